/** Random days: clerks, supervisors, kiosks and displays who do sensible and senseless things in any order. */
import fc from 'fast-check'
import type { Command } from '../../../domain/queue/decide.ts'
import type { Refusal } from '../../../domain/queue/decision.ts'
import { isRefusal } from '../../../domain/queue/decision.ts'
import type { QueueEvent } from '../../../domain/queue/evolve.ts'
import { waitingCount } from '../../../domain/queue/line.ts'
import {
  counterOf,
  type CounterPlace,
  type Queue,
  type Ticket,
} from '../../../domain/queue/state.ts'
import { completionOutcomes, type Place, type TicketState } from '../../../domain/resources.ts'
import type { Actor } from '../../../domain/staff.ts'
import * as say from './commands.ts'
import type { Draft } from './commands.ts'
import * as people from './hall.ts'
import { branchIs, counterIs, deskIs, type SettingsChange } from './hall.ts'
import { given, type Story } from './story.ts'

const staff = [people.ayse, people.mehmet, people.sena, people.murat, people.officer]
const everybody = [...staff, people.kiosk, people.display]
const counterIds = ['c1', 'c2', 'c3', 'c9', 'nowhere']
const deskIds = ['zabita', 'tahakkuk', 'esnaf', 'santral', 'nowhere']

const swapLetters: SettingsChange = {
  change: (settings) => {
    const [one, other] = [settings.desks.get('zabita')!, settings.desks.get('esnaf')!]
    const desks = new Map(settings.desks)
    desks.set('zabita', { ...one, letter: other.letter })
    desks.set('esnaf', { ...other, letter: one.letter })
    return { ...settings, desks }
  },
}

const changes: SettingsChange[] = [
  branchIs({ headStartMinutes: 0 }),
  branchIs({ headStartMinutes: 5 }),
  branchIs({ headStartMinutes: 30 }),
  branchIs({ headStartMinutes: 'always-first' }),
  branchIs({ languageOfferMinutes: 2 }),
  deskIs('zabita', { noShowCalls: 1, noShowAfterSeconds: 5 }),
  deskIs('tahakkuk', { open: false }),
  deskIs('tahakkuk', { open: true, noShowCalls: 2 }),
  counterIs('c1', { helps: [{ deskId: 'esnaf', helpAfterMinutes: 0 }] }),
  counterIs('c3', { helps: [{ deskId: 'zabita', helpAfterMinutes: 3 }] }),
  swapLetters,
]

/** What a ticket must be for a verb to make sense. */
const sensibleStates: Partial<Record<Command['verb'], TicketState[]>> = {
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  complete: ['serving'],
  park: ['serving'],
  resume: ['parked'],
  'mark-no-show': ['called'],
  requeue: ['called'],
  reinstate: ['no-show'],
  transfer: ['waiting', 'called', 'serving', 'parked'],
  cancel: ['waiting', 'called'],
}

const verb = fc.constantFrom<(Command['verb'] | 'change-settings')[]>(
  ...(['issue', 'issue', 'issue', 'issue', 'call', 'call', 'call', 'call', 'call'] as const),
  ...(['start', 'start', 'start', 'complete', 'complete', 'recall', 'recall'] as const),
  ...(['park', 'resume', 'requeue', 'transfer', 'transfer', 'cancel'] as const),
  ...(['mark-no-show', 'mark-no-show', 'reinstate', 'reinstate'] as const),
  ...(['confirm-announcement', 'open-counter', 'open-counter'] as const),
  ...(['pause-counter', 'resume-counter', 'close-counter'] as const),
  ...(['end-day', 'open-day', 'change-settings', 'change-settings'] as const),
)

const laterSeconds = fc.oneof(
  fc.constantFrom(0, 0, -30),
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 60, max: 900 }),
)

const move = fc.record({
  verb,
  laterSeconds,
  /** Aimed moves look for a ticket or counter that fits and for the person it belongs to. */
  aimed: fc.nat({ max: 9 }).map((one) => one > 0),
  pick: fc.nat({ max: 999 }),
  other: fc.nat({ max: 999 }),
  place: fc.constantFrom<Place[]>('keep', 'keep', 'first', 'last'),
  priority: fc.constantFrom(false, false, true),
  language: fc.constantFrom<string[]>('tr', 'tr', 'ar'),
  yes: fc.boolean(),
})
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

/** A day of up to a hundred and fifty moves; without bias, because short days show little. */
export const anyDay = fc.noBias(fc.array(move, { maxLength: 150, size: 'max' }))

/** The same days where everybody speaks the same language. */
export const oneLanguageDay = anyDay.map((moves) =>
  moves.map((one) => ({ ...one, language: 'tr' })),
)

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length]

function pickTicket(queue: Queue, { verb, aimed, pick }: Move): Ticket | undefined {
  const all = [...queue.tickets.values()]
  const states = sensibleStates[verb as Command['verb']] ?? []
  return at(aimed ? all.filter(({ state }) => states.includes(state)) : all, pick)
}

function pickCounter(queue: Queue, move: Move): CounterPlace | undefined {
  const fits = ({ state, ticketId }: CounterPlace) => {
    if (move.verb === 'resume-counter') return state === 'paused'
    if (move.verb === 'open-counter') return state === 'closed'
    return state === 'open' && (ticketId === null || move.verb === 'pause-counter')
  }
  const all = counterIds.slice(0, 4).map((id) => counterOf(queue, id))
  return move.aimed ? at(all.filter(fits), move.other) : undefined
}

const sitter = (counter?: CounterPlace) => staff.find(({ id }) => id === counter?.staffId)

/** Instead of an aimed move that nothing fits, somebody else does something: the hall stays busy. */
function sensible(queue: Queue, move: Move): Move {
  const fits = (verb: Command['verb']) => pickTicket(queue, { ...move, verb })
  if (!move.aimed) return move
  const hasTicket = !(move.verb in sensibleStates) || fits(move.verb as Command['verb'])
  const isCrowded = waitingCount(queue, 'zabita') > 3
  const verb = hasTicket ? move.verb : isCrowded ? 'call' : 'issue'
  if (verb !== 'call' || pickCounter(queue, { ...move, verb })) return { ...move, verb }
  // Nobody is free to call: somebody finishes, begins or sits down.
  if (move.yes && fits('complete')) return { ...move, verb: 'complete' }
  return { ...move, verb: fits('start') ? 'start' : 'open-counter' }
}

/** The command that a move comes to, as things stand. */
function toDraft(queue: Queue, drawn: Move): Draft {
  const move = sensible(queue, drawn)
  const { aimed, pick, other, place, yes, priority, language } = move
  const ticket = pickTicket(queue, move)
  const counter = pickCounter(queue, move)
  const ticketId = ticket?.id ?? 'nobody'
  const counterId = counter?.id ?? at(counterIds, other)!
  const deskId = at(aimed ? deskIds.slice(0, 3) : deskIds, other)!
  const anybody = at(everybody, other)!
  const holder = ticket?.counterId ? queue.counters.get(ticket.counterId) : undefined
  const byHolder = <D extends Draft>(draft: D) =>
    say.by(aimed ? (sitter(holder) ?? people.sena) : anybody, draft)
  const bySitter = <D extends Draft>(draft: D) =>
    say.by(aimed ? (sitter(counter) ?? people.sena) : anybody, draft)
  switch (move.verb) {
    case 'issue': {
      const id = `t${queue.tickets.size}`
      const issue = say.issue(id, { deskId, priority, language })
      return aimed ? issue : say.by(anybody, issue)
    }
    case 'call':
      return bySitter(say.call(counterId, yes && pick % 2 ? ticketId : undefined))
    case 'recall':
      return byHolder(say.recall(ticketId))
    case 'confirm-announcement': {
      const id = Math.max(0, queue.nextAnnouncementId - 1 - (pick % 3))
      const confirm = say.confirm(id, yes ? 'shown' : 'spoken')
      return aimed ? confirm : say.by(anybody, confirm)
    }
    case 'start':
      return byHolder(say.start(ticketId))
    case 'complete': {
      const outcome = at(completionOutcomes, other)!
      return byHolder({ ...say.complete(ticketId, outcome), thenCallNext: yes })
    }
    case 'park':
      return byHolder(say.park(ticketId))
    case 'resume':
      return bySitter(say.resume(ticketId, counterId))
    case 'mark-no-show':
      return byHolder(say.noShow(ticketId, yes))
    case 'requeue':
      return byHolder(say.requeue(ticketId, place))
    case 'reinstate':
      return byHolder(say.reinstate(ticketId, place))
    case 'transfer':
      return byHolder(say.transfer(ticketId, deskId, place))
    case 'cancel':
      return byHolder(say.cancel(ticketId, yes ? 'mistake' : 'left'))
    case 'open-counter': {
      const languages = language === 'tr' ? [] : [language]
      const chosen = yes ? { deskIds: [deskId] } : {}
      const open = say.open(counterId, { ...chosen, languages, takeOver: pick % 4 === 0 })
      return say.by(at<Actor>(aimed ? staff.slice(0, 3) : everybody, pick)!, open)
    }
    case 'pause-counter':
      return bySitter(say.pause(counterId))
    case 'resume-counter':
      return bySitter(say.comeBack(counterId))
    case 'close-counter':
      return bySitter(say.close(counterId))
    case 'open-day':
      return { verb: 'open-day', actor: people.murat, firstAnnouncementId: pick, carried: [] }
    default:
      return say.by(anybody, say.endDay())
  }
}

export interface Moment {
  draft: Draft
  /** What was decided; it happens after this moment. */
  decision: QueueEvent[] | Refusal
}

/** Plays a day on a story, stopping between each decision and its events. */
export function* play(story: Story, moves: Move[]): Generator<Moment> {
  for (const one of moves) {
    story.at += one.laterSeconds * 1000
    if (one.verb === 'change-settings') {
      story.go(at(changes, one.pick)!)
      continue
    }
    const draft = toDraft(story.queue, one)
    const decision = story.decide(draft)
    yield { draft, decision }
    if (!isRefusal(decision)) story.take(decision)
  }
}

/** A day played to its last move. */
export function played(moves: Move[]): Story {
  const story = given()
  for (const _ of play(story, moves));
  return story
}

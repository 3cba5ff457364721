/** What becomes of a request: who does what with it, and how many working days after the step before. */
import { needsPaper, type Channel, type RequestKind } from '../../../domain/requests/kinds.ts'
import type { Random } from '../../replay/generate.ts'
import { oneOf, reasons } from './town.ts'

/** A directorate by its name, or one of the desk's own. */
export type Who = 'supervisor' | 'information' | 'field' | { directorate: string }

/** One step of somebody’s with a request. */
export interface Move {
  /** Working days after the step before; 0 = the same day, when it is open long enough. */
  after: number
  who: Who
  /** The last part of the request's route. */
  verb: string
  body: Record<string, unknown>
  /** The body's field that holds the day of the step. */
  dayField?: string
  /** The body's field that holds the id of the directorate or institution of that name. */
  to?: { field: string; name: string }
  /** A photo of how it is now goes with it. */
  hasPhoto?: boolean
}

/** What is known of a request when it is taken; directorates and institutions by their names. */
export interface FateInput {
  kind: RequestKind
  channel: Channel
  /** Who has it, or is to have it. */
  directorate: string
  /** It was handed over as it was taken. */
  isReferred: boolean
  /** Whom a part of it belongs to. */
  next: string | null
  /** Whose it is when it is not ours. */
  institution: string | null
  /** Once it is decided somebody closes it by hand: it is entered elsewhere, or they can only be written a letter. */
  needsClosing: boolean
  hasRegistry: boolean
  answers: readonly string[]
  /** Working days until its date; null = it has none. */
  daysLeft: number | null
}

const shares = {
  forgotten: 0.03,
  withdrawn: 0.02,
  unanswered: 0.02,
  late: 0.06,
  passedOn: 0.14,
  passedBack: 0.3,
  returned: 0.05,
  asked: 0.05,
  visited: 0.2,
  forwarded: 0.12,
  reopened: 0.03,
}
const forgottenDays = 40

const move = (
  after: number,
  who: Who,
  verb: string,
  body: Record<string, unknown> = {},
  more: Partial<Move> = {},
): Move => ({ after, who, verb, body, ...more })

/** Everything that will happen, in order; nothing for what stays as it is. */
export function fateOf(input: FateInput, random: Random): Move[] {
  const paper = paperMoves(input, random)
  const forwarding = input.isReferred ? [] : [referring(input.directorate, random)]
  const draw = random()
  if (isNoted(input)) return []
  if (input.kind === 'thanks') return [...forwarding, ...thanked(input)]
  if (draw < shares.forgotten) return [...paper, ...forwarding, ...forgotten(input, random)]
  if (draw < shares.forgotten + shares.withdrawn)
    return [...forwarding, move(1, 'supervisor', 'withdrawal', { reason: reasons.withdrawal })]
  const before = [...paper, ...forwarding, ...onTheWay(input, random)]
  if (draw > 1 - shares.unanswered) {
    const holder = holderAfter(before, input)
    return [...before, move(1, holder, 'question', { text: reasons.question })]
  }
  return [...before, ...atTheEnd(input, before, random)]
}

/** Thanks that were handed to nobody were closed when they were taken. */
function isNoted({ kind, channel, isReferred }: FateInput): boolean {
  return kind === 'thanks' && channel !== 'cimer' && !isReferred
}

function paperMoves({ kind, hasRegistry }: FateInput, random: Random): Move[] {
  if (!needsPaper(kind) || hasRegistry || random() < 0.3) return []
  const number = registryNumber(random)
  return [move(1, 'information', 'registry', { number }, { dayField: 'on' })]
}

/** A number of the document system, as one might look. */
export function registryNumber(random: Random): string {
  return `E-${10_000 + Math.floor(random() * 89_999)}`
}

function referring(directorate: string, random: Random): Move {
  const to = { field: 'directorateId', name: directorate }
  const body = { reason: oneOf(random, reasons.refer) }
  return move(random() < 0.6 ? 0 : 1, 'supervisor', 'referrals', body, { to })
}

function receipt(directorate: string, random: Random): Move {
  return move(random() < 0.55 ? 0 : 1, { directorate }, 'receipt')
}

function passing(from: string, name: string, random: Random): Move {
  const to = { field: 'directorateId', name }
  const body = { reason: oneOf(random, reasons.passOn) }
  return move(1, { directorate: from }, 'passing-on', body, { to })
}

function thanked({ directorate, answers, needsClosing }: FateInput): Move[] {
  const text = answers[0] ?? ''
  return [move(1, { directorate }, 'answer', { text }), ...closing(needsClosing)]
}

/** CİMER's answer is entered there, and who left no address cannot be told. */
function closing(needsClosing: boolean): Move[] {
  return needsClosing ? [move(0, 'supervisor', 'closing', { reason: reasons.closed })] : []
}

/** Nobody thinks of it until somebody sees that it is late. */
function forgotten({ directorate, daysLeft }: FateInput, random: Random): Move[] {
  const seen = random() < 0.5 ? [receipt(directorate, random)] : []
  if (random() < 0.5) return seen
  const after = (daysLeft ?? forgottenDays) + 4
  return [...seen, move(after, 'supervisor', 'reissue', { reason: reasons.reissue })]
}

/** Between the hand-over and the answer. */
function onTheWay(input: FateInput, random: Random): Move[] {
  const { directorate, next } = input
  const moves = [receipt(directorate, random)]
  if (next !== null && random() < shares.passedOn) {
    moves.push(passing(directorate, next, random), receipt(next, random))
    if (random() < shares.passedBack)
      moves.push(passing(next, directorate, random), receipt(directorate, random))
  } else if (random() < shares.returned) {
    const reason = oneOf(random, reasons.return)
    moves.push(move(0, { directorate }, 'return', { reason }), referring(directorate, random))
    moves.push(receipt(directorate, random))
  }
  const holder = holderAfter(moves, input)
  if (random() < shares.asked) {
    moves.push(move(1, holder, 'question', { text: reasons.question }))
    moves.push(move(2, 'supervisor', 'supplement', { text: reasons.supplement }))
  }
  if (['field', 'mobile-desk'].includes(input.channel) || random() < shares.visited)
    moves.push(move(1, 'field', 'visits', { text: reasons.visit }))
  return [...moves, ...underTheLaw(input, holder, random)]
}

/** What only petitions and information requests know. */
function underTheLaw({ kind }: FateInput, holder: Who, random: Random): Move[] {
  if (kind === 'information' && random() < 0.3)
    return [move(3, holder, 'extension', { reason: reasons.extension })]
  if (kind === 'information' && random() < 0.3) {
    const asked = move(1, holder, 'fee', { text: reasons.fee })
    return random() < 0.3 ? [asked] : [asked, move(2, 'information', 'fee-payment')]
  }
  if (kind === 'petition' && random() < 0.25)
    return [move(9, holder, 'interim-answer', { text: reasons.interim })]
  return []
}

/** Who has it after these steps. */
function holderAfter(moves: readonly Move[], { directorate }: FateInput): Who {
  const last = moves.findLast(({ to }) => to !== undefined)
  return { directorate: last?.to?.name ?? directorate }
}

function atTheEnd(input: FateInput, before: readonly Move[], random: Random): Move[] {
  if (before.at(-1)?.verb === 'fee') return []
  const spent = before.reduce((sum, { after }) => sum + after, 0)
  const time = input.daysLeft ?? 5
  const isLate = random() < shares.late
  const share = isLate ? 1.05 + 0.4 * random() : 0.25 + 0.7 * Math.sqrt(random())
  const after = Math.max(spent > 0 ? 0 : 1, Math.round(time * share) - spent)
  const holder = holderAfter(before, input)
  const decision = { ...decisionOf(input, holder, random), after }
  return [decision, ...closing(input.needsClosing), ...afterwards(input, decision, random)]
}

function decisionOf(input: FateInput, holder: Who, random: Random): Move {
  const { kind, institution, answers } = input
  if (kind === 'information' && random() < 0.2)
    return move(0, holder, 'refusal', { grounds: reasons.refusal })
  if (kind === 'petition' && random() < 0.1) {
    const body = { ground: 'not-concrete', text: reasons.notExaminable }
    return move(0, holder, 'non-examination', body)
  }
  if (institution !== null && random() < shares.forwarded) {
    const to = { field: 'institutionId', name: institution }
    return move(0, holder, 'forwarding', { text: reasons.forward }, { to })
  }
  return move(0, holder, 'answer', { text: oneOf(random, answers) }, { hasPhoto: true })
}

/** Now and then it is not over. */
function afterwards(input: FateInput, { verb }: Move, random: Random): Move[] {
  const { directorate, answers, needsClosing } = input
  const text = oneOf(random, answers)
  const again = [
    referring(directorate, random),
    receipt(directorate, random),
    move(4, { directorate }, 'answer', { text }),
    ...closing(needsClosing),
  ]
  if (verb === 'refusal' && random() < 0.5) {
    const decision = random() < 0.4 ? 'granted' : 'upheld'
    return [
      move(5, 'information', 'appeal', {}, { dayField: 'on' }),
      move(7, 'information', 'appeal-decision', { decision }),
      ...(decision === 'granted' ? again : []),
    ]
  }
  if (verb !== 'answer' || random() >= shares.reopened) return []
  return [move(5, 'supervisor', 'reopening', { reason: reasons.reopening }), ...again]
}

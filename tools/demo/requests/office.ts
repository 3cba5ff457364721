/** Everybody who takes and answers requests in the demo: what comes in on a day, and what becomes of it. */
import { needsPaper } from '../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../domain/requests/resources.ts'
import type { Client } from '../../replay/client.ts'
import { randomFrom, type Random } from '../../replay/generate.ts'
import type { RequestHouse } from './furnish.ts'
import { fateOf, type Move } from './fates.ts'
import { anyIntake, deskIntake, type Intake } from './intake.ts'
import { photoOf } from './photos.ts'
import { allOf } from './pool.ts'
import type { Scene } from './scenes.ts'
import { scripts } from './scripts.ts'
import { workByHand } from './told-by-hand.ts'
import { citizensOf } from './town.ts'
import { dayAt, momentAt, pastWorkdays, workMoment } from './work-time.ts'
import { fateInput, formOf } from './writing.ts'

interface Arrival {
  at: number
  intake: Intake
  moves?: readonly Move[]
  name?: string
}

/** A request on its way. */
interface Case {
  id: string
  dueAt: number
  moves: Move[]
  photo: Scene | null
}

/** The house, the people at its counters, and what the days are drawn from. */
export interface OfficeOptions {
  house: RequestHouse
  seed: number
  /** `YYYY-MM-DD`: the scripts' days are counted from it. */
  today: string
  /** Those of the counters, for whoever comes in person. */
  clerks: readonly Client[]
  /** Refusals that no rule explains. */
  refused: (path: string, refusal: string) => void
}

const atOnce = 8
const firstMinute = 8 * 60 + 40
const lastMinute = 16 * 60 + 50
/** Then the calls are made, and what is sent by hand is sent. */
const byHandMinute = 15 * 60 + 20
const arrivalsADay = 6
/** Photos take the server a while: some requests have them, not all. */
const mostPhotos = 6
const photoShare = 0.35

/** All moments are epoch milliseconds of the demo's clock. */
export class RequestOffice {
  /** Ids and numbers of what the scripts asked for, by the script's name. */
  readonly named = new Map<string, { id: string; number: string }>()
  readonly #options: OfficeOptions
  readonly #random: Random
  readonly #citizens: ReturnType<typeof citizensOf>
  #arrivals: Arrival[] = []
  #cases: Case[] = []
  #byHandAt = Infinity
  #photosLeft = 0
  #serial = 0
  #isActing = false

  constructor(options: OfficeOptions) {
    this.#options = options
    this.#random = randomFrom(options.seed + 4982)
    this.#citizens = citizensOf(randomFrom(options.seed + 3071))
  }

  /** From now on some requests come with photos. */
  unpackCamera(): void {
    this.#photosLeft = mostPhotos
  }

  /** A day begins. */
  begin(day: string): void {
    const minutes = lastMinute - firstMinute
    const count = arrivalsADay - 2 + Math.floor(5 * this.#random())
    const usual = Array.from({ length: count }, (): Arrival => {
      this.#serial += 1
      const at = momentAt(day, firstMinute + this.#random() * minutes)
      return { at, intake: anyIntake(this.#random, this.#citizens, this.#serial) }
    })
    const { today } = this.#options
    const ofDay = scripts.filter(({ daysAgo }) => pastWorkdays(today, daysAgo)[0] === day)
    const scripted = ofDay.map(({ name, minute, moves, intake }): Arrival => ({
      ...{ name, moves, at: momentAt(day, minute) },
      intake: intake(this.#random, this.#citizens),
    }))
    this.#arrivals = [...this.#arrivals, ...usual, ...scripted].toSorted((a, b) => a.at - b.at)
    this.#byHandAt = momentAt(day, byHandMinute)
  }

  isDue(now: number): boolean {
    if (this.#isActing) return false
    return (
      now >= this.#byHandAt ||
      (this.#arrivals[0]?.at ?? Infinity) <= now ||
      this.#cases.some(({ dueAt }) => dueAt <= now)
    )
  }

  /** Takes what has come by now, and does one step of each request that is due. */
  async act(now: number): Promise<void> {
    if (!this.isDue(now)) return
    this.#isActing = true
    try {
      const come = this.#arrivals.filter(({ at }) => at <= now)
      this.#arrivals = this.#arrivals.slice(come.length)
      const due = this.#cases.filter(({ dueAt }) => dueAt <= now)
      await allOf(come, atOnce, (arrival) => this.#take(arrival, now))
      await allOf(due, atOnce, (one) => this.#goOn(one, now))
      this.#cases = this.#cases.filter(({ moves }) => moves.length > 0)
      if (now >= this.#byHandAt) await this.#tellByHand()
    } finally {
      this.#isActing = false
    }
  }

  /** Somebody at a counter asks for something of that desk. */
  async takeAt(counter: { client: Client; ticketId: string; deskId: string }, now: number) {
    const { client, ticketId, deskId } = counter
    const topics = this.#options.house.topicsAt(deskId)
    const intake = deskIntake(this.#random, this.#citizens, topics)
    await this.#register(client, { at: now, intake }, { ticketId, deskId }, now)
  }

  #take(arrival: Arrival, now: number): Promise<void> {
    const { house, clerks } = this.#options
    const { channel, kind } = arrival.intake
    const deskId = house.topic(arrival.intake.matter.topic).deskId
    const atDesk = channel === 'in-person' ? { deskId } : {}
    if (channel === 'cimer' || needsPaper(kind))
      return this.#register(house.colleague('bilgi'), arrival, atDesk, now)
    if (channel === 'field' || channel === 'mobile-desk')
      return this.#register(house.colleague('saha'), arrival, {}, now)
    const seat = Math.floor(this.#random() * clerks.length)
    const clerk = channel === 'in-person' ? clerks[seat] : undefined
    return this.#register(clerk ?? house.colleague('santral'), arrival, atDesk, now)
  }

  async #register(client: Client, arrival: Arrival, where: object, now: number): Promise<void> {
    const { intake } = arrival
    const photo = arrival.moves ? (intake.matter.photo ?? null) : this.#photoFor(intake)
    const kind = intake.channel === 'field' ? 'photo-before' : 'photo'
    // Who goes there anyway takes the photo there.
    const isTaken = photo && !arrival.moves?.some(({ verb }) => verb === 'visits')
    const attachmentIds = isTaken ? [await upload(client, photo, 'before', kind)] : []
    const body = { ...formOf(this.#options.house, intake, now), ...where, attachmentIds }
    const answer = await client.attempt<{ request: RequestResource }>('/api/requests', body)
    if ('refusal' in answer) return this.#options.refused('/api/requests', answer.refusal)
    const { request } = answer
    if (arrival.name) this.named.set(arrival.name, request)
    if (request.status === 'closed') return
    const moves = [
      ...(arrival.moves ??
        fateOf(fateInput(this.#options.house, intake, request, now), this.#random)),
    ]
    this.#cases.push({ id: request.id, moves, photo, dueAt: 0 })
    this.#plan(this.#cases.at(-1), now)
  }

  #photoFor({ matter, solvedAtDesk }: Intake): Scene | null {
    const wants = matter.photo && !solvedAtDesk && this.#photosLeft > 0
    if (!wants || this.#random() >= photoShare) return null
    this.#photosLeft -= 1
    return matter.photo ?? null
  }

  #plan(one: Case | undefined, now: number): void {
    const next = one?.moves[0]
    if (one && next) one.dueAt = workMoment(now, next.after, this.#random)
  }

  async #goOn(one: Case, now: number): Promise<void> {
    const next = one.moves.shift()
    if (!next) return
    const { house, refused } = this.#options
    const client = house.client(next.who)
    const path = `/api/requests/${one.id}/${next.verb}`
    const { dayField, to } = next
    const answer = await client.attempt<object>(path, {
      ...next.body,
      ...(dayField && { [dayField]: dayAt(now) }),
      ...(to && { [to.field]: house.directorateId(to.name) }),
      ...(next.hasPhoto &&
        one.photo && { attachmentIds: await photosWith(client, one.photo, next) }),
    })
    if ('refusal' in answer) {
      refused(`/api/requests/:id/${next.verb}`, String(answer.refusal))
      one.moves = []
    }
    this.#plan(one, now)
  }

  async #tellByHand(): Promise<void> {
    this.#byHandAt = Infinity
    await workByHand(this.#options.house.colleague('santral'), this.#random)
  }
}

/** A visit shows it as it was found; an answer as it was left, to the house and to the citizen. */
async function photosWith(client: Client, scene: Scene, { verb }: Move): Promise<string[]> {
  if (verb !== 'answer') return [await upload(client, scene, 'before', 'photo-before')]
  return [
    await upload(client, scene, 'after', 'photo-after'),
    await upload(client, scene, 'after', 'answer'),
  ]
}

async function upload(
  client: Client,
  scene: Scene,
  moment: 'before' | 'after',
  kind: string,
): Promise<string> {
  const path = `/api/attachments?kind=${kind}`
  const { attachment } = await client.upload<{ attachment: { id: string } }>(
    path,
    photoOf(scene, moment),
    'image/jpeg',
  )
  return attachment.id
}

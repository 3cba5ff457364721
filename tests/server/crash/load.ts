import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, ApiClient } from '../client.ts'
import type { TestHall } from '../support.ts'

/** A command as it was sent, and what came back: nothing when the server was gone. */
export interface Sent {
  client: ApiClient
  path: string
  body: unknown
  key: string
  answer: Answer | null
}

/** People at kiosks and counters who go on until `end`. Every command has a key of its own. */
export class Load {
  readonly sent: Sent[] = []
  #hall: TestHall
  #random: () => number
  #isOver = false
  #running: Promise<void>[] = []

  constructor(hall: TestHall, random: () => number) {
    this.#hall = hall
    this.#random = random
  }

  /** Citizens at a kiosk, one after the other. */
  addKiosk(client: ApiClient): void {
    this.#run(async () => {
      await this.#issue(client)
      await pause(this.#random() * 8)
    })
  }

  /** A clerk who serves at a counter in all the ways there are. */
  addClerk(client: ApiClient, counterId: string): void {
    const clerk = { client, counterId, ticketId: null }
    this.#run(() => this.#serve(clerk))
  }

  /** Send no more, and wait for what is under way. */
  async end(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#running)
  }

  /** Commands that were answered with success. */
  get done(): (Sent & { answer: Answer })[] {
    return this.sent.filter((one): one is Sent & { answer: Answer } => one.answer?.status === 201)
  }

  /** Commands nobody knows the fate of. */
  get unanswered(): Sent[] {
    return this.sent.filter(({ answer }) => answer === null)
  }

  #run(turn: () => Promise<void>): void {
    const loop = async () => {
      while (!this.#isOver) await turn()
    }
    this.#running.push(loop())
  }

  async #issue(client: ApiClient): Promise<void> {
    const { branchId } = this.#hall
    const deskId = this.#any(Object.values(this.#hall.desks))
    await this.#send(client, '/tickets', { branchId, deskId, priority: this.#random() < 0.1 })
  }

  async #serve(clerk: Clerk): Promise<void> {
    const { client, ticketId } = clerk
    if (ticketId === null) return this.#callNext(clerk)
    const act = (verb: string, body = {}) =>
      this.#send(client, `/tickets/${ticketId}/${verb}`, body)
    if (this.#random() < 0.2) await act('recalls')
    await act('service')
    const { counterId } = clerk
    const last = this.#any<() => Promise<Answer | null>>([
      () => act('completion', { thenCallNext: true }),
      () => act('completion'),
      () => act('requeue'),
      () => act('transfers', { deskId: this.#any(Object.values(this.#hall.desks)) }),
      () => act('parking').then(() => act('resumption', { counterId })),
    ])
    const answer = await last()
    await this.#lookUp(clerk, answer)
  }

  async #callNext(clerk: Clerk): Promise<void> {
    const { client, counterId } = clerk
    const answer = await this.#send(client, `/counters/${counterId}/calls`, {})
    if (answer?.status === 201) clerk.ticketId = answer.body.ticket.id
    else if (answer?.body?.refusal === 'counter_closed')
      await this.#send(client, `/counters/${counterId}/opening`, {})
    else await this.#lookUp(clerk, answer)
  }

  /** Whom the clerk has in front, after anything that may have gone either way. */
  async #lookUp(clerk: Clerk, answer: Answer | null): Promise<void> {
    if (answer?.status === 201 && answer.body.next) clerk.ticketId = answer.body.next.ticket.id
    else if (answer !== null) {
      const path = `/branches/${this.#hall.branchId}/counters`
      const counters = await clerk.client.get(path).catch(() => null)
      const items: { id: string; ticketId: string | null }[] = counters?.body?.items ?? []
      clerk.ticketId = items.find(({ id }) => id === clerk.counterId)?.ticketId ?? null
    }
  }

  async #send(client: ApiClient, path: string, body: unknown): Promise<Answer | null> {
    if (this.#isOver) return null
    const sent: Sent = { client, path, body, key: randomUUID(), answer: null }
    this.sent.push(sent)
    sent.answer = await send(sent)
    if (sent.answer === null) this.#isOver = true
    // Who is told to come again waits a little.
    if (sent.answer?.status === 503) await pause(20)
    return sent.answer
  }

  #any<T>(items: T[]): T {
    return items[Math.floor(this.#random() * items.length)]!
  }
}

interface Clerk {
  client: ApiClient
  counterId: string
  ticketId: string | null
}

/** Send a command (again) under its own key; nothing when nobody answers. */
export function send({ client, path, body, key }: Sent): Promise<Answer | null> {
  return client
    .key(key)
    .post(path, body)
    .catch(() => null)
}

/** Kiosks, and clerks with a counter each. */
export interface Crew {
  kiosks: ApiClient[]
  clerks: { client: ApiClient; counterId: string }[]
}

/** Pair that many kiosks and hire that many clerks. */
export async function makeCrew(hall: TestHall, size: Record<keyof Crew, number>): Promise<Crew> {
  const kiosks = await Promise.all(Array.from({ length: size.kiosks }, () => hall.pairKiosk()))
  const clerks = await Promise.all(
    hall.counters.slice(0, size.clerks).map(async (counterId) => {
      const { client } = await hall.makeStaff('clerk')
      return { client, counterId }
    }),
  )
  return { kiosks: kiosks.map(({ client }) => client), clerks }
}

/** Everybody begins. */
export function startLoad(hall: TestHall, crew: Crew, random: () => number): Load {
  const load = new Load(hall, random)
  for (const kiosk of crew.kiosks) load.addKiosk(kiosk)
  for (const { client, counterId } of crew.clerks) load.addClerk(client, counterId)
  return load
}

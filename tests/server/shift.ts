import type { Answer, ApiClient } from './client.ts'
import { expectStatus, type Person, type TestHall } from './support.ts'

/** Somebody of the staff at a counter, doing their work over HTTP. */
export interface Shift {
  person: Person
  client: ApiClient
  counterId: string
  /** Calls the next citizen, or that one; fails the test when refused. */
  call: (ticketId?: string) => Promise<Answer['body']>
  /** `POST /tickets/:id/<what>`. */
  act: (ticketId: string, what: string, body?: unknown) => Promise<Answer>
  /** The same, failing the test unless it is done. Answers with the ticket. */
  done: (ticketId: string, what: string, body?: unknown) => Promise<Answer['body']>
}

/** A new colleague opens a counter, the nth, for the desks of these letters. */
export async function sitDown(
  hall: TestHall,
  number: number,
  letters: string[],
  role = 'clerk',
): Promise<Shift> {
  const person = await hall.makeStaff(role)
  const { client } = person
  const counterId = hall.counters[number - 1]!
  const desks = letters.map((letter) => hall.desks[letter])
  expectStatus(await client.post(`/counters/${counterId}/opening`, { desks }), 201)
  const act = (ticketId: string, what: string, body?: unknown) =>
    client.post(`/tickets/${ticketId}/${what}`, body)
  return {
    person,
    client,
    counterId,
    act,
    call: async (ticketId) => {
      const body = ticketId === undefined ? undefined : { ticketId }
      return expectStatus(await client.post(`/counters/${counterId}/calls`, body), 201).body
    },
    done: async (ticketId, what, body) =>
      expectStatus(await act(ticketId, what, body), 201).body.ticket,
  }
}

/** A refusal with its status, to compare an answer with. */
export function refused(status: number, refusal: string, field?: string) {
  return { status, body: field === undefined ? { refusal } : { refusal, field } }
}

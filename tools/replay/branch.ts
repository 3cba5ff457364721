/** The place where a trace happens: a branch of its own, a desk for each line, the counters each line needs. */
import type { Client } from './client.ts'
import type { Plan } from './plan.ts'
import { TraceError } from './trace.ts'

/** Ids of what was created for the trace, by the lines' names. */
export interface Place {
  branchId: string
  deskIds: Map<string, string>
  counterIds: Map<string, string[]>
}

/** Without those that are read as 1 and 0. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Creates branch, desks and counters; the clock should stand in the trace's time. Throws for more lines than letters. */
export async function createPlace(client: Client, plan: Plan, timeZone: string): Promise<Place> {
  const names = [...plan.desks.keys()]
  if (names.length > letters.length)
    throw new TraceError(`column desk: ${names.length} lines are more than there are letters`)
  const branchId = await create(client, '/api/branches', { name: 'Replay', timeZone })
  const place: Place = { branchId, deskIds: new Map(), counterIds: new Map() }
  for (const [index, name] of names.entries()) {
    const desk = { name, letter: letters[index] }
    place.deskIds.set(name, await create(client, `/api/branches/${branchId}/desks`, desk))
  }
  for (const { name, number, desk } of countersOf(plan)) {
    const counter = { name, number, deskIds: [place.deskIds.get(desk)] }
    const id = await create(client, `/api/branches/${branchId}/counters`, counter)
    place.counterIds.set(desk, [...(place.counterIds.get(desk) ?? []), id])
  }
  return place
}

/** Each counter serves one line only, so that a call overtakes nobody but people of its own line. */
function countersOf(plan: Plan): { desk: string; name: string; number: number }[] {
  const counters = [...plan.desks].flatMap(([desk, count]) =>
    Array.from({ length: count }, (_, index) => ({ desk, name: `${desk} ${index + 1}` })),
  )
  return counters.map((counter, index) => ({ ...counter, number: index + 1 }))
}

/** Posts a new resource; its id stands in the answer under the resource's name. */
async function create(client: Client, path: string, body: object): Promise<string> {
  const answer = await client.post<Record<string, { id: string }>>(path, body)
  const created = Object.values(answer)[0]
  if (!created) throw new Error(`POST ${path} answered without a resource`)
  return created.id
}

import { expect, test } from 'vitest'
import { counterViewOf } from '../../../server/http/views.ts'
import { insertNote } from '../../../server/storage/note-table.ts'
import { openStream } from '../live/stream.ts'
import { sitDown, type Shift } from '../shift.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

const now = '2026-11-24T10:00:00+03:00'
const tapu = 'Tapu senedini gördüm.\nYalnız borç soracak.'
const vezne = 'Vezne kapalıydı, makbuz sizde kesilsin.'

/** What somebody sees at this moment. */
async function viewOf(hall: TestHall, query: string, client = hall.admin) {
  const stream = await openStream(hall, query, client)
  const view = await stream.next('view')
  stream.close()
  return view
}

const counterQuery = (hall: TestHall, { counterId }: Shift) =>
  `view=counter&branch=${hall.branchId}&counter=${counterId}`

/** The reason of a counter's break, as those who lead see it. */
async function reasonOf(hall: TestHall, { counterId }: Shift): Promise<unknown> {
  const { counters } = await viewOf(hall, `view=hall&branch=${hall.branchId}`)
  return counters.find(({ id }: { id: string }) => id === counterId).pauseReason
}

function storedNotes({ server }: TestHall): unknown[] {
  const rows = server.opened.house.tables.prepare('SELECT text FROM notes ORDER BY text').all()
  return rows.map(({ text }) => text)
}

/** Somebody who was sent from desk to desk, with a note each time, and is served at the last one. */
async function sentOn() {
  const hall = await openHall()
  await hall.setClock(now)
  const shifts: Shift[] = []
  for (const [index, letter] of ['Z', 'T', 'E'].entries())
    shifts.push(await sitDown(hall, index + 1, [letter]))
  const [zabita, tahakkuk, esnaf] = shifts as [Shift, Shift, Shift]
  const ticket = await hall.issue('Z')
  await zabita.call()
  await zabita.done(ticket.id, 'transfers', { deskId: hall.desks['T'], note: tapu })
  await tahakkuk.call()
  await tahakkuk.done(ticket.id, 'transfers', { deskId: hall.desks['E'], note: ` ${vezne} ` })
  await esnaf.call()
  const notes = [
    { deskId: hall.desks['Z'], text: tapu },
    { deskId: hall.desks['T'], text: vezne },
  ]
  return { hall, ticket, notes, zabita, esnaf }
}

test('whoever has the citizen reads what was written at each transfer, oldest first', async () => {
  const { hall, ticket, notes, zabita, esnaf } = await sentOn()
  const current = async () => (await viewOf(hall, counterQuery(hall, esnaf), esnaf.client)).current
  expect(await current()).toMatchObject({ ticketId: ticket.id, notes })
  await esnaf.done(ticket.id, 'service')
  await esnaf.done(ticket.id, 'parking')
  expect(await current()).toBeNull()
  await esnaf.done(ticket.id, 'resumption', { counterId: esnaf.counterId })
  await hall.restart()
  await hall.setClock(now)
  expect(await current()).toMatchObject({ ticketId: ticket.id, notes })

  await hall.issue('Z')
  await zabita.call()
  const other = await viewOf(hall, counterQuery(hall, zabita), zabita.client)
  expect(other.current.notes).toEqual([])
})

test('nobody else reads it: neither hall, citizen, ticket nor lists', async () => {
  const { hall, ticket, esnaf } = await sentOn()
  await esnaf.done(ticket.id, 'requeue')
  const { branchId } = hall
  const seen = [
    await viewOf(hall, `view=board&branch=${branchId}`, hall.visitor()),
    await viewOf(hall, `view=ticket&code=${ticket.code}`, hall.visitor()),
    await viewOf(hall, `view=hall&branch=${branchId}`),
    await viewOf(hall, counterQuery(hall, esnaf), esnaf.client),
    (await hall.visitor().get(`/follow/${ticket.code}`)).body,
    (await hall.admin.get(`/tickets/${ticket.id}`)).body,
    (await hall.admin.get(`/branches/${branchId}/tickets?number=${ticket.number}`)).body,
    (await hall.admin.get(`/branches/${branchId}/counters`)).body,
    await esnaf.call(),
  ]
  for (const view of seen) {
    const text = JSON.stringify(view)
    expect(text).toMatch(new RegExp(`${branchId}|${ticket.number}`))
    expect(text).not.toMatch(/Tapu|Vezne|noteId/)
  }
})

test('a view that is made before the note is on the disk is followed by one that has it', async () => {
  const { hall, ticket, notes, esnaf } = await sentOn()
  await esnaf.done(ticket.id, 'transfers', { deskId: hall.desks['Z'] })
  const { house } = hall.server.opened
  const stream = await openStream(hall, counterQuery(hall, esnaf), esnaf.client)
  await stream.next('view')
  const { person, counterId } = esnaf
  const actor = { kind: 'staff', id: person.id, role: 'clerk' } as const
  const base = { at: house.clock.now(), actor, ticketId: ticket.id }
  const note = insertNote('a-note', hall.branchId, base.at, 'Bekliyor')
  const queue = house.halls.of(hall.branchId)
  const moved = queue.run(
    { verb: 'transfer', ...base, deskId: hall.desks['E']!, place: 'keep', noteId: 'a-note' },
    { beside: [note] },
  )
  const called = queue.run({ verb: 'call', ...base, counterId })
  const early = counterViewOf(house, hall.branchId, counterId)
  expect(early?.current).toMatchObject({ ticketId: ticket.id, notes })
  await Promise.all([moved, called])
  const whole = [...notes, { deskId: hall.desks['Z'], text: 'Bekliyor' }]
  const view = await stream.nextView(({ current }) => current?.notes.length === whole.length)
  expect(view.current.notes).toEqual(whole)
})

test('those who lead see why a counter is on a break, while it is', async () => {
  const hall = await openHall()
  await hall.setClock(now)
  const shift = await sitDown(hall, 1, ['Z'])
  const path = `/counters/${shift.counterId}`
  expect(await reasonOf(hall, shift)).toBeNull()
  for (const reason of ['meal', 'Diş hekimi']) {
    expectStatus(await shift.client.post(`${path}/pauses`, { reason }), 201)
    expect(await reasonOf(hall, shift)).toBe(reason)
    expectStatus(await shift.client.post(`${path}/resumption`), 201)
    expect(await reasonOf(hall, shift)).toBeNull()
  }
  expectStatus(await shift.client.post(`${path}/pauses`), 201)
  expect(await reasonOf(hall, shift)).toBeNull()
  const counters = (await hall.admin.get(`/branches/${hall.branchId}/counters`)).body
  expect(JSON.stringify(counters)).not.toMatch(/hekim|pauseReason/)
})

test('midnight takes them in the transaction that ends the day', async () => {
  const { hall } = await sentOn()
  expect(storedNotes(hall)).toEqual([tapu, vezne])
  await hall.setClock('2026-11-24T23:59:59.999+03:00')
  expect(storedNotes(hall)).toHaveLength(2)
  await hall.setClock('2026-11-25T00:00:00+03:00')
  expect(storedNotes(hall)).toEqual([])
})

test('so does a start days later, also of what earlier versions left', async () => {
  const { hall } = await sentOn()
  const { tables } = hall.server.opened.house
  const before = Date.parse('2026-08-03T11:00:00+03:00')
  await tables.edit(insertNote('august', hall.branchId, before, 'Ağustos'))
  await tables.edit(insertNote('removed', 'removed', before, 'Kapanan hizmet noktası'))
  expect(storedNotes(hall)).toHaveLength(4)
  await hall.restart()
  await hall.setClock('2026-11-28T08:00:00+03:00')
  expect(storedNotes(hall)).toEqual([])
})

test('a branch whose day goes on keeps its notes', async () => {
  const { hall } = await sentOn()
  await hall.setClock('2026-11-24T23:30:00+03:00')
  const far = { name: 'Berlin', timeZone: 'Europe/Berlin' }
  const berlin = (await hall.admin.post('/branches', far)).body.branch.id
  const { tables } = hall.server.opened.house
  const at = Date.parse('2026-11-24T21:30:00+01:00')
  await tables.edit(insertNote('of-berlin', berlin, at, 'Kasse'))
  await hall.setClock('2026-11-25T00:00:00+03:00')
  expect(storedNotes(hall)).toEqual(['Kasse'])
})

test('a telephone counter stays on its break over midnight, and why is forgotten', async () => {
  const hall = await openHall()
  await hall.setClock(now)
  const desks = (await hall.admin.get(`/branches/${hall.branchId}/desks`)).body.items
  const telephone = desks.find(({ letter }: { letter: unknown }) => letter === null).id
  const shift = { counterId: hall.counters[4]! } as Shift
  const path = `/counters/${shift.counterId}`
  expectStatus(await hall.admin.post(`${path}/opening`, { desks: [telephone] }), 201)
  expectStatus(await hall.admin.post(`${path}/pauses`, { reason: 'rest' }), 201)
  expect(await reasonOf(hall, shift)).toBe('rest')
  await hall.setClock('2026-11-25T08:00:00+03:00')
  expect((await hall.admin.get(path)).body.counter.state).toBe('paused')
  expect(await reasonOf(hall, shift)).toBeNull()
  expect(storedNotes(hall)).toEqual([])
})

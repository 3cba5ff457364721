import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { sitDown } from '../shift.ts'
import { openHall } from '../support.ts'

// The log cannot forget, so no word that somebody wrote may get into it, by whichever field.
const hall = await openHall()
const { admin, branchId, desks } = hall
const words = ['Ayşe Yılmaz', 'tr-ayse-yilmaz', '05321112233']
const known = { branchId, deskId: desks['Z'], priority: false, language: 'tr', topicId: null }
const shift = await sitDown(hall, 1, ['Z'])
const { counterId, client } = shift

/** What may be said of a ticket and of a counter, each with its fields. */
const ofTicket = {
  ...{ recalls: {}, service: {}, 'no-show': {}, parking: {} },
  completion: { outcome: '', thenCallNext: '' },
  requeue: { place: '' },
  resumption: { counterId: '' },
  transfers: { deskId: desks['T'], place: 'keep', note: '' },
  reinstatement: { place: '' },
  cancellation: { reason: '' },
}
const ofCounter = {
  ...{ resumption: {}, closing: {} },
  opening: { desks: '', takeOver: true },
  pauses: { reason: '' },
  calls: { ticketId: '' },
}

/** All that the log says, as one text. */
function wholeLog(): string {
  const db = new DatabaseSync(hall.server.opened.databaseFile, { readOnly: true })
  const rows = db.prepare('SELECT stream, actor, data FROM events').all()
  db.close()
  return JSON.stringify(rows)
}

/** Sends the body with this word in each of its fields, one after the other, and in one that nobody knows. */
async function sendWith(path: string, body: Record<string, unknown>, word: string) {
  for (const field of [...Object.keys(body), 'remark']) {
    await admin.post(path, { ...body, [field]: word })
    await admin.post(path, { ...body, [field]: [word] })
  }
}

test('no field of a command gets words into the log', async () => {
  for (const word of words) {
    await sendWith('/tickets', known, word)
    for (const [verb, body] of Object.entries(ofCounter)) {
      await sendWith(`/counters/${counterId}/${verb}`, body, word)
      await admin.post(`/counters/${counterId}/opening`, { takeOver: true })
    }
    for (const [verb, body] of Object.entries(ofTicket)) {
      const { id } = await hall.issue('Z')
      await admin.post(`/counters/${counterId}/calls`, { ticketId: id })
      await sendWith(`/tickets/${id}/${verb}`, body, word)
      await admin.post(`/tickets/${id}/service`)
      await admin.post(`/tickets/${id}/completion`)
    }
    await sendWith('/announcements/1/confirmations', { stage: '' }, word)
  }
  const log = wholeLog()
  expect(log).toContain('transferred')
  expect(log).toContain('counter-paused')
  for (const word of words) expect(log).not.toContain(word)
})

test('nor do the languages of a colleague, which an opening notes', async () => {
  for (const word of words)
    expect(await admin.patch(`/staff/${shift.person.id}`, { languages: [word] })).toMatchObject({
      status: 400,
    })
  expect(await client.post(`/counters/${counterId}/opening`, { takeOver: true })).toMatchObject({
    status: 201,
  })
})

import { expect, test } from 'vitest'
import { openHall } from '../support.ts'
import { readWav } from './samples.ts'

const sentence = { text: 'Zabıta, kırk iki.', language: 'tr' }

/** The route's answer as bytes, sent with the cookies of that client. */
function speak(url: string, cookies: Map<string, string>, kind: string, input: unknown) {
  return fetch(`${url}/api/speech`, {
    method: 'POST',
    headers: {
      ...{ 'Content-Type': 'application/json', 'Speaks-As': kind },
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: JSON.stringify(input),
  })
}

test('displays, kiosks and staff hear the sentence as WAV', async () => {
  const hall = await openHall()
  const display = await hall.pairDisplay()
  const kiosk = await hall.pairKiosk()
  for (const [kind, { cookies }] of [
    ['display', display.client],
    ['kiosk', kiosk.client],
    ['staff', hall.admin],
  ] as const) {
    const response = await speak(hall.url, cookies, kind, sentence)
    expect([kind, response.status, response.headers.get('content-type')]).toEqual([
      ...[kind, 200, 'audio/wav'],
    ])
    const sound = readWav(new Uint8Array(await response.arrayBuffer()))
    expect(sound.seconds).toBeGreaterThan(0.3)
    expect(sound.loudest).toBeGreaterThan(0.1)
  }
})

test('nobody else is spoken to, and not about anything', async () => {
  const hall = await openHall()
  expect((await hall.visitor().post('/speech', sentence)).status).toBe(401)
  const wrong = [
    ...[{ ...sentence, text: '' }, { ...sentence, text: 'a'.repeat(601) }, { text: 'bir' }],
    ...[
      { ...sentence, language: '../tr' },
      { ...sentence, language: '-v' },
    ],
    ...[
      { ...sentence, wordsPerMinute: 20 },
      { ...sentence, wordsPerMinute: 1e9 },
    ],
  ]
  for (const input of wrong) expect((await hall.admin.post('/speech', input)).status).toBe(400)
})

test('a machine without a working engine says so', async () => {
  const hall = await openHall({ voiceCommand: 'no-such-program-anywhere {output}' })
  const { status, body } = await hall.admin.post('/speech', sentence)
  expect([status, body.refusal]).toEqual([503, 'no_voice'])
})

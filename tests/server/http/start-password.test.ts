import { expect, test } from 'vitest'
import { makeDataDir, testConfig, cleanUp } from '../support.ts'
import { startServer } from '../../../server/main.ts'

test('a short ADMIN_PASSWORD opens the door all the same, and is said to be short', async () => {
  const server = await startServer(testConfig(makeDataDir(), { adminPassword: 'admin' }))
  cleanUp(() => server.stop())
  expect(server.opened.firstStart).toEqual({ adminPassword: null, isPasswordShort: true })
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: 'admin' }),
  })
  expect(answer.status).toBe(201)
})

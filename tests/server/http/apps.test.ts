import { expect, test } from 'vitest'
import type { Role } from '../../../domain/staff.ts'
import { adminPassword, openHall } from '../support.ts'

const hall = await openHall()

/** Where the bare address leads for whoever has this cookie. */
async function doorFor(cookie: string | null): Promise<string | null> {
  const headers: HeadersInit = cookie === null ? {} : { Cookie: cookie }
  const answer = await fetch(`${hall.url}/`, { redirect: 'manual', headers })
  expect(answer.status).toBe(302)
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  return answer.headers.get('Location')
}

async function logIn(username: string, password: string): Promise<string> {
  const answer = await fetch(`${hall.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  expect(answer.status).toBe(201)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

test.for<[Role, string]>([
  ['clerk', '/counter/'],
  ['supervisor', '/manager/'],
  ['manager', '/manager/'],
  ['officer', '/requests/'],
  ['information-officer', '/requests/'],
])('the bare address leads a %s to %s', async ([role, home]) => {
  const [username, password] = [role, 'gorevli-parolasi']
  const { items } = (await hall.admin.get('/directorates')).body
  const directorateId = role === 'officer' ? items[0].id : null
  const person = { username, password, role, name: role, directorateId }
  expect(await hall.admin.post('/staff', person)).toMatchObject({ status: 201 })
  expect(await doorFor(await logIn(username, password))).toBe(home)
})

test('an administrator comes to the manager’s page, and so does nobody in particular', async () => {
  expect(await doorFor(await logIn('admin', adminPassword))).toBe('/manager/')
  expect(await doorFor(null)).toBe('/manager/')
  expect(await doorFor('masa_staff=somebody.elses')).toBe('/manager/')
})

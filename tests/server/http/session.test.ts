import { describe, expect, test, vi } from 'vitest'
import { idleMs } from '../../../server/staff/sessions.ts'
import { waitSecondsOf } from '../client.ts'
import { adminPassword, openHall } from '../support.ts'

const hall = await openHall()

describe('logging in', () => {
  test('health answers without anybody being logged in', async () => {
    const answer = await hall.visitor().get('/health')
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  test('gives a cookie that scripts cannot read, and says who I am', async () => {
    const client = hall.visitor()
    const answer = await client.post('/session', { username: 'admin', password: adminPassword })
    expect(answer).toMatchObject({
      status: 201,
      body: {
        session: { kind: 'staff', staff: { username: 'admin', role: 'admin' }, device: null },
      },
    })
    expect(answer.headers.get('Set-Cookie')).toMatch(/^masa_staff=.*HttpOnly; SameSite=Lax$/)
    expect(JSON.stringify(answer.body)).not.toMatch(/password|hash/i)
    expect((await client.get('/session')).body).toEqual(answer.body)
  })

  test('a user name is found in Turkish lower and upper case, with and without dots', async () => {
    await hall.makeStaff('clerk', { username: 'Işıl.İnci' })
    for (const username of ['IŞIL.İNCİ', 'ışıl.inci', 'işil.inci', ' Işıl.İnci '])
      await expect(hall.logIn(username, adminPassword)).resolves.toBeDefined()
    const again = { username: 'işıl.ınci', name: 'x', role: 'clerk', password: adminPassword }
    expect(await hall.admin.post('/staff', again)).toMatchObject({
      status: 409,
      body: { refusal: 'username_taken', field: 'username' },
    })
  })

  test('a wrong password and an unknown name are told apart by nobody', async () => {
    const wrong = await hall.visitor().post('/session', { username: 'admin', password: 'nope' })
    const unknown = await hall.visitor().post('/session', { username: 'kimse', password: 'nope' })
    expect(wrong).toMatchObject({ status: 401, body: { refusal: 'wrong_credentials' } })
    expect(unknown.body).toEqual(wrong.body)
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  test('the words of a refusal come in the language of the browser', async () => {
    const credentials = { username: 'admin', password: 'nope' }
    const turkish = await hall.visitor().post('/session', credentials)
    const english = await hall
      .visitor()
      .with({ 'Accept-Language': 'en-GB' })
      .post('/session', credentials)
    expect(english.body.refusal).toBe(turkish.body.refusal)
    expect(english.body.message).not.toBe(turkish.body.message)
  })
})

describe('the end of a session', () => {
  test('logging out ends it, for a copy of the cookie too', async () => {
    const { client } = await hall.makeStaff('clerk')
    const copy = hall.visitor()
    for (const [name, value] of client.cookies) copy.cookies.set(name, value)
    expect(await copy.get('/session')).toMatchObject({ status: 200 })
    expect(await client.delete('/session')).toMatchObject({ status: 204 })
    expect(client.cookies.size).toBe(0)
    expect(await client.get('/session')).toMatchObject({ status: 401 })
    expect(await copy.get('/session')).toMatchObject({
      status: 401,
      body: { refusal: 'unauthenticated' },
    })
  })

  test.each(['', 'x', 'x.y', 'x.y.z', '%00.%00'])(
    'a cookie nobody gave (%j) is nobody',
    async (value) => {
      const client = hall.visitor().with({ Cookie: `masa_staff=${value}` })
      expect(await client.get('/session')).toMatchObject({ status: 401 })
      expect(await client.delete('/session')).toMatchObject({ status: 401 })
    },
  )

  test('a right id with a wrong secret is nobody', async () => {
    const { client } = await hall.makeStaff('clerk')
    const [id] = client.cookies.get('masa_staff')!.split('.')
    const forged = hall.visitor().with({ Cookie: `masa_staff=${id}.${'A'.repeat(32)}` })
    expect(await forged.get('/session')).toMatchObject({ status: 401 })
  })

  test('a session survives a restart and a day of the queue, but not idleness', async () => {
    const { client } = await hall.makeStaff('clerk')
    await hall.restart()
    await hall.setClock('2031-01-01T09:00:00+03:00')
    expect(await client.get('/session')).toMatchObject({ status: 200 })
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + idleMs + 1)
    try {
      expect(await client.get('/session')).toMatchObject({ status: 401 })
    } finally {
      vi.restoreAllMocks()
    }
    expect(await client.get('/session')).toMatchObject({ status: 401 })
  })

  test('a new password, a new role and leaving end it everywhere', async () => {
    for (const patch of [{ password: 'yeni-parola-1' }, { role: 'supervisor' }]) {
      const { id, client } = await hall.makeStaff('clerk')
      expect(await hall.admin.patch(`/staff/${id}`, patch)).toMatchObject({ status: 200 })
      expect(await client.get('/session')).toMatchObject({ status: 401 })
    }
    const { id, client } = await hall.makeStaff('clerk')
    expect(await hall.admin.delete(`/staff/${id}`)).toMatchObject({ status: 204 })
    expect(await client.get('/session')).toMatchObject({ status: 401 })
  })
})

describe('too many attempts', () => {
  const tries = 10

  test('after ten wrong passwords that person waits, others and other names do not', async () => {
    const guarded = await openHall({ rateLimit: true })
    const wrong = { username: 'admin', password: 'nope' }
    for (let n = 0; n < tries; n++)
      expect(await guarded.visitor().post('/session', wrong)).toMatchObject({ status: 401 })
    const right = { username: 'ADMİN', password: adminPassword }
    const answer = await guarded.visitor().post('/session', right)
    expect(answer).toMatchObject({ status: 429, body: { refusal: 'too_many_attempts' } })
    expect(waitSecondsOf(answer)).toBeGreaterThan(500)
    expect(await guarded.admin.get('/session')).toMatchObject({ status: 200 })
    const { client } = await guarded.makeStaff('clerk')
    expect(await client.get('/session')).toMatchObject({ status: 200 })
  })

  test('a right password forgets the wrong ones before it', async () => {
    const guarded = await openHall({ rateLimit: true })
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < tries - 1; n++)
        await guarded.visitor().post('/session', { username: 'admin', password: 'nope' })
      await expect(guarded.logIn('admin', adminPassword)).resolves.toBeDefined()
    }
  })
})

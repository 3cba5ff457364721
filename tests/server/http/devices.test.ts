import { afterEach, describe, expect, test, vi } from 'vitest'
import { pairingMs } from '../../../server/devices/device-book.ts'
import { waitSecondsOf } from '../client.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall

async function register(more: Record<string, unknown> = {}) {
  const input = { kind: 'kiosk', name: 'Giriş kiosku', branchId: hall.branchId, ...more }
  return expectStatus(await admin.post('/devices', input), 201).body as {
    device: { id: string; paired: boolean }
    pairingCode: string
    pairingUrl: string
  }
}

const claim = (pairingCode: string, client = hall.visitor()) =>
  client.post('/devices/claims', { pairingCode })
const unknownCode = { status: 422, body: { refusal: 'unknown_pairing_code', field: 'pairingCode' } }
const usedCode = { status: 409, body: { refusal: 'pairing_code_used', field: 'pairingCode' } }

describe('registering a device', () => {
  test('gives a code and a link that opens that screen', async () => {
    const made = await register({ settings: { slipPlace: 'left' } })
    expect(made.device).toMatchObject({
      ...{ kind: 'kiosk', name: 'Giriş kiosku', branchId: hall.branchId, paired: false },
      settings: { slipPlace: 'left' },
    })
    expect(made.pairingCode).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
    expect(made.pairingUrl).toBe(`${hall.url}/kiosk/#pair=${made.pairingCode}`)
  })

  test('of a kind without a screen gives a code and no link', async () => {
    const settings = { address: 'tcp://192.168.1.50:9100' }
    for (const kind of ['printer', 'feedback']) {
      const made = await register({ kind, settings })
      expect(made).toMatchObject({ pairingCode: expect.any(String), pairingUrl: null })
      const again = await admin.post(`/devices/${made.device.id}/pairing`)
      expect(again.body.pairingUrl).toBeNull()
    }
  })

  test('for a branch that does not exist is refused', async () => {
    const input = { kind: 'kiosk', name: 'x', branchId: 'nowhere' }
    expect(await admin.post('/devices', input)).toMatchObject({
      status: 422,
      body: { refusal: 'unknown_branch', field: 'branchId' },
    })
  })

  test('the list shows who is paired and nothing secret', async () => {
    const { id } = await hall.pairDisplay()
    const answer = await admin.get('/devices')
    expect(answer.body.items).toContainEqual(
      expect.objectContaining({ id, paired: true, online: false }),
    )
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|hash|pairing/i)
  })
})

describe('a pairing code', () => {
  test('makes a browser the device, with a cookie that lasts', async () => {
    const { pairingCode, device } = await register()
    const client = hall.visitor()
    const answer = await claim(pairingCode, client)
    expect(answer).toMatchObject({ status: 201, body: { device: { id: device.id, paired: true } } })
    expect(answer.headers.get('Set-Cookie')).toMatch(/^masa_kiosk=.*Max-Age=34560000.*HttpOnly/)
    expect((await client.get('/session')).body.session).toMatchObject({
      ...{ kind: 'device', staff: null, device: { id: device.id, kind: 'kiosk' } },
    })
    await hall.restart()
    expect(await client.get('/session')).toMatchObject({ status: 200 })
  })

  test('works once, also when two claim it at the same moment', async () => {
    const { pairingCode } = await register()
    const answers = await Promise.all([1, 2, 3].map(() => claim(pairingCode)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    expect(await claim(pairingCode)).toMatchObject(usedCode)
  })

  test('may be typed in small letters, with spaces and hyphens', async () => {
    const { pairingCode } = await register()
    const typed = ` ${pairingCode.slice(0, 4).toLowerCase()}-${pairingCode.slice(4)} `
    expect(await claim(typed)).toMatchObject({ status: 201 })
  })

  test('that nobody gave is unknown', async () => {
    expect(await claim('22222222')).toMatchObject(unknownCode)
  })

  test('renewed: the old one is worth nothing, the old device works until the new one is claimed', async () => {
    const { device, pairingCode } = await register()
    const first = hall.visitor()
    expectStatus(await claim(pairingCode, first), 201)
    const renewed = await admin.post(`/devices/${device.id}/pairing`)
    expect(renewed).toMatchObject({ status: 201, body: { device: { id: device.id } } })
    expect(await claim(pairingCode)).toMatchObject(unknownCode)
    expect(await first.get('/session')).toMatchObject({ status: 200 })
    const second = hall.visitor()
    expect(await claim(renewed.body.pairingCode, second)).toMatchObject({ status: 201 })
    expect(await first.get('/session')).toMatchObject({ status: 401 })
    expect(await second.get('/session')).toMatchObject({ status: 200 })
  })

  describe('on the machine’s clock', () => {
    afterEach(() => vi.restoreAllMocks())

    test('is over after a week, whatever the queue’s clock says', async () => {
      const first = await register()
      const second = await register()
      await hall.setClock('2040-01-01T09:00:00+03:00')
      expect(await claim(first.pairingCode)).toMatchObject({ status: 201 })
      vi.spyOn(Date, 'now').mockReturnValue(Date.now() + pairingMs + 1)
      expect(await claim(second.pairingCode)).toMatchObject(unknownCode)
    })
  })

  test('after ten wrong ones that address waits, with the right one too', async () => {
    const guarded = await openHall({ rateLimit: true })
    const input = { kind: 'kiosk', name: 'x', branchId: guarded.branchId }
    const { pairingCode } = expectStatus(await guarded.admin.post('/devices', input), 201).body
    for (let n = 0; n < 10; n++)
      expect(await claim('22222222', guarded.visitor())).toMatchObject({ status: 422 })
    const answer = await claim(pairingCode, guarded.visitor())
    expect(answer).toMatchObject({ status: 429, body: { refusal: 'too_many_attempts' } })
    expect(waitSecondsOf(answer)).toBeGreaterThan(500)
  })
})

describe('a device', () => {
  test('gets a new name and settings and keeps its cookie', async () => {
    const { id, client } = await hall.pairKiosk()
    const patch = { name: 'Arka kiosk', settings: { slipPlace: 'right' } }
    expect((await admin.patch(`/devices/${id}`, patch)).body.device).toMatchObject(patch)
    expect((await client.get('/session')).body.session.device).toMatchObject(patch)
  })

  test('renamed or moved in the moment in which it is claimed is still claimed', async () => {
    const { device, pairingCode } = await register()
    const client = hall.visitor()
    const [claimed, renamed] = await Promise.all([
      claim(pairingCode, client),
      admin.patch(`/devices/${device.id}`, { name: 'Yan kapı', settings: { slipPlace: 'left' } }),
    ])
    expect([claimed.status, renamed.status]).toEqual([201, 200])
    expect((await client.get('/session')).body.session).toMatchObject({
      device: { id: device.id, name: 'Yan kapı' },
    })
    expect(await claim(pairingCode)).toMatchObject(usedCode)
  })

  test('that is removed is nobody from then on', async () => {
    const { id, client } = await hall.pairKiosk()
    expect(await admin.delete(`/devices/${id}`)).toMatchObject({ status: 204 })
    const ticket = { branchId: hall.branchId, deskId: hall.desks['Z'] }
    expect(await client.post('/tickets', ticket)).toMatchObject({ status: 401 })
    for (const answer of [
      await admin.delete(`/devices/${id}`),
      await admin.patch(`/devices/${id}`, { name: 'x' }),
      await admin.post(`/devices/${id}/pairing`),
    ])
      expect(answer).toMatchObject({ status: 404 })
  })

  test('does not log out: only its removal ends it', async () => {
    const { client } = await hall.pairKiosk()
    expect(await client.delete('/session')).toMatchObject({ status: 204 })
    expect(await client.get('/session')).toMatchObject({ status: 200 })
  })

  test('one browser can be a clerk, a kiosk and a display at once', async () => {
    const { client } = await hall.makeStaff('clerk')
    for (const kind of ['kiosk', 'display'])
      expectStatus(await claim((await register({ kind })).pairingCode, client), 201)
    expect([...client.cookies.keys()]).toEqual(['masa_staff', 'masa_kiosk', 'masa_display'])
    expect((await client.get('/session')).body.session.kind).toBe('staff')
    for (const kind of ['kiosk', 'display'])
      expect((await client.as(kind).get('/session')).body.session.device).toMatchObject({ kind })
    const ticket = { branchId: hall.branchId, deskId: hall.desks['Z'] }
    expect(await client.as('kiosk').post('/tickets', ticket)).toMatchObject({ status: 201 })
    expect(await client.as('display').post('/tickets', ticket)).toMatchObject({ status: 403 })
    expect(await client.as('printer').get('/session')).toMatchObject({ status: 401 })
    expect(await client.as('nonsense').get('/session')).toMatchObject({ status: 401 })
  })

  test('a cookie under another kind’s name is nobody', async () => {
    const { client } = await hall.pairKiosk()
    const forged = hall.visitor()
    forged.cookies.set('masa_display', client.cookies.get('masa_kiosk')!)
    expect(await forged.get('/session')).toMatchObject({ status: 401 })
  })
})

import { describe, expect, test } from 'vitest'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin, branchId } = hall

const register = (kind: string, settings: Record<string, unknown>, branch = branchId) =>
  admin.post('/devices', { kind, name: `Bir ${kind}`, branchId: branch, settings })

async function registered(kind: string, settings = {}, branch = branchId): Promise<string> {
  return expectStatus(await register(kind, settings, branch), 201).body.device.id
}

const address = 'tcp://192.168.1.50:9100'

describe('a printer', () => {
  test('is reached by tcp and nothing else', async () => {
    const named = ['tcp://yazıcı-1.belediye.local:9100', 'tcp://[fe80::1]:9100', 'tcp://x']
    for (const good of [address, ...named])
      expect(await register('printer', { address: good })).toMatchObject({ status: 201 })
    const wrong = ['', '192.168.1.50', 'http://x:9100', 'tcp://x:', 'tcp://x:0', 'tcp://x:70000']
    for (const bad of [...wrong, 'tcp://u@x:1', 'tcp://x:9100/a', 'tcp:// x:9100', 9100])
      expect(await register('printer', { address: bad }), String(bad)).toMatchObject({
        status: 400,
        body: { refusal: 'malformed', field: 'settings.address' },
      })
  })

  test('has an address from the first moment on, and for good', async () => {
    const unreachable = { status: 400, body: { refusal: 'malformed', field: 'settings.address' } }
    const bare = { kind: 'printer', name: 'Bir yazıcı', branchId }
    for (const body of [bare, { ...bare, settings: { columns: 32 } }])
      expect(await admin.post('/devices', body)).toMatchObject(unreachable)
    const id = await registered('printer', { address })
    const without = { settings: { address: null } }
    expect(await admin.patch(`/devices/${id}`, without)).toMatchObject(unreachable)
  })

  test('that moves keeps its code page', async () => {
    const settings = { address, codePage: 'windows-1254', codePageNumber: 48, columns: 32 }
    const id = await registered('printer', settings)
    const patch = async (part: Record<string, unknown>) =>
      expectStatus(await admin.patch(`/devices/${id}`, { settings: part }), 200).body.device
    const moved = 'tcp://192.168.1.51:9100'
    expect(await patch({ address: moved })).toMatchObject({
      settings: { ...settings, address: moved },
    })
    expect((await patch({ columns: null })).settings).toEqual({
      ...{ address: moved, codePage: 'windows-1254', codePageNumber: 48 },
    })
  })

  test('is told its code page by any of its usual names', async () => {
    for (const codePage of ['cp857', 'CP-857', 'windows-1254', '1254', 'picture'])
      expect(await register('printer', { address, codePage })).toMatchObject({ status: 201 })
    for (const codePage of ['cp437', 'e', '4', 'cp', ''])
      expect(await register('printer', { address, codePage }), codePage).toMatchObject({
        status: 400,
        body: { field: 'settings.codePage' },
      })
  })

  test.each([
    ['codePageNumber', 256],
    ['codePageNumber', 12.5],
    ['columns', 0],
    ['columns', '48'],
  ])('with %s %s is refused, when it is edited too', async (key, value) => {
    const malformed = { status: 400, body: { refusal: 'malformed', field: `settings.${key}` } }
    expect(await register('printer', { address, [key]: value })).toMatchObject(malformed)
    const id = await registered('printer', { address })
    const edited = await admin.patch(`/devices/${id}`, { settings: { address, [key]: value } })
    expect(edited).toMatchObject(malformed)
  })
})

describe('a kiosk', () => {
  test('prints on a printer of its own branch only', async () => {
    const other = (await admin.post('/branches', { name: 'Ek bina' })).body.branch.id
    const [mine, theirs] = [
      await registered('printer', { address }),
      await registered('printer', { address }, other),
    ]
    const unknown = {
      status: 422,
      body: { refusal: 'unknown_printer', field: 'settings.printerId' },
    }
    const id = await registered('kiosk', { printerId: mine })
    const display = await registered('display')
    for (const printerId of [theirs, 'nowhere', display, id]) {
      expect(await register('kiosk', { printerId })).toMatchObject(unknown)
      expect(await admin.patch(`/devices/${id}`, { settings: { printerId } })).toMatchObject(
        unknown,
      )
    }
    const device = (await admin.patch(`/devices/${id}`, { settings: { printerId: null } })).body
    expect(device.device.settings).toEqual({})
  })

  test('keeps its name editable after its printer was removed', async () => {
    const printerId = await registered('printer', { address })
    const id = await registered('kiosk', { printerId })
    expectStatus(await admin.delete(`/devices/${printerId}`), 204)
    expect(await admin.patch(`/devices/${id}`, { name: 'Arka' })).toMatchObject({ status: 200 })
  })

  test('says where its slip comes out and how wide its screen is', async () => {
    const settings = { slipPlace: 'below', widthMillimetres: 340 }
    expect(await register('kiosk', settings)).toMatchObject({ status: 201 })
    for (const [key, value] of [
      ['slipPlace', 'behind'],
      ['widthMillimetres', 3],
    ] as const)
      expect(await register('kiosk', { [key]: value })).toMatchObject({
        status: 400,
        body: { field: `settings.${key}` },
      })
  })
})

test('a display knows how far people stand, what it shows and whether it speaks', async () => {
  const deskIds = [hall.desks['Z']]
  const settings = { speaks: true, viewingMetres: 12.5, theme: 'dark', deskIds }
  expect((await register('display', settings)).body).toMatchObject({ device: { settings } })
  for (const [key, value] of [
    ['speaks', 'yes'],
    ['viewingMetres', 0],
    ['theme', 'pink'],
    ['deskIds', 'Z'],
  ] as const)
    expect(await register('display', { [key]: value })).toMatchObject({
      status: 400,
      body: { field: `settings.${key}` },
    })
  expect(await register('display', { deskIds: ['nowhere'] })).toMatchObject({
    status: 422,
    body: { refusal: 'unknown_desk', field: 'settings.deskIds' },
  })
})

test('settings that nobody knows yet are kept', async () => {
  const settings = { volume: 3, note: { by: 'Ayşe' }, address }
  for (const kind of ['kiosk', 'display', 'printer', 'feedback'])
    expect((await register(kind, settings)).body).toMatchObject({ device: { settings } })
})

test('settings do not grow without end, one small edit after the other', async () => {
  const id = await registered('kiosk', { note: 'x'.repeat(3000) })
  const more = { settings: { another: 'x'.repeat(1000) } }
  expect(await admin.patch(`/devices/${id}`, more)).toMatchObject({
    status: 400,
    body: { field: 'settings' },
  })
  expect(await register('kiosk', { note: 'x'.repeat(4000) })).toMatchObject({ status: 400 })
})

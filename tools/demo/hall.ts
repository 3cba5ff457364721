/** The demo's town hall: a municipality with a name, people who can log in, a kiosk with a printer. */
import { Client } from '../replay/client.ts'

interface Named {
  id: string
  letter: string | null
  number: number
  kind: string
}

/** Those who work in the demo, in the order of their counters; the desks that each of them calls from. */
export const clerks = [
  { username: 'ayse', name: 'Ayşe Yılmaz', letters: ['A', 'E'] },
  { username: 'mehmet', name: 'Mehmet Kaya', letters: ['T'] },
  { username: 'zeynep', name: 'Zeynep Demir', letters: ['T', 'D'] },
  { username: 'mustafa', name: 'Mustafa Çelik', letters: ['Z'] },
  { username: 'elif', name: 'Elif Şahin', letters: ['E', 'D'] },
  { username: 'ibrahim', name: 'İbrahim Öztürk', letters: ['S', 'K'] },
  { username: 'gul', name: 'Gül Arslan', letters: ['C', 'S', 'K'] },
] as const

/** Past days are thinner, and so are their crews: the first counters, each for more desks. */
export const pastCrew = [
  ['A', 'T'],
  ['Z', 'E', 'C'],
  ['D', 'S', 'K'],
] as const

/** Nobody else uses these: they are for whoever tries the demo. */
export const visitors = [
  { username: 'mudur', name: 'Demo Müdürü', role: 'manager' },
  { username: 'deneme', name: 'Deneme Görevlisi', role: 'clerk' },
] as const

/** Everybody’s but the administrator’s. */
export const demoPassword = 'demo-parolasi'

/** The furnished hall; `seats` in the order of `clerks`, each logged in and not yet at work. */
export interface DemoHall {
  admin: Client
  branchId: string
  /** Ids by letter, and letters by id. */
  deskIds: Map<string, string>
  letters: Map<string, string>
  seats: { client: Client; counterId: string }[]
  /** Fresh links that pair the kiosk and the display. */
  pairingUrls: { kiosk: string; display: string }
}

/** What the first start and the printer have told; `signal` ends the work in the middle. */
export interface HallOptions {
  adminPassword: string
  /** `tcp://host:port` of the kiosk's printer. */
  printerAddress: string
  signal: AbortSignal
}

/** Sets everything up on a fresh server. The clock should stand at the demo's first day. */
export async function furnish(url: string, options: HallOptions): Promise<DemoHall> {
  const admin = new Client(url, options.signal)
  await admin.logIn('admin', options.adminPassword)
  const { items: branches } = await admin.get<{ items: Named[] }>('/api/branches')
  const branchId = branches[0]?.id ?? ''
  await admin.patch(`/api/branches/${branchId}`, branchSettings())
  const { items: desks } = await admin.get<{ items: Named[] }>(`/api/branches/${branchId}/desks`)
  const lettered = desks.flatMap(({ id, letter }) => (letter === null ? [] : [{ id, letter }]))
  return {
    admin,
    branchId,
    deskIds: new Map(lettered.map(({ id, letter }) => [letter, id])),
    letters: new Map(lettered.map(({ id, letter }) => [id, letter])),
    seats: await seatClerks(url, admin, branchId, options.signal),
    pairingUrls: await placeDevices(admin, branchId, options.printerAddress),
  }
}

function branchSettings() {
  const workday = [{ from: '08:30', to: '17:00' }]
  return {
    municipality: 'Örnek Belediyesi',
    waitingPlace: 'Ekranın önündeki koltuklar',
    slipText: 'Sizi görmek güzel.',
    hours: { weekly: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, workday])) },
  }
}

async function seatClerks(url: string, admin: Client, branchId: string, signal: AbortSignal) {
  const people = [...clerks.map((clerk) => ({ ...clerk, role: 'clerk' })), ...visitors]
  for (const { username, name, role } of people)
    await admin.post('/api/staff', { username, name, role, password: demoPassword })
  const { items } = await admin.get<{ items: Named[] }>(`/api/branches/${branchId}/counters`)
  return Promise.all(
    clerks.map(async ({ username }, index) => {
      const client = new Client(url, signal)
      await client.logIn(username, demoPassword)
      return { client, counterId: items[index]?.id ?? '' }
    }),
  )
}

async function placeDevices(admin: Client, branchId: string, address: string) {
  const { device } = await admin.post<{ device: { id: string } }>('/api/devices', {
    ...{ kind: 'printer', name: 'Kiosk yazıcısı', branchId },
    settings: { address, codePage: 'cp857', codePageNumber: 13, columns: 48 },
  })
  const { items } = await admin.get<{ items: Named[] }>('/api/devices')
  const idOf = (kind: string) => items.find((item) => item.kind === kind)?.id ?? ''
  await admin.patch(`/api/devices/${idOf('kiosk')}`, { settings: { printerId: device.id } })
  const linkOf = async (kind: string) =>
    (await admin.post<{ pairingUrl: string }>(`/api/devices/${idOf(kind)}/pairing`)).pairingUrl
  return { kiosk: await linkOf('kiosk'), display: await linkOf('display') }
}

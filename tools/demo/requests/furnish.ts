/** What a hall needs to take requests: who answers them, what they may be about, how citizens are told. */
import type { TopicResource } from '../../../domain/requests/resources.ts'
import { Client } from '../../replay/client.ts'
import { demoPassword, type DemoHall } from '../hall.ts'
import type { Who } from './fates.ts'
import { lampTopic } from './matters.ts'
import type { DemoPost } from './post.ts'
import { institutions, neighbourhoods } from './town.ts'

/** Those who work with requests; whoever tries the demo may log in as any of them. */
export const requestStaff = [
  { username: 'sorumlu', name: 'Sevgi Aydın', role: 'supervisor', directorate: null },
  { username: 'santral', name: 'Selim Ateş', role: 'clerk', directorate: null },
  { username: 'saha', name: 'Kemal Toprak', role: 'clerk', directorate: null },
  { username: 'bilgi', name: 'Bilge Aksoy', role: 'information-officer', directorate: null },
  { username: 'fen', name: 'Ferit Usta', role: 'officer', directorate: 'Fen İşleri Müdürlüğü' },
  { username: 'zabita', name: 'Zühal Er', role: 'officer', directorate: 'Zabıta Müdürlüğü' },
  {
    username: 'temizlik',
    name: 'Temel Arı',
    role: 'officer',
    directorate: 'Temizlik İşleri Müdürlüğü',
  },
] as const

type Username = (typeof requestStaff)[number]['username']

interface Named {
  id: string
  name: string
}

/** What the demo knows of the house. Throws for a name that is not there: the demo and the seed have drifted apart. */
export interface RequestHouse {
  branchId: string
  /** The wording of the privacy notice that everybody was shown. */
  noticeVersion: string
  topic: (name: string) => TopicResource
  /** Names of the topics of a desk, and of those of every desk. */
  topicsAt: (deskId: string) => { own: string[]; shared: string[] }
  /** A directorate's or an institution's. */
  directorateId: (name: string) => string
  directorateName: (id: string | null) => string
  colleague: (username: Username) => Client
  /** Whoever does that; for a directorate without an officer the administrator does it. */
  client: (who: Who) => Client
}

/** Sets it all up on a hall that stands. Throws when the server refuses anything. */
export async function furnishRequests(
  url: string,
  { admin, branchId }: DemoHall,
  post: DemoPost,
  signal: AbortSignal,
): Promise<RequestHouse> {
  await admin.put('/api/neighbourhoods', { names: neighbourhoods })
  for (const name of institutions)
    await admin.post('/api/directorates', { name, kind: 'institution' })
  const directorates = (await admin.get<{ items: Named[] }>('/api/directorates')).items
  const idOf = finder(directorates)
  await admin.post('/api/topics', { ...lampTopic, directorateId: idOf('Fen İşleri Müdürlüğü') })
  await openWays(admin, directorates, post)
  const colleagues = await hire(url, admin, idOf, signal)
  const topics = (await admin.get<{ items: TopicResource[] }>('/api/topics')).items
  const { notice } = await admin.get<{ notice: { version: string } }>('/api/notice')
  const colleague = (username: Username) => there(colleagues.get(username), username)
  return {
    ...{ branchId, noticeVersion: notice.version, colleague, directorateId: idOf },
    topic: (name) =>
      there(
        topics.find((one) => one.name === name),
        name,
      ),
    topicsAt: (deskId) => ({ own: namesAt(topics, deskId), shared: namesAt(topics, null) }),
    directorateName: (id) => directorates.find((one) => one.id === id)?.name ?? '',
    client: (who) => {
      const username = usernameOf(who)
      return username === null ? admin : colleague(username)
    },
  }
}

function namesAt(topics: readonly TopicResource[], deskId: string | null): string[] {
  return topics.filter((topic) => topic.deskId === deskId).map(({ name }) => name)
}

function there<Item>(found: Item | undefined, name: string): Item {
  if (found === undefined) throw new Error(`the demo's house has no ${name}`)
  return found
}

function finder(items: readonly Named[]): (name: string) => string {
  return (name) =>
    there(
      items.find((one) => one.name === name),
      name,
    ).id
}

function usernameOf(who: Who): Username | null {
  if (who === 'supervisor') return 'sorumlu'
  if (who === 'information') return 'bilgi'
  if (who === 'field') return 'saha'
  const officer = requestStaff.find(({ directorate }) => directorate === who.directorate)
  return officer?.username ?? null
}

const addressed = 'Fen İşleri Müdürlüğü'

/** Messages go to the demo's own gateway; one directorate has an address: each mail makes the start slower. */
async function openWays(admin: Client, directorates: readonly Named[], post: DemoPost) {
  await admin.patch('/api/gateways', {
    sms: {
      ...{ kind: 'http', url: `${post.url}/sms`, method: 'POST', contentType: 'json' },
      ...{ headers: {}, sender: 'ORNEK BLD', successPattern: null },
      bodyTemplate: '{"to":"{to}","text":"{text}","id":"{id}"}',
    },
    email: {
      ...{ host: '127.0.0.1', port: post.mailPort, security: 'none', user: '' },
      from: { name: 'Örnek Belediyesi', address: 'basvuru@ornek.example' },
    },
  })
  const works = directorates.find(({ name }) => name === addressed)
  if (works) await admin.patch(`/api/directorates/${works.id}`, { email: 'fen@ornek.example' })
}

async function hire(
  url: string,
  admin: Client,
  directorateId: (name: string) => string,
  signal: AbortSignal,
): Promise<Map<string, Client>> {
  const hired = requestStaff.map(async ({ username, name, role, directorate }) => {
    await admin.post('/api/staff', {
      ...{ username, name, role, password: demoPassword },
      directorateId: directorate && directorateId(directorate),
    })
    const client = new Client(url, signal)
    await client.logIn(username, demoPassword)
    return [username, client] as const
  })
  return new Map(await Promise.all(hired))
}

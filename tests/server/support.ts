import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Config } from '../../server/config.ts'
import { startServer, type RunningServer } from '../../server/main.ts'
import { ApiClient, type Answer } from './client.ts'

export const adminPassword = 'parola-parola'

/** Undone after the test file, last one first. */
const cleanups: (() => unknown)[] = []
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

/** Do this when the test file is through. */
export function cleanUp(work: () => unknown): void {
  cleanups.push(work)
}

/** An empty folder that goes away after the test file. */
export function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hizli-masa-test-'))
  cleanUp(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function testConfig(dataDir: string, overrides: Partial<Config> = {}): Config {
  const reach = { port: 0, host: '127.0.0.1', publicUrl: null, tls: null, voiceCommand: null }
  const keyFile = join(dataDir, 'keys.json')
  return {
    ...reach,
    dataDir,
    keyFile,
    backup: null,
    adminPassword,
    rateLimit: false,
    trustProxy: false,
    testClock: true,
    ...overrides,
  }
}

/** The answer, when it is the expected one; else a test failure that shows what came instead. */
export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer
  throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
}

let serial = 0
/** A name nobody else in this file has. */
export function uniqueName(stem: string): string {
  return `${stem}-${++serial}`
}

/** A running town hall: its first branch, desks and counters, and the admin logged in. */
export class TestHall {
  server: RunningServer
  readonly config: Config
  branchId = ''
  /** Desk ids by letter. */
  desks: Record<string, string> = {}
  /** Counter ids; the first one has the number 1. */
  counters: string[] = []
  readonly admin: ApiClient

  constructor(server: RunningServer, config: Config) {
    this.server = server
    this.config = config
    this.admin = this.visitor()
    cleanUp(() => this.server.stop())
  }

  get url(): string {
    return this.server.url
  }

  /** Log the admin in and look around. */
  async enter(): Promise<void> {
    const credentials = { username: 'admin', password: adminPassword }
    expectStatus(await this.admin.post('/session', credentials), 201)
    this.branchId = (await this.admin.get('/branches')).body.items[0].id
    const desks = (await this.admin.get(`/branches/${this.branchId}/desks`)).body.items
    for (const { letter, id } of desks) if (letter !== null) this.desks[letter] = id
    const counters = (await this.admin.get(`/branches/${this.branchId}/counters`)).body.items
    this.counters = counters.map(({ id }: { id: string }) => id)
  }

  /** A browser without any cookie. */
  visitor(): ApiClient {
    return new ApiClient(() => this.server.url)
  }

  /** Stop properly and start again on the same data folder. */
  async restart(): Promise<void> {
    await this.server.stop()
    this.server = await startServer(this.config)
  }

  async logIn(username: string, password: string): Promise<ApiClient> {
    const client = this.visitor()
    expectStatus(await client.post('/session', { username, password }), 201)
    return client
  }

  /** A new colleague, logged in. */
  async makeStaff(role: string, person: Record<string, unknown> = {}): Promise<Person> {
    const username = uniqueName(role)
    const input = { username, name: username, role, password: adminPassword, ...person }
    const { body } = expectStatus(await this.admin.post('/staff', input), 201)
    const client = await this.logIn(input.username, input.password)
    return { ...(body.staff as { id: string; username: string }), client }
  }

  /** A device that has claimed its cookie. */
  async pair(kind: string, branchId = this.branchId): Promise<Device> {
    const settings = kind === 'printer' ? { address: 'tcp://127.0.0.1:9' } : {}
    const input = { kind, name: uniqueName(kind), branchId, settings }
    const { body } = expectStatus(await this.admin.post('/devices', input), 201)
    const client = this.visitor()
    const { pairingCode } = body as { pairingCode: string }
    expectStatus(await client.post('/devices/claims', { pairingCode }), 201)
    return { id: body.device.id as string, client }
  }

  pairKiosk(branchId?: string): Promise<Device> {
    return this.pair('kiosk', branchId)
  }

  pairDisplay(branchId?: string): Promise<Device> {
    return this.pair('display', branchId)
  }

  /** The queue's clock stands at this moment, and everything due until then has happened. */
  async setClock(now: string): Promise<void> {
    expectStatus(await this.visitor().post('/test/clock', { now }), 200)
  }

  /** A number for a desk, taken by the admin. */
  async issue(letter: string, more: Record<string, unknown> = {}): Promise<IssuedTicket> {
    const input = { branchId: this.branchId, deskId: this.desks[letter], ...more }
    return expectStatus(await this.admin.post('/tickets', input), 201).body.ticket
  }

  /** How many events the queue has written down: equal counts mean that nothing happened. */
  get version(): number {
    return this.server.opened.house.version()
  }
}

export interface Person {
  id: string
  username: string
  client: ApiClient
}

export interface Device {
  id: string
  client: ApiClient
}

export interface IssuedTicket {
  id: string
  code: string
  number: string
}

/** Start a town hall in an empty folder, on a free port, with the admin logged in. */
export async function openHall(overrides: Partial<Config> = {}): Promise<TestHall> {
  const config = testConfig(overrides.dataDir ?? makeDataDir(), overrides)
  const hall = new TestHall(await startServer(config), config)
  await hall.enter()
  return hall
}

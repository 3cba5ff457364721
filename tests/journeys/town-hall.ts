import type { StatisticsKey, StatisticsRow, TicketResource } from '../../domain/resources.ts'
import type { DeviceKind, Role } from '../../domain/staff.ts'
import type { HelpRow } from '../../domain/views.ts'
import { ApiClient, type Answer } from '../server/client.ts'
import { adminPassword, type ServerProcess } from './server-process.ts'

export interface Credentials {
  username: string
  password: string
}

/** Somebody who works here and can log in. */
export interface Colleague extends Credentials {
  id: string
  name: string
}

export interface PairingInvitation {
  device: { id: string }
  pairingCode: string
  pairingUrl: string
}

interface IssueOptions {
  priority?: boolean
  escort?: boolean
  language?: string
}

/** A Tuesday morning, far from any midnight. */
export const morning = '2026-11-24T10:00:00+03:00'
export const businessDay = '2026-11-24'

/** A running town hall as its administrator reaches it: everything that a journey needs but no screen offers yet. */
export class TownHall {
  readonly server: ServerProcess
  branchId = ''
  #admin: ApiClient
  #deskIds: Record<string, string> = {}
  #counterIds: Record<number, string> = {}
  #serial = 0

  constructor(server: ServerProcess) {
    this.server = server
    this.#admin = new ApiClient(() => server.url)
  }

  get url(): string {
    return this.server.url
  }

  /** Logs the administrator in and looks around. */
  async enter(): Promise<void> {
    await this.#must(this.#admin.post('/session', { username: 'admin', password: adminPassword }))
    this.branchId = (await this.#must(this.#admin.get('/branches'))).items[0].id
    const { items: desks } = await this.#must(this.#admin.get(this.#branchPath('desks')))
    for (const { letter, id } of desks) if (letter !== null) this.#deskIds[letter] = id
    const { items: counters } = await this.#must(this.#admin.get(this.#branchPath('counters')))
    for (const { number, id } of counters) this.#counterIds[number] = id
  }

  /** The queue's clock stands at this moment from now on. */
  async setClock(now: string): Promise<void> {
    await this.#must(this.#admin.post('/test/clock', { now }))
  }

  async makeStaff(role: Role, name: string): Promise<Colleague> {
    const credentials = { username: `${role}-${++this.#serial}`, password: 'gorevli-parolasi' }
    const { staff } = await this.#must(this.#admin.post('/staff', { role, name, ...credentials }))
    return { id: staff.id, name, ...credentials }
  }

  /** Ends every session of theirs. */
  async changePassword(id: string, password: string): Promise<void> {
    await this.#must(this.#admin.patch(`/staff/${id}`, { password }))
  }

  async inviteDevice(
    kind: DeviceKind,
    name: string,
    settings: Record<string, unknown> = {},
  ): Promise<PairingInvitation> {
    const device = { kind, name, branchId: this.branchId, settings }
    return this.#must(this.#admin.post('/devices', device))
  }

  /** The device is no longer one of the house: its cookie no longer counts. */
  async removeDevice(id: string): Promise<void> {
    await this.#must(this.#admin.delete(`/devices/${id}`))
  }

  /** The id of the desk with that letter. */
  deskId(letter: string): string {
    const id = this.#deskIds[letter]
    if (id === undefined) throw new Error(`There is no desk ${letter}.`)
    return id
  }

  /** What a desk or the branch is set to: hours, name … */
  async editDesk(letter: string, patch: Record<string, unknown>): Promise<void> {
    await this.#must(this.#admin.patch(`/desks/${this.#deskIds[letter]}`, patch))
  }

  async editBranch(patch: Record<string, unknown>): Promise<void> {
    await this.#must(this.#admin.patch(`/branches/${this.branchId}`, patch))
  }

  /** Which desks a counter serves unless its clerk chooses others. */
  async assignDesks(counterNumber: number, letters: string[]): Promise<void> {
    const deskIds = letters.map((letter) => this.#deskIds[letter])
    await this.#must(this.#admin.patch(`/counters/${this.#counterIds[counterNumber]}`, { deskIds }))
  }

  /** Kiosks that ring for staff, and those answered just now. */
  async helpCalls(): Promise<HelpRow[]> {
    return (await this.#must(this.#admin.get(this.#branchPath('board')))).help
  }

  /** Somebody goes there. */
  async answerHelp(id: string): Promise<void> {
    await this.#must(this.#admin.post(`/help-calls/${id}/answer`, {}))
  }

  /** A number, taken at the reception instead of the kiosk. */
  async issue(letter: string, options: IssueOptions = {}): Promise<TicketResource> {
    const input = { branchId: this.branchId, deskId: this.#deskIds[letter], ...options }
    return (await this.#must(this.#admin.post('/tickets', input))).ticket
  }

  /** Opens a counter without a screen and calls the next one. */
  async callFrom(counterNumber: number): Promise<TicketResource> {
    const counter = `/counters/${this.#counterIds[counterNumber]}`
    await this.#must(this.#admin.post(`${counter}/opening`, {}))
    return (await this.#must(this.#admin.post(`${counter}/calls`, {}))).ticket
  }

  /** The next one is called without a screen, served and goes. */
  async serveFrom(counterNumber: number): Promise<void> {
    const { id } = await this.callFrom(counterNumber)
    await this.#must(this.#admin.post(`/tickets/${id}/service`, {}))
    await this.#must(this.#admin.post(`/tickets/${id}/completion`, { outcome: 'solved' }))
    await this.#must(this.#admin.post(`/counters/${this.#counterIds[counterNumber]}/closing`, {}))
  }

  /** On to another desk's line, with a note for whoever calls them there. */
  async sendOn({ id }: TicketResource, letter: string, note: string): Promise<void> {
    const input = { deskId: this.deskId(letter), note }
    await this.#must(this.#admin.post(`/tickets/${id}/transfers`, input))
  }

  /** Somebody sits down at that counter and goes on a break. */
  async pauseAt(counterNumber: number, reason: string): Promise<void> {
    const counter = `/counters/${this.#counterIds[counterNumber]}`
    await this.#must(this.#admin.post(`${counter}/opening`, {}))
    await this.#must(this.#admin.post(`${counter}/pauses`, { reason }))
  }

  /** Everybody of the day, in the order of their coming. */
  async tickets(): Promise<TicketResource[]> {
    const { items } = await this.#must(this.#admin.get(this.#branchPath('tickets')))
    return items.toReversed()
  }

  async ticket(number: string): Promise<TicketResource> {
    const found = (await this.tickets()).find((ticket) => ticket.number === number)
    if (!found) throw new Error(`There is no ${number} today.`)
    return found
  }

  async statistics(by: StatisticsKey): Promise<StatisticsRow[]> {
    const days = `from=${businessDay}&to=${businessDay}`
    const path = `/statistics?branch=${this.branchId}&${days}&by=${by}`
    return (await this.#must(this.#admin.get(path))).items
  }

  #branchPath(resource: string): string {
    return `/branches/${this.branchId}/${resource}`
  }

  async #must(sending: Promise<Answer>): Promise<Answer['body']> {
    const { status, body } = await sending
    if (status < 300) return body
    throw new Error(`${status}: ${JSON.stringify(body)}`)
  }
}

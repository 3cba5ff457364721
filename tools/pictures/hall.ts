/** A hall with a morning behind it: services that ended, people who wait, counters at work. */
import { Temporal } from 'temporal-polyfill'

interface Named {
  id: string
  letter: string | null
  number: number
}

const opens = Temporal.PlainDateTime.from('2026-11-24T08:30')
const minutes = 132
/** Letters by how many come for them. */
const arrivals = 'TZTSTADTZCTESTZTADTSZT'
const desksOfCounter = ['A', 'T', 'Z', 'T', 'S', 'D', 'C', 'Z', 'E', 'T']

export class PictureHall {
  #url: string
  #password: string
  #cookie = ''
  #branchId = ''
  #desks = new Map<string, string>()
  #counters: Named[] = []
  #busyUntil = new Map<string, { until: number; ticketId: string }>()

  constructor(url: string, password: string) {
    this.#url = url
    this.#password = password
  }

  async pairingUrl(kind: string): Promise<string> {
    const device = {
      kind,
      name: kind === 'kiosk' ? 'Kiosk 2' : 'Ekran 2',
      branchId: this.#branchId,
    }
    return (await this.#send<{ pairingUrl: string }>('POST', '/devices', device)).pairingUrl
  }

  /** From half past eight to the moment of the pictures, minute by minute. */
  async morning(): Promise<void> {
    await this.#clock(0)
    await this.#send('POST', '/session', { username: 'admin', password: this.#password })
    await this.#lookAround()
    const person = {
      username: 'ayse',
      name: 'Ayşe Yılmaz',
      role: 'supervisor',
      password: this.#password,
    }
    await this.#send('POST', '/staff', person)
    for (const [index, letter] of desksOfCounter.entries()) {
      if (index === 2) continue
      const desks = [this.#desks.get(letter)]
      await this.#send('POST', `/counters/${this.#counters[index]?.id}/opening`, { desks })
    }
    for (let minute = 0; minute < minutes; minute++) await this.#minute(minute)
  }

  /** The counters of these indexes finish and call the next, in this order. */
  async calls(indexes: number[]): Promise<void> {
    for (const index of indexes) {
      const counter = this.#counters[index]
      if (!counter) continue
      await this.#finish(counter.id)
      await this.#call(counter.id, minutes)
    }
  }

  async #minute(minute: number): Promise<void> {
    await this.#clock(minute)
    const letters = minute % 3 === 0 ? 2 : 1
    for (let n = 0; n < letters; n++) {
      const letter = arrivals[(minute * 2 + n) % arrivals.length] ?? 'T'
      const priority = (minute + n) % 9 === 0
      const language = minute % 17 === 0 ? 'en' : 'tr'
      const ticket = {
        branchId: this.#branchId,
        deskId: this.#desks.get(letter),
        priority,
        language,
      }
      await this.#send('POST', '/tickets', ticket)
    }
    for (const { id } of this.#counters) {
      const busy = this.#busyUntil.get(id)
      if (busy && busy.until <= minute) await this.#finish(id)
      if (!this.#busyUntil.has(id)) await this.#call(id, minute)
    }
  }

  async #call(counterId: string, minute: number): Promise<void> {
    const answer = await this.#try<{ ticket: { id: string } }>(
      'POST',
      `/counters/${counterId}/calls`,
    )
    if (!answer) return
    const ticketId = answer.ticket.id
    if (minute < minutes) await this.#send('POST', `/tickets/${ticketId}/service`)
    const service = 3 + ((minute * 7 + counterId.charCodeAt(0)) % 6)
    this.#busyUntil.set(counterId, { until: minute + service, ticketId })
  }

  async #finish(counterId: string): Promise<void> {
    const busy = this.#busyUntil.get(counterId)
    if (!busy) return
    this.#busyUntil.delete(counterId)
    await this.#try('POST', `/tickets/${busy.ticketId}/completion`, { outcome: 'solved' })
  }

  async #lookAround(): Promise<void> {
    const branches = await this.#send<{ items: { id: string }[] }>('GET', '/branches')
    this.#branchId = branches.items[0]?.id ?? ''
    const of = (what: string) =>
      this.#send<{ items: Named[] }>('GET', `/branches/${this.#branchId}/${what}`)
    for (const { letter, id } of (await of('desks')).items)
      if (letter !== null) this.#desks.set(letter, id)
    this.#counters = (await of('counters')).items
  }

  #clock(minute: number): Promise<unknown> {
    const now = opens.add({ minutes: minute }).toZonedDateTime('Europe/Istanbul')
    return this.#send('POST', '/test/clock', { now: now.toInstant().toString() })
  }

  async #try<T>(method: string, path: string, body?: unknown): Promise<T | null> {
    const response = await fetch(`${this.#url}/api${path}`, {
      method,
      headers: { cookie: this.#cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const [cookie] = response.headers.getSetCookie()
    if (cookie && this.#cookie === '') this.#cookie = cookie.split(';')[0] ?? ''
    return response.ok ? ((await response.json()) as T) : null
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#try<T>(method, path, body)
    if (answer === null) throw new Error(`${method} ${path} was refused`)
    return answer
  }
}

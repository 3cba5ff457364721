import type { ServerResponse } from 'node:http'
import type { RefusalResource } from '../../domain/resources.ts'
import { Channel, write } from './channel.ts'
import { namedFrame } from './sse.ts'

const heartbeatMs = 10_000
/** Bounds what one server carries; a hall has a few dozen. */
const maxListeners = 5000

/** One open stream, and who is behind it. */
export interface Listener {
  response: ServerResponse
  /** Whose session or device it is; null for the open board. */
  actorId: string | null
  /** Set for a display, so that the clerk knows that the hall will be told. */
  displayOf: string | null
}

/** A view that can be watched; `build` gives nothing once what it shows is gone. */
export interface Topic {
  /** Listeners of the same key share one view. */
  key: string
  branchId: string
  build: () => unknown
}

/** Everybody who watches, and what. */
export class LiveHub {
  #channels = new Map<string, Channel>()
  #listeners = new Map<ServerResponse, Listener>()
  #heartbeat: NodeJS.Timeout
  #now: () => string

  /** `now` gives the moment that a heartbeat carries, so that screens keep the server's time. */
  constructor(now: () => string) {
    this.#now = now
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs)
    this.#heartbeat.unref()
  }

  get size(): number {
    return this.#listeners.size
  }

  /** Start sending a view. False when the server carries all it can. */
  add(topic: Topic, listener: Listener): boolean {
    if (this.#listeners.size >= maxListeners) return false
    const { response } = listener
    let channel = this.#channels.get(topic.key)
    if (!channel) {
      channel = new Channel(topic.branchId, topic.build)
      this.#channels.set(topic.key, channel)
    }
    const joined = channel
    this.#listeners.set(response, listener)
    response.once('close', () => this.#remove(topic.key, joined, response))
    joined.add(response)
    if (listener.actorId !== null) this.changed(topic.branchId)
    return true
  }

  /** A branch's queue, settings or devices changed: its views are due. */
  changed(branchId: string): void {
    for (const channel of this.#channels.values())
      if (channel.branchId === branchId) channel.changed()
  }

  /** Is a display of this branch watching? */
  displayOnline(branchId: string): boolean {
    for (const { displayOf } of this.#listeners.values()) if (displayOf === branchId) return true
    return false
  }

  /** Is this device or person watching? */
  isOnline(actorId: string): boolean {
    for (const listener of this.#listeners.values()) if (listener.actorId === actorId) return true
    return false
  }

  /** The cookie is gone: say so and end those streams. */
  deny(actorId: string, refusal: RefusalResource): void {
    for (const listener of [...this.#listeners.values()])
      if (listener.actorId === actorId) listener.response.end(namedFrame('denied', refusal))
  }

  /** Everybody connects again, is asked anew who they are, and gets the whole view. */
  endAll(): void {
    for (const { response } of this.#listeners.values()) response.end()
  }

  close(): void {
    clearInterval(this.#heartbeat)
    this.endAll()
  }

  #remove(key: string, channel: Channel, response: ServerResponse): void {
    const listener = this.#listeners.get(response)
    this.#listeners.delete(response)
    channel.remove(response)
    if (channel.listeners.size === 0 && this.#channels.get(key) === channel)
      this.#channels.delete(key)
    if (listener?.actorId != null) this.changed(channel.branchId)
  }

  #beat(): void {
    const ping = namedFrame('ping', this.#now())
    for (const { response } of this.#listeners.values()) write(response, ping)
  }
}

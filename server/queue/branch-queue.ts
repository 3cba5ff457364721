import { decide, type Command } from '../../domain/queue/decide.ts'
import { isRefusal, type Refusal } from '../../domain/queue/decision.ts'
import { carriedCounters } from '../../domain/queue/end-day.ts'
import { evolve, type QueueEvent } from '../../domain/queue/evolve.ts'
import type { CarriedCounter } from '../../domain/queue/open-day.ts'
import { emptyQueue, type Queue } from '../../domain/queue/state.ts'
import { systemActor } from '../../domain/staff.ts'
import type { Clock } from '../clock.ts'
import { lastAnnouncementId, unendedDays } from '../storage/day-table.ts'
import { appendEvent, readStream, streamName, type CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'
import type { Statement, Writer } from '../storage/writer.ts'
import type { Site } from './directory.ts'
import type { CommandKeys } from './idempotency.ts'
import { project } from './projection.ts'

/** What the queue of a branch needs. */
export interface QueueDeps {
  tables: TableStore
  writer: Writer
  clock: Clock
  keys: CommandKeys
  /** The site as it is now; settings change while the queue goes on. */
  site: () => Site
  /** Events have reached the disk. */
  onCommitted: (queue: Queue, events: readonly QueueEvent[]) => void
}

/** What is stored together with a command’s events; none of it after a refusal. */
export interface RunOptions {
  key?: CommandKey | null
  /** Rows that belong to the command, such as a note's text. */
  beside?: Statement[]
}

/** The queue of one branch: today's day in memory, every change through the log. */
export class BranchQueue {
  #deps: QueueDeps
  #queue: Queue | null = null
  #dayStart = 0
  #dayEnd = 0

  constructor(deps: QueueDeps) {
    this.#deps = deps
  }

  /** Today's queue. Ends days that are over first; a day that nothing happened on yet is empty and unopened. */
  today(): Queue {
    const now = this.#deps.clock.now()
    if (this.#queue && now >= this.#dayStart && now < this.#dayEnd) return this.#queue
    return this.#enterDay(now)
  }

  /** A commit failed: the memory is wrong, the log is right. The next look builds it again. */
  forget(): void {
    this.#queue = null
  }

  /**
   * Decide a command and store its events. Resolves when they are on the disk. A refusal changes nothing.
   * Throws `StorageError` when the disk refuses: then nothing of the command has happened.
   */
  async run(command: Command, options: RunOptions = {}): Promise<QueueEvent[] | Refusal> {
    // A change that is decided and then not taken would leave the memory ahead of the log.
    this.#deps.writer.assertOpen()
    const queue = this.today()
    const opening = queue.phase === 'unopened' ? this.#openDay(queue, command.at) : []
    const decision = decide(queue, this.#deps.site().settings, command)
    const refused = isRefusal(decision)
    const events = refused ? [] : decision
    const statements = this.#take(queue, events, command.actor.id, options)
    const all = [...opening, ...statements, ...(refused ? [] : (options.beside ?? []))]
    if (all.length > 0) {
      await this.#deps.writer.append(all)
      this.#deps.onCommitted(queue, events)
    }
    return decision
  }

  /** A day of the past, from its log. Undefined when that day has none. */
  past(day: string): Queue | undefined {
    const queue = this.#load(day)
    return queue.version > 0 ? queue : undefined
  }

  #openDay(queue: Queue, at: number, carried: CarriedCounter[] = []): Statement[] {
    const known = lastAnnouncementId(this.#deps.tables, queue.branchId)
    const event: QueueEvent = {
      type: 'day-opened',
      at,
      firstAnnouncementId: Math.max(known, this.#lastAnnouncementId) + 1,
      carried,
    }
    return this.#take(queue, [event], systemActor.id, {})
  }

  /** Across days in memory: an ended day's last id may still be on its way to the disk. */
  #lastAnnouncementId = 0

  /** Into memory at once, so that the next command sees it; the rows to store come back. */
  #take(
    queue: Queue,
    events: readonly QueueEvent[],
    actorId: string,
    { key = null }: RunOptions,
  ): Statement[] {
    const { zone } = this.#deps.site().branch
    const stream = streamName(queue.branchId, queue.day)
    const recordedAt = Date.now()
    const statements: Statement[] = []
    events.forEach((event, index) => {
      evolve(queue, event)
      const stored = { version: queue.version, event }
      const commandKey = key && index > 0 ? { actor: key.actor } : key
      statements.push(appendEvent(stream, stored, actorId, commandKey, recordedAt))
      for (const statement of project(queue, event, zone)) statements.push(statement)
    })
    if (key && events.length > 0) this.#deps.keys.remember(key, events)
    this.#lastAnnouncementId = Math.max(this.#lastAnnouncementId, queue.nextAnnouncementId - 1)
    return statements
  }

  #enterDay(now: number): Queue {
    const { zone } = this.#deps.site().branch
    const day = zone.day(now)
    const carried = this.#endDaysBefore(day)
    const queue = this.#load(day)
    this.#queue = queue
    this.#dayStart = zone.startOfDay(day)
    this.#dayEnd = zone.endOfDay(day)
    this.#lastAnnouncementId = Math.max(this.#lastAnnouncementId, queue.nextAnnouncementId - 1)
    if (carried.length > 0 && queue.phase === 'unopened')
      this.#store(queue, this.#openDay(queue, this.#dayStart, carried))
    return queue
  }

  /** Days that began and were not ended, each stamped with its own midnight. Returns who stays open over it. */
  #endDaysBefore(day: string): CarriedCounter[] {
    const { tables, site } = this.#deps
    const { branch, settings } = site()
    const before = this.#queue
    let carried: CarriedCounter[] = []
    const unended = new Set(unendedDays(tables, branch.id))
    if (before?.phase === 'open') unended.add(before.day)
    for (const old of [...unended].toSorted().filter((one) => one < day)) {
      const queue = before?.day === old ? before : this.#load(old)
      const at = branch.zone.endOfDay(old)
      const decision = decide(queue, settings, { verb: 'end-day', at, actor: systemActor })
      if (isRefusal(decision)) throw new Error(`day ${old} cannot end: ${decision.refusal}`)
      this.#store(queue, this.#take(queue, decision, systemActor.id, {}))
      carried = carriedCounters(queue)
    }
    return carried
  }

  /** The system's own changes: nobody waits for the answer; a failure forgets the memory, and the next look tries again. */
  #store(queue: Queue, statements: Statement[]): void {
    if (statements.length === 0) return
    this.#deps.writer.append(statements).then(
      () => this.#deps.onCommitted(queue, []),
      () => this.forget(),
    )
  }

  #load(day: string): Queue {
    const { tables, site } = this.#deps
    const queue = emptyQueue(site().branch.id, day)
    for (const event of readStream(tables, streamName(queue.branchId, day))) evolve(queue, event)
    return queue
  }
}

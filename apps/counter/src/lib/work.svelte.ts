import type { CompletionOutcome } from '../../../../domain/resources.ts'
import type { CounterView, CurrentTicket } from '../../../../domain/views.ts'
import { requestRefusalText } from '../../../../messages/request-refusals.ts'
import { request } from '../../../../ui/api.ts'
import { Clock } from '../../../../ui/clock.svelte.ts'
import { language } from '../../../../ui/language.svelte.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { mainActionOf, obstacleTo } from './abilities.ts'
import type { Action, Obstacle } from './abilities.ts'
import { shows } from './answered.ts'
import type { Answered } from './answered.ts'
import { client } from './client.ts'
import type { DeskSettings } from './client.ts'
import { CommandRunner } from './command-runner.svelte.ts'
import type { Command } from './command-runner.svelte.ts'
import type { Place, PlaceKeeper } from './place.svelte.ts'
import { counterVerbs, ticketVerbs } from './verbs.ts'
import type { TicketHandle } from './verbs.ts'

/** What stands over the clerk’s screen. */
export type OpenDialog =
  | { kind: 'transfer' | 'cancel' | 'escort'; ticket: TicketHandle }
  | { kind: 'pause' | 'issue' }
  | null

/** What the last action came to, in words. */
export interface Message {
  kind: 'done' | 'refused'
  text: string
}

// A confirmation that has been read needn't stay; a refusal stays until something else is done.
const confirmationMilliseconds = 8_000

/** A clerk's place while they work at it: what they see and what they do. `close()` it when the page leaves. */
export class Work {
  readonly live: Live<CounterView>
  readonly clock: Clock
  readonly runner: CommandRunner
  dialog: OpenDialog = $state.raw(null)
  message: Message | null = $state.raw(null)
  desks: DeskSettings[] = $state.raw([])

  #keeper: PlaceKeeper
  #place: Place = $state.raw() as Place
  #outcome: { ticketId: string; outcome: CompletionOutcome } | null = $state.raw(null)

  constructor(place: Place, keeper: PlaceKeeper) {
    this.#place = place
    this.#keeper = keeper
    const query = { view: 'counter', branch: place.branchId, counter: place.counterId } as const
    // Open behind other windows too: a kiosk's call for staff must ring here.
    this.live = new Live<CounterView>(query, 'staff')
    this.clock = new Clock(() => this.live.now())
    // A counter that is lost shows no answer any more; it must be possible to take it back at once.
    this.runner = new CommandRunner(
      (answer) => this.view !== null && (this.lost !== null || shows(this.view, answer)),
    )
    void this.#readDesks()
  }

  close(): void {
    this.live.close()
  }

  get view(): CounterView | null {
    return this.live.view
  }

  get current(): CurrentTicket | null {
    return this.view?.current ?? null
  }

  /** `elsewhere`: another window or person opened this counter; `closed`: nobody has it. Then no key does anything. */
  get lost(): 'elsewhere' | 'closed' | null {
    const counter = this.view?.counter
    if (!counter || counter.openingId === this.#place.openingId) return null
    return counter.state === 'closed' ? 'closed' : 'elsewhere'
  }

  /** A desk's settings, or as much of them as the live view tells while they are still being read. */
  desk(id: string): (Omit<DeskSettings, 'targetMinutes'> & { targetMinutes?: number }) | undefined {
    const named = (desk: { id: string }) => desk.id === id
    return this.desks.find(named) ?? this.view?.desks.find(named)
  }

  /** Times as they are written here, in the hall's own time zone. */
  get format() {
    return language.format(this.view?.branch.timeZone)
  }

  /** The natural next step: what the main key does. */
  get mainAction() {
    return this.view ? mainActionOf(this.view) : 'call-next'
  }

  /** What stands in the way of an action now; null when nothing does. */
  obstacle(action: Action): Obstacle | null {
    return this.view ? obstacleTo(action, this.view, this.clock.now) : { why: 'nobody-here' }
  }

  /** How the present service ends unless the clerk says otherwise; forgotten with its ticket. */
  get outcome(): CompletionOutcome {
    const chosen = this.#outcome
    return chosen && chosen.ticketId === this.current?.ticketId ? chosen.outcome : 'informed'
  }

  set outcome(outcome: CompletionOutcome) {
    if (this.current) this.#outcome = { ticketId: this.current.ticketId, outcome }
  }

  /** Takes the counter back from whoever has it, with its ticket and desks; or opens it anew. */
  async takeBack(): Promise<void> {
    const takeOver = this.view?.counter.state !== 'closed'
    const opening = takeOver ? { takeOver } : {}
    const answer = await this.run(counterVerbs.open(this.#place.counterId, opening))
    const openingId = answer?.counter?.openingId
    if (!openingId) return
    this.#place = { ...this.#place, openingId }
    this.#keeper.take(this.#place)
  }

  /** Closes the counter and gives the place up; false when it was refused, e.g. with a citizen in front. */
  async closeCounter(): Promise<boolean> {
    const answer = await this.run(counterVerbs.close(this.#place.counterId))
    if (answer) this.#keeper.leave()
    return answer !== null
  }

  callThis(ticketId: string) {
    return this.run(counterVerbs.call(this.#place.counterId, ticketId))
  }

  resume(ticket: TicketHandle) {
    return this.run(ticketVerbs.resume(ticket, this.#place.counterId))
  }

  pause(reason: string) {
    return this.run(counterVerbs.pause(this.#place.counterId, reason))
  }

  /** Does what a key or button says with the citizen in front; asks first where something must be chosen. */
  async act(action: Action): Promise<void> {
    const { current } = this
    if (action === 'call-next') await this.run(counterVerbs.call(this.#place.counterId))
    else if (action === 'pause') this.dialog = { kind: 'pause' }
    else if (action === 'resume-counter') await this.run(counterVerbs.resume(this.#place.counterId))
    else if (!current) return
    else if (action === 'transfer' || action === 'cancel')
      this.dialog = { kind: action, ticket: current }
    else if (action === 'complete' || action === 'complete-and-call')
      await this.run(
        ticketVerbs.complete(current, {
          outcome: this.outcome,
          thenCallNext: action === 'complete-and-call',
        }),
      )
    else if (action === 'start') await this.run(ticketVerbs.start(current))
    else if (action === 'recall') await this.run(ticketVerbs.recall(current))
    else if (action === 'no-show') await this.run(ticketVerbs.noShow(current))
    else if (action === 'requeue') await this.run(ticketVerbs.requeue(current))
    else if (action === 'park') await this.run(ticketVerbs.park(current))
  }

  /** Sends a command and says what came of it. Gives the answer, or null when it was refused or dropped. */
  async run(command: Command): Promise<Answered | null> {
    const outcome = await this.runner.run(command)
    if (!outcome) return null
    if (outcome.ok) {
      this.say('done', command.done(outcome.value))
      return outcome.value
    }
    this.say('refused', requestRefusalText(language.current, outcome.refusal.refusal))
    // The stream learns of a session that has ended only when it connects anew.
    if (outcome.refusal.refusal === 'unauthenticated') this.live.open()
    return null
  }

  say(kind: Message['kind'], text: string): void {
    const message = { kind, text }
    this.message = message
    if (kind === 'refused') return
    setTimeout(() => {
      if (this.message === message) this.message = null
    }, confirmationMilliseconds)
  }

  async #readDesks(): Promise<void> {
    const param = { id: this.#place.branchId }
    const result = await request(
      (sending) => client.api.branches[':id'].desks.$get({ param }, sending),
      { attempts: Infinity },
    )
    if (result.ok) this.desks = result.value.items
  }
}

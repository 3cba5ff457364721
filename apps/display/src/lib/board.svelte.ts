import type { BoardCall, BoardDesk, BoardView } from '../../../../domain/views.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { Clock } from '../../../../ui/clock.svelte.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { CallStage, lastCalls } from './call-stage.ts'
import type { StagedCall } from './call-stage.ts'
import { HallVoice } from './hall-voice.svelte.ts'
import type { DisplaySettings } from './settings.ts'

const listLength = 6
const confirmationAttempts = 6
const quietMilliseconds = 2 * 60_000

/**
 * What one wall shows and says: the live board, which of its calls stand large, and the confirmations of what was painted
 * and heard.
 */
export class Board {
  readonly live: Live<BoardView>
  readonly clock: Clock
  /** Null on a display that is to be silent. */
  readonly voice: HallVoice | null
  /** The calls in the large area, newest first. */
  staged: readonly StagedCall[] = $state.raw([])
  /** The desks of this display's zone. */
  desks: readonly BoardDesk[] = $derived.by(() =>
    (this.live.view?.desks ?? []).filter(({ id }) => this.#isInZone(id)),
  )
  /** The calls of this display's zone, newest first. */
  calls: readonly BoardCall[] = $derived.by(() =>
    (this.live.view?.calls ?? []).filter(({ deskId }) => this.#isInZone(deskId)),
  )
  /** The calls beside the large area, newest first. */
  listed: readonly BoardCall[] = $derived.by(() => lastCalls(this.calls, this.staged, listLength))
  /** No desk takes anybody, nobody waits inside and nobody is on the way to a counter. */
  isClosed: boolean = $derived.by(
    () =>
      this.desks.length > 0 &&
      this.desks.every(({ open, waiting }) => !open && waiting === 0) &&
      !this.staged.some(({ fresh, awaited }) => fresh || awaited),
  )
  /** The first opening of all desks, null when none is known. */
  opensAt: string | null = $derived.by(() =>
    earliest(this.desks.flatMap((desk) => desk.opensAt ?? [])),
  )

  #settings: DisplaySettings
  #stage = new CallStage()
  #timer: ReturnType<typeof setTimeout> | undefined
  #client = createClient('display')
  #stopFollowing: () => void
  #end = new AbortController()

  constructor(branchId: string, settings: DisplaySettings) {
    this.#settings = settings
    this.live = new Live<BoardView>({ view: 'board', branch: branchId }, 'display')
    this.clock = new Clock(() => this.live.now())
    this.voice = settings.speaks ? this.#openVoice() : null
    this.#stopFollowing = $effect.root(() => {
      // Before the page is painted: a call must not wait for a second frame.
      $effect.pre(() => {
        if (this.live.view) this.#take(this.live.view, this.calls)
      })
    })
  }

  /** Ends the stream and every timer. */
  close(): void {
    clearTimeout(this.#timer)
    this.#stopFollowing()
    this.#end.abort()
    this.voice?.close()
    this.live.close()
  }

  /** The desk of a call; undefined when the desk no longer gives tickets. */
  desk(call: BoardCall): BoardDesk | undefined {
    return this.live.view?.desks.find(({ id }) => id === call.deskId)
  }

  /** Nobody was called for a while and nothing is to be said. */
  get isQuiet(): boolean {
    const [newest] = this.calls
    const age = newest ? this.live.now() - Date.parse(newest.at) : Infinity
    return age > quietMilliseconds && (this.voice?.isIdle ?? true)
  }

  #isInZone(deskId: string): boolean {
    const { deskIds } = this.#settings
    return deskIds === null || deskIds.includes(deskId)
  }

  /** A machine without any sound still shows. */
  #openVoice(): HallVoice | null {
    if (typeof AudioContext === 'undefined') return null
    return new HallVoice({
      spoken: (id) => void this.#confirm(id, 'spoken'),
      turn: (call) => {
        this.#stage.speak(call, performance.now())
        this.#follow()
      },
    })
  }

  #take(view: BoardView, calls: readonly BoardCall[]): void {
    const arrived = this.#stage.take(calls, performance.now(), this.live.now())
    this.voice?.update(view, arrived)
    this.#follow()
  }

  #follow(): void {
    clearTimeout(this.#timer)
    const milliseconds = this.#stage.advance(performance.now())
    this.staged = this.#stage.calls
    for (const { id } of this.#stage.takeEntered())
      afterPaint(() => void this.#confirm(id, 'shown'))
    if (milliseconds !== null) this.#timer = setTimeout(() => this.#follow(), milliseconds)
  }

  /** Tells the server that the hall has seen or heard it; the clerk's screen waits for that. */
  async #confirm(id: number, stage: 'shown' | 'spoken'): Promise<void> {
    await request(
      (sending) =>
        this.#client.api.announcements[':id'].confirmations.$post(
          { param: { id: String(id) }, json: { stage } },
          sending,
        ),
      { attempts: confirmationAttempts, signal: this.#end.signal },
    )
  }
}

/** The first frame shows the change, the second one proves it; a page that isn't visible gets neither. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}

function earliest(moments: readonly string[]): string | null {
  return moments.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null
}

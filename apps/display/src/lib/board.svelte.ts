import type { BoardCall, BoardDesk, BoardView } from '../../../../domain/views.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { Clock } from '../../../../ui/clock.svelte.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { CallStage, lastCalls } from './call-stage.ts'
import type { StagedCall } from './call-stage.ts'
import { HallVoice } from './hall-voice.svelte.ts'
import { defaultSettings } from './settings.ts'
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
  /** What a manager set; may change at any time. */
  settings: DisplaySettings = $state.raw(defaultSettings)
  /** Null on a display that is to be silent. */
  voice: HallVoice | null = $state.raw(null)
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
      this.staged.every(({ awaited, settled }) => settled && !awaited),
  )
  /** The first opening of all desks, null when none is known. */
  opensAt: string | null = $derived.by(() =>
    earliest(this.desks.flatMap((desk) => desk.opensAt ?? [])),
  )

  #speaks = $derived(this.settings.speaks)
  #stage = new CallStage()
  #timer: ReturnType<typeof setTimeout> | undefined
  #client = createClient('display')
  #stopFollowing: () => void
  #end = new AbortController()

  constructor(branchId: string, settings: DisplaySettings) {
    this.settings = settings
    this.live = new Live<BoardView>({ view: 'board', branch: branchId }, 'display')
    this.clock = new Clock(() => this.live.now())
    this.#stopFollowing = $effect.root(() => {
      $effect.pre(() => this.#speak())
      // Before the page is painted: a call must not wait for a second frame.
      $effect.pre(() => {
        if (this.live.view) this.#take(this.live.view)
      })
    })
  }

  /** Ends the stream and every timer. */
  close(): void {
    this.#stopFollowing()
    clearTimeout(this.#timer)
    this.#end.abort()
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
    const { deskIds } = this.settings
    return deskIds === null || deskIds.includes(deskId)
  }

  /** Opens the voice of a wall that is to speak; gives what silences it. */
  #speak(): (() => void) | undefined {
    if (!this.#speaks) return undefined
    const voice = this.#openVoice()
    this.voice = voice
    return () => {
      voice?.close()
      this.voice = null
      this.#turn(null)
    }
  }

  /** A machine without any sound still shows. */
  #openVoice(): HallVoice | null {
    if (typeof AudioContext === 'undefined') return null
    return new HallVoice({
      spoken: (id) => void this.#confirm(id, 'spoken'),
      turn: (call) => this.#turn(call),
    })
  }

  #turn(call: BoardCall | null): void {
    this.#stage.speak(call, performance.now())
    this.#follow()
  }

  #take(view: BoardView): void {
    const isHere = ({ deskId }: BoardCall) => this.#isInZone(deskId)
    const arrived = this.#stage.take(view.calls, performance.now(), this.live.now(), isHere)
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

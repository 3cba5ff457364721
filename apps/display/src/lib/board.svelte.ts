import type { BoardCall, BoardDesk, BoardView } from '../../../../domain/views.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { Clock } from '../../../../ui/clock.svelte.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { CallStage, lastCalls } from './call-stage.ts'
import type { StagedCall } from './call-stage.ts'

const listLength = 6
const confirmationAttempts = 6

/** What one wall shows: the live board, which of its calls stand large, and the confirmations of what was painted. */
export class Board {
  readonly live: Live<BoardView>
  readonly clock: Clock
  /** The calls in the large area, newest first. */
  staged: readonly StagedCall[] = $state.raw([])
  /** The calls beside it, newest first. */
  listed: readonly BoardCall[] = $derived.by(() =>
    lastCalls(this.live.view?.calls ?? [], this.staged, listLength),
  )

  #stage = new CallStage()
  #timer: ReturnType<typeof setTimeout> | undefined
  #client = createClient('display')
  #stopFollowing: () => void
  #end = new AbortController()

  constructor(branchId: string) {
    this.live = new Live<BoardView>({ view: 'board', branch: branchId }, 'display')
    this.clock = new Clock(() => this.live.now())
    this.#stopFollowing = $effect.root(() => {
      // Before the page is painted: a call must not wait for a second frame.
      $effect.pre(() => {
        if (this.live.view) this.#take(this.live.view)
      })
    })
  }

  /** Ends the stream and every timer. */
  close(): void {
    clearTimeout(this.#timer)
    this.#stopFollowing()
    this.#end.abort()
    this.live.close()
  }

  /** The desk of a call; undefined when the desk no longer gives tickets. */
  desk(call: BoardCall): BoardDesk | undefined {
    return this.live.view?.desks.find(({ id }) => id === call.deskId)
  }

  #take(view: BoardView): void {
    const arrived = this.#stage.take(view.calls, performance.now(), this.live.now())
    this.#follow()
    for (const { id } of arrived) afterPaint(() => void this.#confirm(id))
  }

  #follow(): void {
    clearTimeout(this.#timer)
    const milliseconds = this.#stage.advance(performance.now())
    this.staged = this.#stage.calls
    if (milliseconds !== null) this.#timer = setTimeout(() => this.#follow(), milliseconds)
  }

  /** Tells the server that the hall has seen it; the clerk's screen waits for that. */
  async #confirm(id: number): Promise<void> {
    await request(
      (sending) =>
        this.#client.api.announcements[':id'].confirmations.$post(
          { param: { id: String(id) }, json: { stage: 'shown' } },
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

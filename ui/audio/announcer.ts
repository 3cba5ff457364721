import type { BoardCall, BoardView } from '../../domain/views.ts'
import { defaultLanguage, isLanguage } from '../../messages/index.ts'
import { spokenAnnouncement } from '../../messages/spoken.ts'
import { AnnouncementQueue } from './announcement-queue.ts'
import type { Pass } from './announcement-queue.ts'
import type { SoundPermission } from './permission.ts'
import { Utterance } from './speech-engine.ts'
import type { SpeechProblem } from './speech-engine.ts'

// Between two sentences, so that a hall hears where one ends.
const gapMilliseconds = 350

/** What of the page's sound is used; `AudioOutput` is such. */
export interface AnnouncerOutput {
  readonly permission: SoundPermission
  watch(listener: (state: SoundPermission) => void): () => void
  chime(): Promise<void>
}

/** What of a `Speech` is used. */
export interface AnnouncerSpeech {
  prepare(utterance: Utterance): void
  speak(utterance: Utterance): void
  cancel(): void
}

interface HallCall extends BoardCall {
  spokenName: string
  spoken: boolean
}

/**
 * The hall's voice: speaks calls strictly one after the other, chime first, none lost. The picture never waits for it.
 *
 *     const announcer = new Announcer(output, speechOf(output, 'display'), (id) => …confirm it as spoken…)
 *     announcer.update(board, freshCalls)   // each time a board comes; `freshCalls` are those nobody has seen yet, oldest first
 *     announcer.close()
 *
 * While the browser lets nothing be heard, calls wait up to a minute, and so long a call is tried for which no voice could
 * be fetched. What fails otherwise counts as not spoken, and the next one follows.
 */
export class Announcer {
  #output: AnnouncerOutput
  #speech: AnnouncerSpeech
  #onspoken: (announcementId: number) => void
  #onturn: (call: BoardCall | null) => void
  #queue = new AnnouncementQueue<HallCall>()
  #board: BoardView | null = null
  #running = false
  #closed = false
  #retry: ReturnType<typeof setTimeout> | undefined
  #unwatch: () => void

  constructor(
    output: AnnouncerOutput,
    speech: AnnouncerSpeech,
    onspoken: (announcementId: number) => void,
    onturn: (call: BoardCall | null) => void = () => undefined,
  ) {
    this.#output = output
    this.#speech = speech
    this.#onspoken = onspoken
    this.#onturn = onturn
    this.#unwatch = output.watch(() => {
      // Whatever was waiting for this moment may be too old for it.
      this.#queue.dropStale(performance.now())
      void this.#run()
    })
  }

  /** How many calls were not spoken once yet. */
  get unspoken(): number {
    return this.#queue.unspoken
  }

  /** The board as it is now: its settings, who is still awaited, and the calls that are new. */
  update(board: BoardView, fresh: readonly BoardCall[]): void {
    this.#board = board
    this.#queue.keepAwaited((call) => this.#awaited(call))
    const { callTimes, callForm } = board.branch
    const policy = { language: hallLanguage(board), callTimes, callForm, speaks: isLanguage }
    for (const call of fresh) {
      const desk = board.desks.find(({ id }) => id === call.deskId)
      if (!call.awaited) continue
      const spokenName = desk?.spokenName || (desk?.name ?? '')
      this.#queue.add({ ...call, spokenName, spoken: false }, policy, performance.now())
    }
    void this.#run()
  }

  /** Silence for good. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#unwatch()
    this.#speech.cancel()
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    while (!this.#closed) {
      const pass = this.#take()
      if (!pass) break
      // Whatever fails in one turn, the hall must hear the next.
      await this.#turn(pass).catch(() => undefined)
      await pause(gapMilliseconds)
    }
    this.#running = false
    this.#runLater()
  }

  async #turn(pass: Pass<HallCall>): Promise<void> {
    try {
      this.#onturn(pass.call)
      await this.#announce(pass)
    } finally {
      if (!this.#closed) this.#onturn(null)
    }
  }

  /** New calls don't wait for one that is to be tried again. */
  #runLater(): void {
    clearTimeout(this.#retry)
    const milliseconds = this.#queue.milliseconds(performance.now())
    if (this.#closed || milliseconds === null || this.#output.permission !== 'allowed') return
    this.#retry = setTimeout(() => void this.#run(), milliseconds)
  }

  /** Null when there is nothing to say, or nobody could hear it. */
  #take(): Pass<HallCall> | null {
    const now = performance.now()
    if (this.#output.permission === 'allowed' && this.#board)
      return this.#queue.next(this.#board.branch.callForm, now)
    this.#queue.dropStale(now)
    return null
  }

  async #announce(pass: Pass<HallCall>): Promise<void> {
    const utterance = utteranceOf(pass)
    this.#speech.prepare(utterance)
    // A hall without a voice needn't hear the gong again and again.
    if (pass.kind === 'first' && pass.notBefore === null) await this.#output.chime()
    if (this.#closed || !this.#awaited(pass.call)) return
    const spoken = this.#speak(utterance)
    this.#prepareNext()
    const problem = await spoken
    if (problem === 'not-allowed') this.#queue.putBack(pass)
    if (problem === 'synthesis-unavailable' && this.#awaited(pass.call))
      this.#queue.putLast(pass, performance.now())
    if (problem !== null || pass.call.spoken) return
    pass.call.spoken = true
    this.#onspoken(pass.call.id)
  }

  /** Null when it was spoken. */
  #speak(utterance: Utterance): Promise<SpeechProblem | null> {
    return new Promise((resolve) => {
      utterance.onend = () => resolve(null)
      utterance.onerror = resolve
      this.#speech.speak(utterance)
    })
  }

  #prepareNext(): void {
    const next = this.#board && this.#queue.peek(this.#board.branch.callForm, performance.now())
    try {
      if (next) this.#speech.prepare(utteranceOf(next))
    } catch {
      // It is told of when its own turn comes: the sentence that is being spoken is not at fault.
    }
  }

  /** As the latest board says; a call too old to hang there is believed to be, unless the wall is empty. */
  #awaited({ id }: HallCall): boolean {
    const calls = this.#board?.calls ?? []
    const call = calls.find((other) => other.id === id)
    return call ? call.awaited : calls.length > 0
  }
}

function utteranceOf({ call, language, form }: Pass<HallCall>): Utterance {
  const code = isLanguage(language) ? language : defaultLanguage
  return new Utterance(spokenAnnouncement(code, { ...call, form }), code)
}

function hallLanguage({ branch }: BoardView): string {
  return isLanguage(branch.language) ? branch.language : defaultLanguage
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

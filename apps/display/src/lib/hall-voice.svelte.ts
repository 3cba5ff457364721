import type { BoardCall, BoardView } from '../../../../domain/views.ts'
import { Announcer } from '../../../../ui/audio/announcer.ts'
import { AudioOutput } from '../../../../ui/audio/output.ts'
import type { SoundPermission } from '../../../../ui/audio/permission.ts'
import { speechOf } from '../../../../ui/audio/speech.ts'

interface VoiceEvents {
  /** The hall has heard a call once. */
  spoken(announcementId: number): void
  /** This call is being announced now; null when none is. */
  turn(call: BoardCall | null): void
}

/** The sound of one wall: gong and voice, and whether the browser lets them be heard. */
export class HallVoice {
  permission: SoundPermission = $state('starting')
  #output = new AudioOutput()
  #announcer: Announcer
  #isSpeaking = false

  constructor(events: VoiceEvents) {
    this.#output.watch((permission) => (this.permission = permission))
    this.#announcer = new Announcer(
      this.#output,
      speechOf(this.#output, 'display'),
      (id) => events.spoken(id),
      (call) => {
        this.#isSpeaking = call !== null
        events.turn(call)
      },
    )
  }

  /** Nothing is spoken and nothing waits for it. */
  get isIdle(): boolean {
    return !this.#isSpeaking && this.#announcer.unspoken === 0
  }

  /** The board as it came, and the calls that nobody has heard yet, oldest first. */
  update(board: BoardView, arrived: readonly BoardCall[]): void {
    this.#announcer.update(board, arrived)
  }

  /** “Sesi aç”: to be called inside a touch or a key. */
  async unlock(): Promise<void> {
    await this.#output.unlock()
  }

  close(): void {
    this.#announcer.close()
    void this.#output.close()
  }
}

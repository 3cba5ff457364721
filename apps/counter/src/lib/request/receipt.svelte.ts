import type { Receipt } from '../../../../../domain/slip.ts'
import { newKey, request } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import { settled, type Print } from '../slip-copy.ts'

const attempts = 4

/** What the citizen takes home of one request: asked for when it is wanted, because each is put on record. */
export class ReceiptDesk {
  receipt: Receipt | null = $state.raw(null)
  /** The branch's slip printers; known with the first receipt. */
  printers: { id: string; name: string }[] = $state.raw([])
  /** What became of the last slip; null before the first. */
  print: Print | null = $state.raw(null)
  refusal: string | null = $state.raw(null)
  isBusy = $state(false)
  #requestId: string

  constructor(requestId: string) {
    this.#requestId = requestId
  }

  /** For this machine's own printer; true when there is something to print. */
  async fetch(): Promise<boolean> {
    if (this.receipt === null) await this.#ask({})
    return this.receipt !== null
  }

  /** On a slip printer; the same click is one slip, however often it is sent. */
  async printOn(printerId: string): Promise<void> {
    this.print = null
    const print = await this.#ask({ slip: true, printerId })
    if (print) this.print = await settled(print)
  }

  async #ask(json: { slip?: boolean; printerId?: string }): Promise<Print | null> {
    if (this.isBusy) return null
    this.isBusy = true
    this.refusal = null
    const param = { id: this.#requestId }
    const result = await request(
      (sending) => client.api.requests[':id'].receipts.$post({ param, json }, sending),
      { attempts, key: newKey() },
    )
    this.isBusy = false
    if (!result.ok) {
      this.refusal = result.refusal.refusal
      return null
    }
    this.receipt = result.value.receipt
    this.printers = result.value.printers
    return 'print' in result.value ? ((result.value.print as Print | undefined) ?? null) : null
  }
}

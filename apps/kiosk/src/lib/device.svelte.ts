import type { RefusalResource } from '../../../../domain/resources.ts'
import { request } from '../../../../ui/api.ts'
import { wait } from '../../../../ui/pause.ts'
import { client } from './client.ts'

const retryMilliseconds = 5_000

/** Which kiosk this browser is: what its cookie says, or what a pairing link makes it. */
export class Device {
  state: 'unknown' | 'unpaired' | 'paired' = $state('unknown')
  branchId: string | null = $state(null)
  /** Why the link that opened this page didn't pair it. */
  refusal: RefusalResource | null = $state.raw(null)

  /** Claims the code in the address, if there is one, and then asks who this kiosk is; waits for the server. */
  async start(): Promise<void> {
    const code = codeInAddress()
    if (code !== null) {
      const refusal = await this.claim(code, Infinity)
      history.replaceState(history.state, '', location.pathname)
      if (refusal === null) return
      this.refusal = refusal
    }
    await this.#ask()
  }

  /** Makes this browser the kiosk that the code stands for; gives the refusal, or null when it went well. */
  async claim(pairingCode: string, attempts = 1): Promise<RefusalResource | null> {
    const json = { pairingCode }
    const result = await request((sending) => client.api.devices.claims.$post({ json }, sending), {
      attempts,
    })
    if (!result.ok) return result.refusal
    this.#pair(result.value.device.branchId)
    return null
  }

  /** The server no longer knows this kiosk. */
  forget(): void {
    this.branchId = null
    this.state = 'unpaired'
  }

  async #ask(): Promise<void> {
    for (;;) {
      const result = await request((sending) => client.api.session.$get({}, sending), {
        attempts: Infinity,
      })
      if (result.ok && result.value.session.device) {
        return this.#pair(result.value.session.device.branchId)
      }
      if (result.ok || result.refusal.refusal === 'unauthenticated') return this.forget()
      await wait(retryMilliseconds)
    }
  }

  #pair(branchId: string): void {
    this.refusal = null
    this.branchId = branchId
    this.state = 'paired'
  }
}

/** The code of a pairing link, `#pair=ABCDEFGH`; also as people type it. Codes are ASCII. */
function codeInAddress(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair')
  return code?.replace(/[\s-]/g, '').toUpperCase() || null
}

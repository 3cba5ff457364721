import type { RefusalResource } from '../domain/resources.ts'
import { createClient, request } from './api.ts'
import { wait } from './pause.ts'

const retryMilliseconds = 5_000
// The code of a link is gone from the address: the server gets half a minute to come up.
const linkAttempts = 8

/** A paired device, as it is told who it is. */
export interface DeviceIdentity {
  id: string
  kind: string
  name: string
  branchId: string
  /** What the manager set for this device; each app reads its own out of it. */
  settings: Record<string, unknown>
}

// To the person it is just not a code for this screen.
const wrongKind: RefusalResource = { refusal: 'unknown_pairing_code', message: '' }

/** Which device this browser is: asks by its cookie, claims with a pairing code, typed or in the address. */
export class DeviceSession {
  /** `starting` until the server has answered; a device without a cookie is `unpaired`. */
  state: 'starting' | 'unpaired' | 'paired' = $state('starting')
  device: DeviceIdentity | null = $state.raw(null)
  /** The server could not be reached yet; it is asked again and again. */
  unreachable = $state(false)
  /** Why the link that opened this page didn't pair it. */
  refusal: RefusalResource | null = $state.raw(null)

  #kind: 'kiosk' | 'display'
  #client: ReturnType<typeof createClient>

  constructor(kind: 'kiosk' | 'display') {
    this.#kind = kind
    this.#client = createClient(kind)
  }

  /** Claims what the address brings, otherwise asks who this is, until there is an answer or the signal ends it. */
  async start(signal: AbortSignal): Promise<void> {
    // A link that is opened on a page which stands already changes no more than the address.
    window.addEventListener('hashchange', () => void this.#followLink(), { signal })
    if (await this.#followLink()) return
    // A screen that has power before the server does must come up by itself.
    while (!signal.aborted && !(await this.#ask(signal))) await wait(retryMilliseconds, signal)
  }

  /** Takes this device's place by its code; gives the refusal, or null when it went well. */
  async pair(pairingCode: string, attempts = 1): Promise<RefusalResource | null> {
    const result = await request(
      (sending) => this.#client.api.devices.claims.$post({ json: { pairingCode } }, sending),
      { attempts },
    )
    if (!result.ok) return result.refusal
    if (result.value.device.kind !== this.#kind) return wrongKind
    this.#take(result.value.device)
    return null
  }

  /** Asks again what was set for this device; nothing changes while the server can't be reached. */
  async refresh(): Promise<void> {
    const result = await request((sending) => this.#client.api.session.$get({}, sending))
    const device = result.ok ? result.value.session.device : null
    if (device === null || this.state !== 'paired') return
    if (JSON.stringify(device) !== JSON.stringify(this.device)) this.device = device
  }

  /** The cookie no longer counts. */
  unpair(): void {
    this.unreachable = false
    this.device = null
    this.state = 'unpaired'
  }

  /** Whether the address brought a code and it made this browser the device. */
  async #followLink(): Promise<boolean> {
    const pairingCode = takePairingCode()
    if (pairingCode === null) return false
    this.refusal = await this.pair(pairingCode, linkAttempts)
    return this.refusal === null
  }

  /** Whether the server has said who this is. */
  async #ask(signal: AbortSignal): Promise<boolean> {
    const result = await request((sending) => this.#client.api.session.$get({}, sending), {
      attempts: Infinity,
      onretry: () => (this.unreachable = true),
      signal,
    })
    const device = result.ok ? result.value.session.device : null
    if (device) this.#take(device)
    else if (result.ok || result.refusal.refusal === 'unauthenticated') this.unpair()
    else return false
    return true
  }

  #take(device: DeviceIdentity): void {
    this.unreachable = false
    this.refusal = null
    this.device = device
    this.state = 'paired'
  }
}

/** The code in `#pair=ABCDEFGH`, taken out of the address: it works once, and nobody should read it off the screen. */
function takePairingCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair')
  if (code !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return code === null ? null : code.replace(/[\s-]/g, '').toUpperCase()
}

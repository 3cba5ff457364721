import { newId, newPairingCode } from '../ids.ts'
import { claimDevice, readDevices, renewPairing, type DeviceRow } from '../storage/device-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { hashSecret, matchesHash, newSecret, tokenText, type Token } from '../staff/tokens.ts'

/** A pairing code lives this long, on the machine's clock: installed on Friday, claimed on Monday. */
export const pairingMs = 7 * 24 * 3_600_000

/** Why a code claims no device; one that ran out before anybody claimed it is unknown. */
export type ClaimRefusal = 'unknown_pairing_code' | 'pairing_code_used'

const hashCode = (code: string) => hashSecret(code).toString('hex')

/** Codes are read aloud and typed: case, spaces and hyphens do not matter. */
export function foldCode(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '')
}

/** A device nobody has claimed yet, and the code that claims it once. */
export function newDevice(device: Pick<DeviceRow, 'branchId' | 'kind' | 'name' | 'settings'>): {
  device: DeviceRow
  pairingCode: string
} {
  const pairingCode = newPairingCode()
  const unclaimed = { ...freshCode(pairingCode), claimedAt: null, secretHash: null }
  return { device: { id: newId(), ...device, ...unclaimed }, pairingCode }
}

function freshCode(pairingCode: string) {
  return { pairingHash: hashCode(pairingCode), pairingExpiresAt: Date.now() + pairingMs }
}

/** Kiosks, displays and the other devices of the halls, in memory; read again after every edit. */
export class DeviceBook {
  #tables: TableStore
  #byId = new Map<string, DeviceRow>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  get all(): DeviceRow[] {
    return [...this.#byId.values()]
  }

  get(id: string): DeviceRow | undefined {
    return this.#byId.get(id)
  }

  reload(): void {
    this.#byId = new Map(readDevices(this.#tables).map((device) => [device.id, device]))
  }

  /** The device behind a cookie; null when it is unknown or was paired anew. */
  find(token: Token): DeviceRow | null {
    const device = this.#byId.get(token.id)
    return device?.secretHash && matchesHash(token.secret, device.secretHash) ? device : null
  }

  /** A fresh code; whoever holds the device now keeps it until the new code is claimed. */
  async renewCode({ id }: DeviceRow): Promise<string> {
    const pairingCode = newPairingCode()
    await this.#tables.edit(renewPairing(id, freshCode(pairingCode)))
    this.reload()
    return pairingCode
  }

  /** Take a device by its code, once. Resolves with the cookie's value. */
  async claim(code: string): Promise<{ device: DeviceRow; token: string } | ClaimRefusal> {
    const hash = hashCode(foldCode(code))
    const device = this.all.find(({ pairingHash }) => pairingHash === hash)
    if (!device) return 'unknown_pairing_code'
    if (device.claimedAt !== null) return 'pairing_code_used'
    if ((device.pairingExpiresAt ?? 0) < Date.now()) return 'unknown_pairing_code'
    const secret = newSecret()
    const changed = await this.#tables.edit(claimDevice(device, Date.now(), hashSecret(secret)))
    this.reload()
    if (changed === 0) return 'pairing_code_used'
    return { device: this.get(device.id) ?? device, token: tokenText({ id: device.id, secret }) }
  }
}

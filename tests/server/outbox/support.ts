import type { NewMessage } from '../../../server/outbox/port.ts'
import { cleanUp, makeDataDir } from '../support.ts'
import { morning, openOffice as open, type Office } from './open-office.ts'

export { carrierTo, idIn, istanbul, morning, usualQuietHours } from './open-office.ts'

export const minutes = (count: number) => count * 60_000
export const hours = (count: number) => count * 3_600_000

/** So many messages that are alike. */
export const many = (count: number): Partial<NewMessage>[] =>
  Array.from({ length: count }, () => ({}))

/** An outbox that ends with the test file; on a fresh folder, at ten in the morning, unless told otherwise. */
export async function openOffice(
  carriers: Office['carriers'],
  { dataDir = makeDataDir(), at = morning, atOnce = 4 } = {},
): Promise<Office> {
  const office = await open(carriers, { dataDir, at, atOnce })
  cleanUp(() => office.close().catch(() => undefined))
  return office
}

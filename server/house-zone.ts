import type { Directory } from './queue/directory.ts'
import { Zone } from './zone.ts'

const nowhere = new Zone('Europe/Istanbul')

/** Where the house stands: its first branch, and Türkiye while it has none. */
export function houseZone({ directory }: { directory: Directory }): Zone {
  return [...directory.sites][0]?.branch.zone ?? nowhere
}

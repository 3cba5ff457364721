import type { ViewSource } from '../queue/board-view.ts'
import { counterView } from '../queue/counter-view.ts'
import { hallView } from '../queue/hall-view.ts'
import type { House } from './house.ts'
import { staffNames } from './staff-names.ts'

/** What every view of a branch is made of now; undefined for a branch that does not exist. */
export function viewSource(house: House, branchId: string): ViewSource | undefined {
  const site = house.directory.site(branchId)
  if (!site) return undefined
  const queue = house.halls.of(branchId).today()
  return { site, queue, pace: house.pace, version: house.version(), now: house.clock.now() }
}

/** A clerk's screen; undefined when the counter is gone. */
export function counterViewOf(house: House, branchId: string, counterId: string) {
  const source = viewSource(house, branchId)
  const counter = source?.site.counters.get(counterId)
  if (!source || !counter) return undefined
  return counterView({
    ...source,
    counter,
    staffName: staffNames(house),
    displayOnline: house.hub.displayOnline(branchId),
  })
}

/** The manager's live page. */
export function hallViewOf(house: House, branchId: string) {
  const source = viewSource(house, branchId)
  if (!source) return undefined
  const devices = house.devices.all
    .filter((device) => device.branchId === branchId)
    .map(({ id, kind, name, claimedAt }) => ({
      id,
      kind,
      name,
      paired: claimedAt !== null,
      online: house.hub.isOnline(id),
    }))
  return hallView({ ...source, staffName: staffNames(house), devices })
}

import { counterOf, type Queue } from '../../domain/queue/state.ts'
import { scopeOf } from '../../domain/staff.ts'
import type { HallDevice } from '../../domain/views.ts'
import { printerIdOf } from '../devices/printer-settings.ts'
import type { Site } from '../queue/directory.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import type { ViewSource } from '../queue/board-view.ts'
import { counterView } from '../queue/counter-view.ts'
import { hallView } from '../queue/hall-view.ts'
import { readNote } from '../storage/note-table.ts'
import type { House } from './house.ts'
import { helpRows } from './help.ts'
import { staffNames } from './staff-names.ts'

/** What every view of a branch is made of now; undefined for a branch that does not exist. */
export function viewSource(house: House, branchId: string): ViewSource | undefined {
  const site = house.directory.site(branchId)
  if (!site) return undefined
  const queue = house.halls.of(branchId).today()
  return {
    site,
    queue,
    pace: house.pace,
    version: house.version(),
    now: house.clock.now(),
    help: helpRows(house, branchId),
  }
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
    isSupervised: sitsSupervisor(house, source.queue, counterId),
    escorts: house.escorts,
    noteText: (noteId) => readNote(house.tables, noteId),
  })
}

/** The manager's live page. */
export function hallViewOf(house: House, branchId: string) {
  const source = viewSource(house, branchId)
  if (!source) return undefined
  const devices = house.devices.all
    .filter((device) => device.branchId === branchId)
    .map((device) => hallDevice(house, source.site, device))
  const backupFailedAt = house.backups.failedAt
  return hallView({
    ...source,
    staffName: staffNames(house),
    noteText: (noteId) => readNote(house.tables, noteId),
    devices,
    backupFailedAt,
  })
}

/** A kiosk's call rings wherever somebody sits who may act on any ticket. */
function sitsSupervisor(house: House, queue: Queue, counterId: string): boolean {
  const { staffId } = counterOf(queue, counterId)
  const role = staffId === null ? undefined : house.staff.get(staffId)?.role
  return role !== undefined && scopeOf(role, 'ticket.serve') === 'any'
}

function hallDevice(house: House, { branch }: Site, device: DeviceRow): HallDevice {
  const { id, kind, name, claimedAt } = device
  const state = kind === 'printer' ? house.printing.stateOf(id) : null
  const isReached = state !== null && state.problem !== 'unreachable'
  return {
    id,
    kind,
    name,
    paired: kind === 'printer' || claimedAt !== null,
    online: kind === 'printer' ? isReached : house.hub.isOnline(id),
    printerId: kind === 'kiosk' ? printerIdOf(device) : null,
    printer: state && { ...state, at: branch.zone.iso(state.at) },
  }
}

import { localStore, windowStore } from '../../../../ui/local-store.ts'

const placeKey = 'counter.place'
const lastCounterKey = 'counter.last'

/** Where a clerk sits, as this window knows it. */
export interface Place {
  staffId: string
  branchId: string
  counterId: string
  /** The opening that this window did; another one at the counter means that somebody else took it. */
  openingId: string
}

/** This window's counter. Survives a reload, ends with the window. */
export class PlaceKeeper {
  current: Place | null = $state.raw(read())

  take(place: Place): void {
    this.current = place
    windowStore.keep(placeKey, JSON.stringify(place))
    localStore.keep(lastCounterKey, place.counterId)
  }

  leave(): void {
    this.current = null
    windowStore.drop(placeKey)
  }

  /** The counter that was last used at this machine. */
  get lastCounterId(): string | null {
    return localStore.read(lastCounterKey)
  }
}

function read(): Place | null {
  try {
    return JSON.parse(windowStore.read(placeKey) ?? 'null') as Place | null
  } catch {
    return null
  }
}

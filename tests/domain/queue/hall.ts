/** The hall that the stories happen in: three desks of the hall and the telephone, four counters, the people. */
import type {
  CounterSettings,
  DeskSettings,
  QueueSettings,
} from '../../../domain/queue/settings.ts'
import type { Actor, DeviceKind, Role } from '../../../domain/staff.ts'

const person = (id: string, role: Role): Actor => ({ kind: 'staff', id, role })
const device = (id: string, role: DeviceKind): Actor => ({ kind: 'device', id, role })

export const ayse = person('ayse', 'clerk')
export const mehmet = person('mehmet', 'clerk')
export const sena = person('sena', 'supervisor')
export const murat = person('murat', 'manager')
export const officer = person('oya', 'officer')
export const kiosk = device('kiosk', 'kiosk')
export const display = device('display', 'display')

function desk(id: string, letter: string | null): DeskSettings {
  return {
    id,
    letter,
    open: true,
    noShowCalls: 3,
    noShowAfterSeconds: 30,
    targetMinutes: 15,
    autoStartSeconds: null,
  }
}

function counter(
  number: number,
  deskIds: string[],
  helps: CounterSettings['helps'] = [],
): CounterSettings {
  return { id: `c${number}`, number, deskIds, helps }
}

const byId = <T extends { id: string }>(...all: T[]) => new Map(all.map((one) => [one.id, one]))

/** Counter 1 is for zabita, 2 for zabita and tahakkuk, 3 for tahakkuk but helps zabita, 9 for the telephone. */
export const hall: QueueSettings = {
  headStartMinutes: 30,
  languageOfferMinutes: 10,
  desks: byId(
    desk('zabita', 'Z'),
    desk('tahakkuk', 'T'),
    desk('esnaf', 'S'),
    desk('santral', null),
  ),
  counters: byId(
    counter(1, ['zabita']),
    counter(2, ['zabita', 'tahakkuk']),
    counter(3, ['tahakkuk'], [{ deskId: 'zabita', helpAfterMinutes: 10 }]),
    counter(9, ['santral']),
  ),
}

/** A manager changes a setting in the middle of the day. */
export interface SettingsChange {
  change: (settings: QueueSettings) => QueueSettings
}

export function branchIs(change: Partial<QueueSettings>): SettingsChange {
  return { change: (settings) => ({ ...settings, ...change }) }
}

export function deskIs(id: string, change: Partial<DeskSettings>): SettingsChange {
  return {
    change: (settings) => {
      const now = settings.desks.get(id)!
      return { ...settings, desks: new Map(settings.desks).set(id, { ...now, ...change }) }
    },
  }
}

export function counterIs(id: string, change: Partial<CounterSettings>): SettingsChange {
  return {
    change: (settings) => {
      const now = settings.counters.get(id)!
      return { ...settings, counters: new Map(settings.counters).set(id, { ...now, ...change }) }
    },
  }
}

import type { Hours } from '../../../../../domain/hours.ts'

/** What a manager sets of a desk. */
export interface DeskValues {
  name: string
  spokenName: string
  description: string
  /** Null for a desk that gives no tickets. */
  letter: string | null
  colour: number
  icon: string
  targetMinutes: number
  noShowCalls: number
  noShowAfterSeconds: number
  autoStartSeconds: number | null
  tellsHealth: boolean
  hours: Hours | null
}

/** A desk as the server tells it; `position`: its place among the branch’s desks, from 1. */
export interface Desk extends DeskValues {
  id: string
  position: number
  /** Tickets may be taken now. */
  open: boolean
}

/** A desk that is still to be made, with the colour that comes next. */
export function emptyDesk(desks: readonly Desk[]): DeskValues {
  return {
    name: '',
    spokenName: '',
    description: '',
    letter: '',
    colour: (desks.length % 8) + 1,
    icon: 'circle',
    targetMinutes: 20,
    noShowCalls: 3,
    noShowAfterSeconds: 30,
    autoStartSeconds: null,
    tellsHealth: false,
    hours: null,
  }
}

/** Only what can be set, out of what the server tells of a desk. */
export function deskValues(desk: DeskValues): DeskValues {
  const keys = Object.keys(emptyDesk([])) as (keyof DeskValues)[]
  return Object.fromEntries(keys.map((key) => [key, desk[key]])) as unknown as DeskValues
}

/** The desks whose place changes when one goes up (-1) or down (1), each with its new place. */
export function placesAfterMove(
  desks: readonly { id: string; position: number }[],
  index: number,
  by: -1 | 1,
): { id: string; position: number }[] {
  const order = [...desks]
  const [moved] = order.splice(index, 1)
  if (moved) order.splice(index + by, 0, moved)
  return order
    .map(({ id, position }, place) => ({ id, position: place + 1, before: position }))
    .filter(({ position, before }) => position !== before)
    .map(({ id, position }) => ({ id, position }))
}

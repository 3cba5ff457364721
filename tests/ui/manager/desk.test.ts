import { expect, test } from 'vitest'
import {
  deskValues,
  emptyDesk,
  placesAfterMove,
  type Desk,
} from '../../../apps/manager/src/lib/settings/desk.ts'

const desk = (id: string, position: number): Desk => ({
  ...emptyDesk([]),
  id,
  name: id,
  position,
  open: true,
})

test('two desks that change places change nothing else', () => {
  const desks = [desk('a', 1), desk('b', 2), desk('c', 3)]
  expect(placesAfterMove(desks, 2, -1)).toEqual([
    { id: 'c', position: 2 },
    { id: 'b', position: 3 },
  ])
})

test('desks that stand at the same place get places of their own', () => {
  const desks = [desk('a', 5), desk('b', 5), desk('c', 5)]
  expect(placesAfterMove(desks, 0, 1)).toEqual([
    { id: 'b', position: 1 },
    { id: 'a', position: 2 },
    { id: 'c', position: 3 },
  ])
})

test('a new desk has the colour that comes next, and only what can be set is sent', () => {
  expect(emptyDesk([desk('a', 1), desk('b', 2)]).colour).toBe(3)
  expect(deskValues(desk('a', 1))).not.toHaveProperty('position')
})

import { expect, test } from 'vitest'
import {
  arrivesFirst,
  channels,
  datesItself,
  hasOwnNumber,
  isAccount,
} from '../../../domain/requests/kinds.ts'

test('what is said to somebody is written down then; anything else arrived before', () => {
  const spoken = channels.filter((channel) => !arrivesFirst(channel))
  expect(spoken).toEqual(['in-person', 'telephone', 'field', 'mobile-desk'])
})

test('an account is written to by hand, and numbers nothing', () => {
  expect(channels.filter(isAccount)).toEqual(['whatsapp', 'social'])
  expect(channels.filter((channel) => isAccount(channel) && hasOwnNumber(channel))).toEqual([])
})

test('whatever else arrives may bear a number of its own', () => {
  const numbered = [
    'email',
    'web',
    'cimer',
    'acik-kapi',
    'muhtarlik',
    'complaint-box',
    'institution',
  ]
  expect(channels.filter(hasOwnNumber)).toEqual(numbered)
})

test('only CİMER says itself when its clock began', () => {
  expect(channels.filter(datesItself)).toEqual(['cimer'])
})

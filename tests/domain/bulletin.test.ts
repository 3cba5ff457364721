import { describe, expect, test } from 'vitest'
import {
  BulletinReach,
  mostRecipients,
  textFor,
  type BulletinCandidate,
} from '../../domain/bulletin.ts'

const somebody: BulletinCandidate = {
  ...{ telephone: 'one', channel: 'in-person', hasNotice: true },
  ...{ wantsCall: false, hasOptedOut: false },
}

/** Who is reached of these, newest first. */
function reachOf(...candidates: Partial<BulletinCandidate>[]) {
  const reach = new BulletinReach<BulletinCandidate>()
  for (const candidate of candidates) reach.add({ ...somebody, ...candidate })
  return { reached: reach.recipients.map(({ telephone }) => telephone), optedOut: reach.optedOut }
}

describe('a bulletin reaches', () => {
  test('each telephone once, however many requests came from it', () => {
    expect(reachOf({}, { telephone: 'two' }, {}, {})).toEqual({
      ...{ reached: ['one', 'two'], optedOut: 0 },
    })
  })

  test('nobody of CİMER, whatever else is known', () => {
    expect(reachOf({ channel: 'cimer' }).reached).toEqual([])
  })

  test('nobody without a telephone, and nobody who was erased', () => {
    expect(reachOf({ telephone: null }).reached).toEqual([])
  })

  test('nobody who was not shown the privacy notice, as far as is known', () => {
    expect(reachOf({ hasNotice: false }).reached).toEqual([])
    expect(reachOf({ hasNotice: false }, { hasNotice: true }).reached).toEqual(['one'])
  })

  test('nobody who wants to be called, as their newest request says', () => {
    expect(reachOf({ wantsCall: true }, { wantsCall: false }).reached).toEqual([])
    expect(reachOf({ wantsCall: false }, { wantsCall: true }).reached).toEqual(['one'])
    const unshown = { hasNotice: false, wantsCall: true }
    expect(reachOf(unshown, { wantsCall: false }).reached).toEqual([])
    // Of whoever complains at CİMER the house knows nothing, not even this.
    expect(reachOf({ ...unshown, channel: 'cimer' }, {}).reached).toEqual(['one'])
  })

  test('nobody who wants none; they are counted once', () => {
    const refused = { hasOptedOut: true }
    expect(reachOf(refused, refused, { telephone: 'two' })).toEqual({
      ...{ reached: ['two'], optedOut: 1 },
    })
    expect(reachOf({ ...refused, wantsCall: true }).optedOut).toBe(0)
  })

  test('as many as it may, and knows when there are more', () => {
    const reach = new BulletinReach<BulletinCandidate>()
    for (let index = 0; index < mostRecipients; index++)
      reach.add({ ...somebody, telephone: String(index) })
    expect(reach.isTooMany).toBe(false)
    reach.add(somebody)
    expect(reach.isTooMany).toBe(true)
  })
})

test('who speaks a language that has no text gets the house’s own', () => {
  expect(textFor({ tr: 'Merhaba', en: 'Hello' }, 'en', 'tr')).toEqual({
    ...{ language: 'en', text: 'Hello' },
  })
  expect(textFor<'tr' | 'en'>({ tr: 'Merhaba' }, 'en', 'tr')).toEqual({
    ...{ language: 'tr', text: 'Merhaba' },
  })
})

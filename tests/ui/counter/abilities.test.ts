import { describe, expect, test } from 'vitest'
import { mainActionOf, obstacleTo } from '../../../apps/counter/src/lib/abilities.ts'
import { counterView, currentTicket } from './views.ts'

const now = Date.parse('2026-11-24T10:00:00+03:00')
const serving = currentTicket({ state: 'serving' })

describe('the main key', () => {
  test('calls, begins, finishes, and ends a break: whatever comes next', () => {
    expect(mainActionOf(counterView())).toBe('call-next')
    expect(mainActionOf(counterView(currentTicket()))).toBe('start')
    expect(mainActionOf(counterView(serving))).toBe('complete-and-call')
    expect(mainActionOf(counterView(null, { state: 'paused' }))).toBe('resume-counter')
  })
})

describe('calling', () => {
  test('needs somebody who waits', () => {
    const empty = { ...counterView(), waitingTotal: 0 }
    expect(obstacleTo('call-next', empty, now)).toEqual({ why: 'nobody-waiting' })
    expect(obstacleTo('call-next', counterView(), now)).toBeNull()
  })

  test('may be tried where another desk begins to count with time', () => {
    const helps = [{ deskId: 'tahakkuk', helpAfterMinutes: 15 }]
    const helping = { ...counterView(null, { helps }), waitingTotal: 0 }
    expect(obstacleTo('call-next', helping, now)).toBeNull()
  })

  test('waits for the citizen in front and for the end of a break', () => {
    expect(obstacleTo('call-this', counterView(serving), now)).toEqual({ why: 'busy' })
    const paused = counterView(null, { state: 'paused' })
    expect(obstacleTo('resume', paused, now)).toEqual({ why: 'paused' })
  })
})

describe('no-show', () => {
  const why = (changes: Parameters<typeof currentTicket>[0]) =>
    obstacleTo('no-show', counterView(currentTicket(changes)), now)

  test('says how many calls are missing', () => {
    expect(why({ noShowCallsMissing: 2 })).toEqual({ why: 'calls-missing', count: 2 })
  })

  test('says how many seconds are left, and then nothing', () => {
    const noShowAllowedAt = '2026-11-24T10:00:18+03:00'
    const left = why({ noShowCallsMissing: 0, noShowAllowedAt })
    expect(left).toEqual({ why: 'too-early', count: 18 })
    const due = { noShowCallsMissing: 0, noShowAllowedAt: '2026-11-24T10:00:00+03:00' }
    expect(why(due)).toBeNull()
  })

  test('is nothing for somebody who is being served', () => {
    expect(why({ state: 'serving' })).toEqual({ why: 'nobody-called' })
  })
})

test('finishing and parking need a service, recall and requeue a call, transfer a citizen', () => {
  const called = counterView(currentTicket())
  expect(obstacleTo('complete', called, now)).toEqual({ why: 'nobody-served' })
  expect(obstacleTo('park', called, now)).toEqual({ why: 'nobody-served' })
  expect(obstacleTo('recall', counterView(serving), now)).toEqual({ why: 'nobody-called' })
  expect(obstacleTo('requeue', called, now)).toBeNull()
  expect(obstacleTo('transfer', counterView(), now)).toEqual({ why: 'nobody-here' })
})

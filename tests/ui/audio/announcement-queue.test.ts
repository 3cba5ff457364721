import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AnnouncementQueue,
  retryMilliseconds,
  staleMilliseconds,
} from '../../../ui/audio/announcement-queue.ts'
import type { CallPolicy, Pass } from '../../../ui/audio/announcement-queue.ts'

const hall: CallPolicy = {
  ...{ language: 'tr', callTimes: 2, callForm: 'auto' },
  speaks: (language) => language === 'tr' || language === 'en',
}
const call = (id: number, language = 'tr', number = `Z-${id}`) => ({ id, number, language })
const short = ({ call: { id }, kind, language }: Pass) => `${id} ${kind} ${language}`

const restOf = (...ids: number[]) => ids.map((id) => `${id} second en`)

/** Everything that would be spoken now, one after the other. */
function all(queue: AnnouncementQueue, now = 0): string[] {
  const passes: string[] = []
  for (let pass = queue.next('auto', now); pass; pass = queue.next('auto', now))
    passes.push(short(pass))
  return passes
}

describe('the queue of announcements', () => {
  test('speaks every call once, then in the tickets’ own languages, then again', () => {
    const queue = new AnnouncementQueue()
    queue.add(call(1, 'en'), hall, 0)
    queue.add(call(2), hall, 0)
    queue.add(call(3, 'ar'), hall, 0)
    expect(all(queue)).toEqual([
      ...['1 first tr', '2 first tr', '3 first tr', '1 second en'],
      ...['1 repeat tr', '1 repeat en', '2 repeat tr', '3 repeat tr'],
    ])
  })

  test('lets a new call go before repeats that wait', () => {
    const queue = new AnnouncementQueue()
    queue.add(call(1), hall, 0)
    queue.next('auto', 0)
    queue.add(call(2), hall, 1)
    expect(all(queue)).toEqual(['2 first tr', '1 repeat tr', '2 repeat tr'])
  })

  test('says it in short while three or more wait', () => {
    const queue = new AnnouncementQueue()
    for (const id of [1, 2, 3, 4]) queue.add(call(id), { ...hall, callTimes: 1 }, 0)
    const forms = Array.from({ length: 4 }, () => queue.next('auto', 0)?.form)
    expect(forms).toEqual(['short', 'short', 'long', 'long'])
  })

  test('doesn’t repeat an old call of a number that was called anew', () => {
    const queue = new AnnouncementQueue()
    queue.add(call(1, 'tr', 'Z-042'), hall, 0)
    queue.add(call(2, 'tr', 'Z-042'), hall, 0)
    expect(all(queue)).toEqual(['1 first tr', '2 first tr', '2 repeat tr'])
  })

  test('forgets a call whose citizen is no longer awaited', () => {
    const queue = new AnnouncementQueue()
    for (const id of [1, 2]) queue.add(call(id, 'en'), hall, 0)
    queue.keepAwaited(({ id }) => id !== 1)
    expect(all(queue)).toEqual(['2 first tr', '2 second en', '2 repeat tr', '2 repeat en'])
  })

  test('drops old repeats always, old first calls only while nothing may be heard', () => {
    const queue = new AnnouncementQueue()
    queue.add(call(1), hall, 0)
    expect(all(queue, staleMilliseconds)).toEqual(['1 first tr'])
    queue.add(call(2), hall, 0)
    queue.add(call(3), hall, 10)
    queue.dropStale(staleMilliseconds)
    expect(all(queue, staleMilliseconds)).toEqual(['3 first tr', '3 repeat tr'])
  })

  test('begins again with what could not be said', () => {
    const queue = new AnnouncementQueue()
    for (const id of [1, 2]) queue.add(call(id), { ...hall, callTimes: 1 }, 5)
    const pass = queue.next('auto', 5)!
    queue.putBack(pass)
    expect(queue.next('auto', 6)).toEqual(pass)
    queue.putBack(pass)
    queue.dropStale(5 + staleMilliseconds)
    expect(queue.size).toBe(0)
  })

  test('lets the others go ahead of what no voice was there for, and drops it when it is stale', () => {
    const queue = new AnnouncementQueue()
    for (const id of [1, 2, 3]) queue.add(call(id, 'en'), { ...hall, callTimes: 1 }, 0)
    queue.putLast(queue.next('auto', 0)!, 100)
    expect(all(queue, 100)).toEqual(['2 first tr', '3 first tr', '1 second en', ...restOf(2, 3)])
    expect([queue.unspoken, queue.milliseconds(600)]).toEqual([1, retryMilliseconds - 500])
    const again = queue.next('auto', 100 + retryMilliseconds)!
    expect([short(again), again.addedAt]).toEqual(['1 first tr', 0])
    queue.putLast(again, staleMilliseconds - 1)
    expect(queue.next('auto', staleMilliseconds)).toBeNull()
    expect([queue.size, queue.milliseconds(0)]).toEqual([0, null])
  })
})

describe('whatever comes in whatever order', () => {
  const step = fc.oneof(
    fc.constant('next' as const),
    fc.record({
      language: fc.constantFrom('tr', 'en', 'ar'),
      callTimes: fc.integer({ min: 1, max: 3 }),
    }),
  )

  test('no call is lost, firsts come in order, and nothing goes before a first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new AnnouncementQueue()
        const heard: Pass[] = []
        let [id, expected] = [0, 0]
        for (const what of steps) {
          const unspoken = queue.unspoken
          if (what === 'next') {
            const pass = queue.next('auto', 0)
            if (pass) heard.push(pass)
            if (pass && unspoken > 0) expect(pass.kind).toBe('first')
          } else {
            queue.add(call(++id, what.language), { ...hall, callTimes: what.callTimes }, 0)
            expected += what.callTimes * (what.language === 'en' ? 2 : 1)
          }
        }
        for (let pass = queue.next('auto', 0); pass; pass = queue.next('auto', 0)) heard.push(pass)
        const firsts = heard.filter(({ kind }) => kind === 'first').map((pass) => pass.call.id)
        expect(firsts).toEqual(Array.from({ length: id }, (_, at) => at + 1))
        expect(heard).toHaveLength(expected)
      }),
    )
  })
})

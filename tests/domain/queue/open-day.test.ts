import { describe, expect, test } from 'vitest'
import { decide } from '../../../domain/queue/decide.ts'
import type { CarriedCounter } from '../../../domain/queue/open-day.ts'
import { emptyQueue } from '../../../domain/queue/state.ts'
import { systemActor } from '../../../domain/staff.ts'
import { call, endDay, issue, open } from './commands.ts'
import { hall } from './hall.ts'
import { given, morning, Story } from './story.ts'

const openDay = (firstAnnouncementId: number, carried: CarriedCounter[] = []) =>
  ({ verb: 'open-day', actor: systemActor, firstAnnouncementId, carried }) as const

const telephone: CarriedCounter = {
  id: 'c9',
  staffId: 'ayse',
  deskIds: ['santral'],
  languages: ['en'],
  openingId: 'yesterday',
  openedAt: morning - 3_600_000,
  pausedAt: null,
}

describe('a new day', () => {
  test('numbers begin again, announcements go on counting', () => {
    const story = Story.from(openDay(318), open('c1'))
    story.when(issue('t1')).then({ type: 'issued', number: 'Z-001' })
    story.when(call('c1')).then({ type: 'called', announcementId: 318 })
  })

  test('telephone counters are still open, on a break or not', () => {
    const onBreak = { ...telephone, id: 'c2', pausedAt: morning - 60_000 }
    const story = Story.from(openDay(1, [telephone, onBreak]))
    expect(story.counter('c9')).toMatchObject({ ...telephone, state: 'open', ticketId: null })
    expect(story.counter('c2')).toMatchObject({ state: 'paused', noteId: null })
  })

  test('opening an open day again changes nothing, nor an ended one', () => {
    given(issue('t1')).when(openDay(1)).then()
    given(issue('t1'), endDay()).when(openDay(1)).then()
  })

  test('nothing happens before it', () => {
    const queue = emptyQueue('merkez', '2026-11-24')
    expect(decide(queue, hall, { ...issue('t1'), at: morning })).toEqual({ refusal: 'day_ended' })
    expect(decide(queue, hall, { ...endDay(), at: morning })).toEqual([])
  })
})

import type { CounterView, CurrentTicket } from '../../../domain/views.ts'

/** Where the counter stands. */
const branch = {
  id: 'b',
  name: 'Hizmet noktası',
  timeZone: 'Europe/Istanbul',
  language: 'tr',
  municipality: '',
  callTimes: 2,
  callForm: 'auto',
} as const

const at = '2026-11-24T10:00:00+03:00'

/** A citizen in front of the clerk: called once, nothing confirmed. */
export function currentTicket(changes: Partial<CurrentTicket> = {}): CurrentTicket {
  return {
    ticketId: 't1',
    number: 'Z-001',
    deskId: 'zabita',
    state: 'called',
    priority: false,
    language: 'tr',
    topicId: null,
    arrivedAt: at,
    calledAt: at,
    calls: 1,
    startedAt: null,
    servedSeconds: 0,
    waitSeconds: 0,
    escort: false,
    announcementId: 1,
    announced: 'unconfirmed',
    noShowAllowedAt: null,
    noShowCallsMissing: 2,
    reason: { rule: 'earliest', overtook: [] },
    notes: [],
    ...changes,
  }
}

/** An open counter with one citizen waiting and nobody in front. */
export function counterView(
  current: CurrentTicket | null = null,
  changes: Partial<CounterView['counter']> = {},
): CounterView {
  return {
    view: 'counter',
    version: 1,
    at,
    branch,
    counter: {
      id: 'c3',
      branchId: 'b',
      number: 3,
      name: '',
      state: 'open',
      deskIds: ['zabita'],
      helps: [],
      staffId: 's',
      staffName: 'Ayşe',
      openingId: 'o1',
      openedAt: at,
      pausedAt: null,
      ticketId: current?.ticketId ?? null,
      ...changes,
    },
    desks: [],
    help: [],
    current,
    waiting: [],
    waitingTotal: 1,
    longestWaitingSince: null,
    parked: [],
    noShows: [],
    displayOnline: true,
    today: { served: 0, medianWaitSeconds: null, medianServiceSeconds: null },
  }
}

/**
 * A made-up day for those who have no real log: three desks, arrivals that thin out towards the evening, people who
 * are sent on, who give up, and numbers that were taken and never used. The same seed gives the same day.
 */
import { traceColumns, type TraceColumn } from './trace.ts'

const day = '2026-11-24'
const opensAt = 9 * 3600
const visits = 230
const counters = 2

const desks = [
  { name: 'Karşılama', share: 0.5, meanServiceSeconds: 60 },
  { name: 'Vezne', share: 0.3, meanServiceSeconds: 150 },
  { name: 'Zabıta', share: 0.2, meanServiceSeconds: 240 },
] as const

interface Stay {
  visit: number
  leg: number
  desk: number
  priority: number
  issued: number
  started: number | null
  ended: number
  counter: number | null
  outcome: 'served' | 'abandoned' | 'void'
}

/** Gives the next number in [0, 1). */
export type Random = () => number

/** A small generator of even numbers in [0, 1): mulberry32, whose whole state is one 32-bit number. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole seconds, exponentially distributed. */
const exponential = (random: Random, mean: number) => Math.floor(-mean * Math.log(1 - random()))

/** About 300 rows of a day in the columns of a trace, as CSV text. */
export function generateDay(seed: number): string {
  const random = randomFrom(seed)
  const freeAt = desks.map(() => Array.from({ length: counters }, () => opensAt))
  const stays: Stay[] = []
  let now = opensAt
  for (let visit = 1; visit <= visits; visit++) {
    now += exponential(random, 35 + (50 * visit) / visits)
    const arrival = { visit, leg: 0, desk: chooseDesk(random), issued: now }
    const priority = random() < 0.1 ? 1 : 0
    stays.push(...liveVisit(random, freeAt, { ...arrival, priority }))
  }
  stays.sort((a, b) => a.issued - b.issued || a.visit - b.visit || a.leg - b.leg)
  return [traceColumns.join(','), ...stays.map(toLine)].join('\n') + '\n'
}

function chooseDesk(random: Random): number {
  const drawn = random()
  return drawn < desks[0].share ? 0 : drawn < desks[0].share + desks[1].share ? 1 : 2
}

/** One person's day: every fourth of those served is sent on to the next desk, some of them again. */
function liveVisit(random: Random, freeAt: number[][], arrival: Arrival): Stay[] {
  const stay = liveStay(random, freeAt, arrival)
  if (stay.outcome !== 'served' || random() > 0.25) return [stay]
  const { visit, leg, priority, desk, ended } = stay
  // A few come back later by themselves, which makes a ticket of its own.
  const pause = random() < 0.2 ? 30 : 0
  const next = { visit, leg: leg + 1, priority, desk: (desk + 1) % desks.length }
  return [stay, ...liveVisit(random, freeAt, { ...next, issued: ended + pause })]
}

type Arrival = Pick<Stay, 'visit' | 'leg' | 'priority' | 'desk' | 'issued'>

function liveStay(random: Random, freeAt: number[][], arrival: Arrival): Stay {
  const { desk, issued } = arrival
  const unserved = { ...arrival, started: null, counter: null }
  if (random() < 0.04) return { ...unserved, outcome: 'void', ended: issued }
  const places = freeAt[desk] ?? []
  const counter = places.indexOf(Math.min(...places))
  const started = Math.max(issued, places[counter] ?? issued)
  const patience = 120 + exponential(random, 900)
  if (started - issued > patience)
    return { ...unserved, outcome: 'abandoned', ended: issued + patience }
  // Some are done the second they stand there.
  const isQuick = random() < 0.05
  const ended = started + (isQuick ? 0 : exponential(random, desks[desk]?.meanServiceSeconds ?? 60))
  places[counter] = ended
  return { ...arrival, outcome: 'served', started, ended, counter }
}

function toLine({ visit, leg, desk, counter, priority, issued, started, ended, outcome }: Stay) {
  const cells: Record<TraceColumn, string> = {
    day,
    visit: String(visit),
    leg: String(leg),
    desk: desks[desk]?.name ?? '',
    counter: counter === null ? '' : String(counter + 1),
    priority: String(priority),
    issued: clock(issued),
    started: started === null ? '' : clock(started),
    ended: clock(ended),
    outcome,
  }
  return traceColumns.map((column) => cells[column]).join(',')
}

/** Seconds since midnight as `HH:MM:SS`. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

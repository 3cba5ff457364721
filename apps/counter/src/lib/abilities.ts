import type { CounterView } from '../../../../domain/views.ts'

/** What a clerk can do at the counter, one name each. */
export type Action =
  | 'call-next'
  | 'call-this'
  | 'start'
  | 'complete-and-call'
  | 'complete'
  | 'recall'
  | 'no-show'
  | 'requeue'
  | 'park'
  | 'resume'
  | 'transfer'
  | 'cancel'
  | 'pause'
  | 'resume-counter'

/** Why an action can't be done now; the words stand in the catalogue under the same name. */
export type Obstacle =
  | {
      why:
        | 'nobody-waiting'
        | 'nobody-called'
        | 'nobody-served'
        | 'nobody-here'
        | 'busy'
        | 'paused'
        | 'not-announced'
    }
  | { why: 'calls-missing' | 'too-early'; count: number }

/** The four things that the main key can do; at every moment it is exactly one of them. */
export type MainAction = 'call-next' | 'start' | 'complete-and-call' | 'resume-counter'

/** The natural next step: what the main key does. */
export function mainActionOf(view: CounterView): MainAction {
  if (view.current?.state === 'called') return 'start'
  if (view.current?.state === 'serving') return 'complete-and-call'
  return view.counter.state === 'paused' ? 'resume-counter' : 'call-next'
}

/**
 * What stands in the way of an action, or null; so that a button can say it before the server has to refuse.
 * `now` is the server's time in milliseconds.
 */
export function obstacleTo(action: Action, view: CounterView, now: number): Obstacle | null {
  const state = view.current?.state
  switch (action) {
    case 'call-next':
      return obstacleToCalling(view) ?? (seemsEmpty(view) ? { why: 'nobody-waiting' } : null)
    case 'call-this':
    case 'resume':
      return obstacleToCalling(view)
    case 'complete-and-call':
      if (state !== 'serving') return { why: 'nobody-served' }
      return view.counter.state === 'paused' ? { why: 'paused' } : null
    case 'complete':
    case 'park':
      return state === 'serving' ? null : { why: 'nobody-served' }
    case 'start':
    case 'recall':
    case 'requeue':
    case 'cancel':
      return state === 'called' ? null : { why: 'nobody-called' }
    case 'no-show':
      return obstacleToNoShow(view, now)
    case 'transfer':
      return view.current ? null : { why: 'nobody-here' }
    case 'pause':
    case 'resume-counter':
      return null
  }
}

function obstacleToCalling(view: CounterView): Obstacle | null {
  if (view.current) return { why: 'busy' }
  return view.counter.state === 'paused' ? { why: 'paused' } : null
}

/** Those whom the counter only helps out count from a moment on that the last view may not know yet. */
function seemsEmpty(view: CounterView): boolean {
  return view.waitingTotal === 0 && view.counter.helps.length === 0
}

function obstacleToNoShow({ current }: CounterView, now: number): Obstacle | null {
  if (current?.state !== 'called') return { why: 'nobody-called' }
  if (current.noShowCallsMissing > 0)
    return { why: 'calls-missing', count: current.noShowCallsMissing }
  if (current.noShowAllowedAt === null) return { why: 'not-announced' }
  const seconds = Math.ceil((Date.parse(current.noShowAllowedAt) - now) / 1000)
  return seconds > 0 ? { why: 'too-early', count: seconds } : null
}

import { resolve } from '$app/paths'
import type { Verb } from '../../../../../domain/staff.ts'

/** Pages on which requests are set up, and what one must be allowed to in order to look at them. */
export function requestPages() {
  return [
    { key: 'directorates', href: resolve('/(settings)/directorates'), verb: 'topic.read' },
    { key: 'topics', href: resolve('/(settings)/topics'), verb: 'topic.read' },
    { key: 'neighbourhoods', href: resolve('/(settings)/neighbourhoods'), verb: 'topic.read' },
    { key: 'messages', href: resolve('/(settings)/messages'), verb: 'message.edit' },
    { key: 'rules', href: resolve('/(settings)/rules'), verb: 'message.edit' },
    { key: 'gateways', href: resolve('/(settings)/gateways'), verb: 'program.edit' },
    { key: 'programs', href: resolve('/(settings)/programs'), verb: 'program.edit' },
    { key: 'calendar', href: resolve('/(settings)/calendar'), verb: 'calendar.read' },
  ] as const satisfies { key: string; href: string; verb: Verb }[]
}

/** A path as it is compared. */
export function bare(path: string): string {
  return path.replace(/\/$/, '')
}

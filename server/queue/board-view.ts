import { waitingCount } from '../../domain/queue/line.ts'
import type { Queue } from '../../domain/queue/state.ts'
import type { BoardDesk, BoardView, HelpRow, ViewBranch } from '../../domain/views.ts'
import type { Site } from './directory.ts'
import type { DeskRow } from '../storage/desk-table.ts'
import type { PaceBook } from './pace.ts'
import { boardCall, isoOrNull } from './ticket-resource.ts'

/** What every view is made of. */
export interface ViewSource {
  site: Site
  queue: Queue
  pace: PaceBook
  version: number
  now: number
  help: HelpRow[]
}

const shownCalls = 20

/** The head of every view. */
export function viewHead<Name extends string>(view: Name, { site, version, now }: ViewSource) {
  return { view, version, at: site.branch.zone.iso(now), branch: viewBranch(site) }
}

function viewBranch({ branch }: Site): ViewBranch {
  const { id, name, zone, language, municipality, callTimes, callForm } = branch
  return { id, name, timeZone: zone.name, language, municipality, callTimes, callForm }
}

/** A desk as all views show it; shut as well once its day has ended. */
export function boardDesk(
  { site, queue, pace }: ViewSource,
  desk: DeskRow & { letter: string },
): BoardDesk {
  const { id, name, spokenName, letter, description, colour, icon } = desk
  return {
    id,
    name,
    spokenName,
    letter,
    description,
    colour,
    icon,
    waiting: waitingCount(queue, id),
    estimate: pace.ofDesk(site, queue, id),
    open: queue.phase !== 'ended' && site.opening.isOpen(desk),
    opensAt: isoOrNull(site.branch.zone, site.opening.opensAt(desk)),
  }
}

/** Desks that give tickets. */
export function lettered({ desks }: Site): (DeskRow & { letter: string })[] {
  return [...desks.values()].flatMap((desk) => {
    const { letter } = desk
    return letter === null ? [] : [{ ...desk, letter }]
  })
}

/**
 * What the hall itself may see: desks that give tickets, kiosks that ring, the last twenty calls,
 * the newest first.
 */
export function boardView(source: ViewSource): BoardView {
  const { site, queue } = source
  const { waitingPlace, slipText } = site.branch
  return {
    ...viewHead('board', source),
    desks: lettered(site).map((desk) => boardDesk(source, desk)),
    calls: queue.announcements
      .slice(-shownCalls)
      .toReversed()
      .map((call) => boardCall(queue, call, site.branch.zone)),
    help: source.help,
    slip: { waitingPlace, text: slipText },
  }
}

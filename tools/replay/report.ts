/** What a replay has shown, as text for a terminal. */
import { figureNames, isNoise, type Comparison, type Figures } from './figures.ts'
import type { ReplayResult } from './run.ts'

const titles: Record<keyof Figures, string> = {
  issued: 'issued',
  served: 'served',
  abandoned: 'abandoned',
  noShow: 'no-show',
  meanWaitSeconds: 'mean wait s',
  maxWaitSeconds: 'max wait s',
  meanServiceSeconds: 'mean service s',
}

/** Tables by desk, by day when there are several, and the whole; then transfers, the order of calls and the verdict. */
export function report(result: ReplayResult): string {
  const { desks, days, total, order, transfers, separateLegs, isEqual, seconds } = result
  const share = order.calls === 0 ? 0 : (100 * order.outOfTurn) / order.calls
  return [
    table('desk', [...desks, total]),
    ...(days.length > 1 ? [table('day', days)] : []),
    `Later legs: ${transfers} replayed as transfers, ${separateLegs} as tickets of their own.`,
    `Calls out of turn: ${order.outOfTurn} of ${order.calls} (${share.toFixed(1)} %), ${order.outOfTurnByPriority} of them of a priority ` +
      `ticket; ${order.overtaken} times somebody of the same line had come earlier and still waited. By our own ` +
      'rules the earliest goes first, a priority ticket by its head start before.',
    `${isEqual ? 'Every figure is equal' : 'THERE ARE DIFFERENCES'} (${seconds.toFixed(1)} s).`,
  ].join('\n\n')
}

/** Three lines for each group: what the server says, what the trace says, and the difference. */
function table(title: string, comparisons: readonly Comparison[]): string {
  const header = [title, '', ...figureNames.map((name) => titles[name])]
  const lines = comparisons.flatMap(({ name, server, trace, differences }) => [
    [name, 'server', ...cells(server)],
    ['', 'trace', ...cells(trace)],
    ['', 'difference', ...cells(differences, 6)],
  ])
  const all = [header, ...lines]
  const widths = header.map((_, index) => Math.max(...all.map((line) => line[index]?.length ?? 0)))
  const isText = (index: number) => index < 2
  return all
    .map((line) =>
      line
        .map((cell, i) => (isText(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Means with two digits; with `precision`, that many significant ones, so that a small difference is still seen. */
function cells(figures: Figures, precision?: number): string[] {
  return figureNames.map((name) => {
    const figure = figures[name]
    if (figure === null) return '–'
    if (precision !== undefined)
      return isNoise(figure) ? '0' : String(Number(figure.toPrecision(precision)))
    return name.startsWith('mean') ? figure.toFixed(2) : String(figure)
  })
}

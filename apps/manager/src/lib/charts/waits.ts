import type { HallDesk } from '../../../../../domain/views.ts'
import type { StatisticsRow } from '../../../../../domain/resources.ts'
import type { WaitBin } from '../../../../../domain/statistics-pictures.ts'
import { chartFrame, hintElement, quietAxis, type ChartOption } from './option.ts'
import type { Palette } from './palette.ts'

/** The picture reaches at least this far, so that a quiet morning doesn't look like a catastrophe. */
const leastMinutes = 40

/** The bins to draw: as far as anybody waited, at least past the target. */
export function drawnBins(bins: readonly WaitBin[], targetMinutes: number): WaitBin[] {
  const farthest = bins.findLastIndex(({ count }) => count > 0)
  return bins.filter(
    ({ fromMinutes }, index) =>
      index <= farthest || fromMinutes < Math.max(leastMinutes, targetMinutes + 5),
  )
}

/** The target of most people served: where the line stands, and whether it is everybody's. */
export function commonTarget(
  desks: readonly HallDesk[],
  rows: readonly StatisticsRow[],
): { minutes: number; everywhere: boolean } | null {
  const people = new Map<number, number>()
  for (const { key, served } of rows) {
    const minutes = desks.find(({ id }) => id === key)?.targetMinutes
    if (minutes === undefined || served === 0) continue
    people.set(minutes, (people.get(minutes) ?? 0) + served)
  }
  const [most] = [...people.entries()].toSorted(([, one], [, other]) => other - one)
  return most ? { minutes: most[0], everywhere: people.size === 1 } : null
}

/** A day’s waits, and the words written and read out with them; no target, no line. */
export interface WaitsPicture {
  bins: readonly WaitBin[]
  targetMinutes: number | null
  targetLabel: string
  description: string
  names: { within: string; late: string }
  /** What a hint says about a bin. */
  hint: (bin: WaitBin) => string
}

/** Bars of five minutes; those beyond their desk's target red and striped, the common target as a line. */
export function waitsOption(picture: WaitsPicture, palette: Palette): ChartOption {
  const { bins, names } = picture
  const most = bins.reduce((max, { count }) => Math.max(max, count), 0)
  const frame = chartFrame(palette, picture.description)
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      formatter: (at: unknown) => {
        const bin = bins[(at as { dataIndex: number }).dataIndex]
        return bin ? hintElement(picture.hint(bin)) : ''
      },
    },
    grid: { left: 4, right: 12, top: 26, bottom: 22 },
    xAxis: [{ type: 'category', show: false, data: bins.map((_, at) => at) }, edges(bins, palette)],
    yAxis: { type: 'value', show: false, max: Math.max(4, most * 1.15) },
    series: [
      stack('within', names.within, bins, palette, { color: palette.bar }),
      stack('late', names.late, bins, palette, { color: palette.late, decal: stripes(palette) }),
      targetLine(picture, palette),
    ],
  }
}

/** Minutes stand at the edges of the bars, where the target's line belongs too. */
function edges(bins: readonly WaitBin[], palette: Palette) {
  const end = bins.at(-1)
  const axis = quietAxis(palette)
  return {
    ...axis,
    type: 'value' as const,
    position: 'bottom' as const,
    min: 0,
    max: bins.length * 5,
    interval: bins.length > 9 ? 10 : 5,
    splitLine: { show: false },
    axisLabel: {
      ...axis.axisLabel,
      formatter: (minutes: number) =>
        end?.toMinutes === null && minutes >= end.fromMinutes
          ? minutes === end.fromMinutes
            ? `${minutes}+`
            : ''
          : String(minutes),
    },
  }
}

function stack(
  part: 'within' | 'late',
  name: string,
  bins: readonly WaitBin[],
  { text, fontFamily, fontSize }: Palette,
  itemStyle: object,
) {
  return {
    ...{ id: part, name, type: 'bar' as const, stack: 'people', xAxisIndex: 0 },
    ...{ barCategoryGap: '10%', itemStyle: { borderRadius: 3, ...itemStyle } },
    data: bins.map(({ count, late }) => {
      // Whichever part is on top carries the figure of both.
      const top = part === 'late' ? late > 0 : late === 0 && count > 0
      return {
        value: part === 'late' ? late : count - late,
        label: {
          ...{ show: top, position: 'top' as const, formatter: () => String(count) },
          ...{ color: text, fontFamily, fontSize, fontWeight: 600 as const },
        },
      }
    }),
  }
}

function stripes({ onLate }: Palette) {
  return {
    ...{ symbol: 'rect', color: onLate, dashArrayX: [1, 0], dashArrayY: [1.5, 6] },
    rotation: -Math.PI / 4,
  }
}

function targetLine({ targetMinutes, targetLabel }: WaitsPicture, palette: Palette) {
  const { text, fontFamily, fontSize } = palette
  return {
    ...{ id: 'target', type: 'line' as const, xAxisIndex: 1, data: [] },
    markLine: {
      ...{ silent: true, symbol: 'none', animation: false },
      lineStyle: { color: text, width: 2, type: 'solid' as const },
      label: {
        ...{ formatter: targetLabel, position: 'end' as const, distance: 6 },
        ...{ color: text, fontFamily, fontSize },
      },
      data: targetMinutes === null ? [] : [{ xAxis: targetMinutes }],
    },
  }
}

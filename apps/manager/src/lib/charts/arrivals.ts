import type { HalfHour } from '../../../../../domain/statistics-pictures.ts'
import { chartFrame, hintElement, quietAxis, type ChartOption } from './option.ts'
import type { Palette } from './palette.ts'

/** A picture shows at least these hours, so that the first visitors of a new hall don't fill it. */
export const officeDay = { firstHour: 8, lastHour: 16 } as const

/** The half hours to draw: all that are known, and empty ones up to the office day's ends. */
export function drawnHalfHours(items: readonly HalfHour[]): HalfHour[] {
  const known = new Map(items.map((half) => [half.minuteOfDay, half]))
  const minutes = [...known.keys()]
  const first = Math.min(officeDay.firstHour * 60, ...minutes)
  const last = Math.max(officeDay.lastHour * 60 + 30, ...minutes)
  const usual = items.some((half) => half.usual !== null) ? 0 : null
  return Array.from({ length: (last - first) / 30 + 1 }, (_, index) => {
    const minuteOfDay = first + index * 30
    const empty = { minuteOfDay, arrived: 0, usual, usualWaiting: usual }
    return known.get(minuteOfDay) ?? empty
  })
}

/** A day’s half hours, and the words written and read out with them. */
export interface ArrivalsPicture {
  items: readonly HalfHour[]
  /** Minutes since midnight; what comes later has no bar yet. */
  nowMinute: number
  description: string
  names: { today: string; usual: string }
  /** `10.30` */
  clock: (minuteOfDay: number) => string
  /** What a hint says about a half hour. */
  hint: (half: HalfHour) => string
}

/** Today's arrivals as bars, the usual of that weekday as a dashed line across them. */
export function arrivalsOption(picture: ArrivalsPicture, palette: Palette): ChartOption {
  const { items, names, nowMinute } = picture
  const frame = chartFrame(palette, picture.description)
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (at: unknown) => {
        const half = items[(at as { dataIndex: number }[])[0]?.dataIndex ?? -1]
        return half ? hintElement(picture.hint(half)) : ''
      },
    },
    grid: { left: 34, right: 12, top: 12, bottom: 22 },
    xAxis: hours(picture, palette),
    yAxis: people(palette),
    series: [
      {
        ...{ id: 'today', name: names.today, type: 'bar', barCategoryGap: '28%' },
        itemStyle: { color: palette.bar, borderRadius: 3 },
        data: items.map(({ minuteOfDay, arrived }) => (minuteOfDay > nowMinute ? '-' : arrived)),
      },
      // The dashes would drown in the bars without a seam around them.
      usualLine('usual-seam', picture, { color: palette.surface, width: 5, type: 'solid' }),
      usualLine('usual', picture, { color: palette.text, width: 2, type: 'dashed' }),
    ],
  }
}

function usualLine(
  id: string,
  { items, names }: ArrivalsPicture,
  lineStyle: { color: string; width: number; type: 'solid' | 'dashed' },
) {
  return {
    ...{ id, lineStyle, name: names.usual, type: 'line' as const, symbol: 'none', silent: true },
    ...{ smooth: 0.3, z: 3, data: items.map(({ usual }) => usual ?? '-') },
  }
}

/** Whole hours only; where the room is short ECharts leaves out more. */
function hours({ items, clock }: ArrivalsPicture, palette: Palette) {
  const axis = quietAxis(palette)
  const everyMinutes = items.length > 24 ? 120 : 60
  return {
    ...axis,
    type: 'category' as const,
    data: items.map(({ minuteOfDay }) => clock(minuteOfDay)),
    axisLabel: {
      ...axis.axisLabel,
      interval: (at: number) => (items[at]?.minuteOfDay ?? 1) % everyMinutes === 0,
    },
  }
}

function people(palette: Palette) {
  return {
    ...quietAxis(palette),
    ...{ type: 'value' as const, minInterval: 1, splitNumber: 3 },
    splitLine: { lineStyle: { color: palette.edge } },
  }
}

import type { HeatMapCell } from '../../../../../domain/statistics-pictures.ts'
import { officeDay } from './arrivals.ts'
import { chartFrame, hintElement, quietAxis, type ChartOption } from './option.ts'
import type { Palette } from './palette.ts'

/** One of the five steps: whole minutes, both ends included; the last has no end. */
export interface HeatStep {
  fromMinutes: number
  toMinutes: number | null
}

const stepCount = 5

/** Whole minutes, as they stand in a cell. */
export const minutesOf = ({ medianWaitSeconds }: HeatMapCell) => Math.round(medianWaitSeconds / 60)

/** Five equal steps up to the longest median, never finer than two minutes. */
export function heatSteps(cells: readonly HeatMapCell[]): HeatStep[] {
  const most = cells.reduce((max, cell) => Math.max(max, minutesOf(cell)), 0)
  const width = Math.max(2, Math.ceil((most + 1) / stepCount))
  return Array.from({ length: stepCount }, (_, step) => ({
    fromMinutes: step * width,
    toMinutes: step === stepCount - 1 ? null : (step + 1) * width - 1,
  }))
}

/** Monday to Friday always, a weekend's day when somebody was served on one. */
export function weekdaysOf(cells: readonly HeatMapCell[]): number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter(
    (day) => day <= 5 || cells.some(({ weekday }) => weekday === day),
  )
}

/** An office day, and from the first hour to the last where they lie outside; none left out in between. */
export function hoursOf(cells: readonly HeatMapCell[]): number[] {
  const hours = cells.map(({ hour }) => hour)
  const first = Math.min(officeDay.firstHour, ...hours)
  const last = Math.max(officeDay.lastHour, ...hours)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The hours in which somebody was served, and the words written and read out with them. */
export interface HeatMapPicture {
  cells: readonly HeatMapCell[]
  description: string
  /** `10.00` */
  hourName: (hour: number) => string
  weekdayName: (weekday: number) => string
  /** What a hint says about an hour of a weekday. */
  hint: (cell: HeatMapCell) => string
}

/** Weekdays below each other, hours side by side, the median wait written in each cell. */
export function heatMapOption(picture: HeatMapPicture, palette: Palette): ChartOption {
  const { cells } = picture
  const [weekdays, hours, steps] = [weekdaysOf(cells), hoursOf(cells), heatSteps(cells)]
  const frame = chartFrame(palette, picture.description)
  const axis = quietAxis(palette)
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      formatter: (at: unknown) => {
        const cell = cells[(at as { dataIndex: number }).dataIndex]
        return cell ? hintElement(picture.hint(cell)) : ''
      },
    },
    grid: { left: 38, right: 4, top: 4, bottom: 24 },
    xAxis: { ...axis, type: 'category', data: hours.map((hour) => picture.hourName(hour)) },
    yAxis: {
      ...{ ...axis, type: 'category', inverse: true },
      data: weekdays.map((weekday) => picture.weekdayName(weekday)),
    },
    visualMap: { type: 'piecewise', show: false, pieces: pieces(steps, palette) },
    series: [
      {
        ...{ id: 'medians', type: 'heatmap' },
        itemStyle: { borderColor: palette.surface, borderWidth: 3, borderRadius: 6 },
        emphasis: { itemStyle: { borderColor: palette.text, borderWidth: 2 } },
        data: cells.map((cell) => ({
          value: [hours.indexOf(cell.hour), weekdays.indexOf(cell.weekday), minutesOf(cell)],
          label: figureOn(cell, steps, palette),
        })),
      },
    ],
  }
}

function pieces(steps: readonly HeatStep[], { heat }: Palette) {
  return steps.map(({ fromMinutes, toMinutes }, step) => ({
    ...{ gte: fromMinutes, color: heat[step]?.ground },
    ...(toMinutes !== null && { lte: toMinutes }),
  }))
}

function figureOn(cell: HeatMapCell, steps: readonly HeatStep[], palette: Palette) {
  const { heat, fontFamily, fontSize } = palette
  const step = steps.findLastIndex(({ fromMinutes }) => minutesOf(cell) >= fromMinutes)
  return { show: true, color: heat[step]?.text, fontFamily, fontSize }
}

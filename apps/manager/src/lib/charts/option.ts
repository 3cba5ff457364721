import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Palette } from './palette.ts'

/** What a picture of ours may consist of. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>

/** What all pictures share: type, the words for those who can't see them, hints without markup. */
export function chartFrame(palette: Palette, description: string): ChartOption {
  const { text, textSoft, surface, fontFamily, fontSize } = palette
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    textStyle: { fontFamily, fontSize },
    aria: { enabled: true, label: { description } },
    tooltip: {
      // Confined hints have no arrow: ECharts draws it by markup with inline styles, which our pages forbid.
      confine: true,
      extraCssText: 'white-space: pre-line; box-shadow: none',
      transitionDuration: 0,
      backgroundColor: surface,
      borderColor: textSoft,
      textStyle: { color: text, fontFamily, fontSize },
    },
  }
}

/** A hint as an element of its own: text only, never markup. */
export function hintElement(text: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = text
  return element
}

/** Labels of an axis without its line and ticks. */
export function quietAxis({ textSoft, fontFamily, fontSize }: Palette) {
  return {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: textSoft, fontFamily, fontSize, hideOverlap: true },
  }
}

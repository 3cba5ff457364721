/** The parts of Apache ECharts that our pictures need; loaded when the first picture is drawn. */
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([
  ...[BarChart, LineChart, HeatmapChart, SVGRenderer],
  ...[AriaComponent, GridComponent, MarkLineComponent],
  ...[TooltipComponent, VisualMapPiecewiseComponent],
])

/** An empty picture in that element; whoever made it disposes of it. */
export function createChart(element: HTMLElement) {
  return init(element, null, { renderer: 'svg' })
}

/** A picture that stands in a page. */
export type Drawing = ReturnType<typeof createChart>

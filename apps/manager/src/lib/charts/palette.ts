/** The page's tokens as plain colours: ECharts can't read CSS variables. */
export interface Palette {
  text: string
  textSoft: string
  edge: string
  surface: string
  bar: string
  late: string
  onLate: string
  /** From least to most, each with the colour of what is written on it. */
  heat: readonly { ground: string; text: string }[]
  fontFamily: string
  /** CSS pixels; follows the browser's own text size. */
  fontSize: number
}

/** Reads the tokens as they are at that element now. */
export function readPalette(element: HTMLElement): Palette {
  const probe = element.appendChild(document.createElement('span'))
  const style = getComputedStyle(probe)
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`
    return style.color
  }
  const palette = {
    text: colour('text'),
    textSoft: colour('text-soft'),
    edge: colour('edge'),
    surface: colour('surface-raised'),
    bar: colour('primary'),
    late: colour('danger'),
    onLate: colour('on-danger'),
    heat: [1, 2, 3, 4, 5].map((step) => ({
      ground: colour(`heat-${step}`),
      text: colour(`on-heat-${step}`),
    })),
    fontFamily: style.fontFamily,
    fontSize: 0.8125 * parseFloat(getComputedStyle(document.documentElement).fontSize),
  }
  probe.remove()
  return palette
}

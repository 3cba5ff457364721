/** Where a kiosk's slips come out, seen by who stands before it. */
export type SlipPlace = 'below' | 'left' | 'right'

/** What the manager set for this kiosk. */
export interface KioskSettings {
  slipPlace: SlipPlace
  /** How wide the screen's picture is; null when nobody has measured it. */
  widthMillimetres: number | null
  /** How high above the floor the picture begins; null when nobody has measured it. */
  bottomMillimetres: number | null
}

/** The kiosk's settings out of its device's own; what is not said, or makes no sense, is left at its default. */
export function kioskSettings(settings: Record<string, unknown>): KioskSettings {
  const { slipPlace, widthMillimetres, bottomMillimetres } = settings
  return {
    slipPlace: slipPlace === 'left' || slipPlace === 'right' ? slipPlace : 'below',
    widthMillimetres: within(widthMillimetres, 80, 3_000),
    bottomMillimetres: within(bottomMillimetres, 0, 1_200),
  }
}

function within(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && value >= least && value <= most ? value : null
}

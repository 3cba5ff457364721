import type { KioskSettings } from './kiosk-settings.ts'

/** The highest a hand reaches from a wheelchair, above the floor (EN 301 549, 8.3). */
const reachMillimetres = 1_220
/** The part of the screen that is low enough where nobody has measured, by shape. */
const lowShares = { portrait: 0.55, landscape: 0.68 }
const leastLowShare = 0.45

/**
 * Tells the styles how large the screen really is: `--mm` is a millimetre in CSS pixels, 0 when unknown; `--low-top` the
 * share of the screen that the low layout leaves empty. Gives the function that stops.
 */
export function measurePanel(settings: KioskSettings): () => void {
  const { style } = document.documentElement
  const measure = () => {
    const { innerWidth: width, innerHeight: height } = window
    const millimetre = settings.widthMillimetres === null ? 0 : width / settings.widthMillimetres
    style.setProperty('--mm', `${millimetre}px`)
    style.setProperty('--low-top', String(1 - lowShare(settings, millimetre, width, height)))
  }
  measure()
  window.addEventListener('resize', measure)
  return () => window.removeEventListener('resize', measure)
}

/** How much of the screen, from its lower edge, everybody reaches. */
function lowShare(
  { bottomMillimetres }: KioskSettings,
  millimetre: number,
  width: number,
  height: number,
): number {
  if (millimetre === 0 || bottomMillimetres === null) {
    return width < height ? lowShares.portrait : lowShares.landscape
  }
  const share = ((reachMillimetres - bottomMillimetres) * millimetre) / height
  return Math.min(1, Math.max(leastLowShare, share))
}

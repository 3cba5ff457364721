/** Large enough for the tactile mark on the frame to lead a finger to it. */
const sideMillimetres = 14
const millimetresInInch = 25.4
const cssPixelsInInch = 96

/** The side of the corner that starts the prompts, in CSS pixels; by the screen’s width where that was measured. */
export function cornerPixels(widthMillimetres: number | null, widthPixels: number): number {
  const perMillimetre = widthMillimetres
    ? widthPixels / widthMillimetres
    : cssPixelsInInch / millimetresInInch
  return Math.round(sideMillimetres * perMillimetre)
}

/** Whether a touch is in the lower left corner and not meant for a button there. */
export function isInCorner(event: PointerEvent, side: number, heightPixels: number): boolean {
  const { clientX, clientY, target } = event
  if (clientX > side || clientY < heightPixels - side) return false
  return !(target instanceof Element && target.closest('button') !== null)
}

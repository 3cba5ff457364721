/** A share of the type size that lets a long desk name keep to two lines. */
export function nameScale(name: string): number {
  return Math.max(0.5, Math.min(1, 28 / name.length))
}

/** One measured claim. */
export interface Measured {
  name: string
  value: number
  unit: 'ratio' | 'ms' | 'MB'
  /** What the project promises. */
  limit: { atLeast: number } | { atMost: number }
  /** What was compared, and the absolute numbers. */
  note?: string
}

/** Whether the promise holds. */
export function holds({ value, limit }: Measured): boolean {
  return 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost
}

/** One line for people. */
export function line(measured: Measured): string {
  const { name, value, unit, limit, note } = measured
  const text = `${value.toFixed(unit === 'ratio' ? 2 : 0)}${unit === 'ratio' ? '' : ` ${unit}`}`
  const promise = 'atLeast' in limit ? `≥ ${limit.atLeast}` : `≤ ${limit.atMost}`
  const verdict = holds(measured) ? 'ok' : 'MISSED'
  return `${verdict.padEnd(7)}${name}: ${text} (${promise})${note ? `; ${note}` : ''}`
}

/** What opens a request. */
export interface StatusKey {
  number: string
  code: string
}

/** Out of a link's `#2026-000123.K3M9X2QP`, which the browser keeps to itself; null when it is none. */
export function keyInFragment(fragment: string): StatusKey | null {
  const [, number, code] = /^#([\d-]+)\.([A-Za-z0-9]+)$/.exec(fragment) ?? []
  return number && code ? { number, code } : null
}

/** A telephone's number pad has no dash, and some write a space: `2026000123` and `2026 123` are meant the same. */
export function writtenNumber(typed: string): string {
  return typed
    .trim()
    .replaceAll(/\s+/g, '-')
    .replace(/^(\d{4})(\d+)$/, '$1-$2')
}

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('ui/tokens.css', 'utf8')

type Theme = 'light' | 'dark'

/** A token's colour as #rrggbb, followed through `light-dark()` and `var()`. */
function colour(token: string, theme: Theme): string {
  const value = new RegExp(`--${token}:\\s*([^;]+);`).exec(css)?.[1]?.trim()
  if (value === undefined) throw new Error(`no token --${token}`)
  const pair = /^light-dark\((.+), (.+)\)$/.exec(value)
  const one = pair ? (theme === 'light' ? pair[1] : pair[2]) : value
  const reference = /^var\(--(.+)\)$/.exec(one ?? '')?.[1]
  return reference ? colour(reference, theme) : (one ?? '')
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['surface', 'surface-raised', 'surface-sunk', 'primary-wash', 'danger-wash']
const plainSurfaces = ['surface', 'surface-raised', 'surface-sunk']

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  const measured = (token: string, ground: string) =>
    contrast(colour(token, theme), colour(ground, theme))

  test.each(surfaces)('text on %s is at least 7:1', (ground) => {
    expect(measured('text', ground)).toBeGreaterThanOrEqual(7)
  })

  test.each(plainSurfaces)('every other text on %s is at least 4.5:1', (ground) => {
    for (const token of ['text-soft', 'primary', 'danger', 'success']) {
      expect(measured(token, ground), token).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(plainSurfaces)(
    'edges of controls and the focus ring on %s are at least 3:1',
    (ground) => {
      expect(measured('control-edge', ground)).toBeGreaterThanOrEqual(3)
      expect(measured('focus', ground)).toBeGreaterThanOrEqual(3)
    },
  )

  test('what stands on a colour is at least 4.5:1, on the header and the call 7:1', () => {
    expect(measured('on-primary', 'primary')).toBeGreaterThanOrEqual(4.5)
    expect(measured('on-primary', 'primary-strong')).toBeGreaterThanOrEqual(4.5)
    expect(measured('on-finish', 'finish')).toBeGreaterThanOrEqual(7)
    expect(measured('danger', 'danger-wash')).toBeGreaterThanOrEqual(4.5)
    expect(measured('on-danger', 'danger')).toBeGreaterThanOrEqual(4.5)
    expect(measured('on-header', 'header')).toBeGreaterThanOrEqual(7)
    expect(measured('on-called', 'called')).toBeGreaterThanOrEqual(7)
  })

  test.each([1, 2, 3, 4, 5])('a figure on step %d of a heat map is at least 4.5:1', (step) => {
    expect(measured(`on-heat-${step}`, `heat-${step}`)).toBeGreaterThanOrEqual(4.5)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a letter on masa %d is at least 7:1', (masa) => {
    expect(
      contrast(colour('on-masa', theme), colour(`masa-${masa}`, theme)),
    ).toBeGreaterThanOrEqual(7)
  })
})

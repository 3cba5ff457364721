import { describe, expect, test } from 'vitest'
import { neededSize, stageLayout } from '../../apps/display/src/lib/layout.ts'
import { defaultSettings, readSettings } from '../../apps/display/src/lib/settings.ts'

describe('the type of a called number', () => {
  test('is 122 mm high for ten metres on the usual screen', () => {
    const inch = 25.4
    const screenMillimetres = (55 * inch * 9) / Math.hypot(16, 9)
    const { size } = stageLayout(1, defaultSettings, false)
    expect((size / 1080) * 0.698 * screenMillimetres).toBeGreaterThanOrEqual(122)
    expect(neededSize(defaultSettings)).toBeLessThanOrEqual(size)
  })

  test('grows with the distance as far as the screen allows, at the cost of the list only', () => {
    const far = stageLayout(1, { ...defaultSettings, viewingMetres: 14 }, false)
    expect(far).toMatchObject({
      hasList: true,
      size: neededSize({ ...defaultSettings, viewingMetres: 14 }),
    })
    const farther = stageLayout(1, { ...defaultSettings, viewingMetres: 40 }, false)
    expect(farther).toMatchObject({ hasList: true, size: 400 })
  })

  test.each([2, 3, 4])('%d together take the whole screen only where they must', (together) => {
    const near = stageLayout(together, { ...defaultSettings, viewingMetres: 4 }, false)
    const far = stageLayout(together, defaultSettings, false)
    expect([near.hasList, far.hasList]).toEqual([true, false])
    expect(far.size).toBeGreaterThan(near.size)
  })

  test('never is larger than what fits, upright too', () => {
    for (const isUpright of [false, true])
      for (let together = 1; together <= 4; together += 1)
        for (const viewingMetres of [2, 5, 10, 20, 40]) {
          const layout = stageLayout(together, { ...defaultSettings, viewingMetres }, isUpright)
          expect(layout.size).toBeLessThanOrEqual(isUpright ? 342 : 400)
        }
  })
})

describe('the settings of a display', () => {
  test('are the usual ones where nothing is set', () => {
    expect(readSettings({})).toEqual(defaultSettings)
    expect(readSettings({ theme: null, viewingMetres: null, deskIds: null })).toEqual(
      defaultSettings,
    )
  })

  test('are taken as they were set', () => {
    const set = { theme: 'light', viewingMetres: 6, screenInches: 75, speaks: false }
    expect(readSettings({ ...set, deskIds: ['z'] })).toEqual({ ...set, deskIds: ['z'] })
  })

  test.each([
    ['viewingMetres', 0],
    ['viewingMetres', 'far'],
    ['screenInches', 3000],
    ['theme', 'pink'],
    ['deskIds', []],
    ['deskIds', [1]],
  ])('make no display unusable: %s %j', (key, value) => {
    expect(readSettings({ [key]: value })).toEqual(defaultSettings)
  })
})

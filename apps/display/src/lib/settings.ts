/** What a manager sets for one display; read out of its device's settings. */
export interface DisplaySettings {
  theme: 'dark' | 'light'
  /** From the screen to the last row of chairs. */
  viewingMetres: number
  /** The screen's diagonal. */
  screenInches: number
  /** This one speaks; of several in a room only one should. */
  speaks: boolean
  /** The desks whose calls it shows and speaks; null for all. */
  deskIds: readonly string[] | null
}

/** What a display is until somebody sets it. */
export const defaultSettings: DisplaySettings = {
  theme: 'dark',
  viewingMetres: 10,
  screenInches: 55,
  speaks: true,
  deskIds: null,
}

/** Reads the settings; whatever is missing or makes no sense is as it is by default. */
export function readSettings(given: Record<string, unknown>): DisplaySettings {
  const { theme, viewingMetres, screenInches, speaks, deskIds } = given
  return {
    theme: theme === 'light' ? 'light' : 'dark',
    viewingMetres: between(2, 40, viewingMetres) ?? defaultSettings.viewingMetres,
    screenInches: between(15, 120, screenInches) ?? defaultSettings.screenInches,
    speaks: speaks !== false,
    deskIds: zone(deskIds),
  }
}

function between(least: number, most: number, value: unknown): number | null {
  return typeof value === 'number' && value >= least && value <= most ? value : null
}

function zone(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null
  const ids = value.filter((id) => typeof id === 'string')
  return ids.length > 0 ? ids : null
}

import type { DisplaySettings } from './settings.ts'

/** `one`: the counter under the number; `over`: beside it, the desk above; `line`: all of it on one line. */
export type CallForm = 'one' | 'over' | 'line'

/** How the calls on the stage are drawn; lengths in the wall's units, 1080 to the screen's shorter side. */
export interface StageLayout {
  /** The last calls hang beside the stage. */
  hasList: boolean
  form: CallForm
  /** Type of the called number and of its counter. */
  size: number
  /** Type of the word before the counter. */
  word: number
  /** Type of the desk's name. */
  desk: number
  /** From the edge to the text. */
  edge: number
}

type Form = [form: CallForm, size: number, word: number, desk: number, edge: number]

/** For one, two, three and four calls together: with the list beside them, and with the whole area. */
const forms: Record<'wide' | 'upright', { beside: Form[]; whole: Form[] }> = {
  wide: {
    beside: [
      ['one', 342, 110, 68, 60],
      ['over', 250, 60, 60, 56],
      ['over', 200, 54, 48, 44],
      ['over', 160, 44, 36, 30],
    ],
    whole: [
      ['one', 400, 110, 68, 56],
      ['over', 350, 84, 76, 56],
      ['line', 280, 60, 60, 44],
      ['line', 236, 60, 56, 32],
    ],
  },
  upright: {
    beside: [
      ['one', 342, 110, 68, 60],
      ['over', 207, 60, 54, 56],
      ['over', 186, 54, 40, 44],
      ['over', 132, 40, 29, 29],
    ],
    whole: [
      ['one', 342, 110, 68, 60],
      ['one', 342, 110, 68, 60],
      ['over', 212, 76, 64, 60],
      ['over', 212, 76, 60, 56],
    ],
  },
}

/** A called number is this high for each metre of distance: 122 mm at ten metres. */
const millimetresPerMetre = 12.2
const millimetresPerInch = 25.4
/** The height of Plex's capitals and figures, of its type size. */
const capitalShare = 0.698
const shorterUnits = 1080
const shorterOfDiagonal = 9 / Math.hypot(16, 9)

/** The type size, in the wall's units, that a called number needs so that the last row can read it. */
export function neededSize({ viewingMetres, screenInches }: DisplaySettings): number {
  const shorterMillimetres = screenInches * millimetresPerInch * shorterOfDiagonal
  const share = (viewingMetres * millimetresPerMetre) / shorterMillimetres
  return (share * shorterUnits) / capitalShare
}

/**
 * The layout for that many calls together, 1–4. One call always has the last calls beside it and grows at their cost;
 * several take the whole area when they could not be read from the last row otherwise.
 */
export function stageLayout(
  together: number,
  settings: DisplaySettings,
  isUpright: boolean,
): StageLayout {
  const index = Math.min(Math.max(together, 1), 4) - 1
  const { beside, whole } = forms[isUpright ? 'upright' : 'wide']
  const needed = neededSize(settings)
  const [near, far] = [beside[index] ?? beside[0], whole[index] ?? whole[0]] as [Form, Form]
  const hasList = index === 0 || near[1] >= needed
  const [form, most, word, desk, edge] = hasList ? near : far
  const size = index === 0 ? Math.min(Math.max(most, needed), far[1]) : most
  return { hasList, form, size, word, desk, edge }
}

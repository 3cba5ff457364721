import { common } from './tr/common.ts'
import { counter } from './tr/counter.ts'
import { display } from './tr/display.ts'
import { kiosk } from './tr/kiosk.ts'
import { manager } from './tr/manager.ts'
import { phone } from './tr/phone.ts'
import { prompts } from './tr/prompts.ts'
import { refusals } from './tr/refusals.ts'
import { slip } from './tr/slip.ts'
import { voice } from './tr/voice.ts'

/** Turkish, the source: every other language has exactly these keys. Words with values are functions. */
export const tr = {
  common,
  kiosk,
  counter,
  display,
  manager,
  phone,
  prompts,
  refusals,
  slip,
  voice,
}

/** The shape of every catalogue: Turkish decides it. */
export type Catalogue = typeof tr

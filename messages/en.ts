import type { Catalogue } from './tr.ts'
import { common } from './en/common.ts'
import { counter } from './en/counter.ts'
import { display } from './en/display.ts'
import { kiosk } from './en/kiosk.ts'
import { manager } from './en/manager.ts'
import { phone } from './en/phone.ts'
import { prompts } from './en/prompts.ts'
import { refusals } from './en/refusals.ts'
import { slip } from './en/slip.ts'
import { voice } from './en/voice.ts'

export const en: Catalogue = {
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

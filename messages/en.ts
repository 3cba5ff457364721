import type { Catalogue } from './tr.ts'
import { common } from './en/common.ts'
import { counter } from './en/counter.ts'
import { display } from './en/display.ts'
import { kiosk } from './en/kiosk.ts'
import { manager } from './en/manager.ts'
import { refusals } from './en/refusals.ts'

export const en: Catalogue = { common, kiosk, counter, display, manager, refusals }

import { common } from './tr/common.ts'
import { counter } from './tr/counter.ts'
import { display } from './tr/display.ts'
import { kiosk } from './tr/kiosk.ts'
import { manager } from './tr/manager.ts'
import { refusals } from './tr/refusals.ts'

/** Turkish, the source: every other language has exactly these keys. Words with values are functions. */
export const tr = { common, kiosk, counter, display, manager, refusals }

/** The shape of every catalogue: Turkish decides it. */
export type Catalogue = typeof tr

import { createClient } from '../../../../ui/api.ts'

/** The counter speaks as the clerk who is logged in. */
export const client = createClient('staff')

/** A desk as its settings tell it: with the target that the live view leaves out. */
export interface DeskSettings {
  id: string
  name: string
  /** Null: a desk without numbers, the telephone. */
  letter: string | null
  colour: number
  targetMinutes: number
}

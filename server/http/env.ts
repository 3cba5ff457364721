import type { HttpBindings } from '@hono/node-server'
import type { Actor } from '../../domain/staff.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import type { StaffRow } from '../storage/staff-table.ts'

/** Who speaks, with the row behind the cookie. */
export type Caller =
  | { kind: 'staff'; actor: Actor; staff: StaffRow; sessionId: string }
  | { kind: 'device'; actor: Actor; device: DeviceRow }

/** What Hono carries along a request. */
export interface Env {
  Bindings: HttpBindings
  Variables: {
    caller: Caller
  }
}

import type { HttpBindings } from '@hono/node-server'
import type { Actor } from '../../domain/staff.ts'
import type { ApiKeyRow } from '../storage/api-key-table.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import type { StaffRow } from '../storage/staff-table.ts'

/** Who speaks, with the row behind the cookie or the key. */
export type Caller =
  | { kind: 'staff'; actor: Actor; staff: StaffRow; sessionId: string }
  | { kind: 'device'; actor: Actor; device: DeviceRow }
  | { kind: 'program'; actor: Actor; key: ApiKeyRow }

/** What Hono carries along a request. */
export interface Env {
  Bindings: HttpBindings
  Variables: {
    caller: Caller
  }
}

import * as v from 'valibot'
import { itemsOf, moment, whole } from './exact.ts'
import {
  Branch,
  CalendarDay,
  Desk,
  Device,
  Directorate,
  Key,
  ListedDevice,
  Session,
  Staff,
  Topic,
  Webhook,
} from './house-resources.ts'

const branchAnswer = v.object({ branch: Branch })
const deskAnswer = v.object({ desk: Desk })
const staffAnswer = v.object({ staff: Staff })
const topicAnswer = v.object({ topic: Topic })
const directorateAnswer = v.object({ directorate: Directorate })
const sessionAnswer = v.object({ session: Session })
const deviceAnswer = v.object({ device: Device })
const registered = v.object({
  device: Device,
  pairingCode: v.string(),
  pairingUrl: v.nullable(v.string()),
})
/** Removed, and still named by what is there. */
const former = v.array(v.object({ id: v.string(), name: v.string() }))

/** What the routes of a house's settings answer when they do what was asked. */
export const houseAnswers: Record<string, v.GenericSchema> = {
  'POST /session': sessionAnswer,
  'GET /session': sessionAnswer,
  'GET /branches': itemsOf(Branch, { at: moment }),
  'POST /branches': branchAnswer,
  'GET /branches/{id}': branchAnswer,
  'PATCH /branches/{id}': branchAnswer,
  'GET /branches/{id}/desks': itemsOf(Desk),
  'POST /branches/{id}/desks': deskAnswer,
  'PATCH /desks/{id}': deskAnswer,
  'GET /staff': itemsOf(Staff),
  'POST /staff': staffAnswer,
  'PATCH /staff/{id}': staffAnswer,
  'GET /devices': itemsOf(ListedDevice),
  'POST /devices': registered,
  'POST /devices/{id}/pairing': registered,
  'POST /devices/claims': deviceAnswer,
  'PATCH /devices/{id}': deviceAnswer,
  'GET /directorates': itemsOf(Directorate, { former }),
  'POST /directorates': directorateAnswer,
  'PATCH /directorates/{id}': directorateAnswer,
  'GET /topics': itemsOf(Topic, { former }),
  'POST /topics': topicAnswer,
  'PATCH /topics/{id}': topicAnswer,
  'GET /neighbourhoods': itemsOf(v.string()),
  'PUT /neighbourhoods': itemsOf(v.string()),
  'GET /calendar': itemsOf(CalendarDay, {
    year: whole,
    thisYear: whole,
    missingYears: v.array(whole),
    halfDaysCount: v.boolean(),
  }),
  'POST /calendar': v.object({ calendarDay: CalendarDay }),
  'PATCH /calendar-settings': v.object({ halfDaysCount: v.boolean() }),
  'GET /keys': itemsOf(Key),
  'POST /keys': v.object({ key: Key, secret: v.string() }),
  'GET /webhooks': itemsOf(Webhook),
  'POST /webhooks': v.object({ webhook: Webhook, secret: v.string() }),
}

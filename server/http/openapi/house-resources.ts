/** What a house is set up with, as the document shows it, tied to what the routes answer. */
import * as v from 'valibot'
import { callForms } from '../../../domain/announcement.ts'
import { calendarDayKinds } from '../../../domain/calendar.ts'
import type { EscortTaskResource } from '../../../domain/escort-task.ts'
import type { Hours } from '../../../domain/hours.ts'
import {
  programScopes,
  type ApiKeyResource,
  type WebhookResource,
} from '../../../domain/program.ts'
import { requestKinds } from '../../../domain/requests/kinds.ts'
import type { DirectorateResource, TopicResource } from '../../../domain/requests/resources.ts'
import { deviceKinds, roles } from '../../../domain/staff.ts'
import type { BranchRow } from '../../storage/branch-table.ts'
import type { CalendarRow } from '../../storage/calendar-table.ts'
import type { DeskRow } from '../../storage/desk-table.ts'
import type { deviceResource, staffResource } from '../session.ts'
import { day, exactly, moment, whole } from './exact.ts'

const spans = v.array(v.object({ from: v.string(), to: v.string() }))
/** By ISO weekday, 1 is Monday. */
const hours: v.GenericSchema<Hours> = v.object({
  weekly: v.record(v.string(), spans),
  closures: v.array(day),
})

export const Branch = exactly<BranchRow>()(
  v.object({
    id: v.string(),
    name: v.string(),
    timeZone: v.string(),
    language: v.string(),
    headStartMinutes: v.union([whole, v.literal('always-first')]),
    languageOfferMinutes: whole,
    hours: v.nullable(hours),
    municipality: v.string(),
    slipText: v.string(),
    waitingPlace: v.string(),
    helpDeskId: v.nullable(v.string()),
    callTimes: whole,
    callForm: v.picklist(callForms),
  }),
)

export const Desk = exactly<DeskRow & { open: boolean }>()(
  v.object({
    id: v.string(),
    branchId: v.string(),
    name: v.string(),
    spokenName: v.string(),
    description: v.string(),
    letter: v.nullable(v.string()),
    colour: whole,
    icon: v.string(),
    position: whole,
    targetMinutes: whole,
    noShowCalls: whole,
    noShowAfterSeconds: whole,
    autoStartSeconds: v.nullable(whole),
    tellsHealth: v.boolean(),
    hours: v.nullable(hours),
    open: v.boolean(),
  }),
)

const deviceEntries = {
  id: v.string(),
  branchId: v.string(),
  kind: v.picklist(deviceKinds),
  name: v.string(),
  settings: v.record(v.string(), v.unknown()),
  paired: v.boolean(),
}
export const Device = exactly<ReturnType<typeof deviceResource>>()(v.object(deviceEntries))
/** As it is listed: with whether it is heard of now. */
export const ListedDevice = v.object({ ...deviceEntries, online: v.boolean() })

export const Staff = exactly<ReturnType<typeof staffResource>>()(
  v.object({
    id: v.string(),
    username: v.string(),
    name: v.string(),
    role: v.picklist(roles),
    languages: v.array(v.string()),
    directorateId: v.nullable(v.string()),
  }),
)

/** Who speaks: one of the two, the other is null. */
export const Session = v.object({
  kind: v.picklist(['staff', 'device']),
  staff: v.nullable(Staff),
  device: v.nullable(Device),
})

export const Directorate = exactly<DirectorateResource>()(
  v.object({
    id: v.string(),
    kind: v.picklist(['directorate', 'institution']),
    name: v.string(),
    email: v.string(),
  }),
)

export const Topic = exactly<TopicResource>()(
  v.object({
    id: v.string(),
    deskId: v.nullable(v.string()),
    name: v.string(),
    kind: v.nullable(v.picklist(requestKinds)),
    directorateId: v.nullable(v.string()),
    documents: v.string(),
    standardDays: v.nullable(whole),
    position: whole,
  }),
)

export const Key = exactly<ApiKeyResource>()(
  v.object({
    id: v.string(),
    name: v.string(),
    scopes: v.array(v.picklist(programScopes)),
    directorateId: v.nullable(v.string()),
    perMinute: whole,
    createdAt: moment,
  }),
)

export const Webhook = exactly<WebhookResource>()(
  v.object({
    id: v.string(),
    url: v.string(),
    directorateId: v.nullable(v.string()),
    createdAt: moment,
  }),
)

export const EscortTask = exactly<EscortTaskResource>()(
  v.object({
    id: v.string(),
    branchId: v.string(),
    staffId: v.string(),
    staffName: v.nullable(v.string()),
    ticketId: v.nullable(v.string()),
    ticketNumber: v.nullable(v.string()),
    destination: v.string(),
    startedAt: moment,
    endedAt: v.nullable(moment),
    durationSeconds: v.nullable(whole),
  }),
)

export const CalendarDay = exactly<CalendarRow>()(
  v.object({
    id: v.string(),
    day,
    kind: v.picklist(calendarDayKinds),
    name: v.string(),
  }),
)

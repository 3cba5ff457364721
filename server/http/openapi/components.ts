import type * as v from 'valibot'
import { Refusal } from './refusals.ts'
import * as house from './house-resources.ts'
import * as queue from './queue-resources.ts'
import * as requests from './request-resources.ts'
import * as views from './view-resources.ts'

const { Branch, CalendarDay, Desk, Device, Directorate, EscortTask } = house
const { Key, ListedDevice, Session, Staff, Topic, Webhook } = house
const { Announcement, Call, Counter, Estimate, Figures, Leg, Print, Reason, Ticket } = queue
const { Attachment, Draft, ImportResult, ListedRequest, OpenApplicant, Request } = requests
const { Board, HelpCall, OwnTicket } = views

/** The resources that have a name in the document. */
export const resources: Record<string, v.GenericSchema> = {
  ...{ Refusal, Ticket, Leg, Estimate, Call, Announcement, Reason, Print },
  ...{ Counter, Figures, Board, OwnTicket, HelpCall, EscortTask },
  ...{ Branch, Desk, Device, ListedDevice, Staff, Session, CalendarDay },
  ...{ Topic, Directorate, Key, Webhook },
  ...{ Request, ListedRequest, OpenApplicant, Attachment, Draft, ImportResult },
}

import * as v from 'valibot'
import type { EscortFigures } from '../../../domain/escort-task.ts'
import type { HalfHour, HeatMapCell, WaitBin } from '../../../domain/statistics-pictures.ts'
import { exactly, itemsOf, whole } from './exact.ts'
import { EscortTask } from './house-resources.ts'
import { Call, Counter, Figures, Print, Ticket } from './queue-resources.ts'
import { Board, HelpCall, OwnTicket } from './view-resources.ts'

const ticketAnswer = v.object({ ticket: Ticket })
const counterAnswer = v.object({ counter: Counter })
const printAnswer = v.object({ print: Print })
/** Null when the kiosk was removed meanwhile. */
const helpAnswer = v.object({ helpCall: v.nullable(HelpCall) })
const escortAnswer = v.object({ escortTask: EscortTask })

const waitBin = exactly<WaitBin>()(
  v.object({ fromMinutes: whole, toMinutes: v.nullable(whole), count: whole, late: whole }),
)
const halfHour = exactly<HalfHour>()(
  v.object({
    minuteOfDay: whole,
    arrived: whole,
    usual: v.nullable(v.number()),
    usualWaiting: v.nullable(v.number()),
  }),
)
const heatMapCell = exactly<HeatMapCell>()(
  v.object({ weekday: whole, hour: whole, medianWaitSeconds: v.number(), served: whole }),
)
const escortFigures = exactly<EscortFigures>()(
  v.object({
    count: whole,
    running: whole,
    meanSeconds: v.nullable(whole),
    longestSeconds: v.nullable(whole),
  }),
)

/** What the queue's routes answer when they do what was asked. */
export const queueAnswers: Record<string, v.GenericSchema> = {
  'POST /tickets': v.object({
    ticket: Ticket,
    followUrl: v.nullable(v.string()),
    print: v.optional(Print),
  }),
  'GET /tickets/{id}': ticketAnswer,
  'POST /tickets/{id}/recalls': ticketAnswer,
  'POST /tickets/{id}/service': ticketAnswer,
  'POST /tickets/{id}/completion': v.object({ ticket: Ticket, next: v.optional(Call) }),
  'POST /tickets/{id}/no-show': ticketAnswer,
  'POST /tickets/{id}/requeue': ticketAnswer,
  'POST /tickets/{id}/parking': ticketAnswer,
  'POST /tickets/{id}/resumption': ticketAnswer,
  'POST /tickets/{id}/transfers': ticketAnswer,
  'POST /tickets/{id}/reinstatement': ticketAnswer,
  'POST /tickets/{id}/cancellation': ticketAnswer,
  'GET /branches/{id}/tickets': itemsOf(Ticket),
  'GET /branches/{id}/board': Board,
  'GET /follow/{code}': OwnTicket,
  'POST /counters/{id}/opening': counterAnswer,
  'POST /counters/{id}/pauses': counterAnswer,
  'POST /counters/{id}/resumption': counterAnswer,
  'POST /counters/{id}/closing': counterAnswer,
  'POST /counters/{id}/calls': Call,
  'POST /announcements/{id}/confirmations': v.object({
    confirmation: v.object({ announcementId: whole, stage: v.picklist(['shown', 'spoken']) }),
  }),
  'GET /prints/{id}': printAnswer,
  'POST /tickets/{id}/prints': printAnswer,
  'POST /devices/{id}/test-prints': printAnswer,
  'POST /help-calls': helpAnswer,
  'POST /help-calls/{id}/answer': helpAnswer,
  'GET /escort-tasks': itemsOf(EscortTask),
  'POST /escort-tasks': escortAnswer,
  'POST /escort-tasks/{id}/end': escortAnswer,
  'GET /statistics': itemsOf(Figures),
  'GET /statistics/waits': itemsOf(waitBin),
  'GET /statistics/escorts': escortFigures,
  'GET /statistics/heat-map': itemsOf(heatMapCell),
  'GET /statistics/arrivals': itemsOf(halfHour, { usualDays: whole }),
  'GET /health': v.object({ status: v.literal('ok') }),
  'GET /branches/{id}/counters': itemsOf(Counter),
  'POST /branches/{id}/counters': counterAnswer,
  'GET /counters/{id}': counterAnswer,
  'PATCH /counters/{id}': counterAnswer,
}

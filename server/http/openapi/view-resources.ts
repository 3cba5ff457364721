/** What everybody may look at, as the document shows it: the wall, and a citizen's own ticket. */
import * as v from 'valibot'
import { callForms } from '../../../domain/announcement.ts'
import type {
  BoardDesk,
  BoardView,
  FollowView,
  HelpRow,
  ViewBranch,
} from '../../../domain/views.ts'
import { exactly, moment, whole } from './exact.ts'
import { calledEntries, Estimate, Reason, ticketState } from './queue-resources.ts'

const viewBranch = exactly<ViewBranch>()(
  v.object({
    id: v.string(),
    name: v.string(),
    timeZone: v.string(),
    language: v.string(),
    municipality: v.string(),
    callTimes: whole,
    callForm: v.picklist(callForms),
  }),
)

const boardDesk = exactly<BoardDesk>()(
  v.object({
    id: v.string(),
    name: v.string(),
    spokenName: v.string(),
    letter: v.string(),
    description: v.string(),
    colour: whole,
    icon: v.string(),
    waiting: whole,
    estimate: v.nullable(Estimate),
    open: v.boolean(),
    opensAt: v.nullable(moment),
  }),
)

export const HelpCall = exactly<HelpRow>()(
  v.object({
    id: v.string(),
    deviceId: v.string(),
    deviceName: v.string(),
    at: moment,
    answeredAt: v.nullable(moment),
  }),
)

const head = { version: whole, at: moment, branch: viewBranch }

export const Board = exactly<BoardView>()(
  v.object({
    view: v.literal('board'),
    ...head,
    desks: v.array(boardDesk),
    calls: v.array(v.object({ ...calledEntries, awaited: v.boolean() })),
    help: v.array(HelpCall),
    slip: v.object({ waitingPlace: v.string(), text: v.string() }),
  }),
)

export const OwnTicket = exactly<FollowView>()(
  v.object({
    view: v.literal('ticket'),
    ...head,
    ticket: v.object({
      number: v.string(),
      deskId: v.string(),
      deskName: v.string(),
      letter: v.string(),
      colour: whole,
      state: ticketState,
      ahead: whole,
      estimate: v.nullable(Estimate),
      issuedAt: moment,
      counterNumber: v.nullable(whole),
      announcementId: v.nullable(whole),
      calledAt: v.nullable(moment),
      reason: v.nullable(Reason),
      overtakenBy: v.array(
        v.object({
          at: moment,
          why: v.picklist(['priority', 'chosen', 'helped-out', 'other']),
        }),
      ),
    }),
  }),
)

import { applicantShown } from '../../domain/requests/access.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import { needsPaper } from '../../domain/requests/kinds.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import type {
  MaskedApplicant,
  ReferralResource,
  RequestPlace,
  RequestResource,
  RequestRowResource,
  StepResource,
} from '../../domain/requests/resources.ts'
import { maskedApplicant } from '../requests/applicants.ts'
import { horizonOf, pastContent, pastRow } from '../requests/as-seen.ts'
import { openContent, type RequestContent } from '../requests/content.ts'
import { dueOf } from '../requests/due.ts'
import { isErased } from '../requests/erase.ts'
import { shownData, shownDay } from '../requests/shown-dates.ts'
import { ownState } from '../requests/state-row.ts'
import { openText, rowContext } from '../sealing/port.ts'
import { readApplicants, type ApplicantRow } from '../storage/applicant-table.ts'
import { readEscalations, readReferrals } from '../storage/referral-table.ts'
import { readSteps } from '../storage/request-step-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { attachmentResource } from './attachments.ts'
import type { House } from './house.ts'

/** A page of a list: each as its own page shows it, without its history; applicants masked, or hidden from whom the rule says. */
export function requestRows(
  house: House,
  rows: readonly RequestRow[],
  actor: RequestActor,
): RequestRowResource[] {
  const people = readApplicants(
    house.tables,
    rows.flatMap(({ applicantId }) => applicantId ?? []),
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  const escalations = readEscalations(
    house.tables,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const seen = asSeen(house, row, actor)
    const { actBy, deskEscalation } = seen.row
    return {
      ...rowResource(house, seen, actor, byId.get(row.applicantId ?? '')),
      due: dueOf({ ...row, actBy }, todayOf(house, row)),
      escalation: escalations.get(row.id) ?? deskEscalation,
    }
  })
}

/** A request and its words, as they stood when this caller's view of them ends. */
interface Seen {
  row: RequestRow
  content: RequestContent
}

function asSeen(house: House, row: RequestRow, actor: RequestActor): Seen {
  const horizon = horizonOf(house, row, actor)
  return horizon
    ? { row: pastRow(row, horizon), content: pastContent(house, row, horizon) }
    : { row, content: openContent(house.keyring, row) }
}

function rowResource(
  house: House,
  { row, content }: Seen,
  actor: RequestActor,
  person: ApplicantRow | undefined,
): Omit<RequestRowResource, 'escalation' | 'due'> {
  const iso = isoOf(house, row)
  const { outcome, clock } = ownState(row)
  const { isExtended, stoppedOn, feeDueOn } = clock
  const { id, kind, channel, externalReference, branchId, deskId, topicId, ticketId } = row
  const { directorateId, assigneeId, neighbourhood, status, urgent, forwardBy, dueOn } = row
  const { actBy } = row
  return {
    ...{ id, kind, channel, externalReference, branchId, deskId, topicId, ticketId },
    ...{ text: content.text, place: placeOf(row, content) },
    ...{ directorateId, assigneeId, neighbourhood, status, urgent, forwardBy, dueOn, actBy },
    number: requestNumber(row.year, row.serial),
    outcome,
    clock: { isExtended, stoppedOn, feeDueOn },
    receivedAt: iso(row.receivedAt),
    closedAt: row.closedAt === null ? null : iso(row.closedAt),
    applicant: person ? maskedOf(house, row, actor, person) : null,
  }
}

function placeOf(
  { neighbourhood }: RequestRow,
  { address, point }: RequestContent,
): RequestPlace | null {
  const hasPlace = neighbourhood !== '' || address !== '' || point !== null
  return hasPlace ? { neighbourhood, address, point } : null
}

function maskedOf(
  house: House,
  row: RequestRow,
  actor: RequestActor,
  person: ApplicantRow,
): MaskedApplicant {
  const shown = applicantShown(actor.role, row.kind, row.channel)
  return maskedApplicant(house.keyring, person, shown, isoOf(house, row))
}

/** Everything but who it is; to a directorate that no longer has it, as it was when it had. */
export function requestResource(
  house: House,
  stored: RequestRow,
  actor: RequestActor,
): RequestResource {
  const [base] = requestRows(house, [stored], actor)
  if (!base) throw new Error('a row makes a resource')
  const horizon = horizonOf(house, stored, actor)
  const row = horizon ? pastRow(stored, horizon) : stored
  const { clock, registry, interimOn, appeal, told, isReachable } = ownState(row)
  const { law, startsOn, isExtended, stoppedOn, feeDueOn } = clock
  const until = horizon?.at ?? Infinity
  const files = house.attachments
    .of(row.id)
    .filter(({ takenIn }) => horizon === null || (takenIn ?? Infinity) <= horizon.version)
  return {
    ...base,
    ...{ version: row.version, isErased: isErased(row) },
    ...{ registry, interimOn, appeal, told, isReachable },
    clock: { law, startsOn, isExtended, stoppedOn, feeDueOn },
    unpaidFee: unpaidFeeOf(row),
    registryMissing: needsPaper(row.kind) && row.channel !== 'cimer' && registry === null,
    referrals: referralResources(house, row, until),
    steps: stepResources(house, row, until),
    attachments: files.map((one) => attachmentResource(house, one)),
  }
}

function unpaidFeeOf(row: RequestRow): RequestResource['unpaidFee'] {
  const { stoppedOn, feeDueOn } = ownState(row).unpaidClock ?? {}
  return stoppedOn && feeDueOn ? { askedOn: stoppedOn, dueOn: feeDueOn } : null
}

/** Where it went later stands there too, without the words. */
function referralResources(house: House, row: RequestRow, until: number): ReferralResource[] {
  const iso = isoOf(house, row)
  const isoOrNull = (at: number | null) => (at === null ? null : iso(at))
  return readReferrals(house.tables, row.id).map(({ sealed, requestId: _, ...referral }) => ({
    ...referral,
    dueOn: shownDay(house, referral.dueOn),
    referredAt: iso(referral.referredAt),
    receivedAt: isoOrNull(referral.receivedAt),
    remindedAt: isoOrNull(referral.remindedAt),
    endedAt: isoOrNull(referral.endedAt),
    referredBy: nameOf(house, referral.referredBy),
    receivedBy: referral.receivedBy && nameOf(house, referral.receivedBy),
    reason:
      sealed && referral.referredAt <= until
        ? openText(house.keyring, sealed, rowContext('referrals', referral.id))
        : '',
  }))
}

function stepResources(house: House, row: RequestRow, until: number): StepResource[] {
  const iso = isoOf(house, row)
  const steps = readSteps(house.tables, row.id).filter(({ at }) => at <= until)
  return steps.map(({ version, at, actor, type, data, sealed }) => ({
    ...{ version, type, at: iso(at), by: nameOf(house, actor) },
    data: shownData(house, data),
    text: sealed
      ? openText(house.keyring, sealed, rowContext('request_steps', row.id, version))
      : '',
  }))
}

/** A colleague's name; empty for the system, for programs and for those who left. */
function nameOf(house: House, id: string): string {
  return house.staff.get(id)?.name ?? ''
}

/** Moments as the branch writes them, or the house: as its first branch does. */
export function isoOf(
  house: Pick<House, 'directory'>,
  { branchId }: { branchId?: string },
): (at: number) => string {
  const [first] = house.directory.sites
  const site = branchId === undefined ? first : house.directory.site(branchId)
  return (at) => site?.branch.zone.iso(at) ?? new Date(at).toISOString()
}

/** The day in a branch, or in the house: where its first branch stands. */
export function todayOf(house: House, { branchId }: { branchId?: string }): string {
  const now = house.clock.now()
  const [first] = house.directory.sites
  const site = branchId === undefined ? first : house.directory.site(branchId)
  return site?.branch.zone.day(now) ?? new Date(now).toISOString().slice(0, 10)
}

/** An intake as the house writes it down, and what its fate is drawn from. */
import { workingDaysBetween } from '../../../domain/calendar.ts'
import { isNobodys } from '../../../domain/requests/close-by-itself.ts'
import { datesItself } from '../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../domain/requests/resources.ts'
import type { FateInput } from './fates.ts'
import type { RequestHouse } from './furnish.ts'
import type { Intake } from './intake.ts'
import { dayAt, workdays } from './work-time.ts'

const dayMs = 24 * 3_600_000

/** The body of `POST /api/requests`. `now`: epoch milliseconds. */
export function formOf(house: RequestHouse, intake: Intake, now: number) {
  const { kind, channel, text, externalReference, place, urgent, solvedAtDesk } = intake
  const topic = house.topic(intake.matter.topic)
  const { directorateId } = topic
  const number = intake.registryNumber
  const referTo = intake.isReferred && directorateId ? { directorateId, reason: '' } : null
  return {
    ...{ branchId: house.branchId, kind, channel, text, externalReference, place, urgent },
    ...{ solvedAtDesk, referTo, topicId: topic.id },
    receivedAt: datesItself(channel) ? dayAt(now - intake.takenBefore * dayMs) : null,
    registry: number === null ? null : { number, on: dayAt(now) },
    applicant: intake.applicant,
    noticeVersion: intake.applicant ? house.noticeVersion : null,
  }
}

/** `request`: as the house took it. */
export function fateInput(
  house: RequestHouse,
  intake: Intake,
  request: RequestResource,
  now: number,
): FateInput {
  const { matter, kind, channel, isReferred, applicant, registryNumber } = intake
  const directorate = house.directorateName(house.topic(matter.topic).directorateId)
  const next = matter.next === directorate ? null : (matter.next ?? null)
  const { dueOn } = request
  const isReachable = applicant !== null && request.isReachable
  return {
    ...{ kind, channel, isReferred, directorate, next },
    institution: matter.institution ?? null,
    needsClosing:
      !isReachable && !isNobodys({ hasApplicant: applicant !== null, isReachable, channel }),
    hasRegistry: registryNumber !== null,
    answers: matter.answers,
    daysLeft: dueOn === null ? null : workingDaysBetween(workdays, dayAt(now), dueOn),
  }
}

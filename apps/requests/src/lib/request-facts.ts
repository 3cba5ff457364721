import { handOverBy } from '../../../../domain/requests/at-desk.ts'
import type { RequestResource } from '../../../../domain/requests/resources.ts'
import type { OfficeCatalogue } from '../../../../messages/office.ts'
import type { RequestWords } from '../../../../messages/request-words.ts'
import type { House } from './house.svelte.ts'

/** How it is written. */
interface Writing {
  own: OfficeCatalogue['page']
  words: RequestWords
  house: House
  /** A day, `YYYY-MM-DD`, in words. */
  day: (on: string) => string
}

/** What there is to know of a request besides its text, each with its name. */
export function factsOf(request: RequestResource, writing: Writing) {
  const { own, words, house, day } = writing
  const { told } = request
  const came = lines(words.channels[request.channel], request.externalReference)
  return [
    { name: own.receivedOn, value: day(request.receivedAt.slice(0, 10)) },
    { name: own.channel, value: came },
    { name: own.topic, value: house.topicName(request.topicId) },
    { name: own.directorate, value: house.directorateName(request.directorateId) },
    { name: own.referral, value: referralFact(request, writing) },
    { name: own.assignee, value: house.staffName(request.assigneeId) },
    { name: own.law, value: clockFact(request, writing) },
    { name: own.registry, value: registryFact(request, writing) },
    { name: own.appeal, value: appealFact(request, writing) },
    { name: own.telling, value: told ? own.told[told] : !request.isReachable && own.notReachable },
  ].map(({ name, value }) => ({ name, value: value || null }))
}

/** By when the desk hands it over, or since when somebody has it, and by when they answer where that is another day than the request's own. */
function referralFact(request: RequestResource, { own, words, day }: Writing) {
  const { referrals, dueOn } = request
  const open = referrals.find(({ endedAt }) => endedAt === null)
  const handOver = handOverBy(request)
  if (!open) return handOver && words.forwardBy(day(handOver))
  return lines(
    own.referredOn(day(open.referredAt.slice(0, 10))),
    open.dueOn !== dueOn && own.dueOn(day(open.dueOn)),
    open.receivedAt !== null && own.receivedByThem,
    open.reminders > 0 && own.reminders(open.reminders),
  )
}

function clockFact(request: RequestResource, { own, day }: Writing) {
  const { clock, interimOn, dueOn } = request
  return lines(
    own.laws[clock.law],
    // The head shows the day of the hand-over then.
    handOverBy(request) && dueOn && own.dueOn(day(dueOn)),
    clock.isExtended && own.extended,
    clock.stoppedOn && own.clockStopped(day(clock.stoppedOn)),
    clock.feeDueOn && own.feeDueOn(day(clock.feeDueOn)),
    interimOn && own.interimOn(day(interimOn)),
  )
}

function registryFact(
  { registry, registryMissing }: RequestResource,
  { own, words, day }: Writing,
) {
  if (registry) return own.registryOf(registry.number, day(registry.on))
  return registryMissing && words.registryMissing
}

function appealFact({ appeal }: RequestResource, { own, day }: Writing) {
  if (!appeal) return null
  const decision = appeal.decision && own.appealDecisions[appeal.decision]
  return lines(own.appealOn(day(appeal.on)), decision)
}

function lines(...texts: (string | false | null | undefined)[]): string {
  return texts.filter(Boolean).join('\n')
}

import type { RequestResource } from '../../../../domain/requests/resources.ts'
import type { OfficeCatalogue } from '../../../../messages/office.ts'
import type { RequestWords } from '../../../../messages/request-words.ts'
import type { House } from './house.svelte.ts'

interface Writing {
  own: OfficeCatalogue['page']
  words: RequestWords
  house: House
  day: (on: string) => string
}

/** What there is to know of a request besides its text, each with its name. */
export function factsOf(request: RequestResource, { own, words, house, day }: Writing) {
  const { clock, registry, appeal, told, referrals } = request
  const open = referrals.find(({ endedAt }) => endedAt === null)
  const dayOf = (at: string) => day(at.slice(0, 10))
  const lines = (...texts: (string | false | null | undefined)[]) =>
    texts.filter(Boolean).join(' · ')
  return [
    { name: own.receivedOn, value: dayOf(request.receivedAt) },
    {
      name: own.channel,
      value: lines(words.channels[request.channel], request.externalReference),
    },
    { name: own.topic, value: house.topicName(request.topicId) },
    { name: own.directorate, value: house.directorateName(request.directorateId) },
    {
      name: own.referral,
      value:
        open &&
        lines(
          own.referredOn(dayOf(open.referredAt)),
          open.dueOn !== request.dueOn && own.dueOn(day(open.dueOn)),
          open.receivedAt !== null && own.receivedByThem,
          open.reminders > 0 && own.reminders(open.reminders),
        ),
    },
    { name: own.assignee, value: house.staffName(request.assigneeId) },
    {
      name: own.law,
      value: lines(
        own.laws[clock.law],
        clock.isExtended && own.extended,
        clock.stoppedOn && own.clockStopped(day(clock.stoppedOn)),
        clock.feeDueOn && own.feeDueOn(day(clock.feeDueOn)),
        request.interimOn && own.interimOn(day(request.interimOn)),
      ),
    },
    {
      name: own.registry,
      value: registry
        ? own.registryOf(registry.number, day(registry.on))
        : request.registryMissing && words.registryMissing,
    },
    {
      name: own.appeal,
      value:
        appeal &&
        lines(
          own.appealOn(day(appeal.on)),
          appeal.decision && own.appealDecisions[appeal.decision],
        ),
    },
    {
      name: own.telling,
      value: told ? own.told[told] : !request.isReachable && own.notReachable,
    },
  ].map(({ name, value }) => ({ name, value: value || null }))
}

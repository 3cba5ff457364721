import type { StepResource } from '../../../../domain/requests/resources.ts'
import type { OfficeCatalogue } from '../../../../messages/office.ts'
import type { House } from './house.svelte.ts'

interface Writing {
  own: OfficeCatalogue['page']
  house: House
  day: (on: string) => string
}

/** What a step says besides its words: to whom, until when, why. */
export function stepFacts(
  { type, data, text: words }: StepResource,
  { own, house, day }: Writing,
): string[] {
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : null)
  const dueOn = text('dueOn')
  const feeDueOn = text('feeDueOn')
  const paidOn = text('paidOn')
  const to = house.directorateName(text('directorateId'))
  const number = text('number')
  const staff = house.staffName(text('staffId'))
  const grounds: Record<string, string> = own.grounds
  const escalated: Record<string, string> = own.escalatedTo
  const decisions: Record<string, string> = own.appealDecisions
  return [
    to && own.to(to),
    staff && own.toStaff(staff),
    type === 'escalated' && escalated[text('to') ?? ''],
    type === 'not-examinable' && grounds[text('ground') ?? ''],
    type === 'appeal-decided' && decisions[text('decision') ?? ''],
    number && own.registryNumber(number),
    type !== 'edited' && dueOn && own.dueOn(day(dueOn)),
    feeDueOn && own.feeDueOn(day(feeDueOn)),
    paidOn && own.paidOn(day(paidOn)),
    data['applicant'] === true && own.applicantCorrected,
    // The words below it are those that were replaced.
    type === 'edited' && words !== '' && own.oldText,
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '')
}

import { isDay } from '../../domain/calendar.ts'
import type { ImportField, ImportRefusal, ImportSource } from '../../domain/program.ts'
import { needsPaper } from '../../domain/requests/kinds.ts'
import type { NewRequest } from '../requests/register.ts'
import type { RequestParts } from '../requests/parts.ts'
import type { Zone } from '../zone.ts'
import { foldName, importedAs, kindNamed } from './import-columns.ts'
import type { ListLine } from './read-list.ts'

type LineRefusal =
  ImportRefusal | 'reference_missing' | 'unknown_directorate' | 'in_the_future' | 'text_missing'

/** A line that is not taken, and the field that is to blame. */
export interface RefusedLine {
  refusal: LineRefusal
  field: ImportField
}

/** A line as a request that is to be taken, with its reference set. */
export type ImportedRequest = NewRequest & { externalReference: string }

/** Where and when lines are brought in. */
export interface ImportPlace {
  branchId: string
  zone: Zone
}

/** As long as what is typed may be. */
const longest = { externalReference: 80, neighbourhood: 80, text: 10_000 }
/** Nobody brings in what is older. */
const firstYear = 2000

/**
 * What a line means. Nobody's name, number or address: of no system a person is taken over. Refusals name the field:
 * `reference_missing`, `wrong_date`, `in_the_future`, `unknown_kind`, `unknown_directorate`, `text_missing`,
 * `line_too_long`.
 */
export function requestOfLine(
  parts: Pick<RequestParts, 'catalogue' | 'clock'>,
  { branchId, zone }: ImportPlace,
  source: ImportSource,
  { fields }: ListLine,
): ImportedRequest | RefusedLine {
  const reference = fields.externalReference ?? ''
  if (reference === '') return refuse('reference_missing', 'externalReference')
  const received = momentOf(fields.receivedAt ?? '', zone)
  if (!received) return refuse('wrong_date', 'receivedAt')
  if (received.at > parts.clock.now()) return refuse('in_the_future', 'receivedAt')
  const what = whatItIs(parts, source, fields)
  if ('refusal' in what) return what
  const { kind, channel } = what
  const tooLong = (Object.keys(longest) as (keyof typeof longest)[]).find(
    (field) => (fields[field] ?? '').length > longest[field],
  )
  if (tooLong) return refuse('line_too_long', tooLong)
  if (what.text === '' && channel !== 'cimer') return refuse('text_missing', 'text')
  const isRegistered = source === 'dys' && needsPaper(kind)
  return {
    ...{ branchId, deskId: null, ticketId: null, draftId: null, attachmentIds: [] },
    ...what,
    ...{ externalReference: reference, receivedAt: received.at },
    place: { neighbourhood: neighbourhoodOf(parts, fields), address: '', point: null },
    registry: isRegistered ? { number: reference, on: received.day } : null,
    ...{ urgent: false, applicant: null, noticeVersion: null, solvedAtDesk: false },
    isListed: true,
  }
}

type Fields = ListLine['fields']

/** Kind, topic, words and who is to answer. */
function whatItIs(
  { catalogue }: Pick<RequestParts, 'catalogue'>,
  source: ImportSource,
  fields: Fields,
) {
  const { kind: kindName = '', topic: topicName = '', directorate: unit = '' } = fields
  const topic = named(catalogue.topics, topicName)
  const { channel, kind: usual } = importedAs[source]
  const kind = kindName === '' ? (topic?.kind ?? usual) : kindNamed(kindName)
  if (!kind) return refuse('unknown_kind', 'kind')
  const directorate = named(catalogue.directorates, unit)
  if (unit !== '' && !directorate) return refuse('unknown_directorate', 'directorate')
  return {
    ...{ kind, channel, topicId: topic?.id ?? null },
    text: wordsOf(topic ? '' : topicName, fields.text ?? ''),
    referTo: directorate ? { directorateId: directorate.id, reason: '' } : null,
  }
}

/** A subject that is none of the house's topics leads the words: it must not get lost. */
function wordsOf(subject: string, text: string): string {
  return [subject, text].filter((part) => part !== '').join('\n\n')
}

function named<Row extends { name: string }>(rows: readonly Row[], name: string): Row | undefined {
  const wanted = foldName(name)
  return wanted === '' ? undefined : rows.find((row) => foldName(row.name) === wanted)
}

/** As the house writes it, when it knows it. */
function neighbourhoodOf(
  { catalogue }: Pick<RequestParts, 'catalogue'>,
  { neighbourhood = '' }: Fields,
): string {
  const wanted = foldName(neighbourhood)
  return catalogue.neighbourhoods.find((name) => foldName(name) === wanted) ?? neighbourhood
}

const turkish = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T]+(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?)?$/
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[ T]+(\d\d):(\d\d)(?::\d\d)?)?$/

/** `24.11.2026`, `24.11.2026 10:30` or the ISO way; a day without a time begins at midnight. Null for anything else. */
function momentOf(text: string, zone: Zone): { at: number; day: string } | null {
  const [, d, m, y, hour = '0', minute = '0'] =
    turkish.exec(text) ?? reordered(iso.exec(text)) ?? []
  if (!d || !m || !y) return null
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!isDay(day) || Number(y) < firstYear) return null
  if (Number(hour) > 23 || Number(minute) > 59) return null
  return { at: zone.at(day, Number(hour) * 60 + Number(minute)), day }
}

function reordered(found: RegExpExecArray | null): (string | undefined)[] | null {
  if (!found) return null
  const [all, y, m, d, hour, minute] = found
  return [all, d, m, y, hour, minute]
}

function refuse(refusal: LineRefusal, field: ImportField): RefusedLine {
  return { refusal, field }
}

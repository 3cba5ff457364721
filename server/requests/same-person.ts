import { fold } from '../../domain/turkish.ts'
import { readApplicant, readApplicants, type ApplicantRow } from '../storage/applicant-table.ts'
import { readRequestsLikePerson } from '../storage/erasing.ts'
import { readRequests, type RequestRow } from '../storage/request-table.ts'
import { openApplicant } from './applicants.ts'
import type { RequestParts } from './parts.ts'

/** Of one telephone, that of a headman's office for example: looked through for the ones that are theirs. */
const mostAlike = 5000

/** What telling two people apart needs. */
type Parts = Pick<RequestParts, 'tables' | 'keyring'>

/** The requests of the person who made this one, itself among them; alone when it has no person. Oldest first. */
export function requestsOfPerson(parts: Parts, row: RequestRow, limit: number): RequestRow[] {
  const person = row.applicantId === null ? undefined : readApplicant(parts.tables, row.applicantId)
  if (!person) return [row]
  const like = readRequestsLikePerson(parts.tables, person, mostAlike)
  const applicantIds = like.map(({ applicantId }) => applicantId)
  const people = readApplicants(parts.tables, applicantIds)
  const theirs = new Set(
    people.filter((other) => isSamePerson(parts, person, other)).map(({ id }) => id),
  )
  const ids = like.filter(({ applicantId }) => theirs.has(applicantId)).slice(0, limit)
  return readRequests(
    parts.tables,
    ids.map(({ requestId }) => requestId),
  )
}

/**
 * A family shares a telephone: with a T.C. number on both sides that alone decides, else phone and name together. Who
 * gave no name is the same as nobody.
 */
function isSamePerson(parts: Parts, person: ApplicantRow, other: ApplicantRow): boolean {
  if (other.id === person.id) return true
  if (person.nationalIdHash && other.nationalIdHash)
    return Buffer.compare(person.nationalIdHash, other.nationalIdHash) === 0
  const name = nameOf(parts, person)
  return name !== '' && name === nameOf(parts, other)
}

function nameOf({ keyring }: Parts, person: ApplicantRow): string {
  return fold(openApplicant(keyring, person)?.name ?? '')
}

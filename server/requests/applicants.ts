import { maskEmail, maskName, maskNationalId, maskPhone } from '../../domain/requests/mask.ts'
import type { Applicant, MaskedApplicant } from '../../domain/requests/resources.ts'
import type { Keyring } from '../sealing/keyring.ts'
import { openJson, rowContext, sealJson } from '../sealing/port.ts'
import { readApplicant, type ApplicantRow } from '../storage/applicant-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import type { RequestParts } from './parts.ts'

/** A person to be stored, sealed and hashed. */
export function applicantRow(
  keyring: Keyring,
  id: string,
  applicant: Applicant,
  notice: { version: string; at: number } | null,
  createdAt: number,
): ApplicantRow {
  const { phone, nationalId } = applicant
  return {
    id,
    sealed: sealJson(keyring, applicant, rowContext('applicants', id)),
    phoneHash: phone ? keyring.hash(phone, 'phone') : null,
    nationalIdHash: nationalId ? keyring.hash(nationalId, 'national-id') : null,
    noticeVersion: notice?.version ?? null,
    noticeAt: notice?.at ?? null,
    createdAt,
    eraseOn: null,
    erasedAt: null,
  }
}

/** Null once erased. */
export function openApplicant(
  keyring: Keyring,
  row: Pick<ApplicantRow, 'id' | 'sealed'>,
): Applicant | null {
  return row.sealed && openJson<Applicant>(keyring, row.sealed, rowContext('applicants', row.id))
}

/** Who made this request; null when nobody is known, or any more. */
export function applicantOf(
  { tables, keyring }: Pick<RequestParts, 'tables' | 'keyring'>,
  { applicantId }: Pick<RequestRow, 'applicantId'>,
): Applicant | null {
  const person = applicantId === null ? undefined : readApplicant(tables, applicantId)
  return person ? openApplicant(keyring, person) : null
}

/** There is a way to tell them something. */
export function isReachable(applicant: Applicant | null): boolean {
  return applicant !== null && [applicant.phone, applicant.email, applicant.handle].some(Boolean)
}

/** As lists show a person. */
export function maskedApplicant(
  keyring: Keyring,
  row: ApplicantRow,
  shown: 'masked' | 'hidden',
  iso: (at: number) => string,
): MaskedApplicant {
  const person = shown === 'masked' ? openApplicant(keyring, row) : null
  return {
    shown,
    name: person ? maskName(person.name) : '',
    phone: person?.phone ? maskPhone(person.phone) : '',
    email: person?.email ? maskEmail(person.email) : '',
    nationalId: person?.nationalId ? maskNationalId(person.nationalId) : '',
    language: person?.language ?? '',
    noticeVersion: row.noticeVersion,
    erasedAt: row.erasedAt === null ? null : iso(row.erasedAt),
  }
}

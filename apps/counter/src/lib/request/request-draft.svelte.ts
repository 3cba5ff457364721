import {
  arrivesFirst,
  hasOwnNumber,
  isAccount,
  needsPaper,
  type Channel,
} from '../../../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import { errorsOf, withoutSpaces } from './request-checks.ts'
import {
  arrivalOf,
  emptyValues,
  isBlank,
  valuesFrom,
  type RequestValues,
} from './request-values.ts'

/** The ticket of the citizen in front, as far as a form speaks of it. */
export interface FormTicket {
  id: string
  number: string
  language?: string
}

/** Where and by whom a form is filled in. */
export interface FormPlace {
  staffId: string
  branchId: string
}

/** How a form ends: with the citizen satisfied, handed over, or kept at the desk. */
export type Ending = 'solved' | 'refer' | 'keep'

/** How the form ended that became this request; it may have been sent before with another end than the one meant now. */
export function endingOf({
  outcome,
  directorateId,
}: Pick<RequestResource, 'outcome' | 'directorateId'>): Ending {
  if (outcome === 'solved-at-desk') return 'solved'
  return directorateId === null ? 'keep' : 'refer'
}

/** A form that is being filled in, and the ticket that it belongs to. */
export class RequestDraft {
  readonly id: string
  readonly ticket: { id: string; number: string } | null
  values: RequestValues = $state() as RequestValues
  /** Epoch milliseconds; null = the server has nothing of it yet. */
  savedAt: number | null = $state(null)
  /** What this page has seen of it at the server; 0 = nothing, undefined: it cannot say. */
  version: number | undefined = 0
  /** The page that was closed before its words were confirmed, and went on here. */
  heirOf: string | null = null

  constructor(id: string, ticket: { id: string; number: string } | null, values: RequestValues) {
    this.id = id
    this.ticket = ticket
    this.values = values
  }

  /** One that was kept, by the server or in this browser. */
  static from(kept: {
    id: string
    ticketId: string | null
    ticketNumber?: string | null
    content: unknown
    updatedAt: string
    version?: number
  }): RequestDraft {
    const { ticketId, ticketNumber } = kept
    const ticket = ticketId ? { id: ticketId, number: ticketNumber ?? '' } : null
    const draft = new RequestDraft(kept.id, ticket, valuesFrom(kept.content))
    draft.version = kept.version
    return draft
  }

  get isBlank(): boolean {
    return isBlank(this.values)
  }

  /** What must be mended before it can be saved. `today`: at the branch, `YYYY-MM-DD`. */
  errorsAt(today: string) {
    return errorsOf(this.values, today)
  }

  /** How it came. What arrived by itself are a citizen's words, and no report of a colleague. */
  comeBy(channel: Channel, today: string): void {
    const { values } = this
    values.channel = channel
    if (!arrivesFirst(channel)) return
    if (values.receivedOn === '') values.receivedOn = today
    if (!values.isStaffReport) return
    values.isStaffReport = false
    values.urgent = false
    if (values.topicId === null) values.kind = 'wish'
  }

  /** What is kept of it. Nothing of the ticket: its number says where they were served, and is forgotten with the day. */
  get content(): Record<string, unknown> {
    return { ...$state.snapshot(this.values) }
  }

  /** The first words, by which the clerk tells it from others; empty when nothing was written. */
  get firstWords(): string {
    const words = this.values.text.trim().replaceAll(/\s+/g, ' ')
    return words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words
  }

  /** The body of `POST /api/requests`. `directorateId`: whom to refer it to, with `refer` only. */
  request(ending: Ending, at: FormPlace & { deskId: string | null }, directorateId: string | null) {
    const { values } = this
    const { kind, channel, topicId, text, urgent, point, noticeVersion } = values
    const place = { neighbourhood: values.neighbourhood, address: values.address, point }
    const number = values.registryNumber.trim()
    const reference = values.externalReference.trim()
    const hasRegistry = needsPaper(kind) && number !== '' && values.registryOn !== ''
    return {
      ...{ branchId: at.branchId, deskId: at.deskId, ticketId: this.ticket?.id ?? null },
      ...{ kind, channel, topicId, text: text.trim(), urgent, place },
      externalReference: hasOwnNumber(channel) && reference !== '' ? reference : null,
      receivedAt: arrivalOf(values),
      registry: hasRegistry ? { number, on: values.registryOn } : null,
      applicant: this.#applicant(),
      noticeVersion,
      solvedAtDesk: ending === 'solved',
      referTo: ending === 'refer' && directorateId ? { directorateId, reason: '' } : null,
      attachmentIds: values.files.map(({ id }) => id),
      draftId: this.id,
    }
  }

  #applicant() {
    const { name, phone, email, nationalId, home, language, wantsCall, channel } = this.values
    const handle = isAccount(channel) ? this.values.handle.trim() : ''
    const known = [name, phone, email, nationalId, home, handle]
    if (!known.some((part) => part.trim() !== '')) return null
    const contact = {
      phone: phone.trim(),
      email: email.trim(),
      nationalId: withoutSpaces(nationalId),
      handle,
    }
    return { name: name.trim(), ...contact, address: home.trim(), wantsCall, language }
  }
}

/** A fresh form for that citizen, or for nobody. */
export function newDraft(
  id: string,
  ticket: FormTicket | null,
  also: Partial<RequestValues> = {},
): RequestDraft {
  const language = ticket?.language ?? 'tr'
  const owner = ticket && { id: ticket.id, number: ticket.number }
  return new RequestDraft(id, owner, emptyValues({ language, ...also }))
}

import * as v from 'valibot'
import { channels, requestKinds } from '../../domain/requests/kinds.ts'
import { isNationalId } from '../../domain/requests/national-id.ts'
import { parsePhone } from '../../domain/requests/phone.ts'
import { mostSigns } from '../../domain/requests/text-length.ts'
import { emailOrNone } from './email-schema.ts'
import { id, keptId } from './id-schema.ts'
import { day as anyDay, moment as anyMoment } from './time-schemas.ts'

/** The bodies of requests. What cannot be meant is 400 and names its field: nothing of a house is older than this day. */
const firstDay = '2000-01-01'
/** `YYYY-MM-DD` of a day that exists. */
export const day = v.pipe(anyDay, v.minValue(firstDay))
const moment = v.pipe(anyMoment, v.minValue(firstDay))
/** At most so many characters, without blanks at the ends; may be empty. */
export const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))
/** What people write about a request; may be empty. */
export const note = words(mostSigns)
/** The same, where something must be written. */
export const text = v.pipe(note, v.minLength(1))

/** Any common writing of a Turkish mobile number; stored as `+905XXXXXXXXX`. */
const phone = v.pipe(
  v.string(),
  v.trim(),
  v.check((value) => value === '' || parsePhone(value) !== null),
  v.transform((value) => parsePhone(value) ?? ''),
)
const nationalId = v.pipe(
  v.string(),
  v.trim(),
  v.check((value) => value === '' || isNationalId(value)),
)

/** Of the request as the caller saw it: when it is another one by now, the change is refused. */
export const version = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))

/** Who applies; empty = not said, and one that is empty all over is nobody. */
export const ApplicantInput = v.object({
  name: v.optional(words(120), ''),
  phone: v.optional(phone, ''),
  email: v.optional(emailOrNone, ''),
  nationalId: v.optional(nationalId, ''),
  address: v.optional(words(500), ''),
  handle: v.optional(words(120), ''),
  wantsCall: v.optional(v.boolean(), false),
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)), 'tr'),
})

const point = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
})

/** What the request is about, in the town; the point in degrees, null when nobody has set one. */
export const PlaceInput = v.object({
  neighbourhood: v.optional(words(80), ''),
  address: v.optional(words(500), ''),
  point: v.optional(v.nullable(point), null),
})

/** Number and day under which the signed paper stands in the document system. */
export const RegistryInput = v.object({ number: v.pipe(words(60), v.minLength(1)), on: day })

/** A moment with offset, or a day of the branch's calendar. */
const receivedAt = v.union([moment, day])

/**
 * The body of `POST /api/requests`. `branchId` left out: the first branch; `receivedAt` null: now, but for CİMER, which has its own.
 */
export const NewRequestInput = v.object({
  branchId: v.optional(id),
  deskId: v.optional(v.nullable(id), null),
  ticketId: v.optional(v.nullable(id), null),
  kind: v.picklist(requestKinds),
  channel: v.picklist(channels),
  externalReference: v.optional(v.nullable(v.pipe(words(80), v.minLength(1))), null),
  topicId: v.optional(v.nullable(id), null),
  text: v.optional(note, ''),
  place: v.optional(v.nullable(PlaceInput), null),
  receivedAt: v.optional(v.nullable(receivedAt), null),
  urgent: v.optional(v.boolean(), false),
  registry: v.optional(v.nullable(RegistryInput), null),
  applicant: v.optional(v.nullable(ApplicantInput), null),
  /** The version of the privacy notice that the applicant was shown. */
  noticeVersion: v.optional(v.nullable(words(60)), null),
  solvedAtDesk: v.optional(v.boolean(), false),
  referTo: v.optional(v.nullable(v.object({ directorateId: id, reason: note })), null),
  attachmentIds: v.optional(v.pipe(v.array(id), v.maxLength(20)), []),
  draftId: v.optional(v.nullable(keptId), null),
})

/** The body of `PATCH /api/requests/:id`: what is left out stays as it is. */
export const RequestPatch = v.partial(
  v.strictObject({
    kind: v.picklist(requestKinds),
    topicId: v.nullable(id),
    text,
    place: v.strictObject(PlaceInput.entries),
    urgent: v.boolean(),
    /** Uploaded before; they come to those that are there. */
    attachmentIds: v.pipe(v.array(id), v.maxLength(20)),
    version,
  }),
)

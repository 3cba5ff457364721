import {
  attachmentKinds,
  type AttachmentKind,
  type AttachmentResource,
} from '../../../../../domain/attachment.ts'
import {
  arrivesFirst,
  channels,
  requestKinds,
  type Channel,
  type RequestKind,
} from '../../../../../domain/requests/kinds.ts'
import type { RequestPlace } from '../../../../../domain/requests/resources.ts'

/** A file that the server has already, as the form keeps it. */
export type KeptFile = Pick<AttachmentResource, 'id' | 'kind' | 'type' | 'bytes' | 'url'>

/** Everything that a clerk writes down; as typed, so that a half-written number is kept too. */
export interface RequestValues {
  kind: RequestKind
  channel: Channel
  /** The number that it has where it came from. */
  externalReference: string
  /** The day it arrived, `YYYY-MM-DD`; empty = not asked. */
  receivedOn: string
  topicId: string | null
  text: string
  urgent: boolean
  neighbourhood: string
  address: string
  point: RequestPlace['point']
  files: KeptFile[]
  /** Whom it goes to; null = as the topic says. */
  directorateId: string | null
  registryNumber: string
  registryOn: string
  /** The version of the privacy notice that the citizen was shown; null = none yet. */
  noticeVersion: string | null
  name: string
  phone: string
  nationalId: string
  email: string
  /** The account they wrote from. */
  handle: string
  home: string
  language: string
  wantsCall: boolean
  /** Nobody asked for it: a colleague saw something that cannot wait. */
  isStaffReport: boolean
}

/** A form in which nothing was written yet. */
export function emptyValues(also: Partial<RequestValues> = {}): RequestValues {
  return {
    ...{ kind: 'wish', channel: 'in-person', topicId: null, text: '', urgent: false },
    ...{ externalReference: '', receivedOn: '' },
    ...{ neighbourhood: '', address: '', point: null, files: [] },
    ...{ directorateId: null, registryNumber: '', registryOn: '' },
    ...{ noticeVersion: null, name: '', phone: '', nationalId: '', email: '', handle: '' },
    ...{ home: '', language: 'tr', wantsCall: false, isStaffReport: false },
    ...also,
  }
}

/** Whether anything stands in it that would be missed; what is only chosen is chosen again. */
export function isBlank(values: RequestValues): boolean {
  const { text, neighbourhood, address, registryNumber, name, phone, nationalId } = values
  const written = [text, neighbourhood, address, registryNumber, name, phone, nationalId]
  const { email, home, handle, externalReference, topicId, point, files } = values
  const isWritten = [...written, email, home, handle, externalReference].some(
    (part) => part.trim() !== '',
  )
  return !isWritten && topicId === null && point === null && files.length === 0
}

/** The day from which its time runs when it arrived before it is entered; null = the moment it is saved. */
export function arrivalOf({ channel, receivedOn }: RequestValues): string | null {
  return arrivesFirst(channel) && receivedOn !== '' ? receivedOn : null
}

const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T =>
  all.includes(value as T)

/**
 * What a draft held, made whole: one that an older page kept may lack a field or hold another thing in it.
 */
export function valuesFrom(content: unknown): RequestValues {
  const empty = emptyValues()
  if (typeof content !== 'object' || content === null) return empty
  const kept = content as Record<string, unknown>
  const values: Record<string, unknown> = { ...empty }
  for (const [name, usual] of Object.entries(empty))
    if (usual !== null && typeof kept[name] === typeof usual) values[name] = kept[name]
  for (const name of ['topicId', 'directorateId', 'noticeVersion'])
    if (typeof kept[name] === 'string') values[name] = kept[name]
  return {
    ...(values as unknown as RequestValues),
    kind: isOneOf(requestKinds, kept.kind) ? kept.kind : empty.kind,
    channel: isOneOf(channels, kept.channel) ? kept.channel : empty.channel,
    point: pointFrom(kept.point),
    files: Array.isArray(kept.files) ? kept.files.filter(isKeptFile) : [],
  }
}

function pointFrom(point: unknown): RequestPlace['point'] {
  if (typeof point !== 'object' || point === null) return null
  const { latitude, longitude } = point as Record<string, unknown>
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  return { latitude, longitude }
}

function isKeptFile(file: unknown): file is KeptFile {
  if (typeof file !== 'object' || file === null) return false
  const { id, kind, url } = file as Record<string, unknown>
  const isKind = isOneOf<AttachmentKind>(attachmentKinds, kind)
  return typeof id === 'string' && isKind && typeof url === 'string'
}

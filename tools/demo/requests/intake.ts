/** What reaches the house on a day besides those who stand at the counters: who asks for what, and how. */
import { needsPaper, type Channel, type RequestKind } from '../../../domain/requests/kinds.ts'
import type { Random } from '../../replay/generate.ts'
import { pick } from '../plan.ts'
import { registryNumber } from './fates.ts'
import { matters, type Matter } from './matters.ts'
import { oneOf, placeIn, type Citizen } from './town.ts'

/** A request before it is written down. */
export interface Intake {
  matter: Matter
  kind: RequestKind
  channel: Channel
  text: string
  externalReference: string | null
  place: ReturnType<typeof placeIn> | null
  applicant: Citizen | null
  urgent: boolean
  registryNumber: string | null
  solvedAtDesk: boolean
  /** Handed over in the same moment. */
  isReferred: boolean
  /** Working days since CİMER took it. */
  takenBefore: number
}

const channelWeights: readonly (readonly [Channel, number])[] = [
  ['in-person', 16],
  ['telephone', 26],
  ['whatsapp', 12],
  ['email', 6],
  ['web', 12],
  ['social', 5],
  ['cimer', 11],
  ['acik-kapi', 3],
  ['muhtarlik', 4],
  ['complaint-box', 2],
  ['field', 8],
  ['mobile-desk', 3],
  ['institution', 2],
]
/** A paper has a signature: of those that come by another way nobody knows whose it is. */
const paperChannels: readonly Channel[] = ['in-person', 'email', 'web', 'cimer', 'acik-kapi']
const solvedShare = 0.5
/** Of what is asked at a desk, the rest is about what every desk takes. */
const ownTopicShare = 0.75
const referredShare = 0.85
const registryShare = 0.75
/** Nobody has to say who they are. */
const namelessShare = 0.05

/** One that comes by any channel. */
export function anyIntake(random: Random, citizens: readonly Citizen[], serial: number): Intake {
  const wanted = pick(random, channelWeights) as Channel
  const weighted = matters.map(({ topic, weight }) => [topic, weight] as const)
  const topic = pick(random, weighted)
  const matter = matters.find((one) => one.topic === topic) ?? oneOf(random, matters)
  const isPaper = matter.kinds.some(needsPaper)
  const channel = isPaper && !paperChannels.includes(wanted) ? 'in-person' : wanted
  return intakeOf(random, { matter, channel, citizens, serial })
}

/** What somebody at a desk asks for: mostly one of its own topics, else one of those of every desk. */
export function deskIntake(
  random: Random,
  citizens: readonly Citizen[],
  { own, shared }: { own: readonly string[]; shared: readonly string[] },
): Intake {
  const topics = own.length > 0 && random() < ownTopicShare ? own : shared
  const fitting = matters.filter(({ topic }) => topics.includes(topic))
  const matter = oneOf(random, fitting.length > 0 ? fitting : matters)
  return intakeOf(random, { matter, channel: 'in-person', citizens, serial: 0 })
}

interface Choice {
  matter: Matter
  channel: Channel
  citizens: readonly Citizen[]
  /** Makes the references of other systems differ. */
  serial: number
}

/** One of that matter; kind, words and person are drawn. */
export function intakeOf(random: Random, { matter, channel, citizens, serial }: Choice): Intake {
  const kind = oneOf(random, matter.kinds)
  const isFace = channel === 'in-person' || channel === 'telephone'
  const solvedAtDesk = isFace && matter.isSolvable === true && random() < solvedShare
  return {
    ...{ matter, kind, channel, solvedAtDesk },
    text: oneOf(random, matter.texts),
    externalReference: referenceOf(channel, serial),
    place: matter.hasPlace ? placeIn(random) : null,
    applicant: applicantOf(random, { kind, channel }, citizens),
    urgent: matter.isUrgent ?? false,
    registryNumber: needsPaper(kind) && random() < registryShare ? registryNumber(random) : null,
    isReferred: !solvedAtDesk && random() < referredShare,
    takenBefore: channel === 'cimer' ? Math.floor(random() * 3) : 0,
  }
}

/** The number that the channel gives itself. */
function referenceOf(channel: Channel, serial: number): string | null {
  const digits = String(serial).padStart(6, '0')
  if (channel === 'cimer') return `26${digits}71`
  if (channel === 'acik-kapi') return `AK-${digits}`
  return channel === 'institution' ? `UYUM-${digits}` : null
}

/** CİMER names nobody; a petition and an information request need a name. */
function applicantOf(
  random: Random,
  { kind, channel }: Pick<Intake, 'kind' | 'channel'>,
  citizens: readonly Citizen[],
): Citizen | null {
  if (channel === 'cimer') return null
  const mayBeNameless = !needsPaper(kind)
  if (mayBeNameless && (channel === 'complaint-box' || random() < namelessShare)) return null
  const person = oneOf(random, citizens)
  const account = person.name.toLocaleLowerCase('tr').replace(' ', '.')
  if (channel === 'social') return { ...person, handle: `@${account}`, wantsCall: false }
  return channel === 'whatsapp' ? { ...person, handle: person.phone, wantsCall: false } : person
}

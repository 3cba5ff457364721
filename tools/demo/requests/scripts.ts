/** A few requests whose story is told to the end, so that every page of the demo has a good one to show. */
import type { Random } from '../../replay/generate.ts'
import type { Move, Who } from './fates.ts'
import { intakeOf, type Intake } from './intake.ts'
import { matterOf } from './matters.ts'
import { oneOf, reasons, type Citizen } from './town.ts'

/** A request that comes on a certain day, whatever the seed. */
export interface Script {
  name: string
  /** Working days before the demo's today. */
  daysAgo: number
  /** Minutes since midnight. */
  minute: number
  intake: (random: Random, citizens: readonly Citizen[]) => Intake
  moves: Move[]
}

const works = 'Fen İşleri Müdürlüğü'
const parks = 'Park ve Bahçeler Müdürlüğü'
const registry = 'Yazı İşleri Müdürlüğü'

const by = (who: Who, verb: string, after: number, more: Partial<Move> = {}): Move => ({
  ...{ who, verb, after, body: {} },
  ...more,
})

function handedOn(from: string, name: string, after: number, reason: string): Move {
  const to = { field: 'directorateId', name }
  return by({ directorate: from }, 'passing-on', after, { to, body: { reason } })
}

/** Somebody with a telephone who reads their messages; the same one every time. */
function someone(citizens: readonly Citizen[]): Citizen {
  const found = citizens.find(({ phone, email, wantsCall }) => phone && !email && !wantsCall)
  if (!found) throw new Error('nobody in the town has a telephone')
  return found
}

function telling(topic: string, channel: Intake['channel'], more: Partial<Intake> = {}) {
  return (random: Random, citizens: readonly Citizen[]): Intake => {
    const matter = matterOf(topic)
    const common = intakeOf(random, { matter, channel, citizens, serial: 0 })
    const told = { kind: 'complaint', solvedAtDesk: false, isReferred: true } as const
    const text = matter.texts[0] ?? oneOf(random, matter.texts)
    return { ...common, ...told, text, applicant: someone(citizens), ...more }
  }
}

/** Each for a page that shows it; where it ends is where the page wants it. */
export const scripts: readonly Script[] = [
  {
    name: 'chain',
    ...{ daysAgo: 9, minute: 9 * 60 + 20 },
    intake: telling('Yol ve kaldırım onarımı', 'in-person', { kind: 'wish' }),
    moves: [
      by({ directorate: works }, 'receipt', 0),
      handedOn(works, parks, 1, 'Çukuru ağaç kökleri açmış, önce kökler kesilmeli.'),
      by({ directorate: parks }, 'receipt', 0),
      by('field', 'visits', 1, { body: { text: reasons.visit }, hasPhoto: true }),
      handedOn(parks, works, 2, 'Kökler kesildi, kenar taşı söküldü. Asfalt sizde.'),
      by({ directorate: works }, 'receipt', 1),
    ],
  },
  {
    name: 'answered',
    ...{ daysAgo: 4, minute: 10 * 60 + 40 },
    intake: telling('Sokak aydınlatması', 'in-person'),
    moves: [
      by({ directorate: works }, 'receipt', 0),
      by('field', 'visits', 1, { body: { text: reasons.visit }, hasPhoto: true }),
      by({ directorate: works }, 'answer', 1, {
        ...{ body: { text: 'Lamba yenilendi, sokak aydınlatılıyor.' }, hasPhoto: true },
      }),
    ],
  },
  {
    name: 'today',
    ...{ daysAgo: 5, minute: 14 * 60 + 5 },
    intake: telling('Sokak aydınlatması', 'telephone'),
    moves: [by({ directorate: works }, 'receipt', 1)],
  },
  {
    name: 'field',
    ...{ daysAgo: 2, minute: 11 * 60 },
    intake: telling('Park ve oyun alanı bakımı', 'field', { applicant: null }),
    moves: [by({ directorate: parks }, 'receipt', 1)],
  },
  {
    name: 'extended',
    ...{ daysAgo: 12, minute: 10 * 60 },
    intake: telling('Bilgi edinme', 'in-person', { kind: 'information' }),
    moves: [
      by({ directorate: registry }, 'receipt', 0),
      by({ directorate: registry }, 'extension', 6, { body: { reason: reasons.extension } }),
    ],
  },
  {
    name: 'fee',
    ...{ daysAgo: 7, minute: 13 * 60 + 40 },
    intake: telling('Bilgi edinme', 'in-person', { kind: 'information' }),
    moves: [
      by({ directorate: registry }, 'receipt', 1),
      by({ directorate: registry }, 'fee', 2, { body: { text: reasons.fee } }),
    ],
  },
  {
    name: 'appealed',
    ...{ daysAgo: 11, minute: 9 * 60 + 50 },
    intake: telling('Bilgi edinme', 'email', { kind: 'information' }),
    moves: [
      by({ directorate: registry }, 'receipt', 1),
      by({ directorate: registry }, 'refusal', 3, { body: { grounds: reasons.refusal } }),
      by('information', 'appeal', 4, { dayField: 'on' }),
    ],
  },
]

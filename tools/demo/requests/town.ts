/** The invented town: its neighbourhoods and people. Whoever is in it exists nowhere else. */
import { readFileSync } from 'node:fs'
import type { Random } from '../../replay/generate.ts'

interface Town {
  neighbourhoods: string[]
  streets: string[]
  firstNames: string[]
  lastNames: string[]
  institutions: string[]
  reasons: Reasons
}

/** What colleagues write to each other and to the citizens. */
export interface Reasons extends Record<Lines, string[]>, Record<Line, string> {}
type Lines = 'passOn' | 'return' | 'refer'
type Line =
  | 'reissue'
  | 'question'
  | 'supplement'
  | 'visit'
  | 'forward'
  | 'extension'
  | 'fee'
  | 'refusal'
  | 'interim'
  | 'notExaminable'
  | 'withdrawal'
  | 'reopening'
  | 'closed'

const file = new URL('./town.json', import.meta.url)
const town = JSON.parse(readFileSync(file, 'utf8')) as Town

/** What the town is made of; institutions take what is not its own. */
export const { neighbourhoods, institutions, reasons } = town

/** A citizen as a form asks for them. */
export interface Citizen {
  name: string
  phone: string
  email: string
  nationalId: string
  handle: string
  wantsCall: boolean
}

/** Those who come again and again. */
const population = 140
/** Well known from examples, and nobody's. */
const nationalIds = ['10000000146', '11111111110']
const callShare = 0.08
const mailShare = 0.12
const noPhoneShare = 0.06

/** Any of these, all as likely. Throws when there are none. */
export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

/** The citizen with that number, always the same; the phones `0500 000 0…` are in nobody's pocket. */
function citizen(number: number, random: Random): Citizen {
  const first = oneOf(random, town.firstNames)
  const last = oneOf(random, town.lastNames)
  const mail = random() < mailShare ? `vatandas${number}@ornek.example` : ''
  const hasPhone = random() >= noPhoneShare
  return {
    name: `${first} ${last}`,
    phone: hasPhone ? `+90500000${String(number).padStart(4, '0')}` : '',
    email: mail,
    nationalId: nationalIds[number] ?? '',
    handle: '',
    wantsCall: hasPhone && random() < callShare,
  }
}

/** Everybody in the town; the same seed gives the same people. */
export function citizensOf(random: Random): Citizen[] {
  return Array.from({ length: population }, (_, number) => citizen(number, random))
}

/** A place in the town, with a house number. */
export function placeIn(random: Random) {
  return {
    neighbourhood: oneOf(random, neighbourhoods),
    address: `${oneOf(random, town.streets)} No: ${1 + Math.floor(random() * 90)}`,
    point: null,
  }
}

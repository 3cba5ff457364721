import { languageEntry } from './index.ts'
import type { Language } from './index.ts'
import { speakable } from './speakable.ts'

export { speakable } from './speakable.ts'

/** A call that is to be spoken. */
export interface SpokenCall {
  /** The desk's name as a voice says it. */
  spokenName: string
  /** As it stands on the slip: `Z-042`. The letter isn't read: letters rhyme and drown in a hall. */
  number: string
  counterNumber: number
  form: 'long' | 'short'
}

/** The sentence of a call, all in words: `Zabıta, kırk iki. Lütfen üç numaralı bankoya.` */
export function spokenAnnouncement(language: Language, call: SpokenCall): string {
  const words = languageEntry(language).catalogue.voice
  const say = call.form === 'long' ? words.callLong : words.callShort
  const number = Number(/\d+$/.exec(call.number)?.[0] ?? 0)
  const parts = [call.spokenName, String(number), String(call.counterNumber)] as const
  const [desk, ticket, counter] = parts.map((part) => speakable(language, part))
  return say(desk ?? '', ticket ?? '', counter ?? '')
}

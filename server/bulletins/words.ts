import { textFor, type BulletinText } from '../../domain/bulletin.ts'
import { plainForSms, smsParts } from '../../domain/requests/sms-text.ts'
import { bulletinWordsOf } from '../../messages/bulletins.ts'
import { defaultLanguage, type Language } from '../../messages/index.ts'
import type { Recipient } from './audience.ts'
import { codeOf } from './codes.ts'
import type { BulletinParts } from './parts.ts'

/** What a bulletin says, by language; the house's own is always there. */
export type BulletinTexts = Partial<Record<Language, string>>

/** As long as a real one. */
const exampleCode = 'XXXXXXXXXXXX'

/** The message to one of them, the way out at its end. */
export function messageTo(parts: BulletinParts, texts: BulletinTexts, recipient: Recipient) {
  const { language, text } = textFor(texts, recipient.language, defaultLanguage)
  const code = codeOf(parts.keyring, recipient.phoneHash)
  return { language, code, text: withWayOut(parts, text, language, code) }
}

/** The messages that leave, one a language, and what they cost. */
export function previewTexts(
  parts: BulletinParts,
  texts: BulletinTexts,
  recipients: readonly Recipient[],
): BulletinText[] {
  const counts = new Map<Language, number>()
  for (const recipient of recipients) {
    const { language } = textFor(texts, recipient.language, defaultLanguage)
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return Object.entries(texts).map(([code, own]) => {
    const language = code as Language
    const text = withWayOut(parts, own, language, exampleCode)
    const count = counts.get(language) ?? 0
    return { language, recipients: count, text, parts: smsParts(plainForSms(text)).parts }
  })
}

/** Text messages that are paid for, all together. */
export function partsOfAll(texts: readonly BulletinText[]): number {
  return texts.reduce((sum, { recipients, parts }) => sum + recipients * parts, 0)
}

/** Without a public address there is no link: the desk is told. */
function withWayOut(
  { publicAddress }: BulletinParts,
  text: string,
  language: Language,
  code: string,
): string {
  const address = publicAddress()
  const words = bulletinWordsOf[language].message
  const wayOut = address === null ? words.atTheDesk : words.byLink(`${address}/f/d/${code}`)
  return `${text}\n${wayOut}`
}

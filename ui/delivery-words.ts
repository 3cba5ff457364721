import { deliveryWordsOf, type DeliveryWords } from '../messages/deliveries.ts'
import { language } from './language.svelte.ts'

function words(): DeliveryWords {
  return deliveryWordsOf[language.current]
}

/** What a message is called, by its event, in the present language. */
export function eventWord(event: string): string {
  return textAt(words().events, event) ?? words().otherEvent
}

/** Why one was not sent. Gateways have codes of their own (`http-503`, `netgsm-30`): those stay, their support knows them. */
export function problemWord(code: string): string {
  return textAt(words().problems, code) ?? words().answeredWith(code)
}

function textAt(texts: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined
}

import { wordsInOne } from '../../domain/requests/delivery.ts'
import type { Carrier } from '../outbox/port.ts'
import type { SmsGateway } from '../sms/port.ts'
import type { RequestParts } from './parts.ts'
import { saidByHand } from './said-by-hand.ts'

/** What people would send from the house's own accounts, sent by a gateway: the same text, with the same words. */
export function handCarrier(
  parts: Pick<RequestParts, 'tables' | 'keyring'>,
  gateway: SmsGateway,
): Carrier {
  return {
    send: (message) => {
      const { id, to } = message
      return gateway.send({ id, to, text: wordsInOne(saidByHand(parts, message, message)) })
    },
  }
}

import { Webhook } from 'standardwebhooks'
import type { SendResult } from '../../domain/requests/delivery.ts'
import type { Carrier, Letter, OutboxItem } from '../outbox/port.ts'
import { post } from '../sms/post.ts'
import type { WebhookBook } from './webhooks.ts'

/** A receiver that takes longer is asked again. */
const usualTimeoutMs = 10_000
/** So long it is left alone then, or what waits for it would keep what waits for others. */
const restMs = 30_000
/** The receiver is not there any more, and never will be. */
const gone = 410

/**
 * Brings messages to other systems, signed after Standard Webhooks (standardwebhooks.com). The same message has the
 * same `webhook-id` each time; its `webhook-timestamp` is of the machine's clock, because receivers refuse old ones.
 * Follows no redirect. A receiver that says 410 is told no more; one that hangs is left alone for a while.
 */
export function webhookCarrier(book: WebhookBook, timeoutMs = usualTimeoutMs): Carrier {
  /** Until when, on the machine's clock, by webhook. */
  const resting = new Map<string, number>()

  return {
    async send({ id, to, subject: webhookId, text }: OutboxItem & Letter): Promise<SendResult> {
      const secret = book.secretOf(webhookId)
      if (secret === undefined) return failed('archived', false)
      if ((resting.get(webhookId) ?? 0) > Date.now()) return failed('resting', true)
      resting.delete(webhookId)
      const headers = signed(secret, id, text)
      const answer = await post({ url: to, method: 'POST', headers, body: text, timeoutMs })
      if ('problem' in answer) {
        if (answer.problem === 'timeout') resting.set(webhookId, Date.now() + restMs)
        return failed(answer.problem, answer.problem !== 'bad-address')
      }
      if (answer.status >= 200 && answer.status <= 299) return { outcome: 'sent', reference: null }
      if (answer.status !== gone) return failed(`http-${answer.status}`, true)
      await book.archive(webhookId)
      return failed('gone', false)
    },
  }
}

function signed(secret: string, id: string, text: string): Record<string, string> {
  const now = new Date()
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, text),
  }
}

function failed(problem: string, mayRetry: boolean): SendResult {
  return { outcome: 'failed', problem, mayRetry }
}

import type { DeliveryChannel, DeliveryState } from './delivery.ts'
import type { NoteTold } from './note-told.ts'

/** A message of a decision, as it stands. */
export interface DecisionMessage {
  channel: DeliveryChannel
  state: DeliveryState
}

/**
 * What the messages of a decision amount to: one that arrived is enough; none left that could is an attempt. A call, and what is
 * sent by hand, brings the decision's own words (Law 4982, art. 12: the answer is told to the applicant). A text message or an
 * e-mail only points to the citizen's own page: it counts when `opensPage`, that is when the page can show them the answer.
 */
export function toldBy(
  messages: readonly DecisionMessage[],
  opensPage: boolean,
): NoteTold['told'] | null {
  const bringsAnswer = ({ channel }: DecisionMessage) =>
    channel === 'call' || channel === 'hand' || opensPage
  if (messages.some((one) => one.state === 'sent' && bringsAnswer(one))) return 'told'
  const isOver = messages.length > 0 && messages.every(({ state }) => state !== 'waiting')
  return isOver ? 'attempted' : null
}

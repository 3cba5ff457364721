import { restartAfter } from '../storage/outbox-due.ts'
import { notSetUpProblem } from './not-set-up.ts'
import type { Outbox } from './outbox.ts'
import { oneTimeCode } from './pauses.ts'
import { carriedChannels } from './port.ts'
import { outsideQuietHours } from './quiet-hours.ts'

/**
 * The ways out were set up: what waited for one is due, in a round of its own. Codes are left alone: nobody waits for one
 * that long. Throws `StorageError`.
 */
export async function sendWhatWaitedForAWay(outbox: Outbox): Promise<void> {
  const { tables, clock, zone, quietHours, carrierOf } = outbox.parts
  const now = clock.now()
  const open = carriedChannels.filter((channel) => carrierOf(channel) !== null)
  const due = open.map((channel) => {
    const at = outsideQuietHours({ channel, event: '' }, now, quietHours(), zone())
    return restartAfter(notSetUpProblem, { channel, now, at, except: oneTimeCode })
  })
  await tables.edit(...due)
  outbox.wake()
}

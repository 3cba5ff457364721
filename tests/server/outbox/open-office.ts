import { join } from 'node:path'
import { TestClock } from '../../../server/clock.ts'
import { newId } from '../../../server/ids.ts'
import { smsCarrier } from '../../../server/outbox/carriers.ts'
import { Outbox } from '../../../server/outbox/outbox.ts'
import type {
  CarriedChannel,
  Carrier,
  NewMessage,
  OutboxHooks,
} from '../../../server/outbox/port.ts'
import { openKeyring } from '../../../server/sealing/keyring.ts'
import { openSms } from '../../../server/sms/settings.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { readAttempts } from '../../../server/storage/outbox-reading.ts'
import { readOutbox } from '../../../server/storage/outbox-table.ts'
import { TableStore } from '../../../server/storage/tables.ts'
import { Writer } from '../../../server/storage/writer.ts'
import { Zone } from '../../../server/zone.ts'
import { settingsFor } from '../sms/gateway-server.ts'

/** From nine in the evening to eight in the morning. */
export const usualQuietHours = { from: 21 * 60, to: 8 * 60 }
/** A Tuesday morning in Istanbul. */
export const morning = Date.parse('2026-11-24T10:00:00+03:00')
export const istanbul = new Zone('Europe/Istanbul')

/** A generic gateway at an address, as a carrier. */
export function carrierTo(url: string, timeoutMs = 10_000): Carrier {
  const gateway = openSms(settingsFor(url), timeoutMs)
  if (!gateway) throw new Error('no gateway')
  return smsCarrier(gateway)
}

/** Our id in what such a gateway received. */
export const idIn = (body: string) => (JSON.parse(body) as { id: string }).id

/** An outbox on a database of its own. */
export interface Office {
  outbox: Outbox
  clock: TestClock
  tables: TableStore
  file: string
  carriers: Partial<Record<CarriedChannel, Carrier>>
  hooks: OutboxHooks
  problems: unknown[]
  /** Hand in messages, each in a transaction of its own; gives their ids. */
  tell: (...messages: Partial<NewMessage>[]) => Promise<string[]>
  /** Let time pass, and send what is due then. */
  pass: (ms: number) => Promise<void>
  stateOf: (id: string) => string | undefined
  outcomesOf: (id: string) => unknown[]
  close: () => Promise<void>
}

const usual: Omit<NewMessage, 'id'> = {
  ...{ requestId: null, event: 'request-answered', channel: 'sms', language: 'tr' },
  ...{ to: '+905321234567', text: 'Başvurunuz yanıtlandı.' },
}

/** Open an outbox at ten in the morning, on what an earlier one left in the folder. */
export async function openOffice(
  carriers: Office['carriers'],
  { dataDir, at = morning, atOnce = 4 }: { dataDir: string; at?: number; atOnce?: number },
): Promise<Office> {
  const file = join(dataDir, 'outbox.sqlite')
  migrate(file)
  const writer = new Writer(file, () => undefined)
  const tables = new TableStore(file, writer)
  const sealer = openKeyring(join(dataDir, 'keys.json'), { hasSealedData: false })
  const clock = new TestClock()
  clock.set(at)
  const problems: unknown[] = []
  const hooks: OutboxHooks = { onSent: () => [], onGivenUp: () => [], onStored: () => undefined }
  const outbox = new Outbox({
    ...{ tables, sealer, clock, atOnce },
    zone: () => istanbul,
    quietHours: () => usualQuietHours,
    carrierOf: (channel) => carriers[channel] ?? null,
    hooks: {
      onSent: (item) => hooks.onSent(item),
      onGivenUp: (item) => hooks.onGivenUp(item),
      onStored: (item) => hooks.onStored(item),
    },
    onProblem: (problem) => problems.push(problem),
  })
  await outbox.recover()
  const close = async () => {
    await outbox.close()
    await writer.close()
    tables.close()
  }
  return {
    ...{ outbox, clock, tables, file, carriers, hooks, problems, close },
    async tell(...messages) {
      const ids = messages.map(({ id }) => id ?? newId())
      const stored = messages.map((message, index) =>
        tables.edit(...outbox.enqueue({ ...usual, ...message, id: ids[index] ?? '' })),
      )
      await Promise.all(stored)
      return ids
    },
    async pass(ms) {
      clock.set(clock.now() + ms)
      await outbox.tick()
    },
    stateOf: (id) => readOutbox(tables, id)?.state,
    outcomesOf: (id) => readAttempts(tables, id).map(({ outcome, problem }) => problem ?? outcome),
  }
}

import { hash } from 'node:crypto'
import type { Context } from 'hono'
import type { Command } from '../../domain/queue/decide.ts'
import { isRefusal } from '../../domain/queue/decision.ts'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import type { RunOptions } from '../queue/branch-queue.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import type { AnyRefusal } from './refusals.ts'

/** Why a command is not done; `field`: the header or the part of the body to blame. */
export interface RefusedCommand {
  refusal: AnyRefusal
  field?: string
}

const printable = /^[\x20-\x7e]{1,200}$/

/** Whether what stands in the header can be an `Idempotency-Key`: 1–200 printable characters, or it is not there. */
export function isKey(key: string | undefined): boolean {
  return key === undefined || printable.test(key)
}

/** The `Idempotency-Key` with whom and what it belongs to; null without one, a refusal when it is no key. */
export function commandKey(c: Context<Env>): CommandKey | RefusedCommand | null {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return null
  if (!isKey(key)) return { refusal: 'malformed', field: 'Idempotency-Key' }
  const json: unknown = c.req.valid('json' as never)
  const what = `${c.req.method} ${c.req.path} ${JSON.stringify(json ?? {})}`
  return { actor: c.get('caller').actor.id, key, hash: hash('sha256', what, 'base64url') }
}

/** A command of the queue that is wanted: where, what, and the rows that are stored with it. */
export interface Wanted {
  branchId: string
  command: Command
  beside?: RunOptions['beside']
}

/**
 * Run a command of the queue once per key. `prepare` looks up what it names: only when the key is not known, for what a
 * repeated command names may have gone since. Gives its events (of the first time, when it is repeated), or the refusal.
 * Throws `StorageError` when the disk refuses.
 */
export async function execute(
  c: Context<Env>,
  house: House,
  prepare: () => Wanted | RefusedCommand,
): Promise<{ events: readonly QueueEvent[] } | RefusedCommand> {
  const key = commandKey(c)
  if (key && 'refusal' in key) return key
  // Asked again right before the decision: of two that waited for the same failed one, only the first may go on.
  while (key && house.keys.find(key)) {
    const known = await repeated(house, key)
    if (known) return known
  }
  const wanted = prepare()
  if ('refusal' in wanted) return wanted
  const { branchId, command, beside = [] } = wanted
  const decision = await house.halls.of(branchId).run(command, { key, beside })
  return isRefusal(decision) ? decision : { events: decision }
}

async function repeated(
  house: House,
  key: CommandKey,
): Promise<{ events: readonly QueueEvent[] } | RefusedCommand | null> {
  // The first one may still be on its way to the disk, or fail there.
  await house.writer.settled()
  const known = house.keys.find(key)
  if (!known) return null
  if (known.hash !== key.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
  return { events: known.events }
}

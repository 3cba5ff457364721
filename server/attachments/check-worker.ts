/** A process of its own for one file: what comes from outside is decoded here, and a decoder that falls, falls alone. */
import { buffer } from 'node:stream/consumers'
import { inspect, type CheckedFile, type RefusedFile } from './inspect.ts'

/** What stands before the bytes in the answer, as one line of JSON. */
export type Verdict = Omit<CheckedFile, 'bytes'> | RefusedFile

async function answer(): Promise<void> {
  const found = await inspect(await buffer(process.stdin))
  if ('refusal' in found) return write(found, new Uint8Array())
  const { bytes, ...verdict } = found
  write(verdict, bytes)
}

function write(verdict: Verdict, bytes: Uint8Array): void {
  process.stdout.write(`${JSON.stringify(verdict)}\n`)
  process.stdout.write(bytes)
}

await answer()

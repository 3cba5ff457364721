import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { maxAttachmentBytes } from '../../domain/attachment.ts'
import type { Verdict } from './check-worker.ts'
import { CheckBusyError } from './check-busy.ts'
import type { CheckedFile, RefusedFile } from './inspect.ts'

const workerFile = fileURLToPath(new URL('./check-worker.ts', import.meta.url))
/** Far longer than the largest photo takes; what takes longer was made to. */
const checkMs = 30_000
const maxAnswerBytes = maxAttachmentBytes + 4096
const lineEnd = 0x0a

/** Look at one file in a process of its own. A file over which it falls or hangs is `file_damaged`. */
export async function runCheck(
  bytes: Uint8Array,
  closed: AbortSignal,
): Promise<CheckedFile | RefusedFile> {
  if (closed.aborted) throw new CheckBusyError('closing')
  const answer = await answerOf(bytes, AbortSignal.any([closed, AbortSignal.timeout(checkMs)]))
  if (closed.aborted) throw new CheckBusyError('closing')
  return answer ? (parse(answer) ?? { refusal: 'file_damaged' }) : { refusal: 'file_damaged' }
}

/** What the process wrote; null when it did not end well. Rejects when it could not be started. */
function answerOf(bytes: Uint8Array, signal: AbortSignal): Promise<Buffer | null> {
  // It gets no environment: there are keys and passwords in ours.
  const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore']
  const options = { env: {}, stdio, windowsHide: true }
  const child = spawn(process.execPath, ['--max-old-space-size=512', workerFile], options)
  const end = () => child.kill('SIGKILL')
  signal.addEventListener('abort', end, { once: true })
  const parts: Buffer[] = []
  let size = 0
  child.stdout.on('data', (part: Buffer) => {
    size += part.length
    if (size > maxAnswerBytes) end()
    else parts.push(part)
  })
  // A process that ends early is judged by how it ends.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new CheckBusyError('the check could not be started')))
    child.on('close', (status) => {
      signal.removeEventListener('abort', end)
      resolve(status === 0 && size <= maxAnswerBytes ? Buffer.concat(parts) : null)
    })
  })
}

function parse(answer: Buffer): CheckedFile | RefusedFile | null {
  const line = answer.indexOf(lineEnd)
  if (line < 0) return null
  const verdict = JSON.parse(answer.toString('utf8', 0, line)) as Verdict
  return 'refusal' in verdict ? verdict : { ...verdict, bytes: answer.subarray(line + 1) }
}

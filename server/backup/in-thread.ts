import { Worker } from 'node:worker_threads'
import { workerLimits } from '../memory.ts'
import { BackupError } from '../storage/backup.ts'
import type { TaskReply, Tasks } from './backup-worker.ts'

/**
 * Do it in a thread that ends with it. Rejects with `BackupError`, whatever went wrong there; also when `signal` ends it
 * in the middle.
 */
export function inThread<Name extends keyof Tasks>(
  name: Name,
  order: Tasks[Name]['order'],
  signal?: AbortSignal,
): Promise<Tasks[Name]['done']> {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), {
    workerData: { name, order },
    resourceLimits: workerLimits,
  })
  let end = () => {}
  return new Promise<Tasks[Name]['done']>((resolve, reject) => {
    const fail = (problem: string) => reject(new BackupError(problem))
    // Not waited for: a disk that does not answer lets no thread end.
    end = () => {
      void worker.terminate()
      fail('it was ended before it was done')
    }
    if (signal?.aborted) end()
    signal?.addEventListener('abort', end, { once: true })
    let reply: TaskReply<Name> | null = null
    worker.on('message', (message: TaskReply<Name>) => (reply = message))
    worker.on('error', (error) => fail(error.message))
    worker.on('exit', () => {
      if (reply === null) fail('it was ended before it was done')
      else if ('error' in reply) fail(reply.error)
      else resolve(reply.done)
    })
  }).finally(() => signal?.removeEventListener('abort', end))
}

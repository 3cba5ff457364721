/** Long reads in a thread of their own, on a read connection: reports never hold up a call. */
import { parentPort, workerData } from 'node:worker_threads'
import { LegReading, type LegAnswers, type LegQuestions } from './leg-reading.ts'
import { openForReading } from './open.ts'

type Name = keyof LegQuestions

/** To the thread; the answer comes back under the same `id`. */
export interface ReaderMessage {
  id: number
  name: Name
  asked: LegQuestions[Name]
}

/** From the thread. An `error` is that one question’s; the thread goes on. */
export type ReaderReply = { id: number; answer: LegAnswers[Name] } | { id: number; error: string }

const db = openForReading((workerData as { file: string }).file)
const legs = new LegReading(db)

parentPort?.on('message', (message: ReaderMessage | 'close') => {
  if (message === 'close') {
    db.close()
    parentPort?.close()
    return
  }
  const { id, name, asked } = message
  try {
    parentPort?.postMessage({ id, answer: legs.answer(name, asked) } satisfies ReaderReply)
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies ReaderReply)
  }
})

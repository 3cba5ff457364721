/** A thread of its own for one backup or one half of a restore: nobody's call waits for the disk. */
import { parentPort, workerData } from 'node:worker_threads'
import { makeDaily, type DailyOrder } from './daily.ts'
import { makeAsked, type BackupMade, type BackupOrder } from './make.ts'
import { finishRestore, prepareRestore, type Restored, type RestoreOrder } from './restore.ts'

/** What there is to do, with what it is given and what it gives. */
export interface Tasks {
  make: { order: BackupOrder; done: BackupMade }
  'make-daily': { order: DailyOrder; done: BackupMade | null }
  'prepare-restore': { order: RestoreOrder; done: undefined }
  'finish-restore': { order: RestoreOrder; done: Restored }
}

/** The one answer of the thread; `error` is the sentence for the operator. */
export type TaskReply<Name extends keyof Tasks> = { done: Tasks[Name]['done'] } | { error: string }

type Work = { [Name in keyof Tasks]: (order: Tasks[Name]['order']) => unknown }

const work: Work = {
  make: makeAsked,
  'make-daily': makeDaily,
  'prepare-restore': prepareRestore,
  'finish-restore': finishRestore,
}

const { name, order } = workerData as { name: keyof Tasks; order: never }
try {
  parentPort?.postMessage({ done: await work[name](order) })
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) })
}

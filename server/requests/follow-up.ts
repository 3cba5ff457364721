import { StorageError } from '../storage/writer.ts'
import type { RequestParts } from './parts.ts'

/**
 * Work on one of many: when it fails by itself that is logged, and the others go on. Throws `StorageError`, because then
 * the disk refuses all of them.
 */
export async function followUp(
  { onProblem }: Pick<RequestParts, 'onProblem'>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof StorageError) throw error
    onProblem(error)
  }
}

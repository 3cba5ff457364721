import type { PrintProblem } from '../../domain/slip.ts'
import { statusProblem } from './answers.ts'
import type { PrinterConnection } from './connection.ts'
import { askStatus } from './escpos.ts'

/** Paper and cover first: when there is no time for all of them, these are what people can do something about. */
const questions = [4, 2, 1, 3] as const

/**
 * How the printer says it is; null when all is well or it says nothing. One question at a time, and none after one that
 * stays unanswered: the answers don't tell which question they belong to.
 */
export async function readStatus(
  connection: PrinterConnection,
  deadline: number,
): Promise<PrintProblem | null> {
  const answers = new Map<1 | 2 | 3 | 4, number>()
  for (const question of questions) {
    connection.status = null
    if ((await connection.send(askStatus(question), deadline)) !== 'sent') break
    await connection.until(() => connection.status !== null || connection.lost !== null, deadline)
    if (connection.status === null) break
    answers.set(question, connection.status)
  }
  return statusProblem(answers) ?? connection.automaticProblem
}

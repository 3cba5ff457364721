import { readFileSync } from 'node:fs'
import { enterHall, type CallAnswer } from './client.ts'
import type { Measured } from './measured.ts'
import { startServer } from './server.ts'

const tickets = 5000

/** Resident memory of the server after a day of 5,000 tickets, each called, served and finished. */
export async function benchMemory(): Promise<Measured[]> {
  const server = await startServer()
  try {
    const { admin, branchId, deskIds, counterIds } = await enterHall(server.url)
    for (const id of counterIds) await admin.must('POST', `/api/counters/${id}/opening`)
    for (let issued = 0; issued < tickets; issued += counterIds.length) {
      const deskId = deskIds[issued % deskIds.length]
      await Promise.all(
        counterIds.map(async (counterId) => {
          await admin.must('POST', '/api/tickets', { branchId, deskId })
          const { ticket } = await admin.must<CallAnswer>(
            'POST',
            `/api/counters/${counterId}/calls`,
          )
          await admin.must('POST', `/api/tickets/${ticket.id}/service`)
          await admin.must('POST', `/api/tickets/${ticket.id}/completion`)
        }),
      )
    }
    const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8')
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])
    return [
      {
        name: `resident memory with a day of ${tickets} tickets`,
        value: kilobytes / 1024,
        unit: 'MB',
        limit: { atMost: 200 },
      },
    ]
  } finally {
    await server.stop()
  }
}

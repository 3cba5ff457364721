import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** Listens with a line of one and then sleeps for ever, so that the machine answers nobody any more. */
const sleeper = `
  const { parentPort, workerData } = require('node:worker_threads')
  const server = require('node:net').createServer()
  server.listen({ ...workerData, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
`

/** An address on this machine that takes no connection and refuses none. Returns the end of it. */
export async function playDead(port: number): Promise<() => Promise<void>> {
  const worker = new Worker(sleeper, { eval: true, workerData: { host: '127.0.0.1', port } })
  await new Promise((resolve) => worker.once('message', resolve))
  const fillers: Socket[] = []
  for (let index = 0; index < 4; index++) {
    fillers.push(connect(port, '127.0.0.1').on('error', () => undefined))
    await sleep(20)
  }
  return async () => {
    for (const filler of fillers) filler.destroy()
    await worker.terminate()
  }
}

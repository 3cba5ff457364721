/**
 * A line to the running server for the operator's own commands on the same machine (`npm run restore`, `reset-admin`).
 * Who may open the data folder may open it: a socket in that folder, one line of JSON each way.
 */
import { existsSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The line that is asked; a `value` that is left out is an empty one. */
export interface ControlRequest {
  command: string
  value?: string
}
/** The line that is answered; `error` is a sentence for the operator. */
export type ControlReply = { value: string } | { error: string }
/** Does one command and gives what the operator reads; what it throws is answered as `error`. */
export type ControlHandler = (value: string) => Promise<string>

/** Unix socket paths are short (108 bytes on Linux). */
const maxPathBytes = 100

/** Where the socket stands; null where the folder's path is too long for one. */
export function controlPath(dataDir: string): string | null {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\hizli-masa-${Buffer.from(dataDir).toString('hex')}`
  const path = join(dataDir, 'control.sock')
  return Buffer.byteLength(path) > maxPathBytes ? null : path
}

/** Listen for the operator. The lock on the data folder is held, so a socket that is there already is a dead one. */
export function openControl(
  dataDir: string,
  handlers: Record<string, ControlHandler>,
): Server | null {
  const path = controlPath(dataDir)
  if (path === null) return null
  if (existsSync(path)) rmSync(path)
  const server = createServer((socket) => serve(socket, handlers))
  // Some file systems take no socket; then the operator stops the server before restoring.
  server.on('error', () => server.close())
  server.listen(path)
  server.unref()
  return server
}

function serve(socket: Socket, handlers: Record<string, ControlHandler>): void {
  socket.on('error', () => socket.destroy())
  createInterface(socket).once('line', (line) => {
    answer(line, handlers).then(
      (reply) => socket.end(`${JSON.stringify(reply)}\n`),
      () => socket.destroy(),
    )
  })
}

async function answer(
  line: string,
  handlers: Record<string, ControlHandler>,
): Promise<ControlReply> {
  try {
    const { command, value = '' } = JSON.parse(line) as ControlRequest
    const handler = handlers[command]
    return handler ? { value: await handler(value) } : { error: `unknown command ${command}` }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** Ask the running server; null when none is running. Throws what the server refuses. */
export async function askServer(dataDir: string, request: ControlRequest): Promise<string | null> {
  const path = controlPath(dataDir)
  if (path === null) return null
  const socket = createConnection(path)
  const isThere = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  if (!isThere) return null
  socket.write(`${JSON.stringify(request)}\n`)
  for await (const line of createInterface(socket)) {
    const reply = JSON.parse(line) as ControlReply
    if ('error' in reply) throw new Error(reply.error)
    return reply.value
  }
  throw new Error('the server ended without an answer')
}

/** A whole view, as the stream's plain message (WHATWG HTML, “Server-sent events”): encoded once for all who get it. */
export function viewFrame(view: unknown): Buffer {
  return Buffer.from(`data: ${JSON.stringify(view)}\n\n`)
}

/** What is no view carries a name: `ping` (the server's time), `denied` (a refusal). */
export function namedFrame(event: 'ping' | 'denied', data: unknown): Buffer {
  return Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** Keeps proxies from holding the stream back. */
export const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
  Connection: 'keep-alive',
} as const

import type { ApiClient } from '../client.ts'
import { cleanUp, type TestHall } from '../support.ts'

export interface StreamEvent {
  event: string
  // Views of every shape pass here; a wrong guess fails the assertion.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any
}

/** A live feed, read as it comes. */
export interface Stream {
  /** The next event of that name that has not been asked for yet. */
  next: (event: string) => Promise<StreamEvent['data']>
  /** The next view that is like this; views also come when nothing has changed but the time. */
  nextView: (isWanted: (view: StreamEvent['data']) => boolean) => Promise<StreamEvent['data']>
  /** Everything that came so far. */
  events: readonly StreamEvent[]
  headers: Headers
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  close: () => void
}

const patienceMs = 5000

/** Open `/api/live?…` as an EventSource would, over a socket of its own. */
export async function openStream(
  hall: TestHall,
  query: string,
  client: ApiClient,
): Promise<Stream> {
  const aborter = new AbortController()
  cleanUp(() => aborter.abort())
  const cookies = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${hall.url}/api/live?${query}`, {
    headers: { Accept: 'text/event-stream', ...(cookies && { Cookie: cookies }) },
    signal: aborter.signal,
  })
  if (response.status !== 200 || !response.body)
    throw new Error(`no stream: ${response.status} ${await response.text()}`)
  const events: StreamEvent[] = []
  const wake = new EventTarget()
  const ended = read(response.body, (event) => {
    events.push(event)
    wake.dispatchEvent(new Event('event'))
  }).catch(() => undefined)
  let seen = 0
  const next = async (name: string) => {
    const deadline = AbortSignal.timeout(patienceMs)
    for (;;) {
      const index = events.findIndex(({ event }, place) => place >= seen && event === name)
      const found = events[index]
      if (found) {
        seen = index + 1
        return found.data
      }
      await new Promise<void>((resolve, reject) => {
        wake.addEventListener('event', () => resolve(), { once: true })
        deadline.addEventListener('abort', () => reject(new Error(`no ${name} came`)))
      })
    }
  }
  const nextView: Stream['nextView'] = async (isWanted) => {
    for (;;) {
      const view = await next('view')
      if (isWanted(view)) return view
    }
  }
  return { next, nextView, events, headers: response.headers, ended, close: () => aborter.abort() }
}

async function read(
  body: ReadableStream<Uint8Array>,
  take: (event: StreamEvent) => void,
): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const bytes of body) {
    const frames = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) take(parseFrame(frame))
  }
}

/** A message without a name is a view. */
function parseFrame(frame: string): StreamEvent {
  const [, event = 'view', text = 'null'] = /^(?:event: (.*)\n)?data: (.*)$/.exec(frame) ?? []
  return { event, data: JSON.parse(text) }
}

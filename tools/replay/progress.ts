/** How far a replay is: a bar on a terminal, a line for every tenth elsewhere. */
import { SingleBar } from 'cli-progress'

/** `update` counts steps; `stop` takes the bar away. */
export interface Progress {
  update: (done: number, all: number) => void
  stop: () => void
}

/** On a terminal the bar, into a file or a pipe the lines. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream)
}

function bar(stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {percentage} % | {value}/{total} steps | {eta_formatted} left'
  const single = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true })
  let isRunning = false
  return {
    update: (done, all) => {
      if (!isRunning) single.start(all, done)
      isRunning = true
      single.update(done)
    },
    stop: () => single.stop(),
  }
}

function lines(stream: NodeJS.WriteStream): Progress {
  let shown = 0
  return {
    update: (done, all) => {
      const tenths = Math.floor((10 * done) / all)
      if (tenths > shown) stream.write(`${10 * tenths} %\n`)
      shown = Math.max(shown, tenths)
    },
    stop: () => undefined,
  }
}

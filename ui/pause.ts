const firstMilliseconds = 500
const longestMilliseconds = 5_000

/**
 * How long to wait before trying again: half a second after the first failure, doubling up to five seconds, and a
 * fifth more or less, so that screens which lost the server together don't come back in one instant.
 */
export function pauseMilliseconds(failures: number, random: () => number = Math.random): number {
  const doubled = firstMilliseconds * 2 ** Math.max(0, failures - 1)
  return Math.min(longestMilliseconds, doubled) * (0.8 + 0.4 * random())
}

/** Waits that long, or until the signal ends it. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(done, milliseconds)
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    signal?.addEventListener('abort', done)
  })
}

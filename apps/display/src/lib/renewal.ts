/** How often a display asks whether there is a newer build of it. */
const renewalMilliseconds = 5 * 60_000

/**
 * Reloads the page once there is a newer build and nothing is happening in the hall; asks again and again, and gives
 * what ends that. A server that can't be reached has no newer build.
 */
export function renewWhenQuiet(
  hasNewer: () => Promise<boolean>,
  isQuiet: () => boolean,
  reload: () => void = () => location.reload(),
): () => void {
  const timer = setInterval(() => {
    void hasNewer()
      .catch(() => false)
      .then((isNewer) => {
        if (isNewer && isQuiet()) reload()
      })
  }, renewalMilliseconds)
  return () => clearInterval(timer)
}

/** Keeps the screen on while the page is seen, where the browser offers it (HTTPS only); gives the end of it. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined
  let held: WakeLockSentinel | null = null
  const hold = async () => {
    if (document.hidden) return
    held = await navigator.wakeLock.request('screen').catch(() => null)
  }
  const again = () => void hold()
  document.addEventListener('visibilitychange', again)
  void hold()
  return () => {
    document.removeEventListener('visibilitychange', again)
    void held?.release()
  }
}

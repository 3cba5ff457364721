/** `8`, `8.30`, `08:30` or `0830` as the wire writes it: `08:30`; what is no time of day stays as it was typed. */
export function wireTime(typed: string): string {
  const parts = /^(\d{1,2})(?:[.:\s]?(\d{2}))?$/.exec(typed.trim())
  if (!parts) return typed.trim()
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)]
  const isTime = (hours < 24 && minutes < 60) || (hours === 24 && minutes === 0)
  return isTime ? `${pad(hours)}:${pad(minutes)}` : typed.trim()
}

/** `08:30` as a language writes it, with its own sign between hours and minutes. */
export function shownTime(wire: string, clock: string): string {
  return wire.replace(':', clock)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

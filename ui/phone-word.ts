const stored = /^\+90(5\d{2})(\d{3})(\d{2})(\d{2})$/

/** A stored mobile number as people dial it: `0532 555 01 47`; anything else as it is. */
export function phoneWord(recipient: string): string {
  const parts = stored.exec(recipient)
  return parts ? `0${parts.slice(1).join(' ')}` : recipient
}

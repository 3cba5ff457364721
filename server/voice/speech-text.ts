// What stands in double brackets is phonemes to espeak, not text.
const phonemes = /\[\[.*?\]\]|\[\[|\]\]/g

/** The text without what an engine would obey instead of reading: phoneme input and control characters. */
export function speechText(text: string): string {
  let plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
  // Taking one pair away may put another one together.
  for (let before = ''; before !== plain;) {
    before = plain
    plain = plain.replace(phonemes, ' ')
  }
  return plain.replace(/\s+/g, ' ').trim()
}

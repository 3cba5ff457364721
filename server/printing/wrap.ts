/**
 * Break a text into lines no wider than `width`, between words; a word wider than a line is broken where the line ends.
 * Line breaks of the text stay. `measure` says how wide a text is, in the unit of `width`.
 */
export function wrap(
  text: string,
  width: number,
  measure: (text: string) => number = (line) => line.length,
): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, measure))
}

function wrapLine(line: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/\s+/).filter(Boolean)) {
    const longer = current === '' ? word : `${current} ${word}`
    if (measure(longer) <= width) {
      current = longer
      continue
    }
    if (current !== '') lines.push(current)
    current = ''
    for (const letter of word) {
      if (current !== '' && measure(current + letter) > width) {
        lines.push(current)
        current = ''
      }
      current += letter
    }
  }
  return [...lines, current]
}

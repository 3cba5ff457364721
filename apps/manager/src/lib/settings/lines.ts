/** What stands on the lines of a text, without empty ones and without what a spreadsheet puts around. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n\r]+/)
    .map((line) =>
      line
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((line) => line !== '')
}

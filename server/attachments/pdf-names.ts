/** So long that they stand in no packed data by chance: they are looked for everywhere. */
const actingNames = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData)(?![A-Za-z0-9])/
/** Too short for that. `Encrypt` stands in no stream. */
const shortNames = /\/(JS|Encrypt)(?![A-Za-z0-9])/

/** Text of a PDF as a reader understands its names: any letter may be written as `#` and its number (7.3.5). */
export function spelledOut(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Does it name something that acts when the file is opened? */
export function actsByItself(text: string): boolean {
  return actingNames.test(text)
}

/** The same for what is surely no picture: also the short names. */
export function actsOrHides(text: string): boolean {
  return actingNames.test(text) || shortNames.test(text)
}

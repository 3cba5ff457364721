/** What the hall says; every value is words already, never digits. */
export const voice = {
  callLong: (desk: string, number: string, counter: string) =>
    `${desk}, ${number}. Lütfen ${counter} numaralı bankoya.`,
  callShort: (desk: string, number: string, counter: string) =>
    `${desk} ${number}, banko ${counter}.`,
}

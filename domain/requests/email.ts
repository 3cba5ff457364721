/** RFC 5321, 4.5.3.1: a path has 256 places with its two brackets, and what stands before the @ has 64. */
const longest = { whole: 254, local: 64 }
const atom = /[a-z\d!#$%&'*+/=?^_`{|}~-]+/.source
const label = /[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?/.source
/** No top-level domain is shorter than two, or begins with a digit: an address of four numbers would. */
const topLevel = /[a-z][a-z\d-]{0,61}[a-z\d]/.source
const form = new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+${topLevel}$`, 'i')

/**
 * Whether a letter can be sent there: a “valid e-mail address” of the HTML standard (WHATWG, 4.10.5.1.5) with a dot in
 * its domain, and before the @ only dots that stand between something (RFC 5322, dot-atom). No name in front, no quotes,
 * and no `ş`: only mail servers with SMTPUTF8 (RFC 6531) take letters beyond ASCII.
 */
export function isEmail(text: string): boolean {
  return text.length <= longest.whole && text.indexOf('@') <= longest.local && form.test(text)
}

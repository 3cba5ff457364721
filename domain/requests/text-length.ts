/** Signs of what is written about a request: its text, an answer, a reason, a note. */
export const mostSigns = 10_000

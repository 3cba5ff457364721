/** A static app: everything it shows comes live from the server’s API. */
export const ssr = false
/** Not page by page either: one `200.html` answers every address of the app. */
export const prerender = false

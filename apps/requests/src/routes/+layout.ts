// A static app: everything it shows comes live from the server's API.
export const ssr = false
export const prerender = false

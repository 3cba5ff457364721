import { fileURLToPath } from 'node:url'
import adapter from '@sveltejs/adapter-static'

const compilerOptions = { runes: true }

// The one inline style that Kit itself writes: its announcer of page changes for screen readers.
const routeAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='

/**
 * What all apps share; each `apps/NAME/vite.config.ts` calls it with the app's own name.
 * Kit doesn't read this file: only svelte-check takes the default export, for components outside `apps/`.
 * @param {string} app the folder's name
 * @param {string} path what the app is served under
 * @returns {import('@sveltejs/kit/vite').Config}
 */
export function kitOptions(app, path = app) {
  const output = fileURLToPath(new URL(`./build/${app}`, import.meta.url))
  return {
    compilerOptions,
    adapter: adapter({ pages: output, assets: output, fallback: '200.html', precompress: true }),
    paths: { base: `/${path}`, relative: false },
    version: { name: process.env.BUILD_ID ?? 'dev' },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-hashes', routeAnnouncerStyle],
        'connect-src': ['self'],
        'font-src': ['self'],
        'img-src': ['self', 'data:'],
        'media-src': ['self', 'blob:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
      },
    },
  }
}

export default { compilerOptions }

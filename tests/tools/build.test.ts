import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appNames, hashSources } from '../../tools/build.ts'

let folder = ''

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masa-build-'))
  write('apps/kiosk/package.json', '{}')
  write('apps/kiosk/src/routes/+page.svelte', '<p>a</p>')
  write('apps/display/package.json', '{}')
  write('ui/tokens.css', ':root {}')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('an app is a folder with a package', () => {
  expect(appNames(folder)).toEqual(['display', 'kiosk'])
})

test('the same sources have the same hash', () => {
  expect(hashSources(folder, 'kiosk')).toBe(hashSources(folder, 'kiosk'))
})

test.each(['apps/kiosk/src/routes/+page.svelte', 'ui/tokens.css', 'ui/new.ts', 'svelte.config.js'])(
  'a change in %s changes the hash',
  (path) => {
    const before = hashSources(folder, 'kiosk')
    write(path, '/* changed */')
    expect(hashSources(folder, 'kiosk')).not.toBe(before)
  },
)

test('another app and what tools generate leave the hash alone', () => {
  const before = hashSources(folder, 'kiosk')
  write('apps/display/src/app.html', 'changed')
  write('apps/kiosk/node_modules/$app/types.d.ts', 'generated')
  write('apps/kiosk/.svelte-kit/tsconfig.json', 'generated')
  expect(hashSources(folder, 'kiosk')).toBe(before)
})

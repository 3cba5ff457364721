/** Where a Chromium is on this machine; the journeys and the measurements use it. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

/** For a browser that runs as root in a container and talks to nobody but us. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installTimeoutMs = 10 * 60_000

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, an installed one, or one that it installs now.
 * Throws with what to do when there is none. The answer is kept in `CHROMIUM_PATH` for child processes.
 */
export function ensureChromium(): string {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH: there is no file ${given}`)
  const path = given ?? findChromium() ?? installByPlaywright() ?? installByApt()
  if (!path) {
    throw new Error(
      'No Chromium found. Install Chromium or Chrome, or set CHROMIUM_PATH to its file.',
    )
  }
  process.env.CHROMIUM_PATH = path
  return path
}

/** An installed Chromium or Chrome that starts, or undefined. */
export function findChromium(): string | undefined {
  return [...usualPlaces(), chromium.executablePath()].find(
    (path) => existsSync(path) && starts(path),
  )
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const inside = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
    ]
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      inside.map((app) => join(folder, app)),
    )
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}

/** A downloaded browser may lack libraries of the system, so that being there is not enough. */
function starts(path: string): boolean {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function installByPlaywright(): string | undefined {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js')
  console.error('No Chromium found; installing one with Playwright …')
  run(process.execPath, [cli, 'install', '--no-shell', 'chromium'])
  return findChromium()
}

function installByApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.error('Installing Chromium with apt-get …')
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', 'chromium'])
  return findChromium()
}

function run(command: string, args: string[]): void {
  // Standard output belongs to the caller's report.
  spawnSync(command, args, { stdio: ['ignore', 2, 2], timeout: installTimeoutMs })
}

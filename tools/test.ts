/**
 * `npm test`: every check of the project, one after another; none stops the others.
 * `npm test -- unit lint` runs only those. The last line is `N passed, N failed`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npm, root, run } from './processes.ts'
import { emptyTally, tallyPlaywright, tallyVitest } from './reports.ts'
import type { Tally, VitestReport } from './reports.ts'

const reports = mkdtempSync(join(tmpdir(), 'masa-test-'))

interface Step {
  name: string
  run: () => Promise<Tally>
  /** Runs tests that are counted one by one. */
  isTests?: true
}

const steps: Step[] = [
  { name: 'types', run: () => check('types', tsc, () => npm(['run', 'check', ...eachApp])) },
  { name: 'lint', run: () => check('lint', () => run('eslint', ['.'])) },
  { name: 'format', run: () => check('format', () => run('prettier', ['--check', '.'])) },
  { name: 'knip', run: () => check('knip', () => run('knip', ['--no-config-hints'])) },
  { name: 'layers', run: () => check('layers', () => npm(['run', 'layers'])) },
  { name: 'unit', run: runUnit, isTests: true },
  { name: 'build', run: () => check('build', () => npm(['run', 'build'])) },
  { name: 'journeys', run: runJourneys, isTests: true },
]

const eachApp = ['--workspaces', '--if-present']

function tsc(): Promise<number> {
  return run('tsc', ['-p', 'tsconfig.json'])
}

/** A check that is one thing to pass or fail, however many programs it takes. */
async function check(name: string, ...programs: (() => Promise<number>)[]): Promise<Tally> {
  const tally = emptyTally()
  let exitCode = 0
  for (const program of programs) exitCode = (await program()) || exitCode
  if (exitCode === 0) tally.passed = 1
  else tally.failed.push(name)
  return tally
}

async function runUnit(): Promise<Tally> {
  const file = join(reports, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const exitCode = await run('vitest', ['run', ...reporters])
  return readReport('unit', file, exitCode, (report: VitestReport) => tallyVitest(report, root))
}

async function runJourneys(): Promise<Tally> {
  const file = join(reports, 'journeys.json')
  const args = ['test', '--pass-with-no-tests', '--reporter=list,json']
  const exitCode = await run('playwright', args, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } })
  return readReport('journeys', file, exitCode, tallyPlaywright)
}

/** A runner that fails without naming a test (a broken configuration, a crash) is a failure too. */
function readReport<Report>(
  name: string,
  file: string,
  exitCode: number,
  count: (report: Report) => Tally,
): Tally {
  const tally = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')) as Report)
    : emptyTally()
  if (exitCode !== 0 && tally.failed.length === 0)
    tally.failed.push(`${name} (exit code ${exitCode})`)
  return tally
}

/** The steps asked for; journeys need the apps built. Throws at a name that is no step. */
function chooseSteps(names: string[]): Step[] {
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown) {
    throw new Error(
      `There is no step "${unknown}"; there are ${steps.map((s) => s.name).join(', ')}.`,
    )
  }
  const wanted = new Set(names.length > 0 ? names : steps.map((step) => step.name))
  if (wanted.has('journeys')) wanted.add('build')
  return steps.filter((step) => wanted.has(step.name))
}

async function runSteps(chosen: Step[]): Promise<Tally> {
  const total = emptyTally()
  let tests = 0
  for (const step of chosen) {
    const startedAt = performance.now()
    console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`)
    const tally = await step.run()
    total.passed += tally.passed
    total.skipped += tally.skipped
    total.failed.push(...tally.failed)
    if (step.isTests) tests += tally.passed + tally.failed.length
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`${tally.failed.length === 0 ? '✔' : '✘'} ${step.name} (${seconds} s)`)
  }
  if (tests === 0 && chosen.some((step) => step.isTests)) total.failed.push('no test was executed')
  return total
}

function report(total: Tally): void {
  if (total.failed.length > 0)
    console.log(`\nFailed:\n${total.failed.map((n) => `  ${n}`).join('\n')}`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed.length} failed${skipped}`)
}

try {
  const total = await runSteps(chooseSteps(process.argv.slice(2)))
  report(total)
  process.exitCode = total.failed.length === 0 ? 0 : 1
} catch (error) {
  console.log(`${(error as Error).message}\n0 passed, 1 failed`)
  process.exitCode = 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}

/** Reading what the test runners have counted. */
import { relative } from 'node:path'

/** What a check has come to. */
export interface Tally {
  passed: number
  skipped: number
  /** The names of what failed, as a person would look for them. */
  failed: string[]
}

interface VitestFile {
  name: string
  status: string
  message?: string
  assertionResults: { fullName: string; status: string }[]
}

/** What is read of `--reporter=json`. */
export interface VitestReport {
  testResults: VitestFile[]
}

interface PlaywrightSuite {
  title: string
  specs?: { title: string; file: string; tests: { status: string }[] }[]
  suites?: PlaywrightSuite[]
}

/** What is read of `--reporter=json`; `errors`: what belongs to no journey. */
export interface PlaywrightReport {
  suites: PlaywrightSuite[]
  errors?: { message?: string }[]
}

/**
 * Counts a Vitest JSON report. A file that could not be loaded, or whose hooks fail, is a failure of its own.
 * `folder` is what files are named from.
 */
export function tallyVitest(report: VitestReport, folder: string): Tally {
  const tally = emptyTally()
  for (const file of report.testResults) {
    const name = relative(folder, file.name)
    const failedBefore = tally.failed.length
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1
      else if (test.status === 'failed') tally.failed.push(`${name} › ${test.fullName}`)
      else tally.skipped += 1
    }
    if (file.status === 'failed' && tally.failed.length === failedBefore) tally.failed.push(name)
  }
  return tally
}

/** Counts a Playwright JSON report. A journey that passes only when repeated has failed. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tally = emptyTally()
  for (const suite of report.suites) countSuite(tally, suite, [])
  for (const error of report.errors ?? []) {
    tally.failed.push(`journeys: ${error.message?.split('\n')[0] ?? 'error'}`)
  }
  return tally
}

/** A new one each time: tallies are counted up in place. */
export function emptyTally(): Tally {
  return { passed: 0, skipped: 0, failed: [] }
}

function countSuite(tally: Tally, suite: PlaywrightSuite, parents: string[]): void {
  const path = [...parents, suite.title]
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      if (test.status === 'expected') tally.passed += 1
      else if (test.status === 'skipped') tally.skipped += 1
      else tally.failed.push([...path, spec.title].join(' › '))
    }
  }
  for (const inner of suite.suites ?? []) countSuite(tally, inner, path)
}

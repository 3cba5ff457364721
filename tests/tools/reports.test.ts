import { describe, expect, test } from 'vitest'
import { tallyPlaywright, tallyVitest } from '../../tools/reports.ts'

describe('counting unit tests', () => {
  const file = (status: string, ...results: string[]) => ({
    name: '/project/tests/a.test.ts',
    status,
    assertionResults: results.map((result) => ({ fullName: `is ${result}`, status: result })),
  })

  test('passed, failed and skipped are counted apart', () => {
    const report = { testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] }
    expect(tallyVitest(report, '/project')).toEqual({
      passed: 1,
      skipped: 2,
      failed: ['tests/a.test.ts › is failed'],
    })
  })

  test('a file that could not be loaded is a failure', () => {
    expect(tallyVitest({ testResults: [file('failed')] }, '/project').failed).toEqual([
      'tests/a.test.ts',
    ])
  })

  test('a file whose clean-up fails after passing tests is a failure', () => {
    const tally = tallyVitest({ testResults: [file('failed', 'passed')] }, '/project')
    expect(tally).toEqual({ passed: 1, skipped: 0, failed: ['tests/a.test.ts'] })
  })
})

describe('counting journeys', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status }],
  })

  test('journeys inside groups are counted, one that passed only when repeated has failed', () => {
    const inner = { title: 'group', specs: [spec('good', 'expected'), spec('shaky', 'flaky')] }
    const outer = { title: 'a.spec.ts', specs: [spec('later', 'skipped')], suites: [inner] }
    expect(tallyPlaywright({ suites: [outer] })).toEqual({
      passed: 1,
      skipped: 1,
      failed: ['a.spec.ts › group › shaky'],
    })
  })

  test('an error outside of any journey is a failure', () => {
    const report = { suites: [], errors: [{ message: 'SyntaxError: oh\n  at line 1' }] }
    expect(tallyPlaywright(report).failed).toEqual(['journeys: SyntaxError: oh'])
  })
})

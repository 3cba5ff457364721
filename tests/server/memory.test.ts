import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { smallYoungGeneration } from '../../server/memory.ts'

test('what is measured by the benches is what `npm start` runs', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(scripts.start).toBe(`node ${smallYoungGeneration} tools/start.js`)
})

/** `npm run bench [-- issue live memory start paint search]`: every claim measured in one run; exit code 1 when one is missed. */
import { benchIssue } from './issue.ts'
import { benchLive } from './live.ts'
import { holds, line, type Measured } from './measured.ts'
import { benchMemory } from './memory.ts'
import { benchPaint } from './paint.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'

const benches: Record<string, () => Promise<Measured[]>> = {
  issue: benchIssue,
  live: benchLive,
  memory: benchMemory,
  start: benchStart,
  paint: benchPaint,
  search: benchSearch,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`,
  )
  process.exit(2)
}
let missed = 0
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const measured of await bench()) {
    console.log(line(measured))
    if (!holds(measured)) missed += 1
  }
}
process.exitCode = missed > 0 ? 1 : 0

/**
 * `npm run replay -- FILE`: a real day through a server of its own, and whether its figures come out right.
 * `npm run replay -- --seed N` takes a generated day instead. Exit codes: 0 all equal, 1 not, 2 wrong use.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generateDay } from './replay/generate.ts'
import { showProgress } from './replay/progress.ts'
import { report } from './replay/report.ts'
import { replay } from './replay/run.ts'

const usage =
  'Usage: npm run replay -- FILE\n       npm run replay -- --seed NUMBER   (a generated day)'

/** The trace's text, or null when the arguments make no sense. Throws when the file cannot be read. */
function readTrace(args: string[]): string | null {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { seed: { type: 'string' } },
  })
  const [file] = positionals
  if (file !== undefined && positionals.length === 1 && values.seed === undefined)
    return readFileSync(file, 'utf8')
  if (positionals.length === 0 && /^\d+$/.test(values.seed ?? ''))
    return generateDay(Number(values.seed))
  return null
}

async function main(): Promise<number> {
  const csv = readTrace(process.argv.slice(2))
  if (csv === null) {
    console.error(usage)
    return 2
  }
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  process.once('SIGTERM', () => abort.abort())
  const progress = showProgress(process.stderr)
  try {
    const result = await replay(csv, { onProgress: progress.update, signal: abort.signal })
    progress.stop()
    console.log(report(result))
    return result.isEqual ? 0 : 1
  } catch (error) {
    progress.stop()
    if (!abort.signal.aborted) throw error
    console.error('Stopped; the server is down and its data removed.')
    return 130
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = isWrongUse(error) ? 2 : 1
}

function isWrongUse(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
}

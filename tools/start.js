/**
 * `npm start`: builds what is not built, then runs the server in this same process. Plain JavaScript, alone here: an older
 * Node must get as far as the sentence below, and a first file in TypeScript would bring 30 MB of stripper along.
 */
const neededMajor = 24
const major = Number(process.versions.node.split('.')[0])

// Nothing is imported above this line: an older Node would stop at a name it lacks instead of at this sentence.
if (major < neededMajor) {
  console.error(
    `Hızlı Masa needs Node ${neededMajor}, this is ${process.versions.node}. ` +
      'Start it with "npm start": after "npm ci" the right Node stands in node_modules.',
  )
  process.exit(1)
}

// Types are stripped once and kept, for our threads and child processes too: later starts are faster, and each is smaller.
const { enableCompileCache } = await import('node:module')
const { fileURLToPath } = await import('node:url')
process.env.NODE_COMPILE_CACHE = fileURLToPath(
  new URL('../node_modules/.cache/hizli-masa', import.meta.url),
)
enableCompileCache(process.env.NODE_COMPILE_CACHE)

const { buildApps } = await import('./build.ts')
try {
  await buildApps()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { main } = await import('../server/main.ts')
await main()

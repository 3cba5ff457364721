/** `npm start`: builds what is not built, then runs the server in this same process. */

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

// Types are stripped once and kept: later starts are faster, and 30 MB smaller without the stripper.
const { enableCompileCache } = await import('node:module')
enableCompileCache(new URL('../node_modules/.cache/hizli-masa', import.meta.url).pathname)

const { buildApps } = await import('./build.ts')
await buildApps().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
const { main } = await import('../server/main.ts')
await main()

/** `npm run printer`: a slip printer for those who have none. Shows in the terminal what would be on paper. */
import { parseArgs } from 'node:util'
import { models, type Model } from './printer/code-pages.ts'
import { faults, isFault } from './printer/faults.ts'
import { SimulatedPrinter } from './printer/simulated-printer.ts'
import { slipBox } from './printer/terminal.ts'

const usage = `npm run printer -- [--fault NAME] [--model NAME] [--chinese] [--columns 32|42|48]   (PORT: 9100)

faults: ${Object.entries(faults)
  .map(([name, meaning]) => `${name.padEnd(20)}${meaning}`)
  .join('\n        ')}
models: ${Object.entries(models)
  .map(([name, pages]) => `${name.padEnd(20)}${pageNumbers(pages)}`)
  .join('\n        ')}`

function pageNumbers(pages: Record<number, string>): string {
  return Object.entries(pages)
    .map(([number, page]) => `${page} is ${number}`)
    .join(', ')
}

function isModel(name: string): name is Model {
  return Object.hasOwn(models, name)
}

function readOptions() {
  return parseArgs({
    options: {
      fault: { type: 'string', default: 'none' },
      model: { type: 'string', default: 'epson' },
      chinese: { type: 'boolean', default: false },
      columns: { type: 'string', default: '48' },
      help: { type: 'boolean', default: false },
    },
  }).values
}

async function main({ help, fault, model, chinese, ...more }: ReturnType<typeof readOptions>) {
  const columns = Number(more.columns)
  if (help || !isFault(fault) || !isModel(model) || !(columns > 0)) return console.log(usage)
  const printer = new SimulatedPrinter({
    ...{ fault, model, chinese, columns, port: Number(process.env['PORT'] ?? 9100) },
    onSlip: (slip) => console.log(`${slipBox(slip, columns)}\n`),
  })
  await printer.start()
  console.log(`${printer.address}  ${model}, ${columns} columns: ${faults[fault]}\n`)
}

try {
  await main(readOptions())
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  process.exitCode = 1
}

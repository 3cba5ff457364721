/** A process of its own: one sentence after the other by WebAssembly. Hangs and memory stay away from the server. */
import createEspeak from 'espeak-ng'
import type { SpeechRequest } from './port.ts'

/** What is asked, and what is answered: `wav` null when it failed. */
export interface Question extends SpeechRequest {
  id: number
}
/** To the question of the same id. */
export interface Reply {
  id: number
  wav: Uint8Array | null
}

async function speak({ text, language, wordsPerMinute }: SpeechRequest): Promise<Uint8Array> {
  const espeak = await createEspeak({
    arguments: [
      ...['-v', language, '-s', String(wordsPerMinute), '-a', '100'],
      ...['-b', '1', '-w', 'speech.wav', '-f', 'text.txt'],
    ],
    preRun: [(module) => module.FS.writeFile('text.txt', text)],
    // What it complains of may quote the text.
    print: () => undefined,
    printErr: () => undefined,
  })
  return espeak.FS.readFile('speech.wav')
}

async function answer({ id, ...request }: Question): Promise<void> {
  const wav = await speak(request).catch(() => null)
  process.send?.({ id, wav } satisfies Reply)
}

// One at a time: each takes some 25 MB until it is collected.
let last = Promise.resolve()
process.on('message', (question: Question) => {
  last = last.then(() => answer(question))
})
process.on('disconnect', () => process.exit())

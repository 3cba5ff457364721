import type { Engine } from './engine.ts'
import { runProgram } from './run-program.ts'

/**
 * Any program that the house has set (`VOICE_COMMAND`): reads the text from its standard input and writes a WAV file to
 * `{output}`. `{language}` and `{rate}` (words a minute) are filled in. Words with spaces stand in double quotes; no shell.
 */
export function ownProgram(command: string): Engine {
  const [program = '', ...words] = commandWords(command)
  return {
    identity: command,
    speak: ({ text, language, wordsPerMinute }, signal) => {
      const fill = (word: string, output: string) =>
        word
          .replaceAll('{language}', language)
          .replaceAll('{rate}', String(wordsPerMinute))
          .replaceAll('{output}', () => output)
      const arguments_ = (file: string) => words.map((word) => fill(word, file))
      return runProgram({ program, arguments: arguments_, input: text }, signal)
    },
    close: () => undefined,
  }
}

function commandWords(command: string): string[] {
  const words = command.match(/"[^"]*"|[^\s"]+/g) ?? []
  return words.map((word) => word.replace(/^"|"$/g, ''))
}

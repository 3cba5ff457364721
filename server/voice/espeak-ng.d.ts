/** The WebAssembly build of espeak-ng; every instance runs its `main` once, at its making. */
declare module 'espeak-ng' {
  interface Espeak {
    FS: {
      writeFile: (path: string, text: string) => void
      readFile: (path: string) => Uint8Array
    }
  }
  interface EspeakOptions {
    arguments: string[]
    preRun: ((module: Espeak) => void)[]
    print: (line: string) => void
    printErr: (line: string) => void
  }
  export default function createEspeak(options: EspeakOptions): Promise<Espeak>
}

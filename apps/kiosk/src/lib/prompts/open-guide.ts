import { AudioOutput } from '../../../../../ui/audio/output.ts'
import { speechOf, Utterance } from '../../../../../ui/audio/speech.ts'
import type { Speech } from '../../../../../ui/audio/speech.ts'
import { Guide } from './guide.ts'
import { Reader } from './reader.ts'
import type { Scene } from './scene.ts'

export { Finger } from './finger.ts'

let voice: { output: AudioOutput; speech: Speech } | null = null

/** A guide for this scene. With `onheard` it speaks, and tells of each line whether it could be heard. */
export function openGuide(scene: Scene, onheard: ((heard: boolean) => void) | null): Guide {
  if (onheard === null) return new Guide(scene, null)
  return new Guide(scene, new Reader(ownSpeech(), (...of) => new Utterance(...of), onheard))
}

/** The page’s one voice. Browsers let it be heard only after a touch or a key, which is what brought us here. */
function ownSpeech(): Speech {
  if (voice === null) {
    const output = new AudioOutput()
    voice = { output, speech: speechOf(output, 'kiosk') }
  }
  void voice.output.unlock()
  return voice.speech
}

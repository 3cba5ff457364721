/**
 * AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256 (RFC 2104) with the keys of the key file. Sealed bytes are: version,
 * 4 bytes key id, 12 bytes nonce, ciphertext, 16 bytes tag; version, key id and context are authenticated with them.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import {
  KeyFileError,
  newKeys,
  readKeyFile,
  withNewKey,
  writeKeyFile,
  type Keys,
} from './key-file.ts'
import { SealError, type HashPurpose, type KeyedHash, type Sealer } from './port.ts'

const algorithm = 'aes-256-gcm'
const version = 1
const headBytes = 5
const nonceBytes = 12
const tagBytes = 16

/** The id of the key that these bytes were sealed with; null for bytes that nobody sealed. */
export function sealedWith(sealed: Uint8Array): string | null {
  if (sealed.length < headBytes + nonceBytes + tagBytes || sealed[0] !== version) return null
  return Buffer.from(sealed.subarray(1, headBytes)).toString('hex')
}

/** How many bytes sealing makes of so many. */
export function sealedBytes(plainBytes: number): number {
  return headBytes + nonceBytes + plainBytes + tagBytes
}

/** How everything begins that this key seals: version and key id. */
export function sealedHead(id: string): Buffer {
  return Buffer.concat([Buffer.of(version), Buffer.from(id, 'hex')])
}

/** The keys of one file, in use. Another process or thread with the same file may rotate them: see `rotate.ts`. */
export class Keyring implements Sealer, KeyedHash {
  readonly file: string
  #keys: Keys

  constructor(file: string, keys: Keys) {
    this.file = file
    this.#keys = keys
  }

  /** The id of the key that new data is sealed with. */
  get currentKey(): string {
    return this.#keys.current
  }

  /** Ids of the keys that open older data only. */
  get olderKeys(): string[] {
    return [...this.#keys.sealing.keys()].filter((id) => id !== this.#keys.current)
  }

  seal(plain: Uint8Array, context: string): Uint8Array {
    const { current } = this.#keys
    const head = sealedHead(current)
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv(algorithm, this.#key(current), nonce, { authTagLength: tagBytes })
    cipher.setAAD(authenticated(head, context))
    const parts = [head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]
    return Buffer.concat(parts)
  }

  open(sealed: Uint8Array, context: string): Uint8Array {
    const id = sealedWith(sealed)
    if (id === null) throw new SealError('these bytes were not sealed by this program')
    const nonce = sealed.subarray(headBytes, headBytes + nonceBytes)
    const options = { authTagLength: tagBytes }
    const decipher = createDecipheriv(algorithm, this.#key(id), nonce, options)
    decipher.setAAD(authenticated(sealed.subarray(0, headBytes), context))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    const body = sealed.subarray(headBytes + nonceBytes, -tagBytes)
    try {
      return Buffer.concat([decipher.update(body), decipher.final()])
    } catch {
      throw new SealError('the sealed bytes were changed, or stand where they do not belong')
    }
  }

  hash(text: string, purpose: HashPurpose): Buffer {
    return createHmac('sha256', this.#keys.hashing).update(`${purpose}\0${text}`).digest()
  }

  /** Throws `KeyFileError` when some of this was sealed with a key that the file does not hold. */
  requireKeysOf(samples: readonly Uint8Array[]): void {
    const missing = samples.map(sealedWith).find((id) => id !== null && !this.#keys.sealing.has(id))
    if (missing === undefined) return
    throw new KeyFileError(
      `the key file ${this.file} lacks key ${missing}, which the data needs: put back the key file of the same time as the data`,
    )
  }

  /** Seal with a new key from now on; the older ones go on opening. Stored before it returns. Throws `KeyFileError`. */
  addKey(): void {
    const { id, sealing } = withNewKey(this.#keys.sealing)
    this.#store({ ...this.#keys, current: id, sealing })
  }

  /** Forget all but the current key: whatever they sealed is lost. Throws `KeyFileError`; then all are kept. */
  dropOlderKeys(): void {
    const { current } = this.#keys
    this.#store({ ...this.#keys, sealing: new Map([[current, this.#key(current)]]) })
  }

  #store(keys: Keys): void {
    writeKeyFile(this.file, keys)
    this.#keys = keys
  }

  /** A key that is not known may have come into the file since it was read. */
  #key(id: string): Buffer {
    if (!this.#keys.sealing.has(id)) this.#keys = readKeyFile(this.file) ?? this.#keys
    const key = this.#keys.sealing.get(id)
    if (!key) throw new SealError(`key ${id} is not in the key file ${this.file}`)
    return key
  }
}

function authenticated(head: Uint8Array, context: string): Buffer {
  return Buffer.concat([head, Buffer.from(context, 'utf8')])
}

/**
 * The keys of a file; made on the first start. Throws `KeyFileError` when the file is damaged, cannot be written, or is
 * missing while there is data that only it opens: a new one would lose that data without a word.
 */
export function openKeyring(file: string, known: { hasSealedData: boolean }): Keyring {
  const found = readKeyFile(file)
  if (found) return new Keyring(file, found)
  if (known.hasSealedData)
    throw new KeyFileError(
      `the key file ${file} is missing, and the applicants’ data cannot be opened without it: put back the copy you kept, or say with KEY_FILE where it is`,
    )
  const made = newKeys()
  writeKeyFile(file, made)
  return new Keyring(file, made)
}

import { join, resolve } from 'node:path'

/** A copy of the whole house every day. */
export interface BackupSchedule {
  /** Must be there: a disk that is not mounted is not written beside. */
  dir: string
  /** 0–23, on the first branch's wall clock. */
  hour: number
  /** Copies that are kept. */
  keep: number
}

export interface Config {
  port: number
  host: string
  /** How others reach us, without a slash at the end; null = by host and port. */
  publicUrl: string | null
  tls: { certFile: string; keyFile: string } | null
  dataDir: string
  /** The keys of what is stored about people; kept apart from the data's backups. */
  keyFile: string
  /** Null: only when the operator asks for one. */
  backup: BackupSchedule | null
  /** First start only. */
  adminPassword: string | null
  rateLimit: boolean
  /** A proxy on this machine says where a connection comes from. */
  trustProxy: boolean
  /** A program that speaks, instead of espeak-ng: see `server/voice/own-program.ts`. */
  voiceCommand: string | null
  testClock: boolean
}

/** The environment says something that cannot be meant. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The environment, read once. Throws `ConfigError` naming the variable. */
export function readConfig(given: NodeJS.ProcessEnv): Config {
  const env = withoutEmpty(given)
  const host = env['HOST'] ?? '127.0.0.1'
  const testClock = env['TEST_CLOCK'] === '1'
  if (testClock && !loopback.has(host))
    throw new ConfigError('TEST_CLOCK works only while HOST is a loopback address')
  const dataDir = resolve(env['DATA_DIR'] ?? './data')
  return {
    port: readPort(env['PORT']),
    host,
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    tls: readTls(env['TLS_CERT'], env['TLS_KEY']),
    dataDir,
    keyFile: env['KEY_FILE'] ? resolve(env['KEY_FILE']) : join(dataDir, 'keys.json'),
    backup: readBackup(env),
    adminPassword: env['ADMIN_PASSWORD'] ?? null,
    rateLimit: env['RATE_LIMIT'] !== 'off',
    trustProxy: env['TRUST_PROXY'] === '1',
    voiceCommand: readVoiceCommand(env['VOICE_COMMAND']),
    testClock,
  }
}

/** `HOST=` in a file of settings means that nobody said anything: it must not open the house to every network. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
}

function readPort(text = '3000'): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new ConfigError(`PORT is no port: ${text}`)
  return port
}

function readBackup(env: NodeJS.ProcessEnv): BackupSchedule | null {
  const hour = readWhole(env, 'BACKUP_HOUR', { otherwise: 2, from: 0, to: 23 })
  const keep = readWhole(env, 'BACKUP_KEEP', { otherwise: 14, from: 1, to: 1000 })
  return env['BACKUP_DIR'] ? { dir: resolve(env['BACKUP_DIR']), hour, keep } : null
}

function readWhole(
  env: NodeJS.ProcessEnv,
  name: string,
  { otherwise, from, to }: { otherwise: number; from: number; to: number },
): number {
  const text = env[name] ?? String(otherwise)
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < from || number > to)
    throw new ConfigError(`${name} must be ${from} to ${to}: ${text}`)
  return number
}

function readPublicUrl(text: string | undefined): string | null {
  if (text === undefined) return null
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new ConfigError(`PUBLIC_URL is no http address: ${text}`)
  return text.replace(/\/+$/, '')
}

function readVoiceCommand(text: string | undefined): string | null {
  if (text === undefined) return null
  if (!text.includes('{output}'))
    throw new ConfigError('VOICE_COMMAND must name the {output} file it writes')
  return text
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (!certFile && !keyFile) return null
  if (!certFile || !keyFile) throw new ConfigError('TLS_CERT and TLS_KEY go together')
  return { certFile, keyFile }
}

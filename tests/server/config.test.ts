import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'

test('without an environment: this machine only, port 3000, ./data', () => {
  expect(readConfig({})).toEqual({
    ...{ port: 3000, host: '127.0.0.1', publicUrl: null, tls: null, dataDir: resolve('./data') },
    keyFile: resolve('./data/keys.json'),
    ...{ adminPassword: null, rateLimit: true, voiceCommand: null, testClock: false },
    trustProxy: false,
    backup: null,
  })
})

test('everything may be said', () => {
  const config = readConfig({
    ...{ PORT: '0', HOST: '::1', PUBLIC_URL: 'https://masa.example/', DATA_DIR: '/var/lib/masa' },
    ...{ TLS_CERT: 'a.pem', TLS_KEY: 'b.pem', ADMIN_PASSWORD: 'x', RATE_LIMIT: 'off' },
    ...{ TEST_CLOCK: '1', VOICE_COMMAND: 'speak -o {output}', KEY_FILE: '/etc/masa/keys.json' },
    ...{ TRUST_PROXY: '1', BACKUP_DIR: '/mnt/yedek', BACKUP_HOUR: '23', BACKUP_KEEP: '30' },
  })
  expect(config).toEqual({
    ...{ port: 0, host: '::1', publicUrl: 'https://masa.example', dataDir: '/var/lib/masa' },
    ...{ tls: { certFile: 'a.pem', keyFile: 'b.pem' }, adminPassword: 'x' },
    keyFile: '/etc/masa/keys.json',
    ...{ rateLimit: false, voiceCommand: 'speak -o {output}', testClock: true },
    trustProxy: true,
    backup: { dir: '/mnt/yedek', hour: 23, keep: 30 },
  })
})

test.each(['', ' '])('a variable that is set to %j is one that is not set', (nothing) => {
  const names = [
    ...['PORT', 'HOST', 'PUBLIC_URL', 'TLS_CERT', 'TLS_KEY', 'DATA_DIR', 'KEY_FILE', 'BACKUP_DIR'],
    ...['BACKUP_HOUR', 'BACKUP_KEEP', 'ADMIN_PASSWORD', 'RATE_LIMIT', 'TRUST_PROXY', 'TEST_CLOCK'],
    'VOICE_COMMAND',
  ]
  const env = Object.fromEntries(names.map((name) => [name, nothing]))
  expect(readConfig(env)).toEqual(readConfig({}))
})

test.each([
  [{ PORT: 'http' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ PORT: '80.5' }, 'PORT'],
  [{ PUBLIC_URL: 'masa.example' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'ftp://masa.example' }, 'PUBLIC_URL'],
  [{ BACKUP_HOUR: '24' }, 'BACKUP_HOUR'],
  [{ BACKUP_HOUR: 'noon' }, 'BACKUP_HOUR'],
  [{ BACKUP_KEEP: '0' }, 'BACKUP_KEEP'],
  [{ TLS_CERT: 'a.pem' }, 'TLS_KEY'],
  [{ TLS_KEY: 'b.pem' }, 'TLS_CERT'],
  [{ VOICE_COMMAND: 'speak' }, 'VOICE_COMMAND'],
  [{ TEST_CLOCK: '1', HOST: '0.0.0.0' }, 'TEST_CLOCK'],
  [{ TEST_CLOCK: '1', HOST: '192.168.1.5' }, 'TEST_CLOCK'],
])('%j cannot be meant: the variable is named', (env, name) => {
  expect(() => readConfig(env)).toThrow(ConfigError)
  expect(() => readConfig(env)).toThrow(name)
})

test('the clock for tests works on every loopback address, and only when asked for', () => {
  for (const HOST of ['127.0.0.1', '::1', 'localhost'])
    expect(readConfig({ TEST_CLOCK: '1', HOST }).testClock).toBe(true)
  expect(readConfig({ TEST_CLOCK: 'yes', HOST: '0.0.0.0' }).testClock).toBe(false)
})

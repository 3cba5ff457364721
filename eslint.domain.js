/**
 * The rules are pure: the same history gives the same answer on every machine, at any hour. Time and ids come in with
 * the command.
 */
const impureGlobals = [
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'window',
  'document',
  'localStorage',
  'console',
  'Buffer',
]

const message = 'domain/ is pure: take it as a value from the shell.'

export const domainPurity = {
  files: ['domain/**/*.ts'],
  rules: {
    'no-restricted-globals': ['error', ...impureGlobals.map((name) => ({ name, message }))],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message },
      { object: 'Math', property: 'random', message },
      { object: 'Temporal', property: 'Now', message },
      { object: 'globalThis', message },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message },
      { selector: 'CallExpression[callee.name="Date"]', message },
      { selector: 'ImportExpression', message: 'domain/ loads nothing at run time.' },
    ],
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^[^.]', message: 'domain/ imports only itself.' }] },
    ],
  },
}

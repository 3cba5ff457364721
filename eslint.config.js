import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { domainPurity } from './eslint.domain.js'

const source = { skipBlankLines: true, skipComments: true }

export default ts.config(
  {
    ignores: ['**/build/', '**/data/', '**/.svelte-kit/', 'test-results/', 'playwright-report/'],
  },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // the type checker knows better
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, ...source }],
      'max-lines-per-function': ['error', { max: 60, ...source }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },
  {
    // Svelte's compiler needs `let` for props that are bound.
    files: ['**/*.svelte'],
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    // Where a promise nobody awaits, or a case nobody handles, loses a ticket: rules that need types.
    files: ['domain/**/*.ts', 'server/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['apps/**', 'ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: 'Screens run in a browser.' }] },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: 'It may throw: ui/local-store.ts never does.' },
        { name: 'sessionStorage', message: 'It may throw: ui/local-store.ts never does.' },
      ],
    },
  },
  { files: ['ui/local-store.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['apps/*/src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^node:', message: 'Screens run in a browser.' },
            {
              // Types disappear from compiled Svelte, so the table of layers cannot see these.
              regex: '(^|/)server/|^@masa/server',
              message: 'An app reaches the server through ui.',
            },
          ],
        },
      ],
    },
  },
  domainPurity,
  {
    files: ['tests/**', 'bench/**', '**/*.test.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // Catalogues are lists of texts, not code.
  { files: ['messages/*.ts'], rules: { 'max-lines': 'off' } },
)

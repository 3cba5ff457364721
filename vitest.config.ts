import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** A poll that waits for a process or a socket; a loaded machine takes longer than the usual second. */
const expect = { poll: { timeout: 10_000 } }

export default defineConfig({
  test: {
    passWithNoTests: true,
    // Many tests wait for a process, a socket or a pause; left to itself Vitest takes one of two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{domain,messages,server,tools}/**/*.test.ts'],
          pool: 'forks',
          expect,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        plugins: [svelte()],
        // Without it Svelte resolves to its server build, which mounts nothing.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['tests/ui/**/*.test.ts'],
          pool: 'forks',
          expect,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
})

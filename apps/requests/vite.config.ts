import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { kitOptions } from '../../svelte.config.js'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [sveltekit(kitOptions('requests'))],
  server: {
    proxy: { '/api': 'http://127.0.0.1:3000' },
    fs: { allow: ['../../ui', '../../messages', '../../domain', '../../node_modules'] },
  },
})

/** What Hono costs alone: parse a body, send it back. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.get('/', (c) => c.text('ok'))
app.post('/', async (c) => c.json(await c.req.json(), 201))
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })

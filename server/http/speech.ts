import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { NoVoiceError } from '../voice/port.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

/** Under the text a screen of the kiosk may have; longer ones would keep an engine busy. */
const mostCharacters = 600

const Speech = v.object({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostCharacters)),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
  wordsPerMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(80), v.maxValue(300)), 145),
})

/** Speech for screens whose own machine has no voice. */
export function speechRoutes(house: House) {
  const describe = describeRoute({ tags: ['speech'], summary: 'A sentence as WAV' })
  return new Hono<Env>().post(
    '/speech',
    describe,
    allow(house, 'speech.make'),
    body(Speech),
    async (c) => {
      try {
        const wav = await house.voice.say(c.req.valid('json'))
        return c.body(new Uint8Array(wav), 200, { 'Content-Type': 'audio/wav' })
      } catch (error) {
        if (error instanceof NoVoiceError) return refuse(c, 'no_voice')
        throw error
      }
    },
  )
}

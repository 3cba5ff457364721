/** What the invented citizens ask for, by topic. */
import { readFileSync } from 'node:fs'
import type { RequestKind } from '../../../domain/requests/kinds.ts'
import type { Scene } from './scenes.ts'

/** Something that people ask for; `weight`: how often, beside the others. */
export interface Matter {
  /** The name of its topic. */
  topic: string
  weight: number
  hasPlace: boolean
  /** One of these at random. */
  kinds: readonly RequestKind[]
  /** May be settled while the citizen is there. */
  isSolvable?: boolean
  isUrgent?: boolean
  /** What a photo of it shows. */
  photo?: Scene
  /** The directorate that it is passed on to when it is. */
  next?: string
  /** Whose it is when it turns out not to be ours. */
  institution?: string
  texts: readonly string[]
  answers: readonly string[]
}

const file = new URL('./matters.json', import.meta.url)
const byTopic = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Omit<Matter, 'topic'>>

/** One for each topic. */
export const matters: readonly Matter[] = Object.entries(byTopic).map(([topic, rest]) => ({
  topic,
  ...rest,
}))

/** Not among the topics that every house begins with. */
export const lampTopic = { name: 'Sokak aydınlatması', kind: 'complaint', standardDays: 5 } as const

/** The matter with that topic. */
export function matterOf(topic: string): Matter {
  const found = matters.find((matter) => matter.topic === topic)
  if (!found) throw new Error(`nobody asks for ${topic}`)
  return found
}

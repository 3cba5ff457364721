import type { Catalogue } from '../../../../messages/index.ts'
import type { Obstacle } from './abilities.ts'

/** Why it can't be done now, in words. */
export function obstacleText(catalogue: Catalogue, obstacle: Obstacle): string {
  const texts = catalogue.counter.obstacles
  return 'count' in obstacle ? texts[obstacle.why](obstacle.count) : texts[obstacle.why]
}

import type { PrintContent, PrinterSettings } from '../../domain/slip.ts'
import { layout } from './layout.ts'
import { written } from './written.ts'

/** The bytes that put this on paper: in the printer's letters, or as a picture where it has no Turkish ones. */
export async function encode(settings: PrinterSettings, content: PrintContent): Promise<Buffer> {
  const blocks = layout(content, settings)
  const { codePage } = settings
  if (codePage !== 'picture') return written(blocks, { ...settings, codePage })
  // Loaded only where a printer needs it: the canvas takes 40 MB and more.
  const { drawn } = await import('./drawn.ts')
  return drawn(blocks, settings.columns)
}

import type { Ticket } from '../../domain/queue/state.ts'
import type { TransferNote } from '../../domain/views.ts'

/**
 * The text of a note, read from the disk each time a view is made. A view that another's commit pushed may come before
 * the note's own is stored; it stands without the text then, and the note's own commit pushes the next one. So nothing is
 * held in memory that would have to be bounded, erased, and forgotten when a commit fails.
 */
export type NoteText = (noteId: string) => string | undefined

/** What was written at each transfer of a ticket, oldest first. */
export function transferNotes({ legs }: Ticket, noteText: NoteText): TransferNote[] {
  return legs.flatMap(({ noteId }, index) => {
    const from = legs[index - 1]
    const text = noteId === null ? undefined : noteText(noteId)
    return from && text !== undefined ? [{ deskId: from.deskId, text }] : []
  })
}

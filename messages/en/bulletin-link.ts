import type { BulletinLinkWords } from '../bulletin-link.ts'

/** What the link at the end of a bulletin opens. */
export const bulletinLink: BulletinLinkWords = {
  title: 'Bulletins',
  loading: 'One moment',
  failed: 'Not loaded',
  wanted: {
    title: 'You get our bulletins',
    more: 'If you turn them off, messages about your request keep coming.',
    button: 'I don’t want bulletins',
  },
  refused: {
    title: 'You won’t get bulletins',
    more: 'Messages about your request keep coming.',
    button: 'I want bulletins again',
  },
  unknown: {
    title: 'This link isn’t valid',
    more: 'If you want no bulletins, please tell the desk.',
  },
  retrying: 'No connection, trying again.',
  errors: {
    too_many_attempts: 'Too many attempts. Please try again in ten minutes.',
    offline: 'No connection. Please try again.',
    other: 'That didn’t work just now. Please try again.',
  },
  again: 'Try again',
}

/** What citizens ask for, and how it reaches the house: the codes that travel and are stored. */

/** What a request is. */
export const requestKinds = [
  'wish',
  'suggestion',
  'complaint',
  'report',
  'information',
  'petition',
  'thanks',
] as const
/** One of them. */
export type RequestKind = (typeof requestKinds)[number]

/** By which way it came. */
export const channels = [
  'in-person',
  'telephone',
  'whatsapp',
  'email',
  'web',
  'social',
  'cimer',
  'acik-kapi',
  'muhtarlik',
  'complaint-box',
  'field',
  'mobile-desk',
  'institution',
] as const
/** One of them. */
export type Channel = (typeof channels)[number]

/**
 * Channels on which the house must not know or reach the applicant: CİMER keeps that to itself, and the answer is
 * entered there.
 */
export function isAnonymous(channel: Channel): boolean {
  return channel === 'cimer'
}

/**
 * Channels of a system that numbers once and for all, so that the same reference is the same request. Institutions begin
 * their numbers anew every year, and each has its own.
 */
export function numbersOnce(channel: Channel): boolean {
  return channel === 'cimer' || channel === 'acik-kapi'
}

/** Channels whose clock starts on a day that stands there: whoever enters it has to say which. */
export function datesItself(channel: Channel): boolean {
  return channel === 'cimer'
}

/** Written down while the citizen speaks; anything else lay in a box, an inbox or the post before. */
const spoken: readonly Channel[] = ['in-person', 'telephone', 'field', 'mobile-desk']

/**
 * Channels on which a request arrives before anybody enters it: its time (Law 3071, art. 7; Law 4982, art. 11; the house's
 * standard) runs from the day it arrived.
 */
export function arrivesFirst(channel: Channel): boolean {
  return !spoken.includes(channel)
}

/** Channels on which an applicant is an account, and is written back to there by hand. */
export function isAccount(channel: Channel): boolean {
  return channel === 'whatsapp' || channel === 'social'
}

/** Channels whose system, letter or form may bear a number of its own. */
export function hasOwnNumber(channel: Channel): boolean {
  return arrivesFirst(channel) && !isAccount(channel)
}

/** Kinds whose applicant stays hidden from officers until they unlock it with a reason. */
export function hidesApplicant(kind: RequestKind): boolean {
  return kind === 'report' || kind === 'complaint'
}

/** Kinds that are a written paper: printed, signed, scanned, with the document system's registry number (Law 3071, 4982). */
export function needsPaper(kind: RequestKind): boolean {
  return kind === 'petition' || kind === 'information'
}

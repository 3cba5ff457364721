import type { NoticeCatalogue } from '../notices.ts'

export const notices: NoticeCatalogue = {
  subject: 'Your request {number}',
  insideSubject: 'Request {number}',
  texts: {
    registered:
      '{municipality}: we have received your request {number}. Your code is {code}. {link}',
    referred:
      '{municipality}: your request {number} was passed to the unit in charge. Your code is {code}. {link}',
    extended:
      '{municipality}: your request {number} needs more time. It will be answered by {due}. Your code is {code}. {link}',
    incomplete:
      '{municipality}: we need more information from you for request {number}. Your code is {code}. {link}',
    'fee-asked':
      '{municipality}: a fee must be paid for request {number} by {due}. Your code is {code}. {link}',
    interim: '{municipality}: your request {number} is in progress. Your code is {code}. {link}',
    answered: '{municipality}: your request {number} was answered. Your code is {code}. {link}',
    refused:
      '{municipality}: your request {number} was decided. The answer tells why and how to appeal. Your code is {code}. {link}',
    'not-examinable':
      '{municipality}: your request {number} was closed. The answer tells why. Your code is {code}. {link}',
    forwarded:
      '{municipality}: your request {number} was sent to the authority in charge. Your code is {code}. {link}',
    withdrawn: '{municipality}: your request {number} was closed as you wished.',
    'fee-unpaid':
      '{municipality}: your request {number} was closed because its fee was not paid in time.',
    reopened: '{municipality}: your request {number} was opened again. Your code is {code}. {link}',
    'one-time-code': '{municipality}: your code is {code}. Do not share it with anybody.',
    'referral-received': 'Request {number} was referred to you. It is due on {due}. {link}',
    reminder: 'Request {number} waits for your answer. It is due on {due}. {link}',
    escalated: 'The answer to request {number} is late. It was due on {due}. {link}',
    'referral-withdrawn': 'Request {number} was closed. Your answer is not needed any more. {link}',
    'silence-reported': '{directorate} has not answered request {number} yet. Due: {due}. {link}',
    'left-at-desk':
      'Request {number} is waiting at the desk and has not been referred. Due: {due}. {link}',
    'given-back': '{directorate} has returned request {number} to the desk. Due: {due}. {link}',
  },
}

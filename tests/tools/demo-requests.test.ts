import { describe, expect, test } from 'vitest'
import { isNationalId } from '../../domain/requests/national-id.ts'
import { parsePhone } from '../../domain/requests/phone.ts'
import { fateOf, type FateInput } from '../../tools/demo/requests/fates.ts'
import { anyIntake, deskIntake } from '../../tools/demo/requests/intake.ts'
import { matters } from '../../tools/demo/requests/matters.ts'
import { photoOf } from '../../tools/demo/requests/photos.ts'
import { openPost } from '../../tools/demo/requests/post.ts'
import { citizensOf } from '../../tools/demo/requests/town.ts'
import { dayAt, momentAt, pastWorkdays, workMoment } from '../../tools/demo/requests/work-time.ts'
import { randomFrom } from '../../tools/replay/generate.ts'

const citizens = citizensOf(randomFrom(1))

describe('the people of the demo', () => {
  test('are nobody: their telephones are made up, and so are their addresses', () => {
    const phones = citizens.map(({ phone }) => phone).filter(Boolean)
    expect(phones.length).toBeGreaterThan(100)
    for (const phone of phones) {
      expect(phone).toMatch(/^\+90500000\d{4}$/)
      expect(parsePhone(phone)).toBe(phone)
    }
    const addresses = citizens.map(({ email }) => email).filter(Boolean)
    for (const address of addresses) expect(address).toMatch(/@ornek\.example$/)
  })

  test('have no number of somebody’s, but one that can be typed', () => {
    const numbers = citizens.map(({ nationalId }) => nationalId).filter(Boolean)
    expect(numbers).toHaveLength(2)
    for (const number of numbers) expect(isNationalId(number)).toBe(true)
  })
})

describe('what comes in', () => {
  const random = randomFrom(11)
  const come = Array.from({ length: 800 }, (_, serial) => anyIntake(random, citizens, serial))

  test('comes by every channel, of every kind', () => {
    expect(new Set(come.map(({ channel }) => channel)).size).toBe(13)
    expect(new Set(come.map(({ kind }) => kind)).size).toBe(7)
  })

  test('through CİMER has a reference and nobody’s name', () => {
    const cimer = come.filter(({ channel }) => channel === 'cimer')
    expect(new Set(cimer.map(({ externalReference }) => externalReference)).size).toBe(cimer.length)
    expect(cimer.every(({ applicant }) => applicant === null)).toBe(true)
  })

  test('as a paper has a name under it', () => {
    const papers = come.filter(
      ({ kind, channel }) => ['petition', 'information'].includes(kind) && channel !== 'cimer',
    )
    expect(papers.length).toBeGreaterThan(20)
    expect(papers.every(({ applicant }) => applicant !== null)).toBe(true)
  })

  test('at a desk is about what that desk is for', () => {
    const desk = { own: ['Gürültü', 'Kaldırım işgali'], shared: ['Ağaç budama'] }
    const asked = Array.from({ length: 60 }, () => deskIntake(random, citizens, desk))
    const topics = asked.map(({ matter }) => matter.topic)
    expect(new Set(topics)).toEqual(new Set([...desk.own, ...desk.shared]))
    expect(topics.filter((topic) => desk.own.includes(topic)).length).toBeGreaterThan(30)
  })
})

describe('what becomes of a request', () => {
  const input: FateInput = {
    ...{ kind: 'complaint', channel: 'telephone', directorate: 'Fen İşleri Müdürlüğü' },
    ...{ isReferred: false, next: null, institution: null, needsClosing: false },
    ...{ hasRegistry: false, answers: ['Onarıldı.'], daysLeft: 15 },
  }
  const fates = (also: Partial<FateInput> = {}) => {
    const random = randomFrom(5)
    return Array.from({ length: 400 }, () => fateOf({ ...input, ...also }, random))
  }
  const verbs = (moves: ReturnType<typeof fateOf>) => moves.map(({ verb }) => verb)

  test('is handed over before anybody answers', () => {
    for (const moves of fates()) {
      const answer = verbs(moves).indexOf('answer')
      if (answer >= 0) expect(verbs(moves).indexOf('referrals')).toBeLessThan(answer)
    }
  })

  test('is an answer in time, mostly; some are late, and some are forgotten', () => {
    const answered = fates({ isReferred: true })
      .filter((moves) => verbs(moves).includes('answer'))
      .map((moves) =>
        moves
          .slice(0, verbs(moves).indexOf('answer') + 1)
          .reduce((days, { after }) => days + after, 0),
      )
    const late = answered.filter((days) => days > 15).length
    expect(answered.length).toBeGreaterThan(340)
    expect(answered.length).toBeLessThan(400)
    expect(late).toBeGreaterThan(0)
    expect(late / answered.length).toBeLessThan(0.15)
  })

  test('is closed by hand when nobody can be told', () => {
    for (const moves of fates({ needsClosing: true }))
      if (verbs(moves).includes('answer')) expect(verbs(moves)).toContain('closing')
    expect(fates().some((moves) => verbs(moves).includes('closing'))).toBe(false)
  })

  test('follows the law of its kind', () => {
    const information = fates({ kind: 'information' }).flatMap(verbs)
    expect(information).toEqual(expect.arrayContaining(['extension', 'fee', 'refusal', 'appeal']))
    const petitions = fates({ kind: 'petition' }).flatMap(verbs)
    expect(petitions).toEqual(expect.arrayContaining(['interim-answer', 'non-examination']))
    expect(fates().flatMap(verbs)).not.toContain('extension')
  })
})

describe('an office', () => {
  test('works on working days, in working hours, and rests on a holiday', () => {
    const friday = momentAt('2026-10-23', 16 * 60 + 30)
    const random = randomFrom(2)
    for (let time = 0; time < 50; time += 1) {
      const soon = workMoment(friday, 0, random)
      expect(['2026-10-23', '2026-10-26']).toContain(dayAt(soon))
      expect(soon).toBeGreaterThan(friday)
      expect(dayAt(workMoment(momentAt('2026-10-28', 600), 1, random))).toBe('2026-10-30')
    }
    expect(pastWorkdays('2026-11-02', 3)).toEqual(['2026-10-27', '2026-10-28', '2026-10-30'])
  })
})

test('the photos of before and after are pictures, and differ', () => {
  for (const scene of new Set(matters.flatMap(({ photo }) => photo ?? []))) {
    const [before, after] = [photoOf(scene, 'before'), photoOf(scene, 'after')]
    expect(before.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(after.equals(before)).toBe(false)
  }
})

test('the gateway takes every message, unless it is told to be down', async () => {
  const taken: string[] = []
  const post = await openPost(({ to }) => taken.push(to))
  const send = async (to: string, text: string) => {
    const body = JSON.stringify({ to, text })
    return (await fetch(`${post.url}/sms`, { method: 'POST', body })).status
  }
  try {
    expect(await send('+905000000001', 'Alındı. https://x.example/f/b#2026-000007.ABCD')).toBe(200)
    expect(post.links.get('2026-000007')).toBe('https://x.example/f/b#2026-000007.ABCD')
    await fetch(`${post.url}/down`, { method: 'POST' })
    expect(await send('+905000000002', 'Alındı.')).toBe(503)
    await fetch(`${post.url}/up`, { method: 'POST' })
    expect(await send('+905000000003', 'Alındı.')).toBe(200)
    expect(await send('+905000000041', 'Alındı.')).toBe(422)
    expect(taken).toEqual(['+905000000001', '+905000000003'])
  } finally {
    await post.stop()
  }
})

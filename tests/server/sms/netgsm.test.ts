import { describe, expect, it } from 'vitest'
import { netgsm } from '../../../server/sms/netgsm.ts'
import { openGateway } from './gateway.ts'

const message = { id: 'm-1', to: '+905321234567', text: 'Başvurunuz alındı.' }

async function setUp(timeoutMs = 10_000) {
  const gateway = await openGateway()
  const account = { user: '8501234567', password: 'şifre:1', sender: 'BELEDIYE' }
  const sms = netgsm({ kind: 'netgsm', baseUrl: gateway.url, ...account }, timeoutMs)
  return { gateway, sms }
}

describe('a message by Netgsm', () => {
  it('is sent as their second version wants it', async () => {
    const { gateway, sms } = await setUp()
    expect(await sms.send(message)).toEqual({
      ...{ outcome: 'sent', reference: '17377215342605050417149344' },
    })
    const [received] = gateway.received
    expect(received).toMatchObject({ method: 'POST', path: '/sms/rest/v2/send' })
    expect(received?.headers['authorization']).toBe(
      `Basic ${Buffer.from('8501234567:şifre:1').toString('base64')}`,
    )
    expect(JSON.parse(received?.body ?? '')).toEqual({
      ...{ msgheader: 'BELEDIYE', encoding: 'TR' },
      messages: [{ msg: 'Başvurunuz alındı.', no: '5321234567' }],
    })
  })

  it('goes abroad with the country in front', async () => {
    const { gateway, sms } = await setUp()
    await sms.send({ ...message, to: '+4915112345678' })
    expect(JSON.parse(gateway.received[0]?.body ?? '').messages[0].no).toBe('004915112345678')
  })
})

describe('Netgsm says no', () => {
  it.each([
    ...['20', '50', '51', '70'].map((code) => [code, false] as const),
    ...['30', '40', '80', '85', '100', '999'].map((code) => [code, true] as const),
  ])('with code %s: worth another try is %s', async (code, mayRetry) => {
    const { gateway, sms } = await setUp()
    for (const status of [200, 406]) {
      gateway.mood = { status, body: JSON.stringify({ code, description: 'x' }) }
      const problem = `netgsm-${code}`
      expect(await sms.send(message)).toEqual({ outcome: 'failed', problem, mayRetry })
    }
  })

  it.each([
    [{ status: 503, body: '<html>' }, 'http-503'],
    [{ status: 200, body: '<html>' }, 'not-understood'],
    [{ status: 200, body: '{"code":"+905321234567 is wrong"}' }, 'not-understood'],
    ['hangs' as const, 'timeout'],
    ['drops' as const, 'connection-lost'],
  ])('without a code (%j): %s', async (mood, problem) => {
    const { gateway, sms } = await setUp(problem === 'timeout' ? 200 : 10_000)
    gateway.mood = mood
    expect(await sms.send(message)).toEqual({ outcome: 'failed', problem, mayRetry: true })
  })
})

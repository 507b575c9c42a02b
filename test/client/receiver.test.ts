import { join } from 'node:path'
import { signWebhook } from '@linli/client'
import { describe, expect, test } from 'vitest'
import { examples, listening, ran } from '../support/programs.ts'

const receiver = join(examples, '../receiver.mjs')
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const body = '{"type":"endpoint.ping","data":{"street":"枫林"}}'

const post = async (port: number, id: string, path = '/', by = secret) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await signWebhook(by, id, body)) },
    body,
  })

describe('the receiver to try with', () => {
  test('prints each message with its verdict, and counts repetitions', async () => {
    await using here = await listening(receiver, [], { PORT: '0', LINLI_WEBHOOK_SECRET: secret })
    await post(here.port, 'msg_1')
    await post(here.port, 'msg_1')
    await post(here.port, 'msg_2', '/', `whsec_${Buffer.alloc(32, 8).toString('base64')}`)
    await expect.poll(here.said).toMatch(/msg_2[^]*not to be trusted: wrong/)
    expect(here.said()).toMatch(/msg_1\n.*signature holds/)
    expect(here.said()).toMatch(/msg_1 · .*attempt 2/)
    expect(here.said()).toContain('"street": "枫林"')
  })

  test('answers as it is started, or as the address says', async () => {
    const args = ['--port', '0', '--answer', '429', '--acknowledge', 'rejected', '--reason', '没有这个社区']
    await using here = await listening(receiver, args, {})
    const busy = await post(here.port, 'msg_1')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '10'])
    const statuses: number[] = []
    for (const answer of ['200', '410', '500', '503'])
      statuses.push((await post(here.port, 'msg_2', `/?answer=${answer}`)).status)
    expect(statuses).toEqual([200, 410, 500, 503])
    const rejected = await post(here.port, 'msg_3', '/?answer=200')
    expect(await rejected.json()).toEqual({ acknowledgement: { state: 'rejected', reason: '没有这个社区' } })
    const synced = await post(here.port, 'msg_4', '/?answer=200&acknowledge=synced&reason=ok')
    expect(await synced.json()).toEqual({ acknowledgement: { state: 'synced', reason: 'ok' } })
    expect(here.said()).toContain('not verified')
  })

  test('says to the handshake that it may be sent to', async () => {
    await using here = await listening(receiver, [], { PORT: '0' })
    const headers = { 'webhook-request-origin': 'linli.example.cn', 'webhook-request-rate': '120' }
    const shaken = await fetch(`http://127.0.0.1:${here.port}/`, { method: 'OPTIONS', headers })
    expect(
      ['webhook-allowed-origin', 'webhook-allowed-rate'].map((name) => shaken.headers.get(name)),
    ).toEqual(['linli.example.cn', '120'])
  })

  test('tells how it is used, and refuses an answer that it does not know', async () => {
    const [help, wrong] = [await ran(receiver, ['--help'], {}), await ran(receiver, ['--answer', '418'], {})]
    expect([help.code, wrong.code]).toEqual([0, 1])
    expect(help.said).toContain('--acknowledge')
  })
})

import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import * as z from 'zod'
import {
  robotOutcome,
  robotRate,
  robotRefusal,
  robotRequest,
  type RobotKind,
} from '@linli/workers/webhooks/robots'

const urls: Readonly<Record<RobotKind, string>> = {
  dingtalk: `https://oapi.dingtalk.com/robot/send?access_token=${'0a'.repeat(32)}`,
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-0ec2sifa5aaa',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/f19e0b2a-1234-4567-89ab-0123456789ab',
}
const kinds = ['dingtalk', 'wecom', 'feishu'] as const

/** 5 July 2010, nine in the morning in Hangzhou. */
const now = Date.UTC(2010, 6, 5, 1)

const message = {
  title: '【邻里】报告退回',
  lines: ['社区：天韵', '期间：2010年上半年', '街道退回了报告'],
  link: 'https://linli.example.cn/reports/2010-H1',
}

const DingTalk = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ title: z.string(), text: z.string() }),
})
const WeCom = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ content: z.string() }),
})
const Feishu = z.object({
  timestamp: z.string().optional(),
  sign: z.string().optional(),
  card: z.object({ elements: z.array(z.unknown()) }),
})

const asked = async (kind: RobotKind, secret: string, said = message) => {
  const { body, ...request } = await robotRequest(kind, { url: urls[kind], secret }, said, now)
  return { ...request, body, json: JSON.parse(body) as unknown, bytes: Buffer.byteLength(body) }
}

describe('addresses of robots', () => {
  test.for(kinds)('%s: what the chat service gives out is taken', (kind, { expect }) => {
    expect(robotRefusal(kind, urls[kind], [])).toBeUndefined()
    for (const other of kinds)
      expect(robotRefusal(kind, urls[other], [])).toBe(other === kind ? undefined : 'not-a-robot')
  })

  test('Feishu has a second host', ({ expect }) => {
    const url = urls.feishu.replace('feishu.cn', 'larksuite.com')
    expect(robotRefusal('feishu', url, [])).toBeUndefined()
  })

  test.for([
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send', 'not-a-robot'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=', 'not-a-robot'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=1&sign=2', 'not-a-robot'],
    ['dingtalk', 'https://oapi.dingtalk.com/user/get?access_token=1', 'not-a-robot'],
    ['dingtalk', 'https://oapi.dingtalk.com.example.com/robot/send?access_token=1', 'not-a-robot'],
    ['dingtalk', 'https://oapi.dingtalk.com:8443/robot/send?access_token=1', 'not-a-robot'],
    ['dingtalk', 'http://oapi.dingtalk.com/robot/send?access_token=1', 'not-https'],
    ['dingtalk', 'https://example.com@oapi.dingtalk.com/robot/send?access_token=1', 'not-an-address'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=1&type=file', 'not-a-robot'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/hook/1', 'not-a-robot'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/1/../../x', 'not-a-robot'],
    ['feishu', 'https://127.0.0.1/open-apis/bot/v2/hook/1', 'forbidden-address'],
  ] as const)('%s: %s is refused', ([kind, url, reason], { expect }) => {
    expect(robotRefusal(kind, url, [])).toBe(reason)
  })

  test('an office that runs the chat service itself allows its host', ({ expect }) => {
    const url = 'http://wecom.oa.internal/cgi-bin/webhook/send?key=1'
    expect(robotRefusal('wecom', url, ['wecom.oa.internal'])).toBeUndefined()
    expect(robotRefusal('wecom', url, ['oa.internal'])).toBe('forbidden-address')
  })
})

describe('what is said in a group', () => {
  test('DingTalk: markdown, signed in the query', async ({ expect }) => {
    const secret = 'SEC0f3b'
    const { url, method, headers, json } = await asked('dingtalk', secret)
    const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64')
    expect(url).toBe(`${urls.dingtalk}&timestamp=${now}&sign=${encodeURIComponent(sign)}`)
    expect(new URL(url).searchParams.get('sign')).toBe(sign)
    expect([method, headers]).toEqual(['POST', { 'content-type': 'application/json; charset=utf-8' }])
    expect(DingTalk.parse(json).markdown).toEqual({
      title: '【邻里】报告退回',
      text: [
        '### 【邻里】报告退回',
        '- 社区：天韵',
        '- 期间：2010年上半年',
        '- 街道退回了报告',
        '[打开邻里](https://linli.example.cn/reports/2010-H1)',
      ].join('\n\n'),
    })
  })

  test('WeCom: markdown; it has no signature', async ({ expect }) => {
    const { url, json } = await asked('wecom', 'of no use')
    expect(url).toBe(urls.wecom)
    expect(WeCom.parse(json).markdown.content).toBe(
      [
        '**【邻里】报告退回**',
        '> 社区：天韵',
        '> 期间：2010年上半年',
        '> 街道退回了报告',
        '[打开邻里](https://linli.example.cn/reports/2010-H1)',
      ].join('\n'),
    )
  })

  test('Feishu: a card of plain text with a button, signed in the body', async ({ expect }) => {
    const secret = 'WYDI1R5k'
    const { url, json } = await asked('feishu', secret)
    const timestamp = String(now / 1000)
    expect(url).toBe(urls.feishu)
    expect(json).toEqual({
      timestamp,
      sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64'),
      msg_type: 'interactive',
      card: {
        config: { wide_screen_mode: true },
        header: { title: { tag: 'plain_text', content: '【邻里】报告退回' } },
        elements: [
          {
            tag: 'div',
            text: { tag: 'plain_text', content: '社区：天韵\n期间：2010年上半年\n街道退回了报告' },
          },
          {
            tag: 'action',
            actions: [
              {
                tag: 'button',
                type: 'primary',
                url: message.link,
                text: { tag: 'plain_text', content: '打开邻里' },
              },
            ],
          },
        ],
      },
    })
  })

  test('a signature that was worked out elsewhere', async ({ expect }) => {
    // printf '1278291600000\nthis is secret' | openssl dgst -sha256 -hmac 'this is secret' -binary | base64
    const { url } = await asked('dingtalk', 'this is secret')
    expect(new URL(url).searchParams.get('sign')).toBe('FbcvkFc9wgLIblJxQCVT0fVOLlQ4I2Z84wdmewMDwf0=')
    // printf '' | openssl dgst -sha256 -hmac $'1278291600\nthis is secret' -binary | base64
    const { json } = await asked('feishu', 'this is secret')
    expect(Feishu.parse(json).sign).toBe('vLT1lW3C9oQG5FKBKPvZCeU3kOn8mUF9K8VaCef3EIw=')
  })

  test('without secret and without link there is neither signature nor link', async ({ expect }) => {
    const said = { ...message, link: '' }
    expect((await asked('dingtalk', '', said)).url).toBe(urls.dingtalk)
    for (const kind of kinds) expect((await asked(kind, '', said)).body).not.toContain('打开邻里')
    const { sign, timestamp, card } = Feishu.parse((await asked('feishu', '', said)).json)
    expect([sign, timestamp, card.elements.length]).toEqual([undefined, undefined, 1])
  })

  test('what somebody wrote makes no link, no mention and no heading', async ({ expect }) => {
    const lines = ['[点这里](https://evil.example)', '<@all> <font color="warning">急</font>', '# 大\n**粗**']
    const said = { ...message, lines, title: '<at id=all></at>*[x](y)' }
    const { text } = DingTalk.parse((await asked('dingtalk', '', said)).json).markdown
    const { content } = WeCom.parse((await asked('wecom', '', said)).json).markdown
    for (const markdown of [text, content]) {
      expect(markdown.match(/[<[`~]|\]\(/g)).toEqual(['[', ']('])
      expect(markdown).toContain('＃ 大 ＊＊粗＊＊')
    }
    expect((await asked('feishu', '', said)).body).not.toContain('lark_md')
  })

  test('whatever is to be said, it fits, and what is left out is counted', async ({ expect }) => {
    // Signs of one to four bytes, that JSON writes as two or six, or that markdown would read.
    const signs = fc.constantFrom('字', 'a', '😀', '"', '\\', '\u0001', '\ud800', '[x](y)', '<')
    const text = fc.tuple(signs, signs, fc.nat(300)).map(([one, other, times]) => (one + other).repeat(times))
    const many = fc.array(text, { maxLength: 60, size: 'max' })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), text, many, async (kind, title, lines) => {
        const { json, bytes } = await asked(kind, 'secret', { ...message, title, lines })
        expect(bytes).toBeLessThanOrEqual(20_000)
        if (kind === 'wecom')
          expect(Buffer.byteLength(WeCom.parse(json).markdown.content)).toBeLessThanOrEqual(4096)
        if (kind === 'dingtalk') expect(DingTalk.parse(json).markdown.text.length).toBeLessThanOrEqual(5000)
      }),
    )
  })

  test('too many lines: the first ones, and how many more there are', async ({ expect }) => {
    const lines = Array.from({ length: 100 }, (_, at) => `第${at + 1}项：${'字'.repeat(60)}`)
    const { json } = await asked('wecom', '', { ...message, lines })
    const { content } = WeCom.parse(json).markdown
    const shown = content.split('\n').filter((line) => line.startsWith('> 第')).length
    expect(shown).toBeGreaterThan(10)
    expect(content).toContain(`> ……另有${100 - shown}条，请打开查看\n[打开邻里](`)
    expect(content).toContain(`> 第${shown}项：`)
  })

  test('a long line and a long title are cut', async ({ expect }) => {
    const { json } = await asked('dingtalk', '', {
      ...message,
      title: '题'.repeat(99),
      lines: ['行'.repeat(999)],
    })
    const { title, text } = DingTalk.parse(json).markdown
    expect(title).toBe(`${'题'.repeat(63)}…`)
    expect(text).toContain(`- ${'行'.repeat(199)}…\n`)
  })
})

describe('what the chat service answers', () => {
  const answered = (kind: RobotKind, said: unknown, status = 200, headers = {}) =>
    robotOutcome(kind, { status, headers, body: typeof said === 'string' ? said : JSON.stringify(said) })

  test.for([
    ['dingtalk', { errcode: 0, errmsg: 'ok' }],
    ['wecom', { errcode: 0, errmsg: 'ok' }],
    ['feishu', { code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' }],
    ['feishu', { Extra: null, StatusCode: 0, StatusMessage: 'success' }],
  ] as const)('%s %j: delivered', ([kind, said], { expect }) => {
    expect(answered(kind, said)).toBe('delivered')
  })

  test.for([
    ['dingtalk', { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 600],
    ['dingtalk', { errcode: 410100, errmsg: '发送速度太快而限流' }, 600],
    ['wecom', { errcode: 45009, errmsg: 'api freq out of limit' }, 60],
    ['feishu', { code: 11232, msg: 'frequency limited' }, 60],
    ['feishu', { code: 9499, msg: 'too many request', data: {} }, 60],
  ] as const)('%s %j: too much, to be tried after %i s', ([kind, said, retryAfter], { expect }) => {
    expect(answered(kind, said)).toEqual({ reason: 'rate-limited', retryAfter })
  })

  test('the answer itself says how long to wait', ({ expect }) => {
    const said = { code: 99991400, msg: 'request trigger frequency limit' }
    const waiting = { 'x-ogw-ratelimit-reset': '52' }
    for (const status of [400, 429])
      expect(answered('feishu', said, status, waiting)).toEqual({ reason: 'rate-limited', retryAfter: 52 })
    expect(answered('wecom', 'busy', 429, { 'retry-after': '5' })).toEqual({
      reason: 'rate-limited',
      retryAfter: 5,
    })
  })

  test.for([
    ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, 'not-admitted'],
    ['dingtalk', { errcode: 300001, errmsg: 'token is not exist' }, 'no-such-robot'],
    ['dingtalk', { errcode: 460101, errmsg: 'message too long' }, 'refused'],
    ['dingtalk', { errcode: -1, errmsg: '系统繁忙' }, 'unavailable'],
    ['wecom', { errcode: 93000, errmsg: 'invalid webhook url' }, 'no-such-robot'],
    ['wecom', { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' }, 'refused'],
    ['feishu', { code: 19021, msg: 'sign match fail' }, 'not-admitted'],
    ['feishu', { code: 19024, msg: 'Key Words Not Found' }, 'not-admitted'],
    ['feishu', { code: 19001, msg: 'param invalid: incoming webhook access token invalid' }, 'no-such-robot'],
    ['feishu', { code: 9499, msg: 'Bad Request', data: {} }, 'refused'],
  ] as const)('%s %j: %s', ([kind, said, reason], { expect }) => {
    expect(answered(kind, said)).toEqual({ reason })
  })

  test('a 200 of somebody else is no delivery, and a failure keeps its name', ({ expect }) => {
    for (const kind of kinds) {
      for (const said of ['', '<html>请先登录</html>', '[]', 'null', { errcode: '0' }])
        expect(answered(kind, said)).toEqual({ reason: 'unavailable' })
      expect(answered(kind, { errcode: 0, code: 0 }, 302)).toEqual({ reason: 'unavailable' })
      expect(answered(kind, { errcode: 0, code: 0 }, 500)).toEqual({ reason: 'unavailable' })
      expect(robotOutcome(kind, { failed: 'timed-out' })).toEqual({ reason: 'timed-out' })
    }
  })
})

test('no robot may say more a minute than its service takes', ({ expect }) => {
  expect(robotRate).toEqual({ dingtalk: 20, wecom: 20, feishu: 100 })
})

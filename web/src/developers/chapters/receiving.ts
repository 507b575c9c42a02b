import { webhookExamples } from '@linli/contract/webhook-examples'
import { deliverySteps } from '@linli/domain/delivery-schedules'
import type { Bilingual } from '@linli/domain/results'
import { webhookEvents } from '@linli/domain/webhook-events'
import { both, code, list, same, text, type Chapter, type Part } from '../contents.ts'

const example = {
  type: 'report.approved',
  version: 1,
  timestamp: '2010-07-05T01:00:00.000Z',
  data: { ...webhookExamples['report.approved'], details: undefined },
}

const waited = (ms: number): Bilingual => {
  const seconds = ms / 1000
  if (seconds === 0) return both('立即', 'at once')
  if (seconds < 60) return both(`${seconds} 秒`, `${seconds} s`)
  return seconds < 3600
    ? both(`${seconds / 60} 分`, `${seconds / 60} min`)
    : both(`${seconds / 3600} 小时`, `${seconds / 3600} h`)
}
const steps = deliverySteps.map(waited)
const said = (language: 'zh' | 'en', by: string): string => steps.map((step) => step[language]).join(by)

const headers: Part = {
  kind: 'table',
  name: both('推送的请求头', 'Headers of a message'),
  head: [both('请求头', 'Header'), both('内容', 'What it is')],
  rows: [
    [
      same('`webhook-id`'),
      both(
        '消息编号，重发时不变：按它去重',
        'The message’s id, the same in every repetition: de-duplicate by it',
      ),
    ],
    [
      same('`webhook-timestamp`'),
      both(
        '这一次发出的时间（秒）；与现在相差超过 5 分钟就不要信',
        'When this attempt was sent (s since 1970); trust none more than 5 minutes away',
      ),
    ],
    [
      same('`webhook-signature`'),
      both(
        '一个或几个签名，用空格分开；有一个对就行',
        'One or more signatures with spaces between them; one that holds is enough',
      ),
    ],
  ],
}

const schemes: Part = {
  kind: 'table',
  name: both('签名的种类', 'Schemes of signature'),
  head: [both('前缀', 'Prefix'), both('算法', 'Algorithm'), both('钥匙', 'Key')],
  rows: [
    [same('`v1,`'), same('HMAC-SHA-256'), both('`whsec_` 后面的 base64', 'the base64 after `whsec_`')],
    [
      same('`v1a,`'),
      same('Ed25519'),
      both('公钥：`whpk_` 后面的 base64', 'public key: the base64 after `whpk_`'),
    ],
    [same('`v1sm3,`'), same('HMAC-SM3 (GB/T 32905)'), both('与 v1 同一个密钥', 'the same secret as v1')],
  ],
}

const types: Part = {
  kind: 'more',
  name: both('全部消息的种类', 'Every type of message'),
  parts: [
    {
      kind: 'table',
      name: both('消息的种类', 'Types of message'),
      head: [both('种类', 'Type'), both('什么时候发', 'When it is sent')],
      rows: Object.entries(webhookEvents).map(([type, { told }]) => [same(`\`${type}\``), told]),
    },
    text(
      '每一种的 JSON Schema 和例子在 [`/v1/webhook-types`](/v1/webhook-types)。',
      'Each with its JSON Schema and an example: [`/v1/webhook-types`](/v1/webhook-types).',
    ),
  ],
}

export const receiving: Chapter = {
  id: 'receiving',
  title: both('接收推送', 'Receiving messages'),
  parts: [
    code(both('一条消息的内容', 'The body of a message'), JSON.stringify(example, null, 2)),
    types,
    headers,
    text(
      '**验签**：被签名的是 `编号.时间.正文`，中间是点，正文一个字节都不能变，所以要在解析之前验。换密钥时新旧两个密钥同时签 24 小时。',
      '**Verifying**: what is signed is `id.timestamp.body`, with dots, the body to the byte: verify before anything parses it. While keys change, the old one signs beside the new one for 24 hours.',
    ),
    schemes,
    { kind: 'sample', sample: 'receiving' },
    list(
      both(
        '**15 秒内**回答 2xx。慢的活放进队列，先回答。',
        'Answer 2xx **within 15 s**. Put slow work in a queue and answer first.',
      ),
      both(
        '同一条消息可能来两次，先后也可能颠倒：按 `webhook-id` 去重，按 `data.version` 判断新旧。',
        'A message may come twice, and not in order: de-duplicate by `webhook-id`, tell old from new by `data.version`.',
      ),
      both(
        `没有 2xx 就重发，间隔依次为：${said('zh', '、')}，各有 ±20% 的错开。`,
        `Without a 2xx it is sent again; the waits are ${said('en', ', ')}, each ±20 %.`,
      ),
      both(
        '**429、503** 带 `Retry-After`：按它等，最长为这一步的两倍。**410**：不再要了，地址停用。五天没有一次成功，地址也停用。',
        '**429 and 503** with `Retry-After`: it waits as told, up to twice the step. **410**: no longer wanted, the address is switched off; so it is when nothing succeeded for five days.',
      ),
    ),
    text(
      '**回执**：告诉街道这条消息在你那里办成了没有。写在 2xx 的回答里，或者以后再用接口补上（令牌要有 `deliveries.acknowledge`）。',
      '**Acknowledging**: tell the street what came of the message in your own books, in the 2xx answer or later through the API (the token needs `deliveries.acknowledge`).',
    ),
    code(
      both('回执', 'An acknowledgement'),
      [
        '{"acknowledgement":{"state":"synced","reason":""}}',
        '{"acknowledgement":{"state":"rejected","reason":"没有这个社区"}}',
        '',
        'POST /v1/streets/{street}/endpoints/{endpoint}/messages/{message}/acknowledgement',
        '{"state":"synced","reason":""}',
      ].join('\n'),
    ),
  ],
}

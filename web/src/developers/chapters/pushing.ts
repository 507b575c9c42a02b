import { both, list, same, text, type Chapter } from '../contents.ts'

export const pushing: Chapter = {
  id: 'pushing',
  title: both('推入数据', 'Pushing data in'),
  parts: [
    text(
      '街道管理员为你的系统建一个来源，选定签名方式，写好对照：消息里哪一项是社区、期间、指标和数。你得到一个地址 `POST /v1/hooks/{street}/{source}` 和一个密钥。消息保持你原来的样子，最大 1 MB。',
      'The administrator of the street makes a source for your system, chooses how it is signed and says what in the message is community, period, metric and value. You get an address, `POST /v1/hooks/{street}/{source}`, and a secret. The message stays as your system writes it, 1 MB at most.',
    ),
    {
      kind: 'table',
      name: both('四种签名方式', 'Four kinds of signature'),
      head: [both('方式', 'Kind'), both('怎样签', 'How it is signed'), both('编号', 'The message’s id')],
      rows: [
        [
          same('`standard`'),
          both(
            'Standard Webhooks：`webhook-signature: v1,…`，与推送相同',
            'Standard Webhooks: `webhook-signature: v1,…`, as with messages from Linli',
          ),
          same('`webhook-id`'),
        ],
        [
          same('`github`'),
          both(
            '`X-Hub-Signature-256: sha256=` 和正文的 HMAC（十六进制）',
            '`X-Hub-Signature-256: sha256=` and the HMAC of the body in hex',
          ),
          same('`X-GitHub-Delivery`'),
        ],
        [
          same('`hmac`'),
          both(
            '自定的请求头，十六进制或 base64 的 HMAC-SHA-256；可以另有时间头，那时签的是 `时间.正文`',
            'A header of your own with HMAC-SHA-256 in hex or base64; with a header for the time what is signed is `timestamp.body`',
          ),
          both('请求头、正文里的一项，或正文本身', 'a header, a place in the body, or the body itself'),
        ],
        [
          same('`bearer`'),
          both(
            '`Authorization: Bearer …`，不签名，只在别的都不行时用',
            '`Authorization: Bearer …`, not signed: only where nothing else can be done',
          ),
          both('同上', 'the same'),
        ],
      ],
    },
    { kind: 'sample', sample: 'pushing' },
    list(
      both(
        '回答 200 并写明每一项的结果：`accepted` 全收，`partly` 收了一部分，`quarantined` 都没收。没收的等管理员改好对照后重放，不用再发。',
        'The answer is 200 and says what came of each item: `accepted` all, `partly` some, `quarantined` none. What was not taken waits until the administrator mends the mapping and replays it; do not send it again.',
      ),
      both(
        '同一个编号、同样的内容再发一次，回答一样，只收一次；内容变了回答 409。',
        'The same id with the same contents is taken once and answered alike; with other contents it is 409.',
      ),
      both(
        '429 和 5xx 过一会儿用同一个编号再发；其他 4xx 先改正。',
        'After 429 and 5xx send it again later under the same id; put other 4xx right first.',
      ),
      both(
        '推入的数记为补录，写明来源；别人补录过的数和已关闭的期间不会被改。',
        'What is pushed becomes a declared figure with its source. What others declared and closed periods are never changed.',
      ),
    ),
  ],
}

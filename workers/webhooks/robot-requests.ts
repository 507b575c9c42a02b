import { toBase64 } from '../api/base64.ts'
import type { Outgoing } from '../outside.ts'
import { fittedText, inMarkdown, inMarkdownLink } from './robot-texts.ts'

/** A robot of a chat group: its address, which holds its token, and the secret that it signs with, '' where it has none. */
export type Robot = { url: string; secret: string }

/** What a robot says: a title, lines, and a link into the service, '' for none. Nobody's personal data. */
export type RobotMessage = { title: string; lines: readonly string[]; link: string }

const bytesOf = (text: string) => new TextEncoder().encode(text)

const hmac = async (key: string, content: string): Promise<string> => {
  const use = { name: 'HMAC', hash: 'SHA-256' }
  const made = await crypto.subtle.importKey('raw', bytesOf(key), use, false, ['sign'])
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', made, bytesOf(content))))
}

const posted = (url: string, body: string): Outgoing => ({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body,
})

const open = '打开邻里'

/** DingTalk signs in the query: HMAC-SHA-256 of time (ms) and secret, with the secret as the key. */
const dingtalkUrl = async ({ url, secret }: Robot, now: number): Promise<string> => {
  if (secret === '') return url
  const signed = new URL(url)
  signed.searchParams.set('timestamp', String(now))
  signed.searchParams.set('sign', await hmac(secret, `${now}\n${secret}`))
  return signed.href
}

/** At most 5000 characters of markdown; a body that is longer than 20,000 bytes is refused. */
export const dingtalkRequest = async (
  robot: Robot,
  { title, lines, link }: RobotMessage,
  now: number,
): Promise<Outgoing> => {
  const text = fittedText(lines, { characters: 5000, bytes: 18_000 }, (shown) =>
    [
      `### ${inMarkdown(title)}`,
      ...shown.map((line) => `- ${inMarkdown(line)}`),
      ...inMarkdownLink(open, link),
    ].join('\n\n'),
  )
  const body = { msgtype: 'markdown', markdown: { title, text } }
  return posted(await dingtalkUrl(robot, now), JSON.stringify(body))
}

/** At most 4096 bytes of markdown; the key in the address is all that WeCom asks for. */
export const wecomRequest = ({ url }: Robot, { title, lines, link }: RobotMessage): Promise<Outgoing> => {
  const content = fittedText(lines, { characters: 4096, bytes: 4096 }, (shown) =>
    [
      `**${inMarkdown(title)}**`,
      ...shown.map((line) => `> ${inMarkdown(line)}`),
      ...inMarkdownLink(open, link),
    ].join('\n'),
  )
  const body = { msgtype: 'markdown', markdown: { content } }
  return Promise.resolve(posted(url, JSON.stringify(body)))
}

/** Feishu signs in the body: HMAC-SHA-256 of nothing, with time (s) and secret as the key. */
const feishuSigned = async (secret: string, now: number) => {
  const timestamp = String(Math.floor(now / 1000))
  return secret === '' ? {} : { timestamp, sign: await hmac(`${timestamp}\n${secret}`, '') }
}

const feishuCard = (title: string, text: string, link: string) => ({
  config: { wide_screen_mode: true },
  header: { title: { tag: 'plain_text', content: title } },
  elements: [
    { tag: 'div', text: { tag: 'plain_text', content: text } },
    ...(link === ''
      ? []
      : [
          {
            tag: 'action',
            actions: [
              { tag: 'button', type: 'primary', url: link, text: { tag: 'plain_text', content: open } },
            ],
          },
        ]),
  ],
})

/** At most 20 KB of body. Plain text, since Feishu's markdown would let a line call everybody. */
export const feishuRequest = async (
  { url, secret }: Robot,
  { title, lines, link }: RobotMessage,
  now: number,
): Promise<Outgoing> => {
  const signed = await feishuSigned(secret, now)
  const body = (text: string) =>
    JSON.stringify({ ...signed, msg_type: 'interactive', card: feishuCard(title, text, link) })
  return posted(
    url,
    fittedText(lines, { characters: 20_000, bytes: 20_000 }, (shown) => body(shown.join('\n'))),
  )
}

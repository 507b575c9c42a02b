import type { Attempt, Delivery } from '@linli/contract/deliveries'
import type { Endpoint } from '@linli/contract/endpoints'

type States = {
  endpoint: Record<Endpoint['state'], string>
  delivery: Record<Delivery['state'], string>
  acknowledgement: Record<'synced' | 'rejected', string>
  kinds: Record<Endpoint['kind'], string>
  failures: Record<NonNullable<Attempt['failure']>, string>
  answered: (status: number) => string
  statuses: Readonly<Record<number, string>>
  noAnswer: string
}

const zh: States = {
  endpoint: { active: '启用', paused: '已暂停', gone: '已停用：对方不再接收', failing: '已停用：一直失败' },
  delivery: { waiting: '待发送', delivered: '已送达', failed: '失败' },
  acknowledgement: { synced: '对方已入账', rejected: '对方未接受' },
  kinds: { webhook: 'Webhook', dingtalk: '钉钉群机器人', wecom: '企业微信群机器人', feishu: '飞书群机器人' },
  failures: {
    'forbidden-address': '网址指向内网或本机，不允许发送',
    'no-such-host': '找不到这个域名',
    'no-connection': '连不上对方的服务器',
    'no-tls': '对方的证书有问题，没有建立安全连接',
    'timed-out': '对方 15 秒内没有回答',
    'broken-off': '对方中途断开了连接',
    'refused-by-robot': '群机器人没有收下',
  },
  answered: (status) => `对方回答 ${status}`,
  statuses: {
    301: '要求转到别的网址（不会跟随）',
    302: '要求转到别的网址（不会跟随）',
    307: '要求转到别的网址（不会跟随）',
    308: '要求转到别的网址（不会跟随）',
    400: '对方认为内容不对',
    401: '对方没有认出签名或身份',
    403: '对方不允许',
    404: '对方没有这个网址',
    410: '对方不再接收，已停用',
    413: '对方嫌内容太大',
    429: '发得太快，对方要求慢一些',
    500: '对方系统出错',
    502: '对方系统暂时不可用',
    503: '对方系统暂时不可用',
    504: '对方系统暂时不可用',
  },
  noAnswer: '没有得到回答',
}

const en: States = {
  endpoint: {
    active: 'Active',
    paused: 'Paused',
    gone: 'Off: the receiver is gone',
    failing: 'Off: everything failed',
  },
  delivery: { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' },
  acknowledgement: { synced: 'In their books', rejected: 'Not accepted' },
  kinds: { webhook: 'Webhook', dingtalk: 'DingTalk robot', wecom: 'WeCom robot', feishu: 'Feishu robot' },
  failures: {
    'forbidden-address': 'The address leads inside a network or to this machine, where nothing is sent',
    'no-such-host': 'There is no such host name',
    'no-connection': 'The receiver’s server cannot be reached',
    'no-tls': 'The receiver’s certificate is not good, so no secure connection was made',
    'timed-out': 'The receiver did not answer within 15 seconds',
    'broken-off': 'The receiver broke the connection off',
    'refused-by-robot': 'The chat group’s robot did not take it',
  },
  answered: (status) => `The receiver answered ${status}`,
  statuses: {
    301: 'it points to another address (which is not followed)',
    302: 'it points to another address (which is not followed)',
    307: 'it points to another address (which is not followed)',
    308: 'it points to another address (which is not followed)',
    400: 'it finds the message wrong',
    401: 'it did not accept the signature or who sends',
    403: 'it does not allow this',
    404: 'it has no such address',
    410: 'it wants no more; switched off',
    413: 'the message is too large for it',
    429: 'too fast: it asks to slow down',
    500: 'something broke there',
    502: 'it is not available just now',
    503: 'it is not available just now',
    504: 'it is not available just now',
  },
  noAnswer: 'No answer came',
}

export const stateWords = { zh, en }

/** What an attempt came to, in words. */
export const attemptText = (
  { status, failure }: Pick<Attempt, 'status' | 'failure'>,
  words: States,
): string => {
  if (failure !== undefined) return words.failures[failure]
  if (status === undefined) return words.noAnswer
  const known = words.statuses[status]
  return known === undefined ? words.answered(status) : `${words.answered(status)} · ${known}`
}

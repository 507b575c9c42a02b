import { grantable, grantableWords } from '@linli/domain/tokens'
import { both, code, list, same, text, type Chapter } from '../contents.ts'

export const tokens: Chapter = {
  id: 'tokens',
  title: both('取得令牌', 'Getting a token'),
  parts: [
    text(
      '令牌由街道管理员发放，写明用途、能做什么、能到哪些社区和条线、可从哪些地址使用、每分钟多少次、用到哪一天（最长两年）。明文只显示一次，请存进密码库；邻里只存它的散列。',
      'The administrator of the street makes it and says what it is for, what it may do, which communities and sections it reaches, from which addresses, how often a minute and until which day (two years at most). Its text is shown once: put it in a vault. Linli keeps a hash only.',
    ),
    code(both('每个请求带上令牌', 'Every request brings it'), 'Authorization: Bearer linli_…'),
    {
      kind: 'table',
      name: both('令牌可有的权限', 'What a token can be permitted'),
      head: [both('权限', 'Permission'), both('名称', 'Name'), both('范围', 'What it opens')],
      rows: grantable.map((one) => [same(`\`${one}\``), grantableWords[one].name, grantableWords[one].told]),
    },
    list(
      both(
        '令牌看不到党员姓名，改不了街道设置，也发不了别的令牌。',
        'A token sees no member’s name, changes no settings and makes no other token.',
      ),
      both(
        '不认识、过期、撤销、地址不对的令牌，回答完全一样：401 `token-refused`。',
        'Unknown, expired, revoked or used from elsewhere: the answer is the same 401 `token-refused`.',
      ),
      both(
        '不在令牌范围里的社区回答 404，在范围里但无权的回答 403。每次使用都记入街道的日志。',
        'What is outside of its reach is 404; what it may not do inside is 403. Every use is in the street’s log.',
      ),
    ),
  ],
}

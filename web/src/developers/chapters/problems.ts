import { problemKinds } from '@linli/contract/problems'
import { both, code, same, text, type Chapter } from '../contents.ts'

const example = {
  type: '/problems/invalid',
  title: '有内容需要改正',
  status: 422,
  errors: [{ field: 'date', reason: 'not-a-date', message: '没有这一天', suggestion: '2010-02-28' }],
}

export const problems: Chapter = {
  id: 'problems',
  title: both('拒绝与出错', 'Refusals'),
  parts: [
    text(
      '拒绝一律是 `application/problem+json`（RFC 9457）。程序看 `type` 的最后一段和 `errors[].reason`，它们不会改；`title`、`message` 是给人看的。',
      'Every refusal is `application/problem+json` (RFC 9457). Programs go by the last part of `type` and by `errors[].reason`, which stay; `title` and `message` are for people.',
    ),
    code(both('一个拒绝', 'A refusal'), JSON.stringify(example, null, 2)),
    {
      kind: 'more',
      name: both('全部拒绝的种类', 'Every kind of refusal'),
      parts: [
        {
          kind: 'table',
          name: both('拒绝的种类', 'Kinds of refusal'),
          head: [both('状态', 'Status'), both('种类', 'Kind'), both('说明', 'What it says')],
          rows: Object.entries(problemKinds)
            .sort(([, one], [, other]) => one.status - other.status)
            .map(([kind, { status, title }]) => [same(String(status)), same(`\`${kind}\``), title]),
        },
      ],
    },
  ],
}

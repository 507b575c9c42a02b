import type { RefusalDetails } from './cell-refusals.ts'
import { both, type Bilingual } from './results.ts'

/** Why a mapping, a source or a message from another system is refused, and how to mend it. */
export const inboundTexts = {
  'bad-path': (d) => both(`路径写法不对，${d['zh']}`, `Not a path. ${d['en']}`),
  'format-not-here': () =>
    both('只有期间和日期可以选写法', 'Only a period or a date has a way of being written'),
  'codes-empty': () =>
    both('对照表是空的，请加上至少一行，或去掉对照表', 'The code table is empty: add a line, or remove it'),
  'not-in-codes': (d) =>
    d['said'] === undefined
      ? both('对照表里没有这个值，请补上后重放', 'The code table has no such value: add it and replay')
      : both(
          `对照表里没有“${d['said']}”，请补上后重放`,
          `The code table has no “${d['said']}”: add it and replay`,
        ),
  'not-so-written': (d) =>
    both(`不是 ${d['format']} 的写法`, `Not written as ${d['format']}, as the mapping says`),
  'not-one-value': () =>
    both('这里是一组数据，不是一个值，请改路径', 'This is a group of values and not one: change the path'),
  'not-a-list': () =>
    both('列表路径指的不是一个列表，请改路径', 'The path of the list does not lead to a list: change it'),
  'too-many-items': (d) =>
    both(
      `一条消息最多${d['max']}项，请分开发送`,
      `A message holds at most ${d['max']} items: send it in parts`,
    ),
  'not-for-source': () =>
    both(
      '这个来源不能写这个社区或条线，请调整来源的范围',
      'This source may not write to that community or section: change what it may reach',
    ),
  'declared-by-other': () =>
    both(
      '这个数已由别人补录或改过，来源不覆盖；请人工核对',
      'Somebody else has declared or changed this figure, and a source does not overwrite it: compare the two',
    ),
  'closed-to-sources': (d) =>
    both(
      `${d['zh']}已关闭，来源不能再写；确需更正的由人工更正`,
      `Closed: ${d['en']}. A source cannot write to it; where it must be corrected, a person does so`,
    ),
  'source-kind-fixed': () =>
    both(
      '来源的验证方式不能改，请另建一个来源',
      'How a source is verified cannot change: add another source',
    ),
  'not-a-secret': () =>
    both(
      '密钥为16到200个可见字符；标准签名的以 whsec_ 开头',
      'A secret has 16 to 200 visible characters; that of standard signatures begins with whsec_',
    ),
  'secret-not-chosen': () =>
    both('令牌由系统生成，不能指定', 'A token is made by the service and cannot be chosen'),
  'not-an-id': () =>
    both('消息编号为1到200个可见字符', 'The id of a message has 1 to 200 visible characters'),
  'too-deep': (d) => both(`嵌套太深，最多${d['max']}层`, `Nested too deeply: at most ${d['max']} levels`),
  'nothing-waiting': () =>
    both('这条消息没有待处理的内容', 'Nothing of this message is waiting to be dealt with'),
  'is-dismissed': () =>
    both('这条消息已搁置，请先取消搁置', 'This message is dismissed: take that back first'),
  'is-not-dismissed': () => both('这条消息没有被搁置', 'This message is not dismissed'),
} satisfies Record<string, (details: RefusalDetails) => Bilingual>

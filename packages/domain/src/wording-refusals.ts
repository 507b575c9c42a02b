import type { RefusalDetails } from './cell-refusals.ts'
import { both, type Bilingual } from './results.ts'

/** Why an adapted wording is refused, where in the text (`at`, counted from 1), and how to mend it. */
export const wordingTexts = {
  'other-clauses': (d) =>
    both(
      `这一句有${d['count']}段，请逐段给出，不要的一段留空`,
      `This sentence has ${d['count']} clauses: give each of them, and leave empty what is not wanted`,
    ),
  'unknown-sentence': () =>
    both('没有这一句，请从列表中选择', 'There is no such sentence: choose one from the list'),
  'line-break': (d) =>
    both(
      `第${d['at']}个字处有换行或制表符，请写成一行`,
      `There is a line break or tab at character ${d['at']}: write it on one line`,
    ),
  'bad-braces': (d) =>
    both(
      `第${d['at']}个字处的大括号没有成对，请用半角 { } 成对写，不能套用`,
      `The brace at character ${d['at']} has no partner: write { } in pairs, none inside another`,
    ),
  'bad-brackets': (d) =>
    both(
      `第${d['at']}个字处的方括号没有成对，请用半角 [ ] 成对写，不能套用`,
      `The bracket at character ${d['at']} has no partner: write [ ] in pairs, none inside another`,
    ),
  'brackets-not-here': (d) =>
    both(
      `第${d['at']}个字处：[ ] 只能写在逐条写法里，这里请改用（ ）`,
      `At character ${d['at']}: [ ] is only for how one record is told; use ( ) here`,
    ),
  'unknown-placeholder': (d) =>
    both(
      `第${d['at']}个字处的 {${d['name']}} 不认识，请用“插入”选一个`,
      `{${d['name']}} at character ${d['at']} is not known: insert one from the list`,
    ),
  'unknown-part': (d) =>
    both(
      `第${d['at']}个字处：指标“${d['metric']}”没有“${d['part']}”这种分组，请用“插入”重选`,
      `At character ${d['at']}: “${d['metricEn']}” is not broken down by “${d['part']}”: insert it again from the list`,
    ),
  'placeholder-not-here': (d) =>
    both(
      `第${d['at']}个字处：这里不能用 {${d['name']}}，可用的是 ${d['choices']}`,
      `At character ${d['at']}: {${d['name']}} cannot stand here; what can is ${d['choicesEn']}`,
    ),
  'no-entries-here': (d) =>
    d['at'] === undefined
      ? both(
          '这一段不逐条列举台账，用不上这一写法，请清空',
          'This clause tells no records one by one, so that this is never said: leave it empty',
        )
      : both(
          `第${d['at']}个字处：这一段不逐条列举台账，不能用 {entries}，请删去`,
          `At character ${d['at']}: this clause tells no records one by one, so {entries} cannot stand here: delete it`,
        ),
  'no-figure-here': () =>
    both(
      '正文里没有数，用不上这一写法，请清空，或在正文里插入一个数',
      'The text states no figure, so that this is never said: leave it empty, or insert a figure into the text',
    ),
  'nothing-cited': () =>
    both(
      '请至少插入一个数、台账或目标：什么也不引用的话，没有这件事也会照写；不要这一段就留空',
      'Insert at least one figure, record or target: what cites nothing would be said even when it did not happen. Leave it empty to leave it out',
    ),
  'end-mark': () => both('末尾的标点由系统加，请删去', 'The mark at the end is set by itself: delete it'),
} satisfies Record<string, (details: RefusalDetails) => Bilingual>

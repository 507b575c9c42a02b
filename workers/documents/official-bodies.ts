import { HeadingLevel, Paragraph, TextRun, type IRunOptions } from 'docx'
import { widthInCharacters } from './character-widths.ts'
import { legalLine, legalParagraphs } from './legal-characters.ts'
import type { OfficialDocument } from './official-documents.ts'
import { character, kai } from './official-styles.ts'
import { titleLines } from './title-lines.ts'

/** An empty line of the grid. */
export const emptyLine = (keepNext = false): Paragraph => new Paragraph({ ...(keepNext && { keepNext }) })

/** A title in 二号, broken by hand; the line after it is left free. */
export const titled = (title: string): Paragraph[] => [
  new Paragraph({
    heading: HeadingLevel.TITLE,
    children: titleLines(legalLine(title)).map(
      (text, i) => new TextRun({ text, ...(i > 0 && { break: 1 }) }),
    ),
  }),
  emptyLine(),
]

/** What the paper is, at the head of the first page: 草稿, 内部工作资料 … */
const marked = (mark: string): Paragraph => new Paragraph({ style: 'Mark', text: legalLine(mark) })

const bodyText = (children: readonly TextRun[], keepNext = false): Paragraph =>
  new Paragraph({ style: 'BodyText', ...(keepNext && { keepNext }), children: [...children] })

/** Paragraphs of the body; with `keepNext` the last of them stays with what follows. */
const bodyTexts = (texts: readonly string[], keepNext = false): Paragraph[] => {
  const all = texts.flatMap(legalParagraphs)
  return all.map((text, i) => bodyText([new TextRun(text)], keepNext && i === all.length - 1))
}

/** A run-in heading is set in 楷体, the face of the second level; a bare number, as of an item in a list, like the text. */
const headingRun = (heading: string): Partial<IRunOptions> =>
  /^（?\d+[）、.．]?$/.test(heading) ? {} : { font: kai }

type Section = OfficialDocument['sections'][number]

const headed = ({ heading = '', text }: Section['paragraphs'][number]): Paragraph[] => {
  const [first = '', ...more] = legalParagraphs(text)
  const before = legalLine(heading)
  const runs = before === '' ? [] : [new TextRun({ ...headingRun(before), text: before })]
  return [bodyText([...runs, new TextRun(first)]), ...bodyTexts(more)]
}

const sectioned = ({ heading, paragraphs }: Section): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_1, text: legalLine(heading) }),
  ...paragraphs.flatMap(headed),
]

const rightOf = (text: string, free: number, keepNext: boolean): Paragraph =>
  new Paragraph({
    style: 'Signature',
    indent: { right: Math.round(free * character) },
    ...(keepNext && { keepNext }),
    text,
  })

/** Signature and date, four characters from the right; a signature shorter than the date stands above its middle. */
const signed = (document: OfficialDocument): Paragraph[] => {
  const [signature, date] = [legalLine(document.signature), legalLine(document.date)]
  const shorter = Math.max(0, widthInCharacters(date) - widthInCharacters(signature))
  return [emptyLine(true), rightOf(signature, 4 + shorter / 2, true), rightOf(date, 4, false)]
}

/** Names what is annexed, a line below the text. */
const annexNamed = (title: string): Paragraph[] => [
  emptyLine(true),
  bodyText([new TextRun(`附件：${legalLine(title)}`)], true),
]

/** Everything from the title to the date. What is signed stays with at least one line of the text. */
export const bodyOf = (document: OfficialDocument): Paragraph[] => {
  const { mark, title, opening, sections, closing, annex } = document
  return [
    ...(mark === undefined ? [] : [marked(mark)]),
    ...titled(title),
    ...bodyTexts(opening),
    ...sections.flatMap(sectioned),
    ...bodyTexts(closing, true),
    ...(annex === undefined ? [] : annexNamed(annex.title)),
    ...signed(document),
  ]
}

import { useState } from 'preact/hooks'
import { amount, dateText } from '../format.ts'
import { useLanguage, useWords } from '../language.tsx'
import { ChangeCell, ValueCell } from './cells.tsx'
import { lineText, type Block, type Line } from './rows.ts'
import { sourceText, type Figure } from './sources.ts'
import { figuresWords } from './words.ts'

type Props = {
  blocks: readonly Block[]
  sectionName: (section: string) => string
  /** Names of the period compared with: last year's and the one before. */
  lastYear: string
  before: string
  /** The figure whose panel is open, as {@link lineText}. */
  shown: string
  open: (line: Line) => void
  /** Where stock readings are typed; undefined for those who only read. */
  readingLink: string | undefined
}

/** What the records say now where they changed since the approval: null for nothing, undefined where they did not. */
const changedTo = ({ now, reportedSince }: Line['row']): Figure['live'] =>
  now === null ? reportedSince : now.live

/** 已核定; or 已变更, with what the records say now. */
const Approved = ({ row }: Pick<Line, 'row'>) => {
  const words = useWords(figuresWords)
  const live = changedTo(row)
  if (live === undefined) return row.now?.approved === true ? <span class="tag">{words.approved}</span> : null
  const said = live === null ? words.missing : amount(live.value, live.bound)
  return (
    <span class="tag warn" title={words.changedWhy(said)}>
      {words.changed}
    </span>
  )
}

const moves: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  PageDown: (index, last) => Math.min(index + 12, last),
  PageUp: (index) => Math.max(index - 12, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** Arrow keys walk from name to name; the table is one tab stop. */
const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
  const table = event.currentTarget.closest('table')
  const names = [...(table?.querySelectorAll<HTMLElement>('.figure-name') ?? [])]
  const index = names.findIndex((name) => name === document.activeElement)
  const step = moves[event.key]
  if (step === undefined || index === -1 || event.isComposing) return
  event.preventDefault()
  names[step(index, names.length - 1)]?.focus()
}

type RowProps = {
  line: Line
  on: boolean
  tabbable: boolean
  open: (line: Line) => void
  focused: () => void
}

const FigureLine = ({ line, on, tabbable, open, focused }: RowProps) => {
  const words = useWords(figuresWords)
  const language = useLanguage()
  const { now } = line.row
  const name = line.name[language]
  const source = now === null ? '' : sourceText(now, words)
  const changed = changedTo(line.row) !== undefined
  const opened = (event: { currentTarget: HTMLElement }) => {
    event.currentTarget.querySelector<HTMLElement>('.figure-name')?.focus()
    open(line)
  }
  return (
    <tr class={`figure-row${line.part ? ' part' : ''}${on ? ' on' : ''}`} onClick={opened}>
      <th scope="row">
        <button
          type="button"
          class="figure-name"
          tabIndex={tabbable ? 0 : -1}
          aria-expanded={on}
          onFocus={focused}
          onKeyDown={move}
        >
          {line.part && <small>{words.ofWhich} </small>}
          {name}
          <span class="figure-under">
            {source} {now?.asOf !== undefined && dateText(now.asOf)}
            {now?.stale === true && ` · ${words.stale}`}
            {changed && ` · ${words.changed}`}
            {now?.approved === true && !changed && ` · ${words.approved}`}
          </span>
        </button>
      </th>
      <td class="num">
        <ValueCell line={line} />
      </td>
      <td class="num">
        <ChangeCell line={line} against="lastYear" />
      </td>
      <td class="num wide">
        <ChangeCell line={line} against="before" />
      </td>
      <td class="figure-from narrow-not">
        {source}
        <Approved row={line.row} />
      </td>
      <td class="figure-from narrow-not">
        {now?.asOf !== undefined && dateText(now.asOf)}
        {now?.stale === true && (
          <span class="tag warn" title={words.staleWhy}>
            {words.stale}
          </span>
        )}
      </td>
    </tr>
  )
}

const Head = ({ lastYear, before }: Pick<Props, 'lastYear' | 'before'>) => {
  const words = useWords(figuresWords)
  return (
    <thead>
      <tr>
        <th scope="col">{words.metric}</th>
        <th scope="col" class="num">
          {words.value}
        </th>
        <th scope="col" class="num">
          {words.lastYear(lastYear)}
        </th>
        <th scope="col" class="num wide">
          {words.before(before)}
        </th>
        <th scope="col" class="narrow-not">
          {words.source}
        </th>
        <th scope="col" class="narrow-not">
          {words.asOf}
        </th>
      </tr>
    </thead>
  )
}

/** Every figure of a community and period, by section, parts below their whole. */
export const FigureTable = ({ blocks, sectionName, lastYear, before, shown, open, readingLink }: Props) => {
  const words = useWords(figuresWords)
  const [at, setAt] = useState('')
  const lines = blocks.flatMap(({ families }) => families.flatMap(({ whole, parts }) => [whole, ...parts]))
  const tabStop = lines.some(({ row }) => lineText(row) === at) ? at : lines[0] && lineText(lines[0].row)
  const drawn = (line: Line) => {
    const text = lineText(line.row)
    return (
      <FigureLine
        key={text}
        line={line}
        on={text === shown}
        tabbable={text === tabStop}
        open={open}
        focused={() => setAt(text)}
      />
    )
  }
  return (
    <table class="figure-table">
      <caption class="vh">{words.title}</caption>
      <Head lastYear={lastYear} before={before} />
      {blocks.map(({ section, families }) => (
        <tbody key={section}>
          <tr class="block">
            <th scope="colgroup" colSpan={6}>
              {sectionName(section)}
              {section === 'base' && readingLink !== undefined && <a href={readingLink}>{words.record}</a>}
            </th>
          </tr>
          {families.flatMap(({ whole, parts }) => [whole, ...parts]).map(drawn)}
        </tbody>
      ))}
    </table>
  )
}

import type { Replied } from '@linli/contract/operations'
import type { Kind, Known } from '../catalogue.ts'
import { amount, change } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { figuresLink } from '../links.ts'
import { useFiguresOf } from './entry-lists.ts'
import type { Place } from './places.ts'
import { words, type Words } from './words.ts'

type Row = Replied<'listFigures'>['rows'][number]

/** How many figures the line has room for. */
const room = 4

const YearOnYear = ({ row, said }: { row: Row; said: Words }) => {
  if (row.now === null) return null
  if (row.lastYear === null) return <em>{said.noLastYear}</em>
  const { text, direction } = change(row.now.value, row.lastYear.value)
  return text === '' ? null : (
    <em>
      {said.lastYear} <span class={direction}>{text}</span>
    </em>
  )
}

/** 计入指标: what this kind of record feeds, and what those figures say now. */
export const Strip = ({ place, kind, known }: { place: Place; kind: Kind; known: Known }) => {
  const said = useWords(words)
  const { value, failure, reload } = useFiguresOf(place, kind.metrics)
  const wholes = (value?.rows ?? []).filter(({ dimension }) => dimension === '')
  const shown = [...wholes].sort((a, b) => Number(a.now === null) - Number(b.now === null)).slice(0, room)
  if (kind.metrics.length === 0 && kind.code !== 'reading') return <p class="lg-strip">{said.noPosts}</p>
  if (kind.metrics.length === 0) return null
  return (
    <div class="lg-strip" role="status" aria-live="polite">
      <span>{said.posts}</span>
      {value === undefined && failure !== undefined && (
        <span>
          {said.noFigures}{' '}
          <button type="button" class="btn plain" onClick={reload}>
            {said.retry}
          </button>
        </span>
      )}
      {shown.map(({ metric, now }) => (
        <a key={metric} href={figuresLink({ ...place, metric })}>
          {pick(known.figureName(metric, ''))}{' '}
          <b>{now === null ? said.missing : amount(now.value, now.bound)}</b>{' '}
          {now === null || now.value === null ? '' : pick(known.metricOf(metric)?.unit ?? { zh: '', en: '' })}
        </a>
      ))}
      {shown[0] !== undefined && <YearOnYear row={shown[0]} said={said} />}
    </div>
  )
}

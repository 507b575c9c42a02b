import { useMemo, useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { announce } from '../parts/toast.tsx'
import type { Column } from './columns.ts'
import { blockOf, tabbed, tabled } from './copying.ts'
import type { useEvidence } from './evidence.ts'
import type { GridActions } from './grids.ts'
import type { Line } from './lines.ts'
import type { Sight } from './sights.ts'
import type { MatrixWords } from './words.ts'

type Copied = {
  lines: readonly Line[]
  columns: readonly Column[]
  sight: Sight
  words: MatrixWords
}

const rawIn = ({ lines, columns }: Copied, { dataset }: HTMLElement): string => {
  const line = lines.find(({ id }) => id === dataset['line'])
  if (dataset['column'] === 'total') return line?.total.raw ?? ''
  if (dataset['column'] === 'average') return line?.average?.raw ?? ''
  return line?.cells[columns.find(({ id }) => id === dataset['column'])?.index ?? -1]?.raw ?? ''
}

const copyTo = (event: ClipboardEvent, cells: HTMLElement[][], copied: Copied): boolean => {
  const { lines, columns, sight, words } = copied
  if (cells.length === 0 || event.clipboardData === null || !getSelection()?.isCollapsed) return false
  const ofLine = ({ dataset }: HTMLElement) => {
    const line = lines.find(({ id }) => id === dataset['line'])
    return line === undefined ? '' : line.unit === '' ? line.name : `${line.name}（${line.unit}）`
  }
  const ofColumn = ({ dataset }: HTMLElement) => {
    const { column = '' } = dataset
    if (column === 'total') return sight.view === 'value' ? words.total : words.street
    return column === 'average' ? words.average : (columns.find(({ id }) => id === column)?.name ?? '')
  }
  const heads = sight.swap
    ? { corner: words.community, ofRow: ofColumn, ofColumn: ofLine }
    : { corner: words.metric, ofRow: ofLine, ofColumn }
  const block = blockOf(cells, heads, (cell) => rawIn(copied, cell))
  event.preventDefault()
  event.clipboardData.setData('text/plain', tabbed(block))
  event.clipboardData.setData('text/html', tabled(block))
  return true
}

/** What the keys do. The object stays the same, so that the table is not drawn anew when the evidence changes. */
export const useActions = (copied: Copied, evidence: ReturnType<typeof useEvidence>): GridActions => {
  const { change } = useAddress()
  const { sight, lines, words } = copied
  const { opened } = evidence
  const now: GridActions = {
    open: evidence.open,
    moved: evidence.follow,
    sort: (line) => {
      const on = sight.sort !== line
      change({ sort: on ? line : '' })
      announce(on ? words.sorted(lines.find(({ id }) => id === line)?.name ?? '') : words.unsorted)
    },
    heat: () => {
      change({ heat: sight.heat ? 'off' : '' })
      announce(sight.heat ? words.heatOff : words.heatOn)
    },
    copy: (cells, event) => {
      if (copyTo(event, cells, copied)) announce(words.copied(cells.length, cells[0]?.length ?? 0))
    },
    shown: () => opened && { line: `${opened.metric}|${opened.dimension}`, column: opened.community },
  }
  const latest = useRef(now)
  latest.current = now
  return useMemo<GridActions>(
    () => ({
      open: (...at) => latest.current.open(...at),
      moved: (...at) => latest.current.moved(...at),
      sort: (line) => latest.current.sort(line),
      heat: () => latest.current.heat(),
      copy: (...block) => latest.current.copy(...block),
      shown: () => latest.current.shown(),
    }),
    [],
  )
}

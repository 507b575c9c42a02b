import { useAddress } from '../address.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Failed, Loading } from '../parts/states.tsx'
import { useLocation } from 'preact-iso/router'
import { restoreEntry } from './changes.ts'
import { columnsOf, type Column } from './columns.ts'
import { EntryDetails } from './entry-details.ts'
import { totalOf, useCounts, useEntries, useEntry } from './entry-lists.ts'
import { summaryColumn } from './entry-row.tsx'
import { Foot, MoreRow, NothingHere } from './frames.tsx'
import type { ScreenProps } from './places.ts'
import { Sheet } from './sheet.tsx'
import { Toolbar } from './toolbar.tsx'
import { words } from './words.ts'

const columns: readonly Column[] = [
  { key: 'date', name: { zh: '日期', en: 'Date' }, type: 'date', required: true, width: 96 },
  { key: 'title', name: { zh: '名称', en: 'Title' }, type: 'text', required: false, width: 260 },
  summaryColumn('kind', '类别', 'Kind', 120),
  summaryColumn('line', '内容', 'Content', 300),
]

/** Records of several kinds: all, those of one section, those found, or those deleted. */
export const MixedSheet = ({ place, view, known, mayWrite }: ScreenProps) => {
  const said = useWords(words)
  const { change } = useAddress()
  const { route } = useLocation()
  const list = useEntries(place, view)
  const entries = list.page?.entries ?? []
  const { entry } = useEntry(place, view.entry, entries)
  const total = totalOf(view, known, useCounts(place).value, list.page)
  const section = view.section === undefined ? undefined : known.sections[view.section]
  const title = view.deleted ? said.deletedView : section === undefined ? said.all : said.allOf(pick(section))
  const edit = (id: string) => {
    const found = entries.find((each) => each.id === id)
    if (found !== undefined && !found.deleted) route(ledgerLink({ ...place, kind: found.kind, entry: id }))
  }
  const select = (id: string) => {
    if (id !== view.entry) change({ entry: id })
  }
  return (
    <>
      <section class="lg-mid" aria-label={title}>
        <Toolbar place={place} view={view} title={title} />
        {list.failure !== undefined && <Failed error={list.failure} retry={list.reload} />}
        {list.page === undefined && list.failure === undefined && <Loading rows={12} />}
        {list.page !== undefined && entries.length === 0 && <NothingHere view={view} mayWrite={false} />}
        {entries.length > 0 && (
          <Sheet
            name={title}
            known={known}
            columns={columns}
            columnsOf={(code) => {
              const kind = known.kindOf(code)
              return kind === undefined ? [] : columnsOf(kind)
            }}
            entries={entries}
            total={total}
            ready={list.page !== undefined}
            selected={view.entry}
            actions={{ edit, select }}
            {...(mayWrite && view.deleted ? { onRestore: (it) => void restoreEntry(place, it, said) } : {})}
            head={
              list.page?.next !== undefined && (
                <MoreRow span={columns.length + 2} loading={list.loading} onMore={list.more} />
              )
            }
          />
        )}
        <Foot total={total} shown={entries.length} mayWrite={mayWrite} />
      </section>
      <aside class="lg-side noprint" aria-label={said.details}>
        {entry === undefined ? (
          <p class="hint">{said.noSelection}</p>
        ) : (
          <EntryDetails
            place={place}
            entry={entry}
            known={known}
            mayWrite={mayWrite}
            elsewhere
            cells
            onGone={() => change({ entry: undefined })}
          />
        )}
      </aside>
    </>
  )
}

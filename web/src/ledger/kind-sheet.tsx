import type { Entry } from '@linli/contract/entries'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import type { Kind, Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { focusCell, focusSoon } from './cell-keys.ts'
import { columnsOf } from './columns.ts'
import { EntryDetails, RowDetails } from './details.tsx'
import { EditRow } from './edit-row.tsx'
import { totalOf, useCounts, useEntries, useEntry } from './entry-lists.ts'
import { Foot, MoreRow, NoRows, WaitingBanner } from './frames.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { isBlock } from './pasting.ts'
import type { Place, View } from './places.ts'
import { valuesOf, type Row } from './rows.ts'
import { Sheet } from './sheet.tsx'
import { SimilarHint, useSimilar } from './similar.tsx'
import { Strip } from './strip.tsx'
import { Toolbar } from './toolbar.tsx'
import { useTyping } from './typing.ts'
import { words } from './words.ts'

type Props = { place: Place; view: View; kind: Kind; known: Known; mayWrite: boolean }

const titlesOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map(({ title }) => title).filter((title) => title !== ''))].slice(0, 30)

/** The sheet of one kind: its records, the rows being typed, and the details of the one in hand. */
export const KindSheet = ({ place, view, kind, known, mayWrite }: Props) => {
  const said = useWords(words)
  const { change } = useAddress()
  const list = useEntries(place, view)
  const entries = list.page?.entries ?? []
  const columns = columnsOf(kind)
  const typing = useTyping({ place, kind, known, columns }, entries)
  const counts = useCounts(place)
  const { entry } = useEntry(place, view.entry, entries)
  const [inHand, setInHand] = useState<string | undefined>(undefined)
  const [pasted, setPasted] = useState<string | undefined>(undefined)
  const [status, setStatus] = useState('')
  const similar = useSimilar(place, kind.code, typing.fresh)

  const select = (id: string | undefined) => {
    setInHand(undefined)
    if (id !== view.entry) change({ entry: id })
  }
  const edit = (id: string, column: string) => {
    const found = [...entries, ...(entry === undefined ? [] : [entry])].find((each) => each.id === id)
    if (found === undefined || found.deleted || !mayWrite) return
    typing.begin(found)
    setInHand(id)
    focusCell(id, column)
  }
  const leave = (row: Row) => {
    if (row.entry === undefined) return
    typing.discard(row.key)
    focusSoon(`tr[data-entry="${row.key}"] td[data-col="date"]`)
  }
  const finish = async (row: Row) => {
    setStatus('')
    const done = typing.save(row.key)
    if (row.entry === undefined) focusSoon('.edit:last-child input')
    const outcome = await done
    if (outcome === 'saved') setStatus(said.recorded)
    if (outcome === 'kept') setStatus(said.kept)
    if (outcome !== 'mistakes') return
    setStatus(said.fix)
    focusSoon('.edit [aria-invalid]')
  }
  const row = typing.rowOf(inHand ?? view.entry ?? typing.fresh.key)
  const loose = typing.others.filter(
    (other) => other.entry === undefined || !entries.some(({ id }) => id === other.entry?.id),
  )
  const common = {
    place,
    known,
    columns,
    typing,
    titles: titlesOf(entries),
    finish: (it: Row) => void finish(it),
    leave,
  }
  const above = (at: Entry | undefined) => (at === undefined ? undefined : valuesOf(at, kind, known))
  const onFocus = (it: Row) => {
    setInHand(it.key)
    if (it.entry === undefined && view.entry !== undefined) change({ entry: undefined })
  }
  const editing = (each: Entry, number: string) => {
    const it = typing.rowOf(each.id)
    const before = entries[entries.indexOf(each) + 1]
    return (
      it && (
        <EditRow key={it.key} {...common} row={it} number={number} above={above(before)} onFocus={onFocus} />
      )
    )
  }
  const total = totalOf(view, known, counts.value, list.page)
  const nothing = list.page !== undefined && entries.length === 0

  return (
    <>
      <section
        class="lg-mid"
        aria-label={pick(kind)}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? ''
          if (!mayWrite || !isBlock(text)) return
          event.preventDefault()
          setPasted(text)
        }}
      >
        <Toolbar place={place} view={view} title={pick(kind)}>
          {mayWrite && (
            <button type="button" class="btn" onClick={() => setPasted('')}>
              <Icon name="paste" />
              <span>{said.paste}</span>
            </button>
          )}
        </Toolbar>
        <Strip place={place} kind={kind} known={known} />
        <WaitingBanner typing={typing} />
        {list.failure !== undefined && <Failed error={list.failure} retry={list.reload} />}
        {list.page === undefined && list.failure === undefined && <Loading rows={12} />}
        {(list.page !== undefined || mayWrite) && (
          <Sheet
            name={`${pick(kind)} ${said.rows}`}
            known={known}
            columns={columns}
            columnsOf={() => columns}
            entries={entries}
            total={total}
            selected={view.entry}
            actions={{ edit, select }}
            editing={editing}
            ready={list.page !== undefined}
            head={
              list.page?.next !== undefined && (
                <MoreRow span={columns.length + 2} loading={list.loading} onMore={list.more} />
              )
            }
          >
            {nothing && <NoRows view={view} mayWrite={mayWrite} span={columns.length + 2} />}
            {mayWrite &&
              [...loose, typing.fresh].map((it) => (
                <EditRow
                  key={it.key}
                  {...common}
                  row={it}
                  number={said.fresh}
                  above={above(entries[0])}
                  onFocus={onFocus}
                />
              ))}
          </Sheet>
        )}
        <Foot total={total} shown={entries.length} status={status} mayWrite={mayWrite} keys={mayWrite} />
      </section>
      <aside class="lg-side noprint" aria-label={said.details}>
        {row !== undefined && mayWrite ? (
          <RowDetails row={row} typing={typing} finish={(it) => void finish(it)} leave={leave}>
            {row === typing.fresh && (
              <SimilarHint found={similar.found} onDismiss={similar.dismiss} onOpen={(id) => select(id)} />
            )}
          </RowDetails>
        ) : entry === undefined ? (
          <p class="hint">{said.noSelection}</p>
        ) : (
          <EntryDetails
            place={place}
            entry={entry}
            known={known}
            mayWrite={mayWrite}
            onEdit={(column) => edit(entry.id, column)}
            onType={(column, value) => {
              typing.begin(entry)
              typing.type(entry.id, column, value)
            }}
            onGone={() => select(undefined)}
          />
        )}
      </aside>
      {pasted !== undefined && (
        <PasteDialog
          place={place}
          kind={kind}
          known={known}
          text={pasted}
          onClose={() => setPasted(undefined)}
          onDone={setStatus}
        />
      )}
    </>
  )
}

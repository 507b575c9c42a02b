import type { Entry } from '@linli/contract/entries'
import { useState } from 'preact/hooks'
import type { Kind } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { isBlock } from './blocks.ts'
import { columnsOf } from './columns.ts'
import { EditRow } from './edit-row.tsx'
import { totalOf, useCounts, useEntries, useEntry } from './entry-lists.ts'
import { Foot, MoreRow, NoRows, WaitingBanner } from './frames.tsx'
import { KindDetails } from './kind-details.tsx'
import type { ScreenProps } from './places.ts'
import { valuesOf, type Row } from './rows.ts'
import { useSheetActions } from './sheet-actions.ts'
import { Sheet } from './sheet.tsx'
import { Strip } from './strip.tsx'
import { Toolbar } from './toolbar.tsx'
import { useTyping } from './typing.ts'
import { words } from './words.ts'

const PasteDialog = screen(() => import('./paste-dialog.tsx').then((module) => module.PasteDialog))

type Props = ScreenProps & { kind: Kind }

const titlesOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map(({ title }) => title).filter((title) => title !== ''))].slice(0, 30)

/** Everything that the sheet of one kind is drawn from. */
const useKindSheet = ({ place, view, kind, known, mayWrite }: Props) => {
  const list = useEntries(place, view)
  const entries = list.page?.entries ?? []
  const columns = columnsOf(kind)
  const typing = useTyping({ place, kind, known, columns }, entries)
  const { entry } = useEntry(place, view.entry, entries)
  const counts = useCounts(place)
  const total = totalOf(view, known, counts.value, list.page)
  const changeable = entry === undefined || entries.includes(entry) ? entries : [...entries, entry]
  const actions = useSheetActions({ typing, entries: changeable, shown: view.entry, mayWrite })
  return { list, entries, columns, typing, entry, total, actions }
}

type Drawn = ReturnType<typeof useKindSheet>

/** The records and the rows being typed. */
const Table = ({ props, drawn }: { props: Props; drawn: Drawn }) => {
  const said = useWords(words)
  const { place, view, kind, known, mayWrite } = props
  const { list, entries, columns, typing, total, actions } = drawn
  const { finish, leave, focused } = actions
  const common = { place, known, columns, typing, titles: titlesOf(entries), finish, leave, onFocus: focused }
  const above = (at: Entry | undefined) => (at === undefined ? undefined : valuesOf(at, kind, known))
  const editRow = (row: Row, number: string, before: Entry | undefined) => (
    <EditRow key={row.key} {...common} row={row} number={number} above={above(before)} />
  )
  const editing = (entry: Entry, number: string) => {
    const row = typing.rowOf(entry.id)
    return row && editRow(row, number, entries[entries.indexOf(entry) + 1])
  }
  const listed = (row: Row) => row.entry !== undefined && entries.some(({ id }) => id === row.key)
  const loose = [...typing.others.filter((row) => !listed(row)), typing.fresh]
  const span = columns.length + 2
  return (
    <Sheet
      name={`${pick(kind)} ${said.rows}`}
      known={known}
      columns={columns}
      columnsOf={() => columns}
      entries={entries}
      total={total}
      selected={view.entry}
      actions={actions}
      editing={editing}
      ready={list.page !== undefined}
      head={
        list.page?.next !== undefined && <MoreRow span={span} loading={list.loading} onMore={list.more} />
      }
    >
      {list.page !== undefined && entries.length === 0 && (
        <NoRows view={view} mayWrite={mayWrite} span={span} />
      )}
      {mayWrite && loose.map((row) => editRow(row, said.fresh, entries[0]))}
    </Sheet>
  )
}

/** The sheet of one kind: its records, the rows being typed, and the details of the one in hand. */
export const KindSheet = (props: Props) => {
  const said = useWords(words)
  const { place, view, kind, known, mayWrite } = props
  const drawn = useKindSheet(props)
  const { list, entries, typing, entry, total, actions } = drawn
  const [pasted, setPasted] = useState<string | undefined>(undefined)
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!mayWrite || !isBlock(text)) return
    event.preventDefault()
    setPasted(text)
  }
  const open = list.page !== undefined
  return (
    <>
      <section class="lg-mid" aria-label={pick(kind)} onPaste={paste}>
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
        {!open && list.failure !== undefined && <Failed error={list.failure} retry={list.reload} />}
        {!open && list.failure === undefined && <Loading rows={12} />}
        {(open || mayWrite) && <Table props={props} drawn={drawn} />}
        <Foot
          total={total}
          shown={entries.length}
          status={actions.status}
          mayWrite={mayWrite}
          keys={mayWrite}
        />
      </section>
      <aside class="lg-side noprint" aria-label={said.details}>
        <KindDetails {...{ place, kind, known, mayWrite, typing, actions, entry }} />
      </aside>
      {pasted !== undefined && (
        <div class="lg-over">
          <PasteDialog
            {...{ place, kind, known }}
            text={pasted}
            onClose={() => setPasted(undefined)}
            onDone={actions.setStatus}
          />
        </div>
      )}
    </>
  )
}

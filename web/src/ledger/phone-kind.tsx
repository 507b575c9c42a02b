import { useAddress } from '../address.ts'
import type { Kind } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { announce } from '../parts/toast.tsx'
import { focusSoon } from './cell-keys.ts'
import { columnsOf } from './columns.ts'
import { EntryDetails } from './entry-details.ts'
import { useEntries, useEntry } from './entry-lists.ts'
import { Form } from './form.tsx'
import { WaitingBanner } from './frames.tsx'
import { Head } from './phone-heads.tsx'
import { PhoneList } from './phone-lists.tsx'
import type { ScreenProps } from './places.ts'
import { isChanged, type Row } from './rows.ts'
import { Failure } from './row-details.tsx'
import { SimilarHint, useSimilar } from './similar.tsx'
import { Strip } from './strip.tsx'
import { Search } from './toolbar.tsx'
import { useTyping } from './typing.ts'
import { words } from './words.ts'

/** One kind on the phone: the form first, the latest records below; or one record's details. */
export const PhoneKind = ({ place, view, known, mayWrite, kind }: ScreenProps & { kind: Kind }) => {
  const said = useWords(words)
  const { change } = useAddress()
  const list = useEntries(place, view)
  const entries = list.page?.entries ?? []
  const columns = columnsOf(kind)
  const typing = useTyping({ place, kind, known, columns }, entries)
  const { entry } = useEntry(place, view.entry, entries)
  const changing = view.entry === undefined ? undefined : typing.rowOf(view.entry)
  const row = changing ?? typing.fresh
  const similar = useSimilar(place, kind.code, typing.fresh)
  const here = ledgerLink({ ...place, kind: kind.code })
  const close = () => change({ entry: undefined })
  const save = async (it: Row, next: boolean) => {
    const outcome = await typing.save(it.key)
    if (outcome === 'mistakes') return focusSoon('.lg-form [aria-invalid]')
    if (outcome === 'kept') announce(said.kept)
    if (outcome === 'failed' || outcome === 'closed') return undefined
    if (outcome === 'saved' && it.entry === undefined) announce(said.recorded)
    if (it.entry !== undefined) return close()
    focusSoon(next ? '.lg-form input' : '.lg-recent')
    return undefined
  }
  const details = view.entry !== undefined && changing === undefined
  return (
    <section class="lg-phone" aria-label={pick(kind)}>
      <WaitingBanner typing={typing} />
      <Head
        title={changing === undefined ? pick(kind) : said.editing}
        back={view.entry === undefined ? ledgerLink(place) : here}
      />
      {details && entry !== undefined && (
        <div class="lg-side">
          <EntryDetails
            place={place}
            entry={entry}
            known={known}
            mayWrite={mayWrite}
            cells
            onEdit={() => typing.begin(entry)}
            onGone={close}
          />
        </div>
      )}
      {!details && mayWrite && (
        <>
          <Failure row={row} typing={typing} />
          <Form
            key={row.key}
            place={place}
            known={known}
            columns={columns}
            typing={typing}
            row={row}
            titles={[...new Set(entries.map(({ title }) => title).filter((title) => title !== ''))]}
            lastDate={entries[0]?.date}
          />
          {row === typing.fresh && (
            <SimilarHint
              found={similar.found}
              onDismiss={similar.dismiss}
              onOpen={(id) => change({ entry: id })}
            />
          )}
          <div class="lg-bar">
            {row.entry === undefined ? (
              <>
                <button
                  type="button"
                  class="btn"
                  disabled={!isChanged(row)}
                  onClick={() => void save(row, false)}
                >
                  {said.save}
                </button>
                <button
                  type="button"
                  class="btn primary"
                  disabled={!isChanged(row)}
                  onClick={() => void save(row, true)}
                >
                  {said.saveNext}
                </button>
              </>
            ) : (
              <>
                <button type="button" class="btn" onClick={() => typing.discard(row.key)}>
                  {said.undoChanges}
                </button>
                <button
                  type="button"
                  class="btn primary"
                  disabled={row.state === 'saving'}
                  onClick={() => void save(row, false)}
                >
                  {said.saveChanges}
                </button>
              </>
            )}
          </div>
        </>
      )}
      {view.entry === undefined && (
        <>
          {!mayWrite && <p class="hint">{said.readOnly}</p>}
          <Strip place={place} kind={kind} known={known} />
          <h2 class="lg-recent" tabIndex={-1}>
            {said.recent}
          </h2>
          <Search view={view} />
          <PhoneList place={place} view={view} known={known} mayWrite={mayWrite} list={list} />
        </>
      )}
    </section>
  )
}

import { useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { Adding, usePastedPictures } from './adding.tsx'
import { Item, RemovedItem, sizeText } from './list.tsx'
import type { Owner } from './owners.ts'
import { Underway } from './underway.tsx'
import { addFiles, retry, useUploads } from './uploads.ts'
import { words } from './words.ts'
import '../styles/files.css'

type Props = { owner: Owner; mayWrite: boolean }

const RemovedList = ({ owner }: { owner: Owner }) => {
  const said = useWords(words)
  const { value, failure, reload } = useQuery(`${owner.question}/removed`, () => owner.list('only'))
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={1} />
  return (
    <>
      <small class="fl-hint">{value.files.length === 0 ? said.noneRemoved : said.keptFor}</small>
      <ul class="fl-list">
        {value.files.map((file) => (
          <RemovedItem key={file.id} owner={owner} file={file} />
        ))}
      </ul>
    </>
  )
}

const Removed = ({ owner }: { owner: Owner }) => {
  const said = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" class="btn plain lg-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {said.showRemoved}
      </button>
      {open && <RemovedList owner={owner} />}
    </>
  )
}

/** Files that are dragged over the panel, and taken when they are let go there. */
const useDropping = (mayAdd: boolean, add: (files: readonly File[]) => void) => {
  const [over, setOver] = useState(false)
  if (!mayAdd) return { over: false, handlers: {} }
  const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(false)
      add(Array.from(event.dataTransfer?.files ?? []))
    },
  }
  return { over, handlers }
}

/** The photos and documents that bear witness to something: seen small, saved when pressed, added in any way. */
export const Files = ({ owner, mayWrite }: Props) => {
  const said = useWords(words)
  const { value, failure, reload } = useQuery(owner.question, () => owner.list(undefined))
  const uploads = useUploads(owner)
  const onDone = (name: string) => announce(said.added(name))
  const add = (files: readonly File[]) => addFiles(owner, files, onDone)
  const { over, handlers } = useDropping(mayWrite, add)
  usePastedPictures(mayWrite, add)
  const files = value?.files ?? []
  return (
    <section class={over ? 'f fl fl-over' : 'f fl'} aria-label={said.title} {...handlers}>
      <span class="l">
        {said.title} {mayWrite && <small>{said.optional}</small>}
      </span>
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {value === undefined && failure === undefined && <Loading rows={1} />}
      {value !== undefined && files.length + uploads.length === 0 && <p class="fl-none">{said.none}</p>}
      <ul class="fl-list">
        {files.map((file) => (
          <Item key={file.id} owner={owner} file={file} mayWrite={mayWrite} />
        ))}
        {uploads.map((upload) => (
          <Underway key={upload.id} upload={upload} onRetry={(one) => retry(one, onDone)} />
        ))}
      </ul>
      {over && <p class="fl-none">{said.drop}</p>}
      {mayWrite && <Adding add={add} />}
      {mayWrite && value !== undefined && (
        <small class="fl-hint">
          {said.used(sizeText(value.community.used), sizeText(value.community.allowed))}
          <br />
          {said.usedByStreet(sizeText(value.street.used), sizeText(value.street.allowed))}
        </small>
      )}
      {mayWrite && <Removed owner={owner} />}
    </section>
  )
}

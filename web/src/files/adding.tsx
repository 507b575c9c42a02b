import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { useReachable } from '../network.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from './words.ts'

/** What the system's chooser offers; the server judges by the content alone. */
const offered = 'image/jpeg,image/png,image/webp,image/heic,.pdf,.docx,.xlsx'

const filesIn = (list: FileList | null | undefined): File[] => Array.from(list ?? [])

/** A pasted picture becomes a file; what comes from a spreadsheet has its text besides, and is for the sheet. */
export const usePastedPictures = (mayAdd: boolean, add: (files: readonly File[]) => void): void => {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    if (!mayAdd) return undefined
    const paste = (event: ClipboardEvent) => {
      const files = filesIn(event.clipboardData?.files)
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain') === true) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [mayAdd])
}

type ChooserProps = {
  name: string
  icon: 'plus' | 'camera'
  add: (files: readonly File[]) => void
  disabled: boolean
  camera?: boolean
}

const Chooser = ({ name, icon, add, disabled, camera = false }: ChooserProps) => {
  const input = useRef<HTMLInputElement>(null)
  const taken = (event: { currentTarget: HTMLInputElement }) => {
    const files = filesIn(event.currentTarget.files)
    event.currentTarget.value = ''
    add(files)
  }
  return (
    <>
      <button
        type="button"
        class={camera ? 'btn fl-camera' : 'btn'}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <Icon name={icon} />
        {name}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={name}
        accept={camera ? 'image/*' : offered}
        multiple={!camera}
        {...(camera ? { capture: 'environment' } : {})}
        onChange={taken}
      />
    </>
  )
}

/** The ways to add a file: the system's chooser, the phone's camera, dropping and pasting. */
export const Adding = ({ add }: { add: (files: readonly File[]) => void }) => {
  const said = useWords(words)
  const offline = !useReachable()
  return (
    <>
      <div class="fl-ways">
        <Chooser name={said.add} icon="plus" add={add} disabled={offline} />
        <Chooser name={said.camera} icon="camera" add={add} disabled={offline} camera />
      </div>
      {offline ? (
        <p class="fl-wrong" role="status">
          {said.offlineHint}
        </p>
      ) : (
        <small class="fl-hint">
          <span class="fl-drop">{said.dropHere}</span> {said.taken}
        </small>
      )}
    </>
  )
}

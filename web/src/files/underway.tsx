import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { dismiss, type Failure, type Upload } from './uploads.ts'
import { words, type Words } from './words.ts'

const failureText = (failure: Failure, said: Words): string => {
  if (typeof failure === 'object') return failure.said
  return { empty: said.empty, 'too-large': said.tooLarge, offline: said.offline, broken: said.broken }[
    failure
  ]
}

type Props = { upload: Upload; onRetry: (upload: Upload) => void }

/** A file on its way: how far it has come, or why it did not get there and what can be done. */
export const Underway = ({ upload, onRetry }: Props) => {
  const said = useWords(words)
  const { failure, name, share } = upload
  return (
    <li class="fl-underway">
      <span class="fl-file">
        <span>
          <b>{name}</b>
          {failure === undefined ? (
            <progress max={1} value={share} aria-label={said.sending(name)} />
          ) : (
            <span class="fl-wrong" role="alert">
              {failureText(failure, said)}
            </span>
          )}
        </span>
      </span>
      {(failure === 'offline' || failure === 'broken') && (
        <button type="button" class="btn" onClick={() => onRetry(upload)}>
          {said.retry}
        </button>
      )}
      <button
        type="button"
        class="btn icon plain"
        aria-label={failure === undefined ? said.stop(name) : said.close(name)}
        onClick={() => dismiss(upload)}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

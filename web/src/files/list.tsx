import type { File as Kept } from '@linli/contract/files'
import { fileLink } from '../api.ts'
import { momentText, number } from '../format.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { removeFile, restoreFile } from './changes.ts'
import type { Owner } from './owners.ts'
import { words } from './words.ts'

/** A size as people say it: 830 B, 24 KB, 3.1 MB, 2 GB. */
export const sizeText = (bytes: number): string => {
  const [unit, name] = (
    [
      [1e9, 'GB'],
      [1e6, 'MB'],
      [1e3, 'KB'],
    ] as const
  ).find(([least]) => bytes >= least) ?? [1, 'B']
  return `${number(bytes / unit, bytes >= 10 * unit ? 0 : 1)} ${name}`
}

const Picture = ({ owner: { street, community }, file }: { owner: Owner; file: Kept }) => {
  const said = useWords(words)
  if (!file.picture) return <span class="fl-type">{said.types[file.type]}</span>
  const source = fileLink('readFilePicture', { params: { street, community, file: file.id } })
  return <img class="fl-picture" src={source} alt="" loading="lazy" width={56} height={42} />
}

type ItemProps = { owner: Owner; file: Kept; mayWrite: boolean }

/** One file: small where it is a photo, to be saved when pressed. */
export const Item = ({ owner, file, mayWrite }: ItemProps) => {
  const said = useWords(words)
  const { street, community } = owner
  const { name } = file
  return (
    <li>
      <a
        class="fl-file"
        href={fileLink('readFile', { params: { street, community, file: file.id } })}
        download={name}
        title={said.save(name)}
      >
        <Picture owner={owner} file={file} />
        <span>
          <b>{name}</b>
          <small>
            {sizeText(file.size)} · {file.createdBy} {momentText(file.createdAt)}
          </small>
        </span>
      </a>
      {mayWrite && (
        <button
          type="button"
          class="btn icon plain"
          aria-label={said.remove(name)}
          onClick={() => void removeFile(owner, file, said)}
        >
          <Icon name="remove" />
        </button>
      )}
    </li>
  )
}

/** A file that was removed and can be brought back. */
export const RemovedItem = ({ owner, file }: Omit<ItemProps, 'mayWrite'>) => {
  const said = useWords(words)
  return (
    <li>
      <span class="fl-file">
        <span>
          <b>{file.name}</b>
          <small>
            {sizeText(file.size)} · {file.updatedBy} {momentText(file.updatedAt)}
          </small>
        </span>
      </span>
      <button type="button" class="btn" onClick={() => void restoreFile(owner, file, said)}>
        {said.restore}
      </button>
    </li>
  )
}

import type { ComponentChildren } from 'preact'

const marked = /`[^`]+`|\*\*[^*]+\*\*|\[(?:[^\]]+)\]\([^)]+\)/g

const linkIn = (piece: string): ComponentChildren => {
  const [, words = '', href = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? []
  // Not the client's own screens: the whole page goes there.
  return (
    <a href={href} target="_top">
      <Inline text={words} />
    </a>
  )
}

const pieceOf = (piece: string): ComponentChildren => {
  if (piece.startsWith('`')) return <code>{piece.slice(1, -1)}</code>
  if (piece.startsWith('**')) return <b>{piece.slice(2, -2)}</b>
  return linkIn(piece)
}

/** A text with `code`, **what matters** and [links](/somewhere). */
export const Inline = ({ text }: { text: string }) => {
  const plain = text.split(marked)
  const pieces = text.match(marked) ?? []
  return (
    <>
      {plain.map((words, at) => (
        <>
          {words}
          {pieces[at] !== undefined && pieceOf(pieces[at])}
        </>
      ))}
    </>
  )
}

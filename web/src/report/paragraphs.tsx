import type { ReportParagraph } from '@linli/contract/reports'
import { useWords } from '../language.tsx'
import { useNarrow } from '../ledger/narrow.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { screen } from '../screens.tsx'
import type { Held } from './desks.ts'
import { RemarkNotes, StaleNotes } from './notes.tsx'
import { OpenText } from './open-paragraphs.tsx'
import { staleSentences, type Reading, type Writing } from './pages.ts'
import { ReadText } from './read-paragraphs.tsx'
import { reportWords } from './words.ts'

const Conflict = screen(() => import('./conflicts.tsx').then((module) => module.Conflict))

type Props = { paragraph: ReportParagraph; number: string; label: string; reading: Reading }

/** A paragraph that is only read. */
export const ReadParagraph = ({ paragraph, number, reading }: Props) => (
  <div class="paragraph" data-paragraph={paragraph.id}>
    <p>
      <ReadText paragraph={paragraph} number={number} reading={reading} writable={false} />
    </p>
    <StaleNotes
      paragraph={paragraph.id}
      sentences={paragraph.sentences.filter(({ stale = [] }) => stale.length > 0)}
      writing={undefined}
    />
    <RemarkNotes paragraph={paragraph.id} reading={reading} />
  </div>
)

type WrittenProps = Props & { held: Held; writing: Writing }

/** What can be done with the paragraph as a whole; on a phone once it is tapped. */
const Tools = ({ paragraph, label, held, writing }: Omit<WrittenProps, 'number' | 'reading'>) => {
  const words = useWords(reportWords)
  const narrow = useNarrow()
  const isOpen = writing.opened?.paragraph === paragraph.id
  const button = (icon: IconName, name: string, act: () => void) => (
    <button type="button" class="btn icon plain" aria-label={`${name} ${label}`} title={name} onClick={act}>
      <Icon name={icon} />
    </button>
  )
  return (
    <div class="paragraph-tools noprint">
      {narrow && (
        <button
          type="button"
          class="btn"
          aria-label={isOpen ? words.done : words.editOf(label)}
          onClick={() => (isOpen ? writing.close() : writing.open(paragraph.id))}
        >
          <Icon name={isOpen ? 'check' : 'edit'} />
          {isOpen ? words.done : words.edit}
        </button>
      )}
      {button('up', words.up, () => writing.move(held.server, -1))}
      {button('down', words.down, () => writing.move(held.server, 1))}
      {button('plus', words.addParagraph, () => writing.addAfter(held.server))}
      {button('remove', words.removeParagraph, () => writing.remove(held.server))}
    </div>
  )
}

/** The paragraph as it is read until it is pressed, or Enter opens it. */
const Closed = ({ paragraph, number, label, reading }: Props) => (
  <p class="closed" tabIndex={0} aria-label={label} role="group">
    <ReadText paragraph={paragraph} number={number} reading={reading} writable />
  </p>
)

const Refused = ({ held, writing }: Pick<WrittenProps, 'held' | 'writing'>) => {
  const words = useWords(reportWords)
  return (
    <div class="paragraph-note refused-note noprint" role="alert">
      <span>{held.why}</span>
      <button type="button" class="btn" onClick={() => writing.save(held.server.id)}>
        {words.retry}
      </button>
    </div>
  )
}

/** One paragraph that can be written. */
export const WrittenParagraph = (props: WrittenProps) => {
  const { paragraph, number, label, held, reading, writing } = props
  const { opened } = writing
  const isOpen = opened?.paragraph === paragraph.id && held.saving !== 'conflict'
  const chosen = isOpen || reading.selected?.paragraph === paragraph.id
  return (
    <div class={`paragraph${isOpen ? ' open' : ''}${chosen ? ' chosen' : ''}`} data-paragraph={paragraph.id}>
      {isOpen ? (
        <OpenText
          held={held}
          number={number}
          label={label}
          opened={opened}
          reading={reading}
          writing={writing}
        />
      ) : (
        <Closed {...props} />
      )}
      <Tools {...props} />
      <StaleNotes paragraph={paragraph.id} sentences={staleSentences(held)} writing={writing} />
      <RemarkNotes paragraph={paragraph.id} reading={reading} />
      {held.saving === 'conflict' && <Conflict held={held} writing={writing} />}
      {held.saving === 'refused' && <Refused held={held} writing={writing} />}
    </div>
  )
}

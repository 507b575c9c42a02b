import type { Notice } from '@linli/contract/notices'
import { isPeriod, periodName } from '@linli/domain/periods'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { reportLink, targetLink } from '../links.ts'
import { Tag, type Tone } from '../parts/chip.tsx'
import { noticesWords } from './words.ts'

type Kind = keyof (typeof noticesWords)['zh']['types']

const tones: Record<Kind, Tone> = {
  'report.urged': 'info',
  'report.returned': 'warn',
  'report.approved': 'ok',
  'report.reopened': 'plain',
  'report.submitted': 'info',
  'target.set': 'info',
  'target.due-soon': 'warn',
}

const isKind = (type: string): type is Kind => type in tones

/** What a returned report is opened for are its remarks. */
const linkOf = (street: string, { type, community, period, target }: Notice): string =>
  target === ''
    ? linkToReport(street, { type, community, period })
    : targetLink({ street, community, target })

const linkToReport = (
  street: string,
  { type, community, period }: Pick<Notice, 'type' | 'community' | 'period'>,
): string =>
  reportLink({ street, community, period, panel: type === 'report.returned' ? 'remarks' : undefined })

const Row = ({ street, notice, fresh }: { street: string; notice: Notice; fresh: boolean }) => {
  const words = useWords(noticesWords)
  const { type, period, communityName, note, by, at } = notice
  const when = isPeriod(period) ? pick(periodName(period)) : period
  return (
    <li>
      <a class={fresh ? 'notice fresh' : 'notice'} href={linkOf(street, notice)}>
        <span class="notice-kind">{isKind(type) && <Tag tone={tones[type]}>{words.types[type]}</Tag>}</span>
        <span class="notice-text">
          <b>{communityName}</b> {isKind(type) ? words.about[type](when) : words.other(when)}
          {note !== '' && <q>{note}</q>}
        </span>
        <small>
          {by} <time dateTime={at}>{momentText(at)}</time>
        </small>
        {fresh && <span class="notice-new">{words.fresh}</span>}
      </a>
    </li>
  )
}

type Props = { street: string; notices: readonly Notice[]; fresh: ReadonlySet<number> }

/** The notices, newest first; each leads to the report that it is about. */
export const NoticeList = ({ street, notices, fresh }: Props) => (
  <ul class="notices-list">
    {notices.map((notice) => (
      <Row key={notice.sequence} street={street} notice={notice} fresh={fresh.has(notice.sequence)} />
    ))}
  </ul>
)

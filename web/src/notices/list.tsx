import type { Notice } from '@linli/contract/notices'
import { isPeriod, periodName } from '@linli/domain/periods'
import { momentText } from '../format.ts'
import { spotKey } from '../integration/spots.ts'
import { pick, useWords } from '../language.tsx'
import { integrationLink, reportLink, targetLink } from '../links.ts'
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
  'endpoint.gone': 'bad',
  'endpoint.failing': 'bad',
  'delivery.rejected': 'warn',
}

const isKind = (type: string): type is Kind => type in tones

/** The endpoint where it was switched off; the message where it was not accepted. */
const linkToIntegration = (street: string, { endpoint, message }: Notice): string =>
  message === ''
    ? integrationLink({ street, of: endpoint, panel: 'open' })
    : integrationLink({ street, tab: 'deliveries', of: spotKey({ endpoint, message }), panel: 'open' })

const linkOf = (street: string, notice: Notice): string => {
  const { type, community, period, target, endpoint } = notice
  if (endpoint !== '') return linkToIntegration(street, notice)
  return target === ''
    ? linkToReport(street, { type, community, period })
    : targetLink({ street, community, target })
}

/** What a returned report is opened for are its remarks. */
const linkToReport = (
  street: string,
  { type, community, period }: Pick<Notice, 'type' | 'community' | 'period'>,
): string =>
  reportLink({ street, community, period, panel: type === 'report.returned' ? 'remarks' : undefined })

/** What a notice is about, by name, and what was said of it. */
const namedIn = ({ period, endpoint, message, note, by }: Notice): { about: string; said: string } => {
  if (endpoint !== '') return message === '' ? { about: note, said: '' } : { about: by, said: note }
  return { about: isPeriod(period) ? pick(periodName(period)) : period, said: note }
}

const Row = ({ street, notice, fresh }: { street: string; notice: Notice; fresh: boolean }) => {
  const words = useWords(noticesWords)
  const { type, communityName, by, at } = notice
  const { about, said } = namedIn(notice)
  return (
    <li>
      <a class={fresh ? 'notice fresh' : 'notice'} href={linkOf(street, notice)}>
        <span class="notice-kind">{isKind(type) && <Tag tone={tones[type]}>{words.types[type]}</Tag>}</span>
        <span class="notice-text">
          {communityName !== '' && <b>{communityName} </b>}
          {isKind(type) ? words.about[type](about) : words.other(about)}
          {said !== '' && <q>{said}</q>}
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

/** The notices, newest first; each leads to what it is about. */
export const NoticeList = ({ street, notices, fresh }: Props) => (
  <ul class="notices-list">
    {notices.map((notice) => (
      <Row key={notice.sequence} street={street} notice={notice} fresh={fresh.has(notice.sequence)} />
    ))}
  </ul>
)

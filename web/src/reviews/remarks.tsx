import { remarkReasonNames } from '@linli/domain/reports'
import { call } from '../api.ts'
import { whyOf } from '../failures.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { announce } from '../parts/toast.tsx'
import { renewReports } from './boards.ts'
import { panelWords } from './panel-words.ts'
import type { ReadReport, Remark, Where } from './reports.ts'

const settle = async ({ street, community }: Where, report: string, remark: Remark, said: string) => {
  try {
    const params = { street, community, report, remark: remark.id }
    await call('settleRemark', { params, version: remark.version })
    announce(said)
  } catch (error) {
    announce(whyOf(error))
  }
  renewReports()
}

const Answer = ({ remark }: { remark: Remark }) => {
  const words = useWords(panelWords)
  if (remark.answer === undefined) return <small>{words.unanswered}</small>
  return <blockquote>{words.answer(remark.answeredBy ?? '', remark.answer)}</blockquote>
}

/** A remark as it was made: why, on which words, and what it says. */
export const RemarkText = ({ remark }: { remark: Remark }) => (
  <>
    <Tag>{pick(remarkReasonNames[remark.reason])}</Tag> {remark.text}
    {remark.quote !== '' && <q lang="zh-CN">{remark.quote}</q>}
    <small>
      {remark.by} {momentText(remark.at)}
    </small>
  </>
)

type Props = { report: ReadReport; where: Where; add: () => void }

/** The remarks made on a report, newest first, with the community's answers. */
export const Remarks = ({ report, where, add }: Props) => {
  const words = useWords(panelWords)
  const remarks = [...report.remarks].sort((one, other) => (one.at < other.at ? 1 : -1))
  const here = report.state === 'submitted'
  return (
    <section class="panel-block">
      <h3>
        {words.remarks}
        {here && (
          <button type="button" class="btn" onClick={add}>
            {words.write}
          </button>
        )}
      </h3>
      {remarks.length === 0 && <p class="panel-none">{words.noRemarks}</p>}
      <ul class="panel-list">
        {remarks.map((remark) => (
          <li key={remark.id} class={remark.settled ? 'settled' : undefined}>
            <RemarkText remark={remark} />
            {remark.submission < report.submissions && <Answer remark={remark} />}
            {remark.settled && <Tag tone="ok">{words.settled}</Tag>}
            {!remark.settled && here && (
              <button
                type="button"
                class="btn plain"
                aria-label={words.settleOf(remark.text)}
                onClick={() => void settle(where, report.id, remark, words.wasSettled)}
              >
                {words.settle}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

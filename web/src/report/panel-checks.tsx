import type { Report } from '@linli/contract/reports'
import type { Finding } from '@linli/contract/report-rules'
import { useEffect, useState } from 'preact/hooks'
import { call, Refused } from '../api.ts'
import { keep, kept } from '../kept.ts'
import { pick, useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useBusy } from './busy.ts'
import { reportWords } from './words.ts'

type Words = Readonly<Record<string, string>>

type Props = {
  report: Report
  place: { street: string; community: string; period: string }
  /** Everything written is saved: what is checked is what is seen. */
  saved: boolean
  openFigure: (figure: { metric: string; dimension: string }) => void
  goTo: (paragraph: string) => void
  changed: () => void
}

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null

const Item = ({
  finding,
  word,
  say,
  openFigure,
  goTo,
}: { finding: Finding; word: string; say: ((word: string) => void) | undefined } & Pick<
  Props,
  'openFigure' | 'goTo'
>) => {
  const words = useWords(reportWords)
  const [figure] = finding.figures
  const { sentence } = finding
  return (
    <li class={`finding ${finding.severity}`}>
      <p>{pick(finding.message)}</p>
      <p class="acts">
        {sentence !== undefined && (
          <button type="button" class="btn plain" onClick={() => goTo(sentence.paragraph)}>
            {words.goTo}
          </button>
        )}
        {figure !== undefined && (
          <button type="button" class="btn plain" onClick={() => openFigure(figure)}>
            {words.openFigures}
          </button>
        )}
      </p>
      {finding.severity === 'warning' &&
        (say === undefined ? (
          word !== '' && <p class="word">{words.wordGiven(word)}</p>
        ) : (
          <label>
            <span>{words.say}</span>
            <input
              class="inp"
              value={word}
              maxLength={500}
              placeholder={words.sayHow}
              onInput={(event) => say(event.currentTarget.value)}
            />
          </label>
        ))}
    </li>
  )
}

/** Why it cannot be submitted yet, or undefined. */
const obstacle = (
  { report, saved }: Pick<Props, 'report' | 'saved'>,
  findings: readonly Finding[],
  said: Words,
  words: typeof reportWords.zh,
): string | undefined => {
  if (!saved) return words.mustSave
  if (findings.some(({ severity }) => severity === 'error')) return words.mustCorrect
  if (findings.some(({ id, severity }) => severity === 'warning' && (said[id] ?? '').trim() === ''))
    return words.mustSay
  if (report.remarks.some(({ settled, answer }) => !settled && answer === undefined)) return words.mustAnswer
  return undefined
}

/** What the rules find: errors block, warnings take a word; and the submission itself. */
export const Checks = (props: Props) => {
  const { report, place, openFigure, goTo, changed } = props
  const words = useWords(reportWords)
  const { may } = useSession()
  const params = { street: place.street, community: place.community, report: report.id }
  const { value, failure, reload } = useQuery(
    `check/${Object.values(params).join('/')}/${report.version}`,
    () => call('checkReport', { params }),
    0,
  )
  const key = `words/${place.community}/${report.id}`
  const [said, setSaid] = useState<Words>(() => {
    const left = kept(key)
    return isWords(left) ? left : {}
  })
  const [busy, run] = useBusy()
  const [refused, setRefused] = useState<Refused>()
  useEffect(() => {
    if (props.saved) reload()
  }, [props.saved])
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={5} />
  const open = (report.state === 'draft' || report.state === 'returned') && may('reports.edit')
  const all = { ...value.words, ...said }
  const errors = value.findings.filter(({ severity }) => severity === 'error')
  const warnings = value.findings.filter(({ severity }) => severity === 'warning')
  const say = (id: string) => (word: string) => {
    const next = { ...said, [id]: word }
    setSaid(next)
    keep(key, next)
  }
  const why = obstacle(props, value.findings, all, words)
  const submit = () =>
    run(async () => {
      try {
        setRefused(undefined)
        const wanted = warnings.map(({ id }) => [id, all[id] ?? ''] as const)
        await call('submitReport', {
          params,
          version: report.version,
          body: { words: Object.fromEntries(wanted) },
        })
        announce(words.submitted)
        changed()
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        setRefused(error)
        reload()
        changed()
      }
    })
  const item = (finding: Finding) => (
    <Item
      key={finding.id}
      finding={finding}
      word={all[finding.id] ?? ''}
      say={open ? say(finding.id) : undefined}
      openFigure={openFigure}
      goTo={goTo}
    />
  )
  return (
    <>
      {value.findings.length === 0 && <p class="ok-text">{words.clean}</p>}
      {errors.length > 0 && <h3>{words.errors(errors.length)}</h3>}
      <ul class="findings">{errors.map(item)}</ul>
      {warnings.length > 0 && <h3>{words.warnings(warnings.length)}</h3>}
      <ul class="findings">{warnings.map(item)}</ul>
      {refused !== undefined && <Failed error={refused} />}
      {open && may('reports.submit') && (
        <div class="submit">
          <button
            type="button"
            class="btn primary"
            disabled={busy || why !== undefined}
            onClick={() => void submit()}
          >
            {words.submit}
          </button>
          <span class="hint">{why}</span>
        </div>
      )}
    </>
  )
}

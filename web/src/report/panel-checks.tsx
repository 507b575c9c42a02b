import type { Finding } from '@linli/contract/report-rules'
import { isWritten } from '@linli/domain/reports'
import { useEffect, useId, useState } from 'preact/hooks'
import { call, Refused } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { pick, useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { panelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'
import { obstacleTo, Submit, useSubmitting, wordsFor, type Words } from './submitting.tsx'

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((word) => typeof word === 'string')

/** The words on warnings as they are typed: kept on this device until they are submitted. */
const useSaid = (name: string, given: Words) => {
  const [said, setSaid] = useState<Words>(() => {
    const left = kept(name)
    return isWords(left) ? left : {}
  })
  const say = (finding: string, word: string) => {
    const next = { ...said, [finding]: word }
    setSaid(next)
    keep(name, next)
  }
  return { said: { ...given, ...said }, say, forgetSaid: () => dropKept(name) }
}

const Figures = ({ finding, openFigure }: { finding: Finding } & Pick<PanelProps, 'openFigure'>) => {
  const catalogue = useCatalogue()
  return (
    <>
      {finding.figures.map((figure) => (
        <button
          key={`${figure.metric}|${figure.dimension}`}
          type="button"
          class="btn plain"
          onClick={() => openFigure(figure)}
        >
          {catalogue === undefined
            ? figure.metric
            : pick(catalogue.figureName(figure.metric, figure.dimension))}
        </button>
      ))}
    </>
  )
}

const Links = ({
  finding,
  writing,
  openFigure,
  goTo,
}: { finding: Finding } & Pick<PanelProps, 'writing' | 'openFigure' | 'goTo'>) => {
  const words = useWords(panelWords)
  const { sentence } = finding
  return (
    <div class="finding-links">
      {sentence !== undefined && (
        <button type="button" class="btn plain" onClick={() => goTo(sentence.paragraph)}>
          {words.goTo}
        </button>
      )}
      {sentence !== undefined && writing !== undefined && (
        <button type="button" class="btn plain" onClick={() => writing.refresh([sentence])}>
          {words.refresh}
        </button>
      )}
      <Figures finding={finding} openFigure={openFigure} />
    </div>
  )
}

type WordProps = {
  finding: Finding
  word: string
  wrong: string | undefined
  say: ((word: string) => void) | undefined
}

/** The community's word on a warning. */
const Word = ({ finding, word, wrong, say }: WordProps) => {
  const words = useWords(panelWords)
  const id = useId()
  if (say === undefined)
    return <p class="finding-word">{word === '' ? words.noWord : words.wordGiven(word)}</p>
  return (
    <>
      <input
        class="inp"
        aria-label={words.say(pick(finding.message))}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        value={word}
        maxLength={500}
        placeholder={words.sayHow}
        onInput={(event) => say(event.currentTarget.value)}
      />
      {wrong !== undefined && (
        <p class="field-error" id={id}>
          {wrong}
        </p>
      )}
    </>
  )
}

const Item = ({
  finding,
  word,
  wrong,
  say,
  ...links
}: WordProps & Pick<PanelProps, 'writing' | 'openFigure' | 'goTo'>) => (
  <li class={`finding ${finding.severity}`}>
    <p>{pick(finding.message)}</p>
    <Links finding={finding} {...links} />
    {finding.severity === 'warning' && <Word finding={finding} word={word} wrong={wrong} say={say} />}
  </li>
)

const wrongAt = (refused: Error | undefined, finding: string): string | undefined =>
  refused instanceof Refused
    ? refused.problem.errors?.find(({ field, reason }) => field === finding && reason === 'word-needed')
        ?.message
    : undefined

const useFindings = ({ report, place, saved }: PanelProps) => {
  const params = { street: place.street, community: place.community, report: report.id }
  const query = useQuery(
    `check/${place.street}/${place.community}/${report.id}/${report.version}`,
    () => call('checkReport', { params }),
    0,
  )
  useEffect(() => {
    if (saved) query.reload()
  }, [saved])
  return query
}

/** What the rules find: errors block, warnings take a word; and the submission itself. */
export const Checks = (props: PanelProps) => {
  const { report, place } = props
  const words = useWords(panelWords)
  const { value, failure, reload } = useFindings(props)
  const { said, say, forgetSaid } = useSaid(
    `report-words/${place.community}/${report.id}`,
    value?.words ?? {},
  )
  const { busy, refused, submit } = useSubmitting(props)
  if (value === undefined)
    return failure === undefined ? <Loading rows={5} /> : <Failed error={failure} retry={reload} />
  const { findings } = value
  const open = isWritten(report.state) && props.writing !== undefined
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const items = (of: readonly Finding[]) =>
    of.map((finding) => (
      <Item
        key={finding.id}
        {...props}
        finding={finding}
        word={said[finding.id] ?? ''}
        wrong={wrongAt(refused, finding.id)}
        say={open ? (word) => say(finding.id, word) : undefined}
      />
    ))
  const why = obstacleTo(props, findings, said, words)
  return (
    <>
      {findings.length === 0 && <p class="ok-text">{words.clean}</p>}
      {errors.length > 0 && <h3>{words.errors(errors.length)}</h3>}
      <ul class="findings">{items(errors)}</ul>
      {warnings.length > 0 && (
        <h3>{open ? words.warnings(warnings.length) : words.warningsSaid(warnings.length)}</h3>
      )}
      <ul class="findings">{items(warnings)}</ul>
      {refused !== undefined && <Failed error={refused} />}
      {open && (
        <Submit why={why} busy={busy} submit={() => void submit(wordsFor(findings, said), forgetSaid)} />
      )}
    </>
  )
}

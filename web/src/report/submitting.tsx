import type { Finding } from '@linli/contract/report-rules'
import { useId, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { panelWords, type PanelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'

/** The words on warnings, by the finding. */
export type Words = Readonly<Record<string, string>>

type Obstacle = { text: string; toRemarks?: true }

/** Why it cannot be submitted yet, or undefined. */
export const obstacleTo = (
  { report, saved }: Pick<PanelProps, 'report' | 'saved'>,
  findings: readonly Finding[],
  said: Words,
  words: PanelWords,
): Obstacle | undefined => {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const silent = findings.filter(
    ({ id, severity }) => severity === 'warning' && (said[id] ?? '').trim() === '',
  ).length
  const unanswered = report.remarks.filter(({ settled, answer }) => !settled && answer === undefined).length
  if (errors > 0) return { text: words.mustCorrect(errors) }
  if (unanswered > 0) return { text: words.mustAnswer(unanswered), toRemarks: true }
  if (silent > 0) return { text: words.mustSay(silent) }
  return saved ? undefined : { text: words.mustSave }
}

export const wordsFor = (findings: readonly Finding[], said: Words): Record<string, string> =>
  Object.fromEntries(
    findings.flatMap(({ id }) => ((said[id] ?? '').trim() === '' ? [] : [[id, (said[id] ?? '').trim()]])),
  )

/** Submits the report; what the server has against it is shown at the findings it names. */
export const useSubmitting = ({ report, place, changed }: PanelProps) => {
  const words = useWords(panelWords)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Error>()
  const params = { street: place.street, community: place.community, report: report.id }
  const submit = async (said: Record<string, string>, then: () => void) => {
    setBusy(true)
    setRefused(undefined)
    try {
      await call('submitReport', { params, version: report.version, body: { words: said } })
      announce(words.submitted)
      then()
    } catch (error) {
      setRefused(error instanceof Error ? error : new Error(String(error)))
    }
    setBusy(false)
    changed()
  }
  return { busy, refused, submit }
}

export const Submit = ({
  why,
  busy,
  submit,
}: {
  why: Obstacle | undefined
  busy: boolean
  submit: () => void
}) => {
  const words = useWords(panelWords)
  const id = useId()
  const { change } = useAddress()
  const { may, membership } = useSession()
  const refusal = !may('reports.submit')
    ? { text: words.submitAsks }
    : membership.sections === 'all'
      ? why
      : { text: words.noLimited }
  return (
    <div class="submit">
      <button
        type="button"
        class="btn primary"
        disabled={busy || refusal !== undefined}
        aria-describedby={refusal === undefined ? undefined : id}
        onClick={submit}
      >
        {busy ? words.submitting : words.submit}
      </button>
      {refusal !== undefined && <span id={id}>{refusal.text}</span>}
      {refusal !== undefined && 'toRemarks' in refusal && (
        <button type="button" class="btn plain" onClick={() => change({ panel: 'remarks' })}>
          {words.toRemarks}
        </button>
      )}
    </div>
  )
}

import { reportPlaces } from '@linli/domain/reports'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { useRemarkForm } from '../parts/remark-drafts.ts'
import { RemarkFields } from '../parts/remark-fields.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import type { PanelProps } from './panels.tsx'
import { panelWords } from './panel-words.ts'
import { isAbout, type About } from './remark-drafts.ts'
import { reportWords } from './words.ts'

const keyOf = ({ section, paragraph = '', sentence = '', metric = '', dimension = '' }: About): string =>
  [section, paragraph, sentence, metric, dimension].join('|')

/** The whole, and the sections that the reader may remark on. */
const useSections = ({ headingOf }: Pick<PanelProps, 'headingOf'>): About[] => {
  const words = useWords(panelWords)
  const said = useWords(reportWords)
  const { sections } = useSession().membership
  const framing = { opening: words.whole, closing: said.closing }
  return reportPlaces.flatMap((section): About[] => {
    if (section === 'opening' || section === 'closing') return [{ section, quote: framing[section] }]
    const mine = sections === 'all' || section === 'plan' || sections.some((one) => one === section)
    return mine ? [{ section, quote: headingOf(section) }] : []
  })
}

const isAboutOrNone = (value: unknown): value is About | undefined => value === undefined || isAbout(value)

/** The remark as it is written, and what it can be about: what was chosen in the text first. */
const useDraft = (props: PanelProps) => {
  const { report, place } = props
  const name = `report-remark/${place.community}/${report.id}`
  const draft = useRemarkForm<About | undefined>(name, undefined, isAboutOrNone)
  const sections = useSections(props)
  const { about } = draft.form
  const pinned = about === undefined || sections.some((one) => keyOf(one) === keyOf(about)) ? [] : [about]
  const abouts = [...pinned, ...sections]
  return { ...draft, abouts, about: about ?? abouts[0] }
}

const useSending = ({ report, place, changed }: PanelProps, draft: ReturnType<typeof useDraft>) => {
  const words = useWords(panelWords)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const { form, about, key, clear } = draft
  const send = async () => {
    if (about === undefined || form.reason === '' || busy) return
    const { quote: _, ...pin } = about
    const params = { street: place.street, community: place.community, report: report.id }
    const body = { ...pin, reason: form.reason, text: form.text.trim() }
    setBusy(true)
    try {
      await call('addRemark', { params, key, body })
      setProblem('')
      clear()
      announce(words.added)
      changed()
    } catch (error) {
      setProblem(whyOf(error))
    }
    setBusy(false)
  }
  return { send, problem, busy }
}

/** A remark being written: on the sentence or the figure that was chosen, or on a section. */
export const RemarkForm = (props: PanelProps) => {
  const words = useWords(panelWords)
  const ref = useRef<HTMLFormElement>(null)
  const draft = useDraft(props)
  const [tried, setTried] = useState(false)
  const { send, problem, busy } = useSending(props, draft)
  const { form, abouts, about, change, complete } = draft
  useEffect(() => {
    if (props.about !== undefined) change({ about: props.about })
  }, [props.about])
  // Whoever chose a sentence goes on to write.
  useEffect(() => {
    if (form.about !== undefined) ref.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [form.about])
  const submit = (event: Event) => {
    event.preventDefault()
    setTried(!complete)
    if (complete) void send()
  }
  return (
    <form ref={ref} class="remark-form" noValidate onSubmit={submit}>
      <RemarkFields
        form={{ ...form, about: about === undefined ? '' : keyOf(about) }}
        abouts={abouts.map((one) => ({ key: keyOf(one), name: one.quote }))}
        tried={tried}
        change={({ about: chosen, ...more }) =>
          change(
            chosen === undefined ? more : { ...more, about: abouts.find((one) => keyOf(one) === chosen) },
          )
        }
      />
      {problem !== '' && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="btn primary" aria-disabled={busy}>
        {words.add}
      </button>
    </form>
  )
}

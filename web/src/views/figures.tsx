import { isPeriod, periodName } from '@linli/domain/periods'
import type { Replied } from '@linli/contract/operations'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { BaseNotice, Foot } from '../figures/notices.tsx'
import { blocksOf, lineText, reported, seen, type Block } from '../figures/rows.ts'
import { useShownFigure } from '../figures/shown.ts'
import { FigureTable } from '../figures/table.tsx'
import { Tools, useSight } from '../figures/tools.tsx'
import { figuresWords } from '../figures/words.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { FigurePanel } from '../parts/figure-panel.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import '../styles/figures.css'

type Listed = Replied<'listFigures'>

const named = (period: string): string => (isPeriod(period) ? pick(periodName(period)) : period)

/** A record may have been entered a moment ago: what is remembered is shown, and asked again at once. */
const always = 0

const usePlace = () => {
  const { street, community, period } = useSession()
  return { street: street.id, community: community?.id ?? '', period }
}

const useReadingLink = (): string | undefined => {
  const place = usePlace()
  return useSession().may('ledger.write') ? ledgerLink({ ...place, kind: 'reading' }) : undefined
}

const NothingSeen = () => {
  const words = useWords(figuresWords)
  const { change } = useAddress()
  const { q, hideMissing } = useSight()
  const clear = (
    <button type="button" class="btn" onClick={() => change({ q: '', section: '', hide: '' })}>
      {q === '' ? words.showAll : words.clear}
    </button>
  )
  return q === '' && hideMissing ? (
    <Empty title={words.allHidden} text={words.allHiddenHow} actions={clear} />
  ) : (
    <Empty search title={words.nothingFound(q)} text={words.nothingFoundHow} actions={clear} />
  )
}

const NothingYet = () => {
  const words = useWords(figuresWords)
  const place = usePlace()
  const action = (
    <a class="btn primary" href={ledgerLink(place)}>
      {words.goToLedger}
    </a>
  )
  return <Empty title={words.empty(named(place.period))} text={words.emptyHow} actions={action} />
}

const Table = ({
  listed,
  blocks,
  catalogue,
}: {
  listed: Listed
  blocks: readonly Block[]
  catalogue: Known
}) => {
  const place = usePlace()
  const readingLink = useReadingLink()
  const { shown, open, close } = useShownFigure()
  const visible = seen(blocks, useSight())
  return (
    <div class="figures-body">
      <div class="figures-scroll">
        {reported(blocks).known === 0 && <NothingYet />}
        {visible.length === 0 ? (
          <NothingSeen />
        ) : (
          <FigureTable
            blocks={visible}
            sectionName={(section) => pick(catalogue.sections[section] ?? { zh: section, en: section })}
            lastYear={named(listed.lastYear)}
            before={named(listed.before)}
            shown={shown === undefined ? '' : lineText(shown)}
            open={(line) => open(line.row)}
            readingLink={readingLink}
          />
        )}
      </div>
      {shown !== undefined && <FigurePanel {...place} {...shown} onClose={close} />}
    </div>
  )
}

const Counts = ({ blocks, cutOff }: { blocks: readonly Block[]; cutOff: string }) => {
  const words = useWords(figuresWords)
  const { known, missing } = reported(blocks)
  return (
    <p>
      {words.reported(known, missing)}
      {cutOff !== '' && ` · ${words.cutOff(cutOff)}`}
    </p>
  )
}

/** 数据: every figure of the community in the period, where it comes from, and what makes it. */
export const Figures = () => {
  const words = useWords(figuresWords)
  useTitle(words.title)
  const catalogue = useCatalogue()
  const { street, community, period } = usePlace()
  const { value, failure, reload } = useQuery(
    `figures/${street}/${community}/${period}`,
    () => call('listFigures', { params: { street, community }, query: { period } }),
    always,
  )
  const readingLink = useReadingLink()
  const blocks =
    value === undefined || catalogue === undefined
      ? undefined
      : blocksOf(catalogue.metrics, value.rows, period, catalogue.dimensionName)
  return (
    <div class="figures">
      <div class="figures-title">
        <h1>{words.title}</h1>
        <PeriodStepper />
        {value !== undefined && blocks !== undefined && <Counts blocks={blocks} cutOff={value.cutOff} />}
      </div>
      {catalogue !== undefined && <Tools catalogue={catalogue} />}
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && blocks === undefined && <Loading rows={14} />}
      {value !== undefined && blocks !== undefined && catalogue !== undefined && (
        <>
          <BaseNotice blocks={blocks} readingLink={readingLink} />
          <Table listed={value} blocks={blocks} catalogue={catalogue} />
          <Foot />
        </>
      )}
    </div>
  )
}

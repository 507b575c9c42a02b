import { periodName } from '@linli/domain/periods'
import type { Comparison } from '@linli/contract/comparisons'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'
import type { Known } from '../catalogue.ts'
import { pick, useLanguage, useWords } from '../language.tsx'
import { useNarrow } from '../ledger/narrow.ts'
import { Empty } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { useActions } from './actions.ts'
import { columnsOf, summariesOf } from './columns.ts'
import { useEvidence } from './evidence.ts'
import { Foot } from './foot.tsx'
import { markOpen } from './grids.ts'
import { blocksOf, type Block } from './lines.ts'
import { Sheets } from './sheets.tsx'
import type { Sight } from './sights.ts'
import { Matrix } from './table.tsx'
import { matrixWords } from './words.ts'

const FigurePanel = screen(() => import('../parts/figure-panel.tsx').then((module) => module.FigurePanel))
const SwappedMatrix = screen(() => import('./swapped.tsx').then((module) => module.SwappedMatrix))
const PhoneComparison = screen(() => import('./phone.tsx').then((module) => module.PhoneComparison))

type Props = { comparison: Comparison; catalogue: Known; sight: Sight; printing: boolean }

const NothingShown = ({ sight }: { sight: Sight }) => {
  const words = useWords(matrixWords)
  const { change } = useAddress()
  if (sight.q === '' && !sight.gaps) return <Empty title={words.noneHere} text={words.noneHereHow} />
  const clear = (
    <button type="button" class="btn" onClick={() => change({ q: '', gaps: '' })}>
      {words.clear}
    </button>
  )
  return <Empty search title={words.nothingFound} text={words.nothingFoundHow} actions={clear} />
}

/** The comparison as blocks, columns and summaries, worked out anew only when something of it changed. */
const useShown = ({ comparison, catalogue, sight }: Omit<Props, 'printing'>) => {
  const words = useWords(matrixWords)
  return useMemo(() => {
    const { blocks, hidden } = blocksOf({ comparison, catalogue, sight, words })
    const lines = blocks.flatMap((block) => block.lines)
    const columns = columnsOf(
      comparison,
      lines.find(({ id }) => id === sight.sort),
      words,
    )
    return { blocks, hidden, lines, columns, summaries: summariesOf(comparison, sight.view === 'value') }
  }, [comparison, catalogue, sight, words])
}

const useFold = (sight: Sight) => {
  const { change } = useAddress()
  const latest = useRef(sight)
  latest.current = sight
  return useMemo(
    () => (section: string) => {
      const { folded } = latest.current
      const next = folded.includes(section) ? folded.filter((one) => one !== section) : [...folded, section]
      change({ fold: next.join(',') })
    },
    [],
  )
}

const hasFigures = (blocks: readonly Block[]): boolean =>
  blocks.some(({ lines }) => lines.some(({ cells }) => cells.some(({ state }) => state !== 'missing')))

/** The matrix or, on a phone, one metric; with the evidence of the opened figure beside it. */
export const ComparisonBody = ({ comparison, catalogue, sight, printing }: Props) => {
  const words = useWords(matrixWords)
  const language = useLanguage()
  const narrow = useNarrow()
  const { street, membership, may } = useSession()
  const shown = useShown({ comparison, catalogue, sight })
  const { blocks, lines, columns, summaries, hidden } = shown
  const mayOpen = may('records.read')
  const evidence = useEvidence(mayOpen ? columns.map(({ id }) => id) : [])
  const actions = useActions({ lines, columns, sight, words }, evidence)
  const fold = useFold(sight)
  const own = street.communities.length === 1 ? street.communities[0]?.id : undefined
  const wrap = useRef<HTMLDivElement>(null)
  const { opened } = evidence
  useEffect(() => {
    const table = wrap.current?.querySelector('table')
    if (table) markOpen(table, actions.shown())
  }, [opened?.metric, opened?.dimension, opened?.community])
  const name = words.table(pick(periodName(sight.period)), lines.length, columns.length)
  const table = useMemo(() => {
    const Table = sight.swap ? SwappedMatrix : Matrix
    const props = { blocks, columns, summaries, sight, name, own, actions, fold }
    return <Table {...props} />
  }, [shown, sight, language])
  if (membership.role === 'district-viewer' && !hasFigures(blocks))
    return <Empty title={words.approvedOnly} text={words.approvedOnlyHow} />
  if (printing) return <Sheets {...{ blocks, columns, summaries, comparison, sight }} />
  if (lines.length === 0) return <NothingShown sight={sight} />
  return (
    <>
      <div class="mx-split">
        {narrow ? (
          <PhoneComparison
            {...{ blocks, columns, comparison, sight, own }}
            open={mayOpen ? evidence.open : undefined}
          />
        ) : (
          <div class="mx-wrap" ref={wrap}>
            {table}
          </div>
        )}
        {opened !== undefined && (
          <FigurePanel street={street.id} period={sight.period} {...opened} onClose={evidence.close} />
        )}
      </div>
      {narrow ? (
        <p class="mx-notice noprint">{words.notice}</p>
      ) : (
        <Foot sight={sight} comparison={comparison} hidden={hidden} />
      )}
    </>
  )
}

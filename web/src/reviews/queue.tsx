import type { Replied } from '@linli/contract/operations'
import type { BoardRow } from '@linli/contract/report-boards'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useNarrow } from '../ledger/narrow.ts'
import { useWords } from '../language.tsx'
import { reportLink } from '../links.ts'
import { useSession } from '../session.tsx'
import { useHalf, useNames } from './boards.ts'
import { Panel } from './panel.tsx'
import { Dialogs, type Asking } from './queue-dialogs.tsx'
import { useQueueKeys } from './queue-keys.ts'
import { Head, Keys, Nothing, Tools } from './queue-parts.tsx'
import { QueueRow } from './queue-rows.tsx'
import { useWalk } from './queue-walks.ts'
import { queueWords } from './queue-words.ts'
import type { Where } from './reports.ts'
import { useApproving } from './steps.ts'

const byTime = (one: BoardRow, other: BoardRow): number =>
  (one.submittedAt ?? '') < (other.submittedAt ?? '') ? -1 : 1

/** The reports that were picked, to be approved together. */
const usePicked = (rows: readonly BoardRow[]) => {
  const [marked, mark] = useState<readonly string[]>([])
  return {
    picked: rows.filter(({ community }) => marked.includes(community)),
    mark,
    isPicked: ({ community }: BoardRow) => marked.includes(community),
    pickOne: ({ community }: BoardRow, on: boolean) =>
      mark(on ? [...marked, community] : marked.filter((each) => each !== community)),
  }
}

/** Everything that can be done with the queue, by a button or by a key. */
const useQueue = (rows: readonly BoardRow[], whereOf: (row: BoardRow) => Where) => {
  const { route } = useLocation()
  const nameOf = useNames()
  const [asking, ask] = useState<Asking>()
  const approvals = useApproving(nameOf)
  const walking = useWalk(rows)
  const picking = usePicked(rows)
  const { current, walk, shown, show, hide } = walking
  const approve = (row: BoardRow) => {
    approvals.clear()
    if (row.findings.length > 0) ask({ about: 'approve', row })
    else void approvals.approve(row)
  }
  const sendBack = (row: BoardRow) => ask({ about: 'return', row })
  const withCurrent = (act: (row: BoardRow) => void) => () => current !== undefined && act(current)
  useQueueKeys({
    walk,
    panel: withCurrent(({ community }) => show(community)),
    close: () => shown && hide(),
    open: withCurrent((row) => route(reportLink(whereOf(row)))),
    approve: withCurrent(approve),
    sendBack: withCurrent(sendBack),
    pick: withCurrent((row) => picking.pickOne(row, !picking.isPicked(row))),
  })
  return {
    ...walking,
    ...picking,
    ...approvals,
    nameOf,
    asking,
    ask,
    approve,
    confirmed: approvals.approve,
    sendBack,
  }
}

type Queueing = ReturnType<typeof useQueue>

const List = ({ rows, queue }: { rows: readonly BoardRow[]; queue: Queueing }) => {
  const words = useWords(queueWords)
  const { current, shown } = queue
  const narrow = useNarrow()
  const toggle = (row: BoardRow) => (shown && row === current ? queue.hide() : queue.show(row.community))
  return (
    <table class="queue-table">
      <caption class="vh">{words.caption}</caption>
      <Head />
      <tbody>
        {rows.map((row) => (
          <QueueRow
            key={row.community}
            row={row}
            name={queue.nameOf(row.community)}
            current={row === current}
            shown={shown && row === current}
            picked={queue.isPicked(row)}
            actions={{
              show: () => toggle(row),
              point: () => (narrow ? queue.show(row.community) : queue.to(row.community)),
              approve: () => queue.approve(row),
              sendBack: () => queue.sendBack(row),
              pick: (on) => queue.pickOne(row, on),
            }}
          />
        ))}
      </tbody>
    </table>
  )
}

const Body = ({
  rows,
  queue,
  whereOf,
}: {
  rows: readonly BoardRow[]
  queue: Queueing
  whereOf: (row: BoardRow) => Where
}) => {
  const { current, shown, picked, problem } = queue
  const bulk = () => {
    const clean = picked.filter((row) => row.clean)
    queue.ask({ about: 'bulk', rows: clean, leftOut: picked.length - clean.length })
  }
  return (
    <>
      <Tools rows={rows} picked={picked} pick={queue.mark} bulk={bulk} />
      {problem !== '' && (
        <p class="form-refused" role="alert">
          {problem}
        </p>
      )}
      <div class="queue-body">
        <List rows={rows} queue={queue} />
        {shown && current !== undefined && (
          <Panel
            row={current}
            where={whereOf(current)}
            name={queue.nameOf(current.community)}
            close={queue.hide}
            approve={() => queue.approve(current)}
            sendBack={() => queue.sendBack(current)}
            remark={() => queue.ask({ about: 'remark', row: current })}
          />
        )}
      </div>
      <Keys />
    </>
  )
}

/** 队列: the submitted reports, the oldest first, walked through with the keyboard. */
export const Queue = ({ board }: { board: Replied<'readBoard'> }) => {
  const { street } = useSession()
  const period = useHalf()
  const whereOf = ({ community }: BoardRow): Where => ({ street: street.id, community, period })
  const rows = board.rows.filter(({ state }) => state === 'submitted').sort(byTime)
  const queue = useQueue(rows, whereOf)
  const closed = () => {
    if (queue.asking?.about === 'bulk') queue.mark([])
    queue.ask(undefined)
  }
  return (
    <div class="queue">
      {rows.length === 0 ? <Nothing /> : <Body rows={rows} queue={queue} whereOf={whereOf} />}
      <Dialogs
        asking={queue.asking}
        nameOf={queue.nameOf}
        whereOf={whereOf}
        approve={(row) => void queue.confirmed(row)}
        close={closed}
      />
    </div>
  )
}

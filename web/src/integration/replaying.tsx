import type { Endpoint } from '@linli/contract/endpoints'
import type { FieldProblem } from '@linli/contract/refusals'
import { replayedDays } from '@linli/domain/endpoints'
import { useState } from 'preact/hooks'
import { Refused } from '../api.ts'
import { whyOf } from '../failures.ts'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { endpointsChanged, useEndpoints } from './endpoint-loading.ts'
import { replayWords } from './replay-words.ts'
import { useEvery } from './times.ts'
import { consoleWords } from './words.ts'

const day = 24 * 3_600_000
const pause = 1500
const choices = ['failed', 'missing'] as const
type Which = (typeof choices)[number]

/** A moment as the browser's own field for it says it, in the reader's time. */
const fieldText = (at: number): string => momentText(new Date(at).toISOString()).replace(' ', 'T')

const useReplay = (street: string, endpoint: string) => {
  const [which, choose] = useState<Which>('failed')
  const [since, setSince] = useState(fieldText(Date.now() - day))
  const [queued, setQueued] = useState<number>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ since?: FieldProblem; refused?: string }>({})
  const refuse = (error: unknown) => {
    const wrong =
      error instanceof Refused ? error.problem.errors?.find(({ field }) => field === 'since') : undefined
    setProblem(wrong === undefined ? { refused: whyOf(error) } : { since: wrong })
  }
  const send = async () => {
    setBusy(true)
    setProblem({})
    try {
      const from = new Date(since)
      const body = { which, since: Number.isNaN(from.getTime()) ? since : from.toISOString() }
      setQueued((await ask('replayDeliveries', { params: { street, endpoint }, body })).messages)
    } catch (error) {
      refuse(error)
    } finally {
      setBusy(false)
      endpointsChanged(street)
    }
  }
  return { which, choose, since, setSince, queued, setQueued, busy, problem, send }
}

type Replay = ReturnType<typeof useReplay>

const Asking = ({ replay }: { replay: Replay }) => {
  const words = useWords(replayWords)
  const { which, choose, since, setSince, problem } = replay
  return (
    <>
      <fieldset class="choosing">
        <legend>{words.which}</legend>
        {choices.map((each) => (
          <label key={each} class="chk">
            <input type="radio" name="which" checked={which === each} onChange={() => choose(each)} />
            <span>
              {words[each]} <small>{words[`${each}Hint`]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="replay-since">{words.since}</label>
        <input
          id="replay-since"
          class="inp"
          type="datetime-local"
          value={since}
          min={fieldText(Date.now() - replayedDays * day)}
          max={fieldText(Date.now())}
          aria-invalid={problem.since !== undefined}
          aria-describedby="replay-since-said"
          onInput={(event) => setSince(event.currentTarget.value)}
        />
        <p id="replay-since-said" class={problem.since === undefined ? 'hint' : 'wrong'}>
          {problem.since?.message ?? words.sinceHint(replayedDays)}
        </p>
      </div>
    </>
  )
}

/** What was queued, and how much of it still waits. */
const Progress = ({ queued, endpoint }: { queued: number; endpoint: Endpoint }) => {
  const words = useWords(replayWords)
  const { street } = useSession()
  const { value, reload } = useEndpoints(street.id)
  const now = value?.find(({ id }) => id === endpoint.id) ?? endpoint
  const { waiting, failed } = now.health
  useEvery(waiting > 0 ? pause : undefined, reload)
  if (queued === 0) return <p role="status">{words.none}</p>
  const most = Math.max(queued, waiting)
  return (
    <div class="replay-progress">
      <progress max={most} value={most - waiting} aria-label={words.progress} />
      <p role="status">
        {words.queued(queued)} · {words.left(waiting)}
        {failed > 0 && ` · ${words.failures(failed)}`}
      </p>
      <p class="hint">{now.state === 'active' ? words.inBackground : words.off}</p>
    </div>
  )
}

/** Sends again what failed, or for the first time what was never sent, since a moment. */
export const ReplayDialog = ({ endpoint, close }: { endpoint: Endpoint; close: () => void }) => {
  const words = useWords(replayWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  const replay = useReplay(street.id, endpoint.id)
  const { queued, setQueued, busy, problem, send } = replay
  const actions = (
    <>
      {queued === undefined ? (
        <button type="button" class="btn primary" disabled={busy} onClick={() => void send()}>
          {words.send}
        </button>
      ) : (
        <button type="button" class="btn" onClick={() => setQueued(undefined)}>
          {words.again}
        </button>
      )}
      <button type="button" class="btn" onClick={close}>
        {queued === undefined ? said.cancel : said.close}
      </button>
    </>
  )
  return (
    <Dialog title={words.title(endpoint.name)} onClose={close} actions={actions}>
      {problem.refused !== undefined && (
        <p class="form-refused" role="alert">
          {problem.refused}
        </p>
      )}
      {queued === undefined ? <Asking replay={replay} /> : <Progress queued={queued} endpoint={endpoint} />}
    </Dialog>
  )
}

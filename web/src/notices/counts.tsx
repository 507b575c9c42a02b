import { useEffect, useRef } from 'preact/hooks'
import type { Whereabouts } from '../parts/places.ts'
import { useLanguage } from '../language.tsx'
import { forget } from '../queries.ts'
import { boardKey, halfOf, useBoard } from '../reviews/boards.ts'
import { noticesRest, useNotices } from './loading.ts'

/** After coming back to the window within this time nothing is asked, in milliseconds. */
const brief = 5_000

/** Asks again every minute while the page is looked at, and when one comes back to it. */
const useWatch = (ask: () => void) => {
  const latest = useRef(ask)
  const asked = useRef(Date.now())
  latest.current = ask
  useEffect(() => {
    const after = (rest: number) => () => {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return
      if (Date.now() - asked.current < rest) return
      asked.current = Date.now()
      latest.current()
    }
    const returned = after(brief)
    const timer = setInterval(after(noticesRest / 2), noticesRest)
    addEventListener('focus', returned)
    document.addEventListener('visibilitychange', returned)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', returned)
      document.removeEventListener('visibilitychange', returned)
    }
  }, [])
}

const Count = ({ count, zh, en }: { count: number; zh: string; en: string }) => {
  const told = { zh, en }[useLanguage()]
  return count === 0 ? null : (
    <b class="count">
      {count > 99 ? '99+' : count}
      <span class="vh"> {told}</span>
    </b>
  )
}

/** How many notices are new. What a new notice tells of has changed: it is asked again where it is shown. */
export const UnseenCount = ({ street }: { street: string }) => {
  const { value, reload } = useNotices(street)
  useWatch(reload)
  const newest = value?.notices[0]?.sequence
  const before = useRef(newest)
  useEffect(() => {
    if (before.current !== undefined && before.current !== newest)
      for (const shown of [boardKey(street), `report/${street}`]) forget(shown)
    before.current = newest
  }, [newest])
  return <Count count={value?.unseen ?? 0} zh="条新消息" en="new" />
}

/** How long the board is good for a count that new notices renew anyway, in milliseconds. */
const lasting = 10 * 60_000

/** How many submitted reports wait for the review, in the half-year that the address is about. */
export const WaitingCount = ({ at: { street, period } }: { at: Whereabouts }) =>
  street === undefined ? null : <Submitted street={street.id} period={halfOf(period, street)} />

const Submitted = ({ street, period }: { street: string; period: string }) => {
  const { value } = useBoard(street, period, lasting)
  const count = value?.rows.filter(({ state }) => state === 'submitted').length ?? 0
  return <Count count={count} zh="份待审核" en="to review" />
}

import { useEffect, useRef } from 'preact/hooks'
import { momentText } from '../format.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** A moment to the second: 10:32:05 today, else 2010-07-05 10:32:05. */
export const secondText = (instant: string): string => {
  const at = new Date(instant)
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
  return at.toDateString() === new Date().toDateString()
    ? clock
    : `${momentText(instant).slice(0, 10)} ${clock}`
}

/** A moment within the year: 7-05 10:32, else 2009-12-31 10:32. */
export const shortText = (instant: string): string => {
  const text = momentText(instant)
  return text.slice(0, 4) === String(new Date().getFullYear()) ? text.slice(5).replace(/^0/, '') : text
}

/** Does something again and again while `pause` is given, in milliseconds; not while nobody looks at the page. */
export const useEvery = (pause: number | undefined, act: () => void): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (pause === undefined) return undefined
    const timer = setInterval(() => document.hidden || latest.current(), pause)
    return () => clearInterval(timer)
  }, [pause])
}

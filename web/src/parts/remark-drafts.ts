import { remarkReasons, type RemarkReason } from '@linli/domain/reports'
import { useMemo, useState } from 'preact/hooks'
import { freshKey } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'

/** A remark as it is written: what it is about in the way its screen says it, why it is made, and what it says. */
export type RemarkForm<About> = { about: About; reason: RemarkReason | ''; text: string }

const isForm = (value: unknown): value is { about?: unknown } & Omit<RemarkForm<unknown>, 'about'> =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'reason' in value &&
  (value.reason === '' || remarkReasons.some((reason) => reason === value.reason))

/**
 * A remark being written. It is kept on this device until it is made; sent again unchanged, it is made once.
 * @param name under which it is kept
 * @param none what it is about before something is chosen
 */
export const useRemarkForm = <About>(
  name: string,
  none: About,
  isAbout: (value: unknown) => value is About,
) => {
  const [form, setForm] = useState<RemarkForm<About>>(() => {
    const left = kept(name)
    if (!isForm(left)) return { about: none, reason: '', text: '' }
    return { ...left, about: isAbout(left.about) ? left.about : none }
  })
  const key = useMemo(freshKey, [form])
  const change = (more: Partial<RemarkForm<About>>) => {
    const next = { ...form, ...more }
    keep(name, next)
    setForm(next)
  }
  const clear = () => {
    dropKept(name)
    setForm({ about: none, reason: '', text: '' })
  }
  const complete = form.text.trim() !== '' && form.reason !== ''
  return { form, key, change, clear, complete }
}

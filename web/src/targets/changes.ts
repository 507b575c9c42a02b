import type { Target } from '@linli/contract/targets'
import { call, refusalOf } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { bodyOf, formOf, type TargetForm } from './forms.ts'
import type { TargetsWords } from './words.ts'

export type Place = { street: string; community: string }

export const targetsKey = ({ street, community }: Place): string => `targets/${street}/${community}`
export const targetKey = ({ street, community }: Place): string => `target/${street}/${community}`

/** Targets are also the report's plan: both are asked again. */
export const refresh = (place: Place): void => {
  forget(targetsKey(place))
  forget(targetKey(place))
  forget(`draft/${place.street}/${place.community}`)
}

/** Does a small thing at once; what goes wrong is said, and the list shows what is there now. */
export const attempt = async (
  place: Place,
  title: string,
  words: TargetsWords,
  act: () => Promise<unknown>,
) => {
  try {
    await act()
    return true
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    announce(refusalOf(error) === 'stale' ? words.changedMeanwhile(title) : words.notDone(why))
    return false
  } finally {
    refresh(place)
  }
}

export const undoing =
  (place: Place, title: string, words: TargetsWords, act: () => Promise<unknown>) => () =>
    void attempt(place, title, words, act).then((done) => done && announce(words.undone))

/** Adds a target, with a way back. `key` is the same for every attempt to send the same form. */
export const add = async (
  place: Place,
  form: TargetForm,
  key: string,
  words: TargetsWords,
): Promise<void> => {
  const { id, version, title } = await call('setTarget', {
    params: place,
    body: bodyOf(form, undefined, words.duties),
    key,
  })
  refresh(place)
  const remove = () => call('removeTarget', { params: { ...place, target: id }, version })
  announce(words.added(title), { undo: undoing(place, title, words, remove) })
}

/** Changes a target from what it was, with a way back. Throws the refusal when somebody else was first. */
export const edit = async (
  place: Place,
  was: Target,
  form: TargetForm,
  words: TargetsWords,
): Promise<void> => {
  const params = { ...place, target: was.id }
  const saved = await call('changeTarget', {
    params,
    body: bodyOf(form, was, words.duties),
    version: was.version,
  })
  refresh(place)
  const back = () =>
    call('changeTarget', { params, body: bodyOf(formOf(was), was, words.duties), version: saved.version })
  announce(words.saved(saved.title), { undo: undoing(place, was.title, words, back) })
}

/** Removes a target, with a way back. */
export const remove = async (place: Place, target: Target, words: TargetsWords): Promise<void> => {
  const { id, version, title } = target
  const act = () => call('removeTarget', { params: { ...place, target: id }, version })
  if (!(await attempt(place, title, words, act))) return
  const params = { ...place, target: id }
  const back = () => call('restoreTarget', { params, version: version + 1 })
  announce(words.removed(title), { undo: undoing(place, title, words, back) })
}

/** Carries an unfinished target over to the end of the next period, with a way back. */
export const carry = async (
  place: Place,
  target: Target,
  due: string,
  words: TargetsWords,
): Promise<void> => {
  const { id, version, title } = target
  const params = { ...place, target: id }
  const act = () => call('carryTarget', { params, body: { due }, version })
  if (!(await attempt(place, title, words, act))) return
  const back = () =>
    call('changeTarget', {
      params,
      body: bodyOf(formOf(target), target, words.duties),
      version: version + 1,
    })
  announce(words.carriedTo(title, due), { undo: undoing(place, title, words, back) })
}

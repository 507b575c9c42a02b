import type { StreetRule } from '@linli/contract/report-rules'
import { call, refusalOf } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { forget, useQuery } from '../queries.ts'
import { formOf, type RuleForm } from './forms.ts'
import type { RulesWords } from './words.ts'

type State = StreetRule['state']

export const rulesKey = (street: string): string => `rules/${street}`

export const useRules = (street: string) =>
  useQuery(rulesKey(street), () => call('listRules', { params: { street } }))

/** The rule as it is on the server now. */
export const latestRule = async (street: string, id: string): Promise<StreetRule | undefined> => {
  const { rules } = await call('listRules', { params: { street } })
  return rules.find((rule) => rule.id === id)
}

export const addRule = (street: string, form: RuleForm, state: State, key?: string) =>
  call('addRule', { params: { street }, body: { ...form, state }, key })

export const changeRule = (
  street: string,
  { id, version }: Pick<StreetRule, 'id' | 'version'>,
  form: RuleForm,
  state: State,
) => call('changeRule', { params: { street, rule: id }, body: { ...form, state }, version })

const removeRule = (street: string, { id, version }: Pick<StreetRule, 'id' | 'version'>) =>
  call('removeRule', { params: { street, rule: id }, version })

const attempt = async (street: string, words: RulesWords, act: () => Promise<unknown>): Promise<boolean> => {
  try {
    await act()
    return true
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    announce(refusalOf(error) === 'stale' ? words.stale : words.notDone(why))
    return false
  } finally {
    forget(rulesKey(street))
  }
}

const undoing = (street: string, words: RulesWords, act: () => Promise<unknown>) => () =>
  void attempt(street, words, act).then((done) => done && announce(words.undone))

/** Puts a rule in force or suspends it, with a way back. */
export const setState = async (
  street: string,
  rule: StreetRule,
  state: State,
  words: RulesWords,
): Promise<void> => {
  let next = rule
  const act = async () => {
    next = await changeRule(street, rule, formOf(rule), state)
  }
  if (!(await attempt(street, words, act))) return
  const back = () => changeRule(street, next, formOf(rule), rule.state)
  announce(state === 'active' ? words.activated : words.deactivated, { undo: undoing(street, words, back) })
}

/** Deletes a rule, with a way back. */
export const remove = async (street: string, rule: StreetRule, words: RulesWords): Promise<void> => {
  if (!(await attempt(street, words, () => removeRule(street, rule)))) return
  const back = () => addRule(street, formOf(rule), rule.state)
  announce(words.removed, { undo: undoing(street, words, back) })
}

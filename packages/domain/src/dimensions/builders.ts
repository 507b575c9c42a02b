import { both, type Bilingual } from '../results.ts'

/**
 * A list of values. `key` is what a dimension's text says before the `=` when it is not the table's own name:
 * several tables may serve one key, such as `kind` for meetings and for facilities.
 */
export type Dimension = Bilingual & { key?: string; values: Readonly<Record<string, Bilingual>> }

/** A table of values, each named as [中文, English]. */
export const list = (
  zh: string,
  en: string,
  values: Readonly<Record<string, readonly [string, string]>>,
  key?: string,
): Dimension => ({
  ...both(zh, en),
  ...(key === undefined ? {} : { key }),
  values: Object.fromEntries(Object.entries(values).map(([code, name]) => [code, both(...name)])),
})

import { useCatalogue, type Known } from '../catalogue.ts'
import { number } from '../format.ts'
import { pick } from '../language.tsx'
import { shareText } from '../targets/states.tsx'
import type { Cell } from './boards.ts'

/** Units of plans that are no metric's. */
const others: Readonly<Record<string, string>> = { 步: 'steps', 分: 'points', 条: 'items' }

const unitIn = (catalogue: Known | undefined, unit: string): string => {
  const known = Object.values(catalogue?.units ?? {}).find(({ zh }) => zh === unit)
  return pick({ zh: unit, en: known?.en ?? others[unit] ?? unit })
}

/** How far a target is, in a number: 12/20场, or a share; — where nothing tells. */
export const useReached = (): ((cell: Pick<Cell, 'now' | 'of' | 'share' | 'unit'>) => string) => {
  const catalogue = useCatalogue()
  return ({ now, of, share, unit }) => {
    const word = unitIn(catalogue, unit)
    const tail = pick({ zh: word, en: word === '' || word === '%' ? word : ` ${word}` })
    const known = now === undefined ? '—' : number(now, 1)
    if (of !== undefined) return `${known}/${number(of, 1)}${tail}`
    if (now !== undefined) return known + tail
    return share === undefined ? '—' : shareText(share)
  }
}

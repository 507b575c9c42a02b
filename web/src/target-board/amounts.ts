import { unitNamed } from '@linli/domain/units'
import { number } from '../format.ts'
import { pick } from '../language.tsx'
import { shareText } from '../targets/states.tsx'
import type { Cell } from './boards.ts'

/** How far a target is, in a number: 12/20场, or a share; — where nothing tells. */
export const useReached = (): ((cell: Pick<Cell, 'now' | 'of' | 'share' | 'unit'>) => string) => {
  return ({ now, of, share, unit }) => {
    const word = pick(unitNamed(unit))
    const tail = pick({ zh: word, en: word === '' || word === '%' ? word : ` ${word}` })
    const known = now === undefined ? '—' : number(now, 1)
    if (of !== undefined) return `${known}/${number(of, 1)}${tail}`
    if (now !== undefined) return known + tail
    return share === undefined ? '—' : shareText(share)
  }
}

import { expect } from 'vitest'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const cases = { metric: 'criminal_cases', dimension: '', period }
const words = { source: '派出所通报', reason: '案件由派出所统计', statement: '' }

export const declaredFigures: Stories = {
  'a declared figure stands in for the sum, with its source and the difference, until it is withdrawn': {
    tell: async (place) => {
      const lei = await place.signIn('zhao-lei')
      const figure = () => lei.call('readFigure', { params: { metric: 'criminal_cases' }, query: { period } })
      await lei.call('recordEntry', {
        body: { kind: 'criminal_case', date: '3-9', title: '盗窃', within: period },
      })
      expect((await figure()).now).toMatchObject({ value: 1, from: 'records', records: 1 })

      const declared = await lei.call('declareFigure', { body: { ...cases, ...words, value: '31' } })
      expect((await figure()).now).toEqual({
        value: 31,
        bound: 'exact',
        from: 'declared',
        records: 1,
        recordsValue: 1,
      })
      expect((await figure()).declared).toMatchObject({ source: '派出所通报', value: 31, updatedBy: '赵磊' })
      const again = await lei.refused('declareFigure', { body: { ...cases, ...words, value: 30 } })
      expect([again.status, again.type]).toEqual([409, '/problems/already-declared'])

      const params = { declared: declared.id }
      const body = { ...words, value: '近40', source: '派出所更正' }
      expect((await lei.refused('changeDeclaredFigure', { params, seen: 9, body })).status).toBe(412)
      await lei.call('changeDeclaredFigure', { params, seen: 1, body })
      expect((await figure()).now).toMatchObject({ value: 40, bound: 'at-most', recordsValue: 1 })
      expect((await figure()).declared?.said).toBe('近40')

      const officer = await place.signIn('wu-qiang')
      const { rows } = await officer.call('readComparison', { query: { period, metrics: 'criminal_cases' } })
      expect(rows[0]?.now).toEqual([{ value: 40, bound: 'at-most', from: 'declared' }, null])

      await lei.call('withdrawDeclaredFigure', { params, seen: 2 })
      expect((await figure()).now).toMatchObject({ value: 1, from: 'records' })
      expect((await figure()).declared).toBeNull()
      expect((await lei.refused('changeDeclaredFigure', { params, seen: 3, body })).status).toBe(404)
    },
  },
}

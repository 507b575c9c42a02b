import { expect } from 'vitest'
import { csvCells } from '../support/csv-cells.ts'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const traps = [
  '=HYPERLINK("http://x.test","点我")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '＝1＋1',
  "=cmd|'/c calc'!A1",
]

const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer())

export const exports: Stories = {
  'an exported ledger opens in a spreadsheet as text: no cell is run as a formula': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const rows = traps.map((title, i) => ({
        kind: 'birth',
        date: `6-${i + 1}`,
        title,
        note: title,
        fields: { count: '10余' },
      }))
      await fang.call('importEntries', { body: { within: period, rows } })
      const response = await fang.ask('exportEntries', { query: { period } })
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(response.headers.get('content-disposition')).toContain(
        `filename*=UTF-8''${encodeURIComponent('台账')}`,
      )
      const bytes = await bytesOf(response)
      expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
      const [head = [], ...cells] = csvCells(new TextDecoder().decode(bytes))
      expect([head[0], head.at(-3), cells.length]).toEqual(['日期', '备注', traps.length])
      expect(cells.map((row) => row[2]).reverse()).toEqual(traps.map((trap) => `'${trap}`))
      expect(cells.flat().filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([])
      expect(cells[0]).toContain('10余')
    },
  },

  'an exported comparison keeps missing and zero apart and says what it is for': {
    tell: async (place) => {
      const [lei, qiang] = [await place.signIn('zhao-lei'), await place.signIn('wu-qiang')]
      const declared = { metric: 'births', period, value: 0, source: '计生台账', reason: '本期无出生' }
      await lei.call('declareFigure', { body: declared })
      const response = await qiang.ask('exportComparison', { query: { period, metrics: 'births' } })
      const bytes = await bytesOf(response)
      expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
      const cells = csvCells(new TextDecoder().decode(bytes))
      expect(cells.flat()).toContain('内部工作资料，不作考核通报依据')
      const row = cells.find((one) => one.includes('未报')) ?? []
      expect(row.slice(3, 5)).toEqual(['0', '未报'])
    },
  },
}

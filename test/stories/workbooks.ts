import { expect } from 'vitest'
import { metricOf } from '@linli/domain/metrics'
import { sheetsOf, type StoredCell } from '../support/workbook-cells.ts'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const traps = ['=HYPERLINK("http://x.test","点我")', '+1+1', '-2+3', '@SUM(A1:A9)', '#N/A', '_x0041_']

/** The rows under the head, which begins with this word. */
const under = (rows: readonly StoredCell[][], head: string): StoredCell[][] =>
  rows.slice(rows.findIndex(([first]) => first === head) + 1)

/** An empty cell at the end of a row need not be stored. */
const at = (row: readonly StoredCell[] | undefined, column: number): StoredCell => row?.[column] ?? null

export const workbooks: Stories = {
  'a ledger exported to Excel holds its texts as texts and its numbers as numbers': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const rows = traps.map((title, i) => ({
        kind: 'birth',
        date: `6-${i + 1}`,
        title,
        note: title,
        fields: { count: i === 0 ? '10余' : '3' },
      }))
      await fang.call('importEntries', { body: { within: period, rows } })
      const response = await fang.ask('exportEntriesWorkbook', { query: { period } })
      const disposition = response.headers.get('content-disposition')
      expect(disposition).toContain('filename="linli.xlsx"')
      expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent('台账')}`)
      const [about, sheet] = sheetsOf(new Uint8Array(await response.arrayBuffer()))
      expect(under(about?.rows ?? [], '台账类别')).toEqual([['出生', traps.length]])
      const [head = [], ...lines] = sheet?.rows ?? []
      expect([sheet?.name, sheet?.formulas, sheet?.frozen]).toEqual(['出生', 0, 'C2'])
      expect(lines.map((line) => at(line, 1)).reverse()).toEqual(traps)
      expect(lines.map((line) => at(line, head.indexOf('备注'))).reverse()).toEqual(traps)
      const counts = lines.map((line) =>
        at(
          line,
          head.findIndex((title) => String(title).startsWith('人数')),
        ),
      )
      expect(counts.reverse()).toEqual(['10余', 3, 3, 3, 3, 3])
    },
  },

  'a ledger exported to Excel has a sheet for each kind with that kind’s own columns, after one that says so':
    {
      demonstration: true,
      tell: async (place) => {
        const worker = await place.signIn('tianyun-worker')
        const query = { period }
        const [about, ...sheets] = sheetsOf(await worker.call('exportEntriesWorkbook', { query }))
        const { kinds } = await worker.call('readCatalogue')
        const { counts } = await worker.call('countEntries', { query })
        const recorded = kinds.filter(({ code }) => counts[code] !== undefined)
        const listed = recorded.map(({ code, zh }) => [zh, counts[code] ?? 0])
        expect([about?.name, about?.rows[0]?.[0]]).toEqual(['说明', '台账 2010年上半年'])
        expect(under(about?.rows ?? [], '台账类别')).toEqual(listed)
        expect(sheets.map(({ name, rows }) => [name, rows.length - 1])).toEqual(listed)
        for (const [i, { rows, filter, frozen, widths }] of sheets.entries()) {
          const own = recorded[i]?.fields.map(({ zh }) => zh) ?? []
          const [head = []] = rows
          // A head tells the unit after the field's name.
          const told = head.slice(2, -3).map((title, j) => String(title).slice(0, own[j]?.length))
          expect(told).toEqual(own)
          expect([head[0], ...head.slice(-3)]).toEqual(['日期', '备注', '记录人', '最后修改'])
          expect([frozen, filter?.startsWith('A1:'), filter?.endsWith(String(rows.length))]).toEqual([
            'C2',
            true,
            true,
          ])
          expect(widths).toHaveLength(head.length)
        }
        expect(sheets.reduce((sum, { formulas }) => sum + formulas, 0)).toBe(0)
      },
    },

  'the figures exported to Excel are those of the API, and what is missing is empty': {
    demonstration: true,
    tell: async (place) => {
      const secretary = await place.signIn('tianyun-secretary')
      const { rows } = await secretary.call('listFigures', { query: { period } })
      const sheets = sheetsOf(await secretary.call('exportFiguresWorkbook', { query: { period } }))
      const lines = under(sheets[0]?.rows ?? [], '条线')
      expect(lines.map((line) => [at(line, 3), at(line, 5), at(line, 7)])).toEqual(
        rows.map((row) => [row.now, row.lastYear, row.before].map((figure) => figure?.value ?? null)),
      )
      const mark = (metric: string) => lines[rows.findIndex((row) => row.metric === metric)]
      expect(at(mark('population'), 4)).toBe('估计')
      expect(at(mark('criminal_cases'), 10)).toBe('补录')
      expect(sheets.map(({ name }) => name)).toEqual(['数据', '口径'])
      const defined = under(sheets[1]?.rows ?? [], '条线')
      const metrics = [...new Set(rows.map(({ metric }) => metric))]
      expect(defined.map((line) => line[1])).toEqual(metrics.map((code) => metricOf(code)?.zh))
    },
  },

  'the comparison exported to Excel keeps missing and zero apart and says what it is for': {
    tell: async (place) => {
      const [lei, qiang] = [await place.signIn('zhao-lei'), await place.signIn('wu-qiang')]
      const declared = { metric: 'births', period, value: 0, source: '计生台账', reason: '本期无出生' }
      await lei.call('declareFigure', { body: declared })
      const query = { period, metrics: 'births' }
      const file = await qiang.call('exportComparisonWorkbook', { query })
      const { rows, communities } = await qiang.call('readComparison', { query })
      const [sheet, definitions] = sheetsOf(file)
      expect(sheet?.rows.flat()).toContain('内部工作资料，不作考核通报依据')
      expect([sheet?.name, sheet?.frozen, definitions?.name]).toEqual(['社区对比', 'D6', '口径'])
      const [line] = under(sheet?.rows ?? [], '条线')
      expect(communities.map((_, i) => at(line, 3 + i))).toEqual(
        rows[0]?.now.map((cell) => cell?.value ?? null),
      )
      expect([at(line, 3), at(line, 4)]).toEqual([0, null])
      expect(line).toContain(`${communities[0]?.shortName} 补录`)
      expect(await qiang.call('exportComparisonWorkbook', { query })).toEqual(file)
    },
  },
}

import fc from 'fast-check'
import { officialDocument, type OfficialDocument } from '@linli/workers/documents/official-documents'
import { titleLines } from '@linli/workers/documents/title-lines'
import { beforeAll, describe, expect, test } from 'vitest'
import { officialReport } from '../fixtures/official-reports.ts'
import { printed, type PrintedLine } from '../support/rendered.ts'
import { unzipped } from '../support/zips.ts'

const partsOf = async (document: OfficialDocument) => unzipped(await officialDocument(document))

const withoutTags = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** The texts of a document, without the title, which is broken by hand. */
const saidIn = ({ opening, sections, closing, signature, date, annex }: OfficialDocument): string[] => [
  ...opening,
  ...sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.map((one) => `${one.heading ?? ''}${one.text}`),
  ]),
  ...closing,
  signature,
  date,
  ...(annex?.tables.flatMap(({ caption, rows }) => [caption, ...rows.flat()]) ?? []),
  ...(annex?.notes ?? []),
]

const bare: OfficialDocument = {
  title: '工作总结',
  opening: [],
  sections: [],
  closing: ['以上。'],
  signature: '榆树社区居委会',
  date: '2010年6月30日',
}

describe('a Word file of an official document', () => {
  test('has the geometry of GB/T 9704-2012', async () => {
    const parts = await partsOf(officialReport)
    const [body, styles] = [parts.get('word/document.xml') ?? '', parts.get('word/styles.xml') ?? '']
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(body).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
    expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(styles).toMatch(/<w:pPrDefault>.*w:line="579" w:lineRule="exact".*<\/w:pPrDefault>/)
    expect(styles).toMatch(/<w:rPrDefault>.*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>.*<\/w:rPrDefault>/)
    expect(styles).toMatch(/w:styleId="BodyText">.*?w:firstLineChars="200"/)
    expect(styles).toMatch(
      /w:styleId="Title">.*?<w:jc w:val="center"\/>.*?w:eastAsia="方正小标宋简体".*?<w:sz w:val="44"\/>/,
    )
    expect(styles).toMatch(/w:styleId="Heading1">.*?w:eastAsia="黑体"/)
  })

  test('names its fonts with what may stand in for them, and brings none along', async () => {
    const parts = await partsOf(officialReport)
    const table = parts.get('word/fontTable.xml') ?? ''
    for (const [name, other] of [
      ['仿宋_GB2312', 'FangSong'],
      ['楷体_GB2312', 'KaiTi'],
      ['黑体', 'SimHei'],
      ['宋体', 'SimSun'],
      ['方正小标宋简体', 'FZXiaoBiaoSong-B05S'],
    ])
      expect(table).toMatch(new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]*${other}`))
    expect([...parts.keys()].filter((path) => path.startsWith('word/fonts/'))).toEqual([])
  })

  test('numbers odd pages on the right and even pages on the left', async () => {
    const parts = await partsOf(officialReport)
    const links = parts.get('word/_rels/document.xml.rels') ?? ''
    const footer = (type: string): string => {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"`).exec(
        parts.get('word/document.xml') ?? '',
      )?.[1]
      const link = links.match(/<Relationship [^>]*>/g)?.find((one) => one.includes(`Id="${id}"`))
      return parts.get(`word/${/Target="([^"]+)"/.exec(link ?? '')?.[1]}`) ?? ''
    }
    expect(footer('default')).toContain('<w:ind w:right="280"/><w:jc w:val="right"/>')
    expect(footer('even')).toContain('<w:ind w:left="280"/><w:jc w:val="left"/>')
    expect(footer('default')).toContain('PAGE')
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  test('is the same, byte for byte, whenever it is made', async () => {
    const parts = await partsOf(officialReport)
    const core = parts.get('docProps/core.xml') ?? ''
    expect(core).toContain(
      `<dc:title>${officialReport.title}</dc:title><dc:creator>榆树社区居委会</dc:creator>`,
    )
    expect(core.match(/2010-06-30T00:00:00Z/g)).toHaveLength(2)
    const file = await officialDocument(officialReport)
    const year = new Date().getFullYear()
    expect(Buffer.from(file).equals(Buffer.from(await officialDocument(officialReport)))).toBe(true)
    // Nothing in it was taken from the clock: neither the archive's times nor the parts.
    const view = new DataView(file.buffer, file.byteOffset)
    expect(view.getUint32(10, true)).toBe(0x0021_0000)
    expect([...parts.values()].filter((part) => part.includes(`${year}-`))).toEqual([])
  })

  test('leaves out what XML forbids and keeps everything else', { timeout: 60_000 }, async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, title) => {
        const annex = {
          title,
          tables: [{ caption: text, columns: [{ title: text, width: 1 }], rows: [[text]] }],
          notes: [text],
        }
        const parts = await partsOf({ ...bare, title, mark: text, opening: [text], annex })
        for (const part of parts.values()) {
          // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
          expect(part).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
          expect(part.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/)
        }
      }),
      { numRuns: 25 },
    )
    const said = '甲\u0000乙\u0007丙\ud800丁\uffff戊 <b>&amp;</b> "己" 𠀀'
    const body = (await partsOf({ ...bare, opening: [said] })).get('word/document.xml') ?? ''
    expect(withoutTags(body)).toContain('甲乙丙丁戊 <b>&amp;</b> "己" 𠀀')
  })

  test('holds every text once', async () => {
    const said = withoutTags((await partsOf(officialReport)).get('word/document.xml') ?? '')
    for (const text of saidIn(officialReport)) expect(said).toContain(text)
    expect(said.split(officialReport.sections[0]?.heading ?? '')).toHaveLength(2)
  })
})

describe('a title', () => {
  test.for([
    ['天运社区2010年上半年工作总结', ['天运社区2010年上半年工作总结']],
    [
      '枫林街道榆树社区居民委员会2010年上半年工作总结',
      ['枫林街道榆树社区居民委员会', '2010年上半年工作总结'],
    ],
    ['闸弄口街道天运社区2010年上半年工作总结', ['闸弄口街道天运社区', '2010年上半年工作总结']],
    [
      '枫林街道办事处关于2010年上半年社区工作情况的汇总报告',
      ['枫林街道办事处关于2010年上半年', '社区工作情况的汇总报告'],
    ],
  ] as const)('%s is broken where a word ends', ([title, lines]) => {
    expect(titleLines(title)).toEqual(lines)
  })

  test('loses nothing, and every line fits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[枫林街道社区委员会年上半的、（）0-9]{1,60}$/), (title) => {
        const lines = titleLines(title)
        expect(lines.join('')).toBe(title)
        if (lines.length > 1)
          for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(36)
      }),
    )
  })
})

describe('printed by LibreOffice', () => {
  let pages: PrintedLine[][] = []
  let full: PrintedLine[][] = []
  let long: PrintedLine[][] = []
  beforeAll(async () => {
    const text = '一二三四五六七八九十'.repeat(140)
    const rows = Array.from({ length: 80 }, (_, i) => [`指标${i + 1}`, `${i + 1}`])
    const columns = [
      { title: '指标', width: 3 },
      { title: '数值', width: 1, number: true },
    ]
    const annex = { title: '数据表', tables: [{ caption: '党建', columns, rows }], notes: [] }
    const filled = { ...bare, sections: [{ heading: '一、满', paragraphs: [{ text }] }] }
    const files = await Promise.all([officialReport, filled, { ...bare, annex }].map(officialDocument))
    ;[pages = [], full = [], long = []] = await printed(...files)
  }, 120_000)

  const textOf = (lines: readonly PrintedLine[]): string =>
    lines
      .map(({ text }) => text)
      .join('')
      .replace(/[\s　]/g, '')

  test('a page holds 22 lines of 28 characters, 28.95 pt apart', () => {
    const lines = (full[1] ?? []).slice(0, -1)
    expect(lines.map(({ text }) => Array.from(text).length)).toEqual(Array.from({ length: 22 }, () => 28))
    const steps = lines.slice(1).map(({ top }, i) => top - (lines[i]?.top ?? 0))
    for (const step of steps) expect(Math.abs(step - 28.95)).toBeLessThan(0.1)
    expect(lines[0]?.left).toBeCloseTo((28 / 25.4) * 72, 0)
  })

  test('the pages of a report are full, and nothing of it is lost', () => {
    expect(pages.slice(0, 3).map((lines) => lines.at(-2)?.top)).toEqual(
      pages.slice(0, 3).map(() => full[1]?.at(-2)?.top),
    )
    const [said, print] = [saidIn(officialReport), textOf(pages.flatMap((lines) => lines.slice(0, -1)))]
    for (const text of said) expect(print).toContain(text.replace(/[\s　]/g, ''))
  })

  test('page numbers stand outside', () => {
    const feet = pages.map((lines) => lines.at(-1))
    expect(feet.map((foot) => foot?.text)).toEqual(pages.map((_, i) => `— ${i + 1} —`))
    const right = 79.4 + 442.3
    for (const [i, foot] of feet.entries())
      expect(i % 2 === 0 ? right - (foot?.right ?? 0) : (foot?.left ?? 0) - 79.4).toBeCloseTo(14, 0)
  })

  test('paragraphs begin two characters in; signature and date end four from the right, with text before them', () => {
    const heading = pages.flat().find(({ text }) => text.startsWith('六、'))
    expect((heading?.left ?? 0) - 79.4).toBeCloseTo(2 * 15.75, 0)
    const last = pages.find((lines) => lines.some(({ text }) => text === '榆树社区居委会')) ?? []
    const at = last.findIndex(({ text }) => text === '榆树社区居委会')
    expect(at).toBeGreaterThan(1)
    const date = last[at + 1]
    expect(date?.text.replaceAll(' ', '')).toBe('2010年6月30日')
    expect(79.4 + 442.3 - (date?.right ?? 0)).toBeCloseTo(4 * 15.75, 0)
  })

  test('the annex begins a page, and a table that goes on repeats its head', () => {
    expect(pages.filter(([first]) => first?.text === '附件')).toHaveLength(1)
    const heads = long.slice(1).map((lines) => lines.some(({ text }) => text === '指标 数值'))
    expect(heads.length).toBeGreaterThan(2)
    expect(heads).not.toContain(false)
  })
})

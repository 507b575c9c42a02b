import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { submitAs } from '../support/planted-reports.ts'
import { served, type Served } from '../support/served.ts'
import { signInAt } from '../support/town.ts'

let place: Served
let browser: Browser
const at = (query = '') => `/s/zhanongkou/compare?period=2010-H1${query}`

beforeAll(async () => {
  place = await served()
  browser = await launchChromium()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

const opened = async (
  path = at(),
  name = 'street-admin',
  size: (typeof sizes)[number] = sizes[0],
): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  await page
    .locator(size.width > 700 ? '.mx tbody td' : '.mx-phone li')
    .first()
    .waitFor()
  return page
}

const cell = (page: Page, line: string, column: string) =>
  page.locator(`.mx td[data-line="${line}|"][data-column="${column}"]`)
const panelOf = (page: Page) => page.locator('aside.evidence')
const asked = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
const heads = async (page: Page): Promise<string[]> => {
  const texts = await page.locator('.mx thead th:not(.mx-sum)').allInnerTexts()
  return texts.map((text) => text.split('\n')[0] ?? '')
}
const standing = (page: Page) =>
  page.evaluate('[document.activeElement.dataset.line, document.activeElement.dataset.column].join(" ")')

/** Counts what is put on the clipboard, where a page may not read it back. */
const listenToCopies = (page: Page) =>
  page.evaluate(`addEventListener('copy', (event) => {
    window.copied = { text: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') }
  })`)

describe('the comparison on an office PC', () => {
  test('has every community of the street in its order, with sums, and passes axe', async () => {
    const page = await opened()
    const names = await heads(page)
    expect(names).toHaveLength(15)
    expect(names).toEqual(expect.arrayContaining(['天运', '榆荫', '学府']))
    expect(await cell(page, 'births', 'tianyun').innerText()).toBe('9')
    expect(await page.getByText('内部工作资料，不作考核通报依据').first().isVisible()).toBe(true)
    expect(await page.getByText('仅表示大小，不作评价').first().isVisible()).toBe(true)
    expect(await page.title()).toBe('2010年上半年 对比 · 闸弄口街道 · 邻里')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('tells missing, zero, happened and about apart', async () => {
    const page = await opened()
    expect(await cell(page, 'floating_population', 'tianyun').innerText()).toBe('未报')
    expect(await cell(page, 'fire_incidents', 'tianyun').innerText()).toMatch(/^0/)
    expect(await cell(page, 'party_meetings', 'tianyun').innerText()).toMatch(/^有\s*数未记$/)
    expect(await cell(page, 'disputes_mediated', 'tianyun').innerText()).toMatch(/^≥10/)
    expect(await cell(page, 'population', 'tianyun').innerText()).toMatch(/^估3,980/)
    expect(await cell(page, 'criminal_cases', 'tianyun').getAttribute('title')).toContain('补录')
    expect(await cell(page, 'floating_population', 'total').innerText()).toMatch(/缺\d+/)
  })

  test('invents no change where last year is not known, and none for a lower bound', async () => {
    const page = await opened(at('&view=yoy'))
    expect(await cell(page, 'births', 'tianyun').innerText()).toMatch(/^—/)
    expect(await cell(page, 'disputes_mediated', 'tianyun').innerText()).toMatch(/^—/)
    expect(await cell(page, 'population', 'yuyin').innerText()).toMatch(/^[▲▼][+−][\d.]+\s+[\d,]+→[\d,]+$/)
  })

  test('is walked by keys: one tab stop, arrows, Enter opens the records that make the number, Esc comes back', async () => {
    const page = await opened()
    expect(await page.locator('.mx [tabindex="0"]').count()).toBe(1)
    await cell(page, 'births', 'tianyun').focus()
    await page.keyboard.press('Enter')
    const panel = panelOf(page)
    await panel.getByText('9 条，合计 = 9').waitFor()
    expect(await panel.locator('.ev-records li').count()).toBe(9)
    expect(await standing(page)).toBe('births| tianyun')
    await page.keyboard.press('ArrowRight')
    await panel.getByText('榆荫社区').waitFor()
    expect(await standing(page)).toBe('births| yuyin')
    expect(asked(page, 'at')).toBe('yuyin')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await standing(page)).toBe('births| yuyin')
    await page.keyboard.press('Home')
    expect(await standing(page)).toBe('births| ')
    await page.keyboard.press('End')
    expect(await standing(page)).toBe('births| xuefu')
  })

  test('S sorts the communities by the row and gives the street’s order back', async () => {
    const page = await opened()
    const before = await heads(page)
    await cell(page, 'population', 'wanghe').focus()
    await page.keyboard.press('s')
    await page.locator('.mx th[aria-sort]').waitFor()
    const texts = await page.locator('.mx td[data-line="population|"]:not(.mx-sum) .mx-v').allInnerTexts()
    const people = texts.map((text) => Number(text.replace(/\D/g, '')))
    expect(people).toHaveLength(14)
    expect(people).toEqual([...people].sort((one, other) => other - one))
    expect(await standing(page)).toBe('population| wanghe')
    await page.keyboard.press('s')
    await page.locator('.mx th[aria-sort]').waitFor({ state: 'detached' })
    expect(await heads(page)).toEqual(before)
  })

  test('H turns the heat off, which only metrics with a direction have', async () => {
    const page = await opened()
    // Rows further down are drawn a moment later.
    await page.locator('.mx td[data-line="unemployed|"]').first().waitFor()
    expect(await page.locator('.mx td[data-line="population|"][class*="heat-"]').count()).toBe(0)
    expect(await page.locator('.mx td[data-line="unemployed|"][class*="heat-"]').count()).toBeGreaterThan(5)
    await cell(page, 'population', 'tianyun').focus()
    await page.keyboard.press('h')
    await page.locator('.mx [class*="heat-"]').first().waitFor({ state: 'detached' })
    expect(asked(page, 'heat')).toBe('off')
  })

  test('a block is selected with Shift and copied with its heads', async () => {
    const page = await opened()
    await listenToCopies(page)
    await cell(page, 'births', 'tianyun').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await page.locator('.mx td.picked').count()).toBe(4)
    await page.keyboard.press('Control+c')
    await page.getByText('已复制 2 行 × 2 列').waitFor()
    const { text, html } = await page.evaluate<{ text: string; html: string }>('window.copied')
    const rows = text.split('\r\n').map((row) => row.split('\t'))
    expect(rows[0]).toEqual(['指标', '天运社区', '榆荫社区'])
    expect(rows[1]).toEqual(['出生人数（人）', '9', '0'])
    expect(rows[2]?.[2]).toBe('未报')
    expect(html).toContain('<th>天运社区</th>')
    expect(html).toContain('<td>9</td>')
  })

  test('a section folds; filter and gaps narrow; and the link brings all of it back', async () => {
    const page = await opened()
    await page.getByRole('button', { name: '基础信息' }).click()
    await cell(page, 'population', 'tianyun').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '每千人等' }).click()
    await page.getByRole('searchbox').fill('csrs')
    const births = page.locator('.mx td[data-line="births|"][data-column="tianyun"]')
    expect(await births.innerText()).toMatch(/^估2\.26\s+9$/)
    await cell(page, 'disputes_mediated', 'tianyun').waitFor({ state: 'detached' })
    expect(await page.locator('.mx tbody tr').count()).toBe(2)
    const again = await opened(new URL(page.url()).pathname + new URL(page.url()).search)
    expect(await again.locator('.mx tbody tr').count()).toBe(2)
    expect(await again.getByRole('button', { name: '每千人等' }).getAttribute('aria-pressed')).toBe('true')
    await again.getByRole('searchbox').fill('没有这样的指标')
    await again.getByText('没有符合的指标').waitFor()
    await again.getByRole('button', { name: '清除筛选' }).click()
    await again.getByRole('button', { name: /^未报 \d+ 格$/ }).click()
    await again.locator('.mx td.missing').nth(20).waitFor()
    expect(asked(again, 'fold')).toBe('base')
    expect(asked(again, 'gaps')).toBe('only')
  })

  test('metrics and communities are chosen and ordered by keys alone', async () => {
    const page = await opened()
    await page.getByRole('button', { name: '指标与社区' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '社区 14' }).press('Enter')
    await dialog.getByRole('checkbox', { name: '学府社区' }).press('Space')
    const down = dialog.getByRole('button', { name: '天运社区下移' })
    await down.press('Enter')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '应用' }).press('Enter')
    await page.getByRole('columnheader', { name: '学府' }).waitFor({ state: 'detached' })
    await cell(page, 'births', 'yuyin').waitFor()
    expect((await heads(page)).slice(1, 3)).toEqual(['榆荫', '天运'])
  })

  test('turned, the communities go down and the metrics across', async () => {
    const page = await opened(at('&swap=on'))
    expect(await page.getByRole('rowheader', { name: /天运/ }).count()).toBe(1)
    expect(await cell(page, 'births', 'tianyun').innerText()).toBe('9')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('prints on A4 across with a head to sign, every row, legend and definitions', async () => {
    const page = await opened(at('&metrics=all'))
    await page.emulateMedia({ media: 'print' })
    const sheet = page.locator('.sheet')
    await sheet.first().waitFor()
    expect(await sheet.count()).toBe(1)
    const text = await page.locator('.sheets').innerText()
    for (const said of [
      '闸弄口街道2010年上半年社区对比表',
      '填报单位',
      '制表人',
      '审核人',
      '数据截至 2010-06-30',
      '口径',
      '未报不等于 0',
    ])
      expect(text).toContain(said)
    for (const chrome of ['.bar', '.mx-title', '.mx-tools'])
      expect(await page.locator(chrome).isVisible(), chrome).toBe(false)
    expect(await page.locator('.sheet tbody tr:not(.sheet-section)').count()).toBeGreaterThan(150)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(4)
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/)
  })

  test('exports what is seen', async () => {
    const page = await opened(at('&view=yoy'))
    const href = await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href')
    const answer = await page.request.get(`${place.url}${href}`)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain('天运社区')
    expect(href).toContain('view=yoy')
    expect(href).toContain('base=2009-H1')
  })
})

describe('whose comparison it is', () => {
  test('a community sees its own column beside the street’s average', async () => {
    const page = await opened(at(), 'tianyun-worker')
    expect(await heads(page)).toEqual(['指标', '天运'])
    expect(await page.locator('.mx thead .mx-sum').allInnerTexts()).toEqual(['平均'])
    expect(await cell(page, 'births', 'average').innerText()).toMatch(/^\d/)
  })

  test('a district sees approved figures only, and is told that there are none', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'district-viewer', at())
    await page.getByText('还没有可看的数据').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

describe('the comparison on a phone', () => {
  test('is one metric at a time, in the street’s order, with its evidence', async () => {
    const page = await opened(at('&row=births%7C'), 'street-admin', sizes[1])
    const names = await page.locator('.mx-phone .mx-who').allInnerTexts()
    expect(names.slice(0, 3)).toEqual(['天运', '榆荫', '松涛里'])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '下一项指标' }).click()
    await page.waitForURL((url) => url.searchParams.get('row') !== 'births|')
    await page.getByRole('button', { name: '上一项指标' }).click()
    await page.getByRole('button', { name: /^天运/ }).click()
    await panelOf(page).getByText('9 条，合计 = 9').waitFor()
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.textContent')).toContain('天运')
  })
})

test('what was recorded after the approval of a report is marked, also where nobody had reported anything', async () => {
  const target = { origin: place.url, fetch: (request: Request) => fetch(request) }
  const [secretary, officer] = [
    await signInAt(target, 'yuyin-secretary'),
    await signInAt(target, 'street-officer'),
  ]
  const period = '1992-H1'
  const { id } = await secretary.call('startReport', { body: { period } })
  const { version } = await submitAs(secretary, id)
  await officer.call('approveReport', {
    params: { community: 'yuyin', report: id },
    seen: version,
  })
  await secretary.call('declareFigure', {
    body: { metric: 'births', dimension: '', period, value: 3, source: '卫生站', reason: '漏报' },
  })
  const page = await opened(`/s/zhanongkou/compare?period=${period}&metrics=births`)
  const marked = cell(page, 'births', 'yuyin')
  expect(await marked.innerText()).toMatch(/^未报\s*\*$/)
  expect(await marked.getAttribute('title')).toBe('已核定，核定后台账已变更，现为 3')
  expect(await cell(page, 'births', 'tianyun').innerText()).toBe('未报')
  expect(await accessibilityFaults(page)).toEqual([])
  await marked.click()
  await panelOf(page).getByText('报告核定时未报。').waitFor()
  await panelOf(page).getByText('已变更，台账现为 3').waitFor()
  await page.goto(`${place.url}/s/zhanongkou/c/yuyin/figures?period=${period}`)
  const line = page.getByRole('row').filter({ hasText: '出生人数' }).first()
  await line.getByText('已变更', { exact: true }).waitFor()
})

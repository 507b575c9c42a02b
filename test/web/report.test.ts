import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const at = (screen: string, query = 'period=2010-H1') => `/s/zhanongkou/c/tianyun/${screen}?${query}`

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
  path: string,
  name = 'tianyun-secretary',
  size: (typeof sizes)[number] = sizes[0],
): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const panelOf = (page: Page) => page.locator('aside.evidence')
const row = (page: Page, name: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: false }) })
    .first()

describe.each(sizes)('the draft at $width px', (size) => {
  test('reads as the report of the half-year: six sections, the plan, the date', async () => {
    const page = await opened(at('draft'), 'tianyun-worker', size)
    const report = page.getByRole('article')
    await report.getByRole('heading', { name: '天运社区2010年上半年工作总结' }).waitFor()
    const headings = await report.getByRole('heading', { level: 3 }).allTextContents()
    expect(headings.map((heading) => heading.slice(0, 2))).toEqual([
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
      '六、',
      '下半',
    ])
    const text = await report.innerText()
    for (const said of [
      '党员20名',
      '男孩5人',
      '10余起',
      '没有发生火灾事故',
      '第六次人口普查',
      '2010年6月30日',
    ])
      expect(text).toContain(said)
    expect(await page.getByText('草稿由台账自动生成，尚未提交').isVisible()).toBe(true)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('the 31 cases open the source that declared them, and Esc comes back to the number', async () => {
    const page = await opened(at('draft'), 'tianyun-secretary', size)
    await page.getByRole('link', { name: '31起，看依据' }).click()
    await panelOf(page).getByText('派出所', { exact: false }).first().waitFor()
    expect(new URL(page.url()).searchParams.get('metric')).toBe('criminal_cases')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.textContent')).toBe('31起')
  })

  test('the donations open the records that make the sum', async () => {
    const page = await opened(at('draft'), 'tianyun-secretary', size)
    await page.getByRole('link', { name: '13353.5元，看依据' }).click()
    const panel = panelOf(page)
    for (const campaign of ['公民爱心日', '春风行动', '玉树地震', '西南旱区'])
      await panel.getByText(campaign, { exact: false }).first().waitFor()
    expect(await panel.innerText()).toContain('13,353.5')
  })
})

describe('the draft', () => {
  test('a sentence says how much it cites and opens it; a told event leads to its record', async () => {
    const page = await opened(at('draft'))
    const sentence = page.locator('.sentence', { hasText: '刑事案件31起' })
    await sentence.getByRole('link').first().focus()
    await page.getByText('本句引用 2 个数、0 条台账').waitFor()
    await sentence.getByRole('button', { name: '本句引用 2 个数、0 条台账' }).click()
    const evidence = page.getByRole('complementary', { name: '本句依据' })
    await evidence.getByRole('button', { name: '刑事案件（可防性）' }).waitFor()
    await page.keyboard.press('Escape')
    await evidence.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: '保安消防大练兵，打开台账记录' }).click()
    await page.waitForURL(/\/ledger\?/)
    expect(new URL(page.url()).searchParams.get('entry')).toMatch(/^[\w-]+$/)
  })

  test('says so to an officer who sees only some of the sections', async () => {
    const page = await opened(at('draft'), 'culture-officer')
    await page.getByText('只写入了你负责的条线').waitFor()
    expect(await page.getByRole('article').innerText()).not.toContain('刑事案件')
  })

  test('prints the document alone, on A4 pages', async () => {
    const page = await opened(at('draft'))
    await page.getByRole('article').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('article').isVisible()).toBe(true)
    for (const chrome of ['.bar', '.outline', '.draft-tools', '.draft-state', '.draft-foot'])
      expect(await page.locator(chrome).first().isVisible(), chrome).toBe(false)
    expect(await page.locator('.cites').first().isVisible()).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  })

  test('copies its text as it is read, without the marks of the screen', async () => {
    const page = await opened(at('draft'))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: '复制全文' }).click()
    await page.getByText('已复制全文').waitFor()
    const copied = String(await page.evaluate('navigator.clipboard.readText()'))
    expect(copied.split('\n')[0]).toBe('天运社区2010年上半年工作总结')
    expect(copied).toContain('　　五、坚持综合治理，维护平安稳定\n　　1、化解矛盾纠纷')
    expect(copied).toContain('刑事案件31起，其中可防性案件6起，较去年同期有所下降。')
    expect(copied.endsWith('天运社区居委会\n2010年6月30日')).toBe(true)
  })
})

describe.each(sizes)('figures at $width px', (size) => {
  test('what is missing is not 0, and every figure says where it comes from', async () => {
    const page = await opened(at('figures', 'period=2010-H1&section=safety'), 'tianyun-secretary', size)
    expect(await row(page, '火灾事故').locator('td').first().innerText()).toBe('0 起')
    expect(await row(page, '安全生产事故').locator('td').first().innerText()).toBe('未报')
    expect(await row(page, '矛盾纠纷调处').locator('td').first().innerText()).toBe('≥10 起')
    expect(await row(page, '消防安全责任书').locator('td').first().innerText()).toBe('有，数未记')
    expect(await row(page, '刑事案件').innerText()).toContain('补录 · 无明细')
    expect(await row(page, '刑事案件').innerText()).toContain('上年同期未报')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

describe('figures', () => {
  test('searching and hiding keep to the address; clearing brings everything back', async () => {
    const page = await opened(at('figures'))
    await page.getByRole('searchbox').fill('党员')
    await row(page, '党员').waitFor()
    await page.getByRole('checkbox', { name: '隐藏未报' }).check()
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ q: '党员', hide: 'missing' })
    await page.reload()
    await row(page, '党员').waitFor()
    expect(await page.locator('.unreported').count()).toBe(0)
    await page.getByRole('searchbox').fill('没有这样的指标')
    await page.getByText('没有名称含“没有这样的指标”的指标').waitFor()
    await page.getByRole('button', { name: '清除' }).click()
    await row(page, '人口总数').waitFor()
  })

  test('arrow keys walk the table, Enter opens what makes a figure, Esc returns', async () => {
    const page = await opened(at('figures', 'period=2010-H1&section=safety'))
    const first = row(page, '矛盾纠纷调处').getByRole('button')
    await first.focus()
    const names = await page.locator('.figure-name').allTextContents()
    for (const [key, index] of [
      ['ArrowDown', 1],
      ['End', names.length - 1],
      ['ArrowUp', names.length - 2],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key)
      expect(await page.evaluate('document.activeElement.textContent')).toBe(names[index])
    }
    await page.keyboard.press('Enter')
    await panelOf(page).getByText('矛盾纠纷', { exact: false }).first().waitFor()
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.className')).toBe('figure-name')
  })

  test('a missing base register is said plainly', async () => {
    const page = await opened(at('figures', 'period=2009-H1'))
    await page.getByText('2009年上半年还没有数据').waitFor()
    expect(await page.getByRole('note').innerText()).toMatch(
      /^基础信息缺：.*总户数.*人口总数。没有这些数，就不能换算每千人/,
    )
    expect(await row(page, '人口总数').locator('td').first().innerText()).toBe('未报')
  })
})

describe('settings', () => {
  const settings = '/s/zhanongkou/settings?period=2010-H1'

  test.each(sizes)(
    'the admin’s opening words begin every draft, and undoing brings the old ones back ($width px)',
    async (size) => {
      const page = await opened(settings, 'street-admin', size)
      await page.getByLabel('开头语').fill('{period}，{community}在{street}和{leader}的支持下开展工作。')
      await page.getByText('不认识 {leader}').waitFor()
      await page.getByLabel('开头语').fill('{period}，{community}在{street}的支持下开展工作。')
      await page.getByText('2010年上半年，天运社区在闸弄口街道的支持下开展工作。').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('已保存街道设置').waitFor()
      const draft = await opened(at('draft'))
      await draft.getByText('2010年上半年，天运社区在闸弄口街道的支持下开展工作。').waitFor()
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByText('已恢复原来的设置').waitFor()
      expect(await page.getByLabel('开头语').inputValue()).toBe('')
    },
  )

  test('others are told whom to ask', async () => {
    const page = await opened(settings)
    await page.getByText('请找闸弄口街道的街道管理员修改或开通').waitFor()
    expect(await page.getByLabel('开头语').count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

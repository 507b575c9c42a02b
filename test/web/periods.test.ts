import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { demonstrationPassword, served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const settings = '/s/zhanongkou/settings?period=2010-H1'
const closed = '2010-H1'
const closedName = '2010年上半年'

type Size = (typeof sizes)[number]
const [desk, phone] = sizes

const opened = async (path: string, name: string, size: Size = desk): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const line = (page: Page, name: string) => page.locator('.period-table tbody tr', { hasText: name })

type Days = Readonly<Record<string, string>>

const fillDays = async (page: Page, days: Days): Promise<void> => {
  for (const [label, day] of Object.entries(days))
    await page.locator('.target-form').getByLabel(label, { exact: true }).fill(day)
}
const saveDays = (page: Page) => page.locator('.target-form').getByRole('button', { name: '保存' }).click()
const addPeriod = async (page: Page, period: string, days: Days): Promise<void> => {
  await button(page, '增加一期').click()
  await page.getByLabel('哪一期').selectOption(period)
  await fillDays(page, days)
  await saveDays(page)
}

/** The street's admin let the half-year close long ago. */
const closePeriod = async (): Promise<void> => {
  const ask = (method: string, path: string, body: unknown, more: Record<string, string>) =>
    fetch(`${place.url}/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...more },
      body: JSON.stringify(body),
    })
  const session = await ask('POST', '/session', { name: 'street-admin', password: demonstrationPassword }, {})
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const days = { opens: '2010-06-21', due: '2010-07-03', closes: '2010-07-05', cutOff: '2010-06-30' }
  const set = await ask('PUT', `/streets/zhanongkou/reporting-periods/${closed}`, days, {
    cookie,
    'if-match': '"0"',
  })
  expect(set.status).toBe(200)
}

beforeAll(async () => {
  place = await served()
  browser = await launchChromium()
  await closePeriod()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

describe.each(sizes)('deadlines at $width px', (size) => {
  const half = size === desk ? '2009-H2' : '2009-H1'
  const name = size === desk ? '2009年下半年' : '2009年上半年'

  test('the admin sets the days of a period, and gives a community more time with a reason', async () => {
    const page = await opened(settings, 'street-admin', size)
    const reason = `搬了办公地点${size.width}`
    await addPeriod(page, half, { 开始: '2009-12-20', 截止: '2010-01-05', 关闭: '2009-12-31' })
    await page.getByText('不能早于').waitFor()
    expect(await page.getByLabel('关闭', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    expect(await accessibilityFaults(page)).toEqual([])
    await fillDays(page, { 关闭: '2010-01-10' })
    await saveDays(page)
    await line(page, name).getByText('2010-01-10').waitFor()

    await button(page, `${name}增加社区例外`).click()
    const exception = page.locator('.target-form')
    await exception.getByLabel('社区', { exact: true }).selectOption({ label: '天运社区' })
    await fillDays(page, { 截止: '2010-02-05', 关闭: '2010-02-10' })
    await saveDays(page)
    await exception.locator('.wrong').waitFor()
    await fillDays(page, { 原因: reason })
    await saveDays(page)
    await line(page, reason).getByText('2010-02-10').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)

    await line(page, reason).getByRole('button', { name: '取消例外：天运社区' }).click()
    await line(page, reason).waitFor({ state: 'detached' })
    await page.getByText('已取消天运社区的例外').waitFor()
    await page.getByRole('button', { name: '撤销' }).last().click()
    await line(page, reason).waitFor()
  })
})

describe('deadlines', () => {
  test('of a closed period say so', async () => {
    const page = await opened(settings, 'street-admin')
    await line(page, closedName).getByText('已关闭').waitFor()
    expect(await line(page, closedName).innerText()).toContain('2010-07-05')
  })

  test('of two who change the days of a period, the second sees both; what was typed is back after leaving', async () => {
    const [mine, theirs] = [await opened(settings, 'street-admin'), await opened(settings, 'street-admin')]
    await addPeriod(mine, '2010-H2', { 截止: '2011-01-05' })
    await line(mine, '2010年下半年').waitFor()
    await theirs.reload()
    for (const page of [mine, theirs]) await button(page, '修改2010年下半年的期限').click()
    await fillDays(theirs, { 截止: '2011-01-08', 数据截至: '2010-12-31' })
    await saveDays(theirs)
    await line(theirs, '2011-01-08').waitFor()
    await fillDays(mine, { 截止: '2011-01-12' })
    await mine.reload()
    await mine.getByText('已恢复上次没保存的期限').waitFor()
    await saveDays(mine)
    await mine.getByText('别人先改了这个期限').waitFor()
    expect(await accessibilityFaults(mine)).toEqual([])
    await mine.getByRole('radio', { name: /^数据截至 现在的.*2010-12-31/ }).check()
    await button(mine, '保存所选').click()
    await line(mine, '2011-01-12').getByText('2010-12-31').waitFor()
  })

  test('who may not change the street’s settings is not shown its deadlines there', async () => {
    const page = await opened(settings, 'tianyun-secretary')
    await page.getByText('你可以看报告，不能改街道设置').waitFor()
    expect(await page.getByRole('heading', { name: '报送期限' }).count()).toBe(0)
  })
})

const ledger = (rest = 'kind=birth') => `/s/zhanongkou/c/tianyun/ledger?period=${closed}&${rest}`
const dialog = (page: Page) => page.getByRole('dialog', { name: '更正已关闭的时期' })
const correct = (page: Page) => dialog(page).getByRole('button', { name: '写明原因并更正' }).click()
const giveReason = async (page: Page, reason: string): Promise<void> => {
  await dialog(page).getByLabel('更正原因').fill(reason)
  await correct(page)
  await dialog(page).waitFor({ state: 'detached' })
}
const listed = (page: Page, title: string) => page.locator('tr[data-entry], .lg-list li', { hasText: title })
const type = async (page: Page, size: Size, date: string, title: string): Promise<void> => {
  const fields = page.locator(size === phone ? '.lg-form' : 'tr.edit:last-child')
  await fields.getByLabel(/^日期/).fill(date)
  await fields.getByLabel(/^说明/).fill(title)
}
const save = (page: Page, size: Size) =>
  size === phone
    ? page.locator('.lg-bar').getByRole('button', { name: '保存', exact: true }).click()
    : page.keyboard.press('Control+Enter')

describe.each(sizes)('a closed period at $width px', (size) => {
  test('takes a new record, a deletion and its way back with a reason only; the versions tell it', async () => {
    const page = await opened(ledger(), 'tianyun-worker', size)
    const title = `关闭后补登${size.width}`
    await type(page, size, '5.18', title)
    await save(page, size)
    await dialog(page).getByText(`${closedName}已关闭`).waitFor()
    expect(await dialog(page).locator('.lg-changed li').allTextContents()).toEqual([closedName, '2010年'])
    await correct(page)
    await dialog(page).getByText('请写明原因').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await dialog(page).getByRole('button', { name: '不更正' }).click()
    await page.getByText('没有保存：这一期已关闭').waitFor()

    await page.reload()
    await page.getByText('没有保存：这一期已关闭').waitFor()
    if (size === desk) await page.locator('tr.edit:last-child input').first().focus()
    await save(page, size)
    await giveReason(page, '计生办核对后补登')
    await listed(page, title).waitFor()

    await listed(page, title)
      .locator(size === phone ? 'a' : '[data-col=title]')
      .click()
    await page.getByRole('button', { name: '历次修改（1）' }).click()
    await page.getByText('更正原因：计生办核对后补登').waitFor()
    await button(page, '删除').click()
    await giveReason(page, '登错社区')
    await page.getByText('已删除 1 条').waitFor()
    await listed(page, title).waitFor({ state: 'detached' })
    await button(page, '撤销').click()
    await dialog(page).getByRole('button', { name: '登错社区' }).click()
    await correct(page)
    await listed(page, title).waitFor()
  })

  test('a record kept without a network stays kept until its reason is given', async () => {
    const page = await opened(ledger(), 'tianyun-worker', size)
    const title = `断网补登${size.width}`
    await page
      .locator(size === phone ? '.lg-form' : 'tr.edit')
      .first()
      .waitFor()
    await page.context().setOffline(true)
    await type(page, size, '5.20', title)
    await save(page, size)
    await page.getByText('1 条记录没有送到').waitFor()
    await type(page, size, '', '已经在录下一条')
    await page.context().setOffline(false)
    await page.getByText('1 条记录所在的时期已关闭').waitFor()
    expect(await dialog(page).count()).toBe(0)
    await page.reload()
    await button(page, '写明原因').click()
    await giveReason(page, '当时断网')
    await listed(page, title).waitFor()
    await page.getByText('1 条记录所在的时期已关闭').waitFor({ state: 'detached' })
  })
})

describe('a closed period', () => {
  test('takes a change, and rows from Excel, with a reason only', async () => {
    const page = await opened(ledger(), 'tianyun-worker')
    await button(page, '从 Excel 粘贴').click()
    const paste = page.getByRole('dialog', { name: /从 Excel 粘贴/ })
    await paste.getByLabel('粘贴的内容').fill('日期\t说明\n5.21\t粘贴补登一\n5.22\t粘贴补登二')
    await paste.getByLabel('粘贴的内容').blur()
    await paste.getByRole('button', { name: '录入这 2 行' }).click()
    await giveReason(page, '纸质台账补录')
    await page.getByText('已录入 2 条').waitFor()
    const row = page.locator('tr[data-entry]', { hasText: '粘贴补登二' })
    await row.locator('[data-col=title]').click()
    await button(page, '修改').click()
    await page.locator('tr.edit.change').getByLabel('日期', { exact: true }).fill('5.23')
    await page.keyboard.press('Control+Enter')
    await giveReason(page, '日期记错')
    await page.getByText('已保存修改').waitFor()
    await row.locator('[data-col=date]', { hasText: '23' }).waitFor()
    await row.locator('[data-col=title]').click()
    await page.getByRole('button', { name: '历次修改（2）' }).click()
    const told = page.locator('.lg-versions .lg-reason')
    await told.first().waitFor()
    expect(await told.allTextContents()).toEqual(['更正原因：日期记错', '更正原因：纸质台账补录'])
  })
})

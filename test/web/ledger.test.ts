import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser

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

const [desk, phone] = sizes
const address = (query: string): string => `/s/zhanongkou/c/tianyun/ledger?period=2010-H1&${query}`

const openLedger = async (
  query: string,
  size: { width: number; height: number } = desk,
  name = 'tianyun-worker',
): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, address(query))
  return page
}
const figureOf = async (page: Page, name: string): Promise<number> => {
  const said = page.locator('.lg-strip a', { hasText: name })
  return Number((await said.locator('b').textContent())?.replaceAll(/[^0-9.]/g, ''))
}
const figureBecomes = (page: Page, name: string, value: number) =>
  expect.poll(() => figureOf(page, name)).toBe(value)
const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.getAttribute("aria-label")')
const fresh = (page: Page, column: string) =>
  page.locator('tr.edit:last-child').getByLabel(column, { exact: true })
const rowsCalled = (page: Page, title: string) => page.locator('tr[data-entry]', { hasText: title })
const record = async (page: Page, date: string, title: string): Promise<void> => {
  await fresh(page, '日期').fill(date)
  await fresh(page, '说明').fill(title)
  await page.keyboard.press('Control+Enter')
  await rowsCalled(page, title).waitFor()
}

describe('recording', () => {
  test('a birth is recorded by the keyboard alone, and its figures change', async () => {
    const page = await openLedger('kind=birth')
    await fresh(page, '日期').waitFor()
    const before = await figureOf(page, '出生人数')
    await fresh(page, '日期').focus()
    await page.keyboard.type('６月18日')
    await page.getByText('已转为 2010-06-18').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('键盘录入的出生')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focusedLabel(page)).toBe('性别')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+Enter')
    await rowsCalled(page, '键盘录入的出生').waitFor()
    expect(await focusedLabel(page)).toBe('日期')
    expect(await rowsCalled(page, '键盘录入的出生').locator('[data-col=sex]').textContent()).toBe('男')
    await figureBecomes(page, '出生人数', before + 1)
  })

  test('a wrong cell says what is wrong, and Enter takes what it can be', async () => {
    const page = await openLedger('kind=birth')
    await fresh(page, '人数').focus()
    await page.keyboard.type('１８人')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('只填数字').waitFor()
    expect(await fresh(page, '人数').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await fresh(page, '人数').inputValue()).toBe('18')
    expect(await focusedLabel(page)).toBe('性别')
  })

  test('keys fill today and copy from above; Esc brings the cell back', async () => {
    const page = await openLedger('kind=birth')
    await rowsCalled(page, '新生儿出生').first().waitFor()
    await fresh(page, '说明').focus()
    await page.keyboard.press("Control+'")
    expect(await fresh(page, '说明').inputValue()).not.toBe('')
    await page.keyboard.press('Escape')
    expect(await fresh(page, '说明').inputValue()).toBe('')
    await fresh(page, '日期').focus()
    await page.keyboard.press('Control+;')
    expect(await fresh(page, '日期').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
    await page.keyboard.press('Control+Enter')
    await page.getByText('日期不在本期').waitFor()
  })

  test('a reading is recorded for a part of a metric, as it was said', async () => {
    const page = await openLedger('kind=reading')
    await fresh(page, '日期').fill('6.30')
    await fresh(page, '指标').fill('育龄妇女')
    await fresh(page, '分组').fill('已婚、户籍')
    await fresh(page, '数值').fill('约30')
    await fresh(page, '说明').fill('六月底的数')
    await page.keyboard.press('Control+Enter')
    const row = rowsCalled(page, '六月底的数')
    await row.waitFor()
    expect(await row.locator('[data-col=value]').textContent()).toBe('约30')
    expect(await row.locator('[data-col=dimension]').textContent()).toContain('已婚')
  })
})

describe('nothing typed is lost', () => {
  test('what is typed is there again after the page was closed', async () => {
    const page = await openLedger('kind=birth')
    await fresh(page, '说明').fill('还没有保存')
    await page.reload()
    await fresh(page, '说明').waitFor()
    expect(await fresh(page, '说明').inputValue()).toBe('还没有保存')
  })

  test('without a network the row is kept on this device, and sent when told to', async () => {
    const page = await openLedger('kind=birth')
    await fresh(page, '说明').waitFor()
    await page.context().setOffline(true)
    await fresh(page, '日期').fill('6.1')
    await fresh(page, '说明').fill('断网时录的')
    await page.keyboard.press('Control+Enter')
    await page.locator('.edit').getByText('存本机').waitFor()
    await page.getByText('1 条记录没有送到').waitFor()
    await page.context().setOffline(false)
    await rowsCalled(page, '断网时录的').waitFor()
    expect(await rowsCalled(page, '断网时录的').count()).toBe(1)
  })
})

test('a record that could not be sent is spoken of on other screens, and goes out once its ledger is open', async () => {
  const page = await openLedger('kind=birth')
  await fresh(page, '说明').waitFor()
  await page.route('**/entries', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await fresh(page, '日期').fill('6.2')
  await fresh(page, '说明').fill('没有送到的')
  await page.keyboard.press('Control+Enter')
  await page.locator('.edit').getByText('存本机').waitFor()
  await page.goto(page.url().replace('/ledger', '/figures'))
  await page.getByText('有 1 条记录还存在这台电脑上').waitFor()
  await page.unroute('**/entries')
  await page.getByRole('link', { name: '打开台账上传' }).click()
  await rowsCalled(page, '没有送到的').waitFor()
  expect(await page.getByText('还存在这台电脑上').count()).toBe(0)
})

describe('pasting', () => {
  test('two rows with one error are corrected in place and recorded as one batch', async () => {
    const page = await openLedger('kind=birth')
    await fresh(page, '日期').focus()
    await page.evaluate(`{
      const data = new DataTransfer()
      data.setData('text/plain', '日期\\t说明\\t人数\\t性别\\n6.8\\t"粘贴的\\n第一行"\\t1\\t男\\n6.9\\t粘贴的第二行\\t２个\\t女\\n')
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }`)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('还有 1 处要改').waitFor()
    expect(await dialog.getByRole('button', { name: '录入这 2 行' }).isDisabled()).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '改为 2' }).click()
    await dialog.getByText('没有发现问题').waitFor()
    await dialog.getByRole('button', { name: '录入这 2 行' }).click()
    await rowsCalled(page, '粘贴的第二行').waitFor()
    await page.getByText('已录入 2 条').waitFor()
    expect(await rowsCalled(page, '粘贴的第二行').locator('[data-col=count]').textContent()).toBe('2')
  })
})

describe('correcting', () => {
  test('F2 changes a record; its versions tell what changed; the change can be undone', async () => {
    const page = await openLedger('kind=birth')
    await record(page, '6.2', '要改的记录')
    const row = rowsCalled(page, '要改的记录')
    await row.locator('[data-col=title]').click()
    await page.keyboard.press('F2')
    await page.keyboard.type('改过的记录')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('已保存修改').waitFor()
    await page.getByRole('button', { name: '历次修改（2）' }).click()
    const versions = page.locator('.lg-versions')
    await versions.getByText('第2版').waitFor()
    expect(await versions.locator('del').textContent()).toBe('要改的记录')
    expect(await versions.locator('ins').textContent()).toBe('改过的记录')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await row.waitFor()
    await page.getByRole('button', { name: '历次修改（3）' }).waitFor()
    expect(await rowsCalled(page, '改过的记录').count()).toBe(0)
  })

  test('who changes what somebody else has changed meanwhile is told so, and loses no typing', async () => {
    const [mine, other] = [await openLedger('kind=birth'), await openLedger('kind=birth')]
    await record(mine, '6.7', '两人同改')
    await other.reload()
    for (const page of [mine, other]) await rowsCalled(page, '两人同改').locator('[data-col=title]').click()
    await other.keyboard.press('F2')
    await other.keyboard.type('别人先改的')
    await mine.keyboard.press('F2')
    await mine.keyboard.type('我后改的')
    await other.keyboard.press('Control+Enter')
    await other.getByRole('status').getByText('已保存修改').waitFor()
    await mine.keyboard.press('Control+Enter')
    await mine.getByText('这条已被别人改过').waitFor()
    expect(await mine.locator('tr.change').getByLabel('说明', { exact: true }).inputValue()).toBe('我后改的')
    await mine.getByRole('button', { name: '用新内容重来' }).click()
    await rowsCalled(mine, '别人先改的').waitFor()
  })

  test('an earlier version is brought back', async () => {
    const page = await openLedger('kind=birth')
    await record(page, '6.4', '第一次写的')
    await rowsCalled(page, '第一次写的').locator('[data-col=title]').click()
    await page.getByLabel('备注').fill('后来加的备注')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByRole('button', { name: '历次修改（2）' }).click()
    await page.getByRole('button', { name: '恢复到此版本' }).click()
    await page.getByRole('button', { name: '历次修改（3）' }).waitFor()
    expect(await page.getByLabel('备注').inputValue()).toBe('')
  })

  test('a deleted record leaves the figures, stays among the deleted and comes back', async () => {
    const page = await openLedger('kind=birth')
    await record(page, '6.3', '要删的记录')
    const before = await figureOf(page, '出生人数')
    await rowsCalled(page, '要删的记录').locator('[data-col=title]').click()
    await page.getByRole('button', { name: '删除', exact: true }).click()
    await figureBecomes(page, '出生人数', before - 1)
    expect(await rowsCalled(page, '要删的记录').count()).toBe(0)
    await page.getByRole('link', { name: '已删除' }).click()
    await page.getByRole('heading', { name: '已删除' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await rowsCalled(page, '要删的记录').getByRole('button', { name: '恢复' }).click()
    await expect.poll(() => rowsCalled(page, '要删的记录').count()).toBe(0)
    await page.goto(place.url + address('kind=birth'))
    await rowsCalled(page, '要删的记录').waitFor()
  })

  test('a record like one that exists is pointed out, and may be kept all the same', async () => {
    const page = await openLedger('kind=activity')
    await fresh(page, '日期').fill('6.5')
    await fresh(page, '活动名称').fill('世界环境日便民服务')
    await page.getByText('疑似重复').waitFor()
    await page.getByRole('button', { name: '不是重复' }).click()
    expect(await page.getByText('疑似重复').count()).toBe(0)
  })
})

describe('finding', () => {
  test('two characters find a record; nothing found leads on to all kinds', async () => {
    const page = await openLedger('kind=birth')
    await page.getByLabel('搜台账').fill('宋城')
    await page.getByText('没有找到“宋城”').waitFor()
    await page.getByRole('button', { name: '在全部台账里找' }).click()
    await rowsCalled(page, '宋城').first().waitFor()
    expect(page.url()).toContain('q=%E5%AE%8B%E5%9F%8E')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('a kind is found by a part of its name, and the arrow keys walk through its records', async () => {
    const page = await openLedger('')
    await page.getByLabel('找台账类别').fill('出生')
    await page.getByRole('link', { name: /^出生/ }).click()
    await rowsCalled(page, '新生儿出生').last().locator('[data-col=date]').click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowUp')
    const at: string = await page.evaluate('document.activeElement.dataset.col')
    expect(at).toBe('title')
  })

  test('the file for Excel holds what is shown', async () => {
    const page = await openLedger('kind=birth')
    const href = await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href')
    const answer = await page.request.get(place.url + (href ?? ''))
    expect(answer.headers()['content-type']).toContain('text/csv')
    expect(await answer.text()).toContain('新生儿出生')
  })
})

describe('reading only', () => {
  test('who may not write sees the records, no row to type in, and whom to ask', async () => {
    const page = await openLedger('kind=birth', desk, 'street-officer')
    await rowsCalled(page, '新生儿出生').first().waitFor()
    expect(await page.locator('.edit').count()).toBe(0)
    expect(await page.getByRole('button', { name: '从 Excel 粘贴' }).count()).toBe(0)
    await page.getByText('台账由社区填报').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

describe('on a phone', () => {
  test('a kind is chosen, a record typed with one wrong field put right, and saved', async () => {
    const page = await openLedger('', phone)
    await page.getByRole('link', { name: /^活动/ }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: /^活动/ }).click()
    const before = await figureOf(page, '社区活动')
    await page.getByLabel('活动名称').fill('手机上录的活动')
    await page.getByLabel('日期').fill('6-20')
    await page.getByLabel('主题').selectOption({ label: '文化' })
    await page.getByLabel('参加人次').fill('１８人')
    await page.getByLabel('参加人次').blur()
    await page.getByRole('button', { name: '改为 18' }).click()
    expect(await page.getByLabel('参加人次').inputValue()).toBe('18')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: '保存并录下一条' }).click()
    await page.locator('.lg-list').getByText('手机上录的活动').waitFor()
    expect(await page.getByLabel('活动名称').inputValue()).toBe('')
    await figureBecomes(page, '社区活动', before + 1)
  })

  test('a record is opened, changed, deleted and brought back', async () => {
    const page = await openLedger('kind=birth', phone)
    await page.getByLabel('说明').fill('手机上的出生')
    await page.getByLabel('日期').fill('上半年')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('.lg-list').getByText('手机上的出生').click()
    await page.getByRole('button', { name: '修改', exact: true }).click()
    await page.getByLabel('说明').fill('手机上改的出生')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.lg-list').getByText('手机上改的出生').click()
    await page.getByRole('button', { name: '删除', exact: true }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '删除', exact: true }).click()
    const told = page.locator('.toast', { hasText: '已删除 1 条' })
    await told.waitFor()
    await expect.poll(() => page.locator('.lg-list').getByText('手机上改的出生').count()).toBe(0)
    await told.getByRole('button', { name: '撤销' }).click()
    await page.locator('.lg-list').getByText('手机上改的出生').waitFor()
  })
})

test('the sheet has no fault that axe can find, empty or full', async () => {
  const page = await openLedger('kind=activity')
  await rowsCalled(page, '茶话会').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(place.url + address('kind=drill').replace('2010-H1', '2009-H1'))
  await page.getByText('还没有台账').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

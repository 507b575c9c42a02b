import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const templates = '/s/zhanongkou/templates?period=2010-H1'
const ofDogs = `${templates}&template=regulated-dog-keeping`
const inTianyun = '/s/zhanongkou/c/tianyun/targets?period=2010-H2'

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

const opened = async (path: string, name: string, size: (typeof sizes)[number] = sizes[0]): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const cell = (page: Page, row: number, column: string) =>
  page.getByRole('textbox', { name: `第${row}行 ${column}`, exact: true })

const sound = async (page: Page): Promise<void> => {
  expect([await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([0, []])
}

/** Copies a template under a name and leaves it saved. */
const copied = async (page: Page, name: string): Promise<void> => {
  await button(page, '复制为本街道模板').click()
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name)
  await page.getByText('检查通过').waitFor()
  await button(page, '保存').click()
  await page.getByText('模板已保存').waitFor()
  await page.getByRole('heading', { name: `${name} 第1版` }).waitFor()
}

/** The number of the row whose cell under 编号 says that. */
const rowOf = async (page: Page, key: string): Promise<number> => {
  const cells = page.locator('[data-column="0"]')
  const values = await Promise.all((await cells.all()).map((input) => input.inputValue()))
  return values.indexOf(key) + 1
}

describe.each(sizes)('templates at $width px', (size) => {
  test('an officer reads what there is, with its source, its items and what is to be confirmed', async () => {
    const page = await opened(inTianyun, 'street-officer', size)
    await page.getByRole('link', { name: '目标模板', exact: true }).click()
    await page.getByText('原国家环保总局', { exact: false }).waitFor()
    await button(page, '绿色社区（2004年环保创建办法）').click()
    await page.getByText('居民对社区环境的满意率在80%以上').waitFor()
    expect(await page.getByText('待确认', { exact: true }).count()).toBeGreaterThan(10)
    expect(await page.locator('.template-about').innerText()).toMatch(/总分\s*100/)
    await sound(page)
    await button(page, '回模板列表').click()
    await button(page, '第六次全国人口普查').click()
    await page.getByText('2010-11-10').waitFor()
  })

  test('a sheet is checked while it is typed, and what is wrong is told by its row', async () => {
    const page = await opened(ofDogs, 'street-officer', size)
    await button(page, '复制为本街道模板').click()
    await page.getByText('检查通过').waitFor()
    const row = await rowOf(page, 'A2')
    await cell(page, row, '分值').fill('-15')
    await page.getByRole('button', { name: `第${row}行`, exact: true }).waitFor()
    await page.getByText('分数不能是负数').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: `第${row}行`, exact: true }).click()
    await page.locator(`[data-row="${row - 1}"][data-column="0"]:focus`).waitFor()
    await cell(page, row, '分值').fill('16')
    await page.getByText('各项分值合计101，与总分100不符').waitFor()
    await cell(page, row, '分值').fill('15')
    await page.getByText('检查通过').waitFor()
    expect(await page.locator('.sheet [aria-invalid]').count()).toBe(0)
    await button(page, '取消').click()
    await page.getByText('犬证年检率100%').waitFor()
  })

  test('the secretary sets a target from a template and fills the list in; the officer’s word stands beside it', async () => {
    const title = `规范养犬${size.width}`
    const mine = await opened(ofDogs, 'tianyun-secretary', size)
    await button(mine, '用它设目标').click()
    await mine.getByRole('textbox', { name: '目标名称' }).fill(title)
    await button(mine, '设为目标').click()
    await mine.getByText('目标已设好').waitFor()
    await mine.goto(place.url + inTianyun)
    await mine.getByRole('link', { name: title }).click()
    await button(mine, 'A1 达到').click()
    await mine.locator('tfoot').getByText('20 / 100分').waitFor()
    await mine.getByRole('textbox', { name: 'B1 自评得分' }).fill('3.5')
    await mine.getByRole('textbox', { name: 'B1 说明' }).fill('人员已定')
    await mine.getByRole('textbox', { name: 'B1 说明' }).press('ArrowDown')
    await mine.locator('tfoot').getByText('23.5 / 100分').waitFor()
    await button(mine, 'A2 未达到').click()
    await mine.locator('tfoot').getByText('一票否决：犬证年检率100%').waitFor()
    await sound(mine)

    const theirs = await opened(mine.url().replace(place.url, ''), 'street-officer', size)
    await button(theirs, 'A1 核定达到').click()
    await theirs.getByRole('textbox', { name: 'A1 核定说明' }).fill('已抽查')
    // The word and the remark come close upon each other: neither is lost.
    const saved = theirs.waitForResponse(
      (response) => response.request().postData()?.includes('已抽查') === true,
    )
    await theirs.getByRole('textbox', { name: 'A1 核定说明' }).press('Tab')
    expect((await saved).status()).toBe(200)
    await theirs.getByText('已核定1 / 10项').waitFor()
    expect(await theirs.getByRole('button', { name: 'A1 达到', exact: true }).count()).toBe(0)
    await mine.reload()
    await mine.getByText('已抽查').waitFor()
  })
})

test('a block from Excel is pasted from a cell on, and the sheet grows', async () => {
  const page = await opened(templates, 'street-admin')
  await button(page, '新建模板').click()
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('成立合唱队')
  await page.getByRole('textbox', { name: '依据', exact: true }).fill('街道文化站')
  const block = '编号\t内容\t计划日期\na\t招募队员\t20\nb\t首次排练\t45\nc\t登台演出\t90'
  await page.evaluate(
    `(() => { const data = new DataTransfer(); data.setData('text/plain', ${JSON.stringify(block)});
      document.querySelector('[data-row="0"][data-column="0"]').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) })()`,
  )
  expect(await cell(page, 4, '内容').inputValue()).toBe('登台演出')
  for (let left = 20; left > 0 && (await page.locator('[data-row="4"]').count()) > 0; left -= 1) {
    await page.locator('[data-row="4"][data-column="0"]').focus()
    await button(page, '删除这一行').click()
  }
  await page.locator('[data-row="0"]').nth(3).waitFor()
  const columns = await page.locator('[data-row="0"]').count()
  for (let column = 3; column < columns; column += 1)
    for (let row = 0; row < 4; row += 1)
      await page.locator(`[data-row="${row}"][data-column="${column}"]`).fill('')
  await page.getByText('检查通过').waitFor()
  await page.setViewportSize(sizes[1])
  await sound(page)
  await page.setViewportSize(sizes[0])
  await sound(page)
  await page.locator('[data-row="0"][data-column="0"]').focus()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: '成立合唱队 第1版' }).waitFor()
  await page.getByText('首次排练').waitFor()
})

test('a new version is offered with its difference, and adopted when somebody wants it', async () => {
  const [officer, secretary] = [
    await opened(ofDogs, 'street-officer'),
    await opened(templates, 'tianyun-secretary'),
  ]
  await copied(officer, '文明养犬')
  await secretary.reload()
  await button(secretary, '文明养犬').click()
  await button(secretary, '用它设目标').click()
  await button(secretary, '设为目标').click()
  await secretary.getByText('目标已设好').waitFor()
  await secretary.goto(place.url + inTianyun)
  await secretary.getByRole('link', { name: '文明养犬' }).click()
  await button(secretary, 'C2 达到').click()
  await secretary.locator('tfoot').getByText('10 / 100分').waitFor()

  await button(officer, '修改').click()
  await officer.getByText('检查通过').waitFor()
  await cell(officer, await rowOf(officer, 'C2'), '编号').fill('C9')
  await cell(officer, await rowOf(officer, 'B1'), '内容').fill('成立文明养犬工作小组')
  await officer.getByText('检查通过').waitFor()
  await button(officer, '保存为新版本').click()
  await officer.getByRole('heading', { name: '文明养犬 第2版' }).waitFor()

  await secretary.reload()
  await button(secretary, '看改了什么').click()
  const dialog = secretary.getByRole('dialog')
  await dialog.getByText('成立文明养犬工作小组').waitFor()
  expect(await dialog.innerText()).toMatch(/新增2项[\s\S]*C9[\s\S]*取消2项[\s\S]*C2[\s\S]*已填/)
  await sound(secretary)
  await button(secretary, '采用新版').click()
  await secretary.getByText('已采用新版').waitFor()
  await secretary.getByText('成立文明养犬工作小组').waitFor()
  expect(await secretary.getByText('看改了什么').count()).toBe(0)
})

test('a worker reads and downloads; in English everything but the street’s own texts is English', async () => {
  const page = await opened(ofDogs, 'tianyun-worker')
  await page.getByText('养犬办证率100%').waitFor()
  expect(await button(page, '复制为本街道模板').count()).toBe(0)
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载表格' }).click()
  expect((await file).suggestedFilename()).toBe('规范化养犬社区-1.csv')
  await page.getByRole('button', { name: '用户菜单' }).click()
  await button(page, 'English').click()
  await page.getByRole('heading', { name: 'Regulated dog-keeping community Version 1' }).waitFor()
  expect(await page.locator('.template-items thead').innerText()).not.toMatch(/\p{Script=Han}/u)
  await button(page, 'Back to the list').click()
  await button(page, 'Building a facility').waitFor()
  // The documents' own numbers stay as they are.
  const builtIn = page.locator('.templates-table tbody tr').filter({ hasNotText: 'Street’s own' })
  for (const said of await builtIn.allInnerTexts()) expect(said).not.toMatch(/\p{Script=Han}{3}/u)
  await sound(page)
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, shows, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
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

const at = (community: string, screen = 'members') => `/s/zhanongkou/c/${community}/${screen}?period=2010-H1`

const opened = async (path: string, name: string, size: (typeof sizes)[number] = sizes[0]): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const row = (page: Page, name: string) => page.locator('.member-table tbody tr').filter({ hasText: name })

const clean = async (page: Page) => {
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
}

/** Empties the list, so that the story can be told again at another size. */
const empty = async (page: Page) => {
  for (let left = await page.locator('.member-table tbody tr').count(); left > 0; left -= 1) {
    await page
      .getByRole('button', { name: /^移出名单 / })
      .first()
      .click()
    await expect.poll(() => page.locator('.member-table tbody tr').count()).toBe(left - 1)
  }
}

const paste = async (page: Page, text: string) => {
  await button(page, '批量添加').click()
  await page.getByRole('textbox', { name: '姓名，每行一个' }).fill(text)
  await button(page, /^添加\d+人$/).click()
}

describe.each(sizes)('members at $width px', { timeout: 180_000 }, (size) => {
  test('a worker pastes the list, shows the names, mends one, and takes it all back', async () => {
    const page = await opened(at('tianyun', 'targets'), 'tianyun-worker', size)
    await page.getByRole('link', { name: '党员“三个一”' }).click()
    await page.getByText('还没有党员名单').waitFor()
    await clean(page)

    await button(page, '批量添加').click()
    await page.getByRole('textbox', { name: '姓名，每行一个' }).fill('1. 林小满\n2. 周大雪5\n')
    await button(page, '添加2人').click()
    await page.getByText('第2行“周大雪5”：只填姓名，不要带数字和别的符号').waitFor()
    await clean(page)
    await page.getByRole('textbox', { name: '姓名，每行一个' }).fill('1. 林小满\n2. 周大雪\n林小满')
    await button(page, '添加3人').click()
    await page.getByText('已添加2人，1人已在名单里').waitFor()
    await row(page, '林**').waitFor()
    await page.getByText('2名党员 · 已完成 0 / 6 项').waitFor()
    expect(await page.getByText('林小满').count()).toBe(0)
    await clean(page)

    await button(page, '显示姓名').click()
    await page.getByText('姓名已显示，本次查看已记录').waitFor()
    await row(page, '林小满').waitFor()
    await button(page, '隐藏姓名').click()
    await row(page, '林**').waitFor()

    await button(page, '修改 林**').click()
    const form = page.getByRole('form', { name: '修改“林**”' })
    expect(await form.getByLabel('姓名').inputValue()).toBe('林小满')
    await form.getByLabel('姓名').fill('周大雪')
    await form.getByLabel('姓名').press('Enter')
    await page.getByText('名单里已有同名的党员').waitFor()
    await clean(page)
    await form.getByLabel('姓名').fill('林满')
    await form.getByLabel('加入日期').fill('2010-11-01')
    await button(page, '保存').click()
    await row(page, '林*').getByText('不计入').first().waitFor()
    await page.getByText('已保存').waitFor()
    await button(page, '撤销').last().click()
    await page.getByText('已撤销').waitFor()
    await row(page, '林**').waitFor()

    await button(page, '移出名单 周**').click()
    await expect.poll(() => row(page, '周**').count()).toBe(0)
    await button(page, '撤销').last().click()
    await row(page, '周**').waitFor()
    await empty(page)
    await page.getByText('还没有党员名单').waitFor()
  })

  test('a record in the ledger names a member from the list, and the grid counts it and opens it', async () => {
    const page = await opened(at('tianyun'), 'tianyun-secretary', size)
    await paste(page, '何立夏\n陈白露')
    await row(page, '陈**').waitFor()
    await page.goto(`${place.url}${at('tianyun', 'ledger')}&kind=party_duty`)
    const member = page.getByLabel('党员', { exact: true })
    await member.waitFor()
    await page.getByLabel('日期').first().fill('2010-05-18')
    await page.getByLabel(/^事项/).first().fill('清洁楼道')
    await page.getByLabel('哪一件').first().selectOption({ label: '好事' })
    await member.getByText('陈白露').waitFor({ state: 'attached' })
    await member.selectOption({ label: '陈白露' })
    await clean(page)
    if (size.width > 700) await member.press('Control+Enter')
    else await button(page, '保存').click()
    await page.getByText('陈**').first().waitFor({ state: 'attached' })

    await page.goto(place.url + at('tianyun'))
    await page.getByText(/已完成 1 \/ 6 项/).waitFor()
    await button(page, '陈** 好事 ✓ 1/1').click()
    expect(await shows(page, '清洁楼道')).toBe(true)
    await clean(page)
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /清洁楼道/ })
      .first()
      .click()
    await page.waitForURL(/ledger\?.*entry=/)
    await page.goto(place.url + at('tianyun'))
    await button(page, '上一年').click()
    await page.getByText(/已完成 0 \/ 6 项/).waitFor()
    await empty(page)
  })
})

test('a street officer sees the grid masked, and neither names nor tools', async () => {
  const worker = await opened(at('tianyun'), 'tianyun-worker')
  await paste(worker, '何立夏')
  await row(worker, '何**').waitFor()
  const page = await opened(at('tianyun'), 'street-officer')
  await row(page, '何**').waitFor()
  expect(await button(page, '显示姓名').count()).toBe(0)
  expect(await button(page, '添加党员').count()).toBe(0)
  await page.getByText('你可以查看完成情况').waitFor()
  await clean(page)
  await empty(worker)
})

test('in English everything is said in English', async () => {
  const page = await opened(at('tianyun'), 'tianyun-worker')
  await paste(page, '何立夏')
  await row(page, '何**').waitFor()
  await page.evaluate("localStorage.setItem('linli:language', 'en')")
  await page.reload()
  await page.getByText('1 members · 0 of 3 done').waitFor()
  const texts = await page.locator('.targets').innerText()
  expect(texts.replaceAll('何**', '')).not.toMatch(/\p{Script=Han}/u)
  await clean(page)
  await page.getByRole('button', { name: /^Take off the list / }).click()
  await page.getByText('There is no list of members yet').waitFor()
})

test('without an answer it says so, and can be tried again', async () => {
  const page = await opened(at('tianyun', 'targets'), 'tianyun-worker')
  await page.route('**/duties?*', (route) => route.abort())
  await page.getByRole('link', { name: '党员“三个一”' }).click()
  await page.getByText('连不上服务器', { exact: true }).waitFor()
  await page.unroute('**/duties?*')
  await button(page, '重新加载').click()
  expect(await shows(page, '还没有党员名单')).toBe(true)
})

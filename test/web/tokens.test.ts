import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const tab = '/s/zhanongkou/integration/tokens'

beforeAll(async () => {
  place = await served()
  browser = await launchChromium()
}, 60_000)
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

const opened = async (name: string, size: (typeof sizes)[number] = sizes[0], path = tab): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

const wellMade = async (page: Page): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

/** What another system gets when it asks for a community's records with its token. */
const asked = async (secret: string, community: string): Promise<number> => {
  const url = `${place.url}/v1/streets/zhanongkou/communities/${community}/entries?period=2010-H1`
  return (await fetch(url, { headers: { authorization: `Bearer ${secret}` } })).status
}

/** Makes a token that reaches one community, and reads its text off the dialog that shows it once. */
const made = async (page: Page, name: string): Promise<string> => {
  await page.goto(`${place.url}${tab}?form=new`)
  await field(page, '名称').fill(name)
  await group(page, '哪些社区的').getByRole('checkbox', { name: /^全部/ }).uncheck()
  await group(page, '哪些社区的').getByRole('checkbox', { name: '天运社区' }).check()
  await button(page, '保存').click()
  const dialog = page.getByRole('dialog', { name: `令牌已建好：${name}` })
  return dialog.getByText(/^linli_/).innerText()
}

describe.each(sizes)('tokens at $width px', (size) => {
  const name = `省一表通${size.width}`

  test('one is made, seen once, used, seen to be used, and revoked', async () => {
    const page = await opened('street-admin', size)
    const secret = await made(page, name)
    await page.getByText('令牌只在这里显示一次').waitFor()
    await page.getByRole('button', { name: '复制 令牌' }).waitFor()
    await wellMade(page)
    await page.keyboard.press('Escape')
    expect(await page.getByText(secret).isVisible()).toBe(true)
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(
      secret,
    )
    await button(page, '已经存好，关闭').click()
    await row(page, name).getByText('还没用过').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(name)
    expect(await page.content()).not.toContain(secret)
    await wellMade(page)

    expect(await asked(secret, 'tianyun')).toBe(200)
    expect(await asked(secret, 'yuyin')).toBe(404)
    await expect
      .poll(async () => {
        await page.reload()
        return row(page, name).innerText()
      })
      .not.toContain('还没用过')

    await button(page, `吊销 ${name}`).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '吊销' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill(name)
    await wellMade(page)
    await dialog.getByRole('button', { name: '吊销' }).click()
    await row(page, name).getByText('已吊销').waitFor()
    expect(await asked(secret, 'tianyun')).toBe(401)
    expect(await button(page, `修改 ${name}`).count()).toBe(0)
    await wellMade(page)
  })

  test('what is amiss is told at its field; nothing typed is lost, also when the page is left', async () => {
    const page = await opened('street-admin', size, `${tab}?form=new`)
    await button(page, '保存').click()
    await page.getByText('请填名称').waitFor()
    await field(page, '名称').fill('区平台')
    await page.getByRole('checkbox', { name: /^写入台账/ }).check()
    await group(page, '哪些条线的').getByRole('checkbox', { name: /^全部/ }).uncheck()
    await field(page, '从哪些地址用').fill('203.0.113.0/24\n\n203.0.113.7/24')
    await page.getByLabel('用到哪天').fill('2010-07-05')
    await button(page, '保存').click()
    await page.getByText('至少选一项，或选“全部”').waitFor()
    await group(page, '哪些条线的').getByRole('checkbox', { name: '党建' }).check()
    await button(page, '保存').click()
    await page.getByText('203.0.113.7/24：请改为 203.0.113.0/24').waitFor()
    await page.getByText('请选今天以后的日期').waitFor()
    expect(await page.getByLabel('用到哪天').getAttribute('aria-invalid')).toBe('true')
    await wellMade(page)
    await page.reload()
    await page.getByText('已恢复上次没保存的内容').waitFor()
    expect(await field(page, '名称').inputValue()).toBe('区平台')
    expect(await page.getByRole('checkbox', { name: /^写入台账/ }).isChecked()).toBe(true)
    await button(page, '取消').click()
    await field(page, '名称').waitFor({ state: 'detached' })
  })
})

describe.each(sizes)('the log at $width px', (size) => {
  test('tells what was done, newest first, filtered in the address, with more on demand', async () => {
    const page = await opened('street-admin', size)
    await made(page, `日志${size.width}`)
    await page.goto(`${place.url}/s/zhanongkou/integration/events`)
    await page.getByRole('row').nth(1).getByText('令牌 新建').waitFor()
    const rows = page.getByRole('rowheader')
    expect(await rows.count()).toBe(50)
    await wellMade(page)
    await button(page, '显示更多').click()
    await expect.poll(() => rows.count()).toBeGreaterThan(50)
    await page.getByRole('combobox', { name: '哪一类' }).selectOption({ label: '令牌' })
    await page.getByText('entry.recorded').first().waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('type')).toBe('token')
    expect((await rows.allInnerTexts()).every((text) => text.startsWith('令牌'))).toBe(true)
    await page.getByLabel('到哪天').fill('2010-01-01')
    await page.getByText('没有符合筛选的日志').waitFor()
    await wellMade(page)
  })
})

test('a secretary sees the log of their community, and nothing else of the integrations', async () => {
  const page = await opened('tianyun-secretary', sizes[0], '/s/zhanongkou/integration/events')
  const rows = page.getByRole('row')
  await rows.nth(1).waitFor()
  expect((await rows.allInnerTexts()).slice(1).every((text) => text.includes('天运社区'))).toBe(true)
  const tabs = page.getByRole('navigation', { name: '系统对接的各部分' }).getByRole('link')
  expect(await tabs.allInnerTexts()).toEqual(['日志'])
  expect(await accessibilityFaults(page)).toEqual([])
})

describe('the tokens', () => {
  test('are changed by keys; of two who change one, the second sees both', async () => {
    const mine = await opened('street-admin')
    await made(mine, '两人同改')
    await button(mine, '已经存好，关闭').click()
    const theirs = await opened('street-admin')
    await button(theirs, '修改 两人同改').click()
    await row(mine, '两人同改').waitFor()
    await mine.keyboard.press('k')
    await mine.keyboard.press('Enter')
    await field(mine, '从哪些地址用').fill('203.0.113.0/24')
    await field(theirs, '每分钟最多几次').fill('60')
    await theirs.keyboard.press('Control+Enter')
    await row(theirs, '两人同改').getByText('每分钟 60 次').waitFor()
    await mine.keyboard.press('Control+Enter')
    await mine.getByText('别人先改了它').waitFor()
    await mine.getByRole('radio', { name: /^每分钟最多几次 现在的.*60$/ }).check()
    expect(await accessibilityFaults(mine)).toEqual([])
    await button(mine, '保存所选').click()
    await row(mine, '两人同改').getByText('203.0.113.0/24').waitFor()
    await row(mine, '两人同改').getByText('每分钟 60 次').waitFor()
  })

  test('are the admin’s alone, and can be read in English', async () => {
    const secretary = await opened('tianyun-secretary')
    await secretary.getByText('系统对接由街道管理员管理').waitFor()
    const page = await openPage(browser)
    await page.addInitScript("localStorage.setItem('linli:language', 'en')")
    await signedIn(page, place.url, 'street-admin', `${tab}?form=new`)
    await page.getByRole('heading', { name: 'New token' }).waitFor()
    await page.getByRole('checkbox', { name: /^Write records/ }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

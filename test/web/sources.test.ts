import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import * as z from 'zod'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const at = (tab: string) => `/s/zhanongkou/integration/${tab}`

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
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const panel = (page: Page) => page.getByRole('complementary')

const wellMade = async (page: Page): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

const stateIn = z.object({ state: z.string() })

type Row = { community: string; month: string; count: number | string }
type Source = { address: string; secret: string }

/** Sends a message as the other system would: Standard Webhooks 1.0.0. */
const sent = async ({ address, secret }: Source, id: string, rows: readonly Row[]): Promise<string> => {
  const [body, time] = [JSON.stringify({ rows }), String(Math.floor(Date.now() / 1000))]
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
  const answer = await fetch(place.url + new URL(address).pathname, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  })
  return stateIn.parse(await answer.json()).state
}

describe.each(sizes)('sources at $width px', (size) => {
  const name = `派出所警情${size.width}`
  const month = size.width === 390 ? '2008-02' : '2008-01'

  test('the admin maps another system’s messages, tries that, and deals with what could not be taken', async () => {
    const page = await opened(`${at('sources')}?form=new`, 'street-admin', size)
    const mapping = field(page, '映射')
    await field(page, '名称').fill(name)
    await mapping.fill('{"items": ')
    await button(page, '保存').click()
    await page.getByText(/^不是正确的 JSON：/).waitFor()
    await button(page, '套用：补录数据').click()
    const drafted = (await mapping.inputValue())
      .replace('对方的社区编码', 'TY')
      .replace('本系统的社区编号', 'tianyun')
    await mapping.fill(drafted.replace('criminal_cases', 'criminal_caes'))
    await button(page, '保存').click()
    await page.getByText('makes[0].metric.value：没有这个指标').waitFor()
    await wellMade(page)
    await mapping.fill(drafted)
    await field(page, '样例').fill(
      JSON.stringify({
        rows: [
          { community: 'TY', month, count: 4 },
          { month, count: 1 },
        ],
      }),
    )
    await button(page, '试一试').click()
    await page.getByText('2 项里能写入 1 项；什么都没有改动').waitFor()
    await page.getByText(/刑事案件 4/).waitFor()
    await wellMade(page)
    await button(page, '保存').click()
    const secret = await page.getByText(/^whsec_/).innerText()
    const address = await page.getByRole('dialog').getByText('/v1/hooks/').innerText()
    await page.keyboard.press('Escape')
    await wellMade(page)
    await button(page, '已交给对方，关闭').click()
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain(secret)

    expect(await sent({ address, secret }, 'one', [{ community: 'TY', month, count: 4 }])).toBe('accepted')
    expect(await sent({ address, secret }, 'two', [{ community: 'TX', month, count: 5 }])).toBe('quarantined')
    await page.goto(place.url + at('sources'))
    await page.getByRole('link', { name: `1 条待处理 看 ${name} 待处理的消息` }).click()
    await button(page, name).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await panel(page).getByText('对照表里没有').waitFor()
    await wellMade(page)
    await button(page, '看原文').click()
    await page.getByText('查看会记入日志').waitFor()
    await button(page, '查看，并记入日志').click()
    await page.getByRole('dialog').getByText('"community": "TX"').waitFor()
    await button(page, '关闭').last().click()

    await page.goto(place.url + at('sources'))
    await button(page, `修改 ${name}`).click()
    await mapping.fill(
      (await mapping.inputValue()).replace('"TY": "tianyun"', '"TY": "tianyun", "TX": "yuyin"'),
    )
    await button(page, '保存').click()
    await panel(page).getByText('第 2 版').waitFor()
    await panel(page)
      .getByRole('link', { name: `1 条待处理 看 ${name} 待处理的消息` })
      .click()
    await button(page, name).click()
    await button(page, /^重放/).click()
    await page.getByText('已重放，1 项里写入 1 项').waitFor()
    await page.getByText('没有符合筛选的消息').waitFor()
    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'detached' })
    await button(page, '看全部消息').click()
    await page.locator('tr', { hasText: 'two' }).getByText('1/1 项').waitFor()
    await wellMade(page)
  })

  test('what nobody wants is put aside with a reason, which can be taken back', async () => {
    const page = await opened(at('sources'), 'street-admin', size)
    await button(page, name).click()
    await button(page, '更换密钥').click()
    await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click()
    const secret = await page.getByText(/^whsec_/).innerText()
    const address = await page.getByRole('dialog').getByText('/v1/hooks/').innerText()
    await button(page, '已交给对方，关闭').click()
    await panel(page).getByText('旧密钥用到').waitFor()
    expect(await sent({ address, secret }, 'three', [{ community: 'TY', month, count: '很多' }])).toBe(
      'quarantined',
    )
    await page.goto(place.url + at('quarantine'))
    await button(page, name).first().click()
    await button(page, '搁置').click()
    await page.getByRole('dialog').getByRole('button', { name: '搁置' }).click()
    await page.getByText('请写原因').waitFor()
    await wellMade(page)
    await field(page, '原因').fill('对方已更正')
    await page.getByRole('dialog').getByRole('button', { name: '搁置' }).click()
    await panel(page).getByText('对方已更正').waitFor()
    await button(page, '取消搁置').click()
    await button(page, '搁置').waitFor()
    expect(await panel(page).getByText('对方已更正').count()).toBe(0)
  })
})

/** Sends a message as a system that can only show a token. */
const shown = async ({ address, secret }: Source, id: string, rows: readonly Row[]): Promise<string> => {
  const answer = await fetch(place.url + new URL(address).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'x-message-id': id },
    body: JSON.stringify({ rows }),
  })
  return stateIn.parse(await answer.json()).state
}

describe.each(sizes)('a system with a token at $width px', (size) => {
  const name = `区平台${size.width}`
  const month = size.width === 390 ? '2008-04' : '2008-03'

  test('what is wrong with a mapping is told where it is tried, and an example takes nothing away', async () => {
    const page = await opened(`${at('sources')}?form=new`, 'street-admin', size)
    const mapping = field(page, '映射')
    await button(page, '套用：补录数据').click()
    const mistaken = (await mapping.inputValue()).replace('criminal_cases', 'criminal_caes')
    await mapping.fill(mistaken)
    await field(page, '样例').fill('{"rows": []}')
    const box = await mapping.boundingBox()
    expect(box?.height).toBeGreaterThan(200)
    await button(page, '试一试').click()
    await page.getByRole('alert').getByText('makes[0].metric.value：没有这个指标').waitFor()
    await wellMade(page)
    await button(page, '套用：登记台账').click()
    expect(await mapping.inputValue()).not.toBe(mistaken)
    await field(page, '名称').fill(name)
    await button(page, '撤销').click()
    expect(await mapping.inputValue()).toBe(mistaken)
    expect(await field(page, '名称').inputValue()).toBe(name)
  })

  test('one item of a message has an unknown code: it waits alone, and is taken once the mapping knows it', async () => {
    const page = await opened(`${at('sources')}?form=new`, 'street-admin', size)
    const mapping = field(page, '映射')
    await field(page, '名称').fill(name)
    await page.getByRole('radio', { name: /^固定令牌/ }).check()
    await page.getByRole('combobox', { name: '消息编号取自' }).selectOption('header')
    await field(page, '请求头名称').fill('X-Message-Id')
    await button(page, '套用：补录数据').click()
    const drafted = (await mapping.inputValue())
      .replace('对方的社区编码', 'TY')
      .replace('本系统的社区编号', 'tianyun')
    await mapping.fill(drafted)
    await button(page, '保存').click()
    const dialog = page.getByRole('dialog')
    const address = await dialog.getByText('/v1/hooks/').innerText()
    const secret = await dialog.locator('code').last().innerText()
    await button(page, '已交给对方，关闭').click()
    const rows = [
      { community: 'TY', month, count: 2 },
      { community: 'TX', month, count: 3 },
    ]
    expect(await shown({ address, secret }, 'one', rows)).toBe('partly')
    await page.goto(place.url + at('sources'))
    await page.locator('tr', { hasText: name }).getByText(address).waitFor()
    await button(page, `复制 ${name} 的接收网址`).waitFor()
    await wellMade(page)
    await page.getByRole('link', { name: `1 条待处理 看 ${name} 待处理的消息` }).click()
    await page.locator('tr', { hasText: name }).getByText('1/2 项').waitFor()
    await button(page, name).click()
    await panel(page).getByText('rows[1].community').waitFor()
    await wellMade(page)

    await page.goto(place.url + at('sources'))
    await button(page, `修改 ${name}`).click()
    await mapping.fill(
      (await mapping.inputValue()).replace('"TY": "tianyun"', '"TY": "tianyun", "TX": "yuyin"'),
    )
    await button(page, '保存').click()
    await panel(page).getByText('第 2 版').waitFor()
    await panel(page)
      .getByRole('link', { name: `1 条待处理 看 ${name} 待处理的消息` })
      .click()
    await button(page, name).click()
    await button(page, /^重放/).click()
    await page.getByText('已重放，2 项里写入 2 项').waitFor()
    await panel(page).getByText('2/2 项').waitFor()
    expect(await panel(page).getByText('没有写入').count()).toBe(0)
  })
})

test('a secretary is led to the log from their notices', async () => {
  const secretary = await opened('/s/zhanongkou/notices', 'tianyun-secretary')
  await secretary.getByRole('link', { name: '看操作日志' }).click()
  await secretary.locator('.events').waitFor()
  expect(await secretary.getByRole('link', { name: '接入' }).count()).toBe(0)
  expect(await accessibilityFaults(secretary)).toEqual([])
})

test('sources can be read in English', async () => {
  const page = await openPage(browser)
  await page.addInitScript("localStorage.setItem('linli:language', 'en')")
  await signedIn(page, place.url, 'street-admin', `${at('sources')}?form=new`)
  await page.getByRole('radio', { name: /^HMAC in a header of its own/ }).check()
  await page.getByRole('textbox', { name: 'Header with the signature' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Quarantine' }).click()
  await page.getByRole('combobox', { name: 'State' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

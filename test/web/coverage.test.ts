import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { census, tractsOf } from '../support/coverages.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { demonstrationPassword, served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
let task = ''
let target = ''
const tracts = tractsOf(52, 80)
const [desk] = sizes
type Size = (typeof sizes)[number]

type Asked = { body?: unknown; seen?: number; key?: string }

/** Asks the service as one person of the demonstration. */
const askAs = async (name: string) => {
  const send = (method: string, path: string, { body, seen, key }: Asked, cookie: string) =>
    fetch(`${place.url}/v1${path}`, {
      method,
      headers: {
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const session = await send('POST', '/session', { body: { name, password: demonstrationPassword } }, '')
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  // oxlint-disable-next-line typescript/no-explicit-any -- replies are checked by what is expected of them
  return async (method: string, path: string, asked: Asked = {}): Promise<any> => {
    const reply = await send(method, `/streets/zhanongkou${path}`, asked, cookie)
    expect(reply.ok, path).toBe(true)
    return reply.json()
  }
}

/** What tracts have listed and registered by a day, as the worker would enter it. */
const entered = async (day: string, listed: number): Promise<void> => {
  const worker = await askAs('tianyun-worker')
  const cells = tracts.map(({ code }) => ({ tract: code, counter: 'listed', households: listed }))
  await worker('PUT', `/communities/tianyun/targets/${target}/coverage/${day}`, { seen: 0, body: { cells } })
}

beforeAll(async () => {
  place = await served()
  browser = await launchChromium()
  const admin = await askAs('street-admin')
  const parts = ['tianyun', 'yuyin'].map((community) => ({ community }))
  const known = await admin('GET', '')
  const ids = known.communities.map(({ id }: { id: string }) => id)
  const body = {
    title: '人口普查入户',
    level: 'street',
    start: '2010-09-01',
    due: '2010-11-15',
    plan: census,
    parts: parts.filter(({ community }) => ids.includes(community)),
  }
  task = (await admin('POST', '/tasks', { body, key: 'census-of-2010' })).id
  const street = await admin('GET', `/coverages/${task}`)
  target = street.communities[0].target
  const worker = await askAs('tianyun-worker')
  await worker('PUT', `/communities/tianyun/targets/${target}/tracts`, { seen: 1, body: { tracts } })
  await entered('2010-10-06', 10)
  await entered('2010-10-20', 42)
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

const opened = async (day: string, name = 'tianyun-worker', size: Size = desk): Promise<Page> => {
  const page = await openPage(browser, size)
  const path = `/s/zhanongkou/c/tianyun/targets/${target}/coverage?day=${day}`
  await signedIn(page, place.url, name, path)
  await page.locator('.cv-chart').waitFor()
  return page
}

const cell = (page: Page, tract: string, counter: string) =>
  page.getByLabel(`第${tract}小区 ${counter}`, { exact: true })
const focused = (page: Page) => page.evaluate('document.activeElement?.getAttribute("aria-label")')

/** What is kept of a day on the server. */
const kept = async (day: string): Promise<Record<string, number>[]> => {
  const worker = await askAs('tianyun-worker')
  const read = await worker('GET', `/communities/tianyun/targets/${target}/coverage?day=${day}`)
  return read.tracts.map((tract: { entered: Record<string, number> }) => tract.entered)
}

describe('a day of 52 tracts', () => {
  test('is entered on one screen and by the keyboard alone', async () => {
    const page = await opened('2010-10-21')
    const last = await cell(page, '52', '摸底').boundingBox()
    expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThan(desk.height)
    const lowest = await cell(page, '18', '复查').boundingBox()
    expect((lowest?.y ?? Infinity) + (lowest?.height ?? 0)).toBeLessThan(desk.height)
    for (let pressed = 0; (await focused(page)) !== '第01小区 摸底'; pressed += 1) {
      expect(pressed).toBeLessThan(40)
      await page.keyboard.press('Tab')
    }
    for (const { code } of tracts) {
      expect(await focused(page)).toBe(`第${code}小区 摸底`)
      await page.keyboard.insertText(String(42 + (Number(code) % 5)))
      await page.keyboard.press('Enter')
    }
    expect(await focused(page)).toBe('第01小区 登记')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('第02小区 摸底')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('第01小区 登记')
    await page.keyboard.insertText('7')
    await page.keyboard.press('Escape')
    expect(await cell(page, '01', '登记').inputValue()).toBe('')
    await page.getByText('52 格没有保存').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存 2010-10-21 的 52 个数').waitFor()
    expect(await kept('2010-10-21')).toEqual(tracts.map(({ code }) => ({ listed: 42 + (Number(code) % 5) })))
    await page.locator('[data-counter=listed]', { hasText: '2,287' }).waitFor()
  })

  test('takes a block from Excel, tells what is odd and refuses what cannot be', async () => {
    const page = await opened('2010-10-22')
    await cell(page, '03', '摸底').focus()
    await page.evaluate(`{
      const data = new DataTransfer()
      data.setData('text/plain', '50\\t60\\n\\t\\n81\\t1\\n')
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }`)
    expect(await cell(page, '03', '登记').inputValue()).toBe('60')
    expect(await cell(page, '05', '登记').inputValue()).toBe('1')
    await page.locator('.cv-notes').getByText('第05小区 摸底：比小区的户数多（80户）').waitFor()
    await page.locator('.cv-notes').getByText('第03小区 登记：登记比摸底多（摸底50）').waitFor()
    expect(await cell(page, '05', '摸底').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Control+Enter')
    await page.getByText('1 格填错').first().waitFor()
    await cell(page, '05', '摸底').fill('40')
    await page.locator('.cv-notes').getByText('第05小区 摸底：比前一次少').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存 2010-10-22').waitFor()
    const day = await kept('2010-10-22')
    expect([day[2], day[3], day[4]]).toEqual([
      { listed: 50, registered: 60 },
      {},
      { listed: 40, registered: 1 },
    ])
  })

  test('typed without a network is kept over a reload and sent when the server can be reached again', async () => {
    const page = await opened('2010-10-23')
    await page.context().setOffline(true)
    await cell(page, '01', '摸底').fill('61')
    await page.keyboard.press('Control+Enter')
    await page.getByText('填的数存在这台设备上').waitFor()
    expect(await cell(page, '01', '摸底').inputValue()).toBe('61')
    await page.context().setOffline(false)
    await page.getByText('已保存 2010-10-23').waitFor()
    expect((await kept('2010-10-23'))[0]).toEqual({ listed: 61 })
    await cell(page, '02', '摸底').fill('62')
    await page.reload()
    await page.getByText('已恢复没有保存的数').waitFor()
    expect(await cell(page, '02', '摸底').inputValue()).toBe('62')
  })

  test('of two who enter the same day, what does not clash is put together, and the second sees what does', async () => {
    const [mine, theirs] = [await opened('2010-10-24'), await opened('2010-10-24', 'tianyun-secretary')]
    await cell(theirs, '01', '摸底').fill('65')
    await cell(theirs, '02', '摸底').fill('66')
    await theirs.keyboard.press('Control+Enter')
    await theirs.getByText('已保存 2010-10-24 的 2 个数').waitFor()
    await cell(mine, '03', '摸底').fill('67')
    await mine.keyboard.press('Control+Enter')
    await mine.getByText('已保存 2010-10-24 的 1 个数').waitFor()
    await cell(theirs, '01', '摸底').fill('68')
    await cell(theirs, '04', '摸底').fill('70')
    await cell(mine, '01', '摸底').fill('69')
    await mine.keyboard.press('Control+Enter')
    await mine.getByText('已保存 2010-10-24 的 1 个数').nth(1).waitFor()
    await theirs.keyboard.press('Control+Enter')
    await theirs.getByText('别人也填了这一天').waitFor()
    expect(await accessibilityFaults(theirs)).toEqual([])
    await theirs.getByRole('radio', { name: /^第01小区 摸底 天运社工.*69/ }).check()
    await theirs.getByRole('button', { name: '保存所选' }).click()
    await theirs.getByText('别人也填了这一天').waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await kept('2010-10-24')).slice(0, 4))
      .toEqual([{ listed: 69 }, { listed: 66 }, { listed: 67 }, { listed: 70 }])
  })

  test('is not entered by who only looks, nor for a day outside the census', async () => {
    const officer = await opened('2010-10-21', 'street-admin')
    await officer.getByText('填报由社区进行').waitFor()
    expect(await cell(officer, '01', '摸底').isDisabled()).toBe(true)
    const early = await opened('2010-08-01')
    await early.getByText('只能填 2010-09-01 至 2011-01-14 的数').waitFor()
    expect(await cell(early, '01', '摸底').isDisabled()).toBe(true)
  })
})

describe.each(sizes)('at $width px', (size) => {
  test('the grid and the chart fit, read well and tell the same in a table', async () => {
    const page = await opened('2010-10-20', 'tianyun-worker', size)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    const rows = await page.locator('.cv-chart tbody tr').allInnerTexts()
    expect(
      rows
        .find((row) => row.startsWith('2010-10-06'))
        ?.split('\t')
        .slice(0, 2),
    ).toEqual(['2010-10-06', '520'])
    expect(await page.locator('.cv-chart .line.listed').getAttribute('d')).toMatch(/^M.*H/)
  })

  test('the list of tracts is pasted, and saved as a whole', async () => {
    const page = await opened('2010-10-20', 'tianyun-worker', size)
    await page.getByRole('button', { name: '编辑小区名单' }).click()
    const dialog = page.getByRole('dialog', { name: '小区名单' })
    // A row that the edge of the scrolled list cuts through is not a small one.
    const faults = (await accessibilityFaults(page)).filter((fault) => !fault.startsWith('target-size'))
    expect(faults).toEqual([])
    const height = (await dialog.getByLabel('1 户数', { exact: true }).boundingBox())?.height
    expect(height).toBeGreaterThanOrEqual(size === desk ? 24 : 44)
    await dialog.getByLabel('1 户数', { exact: true }).fill('9')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('户数不能比这少').waitFor()
    await dialog.getByLabel('1 户数', { exact: true }).fill('80')
    await dialog.getByLabel('1 普查员人数', { exact: true }).fill('3')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存 52 个小区').waitFor()
    await dialog.waitFor({ state: 'detached' })
  })

  test('the street sees its communities, their sum and the chart', async () => {
    const page = await openPage(browser, size)
    await signedIn(page, place.url, 'street-admin', `/s/zhanongkou/coverages/${task}?day=2010-10-20`)
    const line = page.locator('.cv-street tbody tr', { hasText: '天运社区' })
    await line.getByText('2,184').waitFor()
    expect(await line.innerText()).toContain('52/52')
    expect(await page.locator('.cv-street tfoot').innerText()).toContain('4,160')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  })
})

test('the street’s census is printed on A4 across', async () => {
  const page = await openPage(browser)
  await signedIn(page, place.url, 'street-admin', `/s/zhanongkou/coverages/${task}?day=2010-10-20`)
  await page.locator('.cv-street').waitFor()
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? []
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595])
})

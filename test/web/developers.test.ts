import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, launchOldChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, present, sidewaysScroll, sizes } from '../support/pages.ts'
import { examples } from '../support/programs.ts'
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

/** What a page asked of anybody but the product, and what its policy or its own code complained of. */
const watched = (page: Page): string[] => {
  const amiss: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(place.url)) amiss.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') amiss.push(message.text())
  })
  page.on('pageerror', (error) => amiss.push(error.message))
  return amiss
}

const reference = async (page: Page): Promise<void> => {
  await page.goto(`${place.url}/developers/api`)
  await page.locator('.reference-state').waitFor({ state: 'detached', timeout: 60_000 })
}

const example = (name: string) => readFile(join(examples, name), 'utf8')

describe.each(sizes)('at $width × $height', (size) => {
  test('the guide is there for everybody, in both languages, accessible and as wide as the window', async () => {
    const page = await openPage(browser, size)
    const amiss = watched(page)
    await page.goto(`${place.url}/developers`)
    await page.getByRole('heading', { name: '开发指南', level: 1 }).waitFor()
    await page.getByRole('region', { name: 'call-the-api.ts' }).waitFor()
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await page.title()).toBe('开发指南 · 邻里')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Receiving messages' }).waitFor()
    expect(await page.locator('article').textContent()).not.toMatch(/[。；]/)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(amiss).toEqual([])
  })

  test('the reference renders what the service says of itself, asks nobody else, and is accessible', async () => {
    const page = await openPage(browser, size)
    const amiss = watched(page)
    await reference(page)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('heading', { name: '接口参考 API reference' }).waitFor()
    expect(amiss).toEqual([])
  })
})

test('every example is shown to the letter, in the language that was chosen for all, and is copied', async () => {
  const page = await openPage(browser)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: place.url })
  await page.goto(`${place.url}/developers`)
  const shown = async (name: string) => page.getByRole('region', { name, exact: true }).textContent()
  for (const name of ['call-the-api.ts', 'receive-webhooks.ts', 'push-figures.ts'])
    expect(await shown(name)).toBe(await example(name))
  const languages = page.getByRole('group', { name: '例子的语言' })
  await languages.first().getByRole('button', { name: 'Python' }).click()
  for (const name of ['call-the-api.py', 'receive_webhooks.py', 'push-figures.py'])
    expect(await shown(name)).toBe(await example(name))
  await languages.last().getByRole('button', { name: 'curl' }).focus()
  await page.keyboard.press('Enter')
  for (const name of ['call-the-api.sh', 'receive-webhooks.sh', 'push-figures.sh'])
    expect(await shown(name)).toBe(await example(name))
  await page.getByRole('button', { name: '复制：push-figures.sh' }).click()
  await page.getByText('已复制').waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await example('push-figures.sh'))
})

test('guide and reference lead to each other, and the contents to their chapters', async () => {
  const page = await openPage(browser)
  await page.goto(`${place.url}/developers`)
  await page.getByRole('link', { name: '推入数据' }).click()
  await expect.poll(() => page.evaluate('location.hash')).toBe('#pushing')
  expect(await page.getByRole('heading', { name: '推入数据' }).isVisible()).toBe(true)
  await page.getByRole('navigation', { name: '开发者' }).getByRole('link', { name: '接口参考' }).click()
  await page.waitForURL(`${place.url}/developers/api`)
  await page.getByRole('link', { name: '开发指南' }).first().click()
  await page.getByRole('heading', { name: '开发指南', level: 1 }).waitFor()
})

test.each([
  ['entries', 'Ledger records, newest first', 'cursor'],
  ['entries', 'Record one entry in the ledger', 'Idempotency-Key'],
  ['entries', 'Correct a record; the version before is kept', 'If-Match'],
  ['entries', 'Delete a record; it can be restored', 'reason'],
])('in the reference one looks for %s and reads: %s', async (wanted, summary, parameter) => {
  const page = await openPage(browser)
  await reference(page)
  const explorer = page.locator('openapi-explorer')
  await explorer.getByRole('textbox').first().fill(wanted)
  await explorer.getByText(summary, { exact: true }).first().click()
  await explorer.getByText('/v1/streets/{street}/communities/{community}/entries').first().waitFor()
  await explorer.getByText(parameter).first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

test('Chromium 86 shows the guide with its examples', async () => {
  const old = await launchOldChromium()
  try {
    const page = await openPage(old)
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    await page.goto(`${place.url}/developers`)
    await present(page, '.dev-code .seg')
    expect(broken).toEqual([])
  } finally {
    await old.close()
  }
})

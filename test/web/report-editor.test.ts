import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
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

const reportAt = (community: string, query = 'period=2010-H1') =>
  `/s/zhanongkou/c/${community}/report?${query}`

const opened = async (path: string, name: string, size: (typeof sizes)[number] = sizes[0]): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const panel = async (page: Page, name: string) => {
  await page.locator('.report-panel .seg').getByRole('button', { name }).click()
  return page.locator('.report-panel-body')
}

/** The n-th paragraph that can be written. */
const writable = (page: Page, n: number) => page.locator('.paragraph .writable').nth(n)

const typeInto = async (page: Page, n: number, text: string) => {
  await writable(page, n).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(text)
}

const saved = (page: Page) => page.getByRole('status').getByText('已保存', { exact: true }).waitFor()

/** Gives a word on every warning and submits. */
const submit = async (page: Page) => {
  const body = await panel(page, '校验')
  await body.getByRole('button', { name: '提交审核' }).waitFor()
  for (const word of await body.getByLabel('说明').all())
    if ((await word.inputValue()) === '') await word.fill('已与台账核对')
  await body.getByRole('button', { name: '提交审核' }).click()
  await page.locator('.draft-state').getByText('已提交', { exact: true }).waitFor()
}

const begin = async (page: Page) => {
  await page.getByRole('button', { name: '开始撰写' }).click()
  await writable(page, 0).waitFor()
}

const cases = [
  { size: sizes[0], community: 'tianyun', secretary: 'tianyun-secretary' },
  { size: sizes[1], community: 'yuyin', secretary: 'yuyin-secretary' },
] as const

describe.each(cases)('at $size.width px', ({ size, community, secretary }) => {
  test(
    'a report is written, submitted, returned, mended, approved and downloaded',
    { timeout: 240_000 },
    async () => {
      const writer = await opened(reportAt(community), secretary, size)
      await begin(writer)
      await typeInto(writer, 1, '支部党员齐心协力。')
      await saved(writer)
      expect(await accessibilityFaults(writer)).toEqual([])
      expect(await sidewaysScroll(writer)).toBe(0)
      await submit(writer)

      const officer = await opened(reportAt(community), 'street-officer', size)
      const sentence = officer.locator('.written', { hasText: '支部党员齐心协力。' }).first()
      await sentence.getByRole('button', { name: '提意见' }).focus()
      await officer.keyboard.press('Enter')
      const remarks = await panel(officer, '意见')
      await remarks.getByLabel('意见').fill('请写明开展了哪些活动')
      await remarks.getByRole('button', { name: '写意见' }).click()
      await remarks.getByText('请写明开展了哪些活动').waitFor()
      expect(await accessibilityFaults(officer)).toEqual([])
      expect(await sidewaysScroll(officer)).toBe(0)
      await officer.locator('.draft-actions').getByRole('button', { name: '退回' }).click()
      await officer.getByRole('dialog').getByRole('button', { name: '退回' }).click()
      await officer.locator('.draft-state').getByText('已退回', { exact: true }).waitFor()

      await writer.reload()
      const told = await panel(writer, '意见')
      await told.getByText('请写明开展了哪些活动').waitFor()
      await told.getByLabel('答复').fill('已写明')
      await told.getByRole('button', { name: '答复' }).click()
      await told.getByText('天运书记 答复', { exact: false }).or(told.getByText('榆荫书记 答复')).waitFor()
      await typeInto(writer, 1, '组织了清洁天运路活动。')
      await saved(writer)
      const changes = await panel(writer, '变化')
      await changes.locator('ins').first().waitFor()
      expect(await changes.locator('ins').allTextContents()).toEqual([
        expect.stringContaining('组织了清洁天运路活动。'),
      ])
      await submit(writer)

      await officer.reload()
      await officer.locator('.draft-actions').getByRole('button', { name: '通过' }).click()
      await officer.locator('.draft-state').getByText('已核定', { exact: true }).waitFor()
      await officer.getByText(/SHA-256：[0-9a-f]{64}/).waitFor()
      expect(await accessibilityFaults(officer)).toEqual([])
      const download = officer.waitForEvent('download')
      await officer.getByRole('link', { name: '下载 Word' }).click()
      expect((await download).suggestedFilename()).toMatch(/工作总结\.docx$/)
      await writer.reload()
      await writer.locator('.report').waitFor()
      expect(await writer.locator('.writable').count()).toBe(0)
    },
  )
})

type Sent = { path: string; key: string; body: Record<string, unknown> }

/** Asks the service as the person whose page it is. */
const post = (page: Page, sent: Sent): Promise<number> =>
  page.evaluate(async ({ path, key, body }: Sent) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status
  }, sent)

/** Something to write about in the half-year before, and a report of it that is begun. */
const startBefore = async (page: Page): Promise<void> => {
  const base = '/v1/streets/zhanongkou/communities/tianyun'
  const birth = { kind: 'birth', date: '2009-10-08', fields: { sex: '女' } }
  expect(await post(page, { path: `${base}/entries`, key: 'a-birth-before', body: birth })).toBe(201)
  const begun = { path: `${base}/reports`, key: 'the-report-before', body: { period: '2009-H2' } }
  expect(await post(page, begun)).toBe(201)
}

describe('while it is written', () => {
  const community = 'tianyun'
  const period = 'period=2009-H2'
  const both = async (): Promise<[Page, Page]> => {
    const one = await opened(reportAt(community, period), 'tianyun-secretary')
    await startBefore(one)
    await one.reload()
    await writable(one, 0).waitFor()
    const other = await opened(reportAt(community, period), 'tianyun-worker')
    await writable(other, 0).waitFor()
    return [one, other]
  }
  const text = async (page: Page, n = 0) => (await writable(page, n).textContent()) ?? ''

  test('of two who change the same paragraph neither loses a word', async () => {
    const [one, other] = await both()
    await typeInto(one, 0, '书记写的一句。')
    await typeInto(other, 0, '社工写的一句。')
    const conflicts = async () =>
      (await one.locator('.paragraph-conflict').count()) +
      (await other.locator('.paragraph-conflict').count())
    await expect.poll(conflicts, { timeout: 20_000 }).toBe(1)
    const loser = (await one.locator('.paragraph-conflict').count()) > 0 ? one : other
    const conflict = loser.locator('.paragraph-conflict')
    await conflict.waitFor()
    expect(await conflict.innerText()).toMatch(
      /书记写的一句。[^]*社工写的一句。|社工写的一句。[^]*书记写的一句。/,
    )
    expect(await accessibilityFaults(loser)).toEqual([])
    await conflict.getByRole('button', { name: '两个都留' }).click()
    await saved(loser)
    await one.reload()
    await writable(one, 0).waitFor()
    expect(await text(one)).toContain('书记写的一句。')
    expect(await text(one)).toContain('社工写的一句。')
  })

  test('two who change different paragraphs never meet, and see each other’s', async () => {
    const [one, other] = await both()
    const last = (await one.locator('.paragraph .writable').count()) - 1
    await typeInto(one, 0, '开头补充。')
    await typeInto(other, last, '结尾补充。')
    await saved(one)
    await saved(other)
    await one.reload()
    await writable(one, 0).waitFor()
    expect(await text(one, 0)).toContain('开头补充。')
    expect(await text(one, last)).toContain('结尾补充。')
  })

  test('Ctrl+Z takes a change back and Ctrl+Y brings it again, on the server too', async () => {
    const [one] = await both()
    const before = await text(one)
    await typeInto(one, 0, '写错的话。')
    await saved(one)
    await one.keyboard.press('Control+z')
    await expect.poll(() => text(one)).toBe(before)
    await saved(one)
    await one.keyboard.press('Control+y')
    await expect.poll(() => text(one)).toContain('写错的话。')
    await one.keyboard.press('Control+z')
    await saved(one)
    await one.reload()
    await writable(one, 0).waitFor()
    expect(await text(one)).toBe(before)
  })

  test('what is typed without a connection is kept, also over a closed window, and saved when it is back', async () => {
    const [one] = await both()
    const context: BrowserContext = one.context()
    await context.setOffline(true)
    await typeInto(one, 0, '断网时写的。')
    await one.getByText('改动存在本机', { exact: false }).waitFor({ timeout: 20_000 })
    await one.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${place.url}${reportAt(community, period)}`)
    await writable(again, 0).waitFor()
    await expect.poll(() => text(again)).toContain('断网时写的。')
    await saved(again)
    await again.reload()
    await writable(again, 0).waitFor()
    expect(await text(again)).toContain('断网时写的。')
  })

  test('a chip is deleted whole, and pasted text is plain', async () => {
    const [one] = await both()
    const facts = one.locator('.writable .fact')
    const count = await facts.count()
    expect(count).toBeGreaterThan(0)
    await one.evaluate(
      `(() => {
        const range = document.createRange()
        range.setStartAfter(document.querySelector('.writable .fact'))
        range.collapse(true)
        getSelection().removeAllRanges()
        getSelection().addRange(range)
      })()`,
    )
    await one.keyboard.press('Backspace')
    await expect.poll(() => facts.count()).toBe(count - 1)
    expect(await one.locator('.writable b, .writable i, .writable font').count()).toBe(0)
  })
})

describe('figures that change while it is written', () => {
  test('mark exactly their sentences, say what they are now, and are brought up to date with one click', async () => {
    const page = await opened(reportAt('tianyun', 'period=2009-H2'), 'tianyun-secretary')
    await startBefore(page)
    await page.reload()
    await writable(page, 0).waitFor()
    const births = page.locator('.paragraph', { hasText: '出生' }).first()
    await births.waitFor()
    const before = await births.locator('.fact').first().textContent()
    const path = '/v1/streets/zhanongkou/communities/tianyun/entries'
    const birth = { kind: 'birth', date: '2009-11-08', fields: { sex: '男' } }
    expect(await post(page, { path, key: 'another-birth', body: birth })).toBe(201)
    await page.reload()
    await births.locator('.stale-note').first().waitFor()
    expect(await births.locator('.stale-note').first().innerText()).toContain(`“${before}”现为`)
    await page.getByRole('button', { name: /^更新全部/ }).click()
    await saved(page)
    await page.locator('.stale-note').first().waitFor({ state: 'detached' })
    expect(await births.locator('.fact').first().textContent()).not.toBe(before)
  })
})

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

type Size = (typeof sizes)[number]
const [wide, narrow] = sizes

const reportAt = (community: string, query = 'period=2010-H1') =>
  `/s/zhanongkou/c/${community}/report?${query}`

const opened = async (path: string, name: string, size: Size = wide): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const isNarrow = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 700

/** Opens a panel; on a phone it is a sheet over the page. */
const panel = async (page: Page, name: string) => {
  const tab = page.locator('.panel-tabs').getByRole('button', { name })
  if ((await tab.getAttribute('aria-pressed')) !== 'true') await tab.click()
  const body = page.getByRole('region', { name, exact: true })
  await body.waitFor()
  return body
}

const shutPanel = async (page: Page) => {
  if (isNarrow(page)) await page.locator('.report-panel header').getByRole('button', { name: '关闭' }).click()
}

const paragraphs = (page: Page) => page.locator('.report .paragraph')
const field = (page: Page) => page.locator('.paragraph.open .writable')
const textOf = async (page: Page, n = 0): Promise<string> =>
  (await paragraphs(page).nth(n).locator('.paragraph-words, .writable').textContent()) ?? ''

/** Opens a paragraph as one does: with a press, on a phone with the button that appears. */
const openParagraph = async (page: Page, n: number) => {
  const paragraph = paragraphs(page).nth(n)
  if ((await paragraph.locator('.writable').count()) > 0) return
  if (isNarrow(page)) {
    await paragraph.locator('.closed').click()
    await paragraph.getByRole('button', { name: /^修改/ }).click()
  } else {
    await paragraph.locator('.closed').focus()
    await page.keyboard.press('Enter')
  }
  await paragraph.locator('.writable').waitFor()
}

const typeInto = async (page: Page, n: number, text: string) => {
  await openParagraph(page, n)
  await paragraphs(page).nth(n).locator('.writable').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(text)
}

const saved = (page: Page) => page.locator('.draft-state').getByText('已保存', { exact: true }).waitFor()
const state = (page: Page, name: string) =>
  page.locator('.draft-state').getByText(name, { exact: true }).waitFor()

const begin = async (page: Page) => {
  await page.getByRole('button', { name: '开始撰写' }).click()
  await paragraphs(page).first().waitFor()
}

/** Gives a word on every warning and submits. */
const submit = async (page: Page) => {
  const body = await panel(page, '校验')
  const button = body.getByRole('button', { name: '提交审核' })
  await button.waitFor()
  for (const word of await body.getByRole('textbox', { name: /^说明/ }).all())
    if ((await word.inputValue()) === '') await word.fill('已核对，情况属实')
  await button.click()
  await state(page, '已提交')
  await shutPanel(page)
}

type Sent = { path: string; key: string; body: Record<string, unknown> }

/** Asks the service as the person whose page it is. */
const post = (page: Page, sent: Sent): Promise<number> =>
  page.evaluate(async ({ path, key, body }: Sent) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status
  }, sent)

const birthAt = async (page: Page, community: string, date: string, sex: string): Promise<void> => {
  const path = `/v1/streets/zhanongkou/communities/${community}/entries`
  const birth = { kind: 'birth', date, fields: { sex } }
  expect(await post(page, { path, key: `birth-${community}-${date}`, body: birth })).toBe(201)
}

/** A reviewer remarks on the first figure of the text, finds it marked there, and settles the remark. */
const remarkOnFigure = async (page: Page, text: string): Promise<void> => {
  const figure = page.locator('.fact').first()
  await figure.click()
  await page.getByRole('button', { name: '对这个数写意见' }).click()
  const remarks = await panel(page, '意见')
  await remarks.getByText('数字不对', { exact: true }).first().click()
  await remarks.getByRole('textbox', { name: '意见', exact: true }).fill(text)
  await remarks.getByRole('button', { name: '保存意见' }).click()
  await remarks.locator('.remark', { hasText: text }).locator('.quote').waitFor()
  await page.locator('.fact.remarked').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await remarks.getByRole('button', { name: `了结：${text}` }).click()
  await page.locator('.fact.remarked').first().waitFor({ state: 'detached' })
  await shutPanel(page)
}

const cases = [
  { size: wide, community: 'tianyun', secretary: 'tianyun-secretary' },
  { size: narrow, community: 'yuyin', secretary: 'yuyin-secretary' },
] as const

describe.each(cases)('at $size.width px', ({ size, community, secretary }) => {
  test(
    'a report is written, brought up to date, submitted, returned, mended, approved and downloaded',
    { timeout: 300_000 },
    async () => {
      const writer = await opened(reportAt(community), secretary, size)
      await begin(writer)
      await typeInto(writer, 1, '支部党员齐心协力。')
      await saved(writer)
      expect(await accessibilityFaults(writer)).toEqual([])
      expect(await sidewaysScroll(writer)).toBe(0)
      await writer.keyboard.press('Escape')
      await field(writer).waitFor({ state: 'detached' })

      // A birth is recorded meanwhile: what cites it has to be brought up to date before it can be submitted.
      await birthAt(writer, community, '2010-05-04', '男')
      await writer.reload()
      const note = writer.locator('.stale-note', { hasText: '现为' }).first()
      await note.waitFor()
      const checks = await panel(writer, '校验')
      await checks.getByRole('heading', { name: /个错误，改好才能提交/ }).waitFor()
      expect(await checks.getByRole('button', { name: '提交审核' }).isDisabled()).toBe(true)
      expect(await accessibilityFaults(writer)).toEqual([])
      await shutPanel(writer)
      await writer.getByRole('button', { name: /^全部更新/ }).click()
      await writer.locator('.stale-note').first().waitFor({ state: 'detached' })
      await saved(writer)
      expect(await textOf(writer, 1)).toContain('支部党员齐心协力。')
      await submit(writer)

      const officer = await opened(reportAt(community), 'street-officer', size)
      const sentence = officer.locator('.written', { hasText: '支部党员齐心协力。' })
      await sentence.click()
      await sentence.getByRole('button', { name: '写意见：支部党员齐心协力。' }).click()
      const remarks = await panel(officer, '意见')
      await remarks.getByRole('button', { name: '保存意见' }).click()
      await remarks.getByText('请选一个原因').waitFor()
      await remarks.getByText('请写意见').waitFor()
      expect(await accessibilityFaults(officer)).toEqual([])
      await remarks.getByText('依据不足', { exact: true }).click()
      await remarks.getByRole('textbox', { name: '意见', exact: true }).fill('请写明开展了哪些活动')
      await remarks.getByRole('button', { name: '保存意见' }).click()
      await remarks.locator('.remark', { hasText: '请写明开展了哪些活动' }).waitFor()
      expect(await sidewaysScroll(officer)).toBe(0)
      await shutPanel(officer)
      await officer.locator('.draft-actions').getByRole('button', { name: '退回' }).click()
      await officer.getByRole('dialog').getByRole('button', { name: '退回' }).click()
      await state(officer, '已退回')

      await writer.goto(place.url + reportAt(community))
      await writer
        .locator('.remark-note', { hasText: '请写明开展了哪些活动' })
        .getByRole('button', { name: '去答复' })
        .click()
      const told = await panel(writer, '意见')
      await told.getByRole('textbox', { name: '答复：请写明开展了哪些活动' }).fill('已写明')
      await told.getByRole('button', { name: '答复', exact: true }).click()
      await told.getByRole('button', { name: '答复', exact: true }).waitFor({ state: 'detached' })
      await shutPanel(writer)
      await typeInto(writer, 1, '组织了清洁天运路活动。')
      await saved(writer)
      const changes = await panel(writer, '变化')
      await changes.locator('ins').first().waitFor()
      expect(await changes.locator('ins').allTextContents()).toEqual(['组织了清洁天运路活动。'])
      expect(await accessibilityFaults(writer)).toEqual([])
      await shutPanel(writer)
      await submit(writer)

      await officer.goto(place.url + reportAt(community))
      await remarkOnFigure(officer, '与去年的口径不同')
      await officer.locator('.draft-actions').getByRole('button', { name: '通过', exact: true }).click()
      await state(officer, '已核定')
      await officer.getByText(/SHA-256 [0-9a-f]{12}/).waitFor()
      expect(await accessibilityFaults(officer)).toEqual([])
      if (isNarrow(officer)) await officer.locator('.more summary').click()
      const download = officer.waitForEvent('download')
      await officer.getByRole('link', { name: '下载 Word' }).click()
      expect((await download).suggestedFilename()).toMatch(/工作总结\.docx$/)
      await writer.goto(place.url + reportAt(community))
      await paragraphs(writer).first().waitFor()
      expect(await writer.locator('.closed, .writable').count()).toBe(0)

      // What is recorded afterwards is told as a difference, and the report stays as it is.
      await birthAt(writer, community, '2010-06-04', '女')
      const later = await panel(writer, '变化')
      await writer.reload()
      await panel(writer, '变化')
      await later
        .getByRole('button', { name: /出生人数 .*→/ })
        .first()
        .waitFor()
    },
  )
})

const period = 'period=2009-H2'

/** Something to write about in the half-year before, and reports of it that are begun. */
const startBefore = async (community: string): Promise<void> => {
  const page = await opened(reportAt(community, period), `${community}-secretary`)
  if (community === 'tianyun') await birthAt(page, community, '2009-10-08', '女')
  const path = `/v1/streets/zhanongkou/communities/${community}/reports`
  expect(await post(page, { path, key: `before-${community}`, body: { period: '2009-H2' } })).toBe(201)
}

const started = new Map<string, Promise<void>>()

/** The page of the report of the half-year before, begun. */
const written = async (name = 'tianyun-secretary', size: Size = wide): Promise<Page> => {
  const community = name.split('-')[0] ?? ''
  const beginning = started.get(community) ?? startBefore(community)
  started.set(community, beginning)
  await beginning
  const page = await opened(reportAt(community, period), name, size)
  await paragraphs(page).first().waitFor()
  return page
}

const placeOf = (page: Page, text: string): Promise<number> =>
  page.evaluate<number>(
    `[...document.querySelectorAll('.report .paragraph')].findIndex((one) => one.textContent.includes(${JSON.stringify(text)}))`,
  )

describe('two people', () => {
  test.each(sizes)('who change the same paragraph both keep their words ($width px)', async (size) => {
    const [one, other] = [await written('tianyun-secretary', size), await written('tianyun-worker', size)]
    const [mine, theirs] = [`书记写的${size.width}。`, `社工写的${size.width}。`]
    await typeInto(other, 0, theirs)
    await saved(other)
    await typeInto(one, 0, mine)
    const conflict = one.locator('.paragraph-conflict')
    await conflict.waitFor()
    const both = await conflict.innerText()
    expect(both).toContain(mine)
    expect(both).toContain(theirs)
    expect(both).toContain('天运社工')
    expect(await accessibilityFaults(one)).toEqual([])
    expect(await sidewaysScroll(one)).toBe(0)
    await conflict.getByRole('button', { name: '合在一起再改' }).click()
    await saved(one)
    await other.reload()
    await paragraphs(other).first().waitFor()
    expect(await textOf(other)).toContain(mine)
    expect(await textOf(other)).toContain(theirs)
  })

  test('who change different paragraphs never meet', async () => {
    const [one, other] = [await written(), await written('tianyun-worker')]
    const last = (await paragraphs(one).count()) - 1
    await typeInto(one, 0, '开头补充。')
    await typeInto(other, last, '结尾补充。')
    await saved(one)
    await saved(other)
    await one.reload()
    await paragraphs(one).first().waitFor()
    expect(await textOf(one, 0)).toContain('开头补充。')
    expect(await textOf(one, last)).toContain('结尾补充。')
    expect(await one.locator('.paragraph-conflict').count()).toBe(0)
  })

  test('one who writes in a paragraph that the other removes can put it back', async () => {
    const [one, other] = [await written(), await written('tianyun-worker')]
    await openParagraph(one, 0)
    await one.keyboard.press('Control+Enter')
    await expect.poll(() => field(one).textContent()).toBe('')
    await one.keyboard.insertText('要保住的一段。')
    await saved(one)
    await other.reload()
    const theirs = other.locator('.paragraph', { hasText: '要保住的一段。' })
    await theirs.hover()
    await theirs.getByRole('button', { name: /^删去这段/ }).click()
    await other.getByText('已删去一段').waitFor()
    await one.keyboard.insertText('又写了一句。')
    const gone = one.locator('.paragraph-conflict', { hasText: '别人把这一段删去了' })
    await gone.waitFor()
    expect(await gone.innerText()).toContain('要保住的一段。又写了一句。')
    await gone.getByRole('button', { name: '作为新的一段放回去' }).click()
    await gone.waitFor({ state: 'detached' })
    await one.locator('.paragraph', { hasText: '要保住的一段。又写了一句。' }).waitFor()
  })
})

describe('while it is written', () => {
  test('Ctrl+Z takes a change back and Ctrl+Y brings it again, on the server too', async () => {
    const page = await written()
    const before = await textOf(page)
    await typeInto(page, 0, '写错的话。')
    await saved(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => textOf(page)).toBe(before)
    await saved(page)
    await page.keyboard.press('Control+y')
    await expect.poll(() => textOf(page)).toContain('写错的话。')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect.poll(() => textOf(page)).toBe(before)
    await saved(page)
    await page.reload()
    await paragraphs(page).first().waitFor()
    expect(await textOf(page)).toBe(before)
  })

  test('what is typed without a connection is kept, also over a closed window, and saved when it is back', async () => {
    const page = await written()
    const context = page.context()
    await context.setOffline(true)
    await typeInto(page, 0, '断网时写的。')
    await page.locator('.draft-state').getByText('存在本机', { exact: false }).waitFor({ timeout: 20_000 })
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${place.url}${reportAt('tianyun', period)}`)
    await paragraphs(again).first().waitFor()
    await expect.poll(() => textOf(again)).toContain('断网时写的。')
    await saved(again)
    await again.reload()
    await paragraphs(again).first().waitFor()
    expect(await textOf(again)).toContain('断网时写的。')
  })

  test('a chip is deleted whole, pasted text is plain, and a full stop makes a sentence', async () => {
    const page = await written()
    const births = page.locator('.paragraph', { hasText: '出生' }).first()
    const n = await placeOf(page, '出生')
    await openParagraph(page, n)
    const facts = page.locator('.paragraph.open .fact')
    const [count, sentences] = [await facts.count(), await page.locator('.paragraph.open .written').count()]
    expect(count).toBeGreaterThan(0)
    await page.evaluate(
      `(() => {
        const range = document.createRange()
        range.setStartAfter(document.querySelector('.paragraph.open .fact'))
        range.collapse(true)
        getSelection().removeAllRanges()
        getSelection().addRange(range)
      })()`,
    )
    await page.keyboard.press('Backspace')
    await expect.poll(() => facts.count()).toBe(count - 1)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(`navigator.clipboard.write([new ClipboardItem({
      'text/html': new Blob(['<b>粗的</b><p>两行。</p>'], { type: 'text/html' }),
      'text/plain': new Blob(['粗的\\n两行。'], { type: 'text/plain' }),
    })])`)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+v')
    await expect.poll(() => field(page).textContent()).toContain('粗的两行。')
    expect(await field(page).locator('b, p, i, font').count()).toBe(0)
    await page.keyboard.press('Escape')
    await saved(page)
    await expect.poll(() => births.locator('.written').count()).toBe(sentences + 1)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => births.locator('.fact').count()).toBe(count)
    await saved(page)
  })

  test('Enter makes two paragraphs of one, an empty one goes by itself, and both are taken back', async () => {
    const page = await written()
    const before = await paragraphs(page).count()
    const text = await textOf(page)
    await openParagraph(page, 0)
    await field(page).focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => paragraphs(page).count()).toBe(before + 1)
    expect(await textOf(page, 0)).toBe(text.slice(0, 3))
    expect(await textOf(page, 1)).toBe(text.slice(3))
    await page.keyboard.press('Control+z')
    await expect.poll(() => paragraphs(page).count()).toBe(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => textOf(page, 0)).toBe(text)
    await openParagraph(page, 0)
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => paragraphs(page).count()).toBe(before + 1)
    await page.locator('.paragraph.open .writable:empty').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => paragraphs(page).count()).toBe(before)
    await saved(page)
  })

  test('a paragraph moves with Alt and the arrows, and is removed with a way back', async () => {
    const page = await written()
    await openParagraph(page, 0)
    await page.keyboard.press('Control+Enter')
    await field(page).waitFor()
    await expect.poll(() => field(page).textContent()).toBe('')
    await page.keyboard.insertText('第二段开头。')
    await saved(page)
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => textOf(page, 0)).toBe('第二段开头。')
    await page.keyboard.press('Escape')
    const own = page.locator('.paragraph', { hasText: '第二段开头。' })
    await own.hover()
    await own.getByRole('button', { name: /^删去这段/ }).click()
    await own.waitFor({ state: 'detached' })
    await page.locator('.toast', { hasText: '已删去一段' }).getByRole('button', { name: '撤销' }).click()
    await own.waitFor()
    await own.hover()
    await own.getByRole('button', { name: /^删去这段/ }).click()
    await own.waitFor({ state: 'detached' })
  })

  test('what is offered is written at the caret, and only when asked', async () => {
    const page = await written('yuyin-secretary')
    const before = await textOf(page)
    const offers = await panel(page, '可写入')
    const offer = offers.locator('.offers button').first()
    await offer.waitFor()
    const label = (await offer.textContent()) ?? ''
    expect(await textOf(page)).toBe(before)
    await openParagraph(page, 0)
    await field(page).focus()
    await page.keyboard.press('Control+Home')
    await offers.getByRole('button', { name: '全部' }).click()
    await field(page).focus()
    await page.keyboard.press('Control+Home')
    await offer.click()
    await page.getByText(`已写入：${label}`).waitFor()
    await expect.poll(() => textOf(page)).not.toBe(before)
    expect(await page.locator('.paragraph.open .written').first().locator('.fact').count()).toBeGreaterThan(0)
    await page.locator('.toast', { hasText: '已写入' }).getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => textOf(page)).toBe(before)
    await saved(page)
  })

  test('the records that a sentence tells are chosen and put in order', async () => {
    const page = await opened(reportAt('yuyin', 'period=2008-H2'), 'yuyin-secretary')
    for (const [day, title] of [
      ['03', '重阳登高'],
      ['04', '邻里书会'],
      ['05', '庭院清扫'],
    ] as const) {
      const fields = { topic: 'festival', audience: 'members', party: true, party_only: true }
      const body = { kind: 'activity', date: `2008-10-${day}`, title, notable: true, fields }
      const path = '/v1/streets/zhanongkou/communities/yuyin/entries'
      expect(await post(page, { path, key: `activity-2008-${day}`, body })).toBe(201)
    }
    await page.reload()
    await begin(page)
    const entries = page.locator('.written a[href*="/ledger?"]')
    await entries.first().waitFor()
    expect(await entries.allTextContents()).toEqual(['重阳登高', '邻里书会', '庭院清扫'])
    await entries.first().click()
    const basis = page.getByRole('region', { name: '依据', exact: true })
    await basis.getByRole('checkbox', { name: '重阳登高' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await basis.getByRole('button', { name: '下移 重阳登高' }).click()
    await expect.poll(() => entries.allTextContents()).toEqual(['邻里书会', '重阳登高', '庭院清扫'])
    await basis.getByRole('checkbox', { name: '邻里书会' }).uncheck()
    await expect.poll(() => entries.allTextContents()).toEqual(['重阳登高', '庭院清扫'])
    await saved(page)
    // It is now one of the section's records that nobody tells, and can be told again.
    await basis.getByRole('checkbox', { name: '邻里书会', checked: false }).click()
    await expect.poll(() => entries.allTextContents()).toEqual(['重阳登高', '庭院清扫', '邻里书会'])
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z')
    await expect.poll(() => entries.allTextContents()).toEqual(['重阳登高', '邻里书会', '庭院清扫'])
    await saved(page)
  })

  test('it is printed alone, on numbered A4 pages of 28 characters to the line', async () => {
    const page = await written('yuyin-secretary')
    await openParagraph(page, 1)
    await page.emulateMedia({ media: 'print' })
    for (const chrome of ['.bar', '.outline', '.draft-tools', '.draft-state', '.draft-foot', '.report-panel'])
      expect(await page.locator(chrome).first().isVisible(), chrome).toBe(false)
    expect(await page.locator('.paragraph-tools').first().isVisible()).toBe(false)
    // 156 mm between the margins at 96 dots to the inch.
    await page.setViewportSize({ width: 590, height: 800 })
    const line = await page.evaluate<number>(
      "(() => { const line = document.createElement('p'); line.style.cssText = 'display:inline-block;text-indent:0'; line.textContent = '字'.repeat(28); document.querySelector('.report').append(line); return line.offsetWidth })()",
    )
    expect(line).toBeLessThanOrEqual(590)
    expect(line).toBeGreaterThan(570)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  })

  test('the title and the signature are changed', async () => {
    const page = await written()
    await page.getByRole('button', { name: '标题和落款' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('标题', { exact: true }).fill('天运社区2009年下半年总结')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '天运社区2009年下半年总结' }).waitFor()
  })
})

describe('a stale sentence', () => {
  test('with words of one’s own keeps them, and only the figure is brought up to date', async () => {
    const page = await written()
    const births = page.locator('.paragraph', { hasText: '出生' }).first()
    const n = await placeOf(page, '出生')
    await openParagraph(page, n)
    await field(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('据台账，')
    await page.keyboard.press('Escape')
    await saved(page)
    const before = await births.locator('.fact').first().textContent()
    await birthAt(page, 'tianyun', '2009-11-08', '男')
    await page.reload()
    const note = births.locator('.stale-note').first()
    await note.waitFor()
    expect(await note.innerText()).toContain(`“${before}”现为`)
    expect(await accessibilityFaults(page)).toEqual([])
    await note.getByRole('button', { name: /^更新/ }).click()
    await note.waitFor({ state: 'detached' })
    await saved(page)
    expect(await births.locator('.fact').first().textContent()).not.toBe(before)
    expect(await births.locator('.paragraph-words').textContent()).toContain('据台账，')
  })
})

describe('who may not write', () => {
  test('reads it, and is told so', async () => {
    await written()
    const page = await opened(reportAt('tianyun', period), 'street-viewer')
    await page.getByText('可以查看，不能修改').waitFor()
    await paragraphs(page).first().waitFor()
    expect(await page.locator('.closed, .paragraph-tools').count()).toBe(0)
    expect(await page.getByRole('button', { name: '可写入' }).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('is shown what each sentence rests on while going through its facts', async () => {
    await written()
    const page = await opened(reportAt('tianyun', `${period}&panel=basis`), 'street-viewer')
    const sentence = page.locator('.written', { has: page.locator('.fact') }).first()
    const basis = await panel(page, '依据')
    await basis.getByText('点正文里的一句', { exact: false }).waitFor()
    await sentence.locator('.fact').first().focus()
    const quoted = await basis.locator('blockquote').textContent()
    expect(await sentence.textContent()).toContain(quoted ?? '')
    expect(quoted).not.toBe('')
  })

  test('sees no section that is not theirs', async () => {
    await written()
    const page = await opened(reportAt('tianyun', period), 'culture-officer')
    await page.getByText('这一节不在你负责的条线内', { exact: false }).first().waitFor()
    expect(await page.getByRole('article').innerText()).not.toContain('出生')
  })
})

test('the whole screen can be read in English', async () => {
  const page = await openPage(browser)
  await page.addInitScript("localStorage.setItem('linli:language', 'en')")
  await signedIn(page, place.url, 'tianyun-secretary', reportAt('tianyun', 'period=2010-H2'))
  await page.getByRole('heading', { name: 'Draft work report' }).waitFor()
  await page.goto(place.url + reportAt('tianyun', period))
  await page.getByRole('heading', { name: 'Work report', exact: true }).waitFor()
  for (const name of ['Check', 'Remarks', 'Offers', 'Basis', 'Changes', 'History']) {
    await page.locator('.panel-tabs').getByRole('button', { name }).click()
    await page.getByRole('region', { name, exact: true }).waitFor()
  }
  expect(await accessibilityFaults(page)).toEqual([])
})

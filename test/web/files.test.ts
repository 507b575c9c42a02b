import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { docx } from '../support/sample-files.ts'
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

const crcTable = Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }).reduce<number>((sum) => (sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1), byte),
)
const crcOf = (bytes: Uint8Array): number =>
  ~bytes.reduce((sum, byte) => (crcTable[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), -1) >>> 0

const chunk = (type: string, content: Buffer): Buffer => {
  const [size, sum, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), content])]
  size.writeUInt32BE(content.length)
  sum.writeUInt32BE(crcOf(named))
  return Buffer.concat([size, named, sum])
}

/** A picture that browsers can read: a square of one grey, so many pixels wide. */
const picture = (side: number, grey: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.writeUInt8(8, 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side, grey)])
  const rows = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

const open = async (size: { width: number; height: number } = desk, name = 'tianyun-worker') => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, '/s/zhanongkou/c/tianyun/ledger?period=2010-H1&kind=birth')
  if (size === phone) await page.locator('.lg-list a').first().click()
  else await page.locator('tr[data-entry] [data-col=title]').first().click()
  await panelOf(page).locator('.fl-list, .fl-none').first().waitFor()
  return page
}
const panelOf = (page: Page) => page.getByRole('region', { name: '佐证材料' })
const choose = (page: Page, name: string, buffer: Buffer, mimeType = 'image/png') =>
  panelOf(page).locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer })
const rowOf = (page: Page, name: string) => panelOf(page).locator('li', { hasText: name })

// Told to the page as text, because it is the page's own words that it is made of.
const givenThere = `([kind, name, content, words]) => {
  const data = new DataTransfer()
  const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0))
  data.items.add(new File([bytes], name, { type: 'image/png' }))
  if (words !== '') data.setData('text/plain', words)
  const said = { bubbles: true, cancelable: true }
  const made = kind === 'paste'
    ? new ClipboardEvent('paste', { ...said, clipboardData: data })
    : new DragEvent('drop', { ...said, dataTransfer: data })
  document.querySelector('.fl').dispatchEvent(made)
}`

/** Puts a picture on the page as the system's clipboard or its file manager would. */
const given = async (page: Page, kind: 'paste' | 'drop', name: string, bytes: Buffer, words = '') => {
  const told = JSON.stringify([kind, name, bytes.toString('base64'), words])
  await page.evaluate(`(${givenThere})(${told})`)
}

describe('evidence of a record', () => {
  test('a photo is chosen, seen small, downloaded as it was, removed and brought back', async () => {
    const page = await open()
    const photo = picture(1000, 90)
    await choose(page, '现场照片.png', photo)
    const row = rowOf(page, '现场照片.png')
    const small = row.locator('img')
    await small.waitFor()
    const width = `document.querySelector('.fl-picture').naturalWidth`
    await expect.poll(() => page.evaluate(width)).toBe(320)

    const [download] = await Promise.all([page.waitForEvent('download'), row.locator('a').click()])
    expect(download.suggestedFilename()).toBe('现场照片.png')
    expect(await readFile(await download.path())).toEqual(photo)

    await row.getByRole('button', { name: '移除 现场照片.png' }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).click()
    await row.waitFor()
    await row.getByRole('button', { name: '移除 现场照片.png' }).click()
    await row.waitFor({ state: 'detached' })
    await panelOf(page).getByRole('button', { name: '已移除的文件' }).click()
    await rowOf(page, '现场照片.png').getByRole('button', { name: '恢复' }).click()
    await row.locator('img').waitFor()
  })

  test('what is not taken is refused in words, and what is there already too', async () => {
    const page = await open()
    await choose(page, '通知.jpg', Buffer.from('<html><script>alert(1)</script>'), 'image/jpeg')
    await rowOf(page, '通知.jpg').getByText('只收照片').waitFor()
    await rowOf(page, '通知.jpg').getByRole('button', { name: '不再添加 通知.jpg' }).click()
    await rowOf(page, '通知.jpg').waitFor({ state: 'detached' })
    await choose(page, '空.pdf', Buffer.alloc(0), 'application/pdf')
    await rowOf(page, '空.pdf').getByText('这是一个空文件').waitFor()
    const folder = await mkdtemp(join(tmpdir(), 'linli-film-'))
    const film = join(folder, '录像.jpg')
    await writeFile(film, Buffer.alloc(10 * 1024 * 1024 + 1))
    await panelOf(page).locator('input[type=file]').first().setInputFiles(film)
    await rowOf(page, '录像.jpg').getByText('超过 10 MB').waitFor()
    await rm(folder, { recursive: true })

    await choose(page, '签到表.docx', Buffer.from(docx()), '')
    await rowOf(page, '签到表.docx').getByText('Word').waitFor()
    await choose(page, '签到表（2）.docx', Buffer.from(docx()), '')
    await panelOf(page).getByText('这份文件已经在这里：签到表.docx').waitFor()
    expect(await panelOf(page).locator('a.fl-file', { hasText: '签到表' }).count()).toBe(1)
  })

  test('a screenshot is pasted and a file dropped; cells of a spreadsheet are not taken for a picture', async () => {
    const page = await open()
    await given(page, 'paste', '截图.png', picture(20, 10))
    await rowOf(page, '截图.png').locator('img').waitFor()
    await given(page, 'drop', '拖来.png', picture(20, 20))
    await rowOf(page, '拖来.png').locator('img').waitFor()
    await given(page, 'paste', '表格.png', picture(20, 30), '6-18\t男')
    await given(page, 'drop', '最后.png', picture(20, 40))
    await rowOf(page, '最后.png').locator('img').waitFor()
    expect(await rowOf(page, '表格.png').count()).toBe(0)
  })

  test('without a network it says so and loses nothing typed; a file goes out once it is back', async () => {
    const page = await open()
    await page.context().setOffline(true)
    await panelOf(page).getByText('现在不能添加文件').waitFor()
    expect(await panelOf(page).getByRole('button', { name: '添加文件' }).isDisabled()).toBe(true)
    await given(page, 'drop', '断网.png', picture(20, 50))
    await rowOf(page, '断网.png').getByText('文件不能存在本机').waitFor()
    const note = page.locator('.lg-side textarea')
    await note.fill('断网时写的备注')
    expect(await page.locator('.lg-side textarea').inputValue()).toBe('断网时写的备注')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '不改了' }).click()
    await rowOf(page, '断网.png').getByRole('button', { name: '重试' }).click()
    await rowOf(page, '断网.png').locator('img').waitFor()
  })

  test('who only reads sees and downloads, and is asked for nothing', async () => {
    const writing = await open()
    await given(writing, 'drop', '给街道看.png', picture(20, 60))
    await rowOf(writing, '给街道看.png').locator('img').waitFor()
    const page = await open(desk, 'street-officer')
    await rowOf(page, '给街道看.png').locator('img').waitFor()
    expect(await panelOf(page).getByRole('button').count()).toBe(0)
  })

  test.for([desk, phone])('is accessible and fits at $width pixels, in both languages', async (size) => {
    const page = await open(size)
    const camera = panelOf(page).getByRole('button', { name: '拍照' })
    expect(await camera.isVisible()).toBe(size === phone)
    await choose(page, `很长的名字${'甲'.repeat(60)}.png`, picture(size.width, 70))
    await panelOf(page).locator('li img').first().waitFor()
    await choose(page, '不收.svg', Buffer.from('<svg/>'))
    await rowOf(page, '不收.svg').getByText('只收照片').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.evaluate("localStorage.setItem('linli:language', 'en')")
    await page.reload()
    const english = page.getByRole('region', { name: 'Evidence' })
    await english.locator('li img').first().waitFor()
    await english.getByRole('button', { name: 'Removed files' }).waitFor()
    expect(await english.textContent()).toContain('The community uses')
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

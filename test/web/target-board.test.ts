import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { Asked } from '@linli/contract/operations'
import { sections } from '@linli/domain/sections'
import { launchChromium } from '../support/browsers.ts'
import type { Client } from '../support/clients.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'
import { signInAt } from '../support/town.ts'

let place: Served
let browser: Browser
let admin: Client

const all =
  'tianyun yuyin songtaoli wanghe yinxingyuan beiwu liuxiang dashiqiao wutongli qingquan wenhui anjuyuan shuidui xuefu'.split(
    ' ',
  )
const days = { start: '2010-01-01', due: '2010-12-31' }
const steps = [
  { key: 'site', text: '选址', planned: '2010-03-31' },
  { key: 'open', text: '开放', planned: '2010-12-01' },
]

const visits: Asked<'setTask'>['body'] = {
  title: '走访困难家庭',
  level: 'street',
  ...days,
  plan: { kind: 'metric', metric: 'visits_households', value: 200 },
  parts: all.map((community, i) => ({ community, ...(i === 0 ? { value: 260 } : {}) })),
}
const fitness: Asked<'setTask'>['body'] = {
  title: '建成户外健身点',
  level: 'district',
  section: 'culture',
  ...days,
  plan: { kind: 'milestone', steps },
  parts: [{ community: 'tianyun' }, { community: 'yuyin' }],
}

beforeAll(async () => {
  place = await served()
  browser = await launchChromium()
  const target = { origin: place.url, fetch: (request: Request) => fetch(request) }
  admin = await signInAt(target, 'street-admin')
  await admin.call('setTask', { body: visits })
  await admin.call('setTask', { body: fitness })
  const secretary = await signInAt(target, 'tianyun-secretary')
  await secretary.call('setTarget', {
    body: {
      title: '成立楼道议事会',
      level: 'community',
      ...days,
      plan: { kind: 'milestone', steps: [...steps] },
    },
  })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

const board = (query = '') => `/s/zhanongkou/targets?period=2010-H1${query}`

const opened = async (path: string, name: string, size: (typeof sizes)[number] = sizes[0]): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) })
const focused = (page: Page) => page.evaluate('document.activeElement.innerText')
const given = async (title: string) => {
  const { lines } = await admin.call('readTargetBoard')
  return lines.find((line) => line.title === title)
}

describe('the board', () => {
  test('shows a state and a number for each task and community, and never an order of communities', async () => {
    const page = await opened(board(), 'street-admin')
    await row(page, '走访困难家庭').waitFor()
    const heads = await page.getByRole('columnheader').allTextContents()
    expect(heads.slice(0, 4)).toEqual(['任务', '天运', '榆荫', '松涛里'])
    expect(heads.length).toBe(15)
    const cells = await row(page, '建成户外健身点').getByRole('gridcell').allTextContents()
    expect(cells[0]).toMatch(/^0\/2步.+/)
    expect(cells[2]).toContain('未下达')
    const visited = await row(page, '走访困难家庭').getByRole('gridcell').first().innerText()
    expect(visited).toMatch(/\/260户\s+(正常|有风险|滞后|已完成|未开始)/)
    await page.getByText('按 2010-06-30 的记录判断').waitFor()
    expect(await page.getByText('内部工作资料，不作考核通报依据').count()).toBeGreaterThan(0)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '任务' })
    expect(await links.getAttribute('aria-current')).toBe('page')
  })

  test('is walked through by the arrows; Enter opens the community’s target', async () => {
    const page = await opened(board(), 'street-admin')
    await row(page, '走访困难家庭')
      .getByRole('gridcell')
      .first()
      .click({ modifiers: ['Shift'] })
    await row(page, '走访困难家庭').getByRole('gridcell').first().focus()
    const first = await focused(page)
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).not.toBe(first)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe(first)
    const line = await given('走访困难家庭')
    await page.keyboard.press('Enter')
    await page.waitForURL(
      (url) => url.pathname === `/s/zhanongkou/c/tianyun/targets/${line?.cells[0]?.target}`,
    )
    await page.getByRole('heading', { name: '走访困难家庭' }).waitFor()
  })

  test('a block of it goes to a spreadsheet with its heads', async () => {
    const page = await opened(board(), 'street-admin')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const cells = row(page, '建成户外健身点').getByRole('gridcell')
    await cells.first().focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+C')
    await page.getByText('已复制 1 行 2 列').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    const [heads, values] = copied.split(/\r?\n/).map((line) => line.split('\t'))
    expect(heads).toEqual(['任务', '天运社区', '榆荫社区'])
    expect(values?.[0]).toBe('建成户外健身点')
    expect(values?.[1]).toMatch(/^0\/2步 .+/)
  })

  test('shows only what is late, or one section, and folds the communities’ own targets', async () => {
    const page = await opened(board(), 'street-admin')
    await row(page, '走访困难家庭').waitFor()
    expect(await row(page, '成立楼道议事会').count()).toBe(0)
    const { lines } = await admin.call('readTargetBoard')
    const empty = sections.find((section) => lines.every((line) => line.section !== section)) ?? ''
    await button(page, '社区自定目标').click()
    await row(page, '成立楼道议事会').waitFor()
    await page.getByRole('combobox', { name: '条线' }).selectOption(empty)
    await page.getByText('没有符合条件的任务').waitFor()
    await button(page, '显示全部').click()
    await page.getByRole('combobox', { name: '条线' }).selectOption('culture')
    await row(page, '走访困难家庭').waitFor({ state: 'detached' })
    await row(page, '建成户外健身点').waitFor()
    await page.getByRole('combobox', { name: '条线' }).selectOption('')
    await button(page, '只看滞后、有风险').click()
    // The site should have been found by the end of March.
    await row(page, '建成户外健身点').waitFor()
    expect(new URL(page.url()).searchParams.get('show')).toBe('late')
  })

  test('is judged on any day', async () => {
    const page = await opened(board(), 'street-admin')
    await page.getByText('按 2010-06-30 的记录判断').waitFor()
    await button(page, '前一天').click()
    await page.getByText('按 2010-06-29 的记录判断').waitFor()
    await button(page, '上一期').click()
    await page.getByText('按 2009-12-31 的记录判断').waitFor()
    expect(new URL(page.url()).searchParams.get('period')).toBe('2009-H2')
  })

  test('tells what changed in the last seven days, by whom', async () => {
    const page = await opened(board(), 'street-admin')
    const week = page.getByRole('heading', { name: '近七天的变化' })
    await week.waitFor()
    await page.getByRole('link', { name: '天运书记 新增“成立楼道议事会”（天运）' }).waitFor()
    const told = await page.getByRole('link', { name: /新增“走访困难家庭”（14 个社区）$/ }).innerText()
    expect(told).toMatch(/^街道管理员 /)
  })

  test('prints on A4 across, one page wide, with a head to sign', async () => {
    const page = await opened(board(), 'street-admin')
    await row(page, '走访困难家庭').waitFor()
    await page.emulateMedia({ media: 'print' })
    const sheet = page.locator('.tb-sheet')
    await sheet.waitFor()
    const text = await sheet.innerText()
    for (const said of [
      '闸弄口街道目标任务进度（2010-06-30）',
      '填报单位 闸弄口街道',
      '制表',
      '日期',
      '内部工作资料，不作考核通报依据',
    ])
      expect(text).toContain(said)
    for (const chrome of ['.bar', '.tb-title', '.tb-tools', '.tb-week'])
      expect(await page.locator(chrome).isVisible(), chrome).toBe(false)
    // A4 across without its margins is 277 mm wide, which is 1047 CSS pixels.
    await page.setViewportSize({ width: 1047, height: 700 })
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await page.evaluate('document.querySelector(".tb-sheet").scrollWidth')).toBeLessThanOrEqual(1047)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1)
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/)
  })

  test('on a phone one task at a time stands with its communities', async () => {
    const page = await opened(board(), 'street-admin', sizes[1])
    const picker = page.getByRole('combobox', { name: '任务或目标' })
    await picker.waitFor()
    await picker.selectOption({ label: '建成户外健身点' })
    const cards = page.getByRole('link', { name: /^(天运|榆荫)社区\s*0\/2步/ })
    await cards.first().waitFor()
    expect(await cards.count()).toBe(2)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await cards.first().click()
    await page.getByRole('heading', { name: '建成户外健身点' }).waitFor()
  })

  test('is read by those who may not change it; without records one is told whom to ask', async () => {
    const viewer = await opened(board(), 'street-viewer')
    await row(viewer, '走访困难家庭').waitFor()
    expect(await viewer.getByRole('link', { name: '下达任务' }).count()).toBe(0)
    expect(await button(viewer, '走访困难家庭').count()).toBe(0)
    await viewer.goto(`${place.url}/s/zhanongkou/tasks/new`)
    await viewer.getByText('任务由街道下达，你可以查看').waitFor()
    const district = await opened(board(), 'district-viewer')
    await district.getByText('你可以看街道对比，不能看目标任务').waitFor()
    expect(await accessibilityFaults(district)).toEqual([])
  })

  test('says what to do when there is nothing, and when the server cannot be reached', async () => {
    const other = await opened('/s/qinghe/targets', 'qinghe-admin')
    await other.getByText('还没有任务和目标').waitFor()
    const page = await opened(board(), 'street-admin')
    await row(page, '走访困难家庭').waitFor()
    await page.context().setOffline(true)
    await button(page, '前一天').click()
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
    await page.context().setOffline(false)
    await row(page, '走访困难家庭').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('speaks English', async () => {
    const page = await opened(board(), 'street-admin')
    await row(page, '走访困难家庭').waitFor()
    await page.evaluate('localStorage.setItem("linli:language", "en")')
    await page.reload()
    await page.getByRole('heading', { name: 'The street’s tasks' }).waitFor()
    expect(await row(page, '走访困难家庭').getByRole('gridcell').first().innerText()).toContain(
      '/260 households',
    )
    await page.goto(`${place.url}/s/zhanongkou/tasks/new`)
    await page.getByRole('heading', { name: 'Give a task' }).waitFor()
    // Names of places and what people wrote stay as they are.
    const words = await page.locator('.tb-form').innerText()
    expect(words.replace(/\S*社区/g, '')).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

const name = (page: Page) => page.getByRole('textbox', { name: '任务名称' })

/** Puts text on the field that has the keyboard, as Ctrl+V does. */
const paste = (page: Page, text: string) =>
  page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }`)

describe.each(sizes)('a task at $width px', (size) => {
  test('is given with values pasted from a spreadsheet', async () => {
    const title = `办好文化活动${size.width}`
    const page = await opened(board(), 'street-admin', size)
    await page.getByRole('link', { name: '下达任务' }).click()
    await name(page).fill(title)
    await page.getByRole('combobox', { name: '对应指标' }).fill('社区活动')
    await page.getByLabel('目标值', { exact: true }).fill('12')
    await page.getByLabel('到期', { exact: true }).fill('2010-12-31')
    await button(page, '全不选').click()
    await page.getByRole('checkbox', { name: '下达给天运社区' }).check()
    await page.getByRole('textbox', { name: '天运社区的目标值' }).focus()
    await paste(page, '15\t2010/11/30\t王芳\r\n20\t\t\r\n')
    await page.getByText('已粘贴 6 格').waitFor()
    expect(await page.getByRole('textbox', { name: '榆荫社区的目标值' }).inputValue()).toBe('20')
    expect(await page.getByLabel('天运社区的到期日').inputValue()).toBe('2010-11-30')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已下达给 2 个社区：${title}`).waitFor()
    const line = await given(title)
    expect(line?.cells.map(({ community, of, due }) => [community, of, due])).toEqual([
      ['tianyun', 15, '2010-11-30'],
      ['yuyin', 20, '2010-12-31'],
    ])
  })
})

describe('a task', () => {
  test('has its errors beside their fields', async () => {
    const page = await opened('/s/zhanongkou/tasks/new?period=2010-H1', 'street-admin')
    await name(page).focus()
    await page.keyboard.press('Control+Enter')
    await page.getByText('写上任务名称').waitFor()
    expect(await name(page).getAttribute('aria-invalid')).toBe('true')
    await name(page).fill('走访')
    await page.getByRole('textbox', { name: '榆荫社区的目标值' }).fill('很多')
    await page.keyboard.press('Control+Enter')
    const wrong = page.getByRole('textbox', { name: '榆荫社区的目标值' })
    await expect.poll(() => wrong.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('textbox', { name: '天运社区的目标值' }).getAttribute('aria-invalid')).toBe(
      'false',
    )
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('of steps is written by the keyboard and by pasted lines', async () => {
    const page = await opened('/s/zhanongkou/tasks/new?period=2010-H1', 'culture-officer')
    await name(page).fill('成立业主委员会')
    await page.getByLabel('到期', { exact: true }).fill('2010-12-31')
    await page.getByRole('combobox', { name: '类型' }).selectOption({ label: '节点' })
    await page.getByRole('textbox', { name: '第 1 步', exact: true }).focus()
    await paste(page, '报告 2010-08-01\n筹备组\t2010年9月1日\n首次会议 2010-11-01')
    expect(await page.getByRole('textbox', { name: '第 2 步', exact: true }).inputValue()).toBe('筹备组')
    expect(await page.getByLabel('第 2 步的日期').inputValue()).toBe('2010-09-01')
    await page.getByRole('textbox', { name: '第 3 步', exact: true }).press('Enter')
    await page.keyboard.type('备案')
    await page.keyboard.press('Alt+ArrowUp')
    expect(await page.getByRole('textbox', { name: '第 3 步', exact: true }).inputValue()).toBe('备案')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByLabel('第 4 步的日期').fill('2010-12-01')
    // Another kind and back: what was typed is still there.
    await page.getByRole('combobox', { name: '类型' }).selectOption({ label: '每人每年' })
    await page.getByRole('combobox', { name: '类型' }).selectOption({ label: '节点' })
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('combobox', { name: '条线' }).selectOption({ label: '文化' })
    await name(page).focus()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^已下达给 14 个社区/).waitFor()
    const cell = (await given('成立业主委员会'))?.cells[0]
    expect([cell?.of, cell?.unit]).toEqual([4, '步'])
  })

  test('of duties counts something per member and year', async () => {
    const page = await opened('/s/zhanongkou/tasks/new?period=2010-H1', 'street-admin')
    await name(page).fill('党员三个一')
    await page.getByRole('combobox', { name: '类型' }).selectOption({ label: '每人每年' })
    await page.getByRole('checkbox', { name: '好事' }).check()
    await page.getByRole('spinbutton', { name: '好事：每人每年几次' }).fill('2')
    await page.getByRole('button', { name: '保存并下达' }).click()
    await page.getByText(/^已下达给 14 个社区/).waitFor()
    const task = (await given('党员三个一'))?.task ?? ''
    const { plan } = await admin.call('readTask', { params: { task } })
    expect(plan).toEqual({ kind: 'duty', duties: [{ key: 'good_deed', text: '好事', times: 2 }] })
  })

  test('is made from a template, which brings what is to be done', async () => {
    const page = await opened('/s/zhanongkou/tasks/new?period=2010-H1', 'street-admin')
    await page.getByRole('combobox', { name: '类型' }).selectOption({ label: '清单' })
    await page.getByLabel('到期', { exact: true }).fill('2010-12-31')
    await name(page).focus()
    await page.keyboard.press('Control+Enter')
    await page.getByText('选一个模板').waitFor()
    const templates = page.getByRole('combobox', { name: '模板' })
    await templates.selectOption({ index: 1 })
    await expect.poll(() => name(page).inputValue()).not.toBe('')
    const title = await name(page).inputValue()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存并下达' }).click()
    await page.getByText(/^已下达给 14 个社区/).waitFor()
    const { lines } = await admin.call('readTargetBoard')
    const made = lines.find((line) => line.task !== undefined && line.title === title)
    expect([made?.kind, made?.cells.length]).toEqual(['checklist', 14])
  })

  test('of two who change one the second chooses, and nothing typed is lost, not even by leaving', async () => {
    const line = await given('建成户外健身点')
    const task = line?.task ?? ''
    const page = await opened(board(), 'street-admin')
    await button(page, '建成户外健身点').click()
    await name(page).fill('建成三处健身点')
    await page.reload()
    await page.getByText('已恢复上次没保存的内容').waitFor()
    expect(await name(page).inputValue()).toBe('建成三处健身点')
    await admin.call('changeTask', {
      params: { task },
      seen: 1,
      body: { ...fitness, level: 'city', notes: '年底前验收' },
    })
    await name(page).focus()
    await page.keyboard.press('Control+Enter')
    await page.getByText('别人先改了这项任务', { exact: false }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('radio', { name: /^说明 现在的.*年底前验收/ }).check()
    await button(page, '保存所选').click()
    await page.getByText('已保存：建成三处健身点').waitFor()
    const { title, level, notes } = await admin.call('readTask', { params: { task } })
    expect([title, level, notes]).toEqual(['建成三处健身点', 'district', '年底前验收'])
    await expect.poll(() => focused(page)).toBe('建成三处健身点')
  })

  test('is removed after a question, with the targets of its communities', async () => {
    const page = await opened(board(), 'street-admin')
    await button(page, '走访困难家庭').press('Enter')
    await button(page, '删除任务').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('14 个社区的这项目标会一起删除', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await name(page).inputValue()).toBe('走访困难家庭')
    await button(page, '删除任务').click()
    await dialog.getByRole('button', { name: '删除', exact: true }).click()
    await page.getByText('已删除：走访困难家庭').waitFor()
    await page.getByRole('heading', { name: '街道目标任务' }).waitFor()
    expect(await given('走访困难家庭')).toBeUndefined()
  })
})

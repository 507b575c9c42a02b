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

const at = (screen = 'targets') => `/s/zhanongkou/c/tianyun/${screen}?period=2010-H1`

const opened = async (
  path: string,
  name = 'tianyun-secretary',
  size: (typeof sizes)[number] = sizes[0],
): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const title = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: title(page, name) })

const clean = async (page: Page) => {
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
}

const add = async (page: Page, name: string, steps = ''): Promise<void> => {
  await button(page, '新增目标').click()
  await page.getByLabel('目标', { exact: true }).fill(name)
  await page.getByLabel('步骤').fill(steps)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`已新增：${name}`).waitFor()
}

describe.each(sizes)('targets at $width px', { timeout: 180_000 }, (size) => {
  test('are added, changed and removed, each with a way back', async () => {
    const page = await opened(at(), 'tianyun-secretary', size)
    await title(page, '第六次人口普查').waitFor()
    await clean(page)
    await button(page, '新增目标').click()
    await page.keyboard.press('Enter')
    await page.getByText('写上目标的名称').waitFor()
    await clean(page)
    await page.keyboard.press('Escape')
    const name = `修建自行车棚${size.width}`
    await add(page, name)
    await button(page, `修改 ${name}`).click()
    await page.getByLabel('目标', { exact: true }).fill(`${name}两处`)
    await page.keyboard.press('Enter')
    await page.getByText(`已保存：${name}两处`).waitFor()
    await button(page, '撤销').last().click()
    await title(page, name).waitFor()
    await button(page, `删除 ${name}`).click()
    await page.getByText(`已删除：${name}`).waitFor()
    await title(page, name).waitFor({ state: 'detached' })
    await button(page, '撤销').last().click()
    await title(page, name).waitFor()
    expect(await title(page, name).count()).toBe(1)
  })

  test('a step is done, a record shows it, and the target says what comes next', async () => {
    const page = await opened(at(), 'tianyun-secretary', size)
    const name = `装点楼道${size.width}`
    await button(page, '新增目标').click()
    await page.getByLabel('目标', { exact: true }).fill(name)
    await page.getByLabel('开始').fill('2010-01-01')
    await page.getByLabel('步骤').fill('征求意见\n动工 2010-08-31')
    await page.keyboard.press('Control+Enter')
    await page.getByText('第 1 步还没有日期').waitFor()
    await clean(page)
    await page.getByLabel('步骤').fill('征求意见 2010-05-31\n动工 2010-08-31')
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已新增：${name}`).waitFor()
    await row(page, name).getByText('“征求意见”晚了30天').waitFor()

    await title(page, name).click()
    await page.getByRole('heading', { name, exact: true }).waitFor()
    await page.getByText('0 / 2 步').waitFor()
    await clean(page)
    await page.getByLabel('“征求意见”的完成日期').fill('2010-06-08')
    await page.getByText('已保存：征求意见').waitFor()
    await page.getByText('1 / 2 步').waitFor()
    await page.getByText('“动工”晚了8天').waitFor()
    await button(page, '撤销').last().click()
    await page.getByText('0 / 2 步').waitFor()

    await button(page, '为“征求意见”关联台账记录').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('listitem').first().waitFor()
    await clean(page)
    await dialog.getByRole('listitem').first().getByRole('button').click()
    await page.getByText(/^已关联：/).waitFor()
    await button(page, /^取消关联/).click()
    await page.getByText(/^已取消关联：/).waitFor()
    await page.getByText('关联了台账记录').first().waitFor()
    await clean(page)
    expect(await page.getByRole('button', { name: /^取消关联/ }).count()).toBe(0)
  })
})

describe('targets', { timeout: 120_000 }, () => {
  test('one due in the next half-year stands in the plan of the report', async () => {
    const page = await opened(at())
    await add(page, '开设社区图书角')
    await page.goto(place.url + at('draft'))
    const plan = page.getByRole('region', { name: '下半年工作计划' })
    await plan.getByRole('link', { name: '开设社区图书角，看目标' }).waitFor()
    expect(await plan.innerText()).toMatch(/\d+、开设社区图书角。/)
  })

  test('one made from a template brings its items, which are scored on its screen', async () => {
    const page = await opened(at())
    await button(page, '新增目标').click()
    await page.getByLabel('类型').selectOption({ label: '创建清单' })
    await page.getByLabel('模板').selectOption({ index: 1 })
    await expect.poll(() => page.getByLabel('目标', { exact: true }).inputValue()).not.toBe('')
    await page.getByLabel('目标', { exact: true }).fill('区级绿色社区')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已新增：区级绿色社区').waitFor()
    await title(page, '区级绿色社区').click()
    await page.getByText('社区自评').waitFor()
    await button(page, 'A1 达到').click()
    await page.getByText('2 / 100分').first().waitFor()
    await button(page, 'A1 的0条台账').click()
    await page.getByRole('dialog').getByRole('region', { name: '佐证材料' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('an unfinished one is carried over with one key, and back', async () => {
    const page = await opened(at())
    await button(page, '结转到下一期 杭州市科普示范社区').click()
    await page.getByText('“杭州市科普示范社区”已结转，期限改为2010-12-31').waitFor()
    await row(page, '杭州市科普示范社区').getByText('已结转1次').waitFor()
    await button(page, '撤销').last().click()
    await row(page, '杭州市科普示范社区').getByText('2010-06-30').waitFor()
    expect(await row(page, '杭州市科普示范社区').getByText('2010-12-31').count()).toBe(0)
  })

  test('two people change the same one: both versions are shown and nothing typed is lost', async () => {
    const [mine, theirs] = [await opened(at()), await opened(at(), 'street-admin')]
    await add(mine, '安装门禁')
    await theirs.reload()
    await button(mine, '修改 安装门禁').click()
    await mine.getByLabel('目标', { exact: true }).fill('安装单元门禁')
    await mine.getByLabel('负责人').fill('物业')
    await button(theirs, '修改 安装门禁').click()
    await theirs.getByLabel('目标', { exact: true }).fill('安装人脸门禁')
    await theirs.keyboard.press('Enter')
    await theirs.getByText('已保存：安装人脸门禁').waitFor()
    await button(mine, '保存').click()
    await mine.getByText('别人先改了这个目标').waitFor()
    expect(await accessibilityFaults(mine)).toEqual([])
    await mine.getByRole('radio', { name: /^目标 现在的.*安装人脸门禁/ }).check()
    await button(mine, '保存所选').click()
    await mine.getByText('已保存：安装人脸门禁').waitFor()
    expect(await row(mine, '安装人脸门禁').innerText()).toContain('物业')
  })

  test('what was typed is back after the page was left', async () => {
    const page = await opened(at())
    await button(page, '新增目标').click()
    await page.getByLabel('目标', { exact: true }).fill('还没写完的目标')
    await page.reload()
    await button(page, '新增目标').click()
    expect(await page.getByLabel('目标', { exact: true }).inputValue()).toBe('还没写完的目标')
  })

  test('a worker reads them and learns who sets them, but ticks what is done', async () => {
    const page = await opened(at(), 'tianyun-worker')
    await page.getByText('目标由社区书记或街道设定，你可以查看。').waitFor()
    expect(await button(page, '新增目标').count()).toBe(0)
    expect(await page.getByRole('button', { name: /^修改/ }).count()).toBe(0)
    await title(page, '成立业主委员会').click()
    await page.getByLabel('“核实成立条件”的完成日期').waitFor()
  })

  test('can be read in English', async () => {
    const page = await opened(at())
    await page.evaluate("localStorage.setItem('linli:language', 'en')")
    await page.reload()
    await page.getByRole('heading', { name: 'Targets' }).waitFor()
    await page.getByRole('columnheader', { name: 'Progress' }).waitFor()
    const told = await page.locator('.target-standing, .target-bullet, thead, .group').allInnerTexts()
    // What people have called their steps stays as they said it.
    expect(told.join(' ').replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u)
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const query = 'period=2010-H1&section=safety'
const ofStreet = `/s/zhanongkou/wordings?${query}`
const inTianyun = (screen: string) => `/s/zhanongkou/c/tianyun/${screen}?${query}`

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

const edit = (page: Page, words: string) => page.getByRole('button', { name: `修改 ${words}` })
const text = (page: Page, of = '正文', clause = 1) =>
  page.getByRole('textbox', { name: `第${clause}段 ${of}`, exact: true })
const preview = (page: Page) => page.locator('.wording-preview')

describe.each(sizes)('wording at $width px', (size) => {
  test('the secretary puts a sentence in other words, sees it as it will be told, and goes back', async () => {
    const page = await opened(inTianyun('draft'), 'tianyun-secretary', size)
    await page.getByRole('link', { name: '用语' }).click()
    await page.getByText('天运社区的用语：只用于本社区的报告').waitFor()
    await page.getByRole('button', { name: '平安', exact: true }).click()
    await edit(page, '处理各类矛盾纠纷').click()
    expect(await text(page).inputValue()).toBe('处理各类矛盾纠纷{disputes_mediated}')
    await preview(page).getByText('处理各类矛盾纠纷10余起。').waitFor()
    await text(page).fill('调处邻里纠纷{disputes_mediated}')
    await preview(page).getByText('调处邻里纠纷10余起。').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存这一句的写法').waitFor()
    await page.getByText('本社区写法').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])

    await page.goto(place.url + inTianyun('draft'))
    await page.getByText('调处邻里纠纷').waitFor()
    await page.goto(place.url + inTianyun('wordings'))
    await edit(page, '处理各类矛盾纠纷').click()
    await page.getByRole('button', { name: '恢复系统写法' }).click()
    await page.getByText('已恢复，不再用改过的写法').waitFor()
    await page.getByText('本社区写法').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).last().click()
    await page.getByText('已恢复原来的写法').waitFor()
    await page.getByText('本社区写法').waitFor()
    await edit(page, '处理各类矛盾纠纷').click()
    await page.getByRole('button', { name: '恢复系统写法' }).click()
    await page.getByText('本社区写法').waitFor({ state: 'detached' })
  })

  test('what cannot be told is said under its text, with where and how to mend it', async () => {
    const page = await opened(inTianyun('wordings'), 'tianyun-secretary', size)
    await edit(page, '{period}辖区发生刑事案件'.replace('{period}', '时期')).click()
    await text(page).fill('发生{案件}')
    await page.getByText('第3个字处的 {案件} 不认识，请用“插入”选一个').waitFor()
    await preview(page).getByText('改好上面标出的地方后显示预览').waitFor()
    expect(await text(page).getAttribute('aria-invalid')).toBe('true')
    expect(await accessibilityFaults(page)).toEqual([])
    await text(page).fill('发生{刑事案件}')
    await page.getByRole('button', { name: '照此改正' }).click()
    expect(await text(page).inputValue()).toBe('发生{criminal_cases}')
    await text(page, '正文', 2).fill('')
    await preview(page).getByText('发生31起，较去年同期有所下降。').waitFor()
    await preview(page).getByText('第2段：正文留空，不写').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    await page.keyboard.press('Escape')
    await text(page).waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.id')).toBe('wording-edit-safety.order.crime')
  })
})

describe('wording', () => {
  test('placeholders are found by name and go where one was typing', async () => {
    const page = await opened(inTianyun('wordings'), 'tianyun-secretary')
    await edit(page, '现有出租房').click()
    await text(page).fill('出租房')
    await page.getByRole('combobox', { name: '按名称找指标' }).first().fill('矛盾纠纷调处')
    await page.getByRole('button', { name: '插入数' }).first().click()
    expect(await text(page).inputValue()).toBe('出租房{disputes_mediated}')
    await page.getByText('{disputes_mediated} 矛盾纠纷调处').waitFor()
    await page.keyboard.type('和')
    expect(await text(page).inputValue()).toBe('出租房{disputes_mediated}和')
    await text(page, '数为 0 时').focus()
    const group = page.getByRole('group', { name: '插入到“数为 0 时”' })
    await text(page, '数为 0 时').fill('')
    await group.getByRole('button', { name: '社区名称' }).click()
    expect(await text(page, '数为 0 时').inputValue()).toBe('{community}')
    expect(await group.getByRole('button', { name: '插入数' }).count()).toBe(0)
  })

  test('what was typed is back after the page was left', async () => {
    const page = await opened(inTianyun('wordings'), 'tianyun-secretary')
    await edit(page, '组织消防演练').click()
    await text(page).fill('演练还没写完{fire_drills}')
    await page.reload()
    await page.getByText('已恢复上次没保存的修改').waitFor()
    expect(await text(page).inputValue()).toBe('演练还没写完{fire_drills}')
    await page.getByRole('button', { name: '取消' }).click()
    await edit(page, '组织消防演练').click()
    expect(await text(page).inputValue()).toBe('组织消防演练{fire_drills}')
  })

  test('the street’s words are found in its settings; of two who change one, the second sees both', async () => {
    const settings = '/s/zhanongkou/settings?period=2010-H1'
    const [mine, theirs] = [await opened(settings, 'street-admin'), await opened(ofStreet, 'street-admin')]
    await mine.getByRole('link', { name: '改正文的用语' }).click()
    await mine.getByRole('button', { name: '平安', exact: true }).click()
    for (const page of [mine, theirs]) await edit(page, '签订消防安全责任书').click()
    await mine.getByRole('combobox', { name: '预览用哪个社区的数' }).waitFor()
    await theirs.getByRole('textbox', { name: '第1段 正文' }).fill('发放责任书{fire_responsibility_letters}')
    await theirs.getByRole('button', { name: '保存' }).click()
    await theirs.getByText('已保存这一句的写法').waitFor()
    await text(mine).fill('签责任书{fire_responsibility_letters}')
    await text(mine, '正文', 2).fill('火灾{fire_incidents}')
    await mine.getByRole('button', { name: '保存' }).click()
    await mine.getByText('别人先改了这一句').waitFor()
    expect(await accessibilityFaults(mine)).toEqual([])
    await mine.getByRole('radio', { name: /^第1段 正文 现在的.*发放责任书/ }).check()
    await mine.getByRole('button', { name: '保存所选' }).click()
    await mine.getByText('已保存这一句的写法').waitFor()
    const row = mine.locator('.wording', { hasText: '发放责任书' })
    expect(await row.innerText()).toContain('火灾')
    expect(await row.innerText()).toContain('街道写法')
  })

  test('a worker reads the words and learns who changes them', async () => {
    const page = await opened(inTianyun('wordings'), 'tianyun-worker')
    await page.getByText('社区用语由社区书记修改，你可以查看。').waitFor()
    await page.getByText('处理各类矛盾纠纷', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: /^修改/ }).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: '看街道用语' }).click()
    await page.getByText('街道用语由街道管理员修改，你可以查看。').waitFor()
  })

  test('the whole screen can be read in English', async () => {
    const page = await openPage(browser)
    await page.addInitScript("localStorage.setItem('linli:language', 'en')")
    await signedIn(page, place.url, 'tianyun-secretary', inTianyun('wordings'))
    await page.getByRole('heading', { name: 'Wording', exact: true }).waitFor()
    await page.getByRole('button', { name: /^Change 处理各类矛盾纠纷/ }).click()
    await page.getByText('Left empty, the figure is told as 0').waitFor()
    await page.getByRole('textbox', { name: 'Clause 1 Text' }).fill('{nothing}')
    await page.getByText('{nothing} at character 1 is not known: insert one from the list').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

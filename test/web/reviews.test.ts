import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { periodBefore, periodOf } from '@linli/domain/periods'
import { launchChromium } from '../support/browsers.ts'
import type { Client } from '../support/clients.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { currentOf, submitAs } from '../support/planted-reports.ts'
import { served, type Served } from '../support/served.ts'
import { signInAt } from '../support/town.ts'

let place: Served
let browser: Browser
/** The two secretaries of the street, at the API. */
let secretaries: { tianyun: Client; yuyin: Client }

beforeAll(async () => {
  place = await served()
  browser = await launchChromium()
  const target = { origin: place.url, fetch: (request: Request) => fetch(request) }
  secretaries = {
    tianyun: await signInAt(target, 'tianyun-secretary'),
    yuyin: await signInAt(target, 'yuyin-secretary'),
  }
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

const reviews = (period: string, view = '') =>
  `/s/zhanongkou/reviews?period=${period}${view === '' ? '' : `&view=${view}`}`

const opened = async (path: string, name: string, size: (typeof sizes)[number] = sizes[0]): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

/** Begins and submits a report as it is, with a word on every warning. */
const submit = async (secretary: Client, period: string) => {
  const { id } = await secretary.call('startReport', { body: { period } })
  return submitAs(secretary, id)
}

/** A year before anybody wrote records: whatever the rules miss is declared, so that they find nothing. */
const submitClean = async (secretary: Client, period: string) => {
  const { id } = await secretary.call('startReport', { body: { period } })
  const { findings } = await secretary.call('checkReport', { params: { report: id } })
  for (const figure of findings.flatMap(({ figures }) => figures))
    await secretary.call('declareFigure', {
      body: { ...figure, period, value: 10, source: '社区年报', reason: '补齐旧数' },
    })
  return submitAs(secretary, id)
}

const line = (page: Page, community: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: community }) })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const panel = (page: Page) => page.getByRole('complementary')
const focused = (page: Page) => page.evaluate('document.activeElement.textContent')

describe.each(sizes)('the progress at $width px', (size) => {
  test('shows who is how far', async () => {
    const page = await opened(reviews('2008-H1'), 'street-admin', size)
    await line(page, '榆荫社区').getByText('未开始').waitFor()
    expect(
      await line(page, '天运社区')
        .getByRole('link', { name: /打开报告/ })
        .count(),
    ).toBe(0)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('a reminder reaches the community and leads to its report', async () => {
    const page = await opened(reviews('2010-H1'), 'street-admin', size)
    await page.getByRole('checkbox', { name: '选择天运社区' }).check()
    await button(page, '催报').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('天运社区').waitFor()
    await dialog.getByLabel('附一句话（选填）').fill(`请核对总户数，见${size.width}号通知`)
    expect(await dialog.locator('blockquote').innerText()).toContain('2010年上半年工作总结')
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, '发出催报').click()
    await page.getByText('已催报 1 个社区').waitFor()
    await line(page, '天运社区')
      .getByText(/20\d\d-\d\d-\d\d \d\d:\d\d/)
      .first()
      .waitFor()

    const theirs = await opened('/s/zhanongkou/c/tianyun/ledger', 'tianyun-secretary', size)
    const bell = theirs.getByRole('link', { name: /^消息 1\s+条新消息$/ })
    await bell.click()
    const notice = theirs.getByRole('link', { name: new RegExp(`催报.*见${size.width}号通知`) })
    await notice.waitFor()
    await theirs.getByRole('link', { name: '消息', exact: true }).waitFor()
    expect(await sidewaysScroll(theirs)).toBe(0)
    await notice.click()
    await theirs.waitForURL((url) => url.pathname === '/s/zhanongkou/c/tianyun/report')
    expect(new URL(theirs.url()).searchParams.get('period')).toBe('2010-H1')
  })
})

describe('the progress', () => {
  test('names the required figures that are missing, and shows one state at a time', async () => {
    await submit(secretaries.yuyin, '1985-H1')
    const page = await opened(reviews('1985-H1'), 'street-officer')
    await line(page, '天运社区').getByText('出生人数').waitFor()
    const more = line(page, '天运社区').getByRole('button', { name: /^另 \d+ 项$/ })
    await more.click()
    await line(page, '天运社区').getByText('火灾事故').waitFor()
    await button(page, '已提交 1').click()
    await line(page, '天运社区').waitFor({ state: 'detached' })
    expect(await line(page, '榆荫社区').getByRole('checkbox').count()).toBe(0)
    expect(await line(page, '榆荫社区').innerText()).toContain('榆荫书记')
    await page.getByRole('link', { name: '打开报告 榆荫社区' }).click()
    await page.waitForURL((url) => url.pathname === '/s/zhanongkou/c/yuyin/report')
  })

  test('says whom to ask to those who do not review, and why it has nothing without the server', async () => {
    const worker = await opened(reviews('2010-H1'), 'tianyun-worker')
    await worker.getByText('你可以写和看报告，不能审核').waitFor()
    expect(await worker.getByRole('link', { name: '审核' }).count()).toBe(0)
    expect(await accessibilityFaults(worker)).toEqual([])
    const page = await opened(reviews('2010-H1'), 'street-admin')
    await line(page, '天运社区').waitFor()
    await page.context().setOffline(true)
    await button(page, '上一期').click()
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
    expect(await button(page, '重新加载').count()).toBe(1)
    // It comes back by itself when the network does.
    await page.context().setOffline(false)
    await line(page, '天运社区').waitFor()
  })
})

describe('the queue', () => {
  test('is walked through with the keyboard; what a report rests on follows', async () => {
    await submit(secretaries.tianyun, '2010-H1')
    await submit(secretaries.yuyin, '2010-H1')
    const page = await opened(reviews('2010-H1', 'queue'), 'street-admin')
    await page
      .getByRole('link', { name: /^审核 2\s+份待审核$/ })
      .first()
      .waitFor()
    await line(page, '榆荫社区').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused(page)).toBe('榆荫社区')
    await page.keyboard.press('k')
    expect(await focused(page)).toBe('天运社区')
    await page.keyboard.press('Enter')
    await panel(page).getByRole('heading', { name: '天运社区' }).waitFor()
    await panel(page).getByText('已核对，情况属实').first().waitFor()
    await panel(page).getByText('没有变化超过两成的数', { exact: false }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('j')
    await panel(page).getByRole('heading', { name: '榆荫社区' }).waitFor()
    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('榆荫社区')
    await page.keyboard.press('o')
    await page.waitForURL((url) => url.pathname === '/s/zhanongkou/c/yuyin/report')
  })

  test('R returns with a reason and A approves, after one has read what was found', async () => {
    const page = await opened(reviews('2010-H1', 'queue&of=yuyin'), 'street-admin')
    await line(page, '榆荫社区').waitFor()
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '数字不对' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请选一个原因').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('radio', { name: '依据不足' }).check()
    await dialog.getByRole('textbox', { name: '意见' }).click()
    // Letters are letters in a field: nothing is approved or returned by them.
    await page.keyboard.type('a r 请附发放凭证')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已退回：榆荫社区').waitFor()
    await line(page, '榆荫社区').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('天运社区')

    await page.keyboard.press('a')
    await dialog.getByText('校验发现', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: '看过，通过' }).click()
    await page.getByText('已核定：天运社区').waitFor()
    await page.getByText('没有待审核的报告').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('the community hears that its report was returned, and finds the remark', async () => {
    const theirs = await opened('/s/zhanongkou/notices', 'yuyin-secretary')
    const notice = theirs.getByRole('link', { name: /退回.*2010年上半年工作总结被退回/ })
    await notice.waitFor()
    expect(await accessibilityFaults(theirs)).toEqual([])
    await notice.click()
    await theirs.waitForURL((url) => url.searchParams.get('panel') === 'remarks')
    await theirs.getByText('a r 请附发放凭证').first().waitFor()
  })

  test('shows on the second submission what was changed and answered since', async () => {
    const { state, remarks } = await currentOf(secretaries.yuyin, '2010-H1-r1')
    expect([state, remarks.map(({ reason }) => reason)]).toEqual(['returned', ['evidence']])
    for (const { id, version } of remarks)
      await secretaries.yuyin.call('answerRemark', {
        params: { report: '2010-H1-r1', remark: id },
        seen: version,
        body: { text: '凭证已附' },
      })
    await submitAs(secretaries.yuyin, '2010-H1-r1')
    const page = await opened(reviews('2010-H1', 'queue&of=yuyin&panel=open'), 'street-admin')
    await panel(page).getByText('第 2 次提交', { exact: false }).waitFor()
    await panel(page).getByText('榆荫书记答复：凭证已附').waitFor()
    await panel(page).getByText('和上次提交的一样').waitFor()
    await panel(page).getByRole('button', { name: '了结意见：a r 请附发放凭证' }).click()
    await panel(page).getByText('已了结').waitFor()
  })

  test('an officer of some sections approves those, and is told who sums up', async () => {
    const page = await opened(reviews('2010-H1', 'queue'), 'culture-officer')
    await line(page, '榆荫社区').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    const confirm = page.getByRole('button', { name: '看过，通过' })
    const partly = page.getByText('榆荫社区：已通过 党建、文化，还要等其他条线')
    await confirm.or(partly).first().waitFor()
    if (await confirm.isVisible()) await confirm.click()
    await partly.waitFor()
    const done = line(page, '榆荫社区').getByText('你的条线已通过')
    await done.waitFor()
    await page.reload()
    await done.waitFor()
    await line(page, '榆荫社区').getByText('街道党建文化科员已通过：党建、文化').waitFor()
    const admin = await opened(reviews('2010-H1', 'queue'), 'street-admin')
    await line(admin, '榆荫社区').getByText('街道党建文化科员已通过：党建、文化').waitFor()
    expect(await line(admin, '榆荫社区').getByText('你的条线已通过').count()).toBe(0)
    expect(await accessibilityFaults(admin)).toEqual([])
    await button(page, '汇总').click()
    await page.getByText('汇总由负责全部条线的人查看').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('clean reports are approved together, and each that is not says why', async () => {
    const period = '1990-H1'
    await submitClean(secretaries.tianyun, period)
    await submitClean(secretaries.yuyin, period)
    const page = await opened(reviews(period, 'queue'), 'street-admin')
    await button(page, '选中无问题的 2 份').click()
    await button(page, '批量通过').click()
    // Meanwhile a figure of one of them changes.
    await secretaries.yuyin.call('declareFigure', {
      body: { metric: 'visits_households', dimension: '', period, value: 3, source: '台账', reason: '漏报' },
    })
    const dialog = page.getByRole('dialog')
    await button(page, '通过这 2 份').click()
    await dialog.getByText('通过 1 份，共 2 份').waitFor()
    const results = await dialog.getByRole('listitem').allTextContents()
    expect(results[0]).toBe('天运社区已通过')
    expect(results[1]).toMatch(/^榆荫社区没有通过：提交后数据有变化/)
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, '完成').click()
    await line(page, '天运社区').waitFor({ state: 'detached' })
    await page.keyboard.press('a')
    await page.getByRole('alert').getByText('榆荫社区没有办成：提交后数据有变化', { exact: false }).waitFor()
  })
})

describe('on a phone', () => {
  test('a report is read, remarked on and returned', async () => {
    await submit(secretaries.yuyin, '2009-H2')
    const page = await opened(reviews('2009-H2', 'queue'), 'street-officer', sizes[1])
    await page.getByRole('button', { name: '榆荫社区' }).click()
    await panel(page).getByRole('heading', { name: '榆荫社区' }).waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    await panel(page).getByRole('button', { name: '写意见' }).click()
    await page.getByRole('dialog').getByRole('radio', { name: '表述不清' }).check()
    await page.getByRole('dialog').getByRole('textbox', { name: '意见' }).fill('请写明活动地点')
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, '保存意见').click()
    await page.getByText('意见已保存').waitFor()
    await panel(page).getByText('请写明活动地点').waitFor()
    await panel(page).getByRole('button', { name: '退回', exact: true }).click()
    await page.getByText('本次已写 1 条意见').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click()
    await page.getByText('已退回：榆荫社区').waitFor()
    await page.getByText('没有待审核的报告').waitFor()
  })

  test('a clean one is approved after a look at what it rests on', async () => {
    await submitClean(secretaries.tianyun, '1991-H1')
    const page = await opened(reviews('1991-H1', 'queue&of=tianyun&panel=open'), 'street-admin', sizes[1])
    await panel(page).getByText('校验没有发现问题').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await panel(page).getByRole('button', { name: '通过', exact: true }).click()
    await page.getByText('已核定：天运社区').waitFor()
  })
})

describe.each(sizes)('the summary at $width px', (size) => {
  test('is told from what is approved, says what is missing, and is taken away for Word', async () => {
    const page = await opened(reviews('2010-H1', 'summary'), 'street-admin', size)
    await page.getByRole('heading', { name: '闸弄口街道2010年上半年社区工作汇总' }).waitFor()
    await page.getByText('还有 13 个社区未核定（共 14 个），汇总不完整', { exact: false }).waitFor()
    expect(await page.getByRole('note').innerText()).not.toContain('天运社区')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Word' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/汇总\.docx$/)
    await page.goto(place.url + reviews('2009-H1', 'summary'))
    await page.getByText('2009年上半年还没有核定的报告').waitFor()
  })
})

describe('rules', () => {
  const rules = '/s/zhanongkou/rules'
  const condition = (page: Page) => page.getByRole('textbox', { name: '应当成立的条件' })
  const message = (page: Page) => page.getByRole('textbox', { name: '不成立时的提示' })
  const ruleOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

  test.each(sizes)(
    'an officer proposes one, after seeing what it would have said ($width px)',
    async (size) => {
      // A half-year that lies in the past whenever this is run.
      const half = periodBefore(periodOf(new Date().toISOString().slice(0, 10), 'half'), 2)
      const said = `出生人数偏多，请核对（${size.width}）`
      if (size === sizes[0])
        await secretaries.tianyun.call('declareFigure', {
          body: {
            metric: 'births',
            dimension: '',
            period: half,
            value: 70,
            source: '卫生站',
            reason: '补录',
          },
        })
      const page = await opened(reviews('2010-H1'), 'street-officer', size)
      await page.getByRole('link', { name: '校验规则' }).click()
      await button(page, '提出规则').click()
      await page.getByRole('combobox', { name: '按名称找指标' }).fill('出生人数')
      await page.getByRole('combobox', { name: '按名称找指标' }).press('Enter')
      expect(await condition(page).inputValue()).toBe('出生人数')
      await condition(page).fill('出生人数 <= 六十')
      await page.getByText('第9个字', { exact: false }).waitFor()
      expect(await page.locator('.rule-place mark').innerText()).toBe('六')
      await condition(page).fill('出生人数 <= 60')
      await page.getByText('应当：出生人数 ≤ 60').waitFor()
      const tried = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '天运社区' }) })
      await tried.getByRole('cell', { name: '不符' }).waitFor()
      await page.getByText(/^符合 \d+ · 不符 1 · 没有数/).waitFor()
      await message(page).fill(said)
      expect(await sidewaysScroll(page)).toBe(0)
      expect(await accessibilityFaults(page)).toEqual([])
      await button(page, '提出').click()
      await page.getByText('已提出，等街道管理员启用').waitFor()
      await ruleOf(page, said).getByText('拟定').waitFor()
      expect(await ruleOf(page, said).getByRole('button').count()).toBe(0)
    },
  )

  test('the admin puts it in force and reports are checked by it; deleting it can be undone', async () => {
    const page = await opened('/s/zhanongkou/settings?period=2010-H1', 'street-admin')
    await page.getByRole('link', { name: '看校验规则' }).click()
    const said = `出生人数偏多，请核对（${sizes[0].width}）`
    await button(page, `启用规则：${said}`).click()
    await page.getByText('规则已启用').waitFor()
    await ruleOf(page, said).getByText('启用', { exact: true }).waitFor()
    await secretaries.yuyin.call('startReport', { body: { period: '1992-H1' } })
    await secretaries.yuyin.call('declareFigure', {
      body: {
        metric: 'births',
        dimension: '',
        period: '1992-H1',
        value: 80,
        source: '卫生站',
        reason: '补录',
      },
    })
    const { findings } = await secretaries.yuyin.call('checkReport', { params: { report: '1992-H1-r1' } })
    expect(findings.map(({ message: { zh } }) => zh).filter((zh) => zh.startsWith(said))).toHaveLength(1)
    await button(page, `删除规则：${said}`).click()
    await ruleOf(page, said).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).last().click()
    await ruleOf(page, said).waitFor()
  })

  test('of two who change one, the second sees both; what was typed is back after leaving', async () => {
    const said = `出生人数偏多，请核对（${sizes[1].width}）`
    const [mine, theirs] = [await opened(rules, 'street-admin'), await opened(rules, 'street-admin')]
    for (const page of [mine, theirs]) await button(page, `修改规则：${said}`).click()
    await theirs.getByRole('radio', { name: /^错误/ }).check()
    await button(theirs, '保存为拟定').click()
    await theirs.getByText('规则已保存').waitFor()
    await message(mine).fill('出生人数多于六十，请核对')
    await mine.reload()
    await button(mine, `修改规则：${said}`).click()
    await mine.getByText('已恢复上次没保存的内容').waitFor()
    expect(await message(mine).inputValue()).toBe('出生人数多于六十，请核对')
    await theirs.reload()
    await button(theirs, `修改规则：${said}`).click()
    await condition(theirs).fill('出生人数 <= 50')
    await button(theirs, '保存为拟定').click()
    await theirs.getByText('规则已保存').waitFor()
    await button(mine, '保存并启用').click()
    await mine.getByText('别人先改了这条规则').waitFor()
    expect(await accessibilityFaults(mine)).toEqual([])
    await mine.getByRole('radio', { name: /^应当成立的条件 现在的.*<= 50/ }).check()
    await button(mine, '保存所选').click()
    await ruleOf(mine, '出生人数多于六十，请核对').getByText('应当：出生人数 ≤ 50').waitFor()
  })

  test('a worker reads them', async () => {
    const page = await opened(rules, 'tianyun-worker')
    await page.getByText('规则由闸弄口街道设定，你可以查看。').waitFor()
    await page.getByText('必报指标都已填报').waitFor()
    expect(await button(page, /规则/).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { receiver, type Receiver } from '../support/receivers.ts'
import { served, type Served } from '../support/served.ts'

let system: Receiver
let place: Served
let browser: Browser
const at = (tab: string) => `/s/zhanongkou/integration/${tab}`

/** What the other system answers at each of its addresses: status and body. */
const answers: Readonly<Record<string, readonly [number, string]>> = {
  '/books': [200, JSON.stringify({ acknowledgement: { state: 'synced' } })],
  '/strict': [200, JSON.stringify({ acknowledgement: { state: 'rejected', reason: '缺少楼门编号' } })],
  '/broken': [500, '{"error":"no room"}'],
  '/gone': [410, ''],
}

beforeAll(async () => {
  system = await receiver((response, { path }) => {
    const [status, body] = answers[path] ?? [204, '']
    return response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  place = await served({ LINLI_ALLOWED_HOSTS: `127.0.0.1:${system.port}` })
  browser = await launchChromium()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
  await system?.[Symbol.asyncDispose]()
})

const opened = async (path: string, name: string, size: (typeof sizes)[number] = sizes[0]): Promise<Page> => {
  const page = await openPage(browser, size)
  await signedIn(page, place.url, name, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const panel = (page: Page) => page.getByRole('complementary')

const added = async (page: Page, name: string, path: string): Promise<void> => {
  await page.goto(`${place.url}${at('endpoints')}?form=new`)
  await field(page, '名称').fill(name)
  await field(page, '网址').fill(`http://127.0.0.1:${system.port}${path}`)
  await button(page, '保存').click()
  await panel(page).getByRole('heading', { name }).waitFor()
}

const tested = async (page: Page, outcome: string | RegExp): Promise<void> => {
  await button(page, '发一条测试').click()
  await panel(page).getByText(outcome).waitFor({ timeout: 30_000 })
}

/** What a worker records, as the ledger's own form sends it. */
const recorded = (page: Page, topic: string): Promise<string> =>
  page.evaluate(
    `fetch('/v1/streets/zhanongkou/communities/tianyun/entries', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ kind: 'party_class', date: '2010-06-18', title: '${topic}', fields: {} }),
    }).then((answer) => answer.json()).then(({ id }) => id)`,
  )

const wellMade = async (page: Page): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

describe.each(sizes)('endpoints at $width px', (size) => {
  const name = `省一表通${size.width}`

  test('the admin adds a system, whose faults are told at their fields, tests it and sees its answer', async () => {
    const page = await opened(at('endpoints'), 'street-admin', size)
    await page.goto(`${place.url}${at('endpoints')}?form=new`)
    await field(page, '名称').fill(name)
    await field(page, '网址').fill('https://10.1.2.3/hooks')
    await button(page, '添加一个').click()
    await field(page, '第1个的名称').fill('Host')
    await field(page, '第1个的值').fill('inner')
    await page.getByRole('checkbox', { name: /^全部/ }).first().uncheck()
    await button(page, '保存').click()
    await page.getByText('至少选一项，或选“全部”').waitFor()
    await page.getByRole('checkbox', { name: '台账新增' }).check()
    await button(page, '保存').click()
    await page.getByText('不能发往内网、本机或特殊用途的地址').waitFor()
    await page.getByText('这个请求头由系统设置，请换一个').waitFor()
    expect(await field(page, '网址').getAttribute('aria-invalid')).toBe('true')
    await wellMade(page)
    await field(page, '网址').fill(`http://127.0.0.1:${system.port}/books`)
    await field(page, '第1个的名称').fill('Authorization')
    await button(page, '保存').click()
    await panel(page).getByRole('heading', { name }).waitFor()
    await panel(page).getByText('Authorization（值不显示）').waitFor()
    await tested(page, /^测试消息已送达（对方回答 200，\d+ 毫秒）$/)
    const [ping] = system.asked.filter(({ path, method }) => path === '/books' && method === 'POST').slice(-1)
    expect(ping?.headers['authorization']).toBe('inner')
    expect(JSON.parse(ping?.body ?? '')).toMatchObject({ type: 'endpoint.ping' })
    await wellMade(page)
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('inner')
  })

  test('what is typed is kept but for its secrets, also when the page is left', async () => {
    const page = await opened(`${at('endpoints')}?form=new`, 'street-admin', size)
    await field(page, '名称').fill('还没填完')
    await button(page, '添加一个').click()
    await field(page, '第1个的名称').fill('X-Key')
    await field(page, '第1个的值').fill('very-secret')
    await page.reload()
    await page.getByText('已恢复上次没保存的内容').waitFor()
    expect(await field(page, '名称').inputValue()).toBe('还没填完')
    expect(await field(page, '第1个的名称').inputValue()).toBe('X-Key')
    expect(await field(page, '第1个的值').inputValue()).toBe('')
    await button(page, '取消').click()
    await field(page, '名称').waitFor({ state: 'detached' })
  })

  test('the key is shown after a word on what that means, and changed with the old one good for a day', async () => {
    const page = await opened(at('endpoints'), 'street-admin', size)
    await button(page, name).click()
    await button(page, '查看密钥').click()
    await page.getByText('查看会记入日志').waitFor()
    expect(await page.getByText(/^whsec_/).count()).toBe(0)
    await button(page, '查看，并记入日志').click()
    const old = await page.getByText(/^whsec_/).innerText()
    await wellMade(page)
    await button(page, '关闭').last().click()
    await button(page, '更换密钥').click()
    await page.getByText('此后 24 小时内').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click()
    await page.getByText('在此之前两把密钥都签名').waitFor()
    await button(page, '查看密钥').click()
    await button(page, '查看，并记入日志').click()
    await page.getByText('旧密钥（用到').waitFor()
    expect(await page.getByText(/^whsec_/).allInnerTexts()).toContain(old)
  })

  test('one that is gone says why and what to do; it is removed after its name is typed', async () => {
    const page = await opened(at('endpoints'), 'street-admin', size)
    const old = `旧系统${size.width}`
    await added(page, old, '/gone')
    await tested(page, '测试消息没有送达：对方回答 410')
    await panel(page).getByText('表示这个网址不再接收消息，已停用').waitFor()
    expect(await button(page, '发一条测试').isDisabled()).toBe(true)
    await wellMade(page)
    await button(page, '重新启用').click()
    await button(page, '暂停').waitFor()
    await button(page, '移除').click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '移除' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill(old)
    await wellMade(page)
    await dialog.getByRole('button', { name: '移除' }).click()
    await page.getByText('已移除推送地址').waitFor()
    await button(page, old).waitFor({ state: 'detached' })
  })

  test('a message that fails is told attempt by attempt, and sent again', async () => {
    const page = await opened(at('endpoints'), 'street-admin', size)
    const broken = `市平台${size.width}`
    await added(page, broken, '/broken')
    await tested(page, /^还没有送达：对方回答 500 · 对方系统出错。/)
    await page.getByRole('link', { name: '看这条记录' }).click()
    await panel(page).getByText('第 1 次').waitFor()
    await panel(page).getByText('对方的回答').first().click()
    await panel(page).getByText('"no room"').first().waitFor()
    await panel(page).getByText('"type": "endpoint.ping"').waitFor()
    await wellMade(page)
    const sent = system.asked.filter(({ path, method }) => path === '/broken' && method === 'POST').length
    await button(page, /^重发这条/).click()
    await page.getByText('已排入重发').waitFor()
    await expect
      .poll(() => system.asked.filter(({ path, method }) => path === '/broken' && method === 'POST').length)
      .toBeGreaterThan(sent)
  })

  test('what was not sent while it was paused is sent afterwards, with how far that is', async () => {
    const page = await opened(at('endpoints'), 'street-admin', size)
    const late = `区平台${size.width}`
    await added(page, late, `/late${size.width}`)
    await button(page, '暂停').click()
    await panel(page).getByText('已暂停：这期间的消息不发送').waitFor()
    const worker = await opened('/account', 'tianyun-worker')
    const entry = await recorded(worker, `党课${size.width}`)
    await button(page, '重新启用').click()
    await button(page, '暂停').waitFor()
    await button(page, '重发或补发').click()
    await page.getByRole('radio', { name: /^补发缺失的/ }).check()
    await wellMade(page)
    await button(page, '开始').click()
    await page.getByText(/全部发完/).waitFor({ timeout: 30_000 })
    const bodies = system.asked.filter(({ path }) => path === `/late${size.width}`).map(({ body }) => body)
    expect(bodies.filter((body) => body.includes(entry))).toHaveLength(1)
  })
})

describe.each(sizes)('deliveries at $width px', (size) => {
  test('are listed, filtered in the address and walked through by keys; a record tells what came of it', async () => {
    const admin = await opened(at('endpoints'), 'street-admin', size)
    const strict = `民政平台${size.width}`
    await added(admin, strict, '/strict')
    const worker = await opened('/account', 'tianyun-worker', size)
    const entry = await recorded(worker, `微党课${size.width}`)
    await admin.goto(place.url + at('deliveries'))
    await admin.getByRole('combobox', { name: '推送地址' }).selectOption({ label: strict })
    await admin.getByRole('combobox', { name: '消息' }).selectOption('entry.recorded')
    await admin.getByText('对方未接受').first().waitFor()
    expect(new URL(admin.url()).searchParams.get('type')).toBe('entry.recorded')
    await wellMade(admin)
    await admin.keyboard.press('j')
    await admin.keyboard.press('Escape')
    await admin.keyboard.press('j')
    const active = 'document.activeElement.getAttribute("aria-expanded")'
    expect(await admin.evaluate(active)).toBe('false')
    await admin.keyboard.press('Enter')
    await panel(admin).getByText('缺少楼门编号').first().waitFor()
    await wellMade(admin)
    await admin.goBack()
    await panel(admin).waitFor({ state: 'detached' })
    await admin.getByRole('combobox', { name: '状态' }).selectOption('failed')
    await admin.getByText('没有符合筛选的记录').waitFor()

    await worker.goto(
      `${place.url}/s/zhanongkou/c/tianyun/ledger?period=2010-H1&kind=party_class&entry=${entry}`,
    )
    await worker.getByText(`${strict}：未接受：缺少楼门编号`).waitFor()
    expect(await accessibilityFaults(worker)).toEqual([])
  })
})

describe.each(sizes)('the catalogue at $width px', (size) => {
  test('tells every type with its fields and an example', async () => {
    const page = await opened(at('catalogue'), 'street-admin', size)
    await page.getByRole('button', { name: /^报告核定/ }).click()
    await page.getByRole('heading', { name: '报告核定' }).waitFor()
    await page.getByRole('rowheader', { name: 'data.details.sha256' }).waitFor()
    expect(await page.getByRole('row', { name: /sha256/ }).innerText()).toContain('定稿内容的校验值')
    await page.getByRole('group', { name: '示例' }).getByText('"type": "report.approved"').waitFor()
    await wellMade(page)
  })
})

describe('the console', () => {
  test('is reached from the settings, and is the admin’s alone', async () => {
    const page = await opened('/s/zhanongkou/settings', 'street-admin')
    await page.getByRole('link', { name: '管理系统对接' }).click()
    await page.getByRole('heading', { name: '系统对接' }).waitFor()
    const secretary = await opened(at('endpoints'), 'tianyun-secretary')
    await secretary.getByText('系统对接由街道管理员管理').waitFor()
    expect(await secretary.getByRole('navigation', { name: '系统对接的各部分' }).count()).toBe(0)
    expect(await accessibilityFaults(secretary)).toEqual([])
  })

  test('of two who change an endpoint, the second sees both', async () => {
    const mine = await opened(at('endpoints'), 'street-admin')
    await added(mine, '两人同改', '/two')
    const theirs = await opened(at('endpoints'), 'street-admin')
    for (const page of [mine, theirs]) await page.getByRole('button', { name: '修改 两人同改' }).click()
    await field(theirs, '每分钟最多几条').fill('60')
    await button(theirs, '保存').click()
    await theirs.getByText('已保存推送地址').waitFor()
    await field(mine, '记录保留天数').fill('60')
    await button(mine, '保存').click()
    await mine.getByText('别人先改了它').waitFor()
    await mine.getByRole('radio', { name: /^每分钟最多几条 现在的.*：60$/ }).check()
    expect(await accessibilityFaults(mine)).toEqual([])
    await button(mine, '保存所选').click()
    await panel(mine).getByText('最多 60 条').waitFor()
    await panel(mine).getByText('60 天').waitFor()
  })

  test('can be read in English', async () => {
    const page = await openPage(browser)
    await page.addInitScript("localStorage.setItem('linli:language', 'en')")
    await signedIn(page, place.url, 'street-admin', `${at('endpoints')}?form=new`)
    await page.getByRole('heading', { name: 'New endpoint' }).waitFor()
    await page.getByRole('radio', { name: /^DingTalk robot/ }).check()
    await page.getByRole('textbox', { name: 'The robot’s signing secret' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'Messages' }).click()
    await page.getByRole('heading', { name: 'Record made' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium, launchOldChromium } from '../support/browsers.ts'
import {
  accessibilityFaults,
  fillSignIn,
  openPage,
  present,
  shows,
  sidewaysScroll,
  signedIn,
  sizes,
} from '../support/pages.ts'
import { demonstrationPassword, served, type Served } from '../support/served.ts'

let place: Served
let browser: Browser
const figures = '/s/zhanongkou/c/tianyun/figures?period=2010-H1'

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

const pathOf = (page: Page): string => page.url().replace(place.url, '')
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent.trim()')

describe('signing in', () => {
  test('a wrong password says so, keeps the name, and the right one leads to what was asked for', async () => {
    const page = await openPage(browser)
    await page.goto(place.url + figures)
    await fillSignIn(page, 'street-admin', 'not the password')
    expect(await shows(page, '账号或密码不对')).toBe(true)
    expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe('street-admin')
    await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL(place.url + figures)
    await page.getByRole('heading', { name: '数据' }).waitFor()
    expect(await page.title()).toBe('2010年上半年 数据 · 天运社区 · 邻里')
  })

  test('an address of another site is not followed afterwards', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'district-viewer', '/sign-in?to=//example.invalid/')
    await page.getByRole('heading', { name: '选择街道' }).waitFor()
    expect(pathOf(page)).toBe('/')
  })

  test.each([
    ['tianyun-worker', '/s/zhanongkou/c/tianyun/ledger'],
    ['street-viewer', '/s/zhanongkou/compare'],
    ['qinghe-admin', '/s/qinghe/reviews'],
  ])('%s begins at %s', async (name, path) => {
    const page = await openPage(browser)
    await signedIn(page, place.url, name)
    await page.waitForURL((url) => url.pathname === path)
    expect(await shows(page, '邻里')).toBe(true)
  })

  test('signing out ends the session; the next page asks again and comes back', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-admin', figures)
    await page.getByRole('button', { name: '用户菜单' }).click()
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(`${place.url}/sign-in`)
    await page.goto(place.url + figures)
    await page.waitForURL(/\/sign-in\?to=/)
    await fillSignIn(page, 'street-admin')
    await page.waitForURL(place.url + figures)
    expect(await shows(page, '街道管理员')).toBe(true)
  })

  test('a session that ends while one types is renewed over the page, and the typing is still there', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-officer', '/account')
    await page.getByLabel('新密码').fill('half a new password')
    await page.getByLabel('现在的密码').fill(demonstrationPassword)
    await page.context().clearCookies()
    await page.getByRole('button', { name: '修改密码' }).click()
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await fillSignIn(page, 'street-officer')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel('新密码').inputValue()).toBe('half a new password')
  })
})

describe('the frame', () => {
  test('speaks English when asked, also after a reload', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-admin', figures)
    await page.getByRole('button', { name: '用户菜单' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Compare' }).first().waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Compare' }).first().waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  })

  test('is walked with the keyboard: skip link, a screen, the menu and back', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-admin', '/account')
    await page.getByRole('heading', { name: '登录的设备' }).waitFor()
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('跳到正文')
    await page.getByRole('link', { name: '目标' }).first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/targets$/)
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main')
    await page.getByRole('button', { name: '用户菜单' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('账号')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toContain('用户菜单')
    expect(await page.getByRole('link', { name: '账号' }).count()).toBe(0)
  })

  test('changes community and keeps the screen and the period', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-admin', figures)
    await page.getByRole('combobox', { name: '社区' }).selectOption({ label: '榆荫社区' })
    await page.waitForURL(
      (url) => url.pathname.endsWith('/c/yuyin/figures') && url.search === '?period=2010-H1',
    )
    await expect.poll(() => page.title()).toBe('2010年上半年 数据 · 榆荫社区 · 邻里')
  })

  test('says that work can go on when the network is gone, and asks again when it is back', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-admin', '/account')
    // An answer that is still under way would say that the network is there.
    await page.getByRole('rowheader').first().waitFor()
    await page.context().setOffline(true)
    expect(await shows(page, '连不上服务器，可以继续录入')).toBe(true)
    await page.context().setOffline(false)
    await page.getByText('连不上服务器，可以继续录入').waitFor({ state: 'detached' })
  })

  test.each(['/nowhere', '/s/qinghe/compare', '/s/zhanongkou/c/nobody/figures', '/s/zhanongkou/nothing'])(
    'says that %s is not found',
    async (path) => {
      const page = await openPage(browser)
      await signedIn(page, place.url, 'street-admin', '/account')
      await page.goto(place.url + path)
      expect(await shows(page, '没有找到这个页面')).toBe(true)
    },
  )

  test('tells a district viewer that records are not for them', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'district-viewer', figures)
    expect(await shows(page, '你可以看街道对比，不能看社区台账')).toBe(true)
    expect(await page.getByRole('link', { name: '台账' }).count()).toBe(0)
  })
})

describe('one’s account', () => {
  test('another device can be signed out', async () => {
    const [page, other] = [await openPage(browser), await openPage(browser)]
    await signedIn(other, place.url, 'culture-officer', '/account')
    await signedIn(page, place.url, 'culture-officer', '/account')
    await page.getByRole('button', { name: '退出这台设备' }).click()
    await page.getByRole('button', { name: '退出这台设备' }).waitFor({ state: 'detached' })
    await other.reload()
    await other.waitForURL(/\/sign-in/)
    expect(pathOf(other)).toBe('/sign-in?to=%2Faccount')
  })

  test('a password is changed; what is wrong stands under its field', async () => {
    const page = await openPage(browser)
    await signedIn(page, place.url, 'street-viewer', '/account')
    const [current, next] = [page.getByLabel('现在的密码'), page.getByLabel('新密码')]
    const change = page.getByRole('button', { name: '修改密码' })
    await current.fill('not the password')
    await next.fill('short')
    await change.click()
    expect(await shows(page, '新密码至少 10 个字符，现在 5 个。')).toBe(true)
    await next.fill('a longer one to remember')
    await change.click()
    expect(await shows(page, '账号或密码不对')).toBe(true)
    await current.fill(demonstrationPassword)
    await change.click()
    expect(await shows(page, '密码已修改')).toBe(true)
    const again = await openPage(browser)
    await again.goto(place.url)
    await fillSignIn(again, 'street-viewer', 'a longer one to remember')
    await again.waitForSelector('.bar')
  })
})

/** Runs in the page: the text of whatever is pressed there and is smaller than `limit` pixels either way. */
const tooSmall = `(limit) => [...document.querySelectorAll('.bar a, .bar button, .bar select, .tabs a, main button')]
  .map((each) => ({ text: each.textContent, box: each.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && (box.height < limit || box.width < limit))
  .map(({ text }) => text)`

describe.each(sizes)('at $width × $height', (size) => {
  test('every page of the frame is accessible and as wide as the window', async () => {
    const page = await openPage(browser, size)
    await page.goto(`${place.url}/sign-in`)
    await page.getByRole('heading', { name: '登录' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await fillSignIn(page, 'district-viewer')
    await page.getByRole('heading', { name: '选择街道' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.goto(`${place.url}/account`)
    await page.getByRole('rowheader').first().waitFor()
    await page.getByRole('button', { name: '用户菜单' }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  })

  test('everything pressed on the frame is large enough', async () => {
    const page = await openPage(browser, size)
    await signedIn(page, place.url, 'street-admin', '/account')
    await page.getByRole('heading', { name: '登录的设备' }).waitFor()
    const least = size.width < 700 ? 44 : 24
    expect(await page.evaluate(`(${tooSmall})(${least})`)).toEqual([])
  })
})

test('Chromium 86 signs in and opens every screen', async () => {
  const old = await launchOldChromium()
  try {
    const page = await openPage(old)
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    await signedIn(page, place.url, 'street-admin', '/account')
    await present(page, 'tbody th')
    expect(await page.evaluate('document.querySelector("tbody th").textContent')).toContain('Chrome 86')
    for (const screen of [
      'c/tianyun/ledger',
      'c/tianyun/figures',
      'c/tianyun/draft',
      'c/tianyun/targets',
      'compare',
      'settings',
    ]) {
      await page.goto(`${place.url}/s/zhanongkou/${screen}`)
      await present(page, 'main h1')
    }
    await page.goto(`${place.url}/s/zhanongkou/compare?period=2010-H1`)
    await present(page, '.mx td[data-line="births|"]')
    // Playwright's own click asks the page for what this browser does not have.
    await page.evaluate(`document.querySelectorAll('.mx td[data-line="births|"]')[3].click()`)
    await present(page, '.ev-value')
    expect(broken).toEqual([])
  } finally {
    await old.close()
  }
})

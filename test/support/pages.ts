import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { demonstrationPassword } from './served.ts'

/** The two sizes that every screen is made for: an office PC and a phone. */
export const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const

/** A browser window of its own, with nobody signed in. */
export const openPage = async (
  browser: Browser,
  size: { width: number; height: number } = sizes[0],
): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  return context.newPage()
}

/** Types into the form with which one signs in, wherever it stands. Only by keys, which work in Chromium 86 too. */
export const fillSignIn = async (
  page: Page,
  name: string,
  password = demonstrationPassword,
): Promise<void> => {
  await page.focus('input[name="name"]')
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(name)
  await page.focus('input[name="password"]')
  await page.keyboard.insertText(password)
  await page.keyboard.press('Enter')
}

/**
 * Waits until the page has such an element. Playwright's own ways ask the page what Chromium 86 cannot say, or evaluate
 * text inside it, which its content security policy refuses.
 */
export const present = async (page: Page, selector: string): Promise<void> => {
  const found = `document.querySelector(${JSON.stringify(selector)}) !== null`
  await expect.poll(() => page.evaluate(found), { timeout: 30_000 }).toBe(true)
}

/** Waits for a text on the page; true when it is there in time. */
export const shows = async (page: Page, text: string | RegExp): Promise<boolean> =>
  page
    .getByText(text)
    .first()
    .waitFor()
    .then(
      () => true,
      () => false,
    )

/** Opens an address as one of the people of the demonstration. */
export const signedIn = async (page: Page, url: string, name: string, path = '/'): Promise<void> => {
  await page.goto(`${url}${path}`)
  await fillSignIn(page, name)
  await present(page, '.bar')
}

/** What axe has against the page, by rule and element; WCAG 2.2 AA. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** How much wider than the window the page is, in pixels: nothing may scroll sideways as a whole. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

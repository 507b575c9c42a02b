import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/browsers.ts'
import { accessibilityFaults, openPage, sidewaysScroll, signedIn, sizes } from '../support/pages.ts'
import { receiver, type Receiver } from '../support/receivers.ts'
import { served, type Served } from '../support/served.ts'
import { signInAt } from '../support/town.ts'

let closed: Receiver
let place: Served
let browser: Browser
beforeAll(async () => {
  closed = await receiver((response) =>
    response.writeHead(response.req.method === 'OPTIONS' ? 404 : 410).end(),
  )
  place = await served({ LINLI_ALLOWED_HOSTS: `127.0.0.1:${closed.port}` })
  browser = await launchChromium()
}, 60_000)
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await place?.close()
  await closed?.[Symbol.asyncDispose]()
})

test(
  'the admin is told that an endpoint is switched off, and is led to it',
  { timeout: 120_000 },
  async () => {
    const target = { origin: place.url, fetch: (request: Request) => fetch(request) }
    const [admin, worker] = [await signInAt(target, 'street-admin'), await signInAt(target, 'tianyun-worker')]
    const url = `http://127.0.0.1:${closed.port}/hooks`
    await admin.call('addEndpoint', { body: { name: '省一表通', url } })
    await worker.call('recordEntry', { body: { kind: 'birth', date: '2010-06-18' } })
    const told = async () => (await admin.call('listNotices')).notices.map(({ type }) => type)
    await expect.poll(told, { timeout: 60_000, interval: 200 }).toContain('endpoint.gone')

    for (const size of sizes) {
      const page = await openPage(browser, size)
      await signedIn(page, place.url, 'street-admin', '/s/zhanongkou/notices')
      const notice = page.getByRole('link', { name: '推送地址“省一表通”已停用：对方答复410（已关闭）' })
      await notice.waitFor()
      expect(await sidewaysScroll(page)).toBe(0)
      expect(await accessibilityFaults(page)).toEqual([])
      await notice.click()
      await page.getByRole('heading', { name: '省一表通' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/s/zhanongkou/integration/endpoints')
    }
  },
)

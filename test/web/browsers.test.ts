import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchChromium, launchOldChromium } from '../support/browsers.ts'

const page =
  '<!doctype html><meta charset="utf-8"><h1>邻里</h1><script>document.title = [1, 2].map(n => n * 2)</script>'
const server = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end(page))
let address = ''

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const told = server.address()
  if (told === null || typeof told === 'string') throw new Error('the server has no port')
  address = `http://127.0.0.1:${told.port}/`
})
afterAll(() => server.close())

const read = async (browser: Browser): Promise<unknown[]> => {
  const tab = await browser.newPage()
  await tab.goto(address)
  const seen = [await tab.title(), await tab.textContent('h1')]
  await browser.close()
  return seen
}

test('a current Chromium shows a page of this machine', async () => {
  const browser = await launchChromium()
  expect(Number.parseInt(browser.version(), 10)).toBeGreaterThan(100)
  expect(await read(browser)).toEqual(['2,4', '邻里'])
})

test('so does the oldest one that is promised', async () => {
  const browser = await launchOldChromium()
  expect(browser.version()).toMatch(/^86\./)
  expect(await read(browser)).toEqual(['2,4', '邻里'])
})

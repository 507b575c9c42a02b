import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import packaged from '@sparticuz/chromium'
import { unpackOldChromium } from './old-chromium.ts'

// A page under test must not make the browser talk to anybody else.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium where there is one, else the one that comes with the development packages. */
export const launchChromium = async (): Promise<Browser> => {
  const executablePath = installed.find((file) => existsSync(file)) ?? (await packaged.executablePath())
  try {
    return await chromium.launch({ executablePath, args: quiet })
  } catch (cause) {
    throw new Error(`Chromium did not start from ${executablePath}. Install it: apt-get install chromium`, {
      cause,
    })
  }
}

/** Chromium 86, the oldest that the web client promises to work in. */
export const launchOldChromium = async (): Promise<Browser> => {
  const executablePath = await unpackOldChromium()
  try {
    return await chromium.launch({ executablePath, args: quiet })
  } catch (cause) {
    throw new Error(
      `The old Chromium did not start from ${executablePath}: it needs libnss3 (apt-get install libnss3)`,
      { cause },
    )
  }
}

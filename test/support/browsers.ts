import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import packaged from '@sparticuz/chromium'
import { unpackOldChromium } from './old-chromium.ts'

// A page under test must not make the browser talk to anybody else, and one process less draws as well.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * The headless Chromium that comes with the development packages, which takes a third less time than a whole browser; where it
 * does not run, the system's.
 */
export const launchChromium = async (): Promise<Browser> => {
  const lean = await packaged.executablePath()
  const whole = installed.find((file) => existsSync(file))
  try {
    return await chromium
      .launch({ executablePath: lean, args: quiet })
      .catch(() => chromium.launch({ ...(whole !== undefined && { executablePath: whole }), args: quiet }))
  } catch (cause) {
    throw new Error('Chromium did not start. Install it: apt-get install chromium', { cause })
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

import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

const cache = fileURLToPath(new URL('../../node_modules/.cache/chromium-86', import.meta.url))
const packed = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('chrome-aws-lambda/package.json')), 'bin/chromium.br')

/** Unpacks Chromium 86 (October 2020), once, and tells where it is. It is the headless shell, packed for Linux on x64. */
export const unpackOldChromium = async (): Promise<string> => {
  const file = join(cache, 'chromium')
  if (existsSync(file)) return file
  await mkdir(cache, { recursive: true })
  // Another run may be unpacking too: only a whole file may ever have the final name.
  const partial = `${file}.${process.pid}`
  await pipeline(createReadStream(packed()), createBrotliDecompress(), createWriteStream(partial))
  await chmod(partial, 0o755)
  await rename(partial, file)
  return file
}

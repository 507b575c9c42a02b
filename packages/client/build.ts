// Builds the client for use outside of this repository: dist/ with one .js, one .d.ts and a package.json. `npm run client`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import type { Document } from './build/calls.ts'
import { declarations } from './build/declarations.ts'

const here = import.meta.dirname
const out = process.argv[2] ?? join(here, 'dist')
const text = (file: string): string => readFileSync(join(here, file), 'utf8')

const script = async (): Promise<string> => {
  const bundle = await rolldown({ input: join(here, 'src/client.ts'), platform: 'neutral' })
  const { output } = await bundle.generate({ format: 'esm', comments: { jsdoc: false } })
  await bundle.close()
  return output[0].code
}

const { version, license }: Record<string, string> = JSON.parse(text('package.json'))
const document: Document = JSON.parse(text('../../openapi.json'))
const manifest = {
  name: '@linli/client',
  version,
  license,
  type: 'module',
  exports: { '.': { types: './client.d.ts', default: './client.js' } },
}

const files = {
  'client.js': await script(),
  'client.d.ts': declarations(document),
  'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
}
mkdirSync(out, { recursive: true })
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(out, name), content)
  const packed = gzipSync(content, { level: 9 }).byteLength
  console.log(`${join(out, name)} ${kilobytes(Buffer.byteLength(content))}, gzip ${kilobytes(packed)}`)
}

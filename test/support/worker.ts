import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  Miniflare,
  convertV4MiniflareOptions,
  Response as WorkerResponse,
  type Request as Outgoing,
} from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import * as z from 'zod'
import type { Hub } from './hrana.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const configuration = join(root, 'wrangler.toml')
const hubOrigin = 'http://hub.internal'
const quiet = {
  CI: '1',
  DO_NOT_TRACK: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG: 'error',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

/** Bundles the Worker exactly as a deployment would, into a folder. */
const bundle = async (folder: string, config: string): Promise<void> => {
  const args = [
    'node_modules/wrangler/bin/wrangler.js',
    'deploy',
    '--dry-run',
    '--config',
    config,
    '--outdir',
    folder,
  ]
  const env = { ...process.env, ...quiet, WRANGLER_LOG_PATH: folder }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const told: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => told.push(text.toString()))
  const code = await new Promise((ended) => child.on('close', ended))
  if (code !== 0) throw new Error(`wrangler could not bundle the Worker:\n${told.join('')}`)
}

// wrangler publishes these options without usable types.
const description = z.looseObject({ bindings: z.record(z.string(), z.json()).default({}) })

const modulesOf = async (folder: string) => {
  const names = await readdir(folder)
  const texts = names.filter((name) => name.endsWith('.sql'))
  const script = names.find((name) => name.endsWith('.js'))
  if (script === undefined) throw new Error('the bundle has no script')
  return [
    { type: 'ESModule' as const, path: join(folder, script) },
    ...texts.map((name) => ({ type: 'Text' as const, path: join(folder, name) })),
  ]
}

export type WorkerOptions = {
  hub: Pick<Hub, 'answer'>
  /** The databases' token, which the Worker holds as a secret. */
  token: string
  /** The key under which names are sealed, which is a secret of the Worker too. */
  masterKey: Uint8Array
  publicOrigin?: string
  /** Variables that differ from those of wrangler.toml. */
  variables?: Readonly<Record<string, string>>
  /** Answers what the Worker asks of any host but the databases'. Without it every such request is refused. */
  outside?: (request: Request) => Promise<Response>
  /** Where files are kept between runs; without it they end with the Worker. */
  persist?: string
  /** Port on 127.0.0.1; 0 takes a free one. */
  port?: number
}

export type RunningWorker = AsyncDisposable & {
  url: URL
  fetch: Miniflare['dispatchFetch']
  /** Fires the cron trigger. */
  tick: () => Promise<void>
  /** A file that the Worker put into its bucket. */
  file: (name: string) => Promise<Uint8Array | undefined>
  /** The names of what lies in the bucket below a folder. */
  fileNames: (folder: string) => Promise<string[]>
}

const refuseOutside = async (): Promise<Response> =>
  new Response('no way out of this machine', { status: 599 })

const answerOutgoing =
  ({ hub, outside = refuseOutside }: WorkerOptions) =>
  async (outgoing: Outgoing) => {
    const { url, method, headers } = outgoing
    const body = method === 'GET' || method === 'HEAD' ? null : await outgoing.arrayBuffer()
    const request = new Request(url, { method, headers: [...headers], body, redirect: 'manual' })
    const answer = await (url.startsWith(`${hubOrigin}/`) ? hub.answer(request) : outside(request))
    const { status } = answer
    const content = [204, 304].includes(status) ? null : await answer.arrayBuffer()
    return new WorkerResponse(content, { status, headers: [...answer.headers] })
  }

/** Runs the real Worker on workerd as the root's wrangler.toml describes it; only what lies outside is of this machine. */
export const startWorker = async (options: WorkerOptions, config = configuration): Promise<RunningWorker> => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-worker-'))
  await bundle(folder, config)
  const described = description.parse(unstable_getMiniflareWorkerOptions(config).workerOptions)
  const { port = 0, publicOrigin = 'http://linli.test', persist } = options
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      cf: false,
      ...(persist !== undefined && { resourcePersistencePath: persist }),
      workers: [
        {
          ...described,
          modules: await modulesOf(folder),
          modulesRoot: folder,
          bindings: {
            ...described.bindings,
            DIRECTORY_URL: `${hubOrigin}/directory/`,
            STREET_URL: `${hubOrigin}/{database}/`,
            PUBLIC_ORIGIN: publicOrigin,
            DATABASE_TOKEN: options.token,
            ...options.variables,
            MASTER_KEY: Buffer.from(options.masterKey).toString('base64'),
          },
          outboundService: answerOutgoing(options),
        },
      ],
    }),
  )
  const url = await miniflare.ready
  return {
    url,
    fetch: (...args) => miniflare.dispatchFetch(...args),
    tick: async () => {
      const worker = await miniflare.getWorker()
      const { outcome } = await worker.scheduled({ cron: '*/15 * * * *' })
      if (outcome !== 'ok') throw new Error(`the cron trigger failed: ${outcome}`)
    },
    file: async (name) => {
      const bucket = await miniflare.getR2Bucket('FILES')
      const found = await bucket.get(name)
      return found === null ? undefined : new Uint8Array(await found.arrayBuffer())
    },
    fileNames: async (prefix) => {
      const bucket = await miniflare.getR2Bucket('FILES')
      return (await bucket.list({ prefix })).objects.map(({ key }) => key)
    },
    [Symbol.asyncDispose]: async () => {
      await miniflare.dispose()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

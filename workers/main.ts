import { createClient } from '@libsql/client/web'
import type { Context } from 'hono'
import { makeApp } from './api/app.ts'
import { fromBase64 } from './api/base64.ts'
import { doJob, onMinute, onTick } from './jobs/tending.ts'
import { bucketFiles } from './bucket-files.ts'
import { faultText } from './faults.ts'
import { allowedHostsOf, fileQuotaOf, type Job, type Outside } from './outside.ts'
import { edgeSender } from './sending.ts'

export type Env = {
  DIRECTORY_URL: string
  STREET_URL: string
  DATABASE_TOKEN?: string
  /** 32 bytes in base64. Without it nothing can be sealed, and what is sealed cannot be read. */
  MASTER_KEY?: string
  PUBLIC_ORIGIN: string
  COMMUNITY_FILES_MB?: string
  STREET_FILES_MB?: string
  /** Internal hosts to which messages may be sent, with commas between them. */
  ALLOWED_HOSTS?: string
  WORK: Queue<Job>
  FILES: R2Bucket
  ASSETS: Fetcher
}

/** The one of the cron triggers that only has deliveries made. */
const everyMinute = '* * * * *'

/** Cloudflare takes at most so many messages in one call. */
const mostInBatch = 100

/**
 * The driver would let what is beyond a limit wait, and go on with it when another request's statement is done: in that request's
 * name, which workerd forbids, so that the one that waits never ends. Each request may only open a few connections by itself.
 */
const unlimited = Number.MAX_SAFE_INTEGER

const clients = new Map<string, ReturnType<typeof createClient>>()
const communities = new Map<string, ReadonlySet<string>>()
const announced = new Map<string, number>()

const connect =
  (env: Env): Outside['connect'] =>
  (database) => {
    const url = database === 'directory' ? env.DIRECTORY_URL : env.STREET_URL.replace('{database}', database)
    const known = clients.get(url)
    if (known !== undefined) return known
    const client = createClient({
      url,
      concurrency: unlimited,
      ...(env.DATABASE_TOKEN === undefined ? {} : { authToken: env.DATABASE_TOKEN }),
    })
    clients.set(url, client)
    return client
  }

const sending = (env: Env): Pick<Outside, 'send' | 'allowedHosts'> => {
  const allowedHosts = allowedHostsOf(env.ALLOWED_HOSTS)
  return { send: edgeSender(allowedHosts), allowedHosts }
}

const outsideOf = (env: Env, context: Pick<ExecutionContext, 'waitUntil'>): Outside => ({
  connect: connect(env),
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  files: bucketFiles(env.FILES),
  fileQuota: fileQuotaOf({ community: env.COMMUNITY_FILES_MB, street: env.STREET_FILES_MB }),
  masterKey: env.MASTER_KEY === undefined ? undefined : fromBase64(env.MASTER_KEY.trim()),
  enqueue: async (jobs, after = 0) => {
    const options = { delaySeconds: Math.ceil(after / 1000) }
    for (let from = 0; from < jobs.length; from += mostInBatch)
      await env.WORK.sendBatch(
        jobs.slice(from, from + mostInBatch).map((body) => ({ body })),
        options,
      )
  },
  ...sending(env),
  afterReply: (work) => context.waitUntil(work),
  publicOrigin: env.PUBLIC_ORIGIN,
  callerOf: (request) => request.headers.get('cf-connecting-ip') ?? '',
  communities,
  announced,
  report: (what, error) => console.error(what, faultText(error)),
})

const app = makeApp((c: Context<{ Bindings: Env }>) => outsideOf(c.env, c.executionCtx))

export default {
  fetch: (request, env, context) => {
    if (new URL(request.url).pathname.startsWith('/v1/')) return app.fetch(request, env, context)
    return env.ASSETS.fetch(request)
  },
  scheduled: async ({ cron }, env, context) => {
    const outside = outsideOf(env, context)
    await onMinute(outside)
    if (cron !== everyMinute) await onTick(outside)
  },
  queue: async (batch, env, context) => {
    const outside = outsideOf(env, context)
    for (const message of batch.messages) {
      try {
        await doJob(outside, message.body)
        message.ack()
      } catch (error) {
        outside.report(`job ${message.body.kind}`, error)
        message.retry({ delaySeconds: 60 })
      }
    }
  },
} satisfies ExportedHandler<Env, Job>

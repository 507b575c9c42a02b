import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { doJob } from '../jobs/tending.ts'
import { allowedHostsOf, fileQuotaOf, type Outside } from '../outside.ts'
import { embeddedDatabases } from './databases.ts'
import { faultText } from '../faults.ts'
import { folderFiles } from './files.ts'
import { nodeMasterKey } from './master-keys.ts'
import { processQueue } from './queues.ts'
import { nodeSender } from './sending.ts'

/** The header in which a trusted proxy tells the caller's address, such as x-real-ip; none unless it is set. */
const callerHeader = process.env['LINLI_CALLER_HEADER']

/** How many megabytes of evidence a community and its street may keep. */
const fileQuota = fileQuotaOf({
  community: process.env['LINLI_COMMUNITY_FILES_MB'],
  street: process.env['LINLI_STREET_FILES_MB'],
})

/** Internal hosts to which messages may be sent, with commas between them. */
const allowedHosts = allowedHostsOf(process.env['LINLI_ALLOWED_HOSTS'])

/** The outside of one Node process that keeps its data in a folder; queued jobs run in the process. */
export const nodeOutside = (folder: string, publicOrigin: string): Outside & { close(): Promise<void> } => {
  const databases = embeddedDatabases(join(folder, 'databases'))
  const report = (what: string, error: unknown) =>
    console.error(new Date().toISOString(), what, faultText(error))
  const queue = processQueue((job) => doJob(outside, job), report)
  const sender = nodeSender({ allowedHosts })
  const outside: Outside & { close(): Promise<void> } = {
    connect: databases.connect,
    now: () => Date.now(),
    random: (bytes) => randomBytes(bytes),
    masterKey: nodeMasterKey(folder),
    files: folderFiles(join(folder, 'files')),
    fileQuota,
    enqueue: (jobs, after) => queue.enqueue(jobs, after),
    send: (outgoing) => sender.send(outgoing),
    allowedHosts,
    afterReply: (more) => {
      more.catch((error: unknown) => outside.report('after a reply', error))
    },
    publicOrigin,
    // The process is reached through loopback only: who is calling is known where a proxy in front says so.
    callerOf: (request) => (callerHeader === undefined ? '' : (request.headers.get(callerHeader) ?? '')),
    communities: new Map(),
    announced: new Map(),
    report,
    close: async () => {
      await queue.close()
      sender.close()
      databases.close()
    },
  }
  return outside
}

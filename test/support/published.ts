import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from './clients.ts'
import { startHost } from './hosts.ts'
import { signInAt, townFolder } from './town.ts'

/** The product in a process of its own with the people of the town, for programs that know nothing but its address. */
export type Published = AsyncDisposable & {
  origin: string
  /** The administrator of 枫林街道. */
  admin: Client
}

/** Starts the product on a town of its own, where it may send to this machine. */
export const published = async (): Promise<Published> => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-published-'))
  await rename(await townFolder(false), join(folder, 'databases'))
  const host = await startHost(folder, { LINLI_ALLOWED_HOSTS: '127.0.0.1' })
  const target = { origin: host.origin, fetch: (request: Request) => fetch(request) }
  const stop = async () => {
    await host.kill()
    await rm(folder, { recursive: true })
  }
  return { origin: host.origin, admin: await signInAt(target, 'xu-hui'), [Symbol.asyncDispose]: stop }
}

/** The day in China so many days from now, by the clock that the product's own process goes by. */
const dayAhead = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 24 * 3_600_000).toISOString().slice(0, 10)

/** A token with which another system reads and writes the ledger of 枫林街道. */
export const tokenFor = async ({ admin }: Published): Promise<string> => {
  const { secret = '' } = await admin.call('makeToken', {
    body: {
      name: '区平台',
      permissions: ['records.read', 'ledger.write'],
      communities: 'all',
      sections: 'all',
      expires: dayAhead(30),
    },
  })
  return secret
}

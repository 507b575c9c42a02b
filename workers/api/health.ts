import { openDirectory } from '@linli/data/open'
import type { Handlers } from './given.ts'
import { openApi } from './open-api.ts'

export const healthHandlers: Pick<Handlers, 'readHealth' | 'readOpenApi'> = {
  readHealth: async ({ outside }) => {
    await openDirectory(outside.connect).client.execute('SELECT 1')
    return { ok: true }
  },
  readOpenApi: () => Promise.resolve(openApi()),
}

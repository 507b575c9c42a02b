import { openDirectory } from '@linli/data/open'
import { allStreets } from '@linli/data/directory/people'
import type { Handlers } from './given.ts'
import { openApi } from './open-api.ts'

export const healthHandlers: Pick<Handlers, 'readHealth' | 'readOpenApi'> = {
  readHealth: async ({ outside }) => {
    await allStreets(openDirectory(outside.connect))
    return { ok: true }
  },
  readOpenApi: () => Promise.resolve(openApi()),
}

import { operations } from '@linli/contract/operations'
import { problemKinds } from '@linli/contract/problems'
import { problemsOf } from '@linli/workers/api/open-api'
import { operationIds } from '../support/clients.ts'
import type { Answered } from '../support/town.ts'

const all = operationIds.map((id) => operations[id])

const operationAt = ({ method, path }: Answered) =>
  all.find(({ route }) => {
    const shape = route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')
    return route.method === method.toLowerCase() && new RegExp(`^${shape}$`).test(path)
  })

/** The answers whose status the OpenAPI document does not tell of. */
export const undocumented = (log: readonly Answered[]): string[] => {
  const found = log.flatMap((answered) => {
    const operation = operationAt(answered)
    if (operation === undefined) return []
    const told = problemsOf(operation).map((kind) => problemKinds[kind].status)
    const known: readonly number[] = ['creates' in operation.route ? 201 : 200, ...told]
    return known.includes(answered.status) ? [] : [`${operation.id}: ${answered.status}`]
  })
  return [...new Set(found)]
}

import { operations } from '@linli/contract/operations'
import type { Operation } from '@linli/contract/operation'
import { problemKinds } from '@linli/contract/problems'
import { problemsOf } from '@linli/workers/api/open-api'
import type { Answered } from '../support/town.ts'

const all = Object.values(operations) as unknown as Operation[]

const operationAt = ({ method, path }: Answered): Operation | undefined =>
  all.find(({ route }) => {
    const shape = route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')
    return route.method === method.toLowerCase() && new RegExp(`^${shape}$`).test(path)
  })

/** The answers whose status the OpenAPI document does not tell of. */
export const undocumented = (log: readonly Answered[]): string[] => {
  const found = log.flatMap((answered) => {
    const operation = operationAt(answered)
    if (operation === undefined) return []
    const told = problemsOf(operation).map((kind) => problemKinds[kind].status as number)
    const known = [operation.route.creates === true ? 201 : 200, ...told]
    return known.includes(answered.status) ? [] : [`${operation.id}: ${answered.status}`]
  })
  return [...new Set(found)]
}

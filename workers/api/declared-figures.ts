import { declareStatement, readDeclared, redeclareGuard, type Declared } from '@linli/data/tenant/declared'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { declaredReply, newDeclared, readDeclaration, redeclared, stamp } from './declarations.ts'
import type { Handlers, InCommunity, Said } from './given.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

const revise = (given: InCommunity & Pick<Said<'declareFigure'>, 'outside'>, next: Declared, type: string) =>
  commitEdit(given, declaredReply(next), {
    guard: redeclareGuard(next),
    statements: [],
    events: [eventOf(given, type, next.id, declaredReply(next))],
  })

const lookUp = async (
  given: InCommunity & { params: { declared: string }; seen: number },
): Promise<Declared | Refusing> => {
  const found = await readDeclared(given.tenant, given.reach, given.community, given.params.declared)
  if (found === undefined || found.withdrawn) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

export const declaredHandlers: Pick<
  Handlers,
  'declareFigure' | 'changeDeclaredFigure' | 'withdrawDeclaredFigure'
> = {
  declareFigure: async (given) => {
    const quantity = readDeclaration(given, given.body, given.body)
    if (isRefusing(quantity)) return quantity
    const row = newDeclared(given, given.body, quantity)
    const events = [eventOf(given, 'figure.declared', row.id, declaredReply(row))]
    const change = { statements: [declareStatement(given.tenant, row)], events }
    return commitOnce(given, 'declareFigure', declaredReply(row), change, refuse('already-declared'))
  },

  changeDeclaredFigure: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const quantity = readDeclaration(given, found, given.body)
    if (isRefusing(quantity)) return quantity
    return revise(given, redeclared(given, found, given.body, quantity), 'figure.redeclared')
  },

  withdrawDeclaredFigure: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    return revise(
      given,
      { ...found, withdrawn: true, version: given.seen + 1, ...stamp(given) },
      'figure.withdrawn',
    )
  },
}

import type { WholeTemplate } from '@linli/contract/target-templates'
import type { Section } from '@linli/domain/sections'
import type { TargetLevel } from '@linli/domain/targets'
import { call } from '../api.ts'

/** What a target is made of besides its template. */
export type Use = {
  title: string
  level: TargetLevel
  section: Section
  start: string
  due: string
  communities: readonly string[]
}

/**
 * Makes a target from a template: with `assigned` a task of the street with a part for each community, else the one community's own.
 * @returns the id of the target of a community, where it was one's own
 */
export const makeFrom = async (
  street: string,
  template: WholeTemplate,
  { communities, ...use }: Use,
  { assigned, key }: { assigned: boolean; key: string },
): Promise<string | undefined> => {
  const query = { start: use.start, due: use.due }
  const { plan, id, version } = await call('readTemplate', {
    params: { street, template: template.id },
    query,
  })
  if (plan === undefined) return undefined
  const body = { ...use, plan, template: { id, version } }
  if (assigned) {
    const parts = communities.map((community) => ({ community }))
    await call('setTask', { params: { street }, body: { ...body, parts }, key })
    return undefined
  }
  const [community = ''] = communities
  return (await call('setTarget', { params: { street, community }, body, key })).id
}

import type { Catalogue } from '@linli/contract/catalogue'
import { dimensions } from '@linli/domain/dimensions'
import { kinds } from '@linli/domain/kinds'
import { metrics } from '@linli/domain/metrics'
import { sectionNames } from '@linli/domain/sections'
import { units } from '@linli/domain/units'
import type { Handlers } from './given.ts'
import { initials } from './initials.ts'

const catalogue = (): Catalogue => ({
  sections: sectionNames,
  units,
  dimensions: Object.fromEntries(
    Object.entries(dimensions).map(([key, { zh, en, values }]) => [key, { zh, en, values }]),
  ) as Catalogue['dimensions'],
  metrics: metrics.map(({ unit, dimensions: by, partitions: _partitions, definitions, ...metric }) => ({
    ...metric,
    initials: initials(metric.zh),
    unit: units[unit],
    dimensions: [...(by ?? [])],
    definitions: [...definitions],
  })) as Catalogue['metrics'],
  kinds: kinds.map(({ posts, version: _version, fields, ...kind }) => ({
    ...kind,
    fields: [...fields] as Catalogue['kinds'][number]['fields'],
    metrics: [...new Set(posts.map(({ metric }) => metric))],
  })),
})

let made: Catalogue | undefined

export const catalogueHandlers: Pick<Handlers, 'readCatalogue'> = {
  readCatalogue: () => Promise.resolve((made ??= catalogue())),
}

import type { View } from '@linli/domain/comparisons'
import type { ComparisonReply } from './comparisons.ts'
import { csv } from './csv.ts'
import type { Language } from './refusals.ts'

export const comparisonCsv = (comparison: ComparisonReply, _view: View, _language: Language): string =>
  csv([comparison.communities.map(({ name }) => name)])

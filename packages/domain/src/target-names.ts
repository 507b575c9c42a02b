import { both, type Bilingual } from './results.ts'
import type { Counter, EvidenceSort, TargetLevel } from './targets.ts'

/** Who sets a standard, as a sheet and a screen call it. */
export const levelNames: Record<TargetLevel, Bilingual> = {
  community: both('社区级', 'Community'),
  street: both('街道级', 'Street'),
  district: both('区级', 'District'),
  city: both('市级', 'City'),
  province: both('省级', 'Province'),
}

/** What shows that an item is met. */
export const evidenceNames: Record<EvidenceSort, Bilingual> = {
  document: both('资料', 'documents'),
  site: both('现场', 'on site'),
  questionnaire: both('问卷', 'questionnaire'),
  data: both('数据', 'data'),
}

/** What is counted of the households in a phase. */
export const counterNames: Record<Counter, Bilingual> = {
  listed: both('摸底', 'listed'),
  registered: both('登记', 'registered'),
  checked: both('复查', 'checked'),
}

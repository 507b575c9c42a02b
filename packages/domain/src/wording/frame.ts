import type { SectionTemplate } from '../wordings.ts'
import { cultureSection } from './culture.ts'
import { environmentSection } from './environment.ts'
import { partnershipSection } from './partnership.ts'
import { partySection } from './party.ts'
import { safetySection } from './safety.ts'
import { servicesSection } from './services.ts'

/** What stands around the sections; `{community}`, `{street}` and `{period}` are filled in. */
export const defaultFrame = {
  title: '{community}{period}工作总结',
  opening:
    '{period}，{community}党支部、居委会在{street}党工委、办事处的领导下，坚持围绕中心、服务居民，' +
    '团结带领辖区党员和居民群众扎实推进各项工作，为建设和谐社区作出了积极努力。现将主要工作情况汇报如下：',
  planHeading: '下半年工作计划',
  closing:
    '以上是{community}{period}的工作情况。我们将继续以居民需求为导向，以创建工作为动力，加强协调沟通，' +
    '切实办好民生实事，把社区建设成为管理有序、服务完善、环境优美、邻里和睦的幸福家园。',
} as const

/** The six sections of the report in their order; the plan is written from the targets. */
export const reportSections: readonly SectionTemplate[] = [
  partySection,
  servicesSection,
  cultureSection,
  partnershipSection,
  safetySection,
  environmentSection,
]

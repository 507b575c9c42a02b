import { knownOf } from '@linli/data/tenant/figures'
import { activeRules, activeRulesStatement } from '@linli/data/tenant/street-rules'
import { periodBefore, samePeriodLastYear } from '@linli/domain/periods'
import { citedFigures, sectionsOf, staleFindings, type ReportFinding } from '@linli/domain/report-checks'
import { checkFigures } from '@linli/domain/rules'
import { reachesSection, type Reach } from '@linli/data/open'
import { isSection } from '@linli/domain/sections'
import type { Beside } from '@linli/data/tenant/written-reports'
import type { Opened } from './report-reads.ts'

/** What has to be read beside a report to check it: the figures of the whole street, and the street's rules. */
export const besideChecks: Beside & { statements: readonly [typeof activeRulesStatement] } = {
  street: true,
  statements: [activeRulesStatement],
}

/** Everything that the rules find of a report read with {@link besideChecks}: stale sentences first, then the figures. */
export const findingsOf = (opened: Opened): ReportFinding[] => {
  const { which, known, file, present, more } = opened
  const at = (period: typeof which.period) => knownOf(known, which.community, period)
  const figures = checkFigures({
    period: which.period,
    known: at(which.period),
    lastYear: at(samePeriodLastYear(which.period)),
    before: at(periodBefore(which.period)),
    street: [...known.keys()].map((community) => ({
      known: knownOf(known, community, which.period),
      own: community === which.community,
    })),
    cited: citedFigures(file.paragraphs),
    streetRules: activeRules(more[0]),
  })
  return [...staleFindings(file.paragraphs, present), ...figures]
}

/** The findings that somebody may see: those whose figures are all in reach. */
export const findingsWithin = (reach: Reach, findings: readonly ReportFinding[]): ReportFinding[] =>
  findings.filter((finding) =>
    sectionsOf(finding).every((section) => isSection(section) && reachesSection(reach, section)),
  )

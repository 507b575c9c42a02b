import type { Report } from '@linli/contract/reports'
import { headedPlaces } from '@linli/domain/reports'
import { sectionHeading } from '../draft/texts.ts'

/** The address inside the page of a section. */
export const sectionName = (section: string): string => `report-${section}`

/** A section's heading as it is printed. */
export const headingOf = ({ headings }: Pick<Report, 'headings'>, section: string): string =>
  sectionHeading(
    { section, heading: headings[section] ?? '' },
    headedPlaces.findIndex((one) => one === section),
  )

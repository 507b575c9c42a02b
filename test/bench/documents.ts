import { allStreets } from '@linli/data/directory/people'
import { openDirectory, openForJobs } from '@linli/data/open'
import { readDraftMaterial } from '@linli/data/tenant/reports'
import { listCommunities } from '@linli/data/tenant/streets'
import { dimensionName } from '@linli/domain/dimensions'
import { draftReport, type Draft, type DraftMaterial } from '@linli/domain/drafts'
import { figureText } from '@linli/domain/figure-texts'
import { metricOf } from '@linli/domain/metrics'
import { lastDay, period } from '@linli/domain/periods'
import { figuresToKeep } from '@linli/domain/report-submissions'
import { documentOfDraft } from '@linli/workers/api/report-files'
import { officialDocument, type OfficialDocument } from '@linli/workers/documents/official-documents'
import { town } from '../support/town.ts'

const half = period('2010-H1')
const reports = 200

/** What the reports of the demonstration are written from: every community of its streets. */
const readMaterials = async (): Promise<DraftMaterial[]> => {
  await using place = await town({ demonstration: true })
  const found: DraftMaterial[] = []
  for (const street of await allStreets(openDirectory(place.connect))) {
    const { tenant, reach } = openForJobs(place.connect, street)
    for (const { id } of await listCommunities(tenant, reach))
      found.push(await readDraftMaterial(tenant, reach, id, half))
  }
  return found
}

const rowsOf = ({ known }: DraftMaterial): string[][] =>
  figuresToKeep(known, half).flatMap((figure) => {
    const metric = metricOf(figure.metric)
    if (metric === undefined) return []
    const part = figure.dimension === '' ? '' : `（${dimensionName(figure.dimension).zh}）`
    return [[`${metric.zh}${part}`, figureText(metric, figure), figure.asOf ?? '台账合计']]
  })

/** The paper of a draft, with a table of all its figures. */
const paperOf = (draft: Draft, material: DraftMaterial): OfficialDocument => {
  const columns = [
    { title: '指标', width: 56 },
    { title: '数值', width: 22, number: true },
    { title: '来源', width: 22 },
  ]
  const tables = [{ caption: '数据', columns, rows: rowsOf(material) }]
  return { ...documentOfDraft(draft, lastDay(half)), annex: { title: '数据表', tables, notes: [] } }
}

/** CPU time of this process in milliseconds, that of its other threads too. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const tellEach = (what: string, spent: number): void =>
  console.log(`  ${what.padEnd(52)} ${(spent / reports).toFixed(2).padStart(9)} ms of CPU each`)

/** Two hundred reports, drafted from what is read already, and written as Word files. */
export const benchDocuments = async (): Promise<void> => {
  const materials = await readMaterials()
  const turns = Array.from({ length: reports }, (_, i) => materials[i % materials.length]).filter(
    (one) => one !== undefined,
  )
  const started = cpu()
  const drafts = turns.map((material) => ({ material, draft: draftReport(material, half) }))
  const drafted = cpu()
  let bytes = 0
  for (const { draft, material } of drafts) bytes += (await officialDocument(paperOf(draft, material))).length
  const written = cpu()
  console.log(
    `\n(d) ${reports} reports of ${materials.length} communities, ${Math.round(bytes / reports / 1024)} KB each`,
  )
  tellEach('drafting (draftReport)', drafted - started)
  tellEach('Word file (officialDocument)', written - drafted)
}

import { arch, cpus, freemem, loadavg, platform, totalmem } from 'node:os'
import { benchComparisons } from './comparisons.ts'
import { benchBacklogs } from './backlogs.ts'
import { benchDeliveries } from './deliveries.ts'
import { benchDocuments } from './documents.ts'
import { benchForecasts } from './forecasts.ts'
import { benchImports } from './imports.ts'
import { benchInserts } from './inserts.ts'

// Prints ratios and shares, and asserts nothing: wall times say more about the machine than about the product.

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`
const [cpu] = cpus()
console.log(
  `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`,
)
console.log(
  `memory ${gigabytes(freemem())} free of ${gigabytes(totalmem())}, load ${loadavg()[0]?.toFixed(1)}`,
)

const benches: Record<string, () => Promise<void>> = {
  comparisons: benchComparisons,
  inserts: benchInserts,
  imports: benchImports,
  documents: benchDocuments,
  forecasts: benchForecasts,
  backlogs: benchBacklogs,
  deliveries: benchDeliveries,
}
const chosen = process.argv.slice(2)
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const started = performance.now()
  await bench()
  console.log(`  (${((performance.now() - started) / 1000).toFixed(0)} s with preparation)`)
}

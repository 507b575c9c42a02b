import { writeFileSync } from 'node:fs'
import { officialDocument } from '@linli/workers/documents/official-documents'
import { officialReport } from './fixtures/official-reports.ts'
const a = await officialDocument(officialReport)
writeFileSync('/tmp/docx/a.docx', a)
await new Promise(r => setTimeout(r, 2500))
const b = await officialDocument(officialReport)
console.log(a.length, Buffer.compare(a, b))
const s = process.cpuUsage(); for (let i = 0; i < 30; i++) await officialDocument(officialReport); const e = process.cpuUsage(s); console.log((e.user+e.system)/30000, 'ms')

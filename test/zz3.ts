import { officialDocument } from '@linli/workers/documents/official-documents'
import { officialReport } from './fixtures/official-reports.ts'
import { writeFileSync } from 'node:fs'
writeFileSync('/tmp/docx/b.docx', await officialDocument({...officialReport, sections: []}))

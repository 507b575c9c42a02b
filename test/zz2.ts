import { officialDocument } from '@linli/workers/documents/official-documents'
import { officialReport } from './fixtures/official-reports.ts'
import { printed } from './support/rendered.ts'
for (const p of await printed(await officialDocument(officialReport))) { console.log('----', p.length); for (const l of p) console.log(l.top.toFixed(1), l.left.toFixed(1), l.right.toFixed(1), l.text) }
const full = { ...officialReport, sections: [{ heading: '一、满页', paragraphs: [{ text: '一二三四五六七八九十'.repeat(140) }] }] }
for (const p of await printed(await officialDocument(full))) { console.log('----', p.length); for (const l of p) console.log(l.top.toFixed(1), l.left.toFixed(1), l.right.toFixed(1), [...l.text].length, l.text) }

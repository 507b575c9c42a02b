import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiText } from '../api/open-api.ts'

// Writes the API's document, which is checked in at the root: `npm run openapi`.
writeFileSync(join(import.meta.dirname, '../../openapi.json'), openApiText())

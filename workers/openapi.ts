import { openApiText } from './api/open-api.ts'

// Prints the API's document, which is checked in as openapi.json at the root.
process.stdout.write(openApiText())

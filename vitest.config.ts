import { defineConfig } from 'vitest/config'

// What a browser or the Worker serves must be what the sources say.
const built = { globalSetup: 'test/support/built.ts' }

const project = (
  name: string,
  folders: readonly string[],
  options: { slow?: boolean; serves?: boolean } = {},
) => ({
  test: {
    name,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    ...(options.slow === true && {
      testTimeout: 60_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    }),
    ...(options.serves === true && built),
  },
})

export default defineConfig({
  test: {
    projects: [
      project('architecture', ['architecture']),
      project('domain', ['domain', 'contract']),
      project('api', ['api', 'client', 'data', 'jobs', 'webhooks', 'launch']),
      project('examples', ['examples'], { slow: true }),
      project('workerd', ['workerd'], { slow: true, serves: true }),
      project('web', ['web'], { slow: true, serves: true }),
    ],
  },
})

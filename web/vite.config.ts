import { fileURLToPath } from 'node:url'
import { defineConfig, loadEnv } from 'vite'

/** The oldest browser that community offices still have: government builds of Chromium 86. */
const floor = 'chrome86'

/** The client, and the one page that stands beside it: the API reference, which no screen loads. */
const pages = ['index.html', 'developers/api.html'].map((page) =>
  fileURLToPath(new URL(page, import.meta.url)),
)

export default defineConfig(({ mode }) => {
  const { LINLI_API = 'http://127.0.0.1:8787' } = loadEnv(mode, '.', 'LINLI_')
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 86 << 16 } } },
    build: {
      target: floor,
      cssTarget: floor,
      cssMinify: 'lightningcss',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: true,
      // What the first screen needs is one file; the bundler by itself would cut it up anew with every screen that is added.
      rolldownOptions: {
        input: pages,
        output: {
          codeSplitting: {
            groups: [
              { name: 'app', test: /\/src\/app\.tsx$/ },
              { name: 'styles', test: /\/src\/styles\/(tokens|app|states)\.css$/, priority: 1 },
            ],
          },
        },
      },
    },
    server: { host: '127.0.0.1', proxy: { '/v1': LINLI_API } },
  }
})

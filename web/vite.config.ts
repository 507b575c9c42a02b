import { defineConfig, loadEnv } from 'vite'

/** The oldest browser that community offices still have: government builds of Chromium 86. */
const floor = 'chrome86'

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
    },
    server: { host: '127.0.0.1', proxy: { '/v1': LINLI_API } },
  }
})

import '../styles/reference.css'
// As its makers have built it: it is copied into the build and loaded by this page alone.
import explorer from 'openapi-explorer/dist/browser/openapi-explorer.min.js?url'

const state = document.querySelector('.reference-state')
const failed = '接口说明没有载入，请刷新。The reference could not be loaded: reload the page.'

const tell = (text: string) => {
  if (state !== null) state.textContent = text
}

document.querySelector('openapi-explorer')?.addEventListener('spec-loaded', () => state?.remove())

const script = document.createElement('script')
script.src = explorer
script.addEventListener('error', () => tell(failed))
document.head.append(script)

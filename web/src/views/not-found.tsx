import { useEffect } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Empty } from '../parts/states.tsx'

const words = {
  zh: {
    title: '没有找到这个页面',
    text: '地址可能写错了，或者它不在你负责的街道和社区里。',
    home: '回首页',
    page: '没有找到 · 邻里',
  },
  en: {
    title: 'This page was not found',
    text: 'The address may be wrong, or it is outside the streets and communities you work with.',
    home: 'Go home',
    page: 'Not found · Linli',
  },
}

/** Says so inside the frame, for a street, community or screen that there is not, or not for this person. */
export const NotFoundMessage = () => {
  const said = useWords(words)
  useEffect(() => {
    document.title = said.page
  }, [said])
  const home = (
    <a class="btn primary" href="/">
      {said.home}
    </a>
  )
  return <Empty title={said.title} text={said.text} actions={home} search />
}

/** Any other address. */
export const NotFound = () => (
  <main class="page">
    <NotFoundMessage />
  </main>
)

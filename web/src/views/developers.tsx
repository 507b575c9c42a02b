import '../styles/developers.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { beginning } from '../developers/chapters/beginning.ts'
import { calling } from '../developers/chapters/calling.ts'
import { problems } from '../developers/chapters/problems.ts'
import { pushing } from '../developers/chapters/pushing.ts'
import { receiving } from '../developers/chapters/receiving.ts'
import { tokens } from '../developers/chapters/tokens.ts'
import { ChapterText } from '../developers/parts.tsx'
import { SampleLanguageContext, type SampleLanguage } from '../developers/sample-languages.ts'
import { words } from '../developers/words.ts'
import { useLanguage, useWords } from '../language.tsx'
import { LanguageButton } from '../parts/user-menu.tsx'

const chapters = [beginning, tokens, calling, problems, receiving, pushing]

const Head = () => {
  const said = useWords(words)
  return (
    <header class="bar">
      <a class="brand" href="/" aria-label={said.home}>
        <i aria-hidden="true" />
        <span>{said.brand}</span>
      </a>
      <nav class="dev-nav" aria-label={said.navigation}>
        <a href="/developers" aria-current="page">
          {said.guide}
        </a>
        <a href="/developers/api" target="_top">
          {said.reference}
        </a>
      </nav>
      <div class="right">
        <LanguageButton />
      </div>
    </header>
  )
}

const Contents = () => {
  const said = useWords(words)
  const language = useLanguage()
  return (
    <nav class="dev-contents" aria-label={said.contents}>
      <ul>
        {chapters.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title[language]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The guide for those who connect other systems; for everybody, signed in or not. */
export const Developers = () => {
  const said = useWords(words)
  const [shown, show] = useState<SampleLanguage>('TypeScript')
  const choice = useMemo(() => ({ shown, show }), [shown])
  useEffect(() => {
    document.title = said.page
  }, [said])
  return (
    <SampleLanguageContext.Provider value={choice}>
      <div class="shell">
        <a class="skip" href="#main">
          {said.skip}
        </a>
        <Head />
        <main id="main" class="dev" tabIndex={-1}>
          <Contents />
          <article>
            <h1>{said.title}</h1>
            <p>{said.lead}</p>
            {chapters.map((chapter) => (
              <ChapterText key={chapter.id} chapter={chapter} />
            ))}
          </article>
        </main>
      </div>
    </SampleLanguageContext.Provider>
  )
}

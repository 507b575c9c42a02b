import { useContext, useEffect, useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Code } from './code.tsx'
import type { SampleName } from './contents.ts'
import { SampleLanguageContext, sampleLanguages } from './sample-languages.ts'
import type { samples as Samples } from './sample-texts.ts'
import { words } from './words.ts'

/** The examples come after the words: undefined while they do, null when they could not be had. */
const useSamples = (): typeof Samples | undefined | null => {
  const [loaded, setLoaded] = useState<typeof Samples | null>()
  useEffect(() => {
    import('./sample-texts.ts').then(
      (module) => setLoaded(module.samples),
      () => setLoaded(null),
    )
  }, [])
  return loaded
}

const Languages = () => {
  const said = useWords(words)
  const { shown, show } = useContext(SampleLanguageContext)
  return (
    <div class="seg" role="group" aria-label={said.languages}>
      {sampleLanguages.map((language) => (
        <button type="button" key={language} aria-pressed={language === shown} onClick={() => show(language)}>
          {language}
        </button>
      ))}
    </div>
  )
}

/** One example, in the language that was chosen for all of them. */
export const Sample = ({ name }: { name: SampleName }) => {
  const said = useWords(words)
  const { shown } = useContext(SampleLanguageContext)
  const samples = useSamples()
  if (!samples) return <p class="dev-waiting">{samples === null ? said.failed : said.loading}</p>
  const { file, text } = samples[name][shown]
  return <Code name={file} text={text} head={<Languages />} />
}

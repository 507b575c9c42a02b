import { createContext } from 'preact'

/** In which the examples are; curl goes with openssl where something is signed. */
export const sampleLanguages = ['TypeScript', 'Python', 'curl'] as const
export type SampleLanguage = (typeof sampleLanguages)[number]

/** The one that is shown, in every example of the page. */
export const SampleLanguageContext = createContext<{
  shown: SampleLanguage
  show: (language: SampleLanguage) => void
}>({ shown: 'TypeScript', show: () => undefined })

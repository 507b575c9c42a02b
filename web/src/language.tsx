import { createContext, type ComponentChildren } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'

export type Language = 'zh' | 'en'
type Bilingual = { zh: string; en: string }

const storageName = 'linli:language'

const remembered = (): Language => {
  try {
    return localStorage.getItem(storageName) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

let current: Language = remembered()

/** The language outside of components, such as in requests and in formatted amounts. */
export const currentLanguage = (): Language => current

/** The words of one text in the current language. Components that call it must also call {@link useLanguage}. */
export const pick = (text: Bilingual): string => text[current]

const LanguageContext = createContext<{ language: Language; speak: (language: Language) => void }>({
  language: current,
  speak: () => undefined,
})

/** Keeps the language, for this browser, and tells the document which one it is in. */
export const LanguageProvider = ({ children }: { children: ComponentChildren }) => {
  const [language, setLanguage] = useState(current)
  const speak = (next: Language) => {
    current = next
    try {
      localStorage.setItem(storageName, next)
    } catch {
      // A browser without storage forgets the choice at the next visit; nothing else is lost.
    }
    setLanguage(next)
  }
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return <LanguageContext.Provider value={{ language, speak }}>{children}</LanguageContext.Provider>
}

/** The language that the person reads. */
export const useLanguage = (): Language => useContext(LanguageContext).language

/** Changes the language of the whole page. */
export const useSpeak = (): ((language: Language) => void) => useContext(LanguageContext).speak

/** A screen's words in the current language: `useWords({ zh, en })`. */
export const useWords = <Words,>(words: { zh: Words; en: Words }): Words => words[useLanguage()]

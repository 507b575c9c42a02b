import { isSection, sectionNames } from '@linli/domain/sections'
import { comesAlong, grantableWords, type Grantable } from '@linli/domain/tokens'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import type { Chosen } from './choosing.tsx'
import { tokenWords } from './token-words.ts'
import { consoleWords } from './words.ts'

const listed = (names: readonly string[]): string => names.join(pick({ zh: '、', en: ', ' }))

/** What a token may do beyond what every token may. */
export const grantsText = (permissions: readonly Grantable[]): string => {
  const beyond = permissions.filter((each) => !comesAlong.includes(each))
  return beyond.length === 0
    ? pick({ zh: tokenWords.zh.readsOnly, en: tokenWords.en.readsOnly })
    : listed(beyond.map((each) => pick(grantableWords[each].name)))
}

/** Which communities and sections are meant, by name. */
export const useReachText = () => {
  const { all } = useWords(consoleWords)
  const known = useSession().street.communities
  const communityName = (id: string) => known.find((each) => each.id === id)?.name ?? id
  const sectionName = (code: string) => (isSection(code) ? pick(sectionNames[code]) : code)
  return {
    communities: (chosen: Chosen) => (chosen === 'all' ? all : listed(chosen.map(communityName))),
    sections: (chosen: Chosen) => (chosen === 'all' ? all : listed(chosen.map(sectionName))),
  }
}

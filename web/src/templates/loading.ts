import type { Template, WholeTemplate } from '@linli/contract/target-templates'
import { call, refusalOf } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { forget, useQuery } from '../queries.ts'
import { currentLanguage, pick } from '../language.tsx'
import type { TemplatesWords } from './words.ts'

const templatesKey = (street: string): string => `templates/${street}`

export const useTemplates = (street: string) =>
  useQuery(`${templatesKey(street)}/all`, () => call('listTemplates', { params: { street } }))

export const useTemplate = (street: string, template: string) =>
  useQuery(`${templatesKey(street)}/one/${template}`, () =>
    call('readTemplate', { params: { street, template } }),
  )

export const readTemplate = (street: string, template: string): Promise<WholeTemplate> =>
  call('readTemplate', { params: { street, template } })

export const forgetTemplates = (street: string): void => forget(templatesKey(street))

const attempt = async (street: string, words: TemplatesWords, act: () => Promise<unknown>) => {
  try {
    await act()
    return true
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    announce(refusalOf(error) === 'stale' ? words.stale : words.notDone(why))
    return false
  } finally {
    forgetTemplates(street)
  }
}

/** Takes a template off the list, with a way back. */
export const remove = async (
  street: string,
  whole: Pick<Template, 'id' | 'version' | 'name' | 'source' | 'text'> & Pick<WholeTemplate, 'sheet'>,
  words: TemplatesWords,
): Promise<boolean> => {
  const params = { street, template: whole.id }
  const done = await attempt(street, words, () => call('removeTemplate', { params, version: whole.version }))
  if (!done) return false
  const body = {
    name: pick(whole.name),
    source: pick(whole.source),
    text: pick(whole.text),
    sheet: whole.sheet[currentLanguage()],
  }
  const back = () => call('addTemplate', { params: { street }, body })
  announce(words.removed, {
    undo: () => void attempt(street, words, back).then((restored) => restored && announce(words.undone)),
  })
  return true
}

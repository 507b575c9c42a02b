import { useAddress } from '../address.ts'
import { fileLink } from '../api.ts'
import { pick, useLanguage, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import type { Known } from '../catalogue.ts'
import { sections } from '@linli/domain/sections'
import type { Sight } from './rows.ts'
import { figuresWords } from './words.ts'

/** What of the table is shown, as the address says. */
export const useSight = (): Sight => {
  const { query } = useAddress()
  return { q: query['q'] ?? '', section: query['section'] ?? '', hideMissing: query['hide'] === 'missing' }
}

/** Every figure of the period as an Excel file. */
const Exported = () => {
  const words = useWords(figuresWords)
  const lang = useLanguage()
  const { street, community, period } = useSession()
  const params = { street: street.id, community: community?.id ?? '' }
  return (
    <a
      class="btn figures-export"
      href={fileLink('exportFiguresWorkbook', { params, query: { period, lang } })}
      download
    >
      <Icon name="download" />
      {words.workbook}
    </a>
  )
}

/** Search, section, and whether what is not reported is shown; all kept in the address. */
export const Tools = ({ catalogue }: { catalogue: Known }) => {
  const words = useWords(figuresWords)
  useLanguage()
  const { change } = useAddress()
  const sight = useSight()
  return (
    <div class="figures-tools noprint">
      <input
        class="inp"
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={sight.q}
        onInput={(event) => change({ q: event.currentTarget.value })}
      />
      <select
        class="sel"
        aria-label={words.section}
        value={sight.section}
        onChange={(event) => change({ section: event.currentTarget.value })}
      >
        <option value="">{words.allSections}</option>
        {sections.map((section) => (
          <option key={section} value={section}>
            {pick(catalogue.sections[section] ?? { zh: section, en: section })}
          </option>
        ))}
      </select>
      <label class="chk">
        <input
          type="checkbox"
          checked={sight.hideMissing}
          onChange={(event) => change({ hide: event.currentTarget.checked ? 'missing' : '' })}
        />
        {words.hideMissing}
      </label>
      <Exported />
    </div>
  )
}

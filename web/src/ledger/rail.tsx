import { sections } from '@linli/domain/sections'
import { useMemo, useState } from 'preact/hooks'
import type { Kind, Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { communityLink } from '../links.ts'
import { useCounts } from './entry-lists.ts'
import { useNarrow } from './narrow.ts'
import type { Place, View } from './places.ts'
import { words } from './words.ts'

const holds = (kind: Kind, wanted: string): boolean =>
  [kind.code, kind.zh, kind.en.toLowerCase()].some((text) => text.includes(wanted))

type Group = { section: string; kinds: Kind[] }

const groupsOf = (known: Known, wanted: string, inReach: (section: string) => boolean): Group[] =>
  sections
    .filter(inReach)
    .map((section) => ({
      section,
      kinds: known.kinds.filter((kind) => kind.section === section && holds(kind, wanted)),
    }))
    .filter(({ kinds }) => kinds.length > 0)

const sum = (counts: Readonly<Record<string, number>>, kinds: readonly Kind[]): number =>
  kinds.reduce((total, { code }) => total + (counts[code] ?? 0), 0)

type ItemProps = { href: string; name: string; count: number; current: boolean; whole?: boolean }

const Item = ({ href, name, count, current, whole = false }: ItemProps) => (
  <li class={whole ? 'whole' : undefined}>
    <a href={href} aria-current={current ? 'true' : undefined}>
      {name}
      <span>{count}</span>
    </a>
  </li>
)

/** The kinds of record by section, with how many of each the period holds. */
export const Rail = ({ place, view, known }: { place: Place; view: View; known: Known }) => {
  const narrow = useNarrow()
  const said = useWords(words)
  const { membership } = useSession()
  const [typed, setTyped] = useState('')
  const { value } = useCounts(place)
  const counts = value?.counts ?? {}
  const wanted = typed.trim().toLowerCase()
  const inReach = (section: string) =>
    membership.sections === 'all' || membership.sections.some((each) => each === section)
  const groups = useMemo(() => groupsOf(known, wanted, inReach), [known, wanted, membership])
  const to = (query: Readonly<Record<string, string>>) => communityLink('ledger', { ...place, ...query })
  return (
    <nav class="lg-rail noprint" aria-label={said.kinds}>
      <input
        class="inp"
        aria-label={said.findKind}
        placeholder={said.findKindHint}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <ul>
        {wanted === '' && (
          <Item
            whole
            href={to({ all: 'yes' })}
            name={said.all}
            count={sum(counts, known.kinds)}
            current={!narrow && view.kind === undefined && view.section === undefined && !view.deleted}
          />
        )}
      </ul>
      {groups.map(({ section, kinds }) => (
        <section key={section} aria-label={pick(known.sections[section] ?? { zh: section, en: section })}>
          <h2>
            <a href={to({ section })} aria-current={view.section === section ? 'true' : undefined}>
              {pick(known.sections[section] ?? { zh: section, en: section })}
              <span>{sum(counts, kinds)}</span>
            </a>
          </h2>
          <ul>
            {kinds.map((kind) => (
              <Item
                key={kind.code}
                href={to({ kind: kind.code })}
                name={pick(kind)}
                count={counts[kind.code] ?? 0}
                current={view.kind?.code === kind.code}
              />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <p class="lg-none">{said.noKind}</p>}
      <ul class="lg-deleted">
        <Item
          href={to({ deleted: 'only' })}
          name={said.deletedView}
          count={value?.deleted ?? 0}
          current={view.deleted && view.kind === undefined}
        />
      </ul>
    </nav>
  )
}

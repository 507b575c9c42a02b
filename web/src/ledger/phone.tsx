import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { useEntries } from './entry-lists.ts'
import { Head } from './phone-heads.tsx'
import { PhoneKind } from './phone-kind.tsx'
import { PhoneList } from './phone-lists.tsx'
import type { ScreenProps } from './places.ts'
import { Rail } from './rail.tsx'
import { Search } from './toolbar.tsx'
import { words } from './words.ts'

const PhoneMixed = (props: ScreenProps) => {
  const said = useWords(words)
  const { place, view, known } = props
  const list = useEntries(place, view)
  const section = view.section === undefined ? undefined : known.sections[view.section]
  const title = view.deleted ? said.deletedView : section === undefined ? said.all : said.allOf(pick(section))
  return (
    <section class="lg-phone" aria-label={title}>
      <Head title={title} back={ledgerLink(place)} />
      <Search view={view} />
      <PhoneList {...props} list={list} />
    </section>
  )
}

/** The ledger on a phone: the kinds first, then a form of one column. */
export const Phone = (props: ScreenProps) => {
  const said = useWords(words)
  const { view, place } = props
  if (view.kind !== undefined)
    return <PhoneKind key={`${place.community}/${view.kind.code}`} {...props} kind={view.kind} />
  if (view.deleted || view.section !== undefined || view.all || view.q !== '')
    return <PhoneMixed {...props} />
  return (
    <section class="lg-phone" aria-label={said.kinds}>
      <div class="fh">
        <h1>{said.screen}</h1>
        <PeriodStepper />
      </div>
      <Rail {...props} />
    </section>
  )
}

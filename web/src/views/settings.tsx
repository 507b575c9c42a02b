import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { compareLink, integrationLink, rulesLink, wordingsLink } from '../links.ts'
import { Failed, Loading, NoPermission } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import { SettingsFormView } from '../settings/form.tsx'
import { Deadlines } from '../settings/periods.tsx'
import { settingsWords } from '../settings/words.ts'
import '../styles/targets.css'

const Form = () => {
  const { id } = useSession().street
  const { value, failure, reload } = useQuery(`settings/${id}`, () =>
    call('readSettings', { params: { street: id } }),
  )
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  return value === undefined ? <Loading rows={8} /> : <SettingsFormView saved={value} />
}

/** How the sentences between the opening and the closing words are put is a screen of its own. */
const ToWordings = () => {
  const words = useWords(settingsWords)
  const { street, period } = useSession()
  return (
    <section class="settings-part">
      <h2>{words.wordings}</h2>
      <p>{words.wordingsNote}</p>
      <a class="btn" href={wordingsLink({ street: street.id, period })}>
        {words.toWordings}
      </a>
    </section>
  )
}

/** What reports are checked by is a screen of its own too. */
const ToRules = () => {
  const words = useWords(settingsWords)
  const { street } = useSession()
  return (
    <section class="settings-part">
      <h2>{words.rules}</h2>
      <p>{words.rulesNote}</p>
      <a class="btn" href={rulesLink({ street: street.id })}>
        {words.toRules}
      </a>
    </section>
  )
}

/** So is how other systems are told and tell. */
const ToIntegration = () => {
  const words = useWords(settingsWords)
  const { street } = useSession()
  return (
    <section class="settings-part">
      <h2>{words.integration}</h2>
      <p>{words.integrationNote}</p>
      <a class="btn" href={integrationLink({ street: street.id })}>
        {words.toIntegration}
      </a>
    </section>
  )
}

const Refusal = () => {
  const words = useWords(settingsWords)
  const { street } = useSession()
  const back = (
    <a class="btn" href={compareLink({ street: street.id })}>
      {words.back}
    </a>
  )
  return <NoPermission title={words.noPermission} text={words.noPermissionHow(street.name)} actions={back} />
}

/** 设置: how the street's reports begin and end, and up to which day its figures are complete. */
export const Settings = () => {
  const words = useWords(settingsWords)
  useTitle(words.title)
  const { may } = useSession()
  return (
    <div class="settings">
      <h1>{words.title}</h1>
      {may('street.settings') ? <Form /> : <Refusal />}
      {may('street.settings') && <Deadlines />}
      {may('street.settings') && <ToWordings />}
      {may('street.settings') && <ToRules />}
      {may('integrations.manage') && <ToIntegration />}
    </div>
  )
}

import type { Person } from '@linli/contract/sessions'
import { Route, Router, useLocation } from 'preact-iso/router'
import { call } from './api.ts'
import { useCatalogueQuery } from './catalogue.ts'
import { Frame } from './frame.tsx'
import { useWords } from './language.tsx'
import { placeOf } from './links.ts'
import { useQuery } from './queries.ts'
import { screen } from './screens.tsx'
import { SessionContext, sessionOf, type Standing } from './session.tsx'
import { Failed, Loading, NoPermission } from './parts/states.tsx'
import { NotFoundMessage } from './views/not-found.tsx'

const Ledger = screen(() => import('./views/ledger.tsx').then((module) => module.Ledger))
const Figures = screen(() => import('./views/figures.tsx').then((module) => module.Figures))
const Report = screen(() => import('./views/report.tsx').then((module) => module.Report))
const Targets = screen(() => import('./views/targets.tsx').then((module) => module.Targets))
const Target = screen(() => import('./views/target.tsx').then((module) => module.TargetScreen))
const TargetBoard = screen(() => import('./views/target-board.tsx').then((module) => module.TargetBoard))
const Task = screen(() => import('./views/task.tsx').then((module) => module.Task))
const Coverage = screen(() => import('./views/coverage.tsx').then((module) => module.Coverage))
const StreetCoverage = screen(() =>
  import('./views/street-coverage.tsx').then((module) => module.StreetCoverage),
)
const Members = screen(() => import('./views/members.tsx').then((module) => module.Members))
const Compare = screen(() => import('./views/compare.tsx').then((module) => module.Compare))
const Reviews = screen(() => import('./views/reviews.tsx').then((module) => module.Reviews))
const Rules = screen(() => import('./views/rules.tsx').then((module) => module.Rules))
const Notices = screen(() => import('./views/notices.tsx').then((module) => module.Notices))
const Settings = screen(() => import('./views/settings.tsx').then((module) => module.Settings))
const Templates = screen(() => import('./views/templates.tsx').then((module) => module.Templates))
const Integration = screen(() => import('./views/integration.tsx').then((module) => module.Integration))
const Wordings = screen(() => import('./views/wordings.tsx').then((module) => module.Wordings))

const words = {
  zh: {
    noRecords: '你可以看街道对比，不能看社区台账',
    noRecordsText: '社区的台账和数据由社区和街道查看。需要时请联系街道管理员。',
    toCompare: '看对比',
  },
  en: {
    noRecords: 'You may see the street’s comparison, but not a community’s records',
    noRecordsText:
      'Records are for the community and its street. Ask the street’s administrator if you need them.',
    toCompare: 'Open the comparison',
  },
}

const NoRecords = ({ street }: { street: string }) => {
  const said = useWords(words)
  const toCompare = (
    <a class="btn primary" href={`/s/${street}/compare`}>
      {said.toCompare}
    </a>
  )
  return <NoPermission title={said.noRecords} text={said.noRecordsText} actions={toCompare} />
}

/** The street of the address, its period and community, and the screen over them. */
const InStreet = ({ person, membership }: { person: Person; membership: Standing }) => {
  const { path, query } = useLocation()
  const street = useQuery(`street/${membership.street}`, () =>
    call('readStreet', { params: { street: membership.street } }),
  )
  const catalogue = useCatalogueQuery()
  const failure =
    street.value === undefined
      ? street.failure
      : catalogue.value === undefined
        ? catalogue.failure
        : undefined
  if (failure !== undefined)
    return <Failed error={failure} retry={() => (street.reload(), catalogue.reload())} />
  if (street.value === undefined || catalogue.value === undefined) return <Loading rows={8} />
  const place = placeOf(path)
  const session = sessionOf(
    { person, membership, street: street.value },
    { ...place, period: query['period'] },
  )
  if (place.community !== undefined && session.community === undefined) return <NotFoundMessage />
  if (place.community !== undefined && !session.may('records.read'))
    return <NoRecords street={membership.street} />
  return (
    <SessionContext.Provider value={session}>
      <Router key={membership.street}>
        <Route path="/c/:community/ledger" component={Ledger} />
        <Route path="/c/:community/figures" component={Figures} />
        <Route path="/c/:community/report" component={Report} />
        <Route path="/c/:community/draft" component={Report} />
        <Route path="/c/:community/targets" component={Targets} />
        <Route path="/c/:community/targets/:target" component={Target} />
        <Route path="/targets" component={TargetBoard} />
        <Route path="/tasks/:task" component={Task} />
        <Route path="/c/:community/targets/:target/coverage" component={Coverage} />
        <Route path="/coverages/:task" component={StreetCoverage} />
        <Route path="/c/:community/members" component={Members} />
        <Route path="/compare" component={Compare} />
        <Route path="/reviews" component={Reviews} />
        <Route path="/rules" component={Rules} />
        <Route path="/notices" component={Notices} />
        <Route path="/settings" component={Settings} />
        <Route path="/templates" component={Templates} />
        <Route path="/integration/:tab?" component={Integration} />
        <Route path="/c/:community/wordings" component={Wordings} />
        <Route path="/wordings" component={Wordings} />
        <Route default component={NotFoundMessage} />
      </Router>
    </SessionContext.Provider>
  )
}

const memberIn = (person: Person, street: string | undefined) =>
  person.memberships.find((membership) => membership.street === street)

/** Everything under `/s/{street}`. A street one does not belong to is not found, like one that does not exist. */
export const StreetScreens = () => {
  const { path } = useLocation()
  return (
    <Frame>
      {(person) => {
        const membership = memberIn(person, placeOf(path).street)
        return membership === undefined ? (
          <NotFoundMessage />
        ) : (
          <InStreet person={person} membership={membership} />
        )
      }}
    </Frame>
  )
}

import { LocationProvider, Route, Router } from 'preact-iso/router'
import { LanguageProvider } from './language.tsx'
import { screen } from './screens.tsx'
import { StreetScreens } from './street-screens.tsx'
import { Boundary } from './parts/boundary.tsx'
import { Toasts } from './parts/toast.tsx'
import { Home } from './views/home.tsx'
import { NotFound } from './views/not-found.tsx'
import { SignIn } from './views/sign-in.tsx'

const Developers = screen(() => import('./views/developers.tsx').then((module) => module.Developers))
const Account = screen(() => import('./views/account.tsx').then((module) => module.Account))

/** The whole client: which address shows which screen. Screens of a street are in street-screens.tsx. */
export const App = () => (
  <LanguageProvider>
    <LocationProvider>
      <Boundary>
        <Router>
          <Route path="/" component={Home} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/account" component={Account} />
          <Route path="/developers" component={Developers} />
          <Route path="/s/:street/*" component={StreetScreens} />
          <Route default component={NotFound} />
        </Router>
      </Boundary>
      <Toasts />
    </LocationProvider>
  </LanguageProvider>
)

import './styles/tokens.css'
import './styles/app.css'
import './styles/states.css'
import { render } from 'preact'
import { App } from './app.tsx'

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')
render(<App />, place)

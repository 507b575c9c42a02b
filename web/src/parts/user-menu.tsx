import type { Person } from '@linli/contract/sessions'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { call } from '../api.ts'
import { useLanguage, useSpeak, useWords } from '../language.tsx'
import { keepFor } from '../kept.ts'
import { forget, forgetAll } from '../queries.ts'
import { words } from './bar-words.ts'
import { Icon } from './icon.tsx'
import { placesFor, useWhereabouts } from './places.ts'
import { announce } from './toast.tsx'

/** Changes to the other language; what the server words is asked again in it. */
export const LanguageButton = ({ onSwitched }: { onSwitched?: () => void }) => {
  const said = useWords(words)
  const language = useLanguage()
  const speak = useSpeak()
  const other = language === 'zh' ? 'en' : 'zh'
  const switched = () => {
    speak(other)
    forget('')
    onSwitched?.()
  }
  return (
    <button type="button" class="btn plain" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={switched}>
      {said.other}
    </button>
  )
}

const useSignOut = (): (() => Promise<void>) => {
  const { route } = useLocation()
  return async () => {
    try {
      await call('signOut')
    } catch (error) {
      // Only the server can end a session: as long as it has not, nothing here may look signed out.
      return announce(error instanceof Error ? error.message : String(error))
    }
    keepFor('')
    forgetAll()
    route('/sign-in')
  }
}

/** Closes for Esc and for a click elsewhere; Esc gives the focus back to the button. */
const useMenu = () => {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // Before the next key: an effect after painting could miss it.
  useLayoutEffect(() => {
    if (!open) return undefined
    const outside = (event: Event) => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    addEventListener('pointerdown', outside)
    addEventListener('focusin', outside)
    addEventListener('keydown', escape)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('focusin', outside)
      removeEventListener('keydown', escape)
    }
  }, [open])
  return { open, setOpen, place, button }
}

/** One's name, and behind it: the account, the language, signing out, and on a phone the settings. */
export const UserMenu = ({ person }: { person: Person }) => {
  const said = useWords(words)
  const { open, setOpen, place, button } = useMenu()
  const signOut = useSignOut()
  const settings = placesFor(useWhereabouts(person)).find(({ screen }) => screen === 'settings')
  const close = () => setOpen(false)
  const chosen = () => {
    close()
    button.current?.focus()
  }
  return (
    <div class="user" ref={place}>
      <button
        ref={button}
        type="button"
        class="btn plain"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span class="user-name">{person.name}</span>
        <span class="vh">{said.menu}</span>
        <Icon name="down" />
      </button>
      {open && (
        <ul class="menu">
          {settings !== undefined && (
            <li class="phone-only">
              <a href={settings.href} onClick={close}>
                {said.settings}
              </a>
            </li>
          )}
          <li>
            <a href="/account" onClick={close}>
              {said.account}
            </a>
          </li>
          <li>
            <LanguageButton onSwitched={chosen} />
          </li>
          <li>
            <button type="button" class="btn plain" onClick={() => void signOut()}>
              {said.signOut}
            </button>
          </li>
        </ul>
      )}
    </div>
  )
}

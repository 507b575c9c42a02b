let owner = ''

/** Says whose typing is kept from now on; nothing is kept before somebody is signed in. */
export const keepFor = (person: string): void => {
  owner = person
}

const nameOf = (key: string): string => `linli:kept:${owner}:${key}`

const watchers = new Set<() => void>()
const tell = (): void => {
  for (const watch of watchers) watch()
}

/** Calls the watcher whenever something is kept or dropped on this page; returns how to stop. */
export const whenKept = (watch: () => void): (() => void) => {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/** The keys under which something is kept for the person signed in. */
export const keptKeys = (prefix: string): string[] => {
  try {
    const start = nameOf(prefix)
    return Object.keys(localStorage)
      .filter((name) => owner !== '' && name.startsWith(start))
      .map((name) => name.slice(nameOf('').length))
  } catch {
    return []
  }
}

/**
 * Keeps what is being typed in this browser, for the person signed in, until {@link dropKept}.
 * @param value anything that JSON can hold
 * @returns false when the browser has no room for it or allows none
 */
export const keep = (key: string, value: unknown): boolean => {
  if (owner === '') return false
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(value))
    tell()
    return true
  } catch {
    return false
  }
}

/** What was kept under that key, or undefined. It may be from an older version of the page: check its shape. */
export const kept = (key: string): unknown => {
  try {
    const text = localStorage.getItem(nameOf(key))
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Forgets what was kept, once it is safely recorded. */
export const dropKept = (key: string): void => {
  try {
    localStorage.removeItem(nameOf(key))
    tell()
  } catch {
    // Nothing was kept where nothing can be removed.
  }
}

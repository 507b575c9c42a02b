import type { Person } from '@linli/contract/sessions'
import { useEffect } from 'preact/hooks'
import { call, refusalOf } from './api.ts'
import { keepFor } from './kept.ts'
import { useQuery, type Query } from './queries.ts'

/** Who is signed in. Asked once; signing in and out begin anew. */
export const usePerson = (): Query<Person> & { signedOut: boolean } => {
  const person = useQuery('person', () => call('readSession'), Infinity)
  const id = person.value?.id
  if (id !== undefined) keepFor(id)
  useEffect(() => (id === undefined ? undefined : keepFor(id)), [id])
  return { ...person, signedOut: refusalOf(person.failure) === 'not-signed-in' }
}

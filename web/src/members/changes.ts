import type { MemberDuties } from '@linli/contract/members'
import { call, refusalOf } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { membersKey, type Place } from './keys.ts'
import type { MembersWords } from './words.ts'

export type MemberForm = { name: string; since: string; until: string; namesake: boolean }

const refresh = (place: Place): void => forget(membersKey(place, ''))

/** Does a small thing at once; what goes wrong is said, and the list shows what is there now. */
const attempt = async <Done>(place: Place, words: MembersWords, act: () => Promise<Done>) => {
  try {
    return await act()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    announce(refusalOf(error) === 'stale' ? words.changedMeanwhile : words.notDone(why))
    return undefined
  } finally {
    refresh(place)
  }
}

const undoing = (place: Place, words: MembersWords, act: () => Promise<unknown>) => () =>
  void attempt(place, words, act).then((done) => done !== undefined && announce(words.undone))

const removing = (place: Place, member: string, version: number) => () =>
  call('removeMember', { params: { ...place, member }, version })

/** Adds a member, with a way back; answers the id. `key` is the same for every attempt to send the same form. */
export const add = async (place: Place, form: MemberForm, key: string, words: MembersWords) => {
  const { id, version } = await call('addMember', { params: place, body: form, key })
  refresh(place)
  announce(words.added, { undo: undoing(place, words, removing(place, id, version)) })
  return id
}

/** Adds many members, with a way back; answers who was added, in the order of the names that were new. */
export const addMany = async (
  place: Place,
  body: { names: readonly string[]; since: string },
  key: string,
  words: MembersWords,
) => {
  const asked = { names: [...body.names], since: body.since }
  const reply = await call('importMembers', { params: place, body: asked, key })
  refresh(place)
  const back = async () => {
    for (const id of reply.ids) await removing(place, id, 1)()
    return true
  }
  const undo = reply.added === 0 ? {} : { undo: undoing(place, words, back) }
  announce(words.imported(reply.added, reply.known.length), undo)
  return reply
}

/** Changes a member from what it was, with a way back. Throws the refusal when somebody else was first. */
export const edit = async (
  place: Place,
  was: { id: string; version: number; form: MemberForm },
  form: MemberForm,
  words: MembersWords,
) => {
  const params = { ...place, member: was.id }
  // An unchanged name is not sealed anew, nor taken for its own namesake.
  const body = { ...form, name: form.name === was.form.name ? '' : form.name }
  const saved = await call('changeMember', { params, body, version: was.version })
  refresh(place)
  const before = { ...was.form, namesake: true }
  const back = () => call('changeMember', { params, body: before, version: saved.version })
  announce(words.saved, { undo: undoing(place, words, back) })
}

/** Takes a member off the list, with a way back. */
export const remove = async (place: Place, member: MemberDuties, name: string, words: MembersWords) => {
  const gone = await attempt(place, words, removing(place, member.id, member.version))
  if (gone === undefined) return
  const params = { ...place, member: member.id }
  const back = () => call('restoreMember', { params, version: gone.version })
  announce(words.removed(name), { undo: undoing(place, words, back) })
}

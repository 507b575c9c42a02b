import { expect } from 'vitest'
import { Client } from '../support/clients.ts'
import { password } from '../support/townspeople.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const minute = 60_000
const day = 24 * 60 * minute

const nobody = (place: Town): Client => new Client(place, { street: 'maple', community: 'elm' })

const expiry = async (place: Town): Promise<number> => {
  const { rows } = await place.connect('directory').execute('SELECT max(expires_at) AS at FROM session')
  return Number(rows[0]?.['at'])
}

export const sessions: Stories = {
  'a person sees where they are signed in, and ends the session of the phone they lost': {
    tell: async (place) => {
      const [desk, phone] = [await place.signIn('wang-fang'), await place.signIn('wang-fang')]
      const { sessions: both } = await desk.call('listSessions')
      expect([both.length, both.filter(({ current }) => current).length]).toEqual([2, 1])
      const lost = both.find(({ current }) => !current)?.id ?? ''
      const lin = await place.signIn('lin-na')
      expect((await lin.refused('revokeSession', { params: { session: lost } })).status).toBe(404)
      await phone.call('readSession')
      await desk.call('revokeSession', { params: { session: lost } })
      expect((await phone.refused('readSession')).status).toBe(401)
      expect((await desk.refused('revokeSession', { params: { session: lost } })).status).toBe(404)
      expect((await desk.call('readSession')).name).toBe('王芳')

      const { cookie } = desk
      await desk.call('signOut')
      expect(desk.cookie).toBe('linli=')
      const thief = new Client(place, desk.place, cookie)
      expect((await thief.refused('readSession')).status).toBe(401)
    },
  },

  'the cookie is out of scripts’ reach and of other sites’, and its id is not in the database': {
    tell: async (place) => {
      const response = await nobody(place).ask('signIn', { body: { name: 'wang-fang', password } })
      const cookie = response.headers.get('set-cookie') ?? ''
      for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
      const id = /=([a-z0-9]+);/.exec(cookie)?.[1] ?? ''
      expect(id.length).toBeGreaterThanOrEqual(40)
      const { rows } = await place.connect('directory').execute('SELECT * FROM session')
      expect(rows.length).toBe(1)
      expect(JSON.stringify(rows)).not.toContain(id)
    },
  },

  'a new password ends every other session, and the old one opens nothing': {
    tell: async (place) => {
      const [desk, phone] = [await place.signIn('wang-fang'), await place.signIn('wang-fang')]
      const next = 'chestnut-and-lime'
      const wrong = await desk.refused('changePassword', { body: { current: 'a-wrong-guess', next } })
      expect([wrong.status, wrong.type]).toEqual([401, '/problems/wrong-credentials'])
      const short = await desk.refused('changePassword', { body: { current: password, next: 'short' } })
      expect([short.status, short.errors?.[0]?.reason]).toEqual([422, 'too-short'])
      const before = desk.cookie
      await desk.call('changePassword', { body: { current: password, next } })
      expect(desk.cookie).not.toBe(before)
      await desk.call('readSession')
      for (const gone of [phone, new Client(place, desk.place, before)])
        expect((await gone.refused('readSession')).status).toBe(401)
      const old = await nobody(place).refused('signIn', { body: { name: 'wang-fang', password } })
      expect(old.status).toBe(401)
      await nobody(place).call('signIn', { body: { name: 'wang-fang', password: next } })
    },
  },

  'who guesses passwords must wait, and the one whose name it is can sign in again later': {
    tell: async (place) => {
      const guesser = nobody(place)
      const guess = (name: string) => guesser.ask('signIn', { body: { name, password: 'a-wrong-guess' } })
      const unknown = await guess('nobody-of-that-name')
      const known = await guess('wang-fang')
      expect(await known.text()).toBe(await unknown.text())
      for (let i = 0; i < 7; i += 1) expect((await guess('wang-fang')).status).toBe(401)
      const ninth = await guess('wang-fang')
      const wait = Number(ninth.headers.get('retry-after'))
      expect([ninth.status, wait > 0, wait <= 15 * 60]).toEqual([429, true, true])
      const right = { body: { name: 'wang-fang', password } }
      expect((await guesser.refused('signIn', right)).status).toBe(429)
      await place.signIn('zhao-lei')
      await place.passTime(wait * 1000 + minute)
      await guesser.call('signIn', right)
    },
  },

  'a session in use renews itself; one left alone ends after two weeks': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      for (const _ of ['first', 'second']) {
        await place.passTime(8 * day)
        const before = await expiry(place)
        const renewed = await fang.ask('readSession')
        expect([renewed.status, renewed.headers.get('set-cookie')]).toEqual([
          200,
          expect.stringContaining(fang.cookie),
        ])
        await expect.poll(() => expiry(place)).toBeGreaterThan(before + 6 * day)
      }
      await place.passTime(15 * day)
      expect((await fang.refused('readSession')).status).toBe(401)
    },
  },
}

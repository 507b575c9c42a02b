import { scrypt, timingSafeEqual } from 'node:crypto'

// N=2^14, r=8, p=5 takes 16 MB; one at a time, since a Worker has 128 MB for everything.
const cost = { N: 16_384, r: 8, p: 5, maxmem: 64 * 1024 * 1024 }
let turn: Promise<unknown> = Promise.resolve()

/** On Workers a request may be given up while it derives; nobody waits longer than this for the one before, in ms. */
const patience = 5_000

const atMost = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const derive = (password: string, salt: Uint8Array): Promise<Uint8Array> => {
  const mine = Promise.race([turn, atMost(patience)]).then(
    () =>
      new Promise<Uint8Array>((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
  turn = mine.catch(() => undefined)
  return mine
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))

/** A hash that names its own method and cost: `scrypt$14$8$5$salt$key`. */
export const hashPassword = async (password: string, salt: Uint8Array): Promise<string> =>
  `scrypt$14$8$5$${hex(salt)}$${hex(await derive(password, salt))}`

/** A hash that no password fits, so that an unknown name takes as long as a known one. */
export const nobody = `scrypt$14$8$5$${'00'.repeat(16)}$${'00'.repeat(32)}`

export const passwordFits = async (password: string, stored: string): Promise<boolean> => {
  const [, , , , salt = '', key = ''] = stored.split('$')
  const derived = await derive(password, bytesOf(salt))
  return derived.length === bytesOf(key).length && timingSafeEqual(derived, bytesOf(key))
}

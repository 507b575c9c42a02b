/** By what a token is recognised, by people and by scanners that look for secrets in published code. */
export const tokenPrefix = 'linli_'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = digits.length
/** 62 digits to the power of 40 are 238 bits. */
const randomLength = 40
/** 62 to the power of 6 holds every CRC-32. */
const checkLength = 6
const shownLength = 4

/** What secret scanners look for; the last six digits are a checksum, see {@link isTokenText}. */
export const tokenPattern = `${tokenPrefix}[0-9A-Za-z]{${randomLength + checkLength}}`

const shape = new RegExp(`^${tokenPattern}$`)

/** CRC-32 as in ISO-HDLC (ITU-T V.42), of ASCII text, as an unsigned number. */
export const crc32 = (text: string): number => {
  let crc = 0xffff_ffff
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i)
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return ~crc >>> 0
}

const inDigits = (value: number): string => {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / base)) text = `${digits[rest % base]}${text}`
  return text.padStart(checkLength, '0')
}

/** Evenly spread digits: bytes beyond the last whole multiple of 62 are thrown away. */
const randomDigits = (random: (bytes: number) => Uint8Array): string => {
  let text = ''
  while (text.length < randomLength)
    for (const byte of random(randomLength))
      if (byte < base * 4 && text.length < randomLength) text += digits[byte % base]
  return text
}

/**
 * A new token: prefix, 40 random digits and 6 of their checksum, as GitHub's tokens are made: scanners find it, and one that was
 * mistyped or cut off is known as such without asking any database.
 */
export const newTokenText = (random: (bytes: number) => Uint8Array): string => {
  const text = randomDigits(random)
  return `${tokenPrefix}${text}${inDigits(crc32(text))}`
}

/** Whether a text can be a token at all: its shape, and its checksum. */
export const isTokenText = (text: string): boolean => {
  if (!shape.test(text)) return false
  const [random, check] = [text.slice(tokenPrefix.length, -checkLength), text.slice(-checkLength)]
  return inDigits(crc32(random)) === check
}

/** The beginning of a token, by which people tell theirs apart; what follows is never shown again. */
export const shownPart = (text: string): string => text.slice(0, tokenPrefix.length + shownLength)

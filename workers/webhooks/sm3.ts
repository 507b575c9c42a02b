import { sm3 } from 'sm-crypto-v2'

/** HMAC (RFC 2104) with the hash SM3 (GB/T 32905-2016, GM/T 0042-2015): 32 bytes. WebCrypto has no SM3, and workerd has none at all. */
export const hmacSm3 = (key: Uint8Array, content: Uint8Array): Uint8Array => {
  const hex = sm3(content, { key })
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

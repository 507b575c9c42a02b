import ipaddr from 'ipaddr.js'
import { refused, type Refusal } from '@linli/domain/refusals'
import { no, ok, type Result } from '@linli/domain/results'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const parsed = (text: string): Address | undefined => {
  // Written in full: 10.1 and 0x7f.1 are addresses to some programs and other addresses to others.
  if (text.includes(':'))
    return !text.includes('%') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : undefined
}

const isMapped = (address: Address): address is ipaddr.IPv6 =>
  address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()

/** The first address of a range, which is how it is written. */
const networkOf = (address: Address, bits: number): string =>
  (address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6)
    .networkAddressFromCIDR(`${address.toString()}/${bits}`)
    .toString()

/**
 * Reads an address, or a range of them in CIDR notation (RFC 4632, RFC 4291), as it is kept. A range that is not written by its
 * first address is refused with what may have been meant.
 */
const readRange = (text: string): Result<string, { suggestion?: string }> => {
  const [first = '', bits, ...more] = text.split('/')
  const address = parsed(first)
  if (address === undefined || more.length > 0) return no({})
  if (isMapped(address))
    return no(bits === undefined ? { suggestion: address.toIPv4Address().toString() } : {})
  const longest = address.kind() === 'ipv4' ? 32 : 128
  if (bits === undefined) return ok(address.toString())
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > longest) return no({})
  const network = networkOf(address, Number(bits))
  const whole = `${network}/${Number(bits)}`
  return network === address.toString() ? ok(whole) : no({ suggestion: whole })
}

/** Reads where a token may be used from; each line that cannot be read is refused by itself. */
export const readRanges = (typed: readonly string[], field: string): Result<string[], Refusal[]> => {
  const read = typed.map(readRange)
  const errors = read.flatMap((one, i) =>
    one.ok ? [] : [refused(`${field}[${i}]`, 'not-an-address-range', one.reason)],
  )
  return errors.length > 0 ? no(errors) : ok([...new Set(read.flatMap((one) => (one.ok ? [one.value] : [])))])
}

const holds = (range: string, address: Address): boolean => {
  const [network, bits] = ipaddr.parseCIDR(
    range.includes('/') ? range : `${range}/${range.includes(':') ? 128 : 32}`,
  )
  return network.kind() === address.kind() && address.match(network, bits)
}

/** Whether an address lies in one of the ranges. One that is not known lies in none; no ranges hold every address. */
export const isWithin = (ranges: readonly string[], caller: string): boolean => {
  if (ranges.length === 0) return true
  const address = parsed(caller)
  if (address === undefined) return false
  const plain = isMapped(address) ? address.toIPv4Address() : address
  return ranges.some((range) => holds(range, plain))
}

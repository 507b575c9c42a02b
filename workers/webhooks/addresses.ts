import ipaddr from 'ipaddr.js'

/** Why nothing is sent to an address; each is a reason that a refused field can name. */
export type AddressRefusal = 'not-an-address' | 'not-https' | 'forbidden-address'

/**
 * Names that lead inside by what they are: RFC 6761 and RFC 8375, ICANN's `.internal`, names that office networks use,
 * and public names that answer with whatever address is written in them.
 */
const insideNames = new Set(
  [
    'localhost local localdomain internal intranet private corp home lan home.arpa',
    'nip.io sslip.io xip.io localtest.me lvh.me',
    'metadata.tencentyun.com',
  ].flatMap((line) => line.split(' ')),
)

/** A public address under which one cloud answers with the secrets of the machine that asks. */
const metadataAddresses: ReadonlySet<string> = new Set(['168.63.129.16'])

/** Global unicast, the only IPv6 addresses that are given out to networks (RFC 4291, 2.4). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether the last 64 bits hold an IPv4 address that a tunnel would lead to (ISATAP, RFC 5214, 6.1). */
const isTunnel = (address: ipaddr.IPv6): boolean => {
  const [, , , , fifth = 0, sixth] = address.parts
  return (fifth & 0xfdff) === 0 && sixth === 0x5efe
}

/**
 * Whether nothing may be sent to an IP address: everything but public unicast, so that loopback, private, link-local, carrier-grade,
 * metadata and multicast addresses are out, and every IPv6 form that carries an IPv4 address inside. What is no address is forbidden.
 */
export const isForbiddenAddress = (ip: string): boolean => {
  if (!ipaddr.isValid(ip)) return true
  const address = ipaddr.parse(ip)
  if (address.range() !== 'unicast' || metadataAddresses.has(address.toString())) return true
  return address instanceof ipaddr.IPv6 && (!address.match(globalUnicast) || isTunnel(address))
}

const isInsideName = (name: string): boolean => {
  const labels = name.split('.')
  if (labels.length < 2 || labels.includes('')) return true
  return labels.some((_, from) => insideNames.has(labels.slice(from).join('.')))
}

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** Whether the operator allows this very host, or this host with this port; in whatever spelling the list has it. */
export const isAllowedHost = (url: URL, allowedHosts: readonly string[]): boolean => {
  const port = url.port === '' ? usualPorts[url.protocol] : url.port
  return allowedHosts.some((allowed) => {
    const named = parsed(`${url.protocol}//${allowed}`)
    if (named?.hostname !== url.hostname) return false
    return !/:\d+$/.test(allowed) || (named.port === '' ? usualPorts[url.protocol] : named.port) === port
  })
}

/** The IP address that a URL's host is, without brackets; undefined when it is a name. */
export const literalAddress = ({ hostname }: URL): string | undefined => {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : undefined
}

const isForbiddenHost = (url: URL): boolean => {
  const address = literalAddress(url)
  return address === undefined ? isInsideName(url.hostname) : isForbiddenAddress(address)
}

/**
 * Why nothing may be sent to a URL; undefined when it may be tried. The host is judged as the URL standard reads it, so the spelling does
 * not matter. A name is judged by itself here: what it leads to is known only when it is resolved.
 */
export const addressRefusal = (text: string, allowedHosts: readonly string[]): AddressRefusal | undefined => {
  const url = parsed(text)
  if (url === undefined || url.username !== '' || url.password !== '') return 'not-an-address'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not-https'
  if (isAllowedHost(url, allowedHosts)) return undefined
  if (isForbiddenHost(url)) return 'forbidden-address'
  return url.protocol === 'https:' ? undefined : 'not-https'
}

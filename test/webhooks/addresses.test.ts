import fc from 'fast-check'
import { describe, test } from 'vitest'
import { addressRefusal, isForbiddenAddress } from '@linli/workers/webhooks/addresses'
import { insideHosts, insideNames, loopbackHosts } from '../fixtures/inside-hosts.ts'

const inside = [...loopbackHosts, ...insideHosts, ...insideNames]

describe('nothing is sent inside', () => {
  test('the table is long', ({ expect }) => {
    expect(new Set(inside).size).toBeGreaterThanOrEqual(100)
  })

  test.for(inside)('%s is refused, with and without TLS', (host, { expect }) => {
    expect(URL.canParse(`https://${host}:8443/hooks`)).toBe(true)
    expect(addressRefusal(`https://${host}:8443/hooks`, [])).toBe('forbidden-address')
    expect(addressRefusal(`http://${host}/`, ['hub.gov.cn', '10.20.0.7:8443'])).toBe('forbidden-address')
  })

  test.for([
    ' https://127.0.0.1/',
    'https:127.0.0.1/',
    'https:\\\\127.0.0.1\\',
    'https:////127.0.0.1/',
    'https://127.0.0.1\t/',
    'https://127.0.\n0.1/',
    'https://127.0.0.1#@example.com/',
    'https://127.0.0.1?@example.com/',
    'HTTPS://LOCALHOST/',
  ])('%j is read as a browser reads it', (url, { expect }) => {
    expect(addressRefusal(url, [])).toBe('forbidden-address')
  })
})

test.for([
  ['', 'not-an-address'],
  ['example.com/hooks', 'not-an-address'],
  ['//example.com/hooks', 'not-an-address'],
  ['https://', 'not-an-address'],
  ['https://1.2.3.4.5/', 'not-an-address'],
  ['https://256.1.1.1/', 'not-an-address'],
  ['https://[::g]/', 'not-an-address'],
  ['https://exa mple.com/', 'not-an-address'],
  ['https://example.com:70000/', 'not-an-address'],
  ['https://name:word@example.com/', 'not-an-address'],
  ['https://example.com@127.0.0.1/', 'not-an-address'],
  ['ftp://example.com/', 'not-https'],
  ['file:///etc/passwd', 'not-https'],
  ['gopher://example.com/', 'not-https'],
  ['javascript:alert(1)', 'not-https'],
  ['http://example.com/', 'not-https'],
  ['http://93.184.216.34/', 'not-https'],
] as const)('%s is refused: %s', ([url, reason], { expect }) => {
  expect(addressRefusal(url, [])).toBe(reason)
})

test.for([
  'https://example.com/',
  'https://hooks.example.com:8443/in?token=a#b',
  'https://社区.中国/hooks',
  'https://93.184.216.34/',
  'https://[2606:4700::1111]/',
  'https://local.example.com/',
  'https://internal-news.example.com/',
])('%s may be tried', (url, { expect }) => {
  expect(addressRefusal(url, [])).toBeUndefined()
})

describe('hosts that the operator allows', () => {
  const allowed = ['hub.gov.cn', '10.20.0.7:8443', '[fd00::7]', '192.168.3.4:80', 'Oa.Internal:443']

  test.for([
    'http://hub.gov.cn/',
    'https://hub.gov.cn:9000/',
    'http://10.20.0.7:8443/hooks',
    'http://0xa.20.0.7:8443/',
    'http://[fd00:0::7]:99/',
    'http://192.168.3.4/',
    'https://oa.internal/',
  ])('%s is one of them', (url, { expect }) => {
    expect(addressRefusal(url, allowed)).toBeUndefined()
  })

  test.for([
    ['http://10.20.0.7/', 'forbidden-address'],
    ['http://10.20.0.7:8444/', 'forbidden-address'],
    ['http://10.20.0.8:8443/', 'forbidden-address'],
    ['https://192.168.3.4/', 'forbidden-address'],
    ['http://oa.internal/', 'forbidden-address'],
    ['http://[fd00::8]/', 'forbidden-address'],
    ['http://sub.hub.gov.cn/', 'not-https'],
    ['http://hub.gov.cn.example.com/', 'not-https'],
    ['http://name@hub.gov.cn/', 'not-an-address'],
    ['ftp://hub.gov.cn/', 'not-https'],
  ] as const)('%s is none', ([url, reason], { expect }) => {
    expect(addressRefusal(url, allowed)).toBe(reason)
  })
})

const octet = fc.nat(255)
const privateAddresses = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
)
type Four = [number, number, number, number]

const whole = ([a, b, c, d]: Four) => ((a * 256 + b) * 256 + c) * 256 + d
const hex = (four: Four) => whole(four).toString(16).padStart(8, '0')
const groups = (four: Four) => `${hex(four).slice(0, 4)}:${hex(four).slice(4)}`

const spellings: readonly ((four: Four) => string)[] = [
  (four) => four.join('.'),
  (four) => four.map((part) => `0x${part.toString(16)}`).join('.'),
  (four) => four.map((part) => `0${part.toString(8)}`).join('.'),
  (four) => String(whole(four)),
  (four) => `0x${hex(four)}`,
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  (four) => `[::ffff:${groups(four)}]`,
  (four) => `[::${groups(four)}]`,
  (four) => `[64:ff9b::${groups(four)}]`,
  (four) => `[2002:${groups(four)}::1]`,
  (four) => `[2001:0:${groups(four)}::1]`,
  (four) => `[2606:4700::5efe:${groups(four)}]`,
]

test('every private address is refused in every spelling', ({ expect }) => {
  fc.assert(
    fc.property(privateAddresses, fc.constantFrom(...spellings), (four, spelling) => {
      expect(isForbiddenAddress(four.join('.'))).toBe(true)
      expect(addressRefusal(`https://${spelling(four)}/`, [])).toBe('forbidden-address')
    }),
  )
})

test('an IPv6 address outside 2000::/3 is refused, whatever it is', ({ expect }) => {
  const group = fc.nat(0xffff)
  const outside = group.filter((first) => first >> 13 !== 1)
  fc.assert(
    fc.property(outside, fc.array(group, { minLength: 7, maxLength: 7 }), (first, rest) => {
      expect(isForbiddenAddress([first, ...rest].map((part) => part.toString(16)).join(':'))).toBe(true)
    }),
  )
})

test('what a resolver may answer: public addresses alone pass', ({ expect }) => {
  for (const ip of ['93.184.216.34', '8.8.8.8', '223.5.5.5', '2606:4700::1111', '2400:3200::1'])
    expect([ip, isForbiddenAddress(ip)]).toEqual([ip, false])
  for (const ip of ['', 'example.com', 'fe80::1%eth0', '::ffff:8.8.8.8', '169.254.169.254'])
    expect([ip, isForbiddenAddress(ip)]).toEqual([ip, true])
})

test('allowing hosts lets these through, and changes nothing for any other', ({ expect }) => {
  const hosts = [...inside, 'example.com', 'hub.gov.cn', '93.184.216.34', '[2606:4700::1111]']
  const nameOf = (host: string) => new URL(`https://${host}/`).hostname
  fc.assert(
    fc.property(fc.constantFrom(...hosts), fc.subarray(hosts, { maxLength: 5 }), (host, allowed) => {
      const url = `https://${host}:8443/`
      const isAllowed = allowed.map(nameOf).includes(nameOf(host))
      expect(addressRefusal(url, allowed)).toBe(isAllowed ? undefined : addressRefusal(url, []))
    }),
  )
})

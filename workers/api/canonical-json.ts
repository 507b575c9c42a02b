import canonicalize from 'canonicalize'

/** The canonical form of a value (RFC 8785): the same value is always the same bytes. Properties left undefined are left out. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(JSON.parse(JSON.stringify(value)))
  if (text === undefined) throw new TypeError('not a JSON value')
  return text
}

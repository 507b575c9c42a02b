/** What broke, for the operator's log: names, codes and places, never the values of a statement, which may be personal. */
export const faultText = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? ` ${String(cause.code)}` : ''
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  const message = error.cause === undefined ? error.message : cause.message
  return [`${cause.name}${code}: ${message}`, ...places.slice(0, 8)].join('\n')
}

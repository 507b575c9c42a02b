/** Of what an event counts: told where it is a number. */
const counts: ReadonlySet<string> = new Set([
  'addresses',
  'cells',
  'done',
  'items',
  'mappingVersion',
  'names',
  'parts',
  'perMinute',
  'rows',
  'size',
  'status',
  'templateVersion',
  'tracts',
  'version',
])

/** What an event is about, by ids, days, periods and fixed words. */
const words: ReadonlySet<string> = new Set([
  'bound',
  'closes',
  'communities',
  'community',
  'cutOff',
  'day',
  'dimension',
  'due',
  'endpoint',
  'entry',
  'expires',
  'from',
  'item',
  'kind',
  'member',
  'members',
  'message',
  'metric',
  'opens',
  'operation',
  'paragraph',
  'period',
  'permissions',
  'remark',
  'section',
  'sections',
  'sha256',
  'since',
  'state',
  'system',
  'target',
  'task',
  'template',
  'told',
  'type',
  'until',
  'which',
])

/** A fixed word, an id, a day, a period, a dimension: never a text in which something could be told. */
const shape = /^[A-Za-z0-9_.:;=/-]{0,100}$/

const isWord = (value: unknown): boolean => typeof value === 'string' && shape.test(value)

const isTold = ([key, value]: [string, unknown]): boolean => {
  if (counts.has(key)) return typeof value === 'number'
  return words.has(key) && (Array.isArray(value) ? value.every(isWord) : isWord(value))
}

/**
 * The part of an event's data that an audit log tells. Who did it is told by the event itself; names, remarks, reasons, titles and
 * whatever else people type are never told: a key that is not listed here is left out, and so is a text under any key.
 */
export const toldOf = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(isTold))

import { legalLine } from './legal-characters.ts'

// Excel's limits: 31 characters, none of these, no apostrophe at either end, and a name that it keeps for itself.
const longest = 31
const legalName = (name: string): string => {
  const legal = legalLine(name.replace(/[[\]:*?/\\]/g, ' ')).trim()
  const short = legalLine(legal.slice(0, longest)).replace(/^[' ]+|[' ]+$/g, '')
  return short === '' || /^history$/i.test(short) ? `${short}_` : short
}

/** Names that a workbook may have, each once whatever its case: 台账, 台账 2, 台账 3 … */
export const sheetNames = (wanted: readonly string[]): string[] => {
  const taken = new Set<string>()
  return wanted.map(legalName).map((name) => {
    let own = name
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) {
      const ending = ` ${number}`
      own = `${legalLine(name.slice(0, longest - ending.length))}${ending}`
    }
    taken.add(own.toLowerCase())
    return own
  })
}

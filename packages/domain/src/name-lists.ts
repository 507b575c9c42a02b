/** So many names are taken at once, and so many members a community may hold. */
export const mostNames = 500
export const mostMembers = 2000

/** The names in a pasted list: one per line, without the numbers they are counted by. Blank lines are left out. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^\s*(?:[（(]?\d{1,4}[）)]|\d{1,4}[.、．,，\t ])\s*/, '').trim())
    .filter((line) => line !== '')

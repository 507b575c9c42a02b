/** The rows and cells of a block as Excel and WPS copy it; blank rows stay, so that each number keeps its place. */
export const blockRows = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))

/** Whether a pasted text is a block of cells, and not words for the one cell that has the focus. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.trimEnd())

/** Whether a pasted text is a block of cells, and not words for the one cell that has the focus. */
export const isBlock = (text: string): boolean => /\t|\n(?=.)/.test(text.trimEnd())

/** How long a line may be, in characters: as much as a telephone shows at a glance. */
const longestLine = 200

/** A text in one line of at most so many characters; signs that cannot be seen are left out, since JSON writes each as six. */
export const oneLine = (text: string, most: number): string => {
  const characters = Array.from(text.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}

const harmless: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '#': '＃',
  '`': '｀',
  '~': '～',
  '\\': '＼',
}

/** A text as words in markdown: what is written in a ledger makes no links, mentions or headings in a group. */
export const inMarkdown = (text: string): string =>
  text.replaceAll(/[<>[\]*#`~\\]/g, (sign) => harmless[sign] ?? sign)

/** A link on a line of its own; nothing where there is none. */
export const inMarkdownLink = (words: string, link: string): string[] =>
  link === '' ? [] : [`[${words}](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`]

const bytesIn = (text: string): number => new TextEncoder().encode(text).byteLength

/**
 * What `written` makes of the lines, with as many of the first ones as fit; a last line says how many are left out. Without any line
 * it must fit.
 */
export const fittedText = (
  lines: readonly string[],
  { characters, bytes }: { characters: number; bytes: number },
  written: (lines: readonly string[]) => string,
): string => {
  const cut = lines.map((line) => oneLine(line, longestLine))
  for (let shown = cut.length; ; shown--) {
    const rest = shown === cut.length ? [] : [`……另有${cut.length - shown}条，请打开查看`]
    const text = written([...cut.slice(0, shown), ...rest])
    if (shown === 0 || (text.length <= characters && bytesIn(text) <= bytes)) return text
  }
}

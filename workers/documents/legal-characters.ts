// XML 1.0 allows tab, line feed, carriage return and everything from U+0020 on but surrogates, U+FFFE and U+FFFF.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** A text without the characters that XML 1.0 forbids, which would keep an office program from opening the file. */
export const legalText = (text: string): string => text.replace(forbidden, '')

/** The same on one line: line breaks and tabs become a space. */
export const legalLine = (text: string): string => legalText(text).replace(/ *[\t\r\n\u2028\u2029]+ */g, ' ')

/** The same, as the paragraphs that its line breaks make of it; empty ones are left out. */
export const legalParagraphs = (text: string): string[] =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => legalLine(line).trim())
    .filter((line) => line !== '')

/** A text as it stands between XML tags. */
export const xmlText = (text: string): string =>
  legalText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

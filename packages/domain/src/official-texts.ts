const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const isNumbered = /^([一二三四五六七八九十]+|\d+)[、.．]/

/** A section's heading with its number: 一、…; one that brings its number keeps it. */
export const numberedSection = (heading: string, index: number): string =>
  isNumbered.test(heading) ? heading : `${numerals[index] ?? index + 1}、${heading}`

/** What stands between a paragraph's heading and the sentences that follow on the line; nothing where there is no heading. */
export const headingEnd = (heading: string): '' | '。' =>
  heading === '' || /[。；：、]$/.test(heading) ? '' : '。'

/** The number before a paragraph's heading: 1、; none where the heading brings its own. */
export const paragraphNumber = (heading: string, index: number): string =>
  isNumbered.test(heading) ? '' : `${index + 1}、`

/** A paragraph's heading with its number, closed so that the sentences can follow on the line: 1、…。 */
export const numberedParagraph = (heading: string, index: number): string => {
  const numbered = paragraphNumber(heading, index) + heading
  return numbered + headingEnd(numbered)
}

/** A day as an official document writes it: 2010年6月30日. */
export const officialDate = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return date === undefined ? day : `${year}年${month}月${date}日`
}

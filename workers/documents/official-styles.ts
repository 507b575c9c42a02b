/** One character of the body, in twips: a line of 156 mm holds 28 of them. */
export const character = 315

/** Line spacing in twips: a page of 225 mm holds 22 lines of 28.95 pt. */
export const line = 579

/** Every script in the one font, so that quotation marks and digits keep the body's width. */
const inFont = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })

export const kai = inFont('楷体_GB2312')

/** Every font with the names it may be replaced by, because none is sent along. */
const fonts: readonly { name: string; others: string }[] = [
  { name: '仿宋_GB2312', others: '仿宋,FangSong,FangSong_GB2312,STFangsong,华文仿宋' },
  { name: '楷体_GB2312', others: '楷体,KaiTi,KaiTi_GB2312,STKaiti,华文楷体' },
  { name: '黑体', others: 'SimHei,STHeiti,华文黑体,Noto Sans CJK SC' },
  { name: '宋体', others: 'SimSun,STSong,华文宋体,Noto Serif CJK SC' },
  { name: '方正小标宋简体', others: 'FZXiaoBiaoSong-B05S,方正小标宋_GBK,STZhongsong,华文中宋,SimSun' },
]

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const fontEntry = ({ name, others }: (typeof fonts)[number]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`

/** The part word/fontTable.xml. */
export const fontTable = `${xml}<w:fonts ${namespace}>${fonts.map(fontEntry).join('')}</w:fonts>`

const inFontXml = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const exactly = (twips: number, before = 0): string =>
  `<w:spacing w:before="${before}" w:after="0" w:line="${twips}" w:lineRule="exact"/>`
const twoCharacters = `<w:ind w:firstLineChars="200" w:firstLine="${2 * character}"/>`
const unsqueezed = '<w:spacing w:val="0"/>'
const kept = '<w:keepNext/><w:keepLines/>'
// LibreOffice would give what is taller than a line of the grid two of them.
const offGrid = '<w:snapToGrid w:val="0"/>'

const style = (id: string, name: string, paragraph: string, run = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`

// 28 characters of 16 pt are wider than 156 mm: each is set a quarter of a point closer.
const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${inFontXml('仿宋_GB2312')}<w:spacing w:val="-5"/>${size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/>${exactly(line)}</w:pPr></w:pPrDefault></w:docDefaults>`

// Saying what Word takes for granted, that punctuation may hang over the edge, keeps LibreOffice from doing it: it reads the
// setting the wrong way round, and loses some of what it hangs.
const own = [
  style('BodyText', 'Body Text', `<w:overflowPunct/>${twoCharacters}<w:jc w:val="both"/>`),
  style(
    'Title',
    'Title',
    `${kept}${offGrid}<w:jc w:val="center"/>`,
    `${inFontXml('方正小标宋简体')}${unsqueezed}${size(44)}`,
  ),
  style('Heading1', 'heading 1', `${kept}${twoCharacters}<w:outlineLvl w:val="0"/>`, inFontXml('黑体')),
  style('Mark', '版头', '', inFontXml('黑体')),
  style('Signature', 'Signature', `<w:keepLines/><w:jc w:val="right"/>`),
  style(
    'Caption',
    'caption',
    `${kept}${offGrid}${exactly(480, 120)}<w:jc w:val="center"/>`,
    `${inFontXml('黑体')}${size(28)}`,
  ),
  style('TableText', '表内文字', `${offGrid}${exactly(340)}`, `${unsqueezed}${size(21)}`),
  style(
    'TableHead',
    '表头',
    `${offGrid}${exactly(340)}<w:jc w:val="center"/>`,
    `${inFontXml('黑体')}${unsqueezed}${size(21)}`,
  ),
  style('Footer', 'footer', `${offGrid}${exactly(320)}`, `${inFontXml('宋体')}${unsqueezed}${size(28)}`),
]

/** The part word/styles.xml: GB/T 9704-2012, 5.2.2 and 7.3 as styles, under the names that Word knows where it has one. */
export const styles = `${xml}<w:styles ${namespace}>${defaults}<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${own.join('')}</w:styles>`

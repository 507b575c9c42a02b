import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { announce } from '../parts/toast.tsx'
import { copyText } from './copying.ts'

const zh = {
  copy: '复制全文',
  copied: '已复制全文，可粘贴到 Word 或 WPS',
  notCopied: '浏览器不允许复制。请选中后按 Ctrl+C。',
  print: '打印',
}

const en: typeof zh = {
  copy: 'Copy the text',
  copied: 'The text is copied: paste it into Word or WPS',
  notCopied: 'The browser does not allow copying. Select the text and press Ctrl+C.',
  print: 'Print',
}

const words = { zh, en }

/** Copies a text and says whether it was done. */
export const useCopying = () => {
  const said = useWords(words)
  return async (text: string, copied: string): Promise<void> =>
    announce((await copyText(text)) ? copied : said.notCopied)
}

/** Copies of a report: as plain text, on paper. */
export const Copies = ({ text }: { text: () => string }) => {
  const said = useWords(words)
  const copy = useCopying()
  return (
    <>
      <button type="button" class="btn" onClick={() => void copy(text(), said.copied)}>
        <Icon name="copy" />
        {said.copy}
      </button>
      <button type="button" class="btn" onClick={() => print()}>
        <Icon name="print" />
        {said.print}
      </button>
    </>
  )
}

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A line of text on a page; places are in points from the upper left corner. */
export type PrintedLine = { text: string; left: number; right: number; top: number }

const needed = async (program: string, args: readonly string[]): Promise<string> => {
  try {
    return (await run(program, args, { maxBuffer: 64 * 1024 * 1024, timeout: 120_000 })).stdout
  } catch (error) {
    throw new Error(
      `${program} is needed: libreoffice-writer-nogui and poppler-utils (see CONTRIBUTING.md)`,
      {
        cause: error,
      },
    )
  }
}

const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const place = (tag: string, name: string): number =>
  Number(new RegExp(`${name}="([\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN)

type Word = PrintedLine & { bottom: number }

const wordsIn = (page: string): Word[] =>
  [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, tag = '', text = '']) => ({
    text: decoded(text),
    left: place(tag, 'xMin'),
    right: place(tag, 'xMax'),
    top: place(tag, 'yMin'),
    bottom: place(tag, 'yMax'),
  }))

/** Words whose middles are less than half a line apart stand on one line, whatever their fonts. */
const linesOf = (words: readonly Word[]): PrintedLine[] => {
  const lines: Word[][] = []
  const middle = ({ top, bottom }: Word) => (top + bottom) / 2
  for (const word of words.toSorted((one, other) => middle(one) - middle(other) || one.left - other.left)) {
    const last = lines.at(-1)
    const [first] = last ?? []
    if (last !== undefined && first !== undefined && middle(word) - middle(first) < 8) last.push(word)
    else lines.push([word])
  }
  return lines.map((line) => {
    const sorted = line.toSorted((one, other) => one.left - other.left)
    return {
      text: sorted.map(({ text }) => text).join(' '),
      left: Math.min(...line.map(({ left }) => left)),
      right: Math.max(...line.map(({ right }) => right)),
      top: Math.min(...line.map(({ top }) => top)),
    }
  })
}

/** The pages of Word files as LibreOffice prints them, line by line from the top. */
export const printed = async (...files: readonly Uint8Array[]): Promise<PrintedLine[][][]> => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-print-'))
  try {
    const names = files.map((_, i) => join(folder, `${i}.docx`))
    await Promise.all(files.map((file, i) => writeFile(names[i] ?? '', file)))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await needed('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...names])
    const told = names.map((name) => needed('pdftotext', ['-bbox', name.replace(/docx$/, 'pdf'), '-']))
    return (await Promise.all(told)).map((text) =>
      text
        .split('<page ')
        .slice(1)
        .map((page) => linesOf(wordsIn(page))),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

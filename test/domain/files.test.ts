import { fileTypeOf } from '@linli/domain/file-contents'
import { fileName } from '@linli/domain/file-names'
import { fileEndings, fileTypes, fullPlace } from '@linli/domain/files'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archive, bomb, docx, heic, jpeg, part, pdf, png, webp, xlsx } from '../support/sample-files.ts'

const text = (words: string): Uint8Array => Uint8Array.from(Buffer.from(words, 'latin1'))
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

describe('what a file is', () => {
  test('its content says', () => {
    const told = [jpeg(), png(), webp(), heic(), pdf(), docx(), xlsx()].map((content) => fileTypeOf(content))
    expect(told).toEqual(fileTypes)
  })

  const archives: Record<string, Uint8Array> = {
    'a zip of anything else': archive([part('a.txt')]),
    'an archive of Java': docx(part('META-INF/MANIFEST.MF')),
    'a document with macros': docx(part('word/vbaProject.bin')),
    'a document with a program in it': docx(part('word/embeddings/setup.EXE')),
    'a document and a workbook in one': docx(part('xl/workbook.xml')),
    'a package without its list of types': archive([part('word/document.xml')]),
    'a package of Android': docx(part('classes.jar')),
    'a name that leads out of the archive': docx(part('../../etc/passwd')),
    'a name that leads out of it on Windows': docx(part('word\\..\\..\\x')),
    'a name from the root': docx(part('/etc/passwd')),
    'an archive with a remark, in which anything may stand': archive(
      [part('[Content_Types].xml'), part('word/document.xml')],
      '<script>',
    ),
    'an archive with something before it': joined(text('#!/bin/sh\n'), docx()),
    'an archive with something after it': joined(docx(), text('<script>')),
    'an archive that claims to hold gigabytes': bomb(0xffff_fffe),
    'an archive that is cut off': docx().subarray(0, -5),
  }
  test.for(Object.entries(archives))('%s is not taken', ([, content]) =>
    expect(fileTypeOf(content)).toBeUndefined(),
  )

  const others: Record<string, Uint8Array> = {
    nothing: new Uint8Array(),
    'the beginning of a JPEG alone': text('\xff\xd8\xff'),
    'a drawing with a script': text('<?xml version="1.0"?><svg onload="alert(1)"/>'),
    'a page': text('<html><script>alert(1)</script>'),
    'a page that begins like a picture': text('GIF89a=1;<script>alert(1)</script>'),
    'a program of Windows': text('MZ\x90\0\x03\0\0\0'),
    'a program of Linux': text('\x7fELF\x02\x01\x01\0'),
    'a document of the old form': text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    'a PDF behind something else': text('<script></script>%PDF-1.7'),
    'a film': text('\0\0\0\x18ftypisom\0\0\0\0'),
    'a sound': text('RIFF\x24\0\0\0WAVEfmt '),
  }
  test.for(Object.entries(others))('%s is not taken', ([, content]) =>
    expect(fileTypeOf(content)).toBeUndefined(),
  )

  test('no content breaks it, not even one that begins or ends like an archive', () => {
    const ends = fc.constantFrom(new Uint8Array(), docx(), docx().subarray(-22), docx().subarray(0, 40))
    fc.assert(
      fc.property(ends, fc.uint8Array({ maxLength: 200 }), ends, (before, middle, after) => {
        const type = fileTypeOf(joined(before, middle, after))
        expect([undefined, ...fileTypes]).toContain(type)
      }),
    )
  })
})

describe('what a file is called', () => {
  test.for([
    ['现场.jpg', '现场.jpg'],
    ['现场.JPEG', '现场.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\王芳\\照片.png', '照片.jpg'],
    ['..', '文件.jpg'],
    ['', '文件.jpg'],
    ['/', '文件.jpg'],
    ['.htaccess', 'htaccess.jpg'],
    ['a\0b.jpg', 'ab.jpg'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe.jpg'],
    ['line\r\nSet-Cookie: x', 'lineSet-Cookie_ x.jpg'],
    ['con', '_con.jpg'],
    ['NUL.txt', '_NUL.txt.jpg'],
    ['com1.jpg', '_com1.jpg'],
    ['a<b>:"|?*.png', 'a_b______.jpg'],
    ['尾巴. . .', '尾巴.jpg'],
    ['e\u0301t\u00e9.jpg', '\u00e9t\u00e9.jpg'],
    ['x'.repeat(500), `${'x'.repeat(80)}.jpg`],
    ['😀'.repeat(500), `${'😀'.repeat(80)}.jpg`],
  ] as const)('%j is kept as %j', ([said, kept]) => expect(fileName(said, 'jpeg')).toBe(kept))

  test('whatever it was called, the name is one that every system takes, and stays as it is', () => {
    const pieces = 'a . / \\ \0 \u202e \u200d con nul com1 照 😀 é e\u0301 \u0301 : * .jpg .PNG .docx'.split(
      ' ',
    )
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }))
      .map((points) => String.fromCodePoint(...points))
    const made = fc.array(fc.constantFrom(' ', ...pieces), { maxLength: 120 }).map((all) => all.join(''))
    const names = fc.oneof(anyText, made)
    fc.assert(
      fc.property(names, fc.constantFrom(...fileTypes), (said, type) => {
        const name = fileName(said, type)
        expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+$/u)
        expect(name).not.toMatch(/^[.\s]|^(con|nul|aux|prn)\./i)
        expect(name.endsWith(`.${fileEndings[type]}`)).toBe(true)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(80 * 4 + 5)
        expect(fileName(name, type)).toBe(name)
      }),
    )
  })
})

test('files fit as long as neither the community nor its street is full', () => {
  const quota = { community: 10, street: 15 }
  const full = (community: number, street: number, more: number) =>
    fullPlace({ community, street }, more, quota)
  expect([full(0, 0, 10), full(9, 14, 1), full(10, 10, 0)]).toEqual([undefined, undefined, undefined])
  expect([full(10, 10, 1), full(10, 15, 1), full(0, 15, 1)]).toEqual(['community', 'community', 'street'])
})

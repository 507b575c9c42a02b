/**
 * What evidence may be: photos as phones and chat programs make them, and documents as offices send them. Never what a browser
 * or a system could run: no SVG, no HTML, no archive as such, no program, no document with macros.
 */
export const fileTypes = ['jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx'] as const
export type FileType = (typeof fileTypes)[number]

/** The ending that a file of a type is given, whatever its name said before. */
export const fileEndings: Readonly<Record<FileType, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  heic: 'heic',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
}

/**
 * The largest file, in bytes: 10 MB. A phone's photo has 3 to 8, a scanned notice less; a host holds the whole of it in memory
 * while it looks into it, and on a weak network (1 Mbit/s up) it takes a minute and a half.
 */
export const largestFile = 10 * 1024 * 1024

/** The largest small picture, in bytes: 64 KB show 320 pixels well, and a list of fifty stays within 3 MB. */
export const largestPicture = 64 * 1024

/** How many files one record holds; more than fifty belong into several records. */
export const mostFiles = 50

/** How long a removed file can be brought back, in ms: thirty days. */
export const removedFilesKept = 30 * 24 * 3_600_000

/** How much may be kept, in bytes. */
export type FileQuota = { community: number; street: number }

/** How much is kept, in bytes, of what is allowed. */
export type FileUsage = { used: number; allowed: number }

/** Where no more fits in: the community or its whole street; undefined where it still does. `more` in bytes. */
export const fullPlace = (
  used: { community: number; street: number },
  more: number,
  quota: FileQuota,
): keyof FileQuota | undefined => {
  if (used.community + more > quota.community) return 'community'
  return used.street + more > quota.street ? 'street' : undefined
}

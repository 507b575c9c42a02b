import { largestPicture } from '@linli/domain/files'

/** The longer side of a small picture, in pixels: sharp on a phone at the size at which it is shown. */
const side = 320
const qualities = [0.8, 0.6, 0.4, 0.2] as const

const drawn = (photo: ImageBitmap): HTMLCanvasElement => {
  const scale = Math.min(1, side / Math.max(photo.width, photo.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(photo.width * scale))
  canvas.height = Math.max(1, Math.round(photo.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return canvas
  // What is transparent would be black in a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(photo, 0, 0, canvas.width, canvas.height)
  return canvas
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))

/** A small JPEG of a photo, without anything that the camera noted beside it; undefined where the browser cannot read it. */
export const smallPicture = async (file: Blob): Promise<Blob | undefined> => {
  try {
    const photo = await createImageBitmap(file)
    const canvas = drawn(photo)
    photo.close()
    for (const quality of qualities) {
      const made = await jpegOf(canvas, quality)
      if (made !== null && made.size <= largestPicture) return made
    }
  } catch {
    // A document, or a photo in a form that this browser does not know: it is shown by its name.
  }
  return undefined
}

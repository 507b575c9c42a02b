const bySelection = (text: string): boolean => {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  return copied
}

/** Copies text; on a plain http address of an intranet the newer way is missing and the older one is taken. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    if (navigator.clipboard === undefined) return bySelection(text)
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return bySelection(text)
  }
}

import { deepestMessage } from '@linli/domain/sources'

/** The text of bytes that are UTF-8 to the last one; undefined where they are not. A byte order mark stays: it was signed too. */
export const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** How deeply a JSON text is nested, without reading it: whoever nests a million lists must not get a parser to follow them. */
export const depthOf = (text: string): number => {
  let [depth, deepest, quoted] = [0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (quoted && char === '\\') at += 1
    else if (char === '"') quoted = !quoted
    else if (!quoted && (char === '{' || char === '[')) deepest = Math.max(deepest, (depth += 1))
    else if (!quoted && (char === '}' || char === ']')) depth -= 1
  }
  return deepest
}

/** The value of a JSON text, or why there is none. */
export const readJson = (text: string): { value: unknown } | 'too-deep' | 'not-json' => {
  if (depthOf(text) > deepestMessage) return 'too-deep'
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return 'not-json'
  }
}

/** How wide a text is in full-width characters: letters, digits and other half-width ones count as half. */
export const widthInCharacters = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (isHalfWidth(character) ? 0.5 : 1), 0)

export const isHalfWidth = (character: string): boolean => (character.codePointAt(0) ?? 0) < 0x2000

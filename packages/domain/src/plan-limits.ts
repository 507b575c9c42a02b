/** The longest sheet that is read, in characters, and the most rows below its heading. */
export const longestSheet = 200_000
export const mostRows = 300

/** The longest text of an item and of its area, and the most points of one, in thousandths. */
export const longestItem = 500
export const longestArea = 60
export const mostPoints = 10_000_000

/** Where the next page goes on, as opaque text. */
export const cursorOf = (row: { date: string; id: string }): string =>
  btoa(`${row.date}|${row.id}`).replace(/=+$/, '')

/** The row a cursor names; undefined when it names none. */
export const rowAt = (cursor: string): { date: string; id: string } | undefined => {
  try {
    const [, date, id] = /^(\d{4}-\d\d-\d\d)\|([A-Za-z0-9-]{1,64})$/.exec(atob(cursor)) ?? []
    return date === undefined || id === undefined ? undefined : { date, id }
  } catch {
    return undefined
  }
}

/** Where the next page of a numbered list goes on, as opaque text. */
export const numberCursor = (sequence: number): string => btoa(`#${sequence}`).replace(/=+$/, '')

/** The number that a cursor names; undefined when it names none. */
export const numberAt = (cursor: string): number | undefined => {
  try {
    const [, number] = /^#(\d{1,15})$/.exec(atob(cursor)) ?? []
    return number === undefined ? undefined : Number(number)
  } catch {
    return undefined
  }
}

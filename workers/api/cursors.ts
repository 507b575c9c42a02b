/** A place in a list as opaque text. */
const opaque = (text: string): string => btoa(text).replace(/=+$/, '')

/** What a cursor says in the form of its list; undefined when it says nothing of the kind. */
const said = (cursor: string, form: RegExp): RegExpExecArray | undefined => {
  try {
    return form.exec(atob(cursor)) ?? undefined
  } catch {
    return undefined
  }
}

/** Where the next page goes on. */
export const cursorOf = (row: { date: string; id: string }): string => opaque(`${row.date}|${row.id}`)

/** The row a cursor names; undefined when it names none. */
export const rowAt = (cursor: string): { date: string; id: string } | undefined => {
  const [, date, id] = said(cursor, /^(\d{4}-\d\d-\d\d)\|([A-Za-z0-9-]{1,64})$/) ?? []
  return date === undefined || id === undefined ? undefined : { date, id }
}

/** Where the next page of a numbered list goes on. */
export const numberCursor = (sequence: number): string => opaque(`#${sequence}`)

/** The number that a cursor names; undefined when it names none. */
export const numberAt = (cursor: string): number | undefined => {
  const [, number] = said(cursor, /^#(\d{1,15})$/) ?? []
  return number === undefined ? undefined : Number(number)
}

/** Where the next page of the log of messages goes on. */
export const deliveryCursor = (row: { sequence: number; endpoint: string }): string =>
  opaque(`${row.sequence}|${row.endpoint}`)

/** The delivery that a cursor names; undefined when it names none. */
export const deliveryAt = (cursor: string): { sequence: number; endpoint: string } | undefined => {
  const [, sequence, endpoint] = said(cursor, /^(\d{1,15})\|([A-Za-z0-9-]{1,64})$/) ?? []
  return endpoint === undefined ? undefined : { sequence: Number(sequence), endpoint }
}

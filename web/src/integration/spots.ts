/** One message to one endpoint. */
export type Spot = { endpoint: string; message: string }

/** How the address names it. */
export const spotKey = ({ endpoint, message }: Spot): string => `${message}.${endpoint}`

export const spotOf = (key: string | undefined): Spot | undefined => {
  const [, message, endpoint] = /^(msg_[\w-]+)\.([\w-]+)$/.exec(key ?? '') ?? []
  return message === undefined || endpoint === undefined ? undefined : { message, endpoint }
}

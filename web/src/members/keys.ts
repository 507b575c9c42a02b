export type Place = { street: string; community: string }

/** Every question about members begins so, that one change asks all of them again. */
export const membersKey = ({ street, community }: Place, about: string): string =>
  `members/${street}/${community}/${about}`

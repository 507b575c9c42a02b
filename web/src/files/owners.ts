import type { Replied } from '@linli/contract/operations'
import { call, fileLink } from '../api.ts'

type Place = { street: string; community: string }

/** What files belong to: where they are asked for, where a new one is sent, and where one of them is. */
export type Owner = Place & {
  /** The question to the server, to ask it again. */
  question: string
  list: (removed: 'only' | undefined) => Promise<Replied<'listEntryFiles'>>
  /** Where a file of that name is sent. */
  address: (name: string) => string
}

/** The files of a record. */
export const ofEntry = ({ street, community }: Place, entry: string): Owner => {
  const params = { street, community, entry }
  return {
    street,
    community,
    question: `ledger/${community}/files/${entry}`,
    list: (removed) => call('listEntryFiles', { params, query: { removed } }),
    address: (name) => fileLink('addEntryFile', { params, query: { name } }),
  }
}

/** The files of an item of a target. */
export const ofItem = ({ street, community }: Place, target: string, item: string): Owner => {
  const params = { street, community, target, item }
  return {
    street,
    community,
    question: `target/${street}/${community}/files/${target}/${item}`,
    list: (removed) => call('listItemFiles', { params, query: { removed } }),
    address: (name) => fileLink('addItemFile', { params, query: { name } }),
  }
}

// placeholder while the document writer is being written by its owner: overwrite
export type OfficialDocument = { title: string; mark?: string; opening: string[]; sections: { heading: string; paragraphs: { heading?: string; text: string }[] }[]; closing: string[]; signature: string; date: string; annex?: { title: string; tables: { caption: string; columns: { title: string; width: number; number?: boolean }[]; rows: string[][] }[]; notes: string[] } }
export const officialDocument = async (document: OfficialDocument): Promise<Uint8Array> => new TextEncoder().encode(JSON.stringify(document))

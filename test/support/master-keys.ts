/** The master key of every host in these tests; it seals nothing but invented names. */
export const testMasterKey: Uint8Array = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 1)

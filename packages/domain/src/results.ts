/** What a rule returns: the value, or the named reason why there is none. Rules never throw. */
export type Result<Value, Reason> = { ok: true; value: Value } | { ok: false; reason: Reason }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })
export const no = <Reason>(reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason })

/** A text in both languages of the product. */
export type Bilingual = { zh: string; en: string }
export const both = (zh: string, en: string): Bilingual => ({ zh, en })

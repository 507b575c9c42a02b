import { HranaFault } from './hrana-values.ts'

// Quoted texts, names and comments may hold semicolons that end nothing.
const quoted = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g
const isTrigger = (sql: string): boolean => /^\s*create\s+(temp\s+|temporary\s+)?trigger\b/i.test(sql)

/** Refuses what a server refuses: a text without a statement, or with more than one. The engine would run only the first. */
export const demandOneStatement = (sql: string): void => {
  const bare = sql.replace(quoted, (text) => (/^(--|\/\*)/.test(text) ? ' ' : 'x'))
  const parts = bare.split(';').filter((part) => part.trim() !== '')
  if (parts.length === 0)
    throw new HranaFault('SQL string does not contain any statement', 'SQL_NO_STATEMENT')
  if (parts.length > 1 && !isTrigger(bare)) {
    throw new HranaFault('SQL string contains more than one statement', 'SQL_MANY_STATEMENTS')
  }
}

export const isTransactionWord = (sql: string): boolean =>
  /^\s*(begin|commit|end|rollback|savepoint|release)\b/i.test(sql)
export const isWrite = (sql: string): boolean => /^\s*(insert|update|delete|replace|with)\b/i.test(sql)

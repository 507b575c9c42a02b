import Database from 'libsql'

export type SqlValue = null | bigint | number | string | Uint8Array
type SqlArgs = readonly SqlValue[] | Readonly<Record<string, SqlValue>>
type Outcome = {
  cols: { name: string; decltype: string | null }[]
  rows: SqlValue[][]
  changes: bigint
  lastRow: bigint
}

/** One connection to one database file, as the hub needs it. */
export type Engine = {
  readonly inTransaction: boolean
  /** Runs a script of any number of statements. */
  script: (sql: string) => void
  /** Runs one statement and reads all of its rows. */
  run: (sql: string, args: SqlArgs) => Outcome
  close: () => void
}

// A commit need not survive a power cut here, and BUSY must come back at once: the hub waits, never the thread.
const settings = ['journal_mode=WAL', 'synchronous=NORMAL', 'foreign_keys=ON', 'busy_timeout=0']

const isRows = (value: unknown): value is SqlValue[][] => Array.isArray(value)

const readRows = (statement: ReturnType<Database.Database['prepare']>, args: SqlArgs): SqlValue[][] => {
  const rows: unknown = statement.raw(true).all(args)
  if (!isRows(rows)) throw new TypeError('the engine answered something other than rows')
  return rows
}

/** Opens a database file with the embedded libSQL engine. */
export const openEngine = (file: string): Engine => {
  const database = new Database(file)
  database.defaultSafeIntegers(true)
  for (const setting of settings) database.prepare(`PRAGMA ${setting}`).all()
  const written = database.prepare('SELECT changes(), last_insert_rowid()')
  return {
    get inTransaction() {
      return database.inTransaction
    },
    script: (sql) => database.exec(sql),
    run: (sql, args) => {
      const statement = database.prepare(sql)
      const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }))
      const rows = cols.length > 0 ? readRows(statement, args) : []
      if (cols.length === 0) statement.run(args)
      const [changes, lastRow] = readRows(written, [])[0] ?? []
      return { cols, rows, changes: BigInt(Number(changes)), lastRow: BigInt(String(lastRow)) }
    },
    close: () => database.close(),
  }
}

import type { Engine, SqlValue } from './engines.ts'
import type { HubDatabase } from './hrana-databases.ts'
import type { Batch, Condition, Statement, StreamRequest } from './hrana-messages.ts'
import { demandOneStatement, isTransactionWord, isWrite } from './hrana-statements.ts'
import { HranaFault, fromWire, toWire, wireError } from './hrana-values.ts'

const nothing = { cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null }

const argsOf = ({ args, named_args: named }: Statement): SqlValue[] | Record<string, SqlValue> =>
  named != null && named.length > 0
    ? Object.fromEntries(named.map(({ name, value }) => [name.replace(/^[:@$]/, ''), fromWire(value)]))
    : (args ?? []).map(fromWire)

/** A client's conversation: one connection, its stored texts, and perhaps an open transaction. */
export class HubStream {
  readonly database: HubDatabase
  readonly #engine: Engine
  readonly #texts = new Map<number, string>()
  isClosed = false
  /** When a client that fell silent loses its transaction, in ms of the monotonic clock. */
  expires = Number.POSITIVE_INFINITY

  constructor(database: HubDatabase) {
    this.database = database
    this.#engine = database.acquire()
  }

  end(): void {
    this.database.release(this.#engine)
  }

  get inTransaction(): boolean {
    return this.#engine.inTransaction
  }

  async answer(request: StreamRequest): Promise<object> {
    switch (request.type) {
      case 'execute':
        return { type: 'execute', result: await this.#execute(request.stmt) }
      case 'batch':
        return { type: 'batch', result: await this.#batch(request.batch) }
      case 'sequence': {
        const sql = this.#textOf(request)
        await this.database.insist(() => this.#engine.script(sql))
        break
      }
      case 'store_sql':
        this.#texts.set(request.sql_id, request.sql)
        break
      case 'close_sql':
        this.#texts.delete(request.sql_id)
        break
      case 'close':
        this.isClosed = true
        break
    }
    return { type: request.type }
  }

  #textOf({
    sql,
    sql_id: id,
  }: {
    sql?: string | null | undefined
    sql_id?: number | null | undefined
  }): string {
    const text = sql ?? this.#texts.get(id ?? Number.NaN)
    if (text === undefined) throw new HranaFault('SQL text not found', 'SQL_STORE_NOT_FOUND')
    return text
  }

  #execute(statement: Statement): Promise<object> {
    const sql = this.#textOf(statement)
    demandOneStatement(sql)
    return this.database.insist(() => {
      // A BEGIN that met BUSY as a prepared statement would stay unfinished and block a later COMMIT.
      if (isTransactionWord(sql)) {
        this.#engine.script(sql)
        return nothing
      }
      const { cols, rows, changes, lastRow } = this.#engine.run(sql, argsOf(statement))
      const wrote = isWrite(sql)
      return {
        cols,
        rows: rows.map((row) => row.map(toWire)),
        affected_row_count: wrote ? Number(changes) : 0,
        last_insert_rowid: wrote ? String(lastRow) : null,
      }
    })
  }

  async #batch({ steps }: Batch): Promise<object> {
    const results: (object | null)[] = []
    const errors: (object | null)[] = []
    for (const { condition, stmt } of steps) {
      const runs = condition == null || this.#holds(condition, results, errors)
      const [result, error] = runs ? await this.#attempt(stmt) : [null, null]
      results.push(result)
      errors.push(error)
    }
    return { step_results: results, step_errors: errors }
  }

  async #attempt(statement: Statement): Promise<[object | null, object | null]> {
    try {
      return [await this.#execute(statement), null]
    } catch (fault) {
      return [null, wireError(fault)]
    }
  }

  #holds(condition: Condition, results: readonly unknown[], errors: readonly unknown[]): boolean {
    switch (condition.type) {
      case 'ok':
        return results[condition.step] != null
      case 'error':
        return errors[condition.step] != null
      case 'not':
        return !this.#holds(condition.cond, results, errors)
      case 'and':
        return condition.conds.every((one) => this.#holds(one, results, errors))
      case 'or':
        return condition.conds.some((one) => this.#holds(one, results, errors))
      case 'is_autocommit':
        return !this.#engine.inTransaction
    }
  }
}

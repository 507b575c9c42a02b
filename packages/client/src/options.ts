/** How often a request is made in all, and how long is waited for the next try at most, in ms. */
export type Patience = { tries: number; longestWait: number }

/** Where the service is and who calls. */
export type Options = {
  /** Such as `https://linli.example.cn`. */
  origin: string
  /** `linli_…`, made by an administrator of the street. */
  token: string
  /** The language of problems; Chinese unless English is asked for. */
  language?: 'zh-CN' | 'en'
  /** How often is tried again, and how long is waited at most. */
  patience?: Partial<Patience>
  /** How requests are made, where it is not the platform's own way. */
  fetch?: (request: Request) => Promise<Response>
  /** How time passes, in ms. */
  wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

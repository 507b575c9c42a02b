/** Migrations reach the Worker as text; wrangler.toml says so. */
declare module '*.sql' {
  const text: string
  export default text
}

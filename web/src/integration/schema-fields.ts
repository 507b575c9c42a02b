/** One field of a message: where it is, what it holds, whether it is always there, and what it means. */
export type SchemaField = { path: string; type: string; always: boolean; meaning: string }

type Schema = Readonly<Record<string, unknown>>

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const choices = (values: unknown): string[] =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : []

const alternatives = ({ anyOf }: Schema): Schema[] => (Array.isArray(anyOf) ? anyOf.filter(isSchema) : [])

/** What a schema holds, in a word or two: `string`, `"a" | "b"`, `number | null`. */
const typeOf = (schema: Schema): string => {
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  const listed = choices(schema['enum'])
  if (listed.length > 0) return listed.join(' | ')
  const several = alternatives(schema)
  if (several.length > 0) return several.map(typeOf).join(' | ')
  const { items } = schema
  if (schema['type'] === 'array') return `${isSchema(items) ? typeOf(items) : 'any'}[]`
  return textOf(schema['type']) || 'any'
}

const within = (schema: Schema, path: string): SchemaField[] => {
  const inner = schema['items']
  return isSchema(inner) ? fieldsIn(inner, `${path}[]`) : fieldsIn(schema, path)
}

const fieldsIn = (schema: Schema, path: string): SchemaField[] => {
  const { properties, required } = schema
  if (!isSchema(properties)) return []
  const always = Array.isArray(required) ? required : []
  return Object.entries(properties).flatMap(([name, field]) => {
    if (!isSchema(field)) return []
    const at = path === '' ? name : `${path}.${name}`
    const own = { path: at, type: typeOf(field), meaning: textOf(field['description']) }
    return [{ ...own, always: always.includes(name) }, ...within(field, at)]
  })
}

/** The fields that a JSON Schema tells of, outermost first, each under its whole path. */
export const schemaFields = (schema: unknown): SchemaField[] => (isSchema(schema) ? fieldsIn(schema, '') : [])

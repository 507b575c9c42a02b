/** A JSON Schema as the API's document has it; what it says of lengths and patterns is not a matter of types. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  prefixItems?: Schema[]
  format?: string
  description?: string
}

const commentOf = ({ description }: Schema): string =>
  description === undefined ? '' : `/** ${description.replaceAll('*/', '*\\/')} */ `

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key)

const objectOf = ({ properties = {}, required = [], additionalProperties }: Schema): string => {
  const fields = Object.entries(properties).map(([key, schema]) => {
    const name = isName(key) ? key : JSON.stringify(key)
    return `${commentOf(schema)}${name}${required.includes(key) ? '' : '?'}: ${typeOf(schema)}`
  })
  const open = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'
  if (fields.length === 0) return additionalProperties === false ? '{}' : `Record<string, ${open}>`
  return `{ ${fields.join('; ')} }`
}

const listOf = ({ items = {}, prefixItems }: Schema): string =>
  prefixItems === undefined ? `${typeOf(items)}[]` : `[${prefixItems.map(typeOf).join(', ')}]`

const ofType = (type: string | undefined, schema: Schema): string => {
  switch (type) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return listOf(schema)
    case 'string':
      return schema.format === 'binary' ? 'Uint8Array' : 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

const united = (types: readonly string[], by: string): string => {
  const different = [...new Set(types)]
  return different.length === 1 ? (different[0] ?? 'never') : `(${different.join(by)})`
}

/** The TypeScript type of what a schema lets through. */
export const typeOf = (schema: Schema): string => {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined)
    return united(
      schema.enum.map((value) => JSON.stringify(value)),
      ' | ',
    )
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return united(choices.map(typeOf), ' | ')
  if (schema.allOf !== undefined) return united(schema.allOf.map(typeOf), ' & ')
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  return united(
    types.map((type) => ofType(type, schema)),
    ' | ',
  )
}

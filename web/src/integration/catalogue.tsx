import type { Replied } from '@linli/contract/operations'
import { useAddress } from '../address.ts'
import { pick, useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { ask } from './asking.ts'
import { catalogueWords } from './catalogue-words.ts'
import { CopyButton } from './copy-button.tsx'
import { meaningOf } from './field-meanings.ts'
import { JsonView } from './json-view.tsx'
import { schemaFields, type SchemaField } from './schema-fields.ts'

type Type = Replied<'listWebhookTypes'>['types'][number]

const Always = ({ field: { path, always } }: { field: SchemaField }) => {
  const words = useWords(catalogueWords)
  const detailed = path.startsWith('data.details')
  return <>{detailed ? words.sometimes : always ? words.always : words.optional}</>
}

const Meaning = ({ field: { path, meaning } }: { field: SchemaField }) => {
  const known = meaningOf(path)
  return known === undefined ? <span lang="en">{meaning}</span> : <>{pick(known)}</>
}

const FieldTable = ({ type }: { type: Type }) => {
  const { columns } = useWords(catalogueWords)
  return (
    <table class="st fields">
      <thead>
        <tr>
          {(['path', 'type', 'always', 'meaning'] as const).map((each) => (
            <th key={each} scope="col">
              {columns[each]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {schemaFields(type.schema).map((field) => (
          <tr key={field.path}>
            <th scope="row">
              <code>{field.path}</code>
            </th>
            <td data-name={columns.type}>
              <code>{field.type}</code>
            </td>
            <td data-name={columns.always}>
              <Always field={field} />
            </td>
            <td data-name={columns.meaning}>
              <Meaning field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const TypeDetails = ({ type }: { type: Type }) => {
  const words = useWords(catalogueWords)
  return (
    <section class="type-details" aria-labelledby="type-title">
      <h2 id="type-title">{pick(type.name)}</h2>
      <p>
        <code>{type.type}</code> · {words.version(type.version)}
      </p>
      <p>{pick(type.told)}</p>
      <h3>
        {words.fields}
        <CopyButton text={JSON.stringify(type.schema, null, 2)} what={words.aSchema}>
          {words.schema}
        </CopyButton>
      </h3>
      <FieldTable type={type} />
      <JsonView title={words.example} text={JSON.stringify(type.example, null, 2)} what={words.anExample} />
    </section>
  )
}

const Choice = ({ types, shown }: { types: readonly Type[]; shown: Type }) => {
  const words = useWords(catalogueWords)
  const { change } = useAddress()
  return (
    <nav class="type-list" aria-label={words.list}>
      {types.map((type) => (
        <button
          key={type.type}
          type="button"
          aria-current={type === shown ? 'true' : undefined}
          onClick={() => change({ type: type.type })}
        >
          {pick(type.name)}
          <small>{type.type}</small>
        </button>
      ))}
    </nav>
  )
}

/** 消息目录: every type of message with its fields and an example. */
export const Catalogue = () => {
  const words = useWords(catalogueWords)
  const { query } = useAddress()
  const { value, failure, reload } = useQuery('webhook-types', () => ask('listWebhookTypes'), Infinity)
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  const shown = value?.types.find(({ type }) => type === query['type']) ?? value?.types[0]
  if (value === undefined || shown === undefined) return <Loading rows={10} />
  return (
    <>
      <p class="console-lead">{words.lead}</p>
      <div class="console-body">
        <Choice types={value.types} shown={shown} />
        <TypeDetails type={shown} />
      </div>
    </>
  )
}

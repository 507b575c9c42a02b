import type { Template } from '@linli/contract/target-templates'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { templatesWords } from './words.ts'

/** The id of the button that opens a template. */
export const openerId = (template: string): string => `template-${template}`

type RowProps = { template: Template; open: () => void }

const Row = ({ template, open }: RowProps) => {
  const words = useWords(templatesWords)
  const { id, name, kind, source, version, items, points, unsure, own, updatedAt, updatedBy } = template
  return (
    <tr>
      <th scope="row">
        <button id={openerId(id)} type="button" class="template-open" onClick={open}>
          {pick(name)}
        </button>{' '}
        {own && <Tag tone="info">{words.own}</Tag>}
      </th>
      <td data-name={words.kind}>{words.kinds[kind]}</td>
      <td data-name={words.content}>
        {words.items(items, points)} {unsure > 0 && <Tag tone="warn">{words.unsure(unsure)}</Tag>}
      </td>
      <td class="template-source" data-name={words.source}>
        {pick(source)}
      </td>
      <td data-name={words.version}>
        {words.versionOf(version)}
        {updatedAt !== undefined && updatedBy !== undefined && (
          <small>{words.changedBy(updatedBy, momentText(updatedAt))}</small>
        )}
      </td>
    </tr>
  )
}

/** All templates with their source and version. */
export const TemplateTable = ({
  templates,
  open,
}: {
  templates: readonly Template[]
  open: (id: string) => void
}) => {
  const words = useWords(templatesWords)
  return (
    <table class="target-table templates-table">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.content}</th>
          <th scope="col">{words.source}</th>
          <th scope="col">{words.version}</th>
        </tr>
      </thead>
      <tbody>
        {templates.map((template) => (
          <Row key={template.id} template={template} open={() => open(template.id)} />
        ))}
      </tbody>
    </table>
  )
}

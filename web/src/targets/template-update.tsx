import type { TemplateDifference } from '@linli/contract/target-templates'
import { columnNames } from '@linli/domain/plan-columns'
import { useState } from 'preact/hooks'
import { call, refusalOf } from '../api.ts'
import { pick, useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useQuery } from '../queries.ts'

const zh = {
  newer: (name: string, version: number) => `模板“${name}”有了第${version}版`,
  look: '看改了什么',
  title: (name: string, version: number) => `采用“${name}”第${version}版`,
  note: '编号相同的项目，已填的自评、核定和佐证都保留。',
  added: (count: number) => `新增${count}项`,
  removed: (count: number) => `取消${count}项`,
  changed: (count: number) => `改动${count}项`,
  settings: '总分和分数线',
  reordered: '项目的先后次序有变动',
  lost: (count: number) => `其中${count}项已填过或有佐证，采用后会一并删除`,
  lostOne: '已填',
  was: '原来',
  is: '改为',
  what: '改动',
  key: '编号',
  nothing: '—',
  adopt: '采用新版',
  later: '先不采用',
  adopted: '已采用新版',
  stale: '刚才有了变动，请再看一次',
  notDone: (why: string) => `没有办成：${why}`,
}

const en: typeof zh = {
  newer: (name, version) => `“${name}” has a version ${version}`,
  look: 'See what changed',
  title: (name, version) => `Adopt version ${version} of “${name}”`,
  note: 'What is noted and linked stays wherever an item keeps its key.',
  added: (count) => `Added: ${count}`,
  removed: (count) => `Removed: ${count}`,
  changed: (count) => `Changed: ${count}`,
  settings: 'Total and levels',
  reordered: 'The items stand in another order',
  lost: (count) => `${count} of them are noted or have records: that goes with them`,
  lostOne: 'noted',
  was: 'Was',
  is: 'Is',
  what: 'What',
  key: 'Key',
  nothing: '—',
  adopt: 'Adopt the new version',
  later: 'Not now',
  adopted: 'New version adopted',
  stale: 'Something has just changed: look again',
  notDone: (why) => `Not done: ${why}`,
}

const words = { zh, en }

/** A target of a community, or a task of the street, with the version of it and of its template that is in use. */
type Props = {
  street: string
  of: { target: string; community: string } | { task: string }
  version: number
  template: { id: string; version: number } | undefined
  mayAdopt: boolean
  adopted: () => void
}

const namesOf = (of: Props['of']): string => ('task' in of ? of.task : of.target)

const useDifference = ({ street, of, template }: Props) =>
  useQuery(`template-difference/${street}/${namesOf(of)}/${template?.version ?? 0}`, () =>
    'task' in of
      ? call('readTaskTemplateDifference', { params: { street, task: of.task } })
      : call('readTemplateDifference', { params: { street, ...of } }),
  )

const Names = ({
  title,
  rows,
  lost = [],
}: {
  title: string
  rows: TemplateDifference['difference']['added']
  lost?: readonly string[]
}) => {
  const said = useWords(words)
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul class="difference-list">
        {rows.map(({ key, text }) => (
          <li key={key}>
            <b>{key}</b> {text} {lost.includes(key) && <span class="tag bad">{said.lostOne}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Line = { id: string; key: string; what: string; was: string; is: string }

const linesOf = ({ difference: { changed, settings } }: TemplateDifference, ofSettings: string): Line[] => [
  ...settings.map(({ name, before, after }) => ({
    id: name.zh,
    key: ofSettings,
    what: pick(name),
    was: before,
    is: after,
  })),
  ...changed.flatMap(({ key, cells }) =>
    cells.map(({ column, before, after }) => ({
      id: `${key} ${column}`,
      key,
      what: pick(columnNames[column]),
      was: pick(before),
      is: pick(after),
    })),
  ),
]

const Changed = ({ found }: { found: TemplateDifference }) => {
  const said = useWords(words)
  const lines = linesOf(found, said.settings)
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{said.changed(found.difference.changed.length)}</h3>
      <table class="merge-table">
        <thead>
          <tr>
            <th scope="col">{said.key}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.was}</th>
            <th scope="col">{said.is}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, key, what, was, is }) => (
            <tr key={id}>
              <th scope="row">{key}</th>
              <td>{what}</td>
              <td>{was === '' ? said.nothing : was}</td>
              <td>{is === '' ? said.nothing : is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What the new version changes. */
const Difference = ({ found }: { found: TemplateDifference }) => {
  const said = useWords(words)
  const { added, removed, reordered, lostMarks, lostEvidence } = found.difference
  const lost = [...new Set([...lostMarks, ...lostEvidence])]
  return (
    <>
      <p class="targets-note">{said.note}</p>
      <Names title={said.added(added.length)} rows={added} />
      <Names title={said.removed(removed.length)} rows={removed} lost={lost} />
      {lost.length > 0 && <p class="form-refused">{said.lost(lost.length)}</p>}
      <Changed found={found} />
      {reordered && <p>{said.reordered}</p>}
    </>
  )
}

const adopt = ({ street, of, version }: Props, { template }: TemplateDifference) => {
  const body = { template: template.id, version: template.version }
  return 'task' in of
    ? call('adoptTaskTemplate', { params: { street, task: of.task }, body, version })
    : call('adoptTemplate', { params: { street, ...of }, body, version })
}

const Adopting = (props: Props & { found: TemplateDifference; close: () => void; again: () => void }) => {
  const said = useWords(words)
  const { found, close, again, adopted } = props
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      await adopt(props, found)
      announce(said.adopted)
      close()
      adopted()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      announce(refusalOf(error) === 'stale' ? said.stale : said.notDone(why))
      again()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={said.title(pick(found.template.name), found.template.version)}
      onClose={close}
      wide
      actions={
        <>
          {props.mayAdopt && (
            <button type="button" class="btn primary" disabled={busy} onClick={() => void take()}>
              {said.adopt}
            </button>
          )}
          <button type="button" class="btn" onClick={close}>
            {said.later}
          </button>
        </>
      }
    >
      <Difference found={found} />
    </Dialog>
  )
}

/** Says that the template of a target has a newer version, shows what it changes, and lets who may adopt it. */
export const TemplateUpdate = (props: Props) => {
  const said = useWords(words)
  const [open, setOpen] = useState(false)
  const { street, template } = props
  const { value: list } = useQuery(`templates/${street}/all`, () =>
    call('listTemplates', { params: { street } }),
  )
  const newest = list?.templates.find(({ id }) => id === template?.id)
  if (template === undefined || newest === undefined || newest.version <= template.version) return null
  return (
    <div class="form-kept template-update">
      {said.newer(pick(newest.name), newest.version)}{' '}
      <button type="button" class="btn" onClick={() => setOpen(true)}>
        {said.look}
      </button>
      {open && <Opened {...props} close={() => setOpen(false)} />}
    </div>
  )
}

const Opened = (props: Props & { close: () => void }) => {
  const { value, failure, reload } = useDifference(props)
  if (value !== undefined) return <Adopting {...props} found={value} again={reload} />
  return failure === undefined ? <Loading rows={4} /> : <Failed error={failure} retry={reload} />
}

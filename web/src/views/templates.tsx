import type { WholeTemplate } from '@linli/contract/target-templates'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { fileLink } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { pick, useLanguage, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useSession, useTitle } from '../session.tsx'
import type { Beginning } from '../templates/editing.ts'
import { Editor } from '../templates/editor.tsx'
import { openerId, TemplateTable } from '../templates/list.tsx'
import { remove, useTemplate, useTemplates } from '../templates/loading.ts'
import { UseForm } from '../templates/use-form.tsx'
import { TemplateItems } from '../templates/whole.tsx'
import { templatesWords } from '../templates/words.ts'
import '../styles/targets.css'
import '../styles/templates.css'

type Begin = (beginning: Beginning) => void

type ActsProps = { whole: WholeTemplate; begin: Begin; close: () => void; use: () => void }

const Acts = ({ whole, begin, close, use }: ActsProps) => {
  const words = useWords(templatesWords)
  const lang = useLanguage()
  const { street, may } = useSession()
  const file = fileLink('exportTemplate', {
    params: { street: street.id, template: whole.id },
    query: { lang },
  })
  const gone = async () => {
    if (await remove(street.id, whole, words)) close()
  }
  return (
    <div class="target-acts noprint">
      {(may('targets.assign') || may('targets.set')) && (
        <button type="button" class="btn primary" onClick={use}>
          <Icon name="target" />
          {words.use}
        </button>
      )}
      {whole.own && may('targets.assign') && (
        <button type="button" class="btn" onClick={() => begin({ was: whole })}>
          <Icon name="edit" />
          {words.edit}
        </button>
      )}
      {may('targets.assign') && (
        <button type="button" class="btn" onClick={() => begin({ copy: whole })}>
          <Icon name="copy" />
          {words.copy}
        </button>
      )}
      <a class="btn" href={file} download>
        <Icon name="download" />
        {words.download}
      </a>
      {whole.own && may('targets.assign') && (
        <button type="button" class="btn" onClick={() => void gone()}>
          <Icon name="remove" />
          {words.remove}
        </button>
      )}
    </div>
  )
}

const About = ({ whole }: { whole: WholeTemplate }) => {
  const words = useWords(templatesWords)
  const { source, text, settings } = whole
  return (
    <dl class="template-about">
      <dt>{words.source}</dt>
      <dd>{pick(source)}</dd>
      {pick(text) !== '' && <dt>{words.text}</dt>}
      {pick(text) !== '' && <dd>{pick(text)}</dd>}
      {whole.points !== undefined && <dt>{words.settings}</dt>}
      {whole.points !== undefined && (
        <dd>
          {settings.map(({ name, value }) => (
            <span key={name.zh}>
              {pick(name)} <b>{value}</b>
            </span>
          ))}
        </dd>
      )}
    </dl>
  )
}

const Opened = ({ id, begin, close }: { id: string; begin: Begin; close: () => void }) => {
  const words = useWords(templatesWords)
  const { street } = useSession()
  const { value, failure, reload } = useTemplate(street.id, id)
  const catalogue = useCatalogue()
  const [using, setUsing] = useState(false)
  if (value === undefined || catalogue === undefined)
    return failure === undefined ? <Loading rows={10} /> : <Failed error={failure} retry={reload} />
  return (
    <article class="template">
      <h2>
        {pick(value.name)} <small>{words.versionOf(value.version)}</small>
      </h2>
      <About whole={value} />
      {using ? (
        <UseForm whole={value} catalogue={catalogue} close={() => setUsing(false)} />
      ) : (
        <Acts whole={value} begin={begin} close={close} use={() => setUsing(true)} />
      )}
      <TemplateItems whole={value} />
    </article>
  )
}

const Listed = ({ open }: { open: (id: string) => void }) => {
  const words = useWords(templatesWords)
  const { street } = useSession()
  const { value, failure, reload } = useTemplates(street.id)
  if (value === undefined)
    return failure === undefined ? <Loading rows={8} /> : <Failed error={failure} retry={reload} />
  return value.templates.length === 0 ? (
    <Empty title={words.notFound} text={words.note} />
  ) : (
    <TemplateTable templates={value.templates} open={open} />
  )
}

/** The opener is drawn anew when the list has come back. */
const focusOpener = (template: string | undefined): void => {
  if (template !== undefined) setTimeout(() => document.getElementById(openerId(template))?.focus())
}

/** 目标模板: what checklists, milestones and coverages are made from, built in and the street's own. */
export const Templates = () => {
  const words = useWords(templatesWords)
  useTitle(words.title)
  const { may } = useSession()
  const { query, change } = useAddress()
  const [beginning, begin] = useState<Beginning>()
  const open = query['template']
  const close = () => {
    change({ template: undefined })
    focusOpener(open)
  }
  const done = (id?: string) => {
    begin(undefined)
    if (id !== undefined) change({ template: id })
  }
  return (
    <div class="targets templates">
      <div class="targets-title">
        <h1>{words.title}</h1>
        {open !== undefined && beginning === undefined && (
          <button type="button" class="btn noprint" onClick={close}>
            <Icon name="left" />
            {words.back}
          </button>
        )}
        {may('targets.assign') && beginning === undefined && (
          <button type="button" class="btn primary noprint" onClick={() => begin({})}>
            <Icon name="plus" />
            {words.add}
          </button>
        )}
      </div>
      {beginning === undefined && open === undefined && (
        <p class="targets-note">{may('targets.assign') ? words.note : words.readOnly}</p>
      )}
      {beginning !== undefined ? (
        <Editor beginning={beginning} done={done} />
      ) : open === undefined ? (
        <Listed open={(id) => change({ template: id }, { step: true })} />
      ) : (
        <Opened key={open} id={open} begin={begin} close={close} />
      )}
    </div>
  )
}

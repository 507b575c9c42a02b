import { useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useReport } from '../report/loading.ts'
import { reportWords } from '../report/words.ts'
import { screen } from '../screens.tsx'
import { useTitle } from '../session.tsx'

const Draft = screen(() => import('./draft.tsx').then((module) => module.Draft))
const Editor = screen(() => import('../report/editor.tsx').then((module) => module.Editor))

/** 报告: the half-year work report as it is written; where none is begun, the draft that it would begin with. */
export const Report = () => {
  const words = useWords(reportWords)
  useTitle(words.title)
  const { value, failure, reload, place } = useReport()
  if (value === undefined)
    return failure === undefined ? <Loading rows={14} /> : <Failed error={failure} retry={reload} />
  if (value.report === null) return <Draft begun={reload} />
  const { id } = value.report
  return <Editor key={`${place.community}/${id}`} report={value.report} place={place} reload={reload} />
}

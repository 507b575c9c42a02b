import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { compareLink } from '../links.ts'
import { usePrinting } from '../matrix/printing.ts'
import { Failed, Loading, NoPermission } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession, useTitle } from '../session.tsx'
import { BoardBody } from '../target-board/body.tsx'
import { useLook, useTargetBoard } from '../target-board/boards.ts'
import { addId, Heading, Tools } from '../target-board/headings.tsx'
import { taskButtonId } from '../target-board/table.tsx'
import { boardWords } from '../target-board/words.ts'
import '../styles/target-board.css'

// Few change tasks, and seldom.
const TaskForm = screen(() => import('../target-board/task-form.tsx').then((module) => module.TaskForm))

const Refusal = () => {
  const words = useWords(boardWords)
  const { street } = useSession()
  const back = (
    <a class="btn" href={compareLink({ street: street.id })}>
      {words.back}
    </a>
  )
  return <NoPermission title={words.noPermission} text={words.noPermissionHow(street.name)} actions={back} />
}

/** Which task's form is open; the keyboard goes back to the button that opened it. */
const useForm = () => {
  const { query, change } = useAddress()
  const { task } = query
  const open = (id: string) => change({ task: id }, { step: true })
  const close = () => {
    change({ task: '' })
    const opener = task === undefined || task === 'new' ? addId : taskButtonId(task)
    setTimeout(() => document.getElementById(opener)?.focus())
  }
  return { task, open, close }
}

const Boarding = () => {
  const { street, may } = useSession()
  const look = useLook()
  const { printing, print } = usePrinting()
  const { value, failure, reload } = useTargetBoard(street.id, look.on)
  const { task, open, close } = useForm()
  const edit = may('targets.assign') ? open : undefined
  if (edit !== undefined && task !== undefined) return <TaskForm key={task} task={task} close={close} />
  return (
    <>
      <Heading
        look={look}
        add={edit && (() => edit('new'))}
        print={value === undefined || value.lines.length === 0 ? undefined : print}
      />
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={12} />}
      {value !== undefined && (
        <>
          <Tools look={look} board={value} />
          <BoardBody board={value} look={look} printing={printing} edit={edit} />
        </>
      )}
    </>
  )
}

/** 街道目标任务: where each community is with the street's tasks and its own targets, as state and number, never a ranking. */
export const TargetBoard = () => {
  const words = useWords(boardWords)
  useTitle(words.title)
  const { may } = useSession()
  return (
    <div class="target-board">
      {may('records.read') ? (
        <Boarding />
      ) : (
        <>
          <h1>{words.title}</h1>
          <Refusal />
        </>
      )}
    </div>
  )
}

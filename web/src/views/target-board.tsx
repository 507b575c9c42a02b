import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useWords } from '../language.tsx'
import { compareLink, taskLink } from '../links.ts'
import { usePrinting } from '../matrix/printing.ts'
import { Failed, Loading, NoPermission } from '../parts/states.tsx'
import { useSession, useTitle } from '../session.tsx'
import { BoardBody } from '../target-board/body.tsx'
import { useLook, useTargetBoard } from '../target-board/boards.ts'
import { Heading, Tools } from '../target-board/headings.tsx'
import { returnToTask } from '../target-board/openers.ts'
import { boardWords } from '../target-board/words.ts'
import '../styles/targets.css'
import '../styles/target-board.css'

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

/** The address of a task's form, which brings one back to what is looked at now; none for those who may not change tasks. */
const useTaskLink = (): ((task: string) => string) | undefined => {
  const { street, may } = useSession()
  const { query } = useLocation()
  return may('targets.assign') ? (task) => taskLink({ ...query, street: street.id, task }) : undefined
}

const Boarding = () => {
  const { street } = useSession()
  const { route } = useLocation()
  const look = useLook()
  const linkTo = useTaskLink()
  const { printing, print } = usePrinting()
  const { value, failure, reload } = useTargetBoard(street.id, look.on)
  const known = value !== undefined
  useEffect(() => {
    // After the frame has gone to the top of the screen.
    if (known) setTimeout(returnToTask)
  }, [known])
  return (
    <>
      <Heading
        look={look}
        add={linkTo?.('new')}
        print={value === undefined || value.lines.length === 0 ? undefined : print}
      />
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={12} />}
      {value !== undefined && (
        <>
          <Tools look={look} board={value} />
          <BoardBody
            board={value}
            look={look}
            printing={printing}
            edit={linkTo && ((task) => route(linkTo(task)))}
          />
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

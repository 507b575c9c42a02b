import { useLocation, useRoute } from 'preact-iso/router'
import { useWords } from '../language.tsx'
import { targetBoardLink } from '../links.ts'
import { NoPermission } from '../parts/states.tsx'
import { useSession, useTitle } from '../session.tsx'
import { leaveTask } from '../target-board/openers.ts'
import { TaskForm } from '../target-board/task-form.tsx'
import { taskWords } from '../target-board/task-words.ts'
import '../styles/targets.css'
import '../styles/target-board.css'

/** 下达任务: a task that the street gives to communities, being written or changed. */
export const Task = () => {
  const words = useWords(taskWords)
  useTitle(words.adding)
  const { street, may } = useSession()
  const { query, route } = useLocation()
  const { task = 'new' } = useRoute().params
  const back = targetBoardLink({ ...query, street: street.id })
  const close = () => {
    leaveTask(task)
    route(back)
  }
  if (may('targets.assign'))
    return (
      <div class="target-board">
        <TaskForm key={task} task={task} close={close} />
      </div>
    )
  return (
    <NoPermission
      title={words.noPermission}
      text={words.noPermissionHow(street.name)}
      actions={
        <a class="btn" href={back}>
          {words.back}
        </a>
      }
    />
  )
}

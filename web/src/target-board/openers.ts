/** The id of the button that opens a task's form. */
export const taskButtonId = (task: string): string => `task-${task}`

let left: string | undefined

/** Says that a task's form was left, so that the keyboard goes on where it was opened. */
export const leaveTask = (task: string): void => {
  left = task
}

/** Gives the keyboard back to the button of the task that was left, once. */
export const returnToTask = (): void => {
  const button = left === undefined ? null : document.getElementById(taskButtonId(left))
  left = undefined
  button?.focus()
}

type Waiting = { holds: () => boolean; over: () => void }

/** For those who wait until something holds; `look` is called whenever something may have changed. */
export const patience = () => {
  let waiting: Waiting[] = []
  return {
    until: (holds: () => boolean): Promise<void> =>
      holds()
        ? Promise.resolve()
        : new Promise((over) => {
            waiting.push({ holds, over })
          }),
    look: (): void => {
      waiting = waiting.filter(({ holds, over }) => {
        const held = holds()
        if (held) over()
        return !held
      })
    },
  }
}

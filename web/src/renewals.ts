import { forget } from './queries.ts'

/** After a change to records or declarations: whatever shows figures asks again. */
export const renewFigures = (): void => {
  for (const shown of ['figures/', 'figure/', 'draft/', 'comparison/']) forget(shown)
}

import { decimal } from './quantities.ts'
import type { Progress, Target, TargetPlan } from './targets.ts'

const counted = (amount: number, unit: string): string => `${decimal(amount)}${unit}`

const valueWords = (plan: TargetPlan): string => {
  if (plan.kind !== 'metric' || plan.value === undefined) return ''
  const value = counted(plan.value, plan.unit)
  return plan.aim === 'at-least' ? `，目标${value}` : `，控制在${value}以内`
}

/** What is to be done about a target, as a plan says it; kinds without words of their own are titled by what is to be done. */
export const plannedText = ({ title, plan }: Pick<Target, 'title' | 'plan'>): string => {
  switch (plan.kind) {
    case 'coverage':
      return `积极做好${title}工作`
    case 'checklist':
      return `争创${title}`
    default:
      return `${title}${valueWords(plan)}`
  }
}

const percent = (share: number): string => `${Math.floor(share * 100)}%`

/** How far it is, after the title. */
const soFar = ({ plan }: Pick<Target, 'plan'>, { now, of, unit, share }: Progress): string => {
  if (now !== undefined && plan.kind === 'metric')
    return of === undefined
      ? `已完成${counted(now, unit)}`
      : `已完成${counted(now, unit)}，目标${counted(of, unit)}`
  if (now !== undefined && of !== undefined) return `已完成${counted(now, '')}/${counted(of, unit)}`
  return share === undefined ? '正在推进' : `已完成${percent(share)}`
}

/** How a report tells the progress of a target; undefined where nothing has been done about it yet. */
export const progressText = (
  target: Pick<Target, 'title' | 'plan'>,
  progress: Progress,
): string | undefined => {
  if (!progress.begun) return undefined
  const { now, unit } = progress
  if (!progress.reached) return `${target.title}${soFar(target, progress)}`
  return now === undefined || target.plan.kind !== 'metric'
    ? `${target.title}已完成`
    : `${target.title}目标已完成，共${counted(now, unit)}`
}

import { bounds, type Bound } from '@linli/domain/quantities'

export const isBound = (text: string): text is Bound => bounds.some((bound) => bound === text)

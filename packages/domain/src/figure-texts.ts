import type { Figure } from './figures.ts'
import type { Metric } from './metrics.ts'
import { decimal, type Bound } from './quantities.ts'
import { units } from './units.ts'

const bounded = (number: string, bound: Bound, unit: string): string => {
  switch (bound) {
    case 'exact':
      return number + unit
    case 'at-least':
      return /[1-9]0+$/.test(number) ? `${number}余${unit}` : `${number}${unit}以上`
    case 'at-most':
      return `近${number}${unit}`
    case 'about':
    case 'estimated':
      return `约${number}${unit}`
    case 'unstated':
      return `若干${unit}`
  }
}

/** A figure as a Chinese report says it, with its unit: 20名, 10余起, 19次以上, 约30人, 56.5%. */
export const figureText = (metric: Metric, { value, bound }: Pick<Figure, 'value' | 'bound'>): string => {
  const rounded = metric.nature === 'ratio' ? Math.round((value ?? 0) / 100) * 100 : (value ?? 0)
  return bounded(decimal(rounded), bound, units[metric.unit].zh)
}

const englishBounds: Record<Bound, (said: string) => string> = {
  exact: (said) => said,
  'at-least': (said) => `at least ${said}`,
  'at-most': (said) => `at most ${said}`,
  about: (said) => `about ${said}`,
  estimated: (said) => `about ${said}`,
  unstated: () => 'some, not counted',
}

/** The same in English, for screens: at least 10 cases, 56.5 %. */
export const figureTextInEnglish = (
  metric: Metric,
  { value, bound }: Pick<Figure, 'value' | 'bound'>,
): string => {
  const rounded = metric.nature === 'ratio' ? Math.round((value ?? 0) / 100) * 100 : (value ?? 0)
  return englishBounds[bound](`${decimal(rounded)} ${units[metric.unit].en}`)
}

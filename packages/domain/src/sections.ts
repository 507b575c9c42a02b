import { both, type Bilingual } from './results.ts'

/** 条线: the lines of community work; `base` is the base register. They are also the limits of a {@link Reach}. */
export const sections = [
  'base',
  'party',
  'services',
  'culture',
  'partnership',
  'safety',
  'environment',
] as const
export type Section = (typeof sections)[number]

export const sectionNames: Record<Section, Bilingual> = {
  base: both('基础信息', 'Base register'),
  party: both('党建', 'Party building'),
  services: both('服务居民', 'Resident services'),
  culture: both('文化', 'Culture'),
  partnership: both('共建', 'Partnership'),
  safety: both('平安', 'Safety'),
  environment: both('环境', 'Environment'),
}

export const isSection = (value: string): value is Section => (sections as readonly string[]).includes(value)

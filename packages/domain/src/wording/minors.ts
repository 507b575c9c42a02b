import { naming, paragraph, sentence } from './builders.ts'

const youthPlaces = ['youth_club', 'book_exchange', 'youth_base'] as const

const inHoliday = (season: string) => ({
  kind: 'activity',
  where: { season },
  of: [`activities|season=${season}`],
  some: '先后开展{entries}等活动',
})

/** What was done for minors, told under culture. */
export const minors = paragraph(
  'culture.minors',
  '关心未成年人成长',
  sentence(
    'culture.minors.places',
    { say: '成立青少年俱乐部{facilities_opened|kind=youth_club}', zero: '没有新设青少年俱乐部' },
    { say: '设立图书漂流站{facilities_opened|kind=book_exchange}', zero: '没有新设图书漂流站' },
    { say: '建立青少年实践基地{facilities_opened|kind=youth_base}', zero: '没有新建青少年实践基地' },
    naming({
      kind: 'facility_opened',
      where: { kind: youthPlaces },
      of: youthPlaces.map((kind) => `facilities_opened|kind=${kind}`),
    }),
  ),
  sentence(
    'culture.minors.winter',
    { say: '寒假期间组织活动{activities|season=winter_holiday}', unstated: '寒假期间组织了活动' },
    naming(inHoliday('winter_holiday')),
  ),
  sentence(
    'culture.minors.summer',
    { say: '暑假期间组织活动{activities|season=summer_holiday}', unstated: '暑假期间组织了活动' },
    naming(inHoliday('summer_holiday')),
  ),
)

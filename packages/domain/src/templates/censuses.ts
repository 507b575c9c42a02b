import { both } from '../results.ts'
import type { TargetTemplate } from '../target-templates.ts'

/** The sixth national census: its days are fixed for the whole country. Households are counted, no personal forms are kept. */
export const census2010: TargetTemplate = {
  id: 'census-2010',
  version: 1,
  name: both('第六次全国人口普查', 'Sixth national population census'),
  source: both(
    '国务院第六次全国人口普查工作安排：标准时点2010年11月1日零时，11月1日至10日入户登记',
    'The State Council’s schedule of the sixth census: reference time 1 November 2010, registration 1 to 10 November',
  ),
  text: both(
    '登记（11月1日至10日）和复查（11日至15日）为全国统一日期；准备、摸底和质量抽查的起止日请按本地安排核对。',
    'Registration (1 to 10 November) and re-check (11 to 15) are national dates; check the days of the other phases against the local schedule.',
  ),
  plan: {
    kind: 'coverage',
    phases: [
      { key: 'preparation', text: '普查准备：机构、人员、小区划分', from: '2010-07-01', to: '2010-09-30' },
      { key: 'listing', text: '户口整顿和入户摸底', from: '2010-10-01', to: '2010-10-31', counter: 'listed' },
      { key: 'registration', text: '入户登记', from: '2010-11-01', to: '2010-11-10', counter: 'registered' },
      { key: 'recheck', text: '复查', from: '2010-11-11', to: '2010-11-15', counter: 'checked' },
      { key: 'quality', text: '事后质量抽查', from: '2010-11-16', to: '2010-12-31' },
    ],
  },
}

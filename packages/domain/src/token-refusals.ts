import type { RefusalDetails } from './cell-refusals.ts'
import { both, type Bilingual } from './results.ts'

/** Why a token is not made or changed as wanted, and how to mend it. */
export const tokenTexts = {
  'expires-too-early': () => both('请选今天以后的日期', 'Choose a day after today'),
  'expires-too-late': (d) =>
    both(`最迟${d['day']}，到期前可再延长`, `${d['day']} at the latest: it can be prolonged before then`),
  'not-an-address-range': (d) =>
    d['suggestion'] === undefined
      ? both(
          '请填 IP 地址或网段，如 203.0.113.7 或 203.0.113.0/24',
          'Give an IP address or a range, such as 203.0.113.7 or 203.0.113.0/24',
        )
      : both(
          `请改为 ${d['suggestion']}`,
          `This is not how such a range is written: did you mean ${d['suggestion']}?`,
        ),
} satisfies Record<string, (details: RefusalDetails) => Bilingual>

import type { InboundItem } from '@linli/contract/sources'

type Problem = NonNullable<InboundItem['problems']>[number]

/** What is wrong with an item: what, and where in the message. */
export const ProblemList = ({ problems }: { problems: readonly Problem[] }) => (
  <ul class="problems">
    {problems.map(({ make, field, at, message, said }) => (
      <li key={`${make} ${field} ${at} ${message}`}>
        {message} <code>{at === '' ? field : at}</code>
        {said !== undefined && (
          <>
            {' '}
            <q>{said}</q>
          </>
        )}
      </li>
    ))}
  </ul>
)

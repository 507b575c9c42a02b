import type { Endpoint } from '@linli/contract/endpoints'
import { deliveryStates } from '@linli/domain/endpoints'
import { webhookEvents } from '@linli/domain/webhook-events'
import type { ComponentChildren } from 'preact'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { filterKeys, type useFilters } from './delivery-lists.ts'
import { deliveryWords } from './delivery-words.ts'
import { stateWords } from './state-words.ts'
import { typeName } from './type-names.ts'

type Option = { code: string; name: string }
type Props = {
  filtering: ReturnType<typeof useFilters>
  endpoints: readonly Endpoint[]
  children: ComponentChildren
}

const useOptions = (endpoints: readonly Endpoint[]): Record<(typeof filterKeys)[number], Option[]> => {
  const { delivery } = useWords(stateWords)
  const { communities } = useSession().street
  return {
    endpoint: endpoints.map(({ id, name }) => ({ code: id, name })),
    state: deliveryStates.map((code) => ({ code, name: delivery[code] })),
    type: Object.keys(webhookEvents).map((code) => ({ code, name: typeName(code) })),
    community: communities.map(({ id, name }) => ({ code: id, name })),
  }
}

/** Which deliveries are listed; all of it stands in the address. `children`: what else can be done with the list. */
export const Filters = ({ filtering, endpoints, children }: Props) => {
  const words = useWords(deliveryWords)
  const options = useOptions(endpoints)
  const { filters, any, set, clear } = filtering
  return (
    <div class="console-tools noprint">
      {filterKeys.map((key) => (
        <select
          key={key}
          class="sel"
          aria-label={words.filters[key]}
          value={filters[key]}
          onChange={(event) => set({ [key]: event.currentTarget.value })}
        >
          <option value="">{words.any[key]}</option>
          {options[key].map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ))}
      {any && (
        <button type="button" class="btn plain" onClick={clear}>
          {words.clear}
        </button>
      )}
      {children}
    </div>
  )
}

import { useEffect, useRef } from 'preact/hooks'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { NoticeList } from '../notices/list.tsx'
import { noticesKey, useNotices } from '../notices/loading.ts'
import { noticesWords } from '../notices/words.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { forget } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import '../styles/notices.css'

/** What is shown counts as seen. It stays marked as new until one leaves the page. */
const useSeen = (street: string, value: ReturnType<typeof useNotices>['value']): ReadonlySet<number> => {
  const fresh = useRef<Set<number>>(new Set())
  for (const { sequence, unseen } of value?.notices ?? []) if (unseen) fresh.current.add(sequence)
  const newest = (value?.unseen ?? 0) > 0 ? value?.notices[0]?.sequence : undefined
  useEffect(() => {
    if (newest === undefined) return
    call('seeNotices', { params: { street }, body: { sequence: newest } }).then(
      () => forget(noticesKey(street)),
      // They stay new, and are marked the next time.
      () => undefined,
    )
  }, [newest])
  return fresh.current
}

/** 消息: what happened to one's reports. */
export const Notices = () => {
  const words = useWords(noticesWords)
  useTitle(words.title)
  const { street, may } = useSession()
  const { value, failure, reload } = useNotices(street.id, 0)
  const fresh = useSeen(street.id, value)
  return (
    <div class="notices">
      <h1>{words.title}</h1>
      {may('audit.read') && (
        <p class="notices-log">
          <a href={integrationLink({ street: street.id, tab: 'events' })}>{words.log}</a>
        </p>
      )}
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={8} />}
      {value?.notices.length === 0 && <Empty title={words.empty} text={words.emptyText} />}
      {value !== undefined && value.notices.length > 0 && (
        <NoticeList street={street.id} notices={value.notices} fresh={fresh} />
      )}
    </div>
  )
}

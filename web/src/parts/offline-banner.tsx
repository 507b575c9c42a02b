import { useEffect } from 'preact/hooks'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { useReachable } from '../network.ts'
import { forget } from '../queries.ts'
import { Icon } from './icon.tsx'

const words = {
  zh: {
    text: '连不上服务器，可以继续录入。正在录的内容保存在这台电脑的浏览器里，联网后再保存。',
    retry: '现在重试',
  },
  en: {
    text: 'The server cannot be reached. You can go on typing: it is kept in this browser until it can be saved.',
    retry: 'Try now',
  },
}

/** Asks the server for a sign of life; when one comes, everything shown is asked again. */
const retry = async (): Promise<void> => {
  try {
    await call('readHealth')
  } catch {
    return
  }
  forget('')
}

/** Says that the network is gone, that work can go on, and where typing is kept. */
export const OfflineBanner = () => {
  const said = useWords(words)
  const reachable = useReachable()
  useEffect(() => {
    const back = () => forget('')
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [])
  return (
    <div role="status" class="noprint">
      {!reachable && (
        <p class="offline">
          <Icon name="offline" />
          <span>{said.text}</span>
          <button type="button" class="btn plain" onClick={() => void retry()}>
            {said.retry}
          </button>
        </p>
      )}
    </div>
  )
}

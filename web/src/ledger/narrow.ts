import { useEffect, useState } from 'preact/hooks'

const query = '(max-width: 700px)'

/** Whether the window is as narrow as a phone's: records are then typed into a form instead of a sheet. */
export const useNarrow = (): boolean => {
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const changed = () => setNarrow(media.matches)
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }, [])
  return narrow
}

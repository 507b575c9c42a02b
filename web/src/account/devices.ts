const browsers: readonly [RegExp, string][] = [
  [/QIHU|360[SE]E/, '360'],
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/UOS|Linux/, 'Linux'],
]

const named = (list: readonly [RegExp, string][], agent: string): string | undefined => {
  const found = list.find(([pattern]) => pattern.test(agent))
  if (found === undefined) return undefined
  const version = found[0].exec(agent)?.[1]
  return version === undefined ? found[1] : `${found[1]} ${version}`
}

/** A device as its owner would know it, from what its browser says of itself: `Chrome 86 · Windows`. */
export const deviceName = (agent: string): string | undefined => {
  const parts = [named(browsers, agent), named(systems, agent)].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

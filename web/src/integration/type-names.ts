import { webhookEvents } from '@linli/domain/webhook-events'
import { pick } from '../language.tsx'

const names = new Map<string, { zh: string; en: string }>(
  Object.entries(webhookEvents).map(([type, { name }]) => [type, name]),
)

/** How a type of message is called; as it stands where it is not known. */
export const typeName = (type: string): string => {
  const found = names.get(type)
  return found === undefined ? type : pick(found)
}

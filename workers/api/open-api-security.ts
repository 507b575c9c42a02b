import type { Route } from '@linli/contract/routes'
import { tokenPattern } from '@linli/domain/token-texts'
import { isGrantable } from '@linli/domain/tokens'

/** Who may ask: anyone, a person, or a token that holds the permission. */
export const securityOf = ({ access, tokens }: Route): Record<string, string[]>[] => {
  if (access === 'anyone') return []
  if (isGrantable(access)) return [{ session: [] }, { token: [access] }]
  return tokens === true ? [{ session: [] }, { token: [] }] : [{ session: [] }]
}

const ofTokens = [
  'Made by makeToken, for other systems. The scope that an operation names is the permission that the token must hold.',
  'Every answer tells what is left of the minute’s requests in RateLimit and RateLimit-Policy; what is beyond is refused with 429',
  'and Retry-After. Every use is in the street’s audit log.',
].join(' ')

/** How a request says who asks. */
export const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'linli', description: 'Set by signIn.' },
  token: { type: 'http', scheme: 'bearer', bearerFormat: tokenPattern, description: ofTokens },
}

import type { Endpoint } from '@linli/contract/endpoints'
import type { Spot } from './spots.ts'

/** A text as one word of a POSIX shell. */
const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`

/**
 * The message as a command: it is signed anew (Standard Webhooks 1.0.0, v1), since a receiver refuses what is older than five minutes.
 * The key is put in by hand: it is not told without being noted.
 */
export const curlOf = (
  { url }: Pick<Endpoint, 'url'>,
  { message }: Pick<Spot, 'message'>,
  body: string,
): string =>
  [
    `SECRET='whsec_'`,
    `ID=${quoted(message)}`,
    `TIMESTAMP=$(date +%s)`,
    `BODY=${quoted(body)}`,
    `KEY=$(printf %s "\${SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')`,
    `SIGNATURE=$(printf %s "$ID.$TIMESTAMP.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)`,
    `curl -i -X POST ${quoted(url)} \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H "webhook-id: $ID" \\`,
    `  -H "webhook-timestamp: $TIMESTAMP" \\`,
    `  -H "webhook-signature: v1,$SIGNATURE" \\`,
    `  --data-raw "$BODY"`,
  ].join('\n')

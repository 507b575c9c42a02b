#!/usr/bin/env bash
# Pushes a month's figures into a source of the kind “standard”, signed as Standard Webhooks has it.
#   LINLI_HOOK=https://…/v1/hooks/… LINLI_SOURCE_SECRET=whsec_… ./push-figures.sh figures.json
set -euo pipefail
body=$1

# One message, one id: sent again under the same id, it is taken once.
id=msg_$(openssl dgst -sha256 -r "$body" | cut -c 1-32)
timestamp=$(date +%s)
key=$(printf '%s' "${LINLI_SOURCE_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
signature=$({ printf '%s.%s.' "$id" "$timestamp" && cat "$body"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)

# curl tries again by itself when there was too much (429) or something broke (5xx).
curl --silent --show-error --fail-with-body --retry 3 \
  -H 'content-type: application/json' \
  -H "webhook-id: $id" -H "webhook-timestamp: $timestamp" -H "webhook-signature: v1,$signature" \
  --data-binary "@$body" "$LINLI_HOOK"
echo

#!/usr/bin/env bash
# Reads a page of a community's ledger, records an entry once, and corrects it.
#   LINLI_ORIGIN=https://… LINLI_TOKEN=linli_… LINLI_STREET=… LINLI_COMMUNITY=… ./call-the-api.sh
set -euo pipefail
community="$LINLI_ORIGIN/v1/streets/$LINLI_STREET/communities/$LINLI_COMMUNITY"

# curl waits by itself when there is too much at once (429) or the service is busy (503), as Retry-After says.
# A refusal is application/problem+json; it is printed, and the script ends.
api() { curl --silent --show-error --fail-with-body --retry 3 -H "authorization: Bearer $LINLI_TOKEN" "$@"; }

echo "entries: $(api "$community/entries?period=2010-H1&limit=50")"

# The same key again gets the same answer: whatever breaks, nothing is recorded twice.
key=${LINLI_KEY:-$(openssl rand -hex 16)}
json='content-type: application/json'
entry='{"kind":"party_class","date":"2010-06-18","title":"季度党课","fields":{"participants":"10余"}}'
recorded=$(api -H "$json" -H "idempotency-key: $key" -d "$entry" "$community/entries")
echo "recorded: $recorded"

# The version that was seen goes along (If-Match): what somebody changed meanwhile is not overwritten.
id=$(grep -o '"id":"[^"]*"' <<<"$recorded" | head -1 | cut -d '"' -f 4)
corrected=${entry/\"10余\"/12}
echo "corrected: $(api -X PUT -H "$json" -H 'if-match: "1"' -d "$corrected" "$community/entries/$id")"

#!/usr/bin/env bash
# Verifies a message of Linli that was written down: its body in a file, its three headers as they came.
#   LINLI_WEBHOOK_SECRET=whsec_… LINLI_WEBHOOK_PUBLIC_KEY=whpk_… ./receive-webhooks.sh body.json "$id" "$timestamp" "$signature"
# Needs openssl 3. Prints which signatures hold; ends with 1 when none does.
set -euo pipefail
body=$1 id=$2 timestamp=$3 signatures=$4

age=$(($(date +%s) - timestamp))
if [ "${age#-}" -gt 300 ]; then
  echo "stale: sent ${age} s ago" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What is signed: id, time and the body to the byte, with dots between them.
{ printf '%s.%s.' "$id" "$timestamp" && cat "$body"; } >"$work/content"

secret=${LINLI_WEBHOOK_SECRET:-}
key=$(printf '%s' "${secret#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')

hmac() { openssl dgst "-$1" -mac HMAC -macopt "hexkey:$key" -binary "$work/content" | openssl base64 -A; }

ed25519() {
  # The public key as openssl reads it: a fixed head (RFC 8410) and its 32 bytes.
  { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00' &&
    printf '%s' "${LINLI_WEBHOOK_PUBLIC_KEY#whpk_}" | openssl base64 -d -A; } >"$work/key"
  printf '%s' "$1" | openssl base64 -d -A >"$work/signature"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin \
    -in "$work/content" -sigfile "$work/signature" >/dev/null 2>&1
}

found=1
for one in $signatures; do
  case $one in
    v1,*) [ -n "$key" ] && [ "${one#v1,}" = "$(hmac sha256)" ] ;;
    v1sm3,*) [ -n "$key" ] && [ "${one#v1sm3,}" = "$(hmac sm3)" ] ;;
    v1a,*) [ -n "${LINLI_WEBHOOK_PUBLIC_KEY:-}" ] && ed25519 "${one#v1a,}" ;;
    *) false ;;
  esac && { echo "verified: ${one%%,*}" && found=0; } || true
done
exit "$found"

"""Pushes a month's figures into a source of the kind “standard”, signed as Standard Webhooks has it.

    LINLI_HOOK=https://…/v1/hooks/… LINLI_SOURCE_SECRET=whsec_… python3 push-figures.py figures.json
"""

import base64
import hashlib
import hmac
import os
import sys
import time
import urllib.error
import urllib.request

HOOK = os.environ["LINLI_HOOK"]
KEY = base64.b64decode(os.environ["LINLI_SOURCE_SECRET"].removeprefix("whsec_"))


def push(message_id: str, body: bytes) -> int:
    """One attempt; its status."""
    timestamp = str(int(time.time()))
    content = f"{message_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.new(KEY, content, hashlib.sha256).digest()).decode()
    headers = {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{signature}",
    }
    try:
        with urllib.request.urlopen(urllib.request.Request(HOOK, body, headers), timeout=30) as response:
            print(response.status, response.read().decode())
            return response.status
    except urllib.error.HTTPError as error:
        print(error.code, error.read().decode())
        return error.code


with open(sys.argv[1], "rb") as file:
    figures = file.read()
# One message, one id: sent again under the same id, it is taken once.
name = "msg_" + hashlib.sha256(figures).hexdigest()[:32]
for seconds in (0, 5, 30, 120):
    time.sleep(seconds)
    status = push(name, figures)
    # What is refused stays refused; only what was too much, or broke, is worth another try.
    if status != 429 and status < 500:
        sys.exit(0 if status < 300 else 1)
sys.exit(1)

"""Receives messages of Linli: verifies each, handles it once, and says what came of it.

    LINLI_WEBHOOK_SECRET=whsec_… PORT=8790 python3 receive_webhooks.py
"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# While a key is being changed there are two: the present one and the former.
SECRETS = os.environ["LINLI_WEBHOOK_SECRET"].split(",")
TOLERANCE = 300  # seconds

# Keep the ids where they outlive the process, such as a table with webhook-id as its key.
handled = set()


def is_trusted(headers, body: bytes) -> bool:
    """Whether a v1 signature (HMAC-SHA-256, Standard Webhooks) is made with one of the secrets, just now."""
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not message_id or not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    # The signature is over the body to the byte, before anything parses it.
    content = f"{message_id}.{timestamp}.".encode() + body
    given = [one[3:] for one in headers.get("webhook-signature", "").split() if one.startswith("v1,")]
    for secret in SECRETS:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        expected = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
        if any(hmac.compare_digest(expected.encode(), one.encode()) for one in given):
            return True
    return False


def handle(message_id: str, message: dict) -> dict:
    """What your own books make of a message. Slow work belongs in a queue: the answer is waited for 15 seconds."""
    if message_id in handled:
        return {"state": "synced", "reason": "came before"}
    handled.add(message_id)
    print(message["type"], message_id, json.dumps(message["data"], ensure_ascii=False), flush=True)
    return {"state": "synced", "reason": ""}


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        if not is_trusted(self.headers, body):
            # Not 2xx: the message comes again, for three days and more.
            self.send_response(401)
            self.end_headers()
            return
        acknowledgement = handle(self.headers["webhook-id"], json.loads(body))
        answer = json.dumps({"acknowledgement": acknowledgement}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8790"))), Receiver)
print("listening", server.server_address, flush=True)
server.serve_forever()

"""Reads a community's ledger page by page, records an entry once, and corrects it.

    LINLI_ORIGIN=https://… LINLI_TOKEN=linli_… LINLI_STREET=… LINLI_COMMUNITY=… python3 call-the-api.py
"""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ORIGIN = os.environ["LINLI_ORIGIN"]
TOKEN = os.environ["LINLI_TOKEN"]
COMMUNITY = f"/v1/streets/{os.environ['LINLI_STREET']}/communities/{os.environ['LINLI_COMMUNITY']}"


class Problem(Exception):
    """The API answered no: application/problem+json (RFC 9457)."""

    def __init__(self, details):
        super().__init__(details.get("detail") or details["title"])
        self.status = details["status"]
        self.kind = details["type"].rpartition("/")[2]
        self.errors = details.get("errors", [])


def call(method, path, query=None, body=None, headers=None, tries=4):
    """One request; when there is too much at once (429) or the service is busy (503) it waits as it is told."""
    url = ORIGIN + path + ("?" + urllib.parse.urlencode(query) if query else "")
    data = None if body is None else json.dumps(body).encode()
    said = {"authorization": f"Bearer {TOKEN}", "accept-language": "en", **(headers or {})}
    if data is not None:
        said["content-type"] = "application/json"
    try:
        request = urllib.request.Request(url, data, said, method=method)
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        if error.code in (429, 503) and tries > 1:
            time.sleep(min(int(error.headers.get("retry-after", "1")), 60))
            return call(method, path, query, body, headers, tries - 1)
        raise Problem(json.load(error)) from None


def entries_of(period):
    """Every record of a period, page by page: `next` of one page is the `cursor` of the following one."""
    query = {"period": period, "limit": 50}
    while True:
        page = call("GET", f"{COMMUNITY}/entries", query)
        yield from page["entries"]
        if "next" not in page:
            return
        query["cursor"] = page["next"]


print("entries", sum(1 for _ in entries_of("2010-H1")))

# The same key again gets the same answer: whatever breaks, nothing is recorded twice.
key = os.environ.get("LINLI_KEY") or str(uuid.uuid4())
body = {"kind": "party_class", "date": "2010-06-18", "title": "季度党课", "fields": {"participants": "10余"}}
entry = call("POST", f"{COMMUNITY}/entries", body=body, headers={"idempotency-key": key})
print("recorded", entry["id"])

try:
    # The version that was seen goes along (If-Match): what somebody changed meanwhile is not overwritten.
    seen = {"if-match": f'"{entry["version"]}"'}
    corrected = {**body, "fields": {"participants": 12}}
    print("corrected", call("PUT", f"{COMMUNITY}/entries/{entry['id']}", body=corrected, headers=seen)["version"])
except Problem as problem:
    print("refused", problem.status, problem.kind, problem)
    for error in problem.errors:
        print(" ", error["field"], error["reason"], error["message"])

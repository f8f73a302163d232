"""What `onco door scan` does, by hand in Python: verify the signature, look the visitor up, write the admission, commit
it to disk, answer. One transaction a scan, WAL, synchronous=FULL, the statements of Sources/Door/Queries.

usage: door.py DATABASE NOW FIRST-DAY LAST-DAY EVENT-NUMBER < codes > answers     (NOW in UTC seconds)
"""

import datetime
import json
import sqlite3
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from codes import DAY_ZERO, PAYLOAD, from_base45

VISITOR = """
SELECT r.state, r.epoch, r.category, r.title, r.first_name, r.last_name,
  CASE WHEN EXISTS (
    SELECT 1 FROM registration_due d WHERE d.registration = r.code
    GROUP BY d.amount_currency
    HAVING sum(d.amount_minor) > coalesce(
      (SELECT sum(p.amount_minor) FROM payment p
       WHERE p.registration = r.code AND p.amount_currency = d.amount_currency), 0)) THEN 1 ELSE 0 END AS owes
FROM registration r WHERE r.code = ?1
"""
ADMIT = """
INSERT INTO scan (number, at, door, outcome, reason, registration, slot, purpose)
SELECT coalesce(max(number), 0) + 1, ?1, ?2, 'admitted', '', ?3, ?4, ?5 FROM scan
WHERE 1 = 1 ON CONFLICT (registration, slot) WHERE outcome = 'admitted' DO NOTHING
"""
REFUSE = """
INSERT INTO scan (number, at, door, outcome, reason, registration, slot)
SELECT coalesce(max(number), 0) + 1, ?1, ?2, 'refused', ?3, ?4, ?5 FROM scan
"""


def main():
    path, now, first, last, event = sys.argv[1:]
    now, event = int(now), int(event)
    today = datetime.date.fromisoformat(first)
    slot = today.isoformat()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    keys = {
        number: Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        for number, key in db.execute("SELECT id, public_key FROM badge_key")
    }

    def token(text):
        data = from_base45(text) if len(text) <= 256 else None
        if data is None or len(data) != PAYLOAD.size + 64:
            return None
        payload, signature = data[:PAYLOAD.size], data[PAYLOAD.size:]
        fields = PAYLOAD.unpack(payload)
        if fields[0] != 1 or fields[1] not in keys:
            return None
        try:
            keys[fields[1]].verify(signature, payload)
        except InvalidSignature:
            return None
        return fields

    def judge(fields, visitor):
        _, _, _, _, _, epoch, first_day, days, _ = fields
        if visitor is None:
            return "forged"
        state, current_epoch, _, _, _, _, owes = visitor
        begins = DAY_ZERO + datetime.timedelta(days=first_day)
        if state != "active":
            return "cancelled"
        if epoch < current_epoch:
            return "revoked"
        if not begins <= today < begins + datetime.timedelta(days=days):
            return "wrong-day"
        return "unpaid" if owes else None

    def scan(text):
        fields = token(text)
        if fields is None:
            refusal, code = "forged", None
        elif fields[2] != event:
            refusal, code = "other-event", None
        elif fields[3] == 3:
            refusal, code = "not-a-ticket", f"R-{fields[4]:05}"
        else:
            refusal, code = None, f"R-{fields[4]:05}"
        db.execute("BEGIN IMMEDIATE")
        if refusal is None:
            refusal = judge(fields, db.execute(VISITOR, (code,)).fetchone())
        if refusal is None and db.execute(
                ADMIT, (now, "main", code, slot, "badge" if fields[3] == 1 else "ticket")).rowcount != 1:
            refusal = "already-inside"
        if refusal is not None:
            db.execute(REFUSE, (now, "main", refusal, code, slot))
        db.execute("COMMIT")
        return {"outcome": "refused" if refusal else "admitted", "reason": refusal or "", "registration": code}

    write, flush = sys.stdout.write, sys.stdout.flush
    for line in sys.stdin:
        write(json.dumps(scan(line.rstrip("\r\n")), separators=(",", ":")) + "\n")
        flush()


main()

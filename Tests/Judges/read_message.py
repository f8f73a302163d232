"""Reads mail files with Python's own email package and icalendar, and prints what they hold as one JSON array.

Usage: read_message.py FILE.eml...

A judge for tests: it shares no code with the composer. Every defect any parser level notes is listed.
"""

import email
import email.header
import email.policy
import email.utils
import hashlib
import json
import sys

import icalendar


def mailbox(message, plain, name):
    """[display name, address] of a field that must hold exactly one mailbox; None when it is absent.

    The address comes from the modern parser. The display name comes from the older one: until 3.13 the modern parser
    shows a space between adjacent encoded words of a name, against RFC 2047 section 6.2.
    """
    if message[name] is None:
        return None
    (found,) = message[name].addresses
    display, address = email.utils.parseaddr(plain[name])
    assert address == found.addr_spec, (address, found.addr_spec)
    return [str(email.header.make_header(email.header.decode_header(display))), address]


def shape(part):
    """The nesting as text: multipart/mixed(text/plain,application/pdf)."""
    kind = part.get_content_type()
    if not part.is_multipart():
        return kind
    return kind + "(" + ",".join(shape(child) for child in part.iter_parts()) + ")"


def leaf(part):
    payload = part.get_payload(decode=True)
    return {
        "type": part.get_content_type(),
        "disposition": part.get_content_disposition() or "",
        "filename": part.get_filename() or "",
        "contentID": part.get("Content-ID", ""),
        "method": part.get_param("method") or "",
        "size": len(payload),
        "sha256": hashlib.sha256(payload).hexdigest(),
        "text": part.get_content().replace("\r\n", "\n") if part.get_content_maintype() == "text" else "",
    }


def calendar(part):
    """The one event of a calendar part, every value as icalendar unescapes it."""
    book = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    (event,) = book.walk("VEVENT")
    organizer = event["ORGANIZER"]
    return {
        "method": str(book["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": event["DTSTAMP"].dt.isoformat(),
        "start": event["DTSTART"].dt.isoformat(),
        "end": event["DTEND"].dt.isoformat(),
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")),
        "organizer": str(organizer),
        "organizerName": str(organizer.params.get("CN", "")),
        "errors": [str(error) for error in event.errors],
    }


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    plain = email.message_from_bytes(raw)
    defects = []
    for part in message.walk():
        defects += [repr(d) for d in part.defects]
        for name, value in part.items():
            defects += [f"{name}: {d!r}" for d in getattr(value, "defects", ())]
    leaves = [part for part in message.walk() if not part.is_multipart()]
    calendars = [p for p in leaves if p.get_content_type() in ("text/calendar", "application/ics")]
    return {
        "defects": defects,
        "headerNames": list(message.keys()),
        "from": mailbox(message, plain, "From"),
        "to": mailbox(message, plain, "To"),
        "replyTo": mailbox(message, plain, "Reply-To"),
        "subject": message["Subject"],
        "date": message["Date"].datetime.isoformat(),
        "messageID": message["Message-ID"],
        "autoSubmitted": message.get("Auto-Submitted", ""),
        "shape": shape(message),
        "parts": [leaf(part) for part in leaves],
        "calendars": [calendar(part) for part in calendars],
        "longestLine": max(len(line) for line in raw.split(b"\r\n")),
    }


if __name__ == "__main__":
    json.dump([read(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False)

"""The least that an import of abstracts must do, with Python's csv, re and sqlite3: read the export, fold the texts, cut
them at their headings, take authors and affiliations apart, and write the rows that onco writes, in one transaction.

It judges nothing: no lengths, names, dates, copies. It is a floor under onco's time, not the same work.

usage: abstracts.py DATABASE CSV NOW     (NOW in UTC seconds); prints how many rows it wrote
"""

import csv
import hashlib
import io
import json
import re
import sqlite3
import sys
import unicodedata

HEADING = re.compile(r"^(Background|Methods|Results|Conclusion)\s*:", re.M)
NOT_WORD = re.compile("[^a-z0-9]+")
MARK = re.compile(r"\(([\d, ]+)\)")


def folded(text):
    if not text.isascii():
        text = "".join(s for s in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(s))
        return " ".join("".join(s if s.isalnum() else " " for s in text.replace("\u2019", "")).split())
    return NOT_WORD.sub(" ", text.replace("'", "").lower()).strip()


def parts(body):
    marks = list(HEADING.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    return [(mark[1].lower(), mark[1], body[mark.end():end].strip()) for mark, end in zip(marks, ends)]


database, path, now = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(path, "rb") as file:
    data = file.read()
source = hashlib.blake2b(data, digest_size=32).hexdigest()
rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
db = sqlite3.connect(database, isolation_level=None)
for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
    db.execute(f"PRAGMA {setting}")
db.execute("BEGIN IMMEDIATE")
db.execute("INSERT INTO imported_file VALUES (?, 'abstract', ?, ?)", (source, path.rsplit("/", 1)[-1], now))
seen, written = set(), 0
for number, cells in enumerate(rows, 2):
    email, title, presenter, authors, places, orcid, track, wish, body, words, conflict, ethics, mobile = cells[1:14]
    identity, code = f"{email.lower()} | {folded(title)}", None
    if identity not in seen:
        seen.add(identity)
        written += 1
        code = f"A-{written:04}"
        names = [name.strip() for name in authors.split(";") if name.strip()]
        listed = [place.split(". ", 1)[-1].rsplit(",", 1) for place in places.splitlines()]
        db.execute(
            "INSERT INTO abstract (code, identity, email, title, presenter, orcid, track, presentation, body, "
            "conflict_of_interest, ethics, mobile, body_length, title_folded, people_folded, body_folded, state, "
            "submitted_at, created_at, changed_at, source_file, source_row) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', ?, ?, ?, ?, ?)",
            (code, identity, email, title, presenter, orcid or None, track, wish, body, conflict, ethics, mobile,
             len(body.split()), folded(title), folded(authors + " " + places), folded(body), now, now, now, source, number))
        db.executemany(
            "INSERT INTO abstract_affiliation (abstract, number, institution, city) VALUES (?, ?, ?, ?)",
            [(code, at, place[0], place[-1].strip()) for at, place in enumerate(listed, 1)])
        for at, name in enumerate(names, 1):
            plain = MARK.sub("", name).strip()
            db.execute("INSERT INTO abstract_author (abstract, position, title, name, name_folded, is_presenter) "
                       "VALUES (?, ?, '', ?, ?, ?)",
                       (code, at, plain, folded(plain), int(at == 1)))
            marks = [int(mark) for group in MARK.findall(name) for mark in group.split(",")]
            db.executemany("INSERT INTO abstract_author_affiliation VALUES (?, ?, ?, ?)",
                           [(code, at, place, mark) for place, mark in enumerate(marks, 1)])
        db.executemany("INSERT INTO abstract_section VALUES (?, ?, ?, ?, ?)",
                       [(code, at, *part) for at, part in enumerate(parts(body), 1)])
        db.executemany("INSERT INTO abstract_keyword VALUES (?, ?, ?)",
                       [(code, at, word.strip()) for at, word in enumerate(words.split(","), 1)])
    db.execute("INSERT INTO imported_row VALUES (?, 'abstract', ?, ?, ?, ?)",
               (source, number, json.dumps(cells, ensure_ascii=False), "new" if code else "unchanged", code))
db.execute("COMMIT")
print(written)

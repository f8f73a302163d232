"""The abstract book as a PDF, beside reportlab."""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import measure
from congress import settle

AFTER = ["--as-of", "2026-12-14 10:00", "--actor", "bench"]
DECIDED = ("INSERT INTO abstract_decision (abstract, outcome, is_accepted, origin, reason, decided_by, decided_at, "
           "announced_at) VALUES (?, ?, 1, 'quota', '', 'bench', 1, 2)")


def accepted(congress, count):
    """A database in which exactly `count` abstracts are accepted."""
    folder = congress.folder / "book-export"
    rows = count + count // 3 + 60
    measure.run([congress.onco, "sample", "make", str(folder), "--delegates", "0", "--abstracts", str(rows),
                 "--sponsors", "0"])
    path = congress.empty_database("book")
    congress.run(path, "abstract", "import", folder / "abstracts.csv", *AFTER, allowed=(0, 1))
    with sqlite3.connect(path) as db:
        codes = [row[0] for row in db.execute("SELECT code FROM abstract ORDER BY code")][:count]
        if len(codes) < count:
            raise SystemExit(f"bench: only {len(codes)} of {count} abstracts can be imported")
        db.executemany(DECIDED, [(code, "oral" if number % 10 == 0 else "poster") for number, code in enumerate(codes)])
    db.close()
    settle(path)
    return path


def printed(pdf):
    """The DOIs a PDF holds, in order, and the abstracts its index of authors leads to."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE, text=True).stdout
    pages = [" ".join(page.split()) for page in text.split("\f")]
    places = [re.findall(r"([A-Z]+-\d+) \(\d+\)", page) for page in pages if "Index of authors" in page]
    return sorted(re.findall(r"doi:(\S+)", text)), sorted(sum(places, []))


def book(congress, count, rounds, result, same):
    """A book of `count` abstracts: contents, chapters by track, an index of authors with page numbers."""
    path = accepted(congress, count)
    out = congress.folder / "book-out"
    congress.run(path, "abstract", "book", "--edition", "full", "--to", "json", "--out", out, *AFTER)
    source, theirs = next(out.glob("*.json")), congress.folder / "book-peer.pdf"
    ours = congress.command(path, "abstract", "book", "--edition", "full", "--to", "pdf", "--out", out, *AFTER)
    peer = [sys.executable, str(Path(__file__).parent / "peers" / "book.py"), str(source), str(theirs)]
    measure.run(ours), measure.run(peer)
    pdf = next(out.glob("*.pdf"))
    same("the abstracts and the index of authors of the book", printed(pdf), printed(theirs))
    taken = measure.interleaved(rounds, lambda: measure.run(ours), lambda: measure.run(peer))
    result.add(f"book of {count:,} abstracts as PDF", *taken)
    abstracts = sum(len(chapter["abstracts"]) for chapter in json.loads(source.read_text())["chapters"])
    return (f"Book: {abstracts:,} abstracts; onco (through WeasyPrint) {pdf.stat().st_size / 1e6:.1f} MB, tagged, "
            f"hyphenated, with an index of keywords too; peer {theirs.stat().st_size / 1e6:.1f} MB.")

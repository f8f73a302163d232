"""An export of abstracts read into an empty database, beside a floor: the least that Python must do for it."""

import json
import sqlite3
import sys

import measure
from congress import DESK, fresh_copy

DESK_MOMENT = 1795410000


def abstracts(congress, count, rounds, result, peer):
    """A form's export with planted faults; onco judges every row and compares every pair of texts, the floor neither."""
    folder = congress.folder / "abstracts-export"
    measure.run([congress.onco, "sample", "make", str(folder), "--abstracts", str(count), "--delegates", "0",
                 "--sponsors", "0"])
    export, empty = folder / "abstracts.csv", congress.empty_database("abstracts")
    report = congress.folder / "abstracts.json"

    def ours():
        path = fresh_copy(empty, congress.folder / "abstracts-onco")
        return measure.run(congress.command(path, "abstract", "import", export, "--format", "json", *DESK),
                           stdout=report, allowed=(0, 1))

    def theirs():
        path = fresh_copy(empty, congress.folder / "abstracts-floor")
        return measure.run(peer("abstracts.py", path, export, DESK_MOMENT))

    ours(), theirs()
    kept = {side: texts(congress.folder / f"abstracts-{side}" / "event.sqlite") for side in ("onco", "floor")}
    strange = [key for key, text in kept["onco"].items() if kept["floor"].get(key) != text]
    if strange or not kept["onco"]:
        sys.exit(f"bench: onco and the floor read other texts, such as {strange[:2]}")
    taken = measure.interleaved(rounds, ours, theirs)
    result.add(f"import of {count:,} abstracts (peer: a floor)", *taken)
    counts = json.loads(report.read_text())["counts"]
    return (f"Abstracts: {counts['new']:,} taken, {counts['refused']:,} refused, {counts['with_problems']:,} rows with "
            f"problems; {count / taken[0].wall:,.0f} rows a second. The floor writes the same rows and judges nothing.")


def texts(path):
    with sqlite3.connect(path) as db:
        return dict(db.execute("SELECT email || title, body FROM abstract"))

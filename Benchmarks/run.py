"""Measures onco beside peers that do the same work in Python, in one run, in turn, and prints a table.

Called by scripts/bench, which builds onco first. Nothing is timed before the peer's result was compared with onco's and
found the same.

usage: run.py ONCO CHECKOUT [--rounds N] [--quick | --tiny] [CASE ...]        cases: badges door import duplicates
abstracts start engines assignment book
"""

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import measure
from abstracts import abstracts
from assignment import assignment
from duplicates import duplicates
from book import book
from engines import engines
from congress import DESK, DOOR, Congress, fresh_copy, table

PEERS = Path(__file__).parent / "peers"
DESK_MOMENT = 1795410000  # 2026-11-23 10:00 in Karachi, as DESK says
DOOR_MOMENT = 1796961600  # 2026-12-11 09:00 in Karachi, as DOOR says


def peer(name, *arguments):
    return [sys.executable, str(PEERS / name), *map(str, arguments)]


def same(what, ours, theirs):
    """Ends the benchmark when the peer did something else."""
    if ours != theirs:
        different = [pair for pair in zip(ours, theirs) if pair[0] != pair[1]][:2] if isinstance(ours, list) else ""
        sys.exit(f"bench: onco and its peer differ in {what}; a time would mean nothing. {different}")


class Table:
    """The lines of the result."""

    def __init__(self):
        self.lines = [("", "onco s", "peer s", "peer/onco", "onco CPU s", "peer CPU s", "onco MB", "peer MB")]

    def add(self, what, ours, theirs=None):
        cells = [what, f"{ours.wall:.2f}", "", "", f"{ours.cpu:.2f}", "", f"{ours.megabytes:.0f}", ""]
        if theirs:
            cells[2], cells[3] = f"{theirs.wall:.2f}", f"{theirs.wall / ours.wall:.1f}"
            cells[5], cells[7] = f"{theirs.cpu:.2f}", f"{theirs.megabytes:.0f}"
        self.lines.append(tuple(cells))
        print(f"bench: {what}: {ours.wall:.2f} s" + (f", peer {theirs.wall:.2f} s" if theirs else ""), file=sys.stderr)

    def print(self):
        widths = [max(len(line[column]) for line in self.lines) for column in range(len(self.lines[0]))]
        for number, line in enumerate(self.lines):
            cells = [line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]
            print("| " + " | ".join(cells) + " |")
            if number == 0:
                marks = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
                print("| " + " | ".join(marks) + " |")


# --- The cases ---

def badges(congress, count, rounds, result):
    """Badges with signed QR codes and Urdu names, four to a sheet."""
    database = congress.filled("badges", count, urdu=True)
    ours, theirs = congress.folder / "badges-onco.pdf", congress.folder / "badges-peer.pdf"
    draw = congress.command(database, "badge", "make", "--out", ours, *DESK)
    congress.run(database, "badge", "make", "--out", ours, *DESK)  # makes the signing key, which the peer uses too
    key = database.parent / "keys" / "badge-1.key"
    draw_peer = peer("badges.py", congress.event, database, key, theirs)
    measure.run(draw_peer)
    same("the codes on the first 50 sheets", decoded(ours, congress.folder), decoded(theirs, congress.folder))
    taken = measure.interleaved(rounds, lambda: measure.run(draw), lambda: measure.run(draw_peer))
    result.add(f"{count:,} badges as PDF", *taken)
    return (f"Badges: {count / taken[0].wall:,.0f} a second against {count / taken[1].wall:,.0f}, each with a name in "
            f"Latin and in Urdu. PDF: onco {ours.stat().st_size / 1e6:.1f} MB, peer {theirs.stat().st_size / 1e6:.1f} MB.")


def decoded(pdf, folder):
    """What zbarimg reads on the first 50 pages, in no particular order."""
    pages = folder / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-l", "50", pdf, pages / "page"], check=True)
    codes = subprocess.run(
        ["zbarimg", "--nodbus", "--quiet", "--raw", "-S*.disable", "-Sqrcode.enable", *sorted(pages.iterdir())],
        check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    shutil.rmtree(pages)
    return sorted(codes)


def door(congress, count, rounds, result):
    """Valid badges through one door; each admission is on disk before it is announced."""
    database = congress.filled("door", count, paid=True)
    congress.run(database, "badge", "make", "--out", congress.folder / "door.pdf", *DESK)
    codes = signed_codes(congress, database)
    sample = decoded(congress.folder / "door.pdf", congress.folder)
    same("the codes signed for the door", [code for code in sample if code not in set(codes)], [])
    scans = congress.folder / "scans.txt"
    scans.write_text("".join(code + "\n" for code in codes))

    def scan(name, command_for):
        path = fresh_copy(database, congress.folder / f"door-{name}")
        answers = congress.folder / f"door-{name}.jsonl"
        return measure.run(command_for(path), stdin=scans, stdout=answers)

    def ours():
        return scan("onco", lambda path: congress.command(path, "door", "scan", "--format", "json", *DOOR))

    def theirs():
        return scan("peer", lambda path: peer("door.py", path, DOOR_MOMENT, "2026-12-11", "2026-12-13", 27))

    ours(), theirs()
    answers = [(congress.folder / f"door-{name}.jsonl").read_text() for name in ("onco", "peer")]
    same("the answers", answers[0].splitlines(), answers[1].splitlines())
    same("the admissions", answers[0].count('"admitted"'), count)
    same("the door log", *(table(congress.folder / f"door-{name}" / "event.sqlite", "scan", "number")
                           for name in ("onco", "peer")))
    taken = measure.interleaved(rounds, ours, theirs)
    result.add(f"{count:,} durable admissions", *taken)
    return (f"Door: {count / taken[0].wall:,.0f} admissions a second against {count / taken[1].wall:,.0f}, each in a "
            "transaction of its own (WAL, synchronous=FULL), program start included.")


def signed_codes(congress, database):
    """The codes of all badges, in the order of registration."""
    sys.path.insert(0, str(PEERS))
    import datetime

    import codes
    import yaml
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    seed = (database.parent / "keys" / "badge-1.key").read_text().strip()
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
    event = yaml.safe_load((congress.event / "event.yaml").read_text(encoding="utf-8"))
    rules = yaml.safe_load((congress.event / "registration.yaml").read_text(encoding="utf-8"))
    categories = {}
    for number, category in enumerate(rules["categories"], 1):
        days = [datetime.date.fromisoformat(str(day)) for day in category.get("days", [])]
        days = days or [event["starts"], event["ends"]]
        categories[category["code"]] = (min(days), (max(days) - min(days)).days + 1, number)
    with sqlite3.connect(database) as db:
        people = db.execute("SELECT code, epoch, category FROM registration ORDER BY code").fetchall()
    return [codes.badge_code(key, event["number"], code, epoch, *categories[category])
            for code, epoch, category in people]


def imports(congress, count, rounds, result):
    """A registration export with faults in it, read into an empty database."""
    export = congress.export(count, "import-export")
    empty = congress.empty_database("import")
    reports = {name: congress.folder / f"import-{name}.json" for name in ("onco", "peer")}

    def ours():
        path = fresh_copy(empty, congress.folder / "import-onco")
        command = congress.command(
            path, "registration", "import", export, "--no-confirmations", "--format", "json", *DESK)
        return measure.run(command, stdout=reports["onco"], allowed=(0, 1))

    def theirs():
        path = fresh_copy(empty, congress.folder / "import-peer")
        command = peer("registrations.py", congress.event, path, export, DESK_MOMENT, "bench", "registration import")
        return measure.run(command, stdout=reports["peer"])

    def with_confirmations():
        path = fresh_copy(empty, congress.folder / "import-mails")
        command = congress.command(path, "registration", "import", export, "--format", "json", *DESK)
        return measure.run(command, stdout=congress.folder / "import-mails.json", allowed=(0, 1))

    ours(), theirs()
    read = [json.loads(reports[name].read_text()) for name in ("onco", "peer")]
    for report in read:
        for row in report["rows"]:
            row["problems"] = [(problem["id"], problem["severity"]) for problem in row["problems"]]
    same("the report's rows", read[0].pop("rows"), read[1].pop("rows"))
    same("the report", read[0], read[1])
    for name, order in (("registration", "code"), ("registration_workshop", "1, 2"), ("registration_due", "1, 2"),
                        ("imported_row", "row_number"), ("imported_file", "hash"), ("counter", "series")):
        same(f"the table {name}", *(table(congress.folder / f"import-{side}" / "event.sqlite", name, order)
                                    for side in ("onco", "peer")))
    same("what the audit trail says", *(
        [row[4] for row in table(congress.folder / f"import-{side}" / "event.sqlite", "audit_entry", "number")]
        for side in ("onco", "peer")))
    taken = measure.interleaved(rounds, ours, theirs)
    result.add(f"import of {count:,} registrations", *taken)
    mails = measure.median([with_confirmations() for _ in range(min(rounds, 3))])
    result.add("the same with confirmations queued", mails)
    letters = len(table(congress.folder / "import-mails" / "event.sqlite", "mail_message", "code"))
    counts = read[0]["counts"]
    return (f"Import: {counts['new']:,} taken, {counts['refused']:,} refused, {counts['with_problems']:,} rows with "
            f"problems; {count / taken[0].wall:,.0f} rows a second against {count / taken[1].wall:,.0f}. With "
            f"confirmations: {letters:,} mails composed, each with a signed QR ticket and a calendar entry, "
            f"{letters / mails.wall:,.0f} a second.")


def start(congress, runs):
    """How long a program takes that does nothing."""
    candidates = {
        "onco --version": [congress.onco, "--version"],
        "onco event check": [congress.onco, "event", "check", "--event", str(congress.event)],
        "python3 -c pass": [sys.executable, "-c", "pass"],
        "python3 -c 'import sqlite3, yaml, cryptography'": [
            sys.executable, "-c",
            "import sqlite3, yaml; from cryptography.hazmat.primitives.asymmetric import ed25519"],
    }
    takings = {name: [] for name in candidates}
    for _ in range(runs):
        for name, command in candidates.items():
            takings[name].append(measure.run(command).wall * 1000)
    width = max(map(len, candidates))
    lines = [f"Start-up, {runs} runs each, in turn, in milliseconds:",
             f"| {''.ljust(width)} | least | median |", f"| {'-' * width} | ----: | -----: |"]
    lines += [f"| {name.ljust(width)} | {min(times):5.1f} | {statistics.median(times):6.1f} |"
              for name, times in takings.items()]
    return "\n".join(lines)


# --- The machine ---

def machine(onco):
    def first_line(*command):
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
        except (OSError, subprocess.CalledProcessError, IndexError):
            return "unknown"

    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    system = dict(line.rstrip().split("=", 1) for line in open("/etc/os-release") if "=" in line)
    return "\n".join([
        f"{os.cpu_count()} cores, {model}; {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB",
        f"{system.get('PRETTY_NAME', '?').strip(chr(34))}, Linux {os.uname().release}; {first_line('swift', '--version')}",
        f"onco {first_line(onco, '--version')}, optimised, Swift's libraries inside, {os.stat(onco).st_size / 1e6:.0f} MB; "
        f"peers: Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}",
        f"load average at the start: {os.getloadavg()[0]:.1f}",
    ])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("onco", type=Path)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="small numbers, one round: does it work?")
    parser.add_argument("--tiny", action="store_true", help="smaller still, as the tests run every case")
    parser.add_argument("cases", nargs="*")
    given = parser.parse_intermixed_args()
    known = ["badges", "door", "import", "duplicates", "abstracts", "start", "engines", "assignment", "book"]
    cases = given.cases or known
    if unknown := [case for case in cases if case not in known]:
        parser.error(f"there is no case {unknown[0]!r}; choose from: {' '.join(known)}")
    is_quick = given.quick or given.tiny
    rounds, part = (1, 100 if given.tiny else 20) if is_quick else (given.rounds, 1)
    os.environ["ONCO_SHARE"] = str(given.checkout)
    for name in ("ONCO_EVENT", "ONCO_DATABASE", "ONCO_ACTOR", "ONCO_MAIL"):
        os.environ.pop(name, None)
    print(machine(given.onco) + "\n", flush=True)
    result, remarks = Table(), []
    with tempfile.TemporaryDirectory(prefix="onco-bench-") as folder:
        congress = Congress(given.onco, given.checkout / "Events" / "onco-2026", folder)
        if "badges" in cases:
            remarks.append(badges(congress, 3000 // part, rounds, result))
        # These take a second or two, so that chance weighs more: twice as many rounds and one.
        more = rounds if is_quick else 2 * rounds + 1
        if "door" in cases:
            remarks.append(door(congress, 5000 // part, more, result))
        if "import" in cases:
            remarks.append(imports(congress, 10000 // part, more, result))
        if "duplicates" in cases:
            remarks.append(duplicates(congress, 15000 // part, rounds, result, peer))
        if "abstracts" in cases:
            remarks.append(abstracts(congress, 6000 // part, rounds, result, peer))
        if "engines" in cases:
            remarks.append(engines(congress, 3000 // part, rounds, result, signed_codes))
        if "book" in cases:
            remarks.append(book(congress, 450 // part, rounds, result, same))
        if len(result.lines) > 1:
            result.print()
        for remark in remarks:
            print("\n" + remark)
        if "assignment" in cases:
            print("\n" + assignment(given.onco, Path(folder), rounds, is_quick))
        if "start" in cases:
            print("\n" + start(congress, max(1, 40 // part)))


main()

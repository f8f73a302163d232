"""The same work on SQLite and on a throw-away PostgreSQL of this machine, in one run, in turn.

Called by scripts/bench engines, beside a server that scripts/with-postgres starts.
"""

import os
import subprocess
import sys

import measure
from congress import DESK, DOOR, fresh_copy, settle


class Engine:
    """Where one engine's databases are, each made new when asked for."""

    def __init__(self, congress, server):
        self.congress, self.server, self.made = congress, server, 0

    def empty(self, template):
        """A database that holds what `template` (an SQLite file) holds."""
        self.made += 1
        if not self.server:
            return f"sqlite:{fresh_copy(template, self.congress.folder / f'engine-{self.made}')}"
        schema = f"bench_{os.getpid()}_{self.made}"
        subprocess.run(["psql", "-X", "-q", "-d", self.server, "-c", f"CREATE SCHEMA {schema}"], check=True)
        url = f"{self.server}&options=-csearch_path%3D{schema}"
        measure.run([self.congress.onco, "database", "copy", f"sqlite:{template}", url])
        return url

    def command(self, url, *arguments):
        return [self.congress.onco, *map(str, arguments), "--event", str(self.congress.event), "--database", url]


def same(congress, both, what, template, *commands, stdin=None):
    """Ends the benchmark when the same commands print something else on the other engine."""
    said = []
    for engine in both:
        url, path = engine.empty(template), congress.folder / "engines-said.txt"
        said.append(b"")
        for command in commands:
            measure.run(engine.command(url, *command), stdin=stdin, stdout=path, allowed=(0, 1))
            said[-1] += path.read_bytes()
    if said[0] != said[1] or not said[0]:
        sys.exit(f"bench: the engines differ in {what}; a time would mean nothing.")


def engines(congress, count, rounds, result, codes_of):
    server = os.environ.get("ONCO_TEST_POSTGRES")
    if not server:
        return "Engines: not measured, since PostgreSQL's server is not installed (scripts/setup --with-postgres)."
    both = Engine(congress, None), Engine(congress, server)
    export, blank = congress.export(count, "engines-export"), congress.empty_database("engines-blank")
    full = congress.filled("engines", count, paid=True)
    congress.run(full, "badge", "make", "--out", congress.folder / "engines.pdf", *DESK)
    settle(full)
    # On a server the keys stay beside the event.
    keys = congress.event / "data" / "keys"
    keys.mkdir(parents=True, exist_ok=True)
    for file in (full.parent / "keys").iterdir():
        (keys / file.name).write_bytes(file.read_bytes())
        (keys / file.name).chmod(0o600)
    scans = congress.folder / "engines-scans.txt"
    scans.write_text("".join(code + "\n" for code in codes_of(congress, full)))

    form = ["registration", "import", export, "--no-confirmations", "--format", "json", *DESK]
    everybody = ["registration", "list", "--format", "csv"]
    same(congress, both, "what an import says and keeps", blank, form, everybody)
    same(congress, both, "what a door answers", full, ["door", "scan", "--format", "json", *DOOR], stdin=scans)

    def imports(engine):
        url = engine.empty(blank)
        return measure.run(
            engine.command(url, "registration", "import", export, "--no-confirmations", *DESK), allowed=(0, 1))

    def door(engine):
        url = engine.empty(full)
        return measure.run(engine.command(url, "door", "scan", *DOOR), stdin=scans)

    standing = [engine.empty(full) for engine in both]

    def report(engine):
        url = standing[both.index(engine)]
        measure.run(engine.command(url, "registration", "list", "--format", "csv"))
        return measure.run(engine.command(url, "event", "status", *DESK))

    for what, work in ((f"import of {count:,} registrations", imports), (f"{count:,} durable admissions", door),
                       (f"status of {count:,} registrations", report)):
        taken = measure.interleaved(rounds, *(lambda engine=engine: work(engine) for engine in both))
        result.add(f"SQLite, peer PostgreSQL: {what}", *taken)
    return "Engines: the peer of these lines is onco itself on PostgreSQL over a socket of the same machine, fsync on."

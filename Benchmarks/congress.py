"""The inputs of the benchmarks, made with onco itself: sample exports, cut to the wanted number of good rows, imported
and paid."""

import csv
import json
import shutil
import sqlite3
from pathlib import Path

import measure

DESK = ["--as-of", "2026-11-23 10:00", "--actor", "bench"]
DOOR = ["--as-of", "2026-12-11 09:00", "--actor", "bench"]


class Congress:
    """A copy of the sample event in `folder`, and the program to run on it."""

    def __init__(self, onco, sample_event, folder):
        self.onco, self.folder = str(onco), Path(folder)
        self.event = self.folder / "onco-2026"
        self.event.mkdir(parents=True)
        for file in Path(sample_event).glob("*.yaml"):
            shutil.copy(file, self.event)

    def command(self, database, *arguments):
        return [self.onco, *map(str, arguments), "--event", str(self.event), "--database", f"sqlite:{database}"]

    def run(self, database, *arguments, stdout=None, allowed=(0,)):
        return measure.run(self.command(database, *arguments), stdout=stdout, allowed=allowed)

    def empty_database(self, name):
        """A database that holds the schema and nothing else, in a folder of its own."""
        path = self.folder / name / "event.sqlite"
        path.parent.mkdir()
        # Looking makes none; the rehearsal of an import leaves the empty tables behind.
        nobody = path.parent / "nobody.csv"
        nobody.write_text("Email Address,First Name,Last Name,Registration category\n")
        self.run(path, "registration", "import", nobody, "--dry-run")
        nobody.unlink()
        settle(path)
        return path

    def export(self, rows, name):
        """A registration export of `rows` rows, planted faults among them."""
        folder = self.folder / name
        measure.run([self.onco, "sample", "make", str(folder), "--delegates", str(rows), "--abstracts", "0",
                     "--sponsors", "0"])
        return folder / "registrations.csv"

    def filled(self, name, people, *, paid=False, urdu=False):
        """A database of exactly `people` registrations; with `paid`, nobody owes anything; with `urdu`, everybody has a
        name in Urdu letters."""
        export = self.export(people + people // 20 + 50, f"{name}-export")
        trial, report = self.empty_database(f"{name}-trial"), self.folder / f"{name}-report.json"
        self.run(trial, "registration", "import", export, "--no-confirmations", "--format", "json", *DESK,
                 stdout=report, allowed=(0, 1))
        good = [row["row"] for row in json.loads(report.read_text())["rows"] if row["outcome"] == "new"][:people]
        if len(good) < people:
            raise SystemExit(f"bench: only {len(good)} of {people} rows can be imported")
        with open(export, encoding="utf-8-sig", newline="") as file:
            header, *records = csv.reader(file)
        if urdu:
            column = header.index("Name in Urdu (for badge)")
            names = [record[column] for record in records if record[column]]
            for number, record in enumerate(records):
                record[column] = record[column] or names[number % len(names)]
        kept = self.folder / f"{name}.csv"
        with open(kept, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *(records[row - 2] for row in good)])
        path = self.empty_database(name)
        self.run(path, "registration", "import", kept, "--no-confirmations", *DESK, allowed=(0, 1))
        if paid:
            self.pay_all(path, name)
        settle(path)
        return path

    def pay_all(self, path, name):
        owed = sqlite3.connect(path).execute(
            "SELECT registration, amount_currency, sum(amount_minor) FROM registration_due GROUP BY 1, 2").fetchall()
        deposits = self.folder / f"{name}-payments.csv"
        with open(deposits, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Code", "Amount", "Currency", "Method", "Reference"])
            for code, currency, minor in owed:
                writer.writerow([code, f"{minor // 100}.{minor % 100:02}", currency, "bank-transfer", f"B{code}{currency}"])
        self.run(path, "payment", "import", deposits, "--no-receipts", *DESK)


def settle(path):
    """Brings all of a database into its one file, so that the file can be copied."""
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def fresh_copy(path, folder):
    """A copy of a database and of the keys beside it in a new, empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if (path.parent / "keys").exists():
        shutil.copytree(path.parent / "keys", folder / "keys")
    return Path(shutil.copy(path, folder / "event.sqlite"))


def table(path, name, order):
    """All of a table, for comparing two databases."""
    with sqlite3.connect(path) as db:
        return db.execute(f"SELECT * FROM {name} ORDER BY {order}").fetchall()

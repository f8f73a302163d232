"""Near duplicates in a large call: onco's exact index beside datasketch's MinHash, on the same texts in one run.

The texts are made here from a seed: words as frequent as in prose (Zipf), phrases that every abstract has, and planted
pairs of eight kinds. Nothing is timed before onco found every planted pair whose wording is shared.
"""

import csv
import json
import random
import sys

import measure
from congress import DESK

KINDS = ["copy", "5 % edited", "15 % edited", "30 % edited", "new numbers", "new results (encore)", "title only",
         "reordered"]
SECTIONS = [("Background", 4), ("Methods", 6), ("Results", 7), ("Conclusion", 3)]
HEADER = ["Timestamp", "Email Address", "Title of Abstract", "Presenting Author", "All authors", "Affiliations",
          "Category", "Preferred presentation", "Abstract", "Keywords", "Conflict of interest"]


class Texts:
    """Abstracts as lists of sentences by section."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        syllables = ["ka", "lo", "mir", "te", "su", "pan", "do", "vel", "ri", "gam", "nu", "sho", "be", "zil", "ta", "or"]
        words = set()
        while len(words) < 12_000:
            words.add("".join(self.random.choice(syllables) for _ in range(self.random.randint(2, 4))))
        self.words = sorted(words)
        self.random.shuffle(self.words)
        total, self.weights = 0.0, []
        for rank in range(len(self.words)):
            total += 1 / (rank + 2.7)
            self.weights.append(total)
        self.phrases = [" ".join(self.draw(9)) for _ in range(40)]

    def draw(self, count):
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def title(self, number):
        return " ".join(self.random.sample(self.words, 11) + [f"t{number}"])

    def sentence(self):
        if self.random.random() < 0.15:
            return self.random.choice(self.phrases)
        words = self.draw(self.random.randint(10, 16))
        words[self.random.randrange(len(words))] = str(self.random.randint(2, 999))
        return " ".join(words)

    def abstract(self):
        return [[self.sentence() for _ in range(count)] for _, count in SECTIONS]

    def edited(self, abstract, share):
        return [[" ".join(self.draw(1)[0] if self.random.random() < share else word for word in sentence.split())
                 for sentence in section] for section in abstract]

    def planted(self, abstract, kind):
        """The second of a pair."""
        if kind == "copy":
            return abstract
        if kind.endswith("edited"):
            return self.edited(abstract, int(kind.split()[0]) / 100)
        if kind == "new numbers":
            return [[" ".join(str(self.random.randint(2, 999)) if word.isdigit() else word for word in sentence.split())
                     for sentence in section] for section in abstract]
        if kind == "new results (encore)":
            return abstract[:2] + self.abstract()[2:]
        if kind == "title only":
            return self.abstract()
        return [self.random.sample(section, len(section)) for section in abstract]


def made(count, each, file):
    """Writes a form's export; the planted pairs as kind and titles' numbers."""
    texts, rows, pairs = Texts(27), [], []
    for number in range(count - each * len(KINDS)):
        rows.append((texts.abstract(), texts.title(number)))
    for index in range(each * len(KINDS)):
        kind, original = KINDS[index % len(KINDS)], index * 7
        abstract, title = rows[original]
        own = " ".join(title.split()[:-1] + [f"t{len(rows)}"]) if kind == "title only" else texts.title(len(rows))
        pairs.append((kind, original, len(rows)))
        rows.append((texts.planted(abstract, kind), own))
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for number, (abstract, title) in enumerate(rows):
            body = "\n".join(f"{name}: {'. '.join(section)}." for (name, _), section in zip(SECTIONS, abstract))
            writer.writerow([
                "9/26/2026 23:02:00", f"author{number}@clinic.example", title, "Ana Ng", "Ana Ng (1)",
                "1. Rose Hospital, Lahore", "Breast", "Oral", body, "alpha, beta, gamma", "None"])
    return pairs


def duplicates(congress, count, rounds, result, peer):
    """All pairs of a call that share wording or title."""
    export = congress.folder / "duplicates.csv"
    planted = made(count, max(1, min(33, count // 100)), export)
    path = congress.empty_database("duplicates")
    report = congress.folder / "duplicates-import.json"
    congress.run(path, "abstract", "import", export, "--format", "json", *DESK, stdout=report, allowed=(0, 1))
    codes = [row["code"] for row in json.loads(report.read_text())["rows"]]
    if None in codes:
        sys.exit("bench: the made abstracts were not all taken")
    found, guessed = congress.folder / "duplicates-onco.json", congress.folder / "duplicates-peer.json"
    ours = congress.command(path, "abstract", "duplicates", "--format", "json")
    theirs = peer("duplicates.py", path)
    measure.run(ours, stdout=found)
    measure.run(theirs, stdout=guessed)
    exact = {(pair["first"], pair["second"]): pair for pair in json.loads(found.read_text())}
    sketched = {tuple(pair) for pair in json.loads(guessed.read_text())}
    wanted = [(kind, tuple(sorted((codes[one], codes[other])))) for kind, one, other in planted]
    missed = [pair for kind, pair in wanted if pair not in exact]
    if missed:
        sys.exit(f"bench: onco missed planted pairs: {missed[:3]}")
    if unknown := sorted(sketched - set(exact))[:3]:
        print(f"bench: datasketch names pairs that onco does not, such as {unknown}", file=sys.stderr)
    taken = measure.interleaved(rounds, lambda: measure.run(ours), lambda: measure.run(theirs))
    result.add(f"near duplicates of {count:,} abstracts", *taken)
    lines = [f"Near duplicates: planted pairs found, by kind ({len(exact)} and {len(sketched)} pairs named in all):", "",
             "|                      | onco | datasketch |", "| -------------------- | ---: | ---------: |"]
    for kind in KINDS:
        pairs = [pair for of, pair in wanted if of == kind]
        lines.append(f"| {kind.ljust(20)} | {sum(pair in exact for pair in pairs):2}/{len(pairs):<2}"
                     f"| {sum(pair in sketched for pair in pairs):7}/{len(pairs)} |")
    return "\n".join(lines)

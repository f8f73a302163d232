"""The case "assignment": onco's network simplex beside OR-Tools, on the same instances in one run, in turn."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

import measure

PEER = Path(__file__).parent / "peers" / "assignment.py"


def assignment(onco, folder, rounds, quick):
    """Seconds to solve (reading left out on both sides), and the most memory; the optimum compared first."""
    sizes = [(60, 12, 3, ()), (200, 60, 3, ())] if quick else [
        (600, 120, 3, ()), (2_000, 600, 3, ()), (15_000, 5_000, 3, ("--matrix",))]
    lines = [("", "onco s", "OR-Tools s", "OR-Tools/onco", "onco worst-first s", "onco MB", "OR-Tools MB")]
    for abstracts, reviewers, reviews, more in sizes:
        file = folder / f"assignment-{abstracts}.json"
        subprocess.run(
            [sys.executable, PEER, "make", str(abstracts), str(reviewers), str(reviews), file, *more], check=True)
        # OR-Tools cannot hold all pairs of the largest in 1 GiB: it gets the best hundred of each abstract and forty of
        # each reviewer, which is an upper bound on nothing but a lower one on the optimum.
        top = ["--top", "100", "40"] if more else []
        ours, theirs, worst = [], [], []
        megabytes = [[], []]
        for number in range(rounds):
            pair = [lambda: solved(onco, file, "sum", folder), lambda: peer(file, top, folder)]
            answers = [None, None]
            for index in ((0, 1) if number % 2 == 0 else (1, 0)):
                answers[index] = pair[index]()
            (total, seconds, size), (other, peer_seconds, peer_size) = answers
            if total != other and not (more and total > other):
                sys.exit(f"bench: onco found {total}, OR-Tools {other}; a time would mean nothing")
            ours.append(seconds)
            theirs.append(peer_seconds)
            megabytes[0].append(size)
            megabytes[1].append(peer_size)
            worst.append(solved(onco, file, "worst", folder)[1])
        mine, other = statistics.median(ours), statistics.median(theirs)
        lines.append((
            f"{abstracts:,} x {reviewers:,} x {reviews}", f"{mine:.3f}", f"{other:.3f}", f"{other / mine:.1f}",
            f"{statistics.median(worst):.3f}", f"{max(megabytes[0]):.0f}", f"{max(megabytes[1]):.0f}"))
        print(f"bench: assignment {lines[-1]}", file=sys.stderr)
    return "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], ("-",) * 7, *lines[1:]])


def solved(onco, file, objective, folder):
    """What onco's solver finds; the program is built beside onco from Tests/AssignInstance."""
    answer = folder / "answer.json"
    taken = measure.run([str(Path(onco).with_name("assign-instance")), str(file), objective], stdout=answer)
    found = json.loads(answer.read_text())
    return found["total"], found["solve"], taken.megabytes


def peer(file, top, folder):
    answer = folder / "peer.json"
    taken = measure.run([sys.executable, str(PEER), "solve", str(file), *top], stdout=answer)
    found = json.loads(answer.read_text())
    return found["total"], found["solve"], taken.megabytes

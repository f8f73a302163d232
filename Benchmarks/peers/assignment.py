"""Reviewer assignment: makes instances, and solves them as one would in Python: OR-Tools' SimpleMinCostFlow, arcs added
in bulk from numpy.

usage: assignment.py make ABSTRACTS REVIEWERS REVIEWS OUT [--matrix]
       assignment.py solve INSTANCE [--top PER_ABSTRACT PER_REVIEWER]
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from ortools.graph.python import min_cost_flow


def make(abstracts, reviewers, reviews, out, matrix):
    """Topics, bids and conflicts as a congress has them: 24 to 60 topics, reviewers know two to four, a tenth of the
    pairs has a bid, institutions of very different sizes forbid about a tenth. Affinities 1 to 1000, bounds a fifth
    around the mean."""
    random = np.random.default_rng(2026)
    topics = min(60, max(24, reviewers // 10))
    topic = random.integers(0, topics, abstracts)
    second = random.integers(0, topics, abstracts)
    weights = 1 / np.arange(1, 41)
    weights /= weights.sum()
    homes = random.choice(40, (abstracts, 2), p=weights)
    cells = np.empty((abstracts, reviewers), dtype=np.uint16)
    for reviewer in range(reviewers):
        known = np.zeros(topics)
        known[random.choice(topics, random.integers(2, 5), replace=False)] = random.uniform(0.5, 1)
        points = 450 * known[topic] + 200 * known[second] + random.integers(1, 150, abstracts)
        bids = random.random(abstracts)
        points += np.where(bids < 0.04, 200, np.where(bids < 0.08, 100, np.where(bids < 0.10, -150, 0)))
        points = np.clip(points, 1, 1000).astype(np.uint16)
        home = random.choice(40, p=weights)
        points[(homes == home).any(axis=1)] = 0
        cells[:, reviewer] = points
    mean = abstracts * reviews / reviewers
    bounds = {"lower": int(mean * 0.8), "upper": int(np.ceil(mean * 1.2))}
    codes = [f"RV-{index + 1:04}" for index in range(reviewers)]
    data = {"reviews": reviews, "reviewers": [{"code": code, **bounds} for code in codes]}
    if matrix:
        cells.astype("<u2").tofile(out.with_suffix(".u16"))
        data |= {"abstracts": abstracts, "matrix": out.with_suffix(".u16").name}
    else:
        rows, columns = np.nonzero(cells)
        data["pairs"] = [
            [f"A-{row + 1:05}", codes[column], weight]
            for row, column, weight in zip(rows.tolist(), columns.tolist(), cells[rows, columns].tolist())]
    out.write_text(json.dumps(data, separators=(",", ":")))


def read(path, top):
    """Rows, columns, weights and bounds of an instance; only the best of each abstract and reviewer when `top` says."""
    data = json.loads(path.read_text())
    codes = {reviewer["code"]: index for index, reviewer in enumerate(data["reviewers"])}
    lower = np.array([reviewer["lower"] for reviewer in data["reviewers"]])
    upper = np.array([reviewer["upper"] for reviewer in data["reviewers"]])
    if "matrix" not in data:
        names = {}
        rows = np.array([names.setdefault(pair[0], len(names)) for pair in data["pairs"]])
        columns = np.array([codes[pair[1]] for pair in data["pairs"]])
        weights = np.array([pair[2] for pair in data["pairs"]], dtype=np.int64)
        return rows, columns, weights, lower, upper, np.full(len(names), data["reviews"])
    shape = (data["abstracts"], len(codes))
    cells = np.fromfile(path.parent / data["matrix"], dtype="<u2").reshape(shape)
    kept = np.zeros(shape, dtype=bool)
    best = np.argpartition(cells, shape[1] - top[0], axis=1)[:, -top[0]:]
    kept[np.arange(shape[0])[:, None], best] = True
    for start in range(0, shape[1], 500):
        part = cells[:, start:start + 500]
        best = np.argpartition(part, shape[0] - top[1], axis=0)[-top[1]:]
        kept[best, np.arange(part.shape[1])[None, :] + start] = True
    rows, columns = np.nonzero(kept & (cells > 0))
    return rows, columns, cells[rows, columns].astype(np.int64), lower, upper, np.full(shape[0], data["reviews"])


def solve(path, top):
    begun = time.perf_counter()
    rows, columns, weights, lower, upper, demand = read(path, top)
    middle = time.perf_counter()
    count, width = len(demand), len(lower)
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = width + count, width + count + 1
    big = 1_000_000
    reviewers = np.arange(width)
    must = flow.add_arcs_with_capacity_and_unit_cost(np.full(width, source), reviewers, lower, np.full(width, -big))
    flow.add_arcs_with_capacity_and_unit_cost(
        np.full(width, source), reviewers, upper - lower, np.zeros(width, dtype=np.int64))
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        columns, width + rows, np.ones(len(rows), dtype=np.int64), -weights)
    flow.add_arcs_with_capacity_and_unit_cost(
        width + np.arange(count), np.full(count, sink), demand, np.zeros(count, dtype=np.int64))
    flow.set_node_supply(source, int(demand.sum()))
    flow.set_node_supply(sink, -int(demand.sum()))
    status = flow.solve()
    end = time.perf_counter()
    possible = status == flow.OPTIMAL and flow.flows(must).sum() == lower.sum()
    total = int((flow.flows(pairs) * weights).sum()) if possible else 0
    print(json.dumps({"possible": bool(possible), "total": total, "arcs": len(rows),
                      "read": middle - begun, "solve": end - middle}))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]), "--matrix" in sys.argv)
    else:
        place = sys.argv.index("--top") if "--top" in sys.argv else None
        solve(Path(sys.argv[2]), tuple(map(int, sys.argv[place + 1:place + 3])) if place else None)

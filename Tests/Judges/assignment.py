"""Solves assignment instances with OR-Tools, which shares no code with us.

Reads a list of instances as `onco abstract assign --export-instance` writes them from standard input, and prints for
each: whether it is possible, the largest sum, the highest worst pair with the largest sum among such assignments, how
many reviews the largest flow places, and how many of the least loads it can meet.
"""

import json
import sys

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow


class Instance:
    def __init__(self, data):
        self.reviewers = data["reviewers"]
        column = {reviewer["code"]: index for index, reviewer in enumerate(self.reviewers)}
        names = data.get("abstracts") or sorted({pair[0] for pair in data["pairs"]})
        row = {name: index for index, name in enumerate(names)}
        self.demand = np.array([data.get("demand", {}).get(name, data["reviews"]) for name in names], dtype=np.int64)
        self.rows = np.array([row[pair[0]] for pair in data["pairs"]], dtype=np.int64)
        self.columns = np.array([column[pair[1]] for pair in data["pairs"]], dtype=np.int64)
        self.weights = np.array([pair[2] for pair in data["pairs"]], dtype=np.int64)
        self.lower = np.array([reviewer["lower"] for reviewer in self.reviewers], dtype=np.int64)
        self.upper = np.array([reviewer["upper"] for reviewer in self.reviewers], dtype=np.int64)
        fixed = {(pair[0], pair[1]) for pair in data.get("fixed", [])}
        self.fixed = np.array([(pair[0], pair[1]) in fixed for pair in data["pairs"]], dtype=bool)

    def largest_sum(self, lowest=None):
        """The largest sum of pairs of at least a weight; None when impossible. Lower bounds are unit arcs so cheap that
        every optimum fills them when it can. A fixed pair is as cheap again."""
        chosen = slice(None) if lowest is None else (self.weights >= lowest) | self.fixed
        rows, columns, weights = self.rows[chosen], self.columns[chosen], self.weights[chosen]
        count, width = len(self.demand), len(self.reviewers)
        source, sink = width + count, width + count + 1
        big = int(np.abs(self.weights).sum()) + 1 if len(self.weights) else 1
        bigger = big * (int(self.lower.sum()) + 1)
        flow = min_cost_flow.SimpleMinCostFlow()
        reviewers = np.arange(width)
        must = flow.add_arcs_with_capacity_and_unit_cost(
            np.full(width, source), reviewers, self.lower, np.full(width, -big))
        flow.add_arcs_with_capacity_and_unit_cost(
            np.full(width, source), reviewers, self.upper - self.lower, np.zeros(width, dtype=np.int64))
        costs = -weights - np.where(self.fixed[chosen], bigger, 0)
        pairs = flow.add_arcs_with_capacity_and_unit_cost(
            columns, width + rows, np.ones(len(rows), dtype=np.int64), costs)
        flow.add_arcs_with_capacity_and_unit_cost(
            width + np.arange(count), np.full(count, sink), self.demand, np.zeros(count, dtype=np.int64))
        total = int(self.demand.sum())
        flow.set_node_supply(source, total)
        flow.set_node_supply(sink, -total)
        if flow.solve() != flow.OPTIMAL:
            return None
        if flow.flows(must).sum() != self.lower.sum():
            return None
        taken = flow.flows(pairs)
        if taken[self.fixed[chosen]].sum() != self.fixed.sum():
            return None
        return int((taken * weights).sum())

    def worst_first(self):
        """The highest weight such that pairs of it and above are enough, and the largest sum of those."""
        found = None
        levels = sorted(set(self.weights.tolist()))
        low, high = 0, len(levels) - 1
        while low <= high:
            middle = (low + high) // 2
            total = self.largest_sum(levels[middle])
            if total is None:
                high = middle - 1
            else:
                found, low = (levels[middle], total), middle + 1
        return found

    def most(self, capacities, demands):
        """The largest flow when reviewers have capacities and abstracts demands."""
        count, width = len(self.demand), len(self.reviewers)
        flow = max_flow.SimpleMaxFlow()
        source, sink = width + count, width + count + 1
        flow.add_arcs_with_capacity(np.full(width, source), np.arange(width), capacities)
        flow.add_arcs_with_capacity(self.columns, width + self.rows, np.ones(len(self.rows), dtype=np.int64))
        flow.add_arcs_with_capacity(width + np.arange(count), np.full(count, sink), demands)
        return int(flow.optimal_flow()) if flow.solve(source, sink) == flow.OPTIMAL else -1


def judged(data):
    instance = Instance(data)
    total = instance.largest_sum()
    worst = instance.worst_first() if total is not None else None
    return {
        "possible": total is not None, "sum": total or 0,
        "worst": worst[0] if worst else 0, "worstSum": worst[1] if worst else 0,
        "placed": instance.most(instance.upper, instance.demand),
        "least": instance.most(instance.lower, instance.demand),
    }


if __name__ == "__main__":
    print(json.dumps([judged(instance) for instance in json.load(sys.stdin)]))

"""Areas by greedy growth in networkx, by the same score on the same units: its best area, and its time beside ours.

Use: python3 tests/peers/delimit_networkx.py QUESTION
`make bench` writes the question as JSON: `people` [persons, need], `areas` m², `perimeters` m, `neighbours` [a, b, common
border m, barriers], `limits` [min, max] persons and `weights` [compactness, barrier].

score = (exposed − barrier · beyond) × (1 − compactness weight · (1 − 4πA/P²)), where exposed = Σ persons · need and beyond is
what of it lies outside the largest part that holds together without crossing a barrier. From each of the units with the most
exposed a set takes the neighbour with the most score, and in a second run with the most for each person, while there is room
and it helps, or while it has too few. Ours does the same and then searches on from there, which this does not: it does less.
Sums are kept up as they are in ours. Needs networkx, for example in a virtual environment.
"""

import argparse
import json
import math
import statistics
import time
from pathlib import Path

import networkx as nx

SEEDS = 200


def read(path):
    question = json.loads(path.read_text())
    graph = nx.Graph()
    rows = zip(question["people"], question["areas"], question["perimeters"])
    for unit, ((persons, need), area, perimeter) in enumerate(rows):
        graph.add_node(unit, persons=persons, exposed=persons * need, area=area, perimeter=perimeter)
    for a, b, shared, barriers in question["neighbours"]:
        graph.add_edge(a, b, shared=shared, dry=barriers == 0)
    dry = nx.Graph()
    dry.add_nodes_from(graph)
    dry.add_edges_from((a, b) for a, b, is_dry in graph.edges(data="dry") if is_dry)
    return graph, dry, question["limits"], question["weights"]


def score(exposed, main, area, perimeter, weights):
    compactness = min(1.0, 4 * math.pi * area / perimeter**2) if perimeter > 0 else 1.0
    return (exposed - weights[1] * (exposed - main)) * (1 - weights[0] * (1 - compactness))


class Area:
    """A set that grows."""

    def __init__(self, graph, dry, weights, seed):
        self.graph, self.dry, self.weights = graph, dry, weights
        self.units, self.frontier = set(), {}
        self.persons = self.exposed = self.area = self.perimeter = 0.0
        # Exposed of each part without barriers, and the part of each unit.
        self.sums, self.part = {}, {}
        self.frontier[seed] = 0.0
        self.add(seed)

    def add(self, unit):
        node = self.graph.nodes[unit]
        self.perimeter += node["perimeter"] - 2 * self.frontier.pop(unit)
        self.persons += node["persons"]
        self.exposed += node["exposed"]
        self.area += node["area"]
        joined = self.parts_beside(unit)
        self.sums[unit] = node["exposed"] + sum(self.sums.pop(part) for part in joined)
        for other, part in self.part.items():
            if part in joined:
                self.part[other] = unit
        self.part[unit] = unit
        self.units.add(unit)
        for other, way in self.graph.adj[unit].items():
            if other not in self.units:
                self.frontier[other] = self.frontier.get(other, 0.0) + way["shared"]

    def parts_beside(self, unit):
        return {self.part[other] for other in self.dry.adj[unit] if other in self.part}

    def score(self):
        return score(self.exposed, max(self.sums.values()), self.area, self.perimeter, self.weights)

    def score_with(self, unit):
        node = self.graph.nodes[unit]
        joined = node["exposed"] + sum(self.sums[part] for part in self.parts_beside(unit))
        main = max(joined, max(self.sums.values()))
        perimeter = self.perimeter + node["perimeter"] - 2 * self.frontier[unit]
        return score(self.exposed + node["exposed"], main, self.area + node["area"], perimeter, self.weights)


def grow(graph, dry, limits, weights, seed, per_person):
    area = Area(graph, dry, weights, seed)
    while True:
        now = area.score()
        best = None
        for unit in sorted(area.frontier):
            persons = graph.nodes[unit]["persons"]
            if area.persons + persons <= limits[1]:
                gain = (area.score_with(unit) - now) / (max(persons, 1.0) if per_person else 1.0)
                if best is None or gain > best[0]:
                    best = gain, unit
        if best is None or (best[0] <= 0 and area.persons >= limits[0]):
            return area
        area.add(best[1])


def delimit(graph, dry, limits, weights):
    seeds = sorted(graph, key=lambda unit: -graph.nodes[unit]["exposed"])[:SEEDS]
    grown = [grow(graph, dry, limits, weights, seed, per_person) for seed in seeds for per_person in (False, True)]
    return max((a for a in grown if limits[0] <= a.persons <= limits[1]), key=Area.score)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="the median of so many runs, after one that is not counted")
    parser.add_argument("question", type=Path)
    options = parser.parse_args()
    question = read(options.question)
    times = []
    for _ in range(options.runs + 1):
        start = time.perf_counter()
        best = delimit(*question)
        times.append((time.perf_counter() - start) * 1e3)
    print(json.dumps({"ms": statistics.median(times[1:]), "score": best.score(), "units": sorted(best.units)}))


if __name__ == "__main__":
    main()

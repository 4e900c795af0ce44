"""The nearest places on foot by pandana, on the same network: its answer, and its time beside ours.

Use: python3 tests/peers/access_pandana.py --limit 30 NETWORK.json --n 1 3
`make bench` writes the network: its nodes, its edges with minutes, and the nodes at which origins and places stand, so that
pandana, which puts everything on the nearest node, and ours, which puts it on the nearest edge, have the same to find.

Loading is not counted: reading, and building the network with its contraction hierarchy. (`precompute` is for sums over what
is in reach, and is not needed here.) Counted is what a question
asks for: origins and places found in the network by their coordinates (`whole_ms`), and the search with the places set
(`search_ms`). pandana searches from every node, not from the origins alone, and uses all cores. Needs pandana, for example in
a virtual environment.
"""

import argparse
import json
import os
import statistics
import time
from pathlib import Path

import numpy as np
import pandana
import pandas as pd


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, nargs="+", default=[1], help="the n-th nearest, for each of these")
    parser.add_argument("--limit", type=float, default=30.0, help="minutes")
    parser.add_argument("--runs", type=int, default=5, help="the median of so many runs, after one that is not counted")
    parser.add_argument("network", type=Path)
    options = parser.parse_args()
    given = json.loads(options.network.read_text())
    nodes = pd.DataFrame(given["nodes"], columns=["x", "y"])
    edges = pd.DataFrame(given["edges"], columns=["from", "to", "minutes"]).astype({"from": int, "to": int})
    origins, places = (nodes.iloc[given[name]].reset_index(drop=True) for name in ("origins", "places"))

    network = pandana.Network(nodes.x, nodes.y, edges["from"], edges["to"], edges[["minutes"]], twoway=True)
    return [nearest(network, origins, places, n, options) for n in options.n]


def nearest(network, origins, places, n, options):
    """Times of the question and of its search alone, ms, and minutes from each origin, none beyond the limit."""
    whole, search = [], []
    for _ in range(options.runs + 1):
        start = time.perf_counter()
        at = network.get_node_ids(origins.x, origins.y)
        found = time.perf_counter()
        network.set_pois("places", options.limit, n, places.x, places.y)
        table = network.nearest_pois(options.limit, "places", num_pois=n, max_distance=-1, include_poi_ids=True)
        minutes = table[n].loc[at].to_numpy()
        end = time.perf_counter()
        whole.append((end - start) * 1e3)
        search.append((end - found) * 1e3)
    answer = [None if m < 0 else float(m) for m in np.asarray(minutes, dtype=float)]
    times = {"whole_ms": statistics.median(whole[1:] or whole), "search_ms": statistics.median(search[1:] or search)}
    return {**times, "minutes": answer}


if __name__ == "__main__":
    # pandana's own code tells on standard output how far it is: that goes to standard error.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    json.dump(main(), out)

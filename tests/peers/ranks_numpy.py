"""The ranks of noised shares by NumPy, on the same table: its answer, and its time beside ours.

Use: python3 tests/peers/ranks_numpy.py --zones 60 --draws 10000 --k 6 TABLE
`make bench` writes the table: for each indicator and each zone its share and its denominator, as little-endian doubles.

A draw puts a whole number of −5 … 5 on numerator and denominator of every share, brings the indicators to one scale by one
of four pairs of normalisation and aggregation (each for a quarter of the draws), and ranks the zones, 1 = most exposed and
ties on the lowest place; units that share the last place among the K share what is left of K. Then median, 5–95 % and
P(among the K) of each zone. All indicators weigh the same, and a higher share is more exposed.

Written for speed: many draws at once in blocks that fit the cache, in double precision, by as many threads as are asked
for (NumPy lets other threads run while it counts and sorts). Needs numpy, for example in a virtual environment.
"""

import argparse
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

HALF_WIDTH = 5
# Values of a block.
BLOCK = 1 << 16
# Sums that differ by less are the same score: they differ by rounding alone.
SAME = 1e-9


def z_scores(x):
    x -= x.mean(axis=-1, keepdims=True)
    x /= np.sqrt(np.square(x).sum(axis=-1, keepdims=True) / (x.shape[-1] - 1))
    return x


def min_max(x, bottom):
    low, high = x.min(axis=-1, keepdims=True), x.max(axis=-1, keepdims=True)
    x -= low
    x *= (100 - bottom) / (high - low)
    x += bottom
    return x


def percentiles(x):
    """100·(rank − 1)/(n − 1). Equal values do not share a rank as they do in ours: noised shares are all but never equal."""
    order = x.argsort(axis=-1)
    np.put_along_axis(x, order, np.linspace(0, 100, x.shape[-1]), axis=-1)
    return x


def logarithms(x):
    """The logarithm of a geometric mean ranks as the mean itself does."""
    return np.log(x, out=x)


# Each in place.
PAIRS = [z_scores, lambda x: min_max(x, 0), percentiles, lambda x: logarithms(min_max(x, 1))]


def ranks_of(scores, k):
    """Ranks of each row, and each zone's share in the K."""
    order = (-scores).argsort(axis=-1)
    ordered = np.take_along_axis(scores, order, axis=-1)
    first = np.ones(scores.shape, dtype=bool)
    first[:, 1:] = ordered[:, :-1] - ordered[:, 1:] > SAME
    places = np.maximum.accumulate(np.where(first, np.arange(1, scores.shape[-1] + 1), 1), axis=-1)
    ranks = np.empty(scores.shape, dtype=np.int16)
    np.put_along_axis(ranks, order, places.astype(np.int16), axis=-1)
    edge = places[:, k - 1 : k]
    level = ranks == edge
    among = np.where(level, (k - edge + 1) / level.sum(axis=-1, keepdims=True), ranks < edge)
    return ranks, among.sum(axis=0)


def simulate(table, options, threads):
    """Median, 5 %, 95 % and P(among the K) of each zone."""
    shares, denominators = table
    numerators = shares * denominators
    indicators, zones = shares.shape
    weights = np.full(indicators, 1 / indicators)
    block = max(1, BLOCK // shares.size)
    starts = [
        (pair, start, min(start + block, end))
        for pair, (begin, end) in enumerate(quarters(options.draws))
        for start in range(begin, end, block)
    ]
    seeds = np.random.SeedSequence(options.seed).spawn(len(starts))
    ranks = np.empty((options.draws, zones), dtype=np.int16)

    def run(job):
        (pair, start, end), seed = job
        random = np.random.Generator(np.random.SFC64(seed))
        size = (2, end - start, indicators, zones)
        over, under = random.integers(-HALF_WIDTH, HALF_WIDTH, size=size, dtype=np.int8, endpoint=True)
        drawn = numerators + over
        drawn /= np.maximum(denominators + under, 1)
        scaled = PAIRS[pair](np.clip(drawn, 0, 1, out=drawn))
        ranks[start:end], among = ranks_of(weights @ scaled, options.k)
        return among

    with ThreadPoolExecutor(threads) as pool:
        among = sum(pool.map(run, zip(starts, seeds)))
    low, median, high = np.quantile(ranks.T.copy(), [0.05, 0.5, 0.95], axis=1)
    return low, median, high, among / options.draws


def quarters(draws):
    """First and last draw of each pair."""
    edges = [draws * i // len(PAIRS) for i in range(len(PAIRS) + 1)]
    return zip(edges, edges[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zones", type=int, required=True)
    parser.add_argument("--draws", type=int, default=2_000)
    parser.add_argument("--k", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5, help="the median of so many runs, after one that is not counted")
    parser.add_argument("table", type=Path)
    options = parser.parse_args()
    table = np.fromfile(options.table, dtype="<f8").reshape(-1, options.zones, 2)
    table = np.ascontiguousarray(table[:, :, 0]), np.ascontiguousarray(table[:, :, 1])

    times = []
    for _ in range(options.runs + 1):
        start = time.perf_counter()
        low, median, high, p_top_k = simulate(table, options, options.threads)
        times.append((time.perf_counter() - start) * 1e3)
    ms = statistics.median(times[1:] or times)
    answer = {"p_top_k": p_top_k.tolist(), "median": median.tolist(), "lo": low.tolist(), "hi": high.tolist()}
    print(json.dumps({"ms": ms, **answer}))


if __name__ == "__main__":
    main()

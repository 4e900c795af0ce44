"""Makes data/observations.csv: invented figures for the demo, never figures of a real zone.

Run:  python3 -m venv /tmp/shapes && /tmp/shapes/bin/pip install -r data/make/requirements.txt
      /tmp/shapes/bin/python data/make/observations.py              writes the file
      /tmp/shapes/bin/python data/make/observations.py --sjekk      writes it and prints P beside the targets
      /tmp/shapes/bin/python data/make/observations.py --kalibrer   first works out the column skar again
Same input gives the same bytes.

observation_targets.csv says, for each zone, how likely it should be among the K with most measured need. A zone has one
score (skar); its themes and indicators lie around it, with deviations whose weighted sum is zero, so that the score
alone decides the index with equal weights. A score is turned into a share by a logistic curve for each indicator, the
share into two counts, and each count gets its noise before it is written.
"""

import csv
import sys
import tomllib
from pathlib import Path
from statistics import NormalDist

import numpy as np

DATA = Path(__file__).resolve().parent.parent
TARGETS = DATA / "make/observation_targets.csv"
NORMAL = NormalDist()

# What is drawn.
SEED = 2030
NOISE = 5  # persons; every published count lies within this of the truth
LOWEST = 5  # a count under this is hidden
SD_THEME = 0.36  # deviation of a theme from the zone's score
SD_INDICATOR = 0.40  # deviation of an indicator from its theme
SD_YEAR = 0.06  # change of an indicator from 2022 to 2023, logits
DRIFT = 0.03  # the same for every zone
STUDENT_PULL = 0.5  # how strongly OFFSETS count
COMMON = 0.5  # share of kept-out indicators' variation that follows the score
FREE_BELOW = 0.045  # zones with a smaller target are only placed well under the others …
FREE = (-0.58, -2.0)  # … between these scores

# What P(among the K) is reckoned from when it is checked and calibrated.
K = 10
DRAWS = 4000
CONCENTRATION = 50
LEAVE_OUT = 0.2
MARGIN = 0.035  # a calibrated zone keeps this distance from the limits of the need levels
LIMITS = (0.2, 0.8)
ROUNDS = 60

# id: share at score 0, spread in logits for one standard deviation of the score, group of the denominator.
CURVES = {
    "barn-lavinntekt": (0.115, 0.52, "barn"),
    "sosialhjelp": (0.042, 0.42, "18-66"),
    "lav-utdanning": (0.145, 0.42, "30-59"),
    "utenfor-arbeid": (0.165, 0.30, "30-59"),
    "neet": (0.085, 0.34, "15-29"),
    "ikke-fullfort-vgs": (0.21, 0.42, "kull"),
    "uforetrygd": (0.046, 0.38, "18-49"),
    "trangbodd": (0.085, 0.42, "personer"),
    "barn-enslig-forsorger": (0.155, 0.36, "barn"),
    "flytting-barnefamilier": (0.095, 0.36, "barn"),
    "lavinntekt-alle": (0.085, 0.40, "personer"),
    "leietakere": (0.22, 0.50, "husholdninger"),
    "kommunale-utleieboliger": (0.022, 0.70, "husholdninger"),
    "innvandrerbakgrunn": (0.15, 0.35, "alle"),
}
# Share, spread, and +1 or −1 after which way it points.
SURVEY = {"hunt-trivsel": (0.72, 0.22, -1), "hunt-trygghet": (0.87, 0.25, -1), "hunt-ensomhet": (0.13, 0.20, 1)}
SURVEY_PERIOD = "2018-2019"
# Indicator: (the one it stands in for, by type of zone the part of numerator and denominator that remains).
WITHOUT_STUDENTS = {
    "barn-lavinntekt-uten-studenter": ("barn-lavinntekt", {"student": (0.82, 0.93), "sentrum": (0.90, 0.96)}, (0.96, 0.985)),
    "trangbodd-uten-studenter": ("trangbodd", {"student": (0.50, 0.66), "sentrum": (0.66, 0.82)}, (0.96, 0.985)),
}
# Groups as shares of the population, by type of zone; «barn» as a share gives the population.
TYPES = {
    "sentrum": {"barn": 0.10, "18-66": 0.76, "30-59": 0.41, "15-29": 0.35, "18-49": 0.60, "hushold": 1.65},
    "student": {"barn": 0.10, "18-66": 0.78, "30-59": 0.34, "15-29": 0.44, "18-49": 0.66, "hushold": 1.70},
    "by": {"barn": 0.16, "18-66": 0.68, "30-59": 0.42, "15-29": 0.24, "18-49": 0.50, "hushold": 1.95},
    "forstad": {"barn": 0.22, "18-66": 0.60, "30-59": 0.39, "15-29": 0.18, "18-49": 0.41, "hushold": 2.30},
    "land": {"barn": 0.23, "18-66": 0.58, "30-59": 0.38, "15-29": 0.17, "18-49": 0.38, "hushold": 2.40},
}
# Where students live, crowding and renting are high for other reasons than elsewhere.
OFFSETS = {
    "student": {"trangbodd": 1.3, "flytting-barnefamilier": 0.8, "barn-lavinntekt": 0.5, "lav-utdanning": -0.8, "uforetrygd": -0.7, "neet": -0.6},
    "sentrum": {"trangbodd": 0.8, "flytting-barnefamilier": 0.9, "lav-utdanning": -0.7, "uforetrygd": -0.3, "neet": -0.2},
}
CONTEXT_OFFSETS = {"student": {"leietakere": 2.2}, "sentrum": {"leietakere": 1.8}}
NOT_2022 = {"ikke-fullfort-vgs", "kommunale-utleieboliger"}
# What is still known where the need is hidden or missing; everything else there is «:» or «..».
KNOWN_WHERE_HIDDEN = {"lav-utdanning", "utenfor-arbeid", "leietakere"}
KNOWN_WHERE_MISSING = {"lav-utdanning", "utenfor-arbeid", "neet", "uforetrygd", "leietakere", "innvandrerbakgrunn"}
UNLISTED = (160, 280)  # children of a zone whose number is hidden or missing; only the kommune's total knows them
MARK = {"skjult": ":", "mangler": ".."}
KOMMUNE = "5001"
# Code: its part of the kommune's children and people, and of the numerators.
BYDELER = {"500101": (0.18, 0.19), "500102": (0.27, 0.29), "500103": (0.25, 0.22), "500104": (0.30, 0.30)}
BY_BYDEL = {"barnevern": ("barn", 0.034), "kort-botid": ("alle", 0.031)}
KOMMUNE_ONLY = {"laeringsresultater": (640, 2630)}

HEAD = """# OPPDIKTET. Tall per indikator, enhet og periode til demonstrasjon: de er funnet på og sier ingenting om noen virkelig sone.
# OPPDIKTET også der navnet på sonen, bydelen eller kommunen er virkelig. Laget av data/make/observations.py.
# niva: sone (enhet er navnet), bydel eller kommune (enhet er koden). Alle antall har fått en støy på inntil ±5; ingen er under 5.
# Andeler: teller og nevner. Antall: teller. Med intervall fra kilden: verdi;lav;hoy (95 %) og nevner.
# merke: «:» skjult av kilden, «..» mangler. Da står det ingen tall, og det betyr aldri null.
"""
COLUMNS = ["indikator", "niva", "enhet", "periode", "teller", "nevner", "verdi", "lav", "hoy", "merke"]


def read_targets():
    lines = TARGETS.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader([l for l in lines if not l.startswith("#")], delimiter=";"))


def write_scores(zones, scores):
    head = [l for l in TARGETS.read_text(encoding="utf-8").splitlines() if l.startswith("#")]
    rows = [";".join([*list(z.values())[:-1], f"{s:.3f}"]) for z, s in zip(zones, scores)]
    TARGETS.write_text("\n".join([*head, ";".join(zones[0]), *rows]) + "\n", encoding="utf-8")


def catalogue():
    with open(DATA / "indicators.toml", "rb") as f:
        indicators = tomllib.load(f)["indicator"]
    index = [i for i in indicators if i.get("i_indeks")]
    themes = list(dict.fromkeys(i["tema"] for i in index))
    theme_of = np.array([themes.index(i["tema"]) for i in index])
    weights = np.array([1 / len(themes) / (theme_of == t).sum() for t in theme_of])
    return [i["id"] for i in indicators], [i["id"] for i in index], theme_of, weights


def stream(*key):
    """Chance of its own for each thing that is drawn, so that one more of them changes nothing in the others."""
    return np.random.default_rng([SEED, *(int.from_bytes(str(k).encode()) % (1 << 60) for k in key)])


def logit(p):
    return np.log(p / (1 - p))


def share(z, at_zero, spread):
    return 1 / (1 + np.exp(-(logit(at_zero) + spread * z)))


def noised(truth, *key):
    return np.rint(truth).astype(int) + stream("noise", *key).integers(-NOISE, NOISE + 1, len(truth))


class World:
    """The invented truth and what is published of it."""

    def __init__(self, zones):
        self.zones, self.n = zones, len(zones)
        self.ids, self.index, self.theme_of, self.weights = catalogue()
        self.type = [z["type"] for z in zones]
        self.known = np.array([z["tilstand"] == "kjent" for z in zones])
        of_type = lambda key: np.array([TYPES[t][key] for t in self.type])
        vary = lambda key: np.exp(0.06 * stream("group", key).standard_normal(self.n))
        unlisted = stream("barn").integers(*UNLISTED, self.n)
        barn = np.array([float(z["barn"] or drawn) for z, drawn in zip(zones, unlisted)])
        alle = barn / of_type("barn") * vary("alle")
        self.groups = {"barn": barn, "alle": alle, "personer": 0.975 * alle, "husholdninger": alle / of_type("hushold") * vary("h")}
        for key in ("18-66", "30-59", "15-29", "18-49"):
            self.groups[key] = alle * of_type(key) * vary(key)
        self.groups["kull"] = np.maximum(0.28 * barn * vary("kull"), 62)
        deviation = SD_THEME * stream("theme").standard_normal((self.n, 5))[:, self.theme_of]
        deviation += np.column_stack([SD_INDICATOR * stream("indicator", i).standard_normal(self.n) for i in self.index])
        deviation += STUDENT_PULL * np.array([[OFFSETS.get(t, {}).get(i, 0.0) for i in self.index] for t in self.type])
        self.deviation = deviation - (deviation @ self.weights)[:, None]

    def standard(self, z):
        return (z - z[self.known].mean(0)) / z[self.known].std(0)

    def scores(self, skar):
        """Standardised score of each indicator, by id."""
        z = self.standard(skar[:, None] + self.deviation)
        out = dict(zip(self.index, z.T))
        common = self.standard(skar)
        for i in [*CURVES, *SURVEY, "uforetrygd-aldersjustert"]:
            if i not in out:
                own = stream("context", i).standard_normal(self.n)
                own = COMMON**0.5 * common + (1 - COMMON) ** 0.5 * own
                out[i] = own + [CONTEXT_OFFSETS.get(t, {}).get(i, 0.0) for t in self.type]
        out["lavinntekt-alle"] = self.standard(out["barn-lavinntekt"] + 0.4 * stream("alle").standard_normal(self.n))
        out["uforetrygd-aldersjustert"] = self.standard(out["uforetrygd"] + 0.4 * stream("justert").standard_normal(self.n))
        return out

    def denominator(self, group, period):
        """Truth and what is published: the same number wherever the same group is the denominator."""
        grown = self.groups[group] if period == 2023 else self.groups[group] * np.exp(-0.008 + 0.012 * stream("grown", group).standard_normal(self.n))
        if group == "barn" and period == 2023:
            return grown, np.rint(grown).astype(int)
        return grown, noised(grown, "group", group, period)

    def shares(self, id, z, period):
        at_zero, spread, group = CURVES[id]
        p = share(z, at_zero, spread)
        if period != 2023:
            p = 1 / (1 + np.exp(-(logit(p) + DRIFT + SD_YEAR * stream("year", id, period).standard_normal(self.n))))
        truth, published = self.denominator(group, period)
        count = np.rint(p * truth)
        return count, truth, noised(count, "count", id, period), published

    def shown(self, id, counts):
        """Zones with a need have every figure that the index may take."""
        must = id in self.index or id in WITHOUT_STUDENTS or id == "lavinntekt-alle"
        return np.where(self.known & must, np.maximum(counts, LOWEST), counts)


def rows_of(world, skar):
    """Rows by indicator, and the published counts of the index for the check."""
    z = world.scores(skar)
    rows, checked = {i: [] for i in world.ids}, {}
    add = lambda id, *fields: rows[id].append([id, *map(str, fields)])

    def mark(i, id):
        zone = world.zones[i]
        if id == "barn-0-17":
            return MARK.get(zone["barn_tilstand"])
        if id == "befolkning" or id in {"skjult": KNOWN_WHERE_HIDDEN, "mangler": KNOWN_WHERE_MISSING}.get(zone["tilstand"], {id}):
            return None
        return MARK[zone["tilstand"]]

    def one(level, unit, id, period, count, n, of):
        """A coarser unit. `of` names the group of the denominator: its published number is the same everywhere."""
        alone = lambda truth, *key: noised(np.array([truth]), unit, *key, period)[0]
        numbers = [alone(n, of), ""] if count is None else [alone(count, id), alone(n, of)]
        add(id, level, unit, period, *numbers, "", "", "", "")

    def counts(id, period, count, n, published, of, group):
        published = world.shown(id, published)
        for i, zone in enumerate(world.zones):
            hidden = mark(i, id) or (":" if published[i] < LOWEST or (of is not None and of[i] < LOWEST) else None)
            numbers = ["", ""] if hidden else [published[i], "" if of is None else max(of[i], published[i])]
            add(id, "sone", zone["sone"], period, *numbers, "", "", "", hidden or "")
        one("kommune", KOMMUNE, id, period, None if count is None else count.sum(), n.sum(), group)
        return published

    for period in (2022, 2023):
        for id in CURVES:
            if period == 2022 and id in NOT_2022:
                continue
            count, n, published, of = world.shares(id, z[id], period)
            published = counts(id, period, count, n, published, of, CURVES[id][2])
            if period == 2023 and id in world.index:
                checked[id] = (published, of)
            for variant, (source, by_type, other) in WITHOUT_STUDENTS.items():
                if source == id:
                    left = np.array([by_type.get(t, other) for t in world.type])
                    part, whole = np.rint(count * left[:, 0]), np.rint(n * left[:, 1])
                    counts(variant, period, part, whole, noised(part, variant, period), noised(whole, variant, "n", period), variant + "-n")
        for id, group in (("befolkning", "alle"), ("barn-0-17", "barn")):
            truth, published = world.denominator(group, period)
            for code, (of_n, _) in BYDELER.items():
                one("bydel", code, id, period, None, truth.sum() * of_n, group)
            counts(id, period, None, truth, published, None, group)
        for id, (group, p) in BY_BYDEL.items():
            n = world.denominator(group, period)[0].sum()
            for code, (of_n, of_count) in BYDELER.items():
                one("bydel", code, id, period, n * p * of_count, n * of_n, group)
            one("kommune", KOMMUNE, id, period, n * p, n, group)
        for id, (count, n) in KOMMUNE_ONLY.items():
            one("kommune", KOMMUNE, id, period, count + 12 * (2023 - period), n - 21 * (2023 - period), id + "-n")

    def interval(id, period, p, n, widen, whole):
        """Value and 95 % interval in percent; the kommune's last."""
        for i, zone in enumerate([*world.zones, None]):
            level, unit = ("sone", zone["sone"]) if zone else ("kommune", KOMMUNE)
            hidden = mark(i, id) if zone else None
            value, size = (p[i], n[i]) if zone else (whole, n.sum())
            half = 1.96 * widen * (value * (1 - value) / size) ** 0.5
            ends = [value, max(value - half, 0.0), min(value + half, 1.0)]
            numbers = ["", "", "", ""] if hidden else [int(size), *(f"{100 * e:.1f}" for e in ends)]
            add(id, level, unit, period, "", *numbers, hidden or "")

    adult = noised(world.groups["18-66"], "justert")
    p = share(z["uforetrygd-aldersjustert"], 0.092, 0.34)
    interval("uforetrygd-aldersjustert", 2023, p, adult, 1.1, (p * adult).sum() / adult.sum())
    answered = noised(0.33 * world.groups["18-66"], "hunt")
    for id, (at_zero, spread, sign) in SURVEY.items():
        p = share(sign * z[id], at_zero, spread)
        interval(id, SURVEY_PERIOD, p, answered, 1.2, (p * answered).sum() / answered.sum())
    return rows, checked


def among_the_k(world, checked, draws=DRAWS):
    """P(rank ≤ K) of the zones with a need, and the correlations of the themes."""
    rng = np.random.default_rng([SEED, 1])
    c = np.array([checked[i][0] for i in world.index], float)
    n = np.array([checked[i][1] for i in world.index], float)
    c, n = c[:, world.known], n[:, world.known]
    value = c / n
    z = (value - value.mean(1, keepdims=True)) / value.std(1, ddof=1, keepdims=True)
    themes = np.array([z[world.theme_of == t].mean(0) for t in range(5)])
    hits = np.zeros(c.shape[1])
    for draw in range(draws):
        over, under = rng.integers(-NOISE, NOISE + 1, (2, *c.shape))
        x = np.clip((c + over) / (n + under), 0, 1)
        x = np.clip(x + np.sqrt(value * (1 - value) / n) * rng.standard_normal(c.shape), 0, 1)
        w = rng.gamma(CONCENTRATION * world.weights)
        if draw % round(1 / LEAVE_OUT) == 0:
            left = draw // round(1 / LEAVE_OUT) % len(w)
            own = world.theme_of == world.theme_of[left]
            whole, w[left] = w[own].sum(), 0.0
            w[own] *= whole / w[own].sum() if w[own].sum() > 0 else 0.0
        w /= w.sum()
        lo, hi = x.min(1, keepdims=True), x.max(1, keepdims=True)
        method = rng.integers(4)
        if method == 0:
            score = w @ ((x - x.mean(1, keepdims=True)) / x.std(1, ddof=1, keepdims=True))
        elif method == 1:
            score = w @ ((x - lo) / (hi - lo))
        elif method == 2:
            score = w @ x.argsort(1).argsort(1)
        else:
            score = w @ np.log(1 + 99 * (x - lo) / (hi - lo))
        hits[np.argsort(-score)[:K]] += 1
    return hits / draws, np.corrcoef(themes)


def wanted(p):
    """Targets that sum to K: free zones give what they do not use to the others, evenly on the normal scale."""
    free = p < FREE_BELOW
    probit = np.array([NORMAL.inv_cdf(x) for x in p])

    def moved(by):
        out = np.array([NORMAL.cdf(x + by) for x in probit])
        low, high = LIMITS
        out = np.where(p < low, np.minimum(out, low - MARGIN), np.maximum(out, low + MARGIN))
        out = np.where(p >= high, np.maximum(out, high + MARGIN), np.where(p >= low, np.minimum(out, high - MARGIN), out))
        return np.where(free, 0.0, out)

    lo, hi = -1.0, 1.0
    for _ in range(60):
        lo, hi = ((lo + hi) / 2, hi) if moved((lo + hi) / 2).sum() < K else (lo, (lo + hi) / 2)
    return moved(hi), free


def calibrate(world):
    p = np.array([float(z["p"]) for z in world.zones if z["tilstand"] == "kjent"])
    target, free = wanted(p)
    skar = np.full(world.n, -0.4)
    order = np.argsort(-(p[free] + 0.012 * stream("free").standard_normal(free.sum())))
    low = np.empty(free.sum())
    low[order] = np.linspace(*FREE, free.sum())
    inside = np.where(free, 0.0, 0.25 * np.array([NORMAL.inv_cdf(x) if x > 0 else 0 for x in target]))
    inside[free] = low
    probit = lambda x: np.array([NORMAL.inv_cdf(min(max(v, 0.002), 0.998)) for v in x])
    for round_ in range(ROUNDS):
        skar[world.known] = inside
        got, _ = among_the_k(world, rows_of(world, skar)[1], 1500 if round_ < ROUNDS - 15 else 6000)
        step = 0.15 if round_ < ROUNDS - 30 else 0.06
        inside = inside + np.where(free, 0.0, step * (probit(np.where(free, 0.5, target)) - probit(got)))
    skar[world.known] = inside
    return np.round(skar, 3)


def main():
    zones = read_targets()
    world = World(zones)
    if "--kalibrer" in sys.argv:
        write_scores(zones, calibrate(world))
        zones = read_targets()
        world = World(zones)
    rows, checked = rows_of(world, np.array([float(z["skar"]) for z in zones]))
    lines = [";".join(COLUMNS), *(";".join(r) for id in world.ids for r in rows[id])]
    (DATA / "observations.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    if "--sjekk" in sys.argv:
        got, correlations = among_the_k(world, checked, 20_000)
        known = [z for z in zones if z["tilstand"] == "kjent"]
        level = lambda p: "høy" if p >= LIMITS[1] else "lav" if p < LIMITS[0] else "usikker"
        for i in np.argsort(-got):
            p = float(known[i]["p"])
            print(f"{known[i]['sone']:28} mål {p:.2f}  P {got[i]:.3f}  {level(got[i])}{'' if level(p) == level(got[i]) else '  ANNET NIVÅ'}")
        print(np.round(correlations, 2))
        for id, (c, n) in checked.items():
            v = 100 * c[world.known] / n[world.known]
            print(f"{id:26} {v.min():5.1f} – {v.max():5.1f} %, middel {v.mean():.1f}; minste teller {c[world.known].min()}, nevner {n[world.known].min()}")


main()

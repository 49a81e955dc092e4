#!/usr/bin/env python3
"""Holds the coefficients of agreement against those of other programs, on random ratings.

usage: bench/agreement_check.py [--program FILE] [--rounds N] [--seed N]

Every round draws tables of several shapes (two to six coders, two to seven categories, with and without missing ratings, balanced or
with one category that takes up nearly everything, numbers and sets of codes), writes each as CSV, runs `zhagen agreement --ratings` on it as
a process, and compares each figure with krippendorff, irrCAC, scikit-learn, statsmodels and, for texts that coders also cut,
pygamma-agreement, as far as they are installed. What has no package is computed here from its definition. Prints the largest difference of
each coefficient and program; exits 1 where one is above 1e-9 (irrCAC, which rounds to five decimals, is asked for twelve).
"""
import argparse, csv, importlib, itertools, json, math, os, random, subprocess, sys, tempfile, warnings
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
LIMIT = 1e-9
BROKEN = []
warnings.filterwarnings("ignore")


def optional(name):
    """A package, or None where it is not installed, or cannot be loaded."""
    try:
        return importlib.import_module(name)
    except Exception as error:
        if not isinstance(error, ModuleNotFoundError) and name not in BROKEN:
            BROKEN.append(name)
            print(f"{name} cannot be loaded: {error}", file=sys.stderr)
        return None


class Table:
    """Ratings of units by coders; None is a missing one."""

    def __init__(self, shape, rows):
        self.shape, self.rows = shape, rows
        self.coders = len(rows[0])

    def values(self):
        return sorted({cell for row in self.rows for cell in row if cell is not None})

    def write(self, path):
        with open(path, "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(["unit"] + [f"r{n + 1}" for n in range(self.coders)])
            for number, row in enumerate(self.rows):
                writer.writerow([number] + ["" if cell is None else cell for cell in row])


def draw(rng, shape, units, coders, categories, missing=0.0, skew=0.0, noise=0.3):
    """Coders who mostly see what is there, and each err in their own way."""
    weights = [1.0] + [1.0 - skew] * (categories - 1)
    rows = []
    for _ in range(units):
        truth = rng.choices(range(1, categories + 1), weights)[0]
        row = [truth if rng.random() > noise else rng.choices(range(1, categories + 1), weights)[0] for _ in range(coders)]
        rows.append([None if rng.random() < missing else cell for cell in row])
    # Two units hold every category, so that all programs see the same ones.
    for start in range(0, categories, coders):
        rows.append([1 + (start + n) % categories for n in range(coders)])
    return Table(shape, rows)


def tables(rng):
    yield draw(rng, "2 coders", rng.randint(20, 200), 2, rng.randint(2, 6))
    yield draw(rng, "2 coders, skewed", rng.randint(50, 200), 2, rng.randint(2, 3), skew=0.95)
    yield draw(rng, "2 coders, missing", rng.randint(40, 200), 2, rng.randint(2, 5), missing=0.2)
    yield draw(rng, "4 coders", rng.randint(20, 150), 4, rng.randint(2, 7))
    yield draw(rng, "5 coders, missing", rng.randint(30, 150), 5, rng.randint(3, 7), missing=0.3)
    yield draw(rng, "6 coders, skewed, missing", rng.randint(60, 150), 6, 3, missing=0.5, skew=0.9, noise=0.5)


class Check:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="agreement")
        self.largest = {}
        self.count = Counter()
        self.undefined = []

    def run(self, *words):
        done = subprocess.run([self.program] + list(words), cwd=self.folder, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(words)} failed:\n{done.stderr[:2000]}")
        return done.stdout

    def figures(self, table, coefficients, *options):
        """Coefficient and pair of coders (all of them: None) to the row that the program prints."""
        path = os.path.join(self.folder, "ratings.csv")
        table.write(path)
        rows = json.loads(self.run("agreement", "--ratings", path, "--coefficient", ",".join(coefficients), "--by", "none", "--format", "json", *options))
        everyone = ",".join(f"r{n + 1}" for n in range(table.coders))
        return {(row["coefficient"], None if row["coders"] == everyone else row["coders"]): row for row in rows}

    def compare(self, coefficient, program, ours, theirs):
        if theirs is None or (isinstance(theirs, float) and math.isnan(theirs)):
            return
        key = (coefficient, program)
        if ours is None:
            self.undefined.append(key)
            return
        self.count[key] += 1
        self.largest[key] = max(self.largest.get(key, 0), abs(ours - float(theirs)))

    def report(self):
        print(f"{'coefficient':<34}{'compared with':<24}{'figures':>8}{'largest difference':>20}")
        bad = 0
        for key in sorted(self.largest):
            difference = self.largest[key]
            bad += difference > LIMIT
            print(f"{key[0]:<34}{key[1]:<24}{self.count[key]:>8}{difference:>20.1e}{'  TOO LARGE' if difference > LIMIT else ''}")
        for key, count in Counter(self.undefined).items():
            print(f"{key[0]}: undefined here {count} times where {key[1]} has a value")
        return bad + len(self.undefined)


def complete(table, first, second):
    """The ratings of two coders for the units that both rated."""
    pairs = [(row[first], row[second]) for row in table.rows if row[first] is not None and row[second] is not None]
    return [a for a, _ in pairs], [b for _, b in pairs]


def pair_name(first, second):
    return f"r{first + 1},r{second + 1}"


def percent(table):
    """The mean over units with two or more ratings of the share of pairs that are alike."""
    shares = []
    for row in table.rows:
        pairs = list(itertools.combinations([cell for cell in row if cell is not None], 2))
        if pairs:
            shares.append(sum(a == b for a, b in pairs) / len(pairs))
    return sum(shares) / len(shares)


def check_pairs(check, table, ours, weighted):
    """Coefficients of two coders, for each pair, and their mean over all pairs."""
    sklearn, inter_rater = optional("sklearn.metrics"), optional("statsmodels.stats.inter_rater")
    means = defaultdict(list)
    for first, second in itertools.combinations(range(table.coders), 2):
        key = None if table.coders == 2 else pair_name(first, second)
        a, b = complete(table, first, second)
        values = table.values()

        def row(coefficient, source=ours):
            return source[(coefficient, key)]

        for coefficient in ("cohen-kappa", "scott-pi"):
            means[coefficient].append(row(coefficient)["value"])
        if sklearn:
            check.compare("cohen-kappa", "scikit-learn", row("cohen-kappa")["value"], sklearn.cohen_kappa_score(a, b))
            for weights in ("linear", "quadratic"):
                theirs = sklearn.cohen_kappa_score(a, b, labels=values, weights=weights)
                check.compare(f"weighted-kappa, {weights}", "scikit-learn", row("weighted-kappa", weighted[weights])["value"], theirs)
        if inter_rater:
            import numpy
            crossed = numpy.zeros((len(values), len(values)))
            for left, right in zip(a, b):
                crossed[values.index(left), values.index(right)] += 1
            theirs = inter_rater.cohens_kappa(crossed)
            check.compare("cohen-kappa", "statsmodels", row("cohen-kappa")["value"], float(theirs.kappa))
            check.compare("cohen-kappa, se", "statsmodels", row("cohen-kappa")["se"], float(theirs.std_kappa))
            for weights in ("linear", "quadratic"):
                theirs = inter_rater.cohens_kappa(crossed, wt=weights)
                ours_row = row("weighted-kappa", weighted[weights])
                check.compare(f"weighted-kappa, {weights}", "statsmodels", ours_row["value"], float(theirs.kappa))
                check.compare(f"weighted-kappa, {weights}, se", "statsmodels", ours_row["se"], float(theirs.std_kappa))
            counts, _ = inter_rater.aggregate_raters(numpy.array([a, b]).T)
            check.compare("scott-pi", "statsmodels", row("scott-pi")["value"], float(inter_rater.fleiss_kappa(counts)))
    if table.coders > 2:
        for coefficient, values in means.items():
            check.compare(f"{coefficient}, mean of pairs", "its pairs", ours[(coefficient, None)]["value"], sum(values) / len(values))


def check_all(check, table, ours, weighted, metrics):
    """Coefficients of all coders at once."""
    def row(coefficient, source=ours):
        return source[(coefficient, None)]

    check.compare("percent", "its definition", row("percent")["value"], percent(table))
    krippendorff, inter_rater = optional("krippendorff"), optional("statsmodels.stats.inter_rater")
    if krippendorff:
        import numpy
        data = numpy.array([[math.nan if cell is None else float(cell) for cell in row] for row in table.rows]).T
        for metric, source in metrics.items():
            theirs = krippendorff.alpha(reliability_data=data, level_of_measurement=metric)
            check.compare(f"krippendorff-alpha, {metric}", "krippendorff", row("krippendorff-alpha", source)["value"], float(theirs))
    if inter_rater and not any(cell is None for row in table.rows for cell in row):
        import numpy
        counts, _ = inter_rater.aggregate_raters(numpy.array(table.rows))
        check.compare("fleiss-kappa", "statsmodels", row("fleiss-kappa")["value"], float(inter_rater.fleiss_kappa(counts)))
        randolph = float(inter_rater.fleiss_kappa(counts, method="randolph"))
        check.compare("brennan-prediger", "statsmodels", row("brennan-prediger")["value"], randolph)
    if optional("irrCAC"):
        check_irrcac(check, table, row, weighted)


def check_irrcac(check, table, row, weighted):
    import pandas
    from irrCAC.raw import CAC

    def theirs(method, weights="identity"):
        frame = pandas.DataFrame([[math.nan if cell is None else float(cell) for cell in row] for row in table.rows])
        return getattr(CAC(frame, weights=weights, digits=12), method)()["est"]

    for coefficient, method in (("gwet-ac1", "gwet"), ("fleiss-kappa", "fleiss"), ("conger-kappa", "conger"),
                                ("brennan-prediger", "bp"), ("krippendorff-alpha", "krippendorff")):
        estimate = theirs(method)
        check.compare(coefficient, "irrCAC", row(coefficient)["value"], estimate["coefficient_value"])
        check.compare(f"{coefficient}, se", "irrCAC", row(coefficient)["se"], estimate["se"])
    for weights, source in weighted.items():
        estimate = theirs("gwet", weights)
        check.compare(f"gwet-ac2, {weights}", "irrCAC", row("gwet-ac2", source)["value"], estimate["coefficient_value"])
        check.compare(f"gwet-ac2, {weights}, se", "irrCAC", row("gwet-ac2", source)["se"], estimate["se"])


def draw_sets(rng):
    """Two to four coders who each give a unit none, one or several of five codes."""
    coders = rng.randint(2, 4)
    rows = []
    for _ in range(rng.randint(20, 60)):
        truth = [code for code in "abcde" if rng.random() < 0.35]
        row = []
        for _ in range(coders):
            codes = sorted(code for code in "abcde" if (code in truth) != (rng.random() < 0.15))
            row.append(None if rng.random() < 0.1 else "|".join(codes) or "-")
        rows.append(row)
    return Table("sets", rows)


def set_of(cell):
    return frozenset() if cell == "-" else frozenset(cell.split("|"))


def set_distance(metric, a, b):
    """One less Jaccard's share; for MASI times 1, 2/3, 1/3 or 0 for equal, one in the other, crossing and disjoint sets."""
    if a == b:
        return 0.0
    jaccard = len(a & b) / len(a | b)
    if metric == "jaccard":
        return 1 - jaccard
    return 1 - jaccard * (2 / 3 if a <= b or b <= a else 1 / 3 if a & b else 0)


def alpha_of_sets(table, metric):
    """1 − Do/De, every pair of ratings one by one."""
    units = [[set_of(cell) for cell in row if cell is not None] for row in table.rows]
    units = [unit for unit in units if len(unit) > 1]
    ratings = [rating for unit in units for rating in unit]
    observed = sum(set_distance(metric, a, b) / (len(unit) - 1) for unit in units for a, b in itertools.permutations(unit, 2))
    expected = sum(set_distance(metric, a, b) for a, b in itertools.permutations(ratings, 2))
    return 1 - (observed / len(ratings)) / (expected / len(ratings) / (len(ratings) - 1))


def kupper_hafner(table, first, second):
    """The mean share of the larger set that both have, beyond what sets of their sizes would share by chance."""
    a, b = complete(table, first, second)
    pairs = [(set_of(x), set_of(y)) for x, y in zip(a, b) if set_of(x) or set_of(y)]
    codes = {code for row in table.rows for cell in row if cell is not None for code in set_of(cell)}
    observed = sum(len(x & y) / max(len(x), len(y)) for x, y in pairs) / len(pairs)
    chance = sum(min(len(x), len(y)) for x, y in pairs) / len(pairs) / len(codes)
    return (observed - chance) / (1 - chance)


def check_sets(check, rng):
    table = draw_sets(rng)
    ours, shares = check.figures(table, ["kupper-hafner", "holsti", "composite-reliability"]), []
    for first, second in itertools.combinations(range(table.coders), 2):
        key = None if table.coders == 2 else pair_name(first, second)
        check.compare("kupper-hafner", "its definition", ours[("kupper-hafner", key)]["value"], kupper_hafner(table, first, second))
        pairs = [(set_of(x), set_of(y)) for x, y in zip(*complete(table, first, second))]
        shares.append(2 * sum(len(x & y) for x, y in pairs) / sum(len(x) + len(y) for x, y in pairs))
        check.compare("holsti", "its definition", ours[("holsti", key)]["value"], shares[-1])
    mean = sum(shares) / len(shares)
    theirs = table.coders * mean / (1 + (table.coders - 1) * mean)
    check.compare("composite-reliability", "its definition", ours[("composite-reliability", None)]["value"], theirs)
    for metric in ("jaccard", "masi"):
        ours = check.figures(table, ["krippendorff-alpha"], "--metric", metric)
        check.compare(f"krippendorff-alpha, {metric}", "its definition", ours[("krippendorff-alpha", None)]["value"], alpha_of_sets(table, metric))


def disorder(alignment, stretches):
    """What an alignment costs by the mean number of stretches of a coder; added up here, since pygamma does so in single precision."""
    def apart(one, other):
        if one is None or other is None:
            return 1.0
        moved = abs(one.segment.start - other.segment.start) + abs(one.segment.end - other.segment.end)
        lengths = one.segment.end - one.segment.start + other.segment.end - other.segment.start
        return (moved / lengths) ** 2 + (one.annotation != other.annotation)

    pairs = [list(itertools.combinations([unit for _, unit in group.n_tuple], 2)) for group in alignment.unitary_alignments]
    return sum(sum(apart(*pair) for pair in group) / len(group) for group in pairs) / stretches


def check_gamma(check, rng):
    """The disorder of the best alignment of coders who also cut the text, from a study made with the program."""
    from pyannote.core import Segment
    from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum
    coders, length = rng.randint(2, 3), 400
    check.run("init", "g.zhagen", "--ladder", "concept,initial,main")
    for name in "xyz":
        check.run("code", "add", name, "--level", "concept", "--study", "g.zhagen")
    with open(os.path.join(check.folder, "text.txt"), "w", encoding="utf-8") as out:
        out.write("".join(rng.choices("abcdefghij ", k=length - 1)) + "k")
    check.run("import", "text.txt", "--study", "g.zhagen")
    continuum, rows = Continuum(), []
    for coder in range(coders):
        at = rng.randint(0, 20)
        while at < length - 60:
            end = at + rng.randint(10, 50)
            code = rng.choice("xyz")
            rows.append(["text", at, end, code, f"c{coder + 1}"])
            continuum.add(f"c{coder + 1}", Segment(at, end), code)
            at = end + rng.randint(1, 30)
    with open(os.path.join(check.folder, "codings.csv"), "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([["source", "start", "end", "code", "coder"]] + rows)
    check.run("coding", "import", "codings.csv", "--study", "g.zhagen")
    names = ",".join(f"c{n + 1}" for n in range(coders))
    ours = json.loads(check.run("agreement", "--coders", names, "--unit", "scalar", "--coefficient", "gamma", "--by", "none",
                                "--format", "json", "--study", "g.zhagen"))
    best = continuum.get_best_alignment(CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1))
    check.compare("gamma, observed disorder", "pygamma's alignment", ours[0]["observed"], disorder(best, len(rows) / coders))
    os.remove(os.path.join(check.folder, "g.zhagen"))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "zhagen"))
    ap.add_argument("--rounds", type=int, default=10)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    packages = {"krippendorff": "krippendorff", "irrCAC": "irrCAC", "sklearn": "scikit-learn", "statsmodels": "statsmodels",
                "pygamma_agreement": "pygamma-agreement"}
    missing = [name for module, name in packages.items() if not optional(module)]
    if missing:
        print(f"not installed, and so not compared with: {', '.join(missing)}", file=sys.stderr)
    check, rng = Check(os.path.abspath(a.program)), random.Random(a.seed)
    for _ in range(a.rounds):
        for table in tables(rng):
            everything = ["percent", "cohen-kappa", "scott-pi", "fleiss-kappa", "conger-kappa", "brennan-prediger", "gwet-ac1",
                          "krippendorff-alpha"]
            ours = check.figures(table, everything)
            weighted = {weights: check.figures(table, ["weighted-kappa", "gwet-ac2"], "--weights", weights)
                        for weights in ("linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar")}
            metrics = {metric: check.figures(table, ["krippendorff-alpha"], "--metric", metric)
                       for metric in ("nominal", "ordinal", "interval", "ratio")}
            check_pairs(check, table, ours, weighted)
            check_all(check, table, ours, weighted, metrics)
        check_sets(check, rng)
        if "pygamma-agreement" not in missing:
            check_gamma(check, rng)
    version = subprocess.run([check.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"zhagen {version}, {a.rounds} rounds from seed {a.seed}")
    sys.exit(1 if check.report() else 0)


if __name__ == "__main__":
    main()

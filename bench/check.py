#!/usr/bin/env python3
"""Compares `report frequencies`, `cooccurrence`, `crosstab` and `matrix` with counts made straight from a workload's codings.jsonl.

usage: bench/check.py [--program FILE] [--work DIR] [--sizes S,M]

Every code's own codings, and with all below it codings, sources and coders; every pair of codes that overlap, that lie within 30
characters, and that overlap by the same coder, all pairs of codings of a source held against each other; code by role and code by source. Exits 1 where a number
differs. Standard library only.
"""
import argparse, csv, io, json, os, shutil, subprocess, sys
from collections import defaultdict
from itertools import combinations

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def shown(paths):
    """What a table calls each code: its name where no other has it, else its path."""
    names = defaultdict(list)
    for path in paths:
        names[path.split("/")[-1]].append(path)
    return {path: path.split("/")[-1] if len(names[path.split("/")[-1]]) == 1 else path for path in paths}


def pairs_differ(rows, paths, call):
    """How many pairs of codes have other counts than all pairs of codings of each source, one by one."""
    names, by_source = shown(paths), defaultdict(list)
    for row in rows:
        by_source[row["doc"]].append((row["start"], row["end"], names[row["code"]], row["coder"]))
    wrong = 0
    for words, reach, same in ((("overlap",), 0, False), (("near", "--within", "30"), 31, False), (("overlap", "--same-coder"), 0, True)):
        counts, sources = defaultdict(int), defaultdict(set)
        for source, codings in by_source.items():
            for a, b in combinations(codings, 2):
                if a[2] != b[2] and a[0] < b[1] + reach and b[0] < a[1] + reach and (not same or a[3] == b[3]):
                    pair = frozenset((a[2], b[2]))
                    counts[pair] += 1
                    sources[pair].add(source)
        table = csv.DictReader(io.StringIO(call("report", "cooccurrence", "--relation", *words, "--format", "csv", "--no-bom")))
        printed = {frozenset((row["code_a"], row["code_b"])): (int(row["count"]), int(row["sources"])) for row in table}
        counted = {pair: (counts[pair], len(sources[pair])) for pair in counts}
        wrong += len(set(printed.items()) ^ set(counted.items()))
        print(f"  {' '.join(words)}: {sum(counts.values())} pairs of codings, {len(counted)} of codes: {'the same' if printed == counted else 'different'}")
    return wrong


def groups_differ(rows, people, call):
    """How many cells of code by role, and of code by source, have other counts than the codings one by one."""
    roles = {row["doc"]: row["role"] or "(none)" for row in csv.DictReader(open(people, encoding="utf-8"))}
    codings, sources, cells = defaultdict(int), defaultdict(set), defaultdict(int)
    for row in rows:
        parts = row["code"].split("/")
        for depth in range(1, len(parts) + 1):
            key = (parts[depth - 1], ("main", "initial", "concept")[depth - 1], roles[row["doc"]])
            codings[key] += 1
            sources[key].add(row["doc"])
            cells[key[:2] + (row["doc"],)] += 1
    table = csv.DictReader(io.StringIO(call("report", "crosstab", "--by", "role", "--format", "csv", "--no-bom")))
    printed = {(row["code"], row["level"], row["value"]): (int(row["codings"]), int(row["sources"])) for row in table if row["codings"] != "0"}
    counted = {key: (codings[key], len(sources[key])) for key in codings}
    matrix = csv.DictReader(io.StringIO(call("report", "matrix", "--format", "csv", "--no-bom")))
    by_source = {(row["code"], row["level"], name): int(row[name]) for row in matrix for name in roles if row[name] != "0"}
    wrong = len(set(printed.items()) ^ set(counted.items())) + len(set(by_source.items()) ^ set(cells.items()))
    print(f"  crosstab by role: {len(counted)} cells, matrix: {len(cells)} cells: {'different' if wrong else 'the same'}")
    return wrong


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "zhagen"))
    ap.add_argument("--work", default=os.path.join(HERE, "workloads"))
    ap.add_argument("--sizes", default="S,M")
    a = ap.parse_args()
    folder = os.path.join(a.work, "check")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    wrong = 0
    for size in a.sizes.split(","):
        data, study = os.path.join(a.work, size), os.path.join(folder, size + ".zhagen")
        if not os.path.exists(os.path.join(data, "manifest.json")):
            subprocess.run([sys.executable, os.path.join(HERE, "make_workload.py"), a.work, "--sizes", size, "--formats", "txt"],
                           check=True, stdout=subprocess.DEVNULL)

        def call(*words):
            return subprocess.run([a.program, *words, "--study", study], check=True, capture_output=True, text=True).stdout

        subprocess.run([a.program, "init", study, "--ladder", "concept,initial,main"], check=True, capture_output=True)
        call("import", *sorted(os.path.join(data, "txt", f) for f in os.listdir(os.path.join(data, "txt"))))
        call("codebook", "import", os.path.join(data, "codebook.csv"))
        call("participant", "import", os.path.join(data, "attributes.csv"))
        call("coding", "import", os.path.join(data, "codings.jsonl"))

        own, total = defaultdict(int), defaultdict(int)
        sources, coders = defaultdict(set), defaultdict(set)
        codings = [json.loads(line) for line in open(os.path.join(data, "codings.jsonl"), encoding="utf-8")]
        for row in codings:
            parts = row["code"].split("/")
            own[row["code"]] += 1
            for depth in range(1, len(parts) + 1):
                path = "/".join(parts[:depth])
                total[path] += 1
                sources[path].add(row["doc"])
                coders[path].add(row["coder"])
        rows = list(csv.DictReader(io.StringIO(call("report", "frequencies", "--format", "csv", "--no-bom"))))
        for row in rows:
            path = row["path"]
            counted = [own[path], total[path], len(sources[path]), len(coders[path])]
            printed = [int(row[key]) for key in ("codings", "codings_total", "sources", "coders")]
            if counted != printed:
                wrong += 1
                print(f"{size} {path}: printed {printed}, counted {counted}")
        known = {row["path"] for row in rows}
        wrong += len(set(total) - known)
        wrong += pairs_differ(codings, known, call)
        wrong += groups_differ(codings, os.path.join(data, "attributes.csv"), call)
        print(f"{size}: {len(rows)} codes, {sum(own.values())} codings: {'the same' if not wrong else 'different'}")
    shutil.rmtree(folder)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

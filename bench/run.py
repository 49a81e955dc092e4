#!/usr/bin/env python3
"""Times the release program on the workloads of make_workload.py and prints what it saw.

usage: bench/run.py [--program FILE] [--work DIR] [--sizes M,L] [--runs N]

Every figure is a whole process: wall time (minimum, median, maximum) and peak resident memory, beside the target that was set
on an idle machine with two cores. Nothing is judged; a busy machine shows in the distance between minimum and maximum.
Standard library only.
"""
import argparse, os, platform, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def run(command, cwd):
    """Wall seconds and peak megabytes of one process; its failure ends the benchmark."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command[:6])} … failed:\n{errors.decode()[:2000]}")
    scale = 1 if platform.system() == "Darwin" else 1024
    return wall, usage.ru_maxrss * scale / 1e6


class Bench:
    def __init__(self, program, work, runs):
        self.program, self.work, self.runs = program, work, runs
        self.scratch = os.path.join(work, "scratch")
        shutil.rmtree(self.scratch, ignore_errors=True)
        os.makedirs(self.scratch)

    def path(self, name):
        return os.path.join(self.scratch, name)

    def row(self, name, target, command, prepare=None, runs=None):
        """Runs a command several times after one that is not counted; `prepare` runs before each."""
        figures = []
        for turn in range((runs or self.runs) + 1):
            if prepare:
                prepare()
            figures.append(run([self.program] + command, self.scratch))
        walls = [f[0] for f in figures[1:]]
        peak = max(f[1] for f in figures[1:])
        print(f"{name:<42}{target:>16}{min(walls):>9.3f}{statistics.median(walls):>9.3f}{max(walls):>9.3f}{peak:>8.0f}", flush=True)

    def fresh(self, name, source=None):
        """A function that puts a copy of `source`, or nothing, in the place of a study."""
        def prepare():
            for suffix in ("", "-wal", "-shm"):
                if os.path.exists(self.path(name) + suffix):
                    os.remove(self.path(name) + suffix)
            if source:
                shutil.copyfile(self.path(source), self.path(name))
        return prepare

    def once(self, *command):
        run([self.program] + list(command), self.scratch)

    def word(self, size, data, runs):
        """Word documents, where the workload has them; python-docx beside it, where it is installed (optional)."""
        folder = os.path.join(data, "docx")
        if not os.path.isdir(folder):
            return
        files = sorted(os.path.join(folder, f) for f in os.listdir(folder))
        study = f"{size}w.zhagen"
        self.row(f"{size}: import {len(files)} docx", "0.4 s" if size == "M" else "", ["import", "--study", study] + files,
                 self.fresh(study, f"{size}0.zhagen"), runs)
        script = ("import sys, docx\n"
                  "for f in sys.argv[1:]: '\\n'.join(p.text for p in docx.Document(f).paragraphs)")
        if subprocess.run([sys.executable, "-c", "import docx"], capture_output=True).returncode == 0:
            figures = [run([sys.executable, "-c", script] + files, self.scratch) for _ in range(runs + 1)][1:]
            walls = [f[0] for f in figures]
            print(f"{'  python-docx reads them, stores nothing':<58}{min(walls):>9.3f}{statistics.median(walls):>9.3f}"
                  f"{max(walls):>9.3f}{max(f[1] for f in figures):>8.0f}", flush=True)

    def records(self, runs):
        """A million hotline records in, beside pandas where it is installed, the two in turn."""
        table = os.path.join(self.work, "H", "hotline-1m.csv")
        self.once("init", "H0.zhagen", "--ladder", "concept,initial,main")
        pandas = [sys.executable, "-c", "import pandas, sys; pandas.read_csv(sys.argv[1])", table]
        has_pandas = subprocess.run([sys.executable, "-c", "import pandas"], capture_output=True).returncode == 0
        for _ in range(runs):
            self.row("H: records import 10^6", "6 s 300 MB",
                     ["records", "import", table, "--text-column", "text", "--study", "H.zhagen"],
                     self.fresh("H.zhagen", "H0.zhagen"), 1)
            if has_pandas:
                wall, peak = run(pandas, self.scratch)
                print(f"{'   pandas read_csv':<42}{'':>16}{wall:>9.3f}{'':>9}{'':>9}{peak:>8.0f}", flush=True)
        self.once("code", "add", "诉求", "--level", "main", "--study", "H.zhagen")
        self.once("coder", "add", "甲", "--study", "H.zhagen")
        os.rename(self.path("H.zhagen"), self.path("H1.zhagen"))
        study = ["--study", "H.zhagen"]
        self.row("H: coding add in one record", "0.05 s",
                 ["coding", "add", "--source", "1", "--record", "20250500000", "--quote", "核实处理", "--code", "诉求",
                  "--coder", "甲"] + study, self.fresh("H.zhagen", "H1.zhagen"), runs)
        with open(table, encoding="utf-8") as rows, open(self.path("c.csv"), "w", encoding="utf-8") as out:
            out.write("source,record,quote,code,coder\n")
            for number, row in enumerate(rows):
                if number % 10 == 1:
                    out.write(f"1,{row.split(',')[0]},核实处理,诉求,乙\n")
        self.row("H: coding import 10^5", "", ["coding", "import", "c.csv"] + study,
                 self.fresh("H.zhagen", "H1.zhagen"), 1)
        self.row("H: coding list 10^5", "", ["coding", "list", "--format", "csv"] + study, None, runs)
        self.row("H: records list 10^6", "", ["records", "list", "1", "--format", "csv"] + study, None, runs)
        self.row("H: source show 10^6", "", ["source", "show", "1"] + study, None, runs)

    def ratings(self, runs):
        """Agreement of ratings from a file: whole processes, then compute alone beside other programs, the two in turn."""
        for name, units in (("10k", 10**4), ("100k", 10**5), ("1m", 10**6)):
            self.row(f"R: agreement --ratings, α, {units} × 5", "0.6 s" if units == 10**6 else "",
                     ["agreement", "--ratings", self.rating_file(name), "--coefficient", "krippendorff-alpha", "--format", "csv"], None, runs)
        program = os.path.join(ROOT, ".build", "bench-library", "release", "agreement-bench")
        if not os.path.exists(program):
            print("R: compute alone: build it with `swift build -c release --package-path bench/library --scratch-path .build/bench-library`")
            return
        rivals = (("alpha", "krippendorff", "krippendorff.alpha(reliability_data=d.T, level_of_measurement='nominal')"),
                  ("alpha", "irrCAC.raw", "irrCAC.raw.CAC(pandas.DataFrame(d)).krippendorff()"),
                  ("cohen", "sklearn.metrics", "sklearn.metrics.cohen_kappa_score(*d[~numpy.isnan(d[:, :2]).any(axis=1), :2].T)"))
        print(f"{'':<46}{'value':>14}{'min s':>9}{'median':>9}{'peak MB':>9}")
        for what, name, target in (("alpha", "10k", ""), ("alpha", "100k", ""), ("alpha", "1m", "0.1 s 200 MB"), ("cohen", "1m", "0.03 s"),
                                   ("bootstrap", "10k", "1 s")):
            self.alone(f"R: {what}, {name}", target, [program, self.rating_file(name), what])
            for own, module, call in rivals:
                if own == what and subprocess.run([sys.executable, "-c", f"import pandas, {module}"], capture_output=True).returncode == 0:
                    script = ("import sys, time, warnings, numpy, pandas, " + module + "\nwarnings.filterwarnings('ignore')\n"
                              "d = pandas.read_csv(sys.argv[1]).iloc[:, 1:].to_numpy(float)\nt = []\n"
                              "for _ in range(3):\n s = time.perf_counter()\n v = " + call + "\n t.append(time.perf_counter() - s)\n"
                              "v = v['est']['coefficient_value'] if isinstance(v, dict) else v\nprint(f'{v:.9f}', min(t), sorted(t)[1])")
                    self.alone(f"   {module}", "", [sys.executable, "-c", script, self.rating_file(name)])

    def rating_file(self, name):
        return os.path.join(self.work, "R", f"ratings-{name}.csv")

    def alone(self, name, target, command):
        """A program that times itself: its value, its fastest and its middle run."""
        child = subprocess.Popen(command, cwd=self.scratch, stdout=subprocess.PIPE, text=True)
        value, least, middle = child.stdout.read().split()
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"{' '.join(command[:3])} … failed")
        scale = 1 if platform.system() == "Darwin" else 1024
        print(f"{name:<30}{target:>16}{value:>14}{float(least):>9.4f}{float(middle):>9.4f}{usage.ru_maxrss * scale / 1e6:>9.0f}", flush=True)

    def find(self, size, data, target):
        """One word and its places, beside `grep -rcF` over the same texts, the two in turn."""
        study = ["--study", f"{size}.zhagen"]
        texts = os.path.join(data, "txt")
        finds, greps = [], []
        for _ in range(self.runs + 1):
            finds.append(run([self.program, "find", "停车", "--format", "csv"] + study, self.scratch))
            greps.append(run(["grep", "-rcF", "停车", texts], self.scratch)[0])
        walls = [f[0] for f in finds[1:]]
        ratio = statistics.median(walls) / statistics.median(greps[1:])
        print(f"{size + ': find one word':<42}{target:>16}{min(walls):>9.3f}{statistics.median(walls):>9.3f}{max(walls):>9.3f}"
              f"{max(f[1] for f in finds):>8.0f}   {ratio:.1f} × grep -rcF ({statistics.median(greps[1:]):.3f})", flush=True)
        self.row(f"{size}: find --count", target, ["find", "停车", "--count"] + study)
        self.row(f"{size}: words", "1 s" if size == "M" else "", ["words"] + study)

    def size(self, size, targets, runs):
        data = os.path.join(self.work, size)
        files = sorted(os.path.join(data, "txt", f) for f in os.listdir(os.path.join(data, "txt")))
        self.once("init", f"{size}0.zhagen", "--ladder", "concept,initial,main")
        study = f"{size}.zhagen"
        self.row(f"{size}: import {len(files)} txt", targets[0], ["import", "--study", study] + files,
                 self.fresh(study, f"{size}0.zhagen"), runs)
        self.word(size, data, runs)
        self.once("codebook", "import", os.path.join(data, "codebook.csv"), "--study", study)
        os.rename(self.path(study), self.path(f"{size}1.zhagen"))
        self.row(f"{size}: import codings.jsonl", targets[1],
                 ["coding", "import", os.path.join(data, "codings.jsonl"), "--study", study],
                 self.fresh(study, f"{size}1.zhagen"), runs)
        self.find(size, data, targets[5])
        self.row(f"{size}: report frequencies", targets[2],
                 ["report", "frequencies", "--format", "csv", "--study", study], None, self.runs)
        people = os.path.join(data, "attributes.csv")
        if os.path.exists(people):
            # QualCoder 49 s for its own kind on M
            self.once("participant", "import", people, "--study", study)
            self.row(f"{size}: report crosstab", targets[4],
                     ["report", "crosstab", "--by", "role", "--format", "csv", "--study", study], None, self.runs)
        self.row(f"{size}: saturation, 1000 orders", "0.5 s" if size == "M" else "",
                 ["saturation", "--level", "concept", "--format", "csv", "--study", study], None, self.runs)
        self.row(f"{size}: saturation statement", "", ["saturation", "statement", "--level", "initial", "--study", study], None, self.runs)
        for unit, target in (("scalar", "0.4 s"), ("turn", "")):
            self.row(f"{size}: agreement by {unit}, usual figures", target if size == "M" else "",
                     ["agreement", "--coders", "甲,乙", "--unit", unit, "--level", "concept", "--format", "csv", "--study", study],
                     None, self.runs)
        self.row(f"{size}: report matrix", "", ["report", "matrix", "--format", "csv", "--study", study], None, self.runs)
        # QualCoder 6.1 s on M
        for name, target, words in (("overlap", targets[3], []), ("near", "", ["--relation", "near"]), ("turn", "", ["--relation", "turn"])):
            self.row(f"{size}: report cooccurrence, {name}", target,
                     ["report", "cooccurrence", "--format", "csv", "--study", study] + words, None, self.runs)
        self.writes(size, study)

    def writes(self, size, study):
        """The whole study checked, its import of codings undone and redone, and codings added one by one."""
        last, copy = size == "L", f"{size}2.zhagen"
        whole = ["--study", copy]
        self.row(f"{size}: verify", "6 s" if last else "", ["verify", "--study", study], None, 2)
        undone = [row.split(",")[0] for row in subprocess.run(
            [self.program, "history", "--verb", "import", "--format", "csv", "--no-bom", "--study", study], cwd=self.scratch,
            capture_output=True, text=True, check=True).stdout.splitlines() if ",coding import," in row][-1]
        self.row(f"{size}: undo the import of codings", "6 s" if last else "", ["undo", undone] + whole, self.fresh(copy, study), 2)
        self.row(f"{size}: redo", "", ["redo"] + whole,
                 lambda: (self.fresh(copy, study)(), self.once("undo", undone, "--study", copy)), 1)
        self.fresh(copy, study)()
        self.once("coder", "add", "新", "--study", copy)
        places = iter(range(0, 10**6, 7))
        figures = []
        for _ in range(self.runs + 5):
            at = next(places)
            figures.append(run([self.program, "coding", "add", "--source", "1", "--code", "a1", "--span", f"{at}..{at + 5}",
                                "--coder", "新"] + whole, self.scratch))
        walls = [f[0] for f in figures[1:]]
        print(f"{size + ': coding add':<42}{'0.04 s':>16}{min(walls):>9.3f}{statistics.median(walls):>9.3f}{max(walls):>9.3f}"
              f"{max(f[1] for f in figures):>8.0f}", flush=True)
        self.durable(size, copy)

    def durable(self, size, study):
        """Codings a second in the library, each with a durable commit, beside rows that SQLite alone commits, the two in turn."""
        program = os.path.join(ROOT, ".build", "bench-library", "release", "library-bench")
        if not os.path.exists(program):
            print(f"{size}: codings a second in the library: build it with `swift build -c release --package-path bench/library "
                  "--scratch-path .build/bench-library`")
            return
        ours, bare = [], []
        for _ in range(3):
            done = subprocess.run([program, self.path(study), "500"], capture_output=True, text=True, check=True)
            ours.append(int(done.stdout))
            bare.append(self.commits())
        print(f"{size}: codings a second, a commit each: {max(ours)}; SQLite alone, one row each: {max(bare)}", flush=True)

    def commits(self):
        import sqlite3
        path = self.path("commits.db")
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(path + suffix):
                os.remove(path + suffix)
        db = sqlite3.connect(path, isolation_level=None)
        for sql in ("PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                    "CREATE TABLE coding (version INTEGER PRIMARY KEY, id BLOB, source, spanStart, spanEnd, quote TEXT)"):
            db.execute(sql)
        start, count = time.perf_counter(), 1000
        for number in range(count):
            db.execute("INSERT INTO coding (id, source, spanStart, spanEnd, quote) VALUES (?, 1, ?, ?, ?)",
                       (os.urandom(16), number, number + 20, "工单一来就得先核实，核实完了还要拍照"))
        db.close()
        return int(count / (time.perf_counter() - start))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "zhagen"))
    ap.add_argument("--work", default=os.path.join(HERE, "workloads"))
    ap.add_argument("--sizes", default="M,L,H,R")
    ap.add_argument("--runs", type=int, default=5)
    a = ap.parse_args()
    sizes = a.sizes.split(",")
    missing = [s for s in sizes if not os.path.exists(os.path.join(a.work, s, "manifest.json"))]
    if missing:
        print(f"making the workloads {', '.join(missing)} in {a.work} …", file=sys.stderr)
        subprocess.run([sys.executable, os.path.join(HERE, "make_workload.py"), a.work, "--sizes", ",".join(missing), "--formats", "txt,docx"],
                       check=True, stdout=subprocess.DEVNULL)
    version = subprocess.run([a.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"zhagen {version}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {a.runs} runs each, L {max(2, a.runs // 2)}")
    print(f"{'':<42}{'target':>16}{'min s':>9}{'median':>9}{'max':>9}{'peak MB':>8}")
    bench = Bench(os.path.abspath(a.program), os.path.abspath(a.work), a.runs)
    bench.row("--version", "0.030 s 30 MB", ["--version"], None, 20)
    bench.row("reproduce xicheng-2022", "1.0 s",
              ["reproduce", os.path.join(ROOT, "codebooks", "xicheng-2022.yaml"), "--output", bench.path("xicheng")])
    if "S" in sizes:
        bench.size("S", ("", "", "", "", "", ""), a.runs)
    if "M" in sizes:
        bench.size("M", ("0.4 s", "0.6 s", "0.15 s", "0.3 s", "0.2 s", "0.06 s"), a.runs)
    if "L" in sizes:
        bench.size("L", ("", "8 s 600 MB", "0.6 s", "4 s", "", "0.3 s"), max(2, a.runs // 2))
    if "H" in sizes:
        bench.records(max(2, a.runs // 2))
    if "R" in sizes:
        bench.ratings(a.runs)
    shutil.rmtree(bench.scratch)


if __name__ == "__main__":
    main()

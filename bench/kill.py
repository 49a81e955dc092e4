#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments and looks at what is left.

usage: bench/kill.py [--program FILE] [--work DIR] [--size S|M] [--times N] [--seed N]

Half of the rounds kill a bulk import, half a series of single codings. After each: SQLite's integrity_check is ok, foreign keys
hold, every acknowledged write is there, a bulk import is there wholly or not at all, and every event has its summary.
Exits 1 at the first round that does not hold. Standard library only; the workload is made by make_workload.py.
"""
import argparse, json, os, random, shutil, signal, sqlite3, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "zhagen"))
    ap.add_argument("--work", default=os.path.join(HERE, "workloads"))
    ap.add_argument("--size", default="S")
    ap.add_argument("--times", type=int, default=200)
    ap.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    a = ap.parse_args()
    program, data = os.path.abspath(a.program), os.path.join(os.path.abspath(a.work), a.size)
    if not os.path.exists(os.path.join(data, "manifest.json")):
        subprocess.run([sys.executable, os.path.join(HERE, "make_workload.py"), a.work, "--sizes", a.size, "--formats", "txt"],
                       check=True, stdout=subprocess.DEVNULL)
    rng = random.Random(a.seed)
    print(f"seed {a.seed}, {a.times} rounds, workload {a.size}", flush=True)
    folder = os.path.join(os.path.abspath(a.work), "kill")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    base, study = os.path.join(folder, "base.zhagen"), os.path.join(folder, "study.zhagen")
    codings = os.path.join(data, "codings.jsonl")

    def call(*words):
        return subprocess.run([program, *words, "--study", study], capture_output=True, text=True, check=True)

    def fresh():
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(study + suffix):
                os.remove(study + suffix)
        if os.path.exists(base):
            shutil.copyfile(base, study)

    subprocess.run([program, "init", base, "--ladder", "concept,initial,main"], check=True, capture_output=True)
    fresh()
    texts = sorted(os.path.join(data, "txt", f) for f in os.listdir(os.path.join(data, "txt")))
    call("import", *texts)
    call("codebook", "import", os.path.join(data, "codebook.csv"))
    call("coder", "add", "甲")
    os.replace(study, base)
    total = sum(1 for line in open(codings, encoding="utf-8"))
    sample = [json.loads(line) for line in open(codings, encoding="utf-8")][:400]

    def start(words):
        return subprocess.Popen([program, *words, "--study", study], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    fresh()
    begin = time.perf_counter()
    call("coding", "import", codings)
    whole = time.perf_counter() - begin

    def holds(round_, acknowledged, allowed):
        db = sqlite3.connect(study)
        check = db.execute("PRAGMA integrity_check").fetchone()[0]
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        ids = {row[0].hex() for row in db.execute("SELECT id FROM coding WHERE retired IS NULL")}
        silent = db.execute("SELECT count(*) FROM event WHERE summary = ''").fetchone()[0]
        events = db.execute("SELECT count(*) FROM event WHERE verb LIKE 'coding%'").fetchone()[0]
        db.close()
        lost = [i for i in acknowledged if i.replace("-", "") not in ids]
        if check != "ok" or broken or lost or silent or len(ids) not in allowed or (len(ids) > 0) != (events > 0):
            sys.exit(f"round {round_}: integrity {check}, foreign keys {broken[:3]}, lost {lost[:3]}, events without summary {silent}, "
                     f"codings {len(ids)} of {sorted(allowed)}, events {events}")
        return len(ids)

    killed = {"import": 0, "add": 0}
    finished = {"import": 0, "add": 0}
    written = 0
    for round_ in range(a.times):
        fresh()
        if round_ % 2 == 0:
            child = start(["coding", "import", codings])
            time.sleep(rng.random() * whole * 1.1)
            child.send_signal(signal.SIGKILL)
            child.communicate()
            done = child.returncode == 0
            holds(round_, [], {total} if done else {0, total})
            (finished if done else killed)["import"] += 1
        else:
            acknowledged = []
            deadline = time.perf_counter() + rng.random() * 0.5
            rows = rng.sample(sample, 60)
            stopped = False
            for row in rows:
                child = start(["coding", "add", "--source", row["doc"], "--span", f"{row['start']}..{row['end']}",
                               "--code", row["code"], "--coder", "甲"])
                while child.poll() is None and time.perf_counter() < deadline:
                    time.sleep(0.0005)
                if child.poll() is None:
                    child.send_signal(signal.SIGKILL)
                    stopped = True
                output, _ = child.communicate()
                if child.returncode == 0 or output.strip():
                    if output.strip():
                        acknowledged.append(output.strip())
                if stopped:
                    break
            written += len(acknowledged)
            holds(round_, acknowledged, set(range(len(acknowledged), len(acknowledged) + 2)))
            (killed if stopped else finished)["add"] += 1
    print(f"held {a.times} times: {killed['import']} bulk imports killed, {finished['import']} finished first; "
          f"{killed['add']} series of single codings killed, {finished['add']} finished first, {written} acknowledged codings, none lost")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()

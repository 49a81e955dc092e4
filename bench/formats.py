#!/usr/bin/env python3
"""Checks that one interview has the same turns in every format.

LibreOffice (and Chromium, where it is there) makes docx, odt, rtf, html, epub and pdf of a plain-text
transcript in a temporary folder; each is imported, and the turns of each are compared with those of
the text. Nothing that is made is kept. Exit 1 where a format differs, 2 where nothing could be made.

    python3 bench/formats.py [TRANSCRIPT.txt] [--program PATH] [--only rtf,html,pdf]
"""

import argparse
import csv
import html
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent
FORMATS = ["docx", "odt", "rtf", "html", "epub", "pdf"]


def run(*command, cwd=None):
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, timeout=180
    )


def office(folder, source, kind, infilter=None):
    """Converts `source` with LibreOffice; the file made, or None."""
    made = folder / "made"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += [f"--infilter={infilter}"] if infilter else []
    run(*command, "--convert-to", kind, "--outdir", made, source)
    result = made / f"{source.stem}.{kind.split(':')[0]}"
    return result if result.exists() else None


def chromium_pdf(folder, text):
    """The interview as a page, printed by Chromium with its headers and footers; None without it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        return None
    page = folder / "page.html"
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>A</title>{paragraphs}", "utf-8")
    target = folder / "chromium.pdf"
    run(
        browser, "--headless=new", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={folder}/browser", f"--print-to-pdf={target}", page,
    )
    return target if target.exists() else None


def make(folder, transcript, wanted):
    """Names and files of the formats that could be made; a file is None where it could not."""
    text = transcript.read_text("utf-8-sig")
    made = {}
    if shutil.which("soffice"):
        odt = office(folder, transcript, "odt", "Text (encoded):UTF8")
        for kind in FORMATS:
            if kind in wanted:
                made[kind] = odt if kind == "odt" or odt is None else office(folder, odt, kind)
    if "pdf" in wanted:
        made["pdf (Chromium)"] = chromium_pdf(folder, text)
    return made


def turns(program, folder, file):
    """The turns of `file` as rows, or what the program said instead."""
    study = folder / "formats.zhagen"
    study.unlink(missing_ok=True)
    run(program, "init", study, "--ladder", "concept,initial,main")
    imported = run(program, "import", "--study", study, file)
    if imported.returncode:
        return None, imported.stderr.decode().strip().splitlines()[-1]
    shown = run(
        program, "source", "show", file.stem, "--study", study, "--turns", "--format", "csv"
    )
    rows = csv.DictReader(io.StringIO(shown.stdout.decode("utf-8-sig")))
    return [(row["turn"], row["speaker"], row["role"], row["text"]) for row in rows], ""


def verdict(program, folder, file, expected):
    if file is None:
        return "", "could not be made here", None
    rows, said = turns(program, folder, file)
    if rows is None:
        return "", said, False
    if rows == expected:
        return len(rows), "same turns", True
    pairs = list(zip(rows, expected))
    first = next((i for i, (a, b) in enumerate(pairs) if a != b), len(pairs))
    return len(rows), f"differs from turn {first + 1} on", False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "transcript", nargs="?", type=pathlib.Path,
        default=HERE / "corpus/xicheng-2022/transcripts/A01.txt",
    )
    parser.add_argument("--program", type=pathlib.Path, default=HERE / ".build/debug/zhagen")
    parser.add_argument("--only", default=",".join(FORMATS), help="formats, with commas")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        transcript = folder / "interview.txt"
        shutil.copy(options.transcript, transcript)
        expected, said = turns(options.program, folder, transcript)
        if not expected:
            sys.exit(f"{options.transcript} has no turns: {said}")
        made = make(folder, transcript, options.only.split(","))
        print(f"{'format':16} {'turns':>5}  verdict")
        print(f"{'txt':16} {len(expected):5}  what the others are compared with")
        verdicts = []
        for kind, file in made.items():
            count, words, same = verdict(options.program, folder, file, expected)
            print(f"{kind:16} {count:>5}  {words}")
            verdicts.append(same)
    if False in verdicts:
        sys.exit(1)
    if True not in verdicts:
        sys.exit(2)


if __name__ == "__main__":
    main()

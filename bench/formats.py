#!/usr/bin/env python3
"""Converts one interview with LibreOffice and checks that each format gives the turns of the text file.

usage: bench/formats.py [--program FILE] [--soffice FILE] [--text FILE] [FORMAT …]

Formats are docx, odt and epub unless named. Nothing is left on disk. Standard library only.
"""
import argparse, csv, io, os, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def turns(program, source, folder):
    """Speaker, role and words of each turn, as the program prints them."""
    study = os.path.join(folder, os.path.basename(source) + ".zhagen")
    for command in (["init", study], ["import", source, "--name", "A", "--study", study]):
        subprocess.run([program] + command, check=True, capture_output=True)
    table = subprocess.run([program, "source", "show", "A", "--turns", "--format", "csv", "--study", study],
                           check=True, capture_output=True, text=True, encoding="utf-8-sig").stdout
    return [(row["speaker"], row["role"], row["text"]) for row in csv.DictReader(io.StringIO(table))]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "zhagen"))
    ap.add_argument("--soffice", default=shutil.which("soffice"))
    ap.add_argument("--text", default=os.path.join(ROOT, "corpus", "xicheng-2022", "transcripts", "A01.txt"))
    ap.add_argument("formats", nargs="*", default=["docx", "odt", "epub"])
    a = ap.parse_args()
    if not a.soffice:
        sys.exit("LibreOffice is needed: install libreoffice-writer, or name the program with --soffice.")
    program, failed = os.path.abspath(a.program), False
    with tempfile.TemporaryDirectory() as folder:
        expected = turns(program, os.path.abspath(a.text), folder)
        print(f"txt: {len(expected)} turns")
        for kind in a.formats:
            subprocess.run([a.soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                            "--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", folder, os.path.abspath(a.text)],
                           check=True, capture_output=True, timeout=120)
            stem = os.path.splitext(os.path.basename(a.text))[0]
            found = turns(program, os.path.join(folder, f"{stem}.{kind}"), folder)
            same = found == expected
            failed = failed or not same
            print(f"{kind}: {len(found)} turns, {'the same' if same else 'DIFFERENT'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

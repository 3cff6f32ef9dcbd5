#!/usr/bin/env bash
# Fills README.md's blocks with what the program prints: dev/readme.sh [EVALUATION FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p bin
make --no-print-directory demo > bin/demo.txt 2>&1
python3 - "${1:-}" <<'PY'
import datetime, json, re, subprocess, sys
def run(cmd):
    return subprocess.run(cmd, shell=True, capture_output=True, text=True, check=True).stdout.rstrip("\n")
text = open("README.md", encoding="utf-8").read()
demo = "\n".join(l for l in open("bin/demo.txt", encoding="utf-8").read().splitlines() if not l.startswith(("go build", "make", "bin/relata")))
demo = re.sub(r", in [\d.]+m?s$", "", demo, flags=re.M)
def block(command, out):
    global text
    pattern = re.compile(r"(```console\n\$ " + re.escape(command) + r"\n).*?(\n```)", re.S)
    text, n = pattern.subn(lambda m: m.group(1) + out + m.group(2), text)
    assert n == 1, command
block("make demo", demo)
for command in re.findall(r"```console\n\$ (bin/relata .*)\n", text):
    block(command, run(command))
if sys.argv[1]:
    ev = sys.argv[1]
    def table(title, articles):
        global text
        run(f"bin/relata extract --format jsonl {articles}/*.txt > bin/statements.jsonl")
        s = run(f"python3 {ev}/kg_score.py {articles} bin/statements.jsonl")
        rows = [f"| {title} | precision | recall | essential recall | traps |", "| --- | --- | --- | --- | --- |"]
        for name, head in (("all", "ALL:"), ("French", "LANGUAGE fr"), ("English", "LANGUAGE en")):
            part = s[s.index(head):]
            m = re.search(r"lenient\s+P\s+([\d.]+).*?all R\s+([\d.]+).*?essential R\s+([\d.]+)", part)
            t = re.search(r"fallen into (\d+) of (\d+)", part)
            rows.append(f"| {name} | {m[1]} | {m[2]} | {m[3]} | {t[1]} of {t[2]} |")
        ece = re.search(r"expected calibration error, lenient: ([\d.]+)", s)
        filled = "\n".join(rows) + f"\n\nExpected calibration error of the confidence: {ece[1]}."
        text, n = re.subn(r"\| " + re.escape(title) + r" \| precision.*?Expected calibration error[^\n]*", lambda _: filled, text, flags=re.S)
        assert n == 1, title
    table("development", f"{ev}/news")
    table("unseen", "testdata/unseen")
    text = re.sub(r"on (@DATE@|\d{4}-\d\d-\d\d)\. \*Right\*", f"on {datetime.date.today()}. *Right*", text)
open("README.md", "w", encoding="utf-8").write(text)
PY

"""Says of each statement whether it is right: judge.py KG_SCORE.py FOLDER STATEMENTS.jsonl

FOLDER has, for each article, ID.gold.jsonl as kg_score.py reads it, or ID.gold with a fact a line (see CONTRIBUTING.md). Prints a JSON
list with a verdict for each line of STATEMENTS.jsonl: "right", "wrong", or "skip" where the gold does not tell. The judgement is kg_score.py's,
in its lenient sense.
"""
import importlib.util
import json
import os
import shutil
import sys
import tempfile


def main():
    score, folder, rows = sys.argv[1], sys.argv[2], sys.argv[3]
    spec = importlib.util.spec_from_file_location("kg_score", score)
    kg = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kg)
    rows = kg.read_jsonl(rows)
    with tempfile.TemporaryDirectory() as tmp:
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if name.endswith(".gold"):
                with open(path, encoding="utf-8") as f, open(os.path.join(tmp, name + ".jsonl"), "w", encoding="utf-8") as out:
                    for i, line in enumerate(f):
                        if line.strip() and not line.startswith("#"):
                            out.write(json.dumps(fact(i, line.strip()), ensure_ascii=False) + "\n")
            elif name.endswith((".txt", ".jsonl")):
                shutil.copy(path, tmp)
        articles = {a.id: a for a in kg.load(tmp)}
    verdicts = ["skip"] * len(rows)
    for article in articles.values():
        at = [i for i, r in enumerate(rows) if r["article"] == article.id]
        outs = [kg.Out(rows[i]) for i in at]
        of = {id(o): v[1] for o, v in kg.judge(article, outs)["verdicts"]}
        for i, o in zip(at, outs):
            verdicts[i] = of.get(id(o), "skip") if of.get(id(o)) in ("right", "wrong") else "skip"
    json.dump(verdicts, sys.stdout)


def fact(i, line):
    """A fact of a .gold line: [?] [not] SUBJECT | RELATION | OBJECT [| MODALITY]; alternatives stand between slashes."""
    status = "gold"
    if line.startswith("? "):
        status, line = "also_ok", line[2:]
    negated = line.startswith("not ")
    if negated:
        line = line[4:]
    parts = [p.strip() for p in line.split("|")]
    arg = lambda text: {"names": [n.strip() for n in text.split(" / ")], "phrase": True}
    return {"id": f"f{i}", "status": status, "subject": arg(parts[0]), "predicates": [p.strip() for p in parts[1].split("/")], "object": arg(parts[2]),
            "negated": negated, "modality": [parts[3] if len(parts) > 3 else "asserted"], "evidence": ""}


main()

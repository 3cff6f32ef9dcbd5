"""Labels raw text with trained models and keeps the confident part, as CoNLL-U of units.

    python silver.py fr silver_fr.conllu.gz --models a_fr.pt b_fr.pt --raw RAW/fr/*.gz --tokens 800000
"""

import argparse
import gzip
import json
import random
import re

import torch

import predict
import tokenise

# Boilerplate repeats itself, and one kind of text should not drown the rest: of these files only so many sentences are taken.
LIMITS = {"debian": 1500, "extra-": 4000, "newscrawl": 22000}
_SENTENCE_END = re.compile(r"(?<=[.!?…»”\"])\s+(?=[\"«“(]?\s?[A-ZÀ-Ý0-9])")


def sentences(path):
    """Yield raw sentences: of .txt.gz a line each, of .jsonl.gz the titles and the split paragraphs."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if ".jsonl" not in str(path):
                yield line.strip()
                continue
            article = json.loads(line)
            yield (article.get("title") or "").strip()
            for paragraph in article["text"].split("\n"):
                yield from _SENTENCE_END.split(paragraph.strip())


def collect(paths, language, tokens, seed, extra=None):
    """Return units of sentences from all files, in random order, about so many tokens in all; extra overrules the limit of text that is no news."""
    chance = random.Random(seed)
    limits = dict(LIMITS, **({"extra-": extra} if extra else {}))
    pool, seen = [], set()
    for path in paths:
        found = []
        for text in sentences(path):
            if text in seen:
                continue
            seen.add(text)
            units = tokenise.units(text, language)
            if 3 <= len(units) <= 60:
                found.append(units)
        chance.shuffle(found)
        limit = next((n for part, n in limits.items() if part in str(path)), len(found))
        pool += found[:limit]
    chance.shuffle(pool)
    total = 0
    for i, units in enumerate(pool):
        total += len(units)
        if total > tokens:
            return pool[:i]
    return pool


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("out")
    parser.add_argument("--models", nargs="+", required=True)
    parser.add_argument("--raw", nargs="+", required=True)
    parser.add_argument("--tokens", type=int, default=800000)
    parser.add_argument("--drop", type=float, default=0.12, help="part of the sentences to drop, the least certain")
    parser.add_argument("--extra", type=int, help="sentences of each file that is no news, at most")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    models = [predict.Model(path) for path in args.models]
    raw = collect(sorted(args.raw), args.language, args.tokens, args.seed, args.extra)
    labelled = predict.analyse(models, raw, tokens=6000)
    floor = sorted(certain for _, certain in labelled)[int(args.drop * len(labelled))]
    kept = [words for words, certain in labelled if certain >= floor]
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for words in kept:
            out.write("# source = silver\n")
            for i, w in enumerate(words, 1):
                out.write("\t".join((str(i), w.form, w.lemma, w.upos, "_", w.feats, str(w.head), w.deprel, "_", "_")) + "\n")
            out.write("\n")
    print(f"{args.out}: kept {len(kept)} of {len(labelled)} sentences, {sum(map(len, kept))} units")


if __name__ == "__main__":
    main()

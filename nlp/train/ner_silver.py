"""Labels raw news with one or more trained recognisers and keeps what they are sure of.

    python ner_silver.py fr silver_ner_fr.jsonl.gz --models a.pt b.pt --vectors vec_fr.npz --raw RAW/fr/*.gz --tokens 700000

One JSON line a sentence: forms, tags; "?" where the models doubt, so that the unit stays open in training.
Besides, a cue word right before an unknown name says what it is: « le film X », "the X app".
"""

import argparse
import gzip
import json

import torch

import ner
import ner_data
import silver
import vectors

SURE = 0.8  # probability that a tag must have, meant over the models
DOUBTS = 0.2  # part of the units of a sentence that may stay open


def labelled(models, sentences):
    """Yield (forms, tags, probability of each tag)."""
    examples = [ner_data.Example(forms, [], "silver") for forms in sentences]
    judge = models[0][0]
    with torch.no_grad():
        trans = torch.stack([n.trans for n, _ in models]).mean(0)
        start = torch.stack([n.start for n, _ in models]).mean(0)
        end = torch.stack([n.end for n, _ in models]).mean(0)
        judge.trans.copy_(trans), judge.start.copy_(start), judge.end.copy_(end)
    for group in ner.batches(examples, 4000):
        emissions = []
        with torch.no_grad():
            for network, encoder in models:
                batch = encoder.batch(group)
                emissions.append(network.emissions(batch))
            mean = torch.stack(emissions).mean(0)
        paths = judge.decode(batch, mean)
        probable = judge.marginals(batch, mean)
        for i, (e, path) in enumerate(zip(group, paths)):
            chance = [float(probable[i, j, t]) for j, t in enumerate(path)]
            yield e.forms, [ner.TAGS[t] for t in path], chance


def cued(forms, tags):
    """Type the names that a cue word introduces and that the models miss or call a work or product. In place."""
    for i in range(1, len(forms)):
        if not ner_data.capitalised(forms[i]) or tags[i][0] == "I" or ner_data.capitalised(forms[i - 1]):
            continue
        if tags[i][2:] not in ("", "PROD", "WORK", "MISC"):
            continue
        kinds = ner_data.cue(forms, i)
        if not kinds:
            continue
        end = i + 1
        if tags[i] != "O":
            while end < len(tags) and tags[end] == "I" + tags[i][1:]:
                end += 1
        else:
            quoted = ner_data.features.normalise(forms[i - 1]) == '"'
            while end < len(forms) and end - i < 7 and tags[end] == "O":
                if quoted and ner_data.features.normalise(forms[end]) == '"':
                    break
                if not quoted and not ner_data.capitalised(forms[end]):
                    break
                end += 1
            if quoted and (end == len(forms) or ner_data.features.normalise(forms[end]) != '"'):
                continue
        tags[i:end] = [f"B-{kinds}"] + [f"I-{kinds}"] * (end - i - 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("out")
    parser.add_argument("--models", nargs="+", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--raw", nargs="+", required=True)
    parser.add_argument("--tokens", type=int, default=700000)
    parser.add_argument("--extra", type=int, help="sentences of each file that is no news, at most")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(1)
    table = vectors.load(args.vectors)
    models = [ner.restore(path, table)[:2] for path in args.models]
    raw = silver.collect(sorted(args.raw), args.language, args.tokens, args.seed, args.extra)
    kept = names = 0
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for forms, tags, chance in labelled(models, raw):
            cued(forms, tags)
            low = [c < SURE and (t != "O" or ner_data.capitalised(f)) for f, t, c in zip(forms, tags, chance)]
            if sum(low) > DOUBTS * len(forms):
                continue
            # A name is open as a whole, or not at all.
            for first, end, _ in ner_data.spans(tags):
                if any(low[first:end]):
                    low[first:end] = [True] * (end - first)
            tags = ["?" if doubt else tag for tag, doubt in zip(tags, low)]
            kept += 1
            names += sum(t[0] == "B" for t in tags)
            out.write(json.dumps({"forms": forms, "tags": tags}, ensure_ascii=False) + "\n")
    print(f"{args.out}: {kept} of {len(raw)} sentences, {names} names")


if __name__ == "__main__":
    main()

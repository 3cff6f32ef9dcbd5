"""Trains the network of relations between the mentions of a sentence on the marked articles and on judged sentences of real news.

    go run ./dev/learnt -lang fr pairs FILE... > WORK/pairs_fr.jsonl      # FILES are the plain texts, which articles.py writes
    python pairs.py fr --data WORK/pairs_fr.jsonl --vectors WORK/vec_fr.npz --model ../../extract/relations_fr.json

Two words make an example. A fact counts for the two mentions of its arguments that lie closest in a tree; other mentions of the same two
are left out. What is marked nowhere, or in no fact, has no relation. Of the judged sentences, only the judged pairs count.
"""

import collections
import json
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

import articles
import judged
import learnt
import vectors

SYMMETRIC = {"COMPETES_WITH", "PARTNERS_WITH", "NEGOTIATES_WITH", "MEETS", "MERGED_WITH", "FAMILY_OF"}
LEAST = {"label": 15, "class": 4}  # examples that a label, or a class of pairs, must have
NONE, OTHER = "none", "other"


def load(path, language):
    """Return (lines, labels of each pair, whether it is left out, whether it is in an article kept for scores)."""
    with open(path, encoding="utf-8") as f:
        lines = [json.loads(line) for line in f]
    labels = [set() for _ in lines]
    left_out, dev = np.zeros(len(lines), bool), np.zeros(len(lines), bool)
    by_file = collections.defaultdict(list)
    for i, line in enumerate(lines):
        by_file[pathlib.Path(line["file"]).stem].append(i)
    found = wanted = 0
    for path in sorted(pathlib.Path(__file__).with_name("articles").glob(f"{language}-*.txt")):
        for n, article in enumerate(articles.read(path)):
            mine = by_file[f"{path.stem}-{n:02d}"]
            dev[mine] = path.stem in articles.DEV
            best = {}
            names = {}
            for i in mine:
                names[i] = pair = tuple(who(article, lines[i][part]) for part in ("subject", "object"))
                if None not in pair and (pair not in best or steps(lines[i]) < steps(lines[best[pair]])):
                    best[pair] = i
            told = set()
            for fact in article.facts:
                m = articles.FACT.match(fact)
                pair = m[2], m[4]
                wanted += '"' not in fact
                for one in {pair, pair[::-1] if m[3] in SYMMETRIC else pair}:
                    told |= {one, one[::-1]}
                    if one in best:
                        labels[best[one]].add(m[3])
                        found += one == pair
            for i in mine:
                left_out[i] = not labels[i] and names[i] in told and best[names[i]] != i
    for name, _, relations in judged.read(language):
        for i in by_file[name]:
            told = relations.get(tuple(tuple(lines[i][part]) for part in ("subject", "object")))
            left_out[i] = told is None
            if told is not None:
                labels[i] = told | {r for r in relations[tuple(lines[i]["object"]), tuple(lines[i]["subject"])] if r in SYMMETRIC}
    print(f"{len(lines)} pairs, {found} of {wanted} facts in one of them, {left_out.sum()} left out")
    return lines, labels, left_out, dev


def who(article, span):
    """Return the id of the shortest mention that has a word in it."""
    over = [m for m in article.mentions if m.start <= span[0] and span[1] <= m.end + 2 and span[0] < m.end]
    return min(over, key=lambda m: m.end - m.start).id if over else None


def steps(line):
    value = next(c for c in line["classes"] if c.startswith("steps="))
    up, down = value[6:].split("+")
    return int(up) + int(down)


def curve(scores, gold):
    """Return (best F1 with its precision, recall and threshold, recall at precisions of 0.6 to 0.9)."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(gold[order])
    precision, recall = right / np.arange(1, len(right) + 1), right / max(gold.sum(), 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    k = f1.argmax()
    at = {p: recall[precision >= p].max(initial=0) for p in (0.6, 0.7, 0.8, 0.9)}
    return f1[k], precision[k], recall[k], scores[order][k], at


def main():
    parser = learnt.parser(__doc__, epochs=24)
    parser.add_argument("--all", action="store_true", help="train on the articles that are kept for scores, too")
    args = parser.parse_args()
    learnt.start(args)
    lines, told, left_out, dev = load(args.data, args.language)
    keep = ~left_out & (~dev | args.all)
    count = collections.Counter(r for i in np.flatnonzero(keep) for r in told[i])
    labels = sorted(r for r, n in count.items() if n >= LEAST["label"] and r != "SAID")
    seen = collections.Counter(c for i in np.flatnonzero(keep) for c in set(lines[i]["classes"]))
    classes = sorted(c for c, n in seen.items() if n >= LEAST["class"])
    place = {c: k for k, c in enumerate(classes)}
    rows = [[place[c] for c in line["classes"] if c in place] for line in lines]
    target = torch.zeros(len(lines), len(labels) + 2)
    for i, names in enumerate(told):
        mine = [labels.index(r) for r in names if r in labels]
        target[i, mine if mine else len(labels) + (not names)] = 1
    labels += [OTHER, NONE]
    target /= target.sum(1, keepdim=True)
    dense = torch.from_numpy(learnt.numbers(lines, vectors.load(args.vectors)))

    def batch(ids):
        return dense[ids], *learnt.bag([rows[i] for i in ids])

    network = learnt.Network(dense.shape[1], len(classes), len(labels), args.drop, args.blank)
    train = np.flatnonzero(keep)

    def loss(ids):
        ids = train[ids]
        return -(F.log_softmax(network(*batch(ids)), -1) * target[ids]).sum(-1).mean()

    learnt.learn(network, args, len(train), 256, 6, loss)
    held = np.flatnonzero(dev & ~left_out)
    with torch.no_grad():
        found = torch.cat([torch.softmax(network(*batch(ids)), -1) for ids in np.array_split(held, max(len(held) // 2000, 1))]).numpy()
    gold = np.array([[label in told[i] for label in labels[:-2]] for i in held])
    f1, precision, recall, threshold, at = curve(found[:, :-2].ravel(), gold.ravel())
    print(f"{len(train)} pairs, {len(classes)} classes, {len(labels)} labels, {sum(p.numel() for p in network.parameters())} weights")
    print(f"{gold.sum()} relations held out: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} from {threshold:.2f}; recall at precision "
          + ", ".join(f"{p}: {r:.3f}" for p, r in at.items()))
    if args.model:
        learnt.write(args.model, network, classes, labels)


if __name__ == "__main__":
    main()

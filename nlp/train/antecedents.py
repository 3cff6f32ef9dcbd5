"""Trains the network of antecedents on the marked articles: what a pronoun or a description stands for.

    go run ./dev/learnt -lang fr antecedents FILE... > WORK/antecedents_fr.jsonl      # FILES are the plain texts, which articles.py writes
    python antecedents.py fr --data WORK/antecedents_fr.jsonl --vectors WORK/vec_fr.npz --model ../../resolve/antecedents_fr.json

The entities that were mentioned before are ranked against each other and against none of them (Denis and Baldridge 2008). What has no mark
stands for nothing named.
"""

import collections
import json
import pathlib

import torch

import articles
import learnt
import vectors

LEAST = 4  # questions that a class must be in


def load(path, language):
    """Return (questions, names of classes); a question has its rows, which of them are right, whether rules say them, and whether it is kept for scores."""
    by_file = collections.defaultdict(list)
    with open(path, encoding="utf-8") as f:
        for line in map(json.loads, f):
            if "span" in line:
                by_file[pathlib.Path(line["file"]).stem].append(line)
            else:
                names = line["classes"]
    out, unmarked, said = [], 0, names.index("said")
    for file in sorted(pathlib.Path(__file__).with_name("articles").glob(f"{language}-*.txt")):
        for n, article in enumerate(articles.read(file)):
            marks = {}
            for m in article.mentions:
                for k in range(m.start, m.end):
                    marks[k] = m
            for q in by_file[f"{file.stem}-{n:02d}"]:
                over = next((marks[k] for k in range(*q["span"]) if k in marks), None)
                if over and over.name:
                    continue
                gold = over.id if over else None
                unmarked += not over
                right = []
                for p in q["prospects"]:
                    ids = collections.Counter(marks[k].id for k in p["names"] if k in marks)
                    right.append(bool(ids) and ids.most_common(1)[0][0] == gold)
                q.update(right=right, gold=gold, dev=file.stem in articles.DEV, rule=[said in p["classes"] for p in q["prospects"]])
                q["kind"] = next(names[c][5:] for c in q["common"]["classes"] if names[c].startswith("kind="))
                out.append(q)
    print(f"{len(out)} anaphors, {unmarked} stand for nothing named, {sum(any(q['right']) for q in out)} have their antecedent among {sum(len(q['right']) for q in out)} entities")
    return out, names


def whole(questions):
    """Give each entity of a question what the network reads of the anaphor itself."""
    for q in questions:
        common = q["common"]
        for p in q["prospects"]:
            p["words"] = [a or b for a, b in zip(common["words"], p["words"])]
            p["classes"] = common["classes"] + p["classes"]


def report(title, questions, chosen):
    """Print how many links are made and right."""
    print(title)
    for kind in (*sorted({q["kind"] for q in questions}), ""):
        mine = [i for i, q in enumerate(questions) if kind in ("", q["kind"])]
        wanted = sum(questions[i]["gold"] is not None for i in mine)
        linked = sum(chosen[i] is not None for i in mine)
        right = sum(chosen[i] is not None and questions[i]["right"][chosen[i]] for i in mine)
        p, r = right / max(linked, 1), right / max(wanted, 1)
        print(f"  {kind or 'all':6} {wanted} wanted, {linked} linked, {right} right: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def main():
    args = learnt.parser(__doc__, epochs=12).parse_args()
    learnt.start(args)
    questions, names = load(args.data, args.language)
    whole(questions)
    train = [q for q in questions if not q["dev"]]
    count = collections.Counter(c for q in train for c in {c for p in q["prospects"] for c in p["classes"]})
    classes = sorted((names[c] for c, n in count.items() if n >= LEAST))
    place = {c: k for k, c in enumerate(classes)}
    known = {c: place[names[c]] for c in range(len(names)) if names[c] in place}
    table = vectors.load(args.vectors)

    for q in questions:
        q["rows"] = [[known[c] for c in p["classes"] if c in known] for p in q["prospects"]]
        q["dense"] = torch.from_numpy(learnt.numbers([{"words": p["words"], "way": p["way"] or [""]} for p in q["prospects"]], table))

    def score(network, qs):
        out = network(torch.cat([q["dense"] for q in qs]), *learnt.bag([row for q in qs for row in q["rows"]]))
        return (out[:, 0] - out[:, 1]).split([len(q["rows"]) for q in qs])

    network = learnt.Network(questions[0]["dense"].shape[1], len(classes), 2, args.drop, args.blank)

    def loss(ids):
        qs = [train[i] for i in ids]
        total = 0
        for q, s in zip(qs, score(network, qs)):
            s = torch.cat([s, torch.zeros(1)])
            right = torch.tensor([*q["right"], not any(q["right"])])
            total = total + torch.logsumexp(s, 0) - torch.logsumexp(s[right], 0)
        return total / len(qs)

    learnt.learn(network, args, len(train), 32, 4, loss)
    held = [q for q in questions if q["dev"]]
    with torch.no_grad():
        found = [torch.softmax(torch.cat([s, torch.zeros(1)]), 0)[:-1].numpy() for s in score(network, held)]
    print(f"{len(train)} questions, {len(classes)} classes, {sum(p.numel() for p in network.parameters())} weights")
    report("rules", held, [q["rule"].index(True) if True in q["rule"] else None for q in held])
    for least in (0.4, 0.5, 0.6, 0.7):
        report(f"network from {least}", held, [int(p.argmax()) if p.max() >= least else None for p in found])
    if args.model:
        learnt.write(args.model, network, classes, ["antecedent", "none"])


if __name__ == "__main__":
    main()

"""Trains the network of antecedents on the marked articles: what a pronoun or a description stands for.

    go run ./dev/antecedents -lang fr FILE... > WORK/antecedents_fr.jsonl      # FILES are the plain texts, which articles.py writes
    python antecedents.py fr --data WORK/antecedents_fr.jsonl --vectors WORK/vec_fr.npz --model ../../resolve/antecedents_fr.json

The entities that were mentioned before are ranked against each other and against none of them (Denis and Baldridge 2008). What has no mark
stands for nothing named.
"""

import argparse
import collections
import json
import pathlib

import numpy as np
import torch
from torch import nn

import articles
import pairs
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
    out, unmarked = [], 0
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
                q.update(right=right, gold=gold, dev=file.stem in articles.DEV, rule=[names.index("said") in p["classes"] for p in q["prospects"]])
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
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("--data", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--model", help="model file to write")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--blank", type=float, default=0.2, help="part of the inputs that training leaves out")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
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
        q["dense"] = torch.from_numpy(pairs.numbers([{"words": p["words"], "way": p["way"] or [""]} for p in q["prospects"]], table))

    def score(network, qs):
        flat, offsets = [], []
        for q in qs:
            for row in q["rows"]:
                offsets.append(len(flat))
                flat += row
        out = network(torch.cat([q["dense"] for q in qs]), torch.tensor(flat), torch.tensor(offsets))
        return (out[:, 0] - out[:, 1]).split([len(q["rows"]) for q in qs])

    network = pairs.Network(questions[0]["dense"].shape[1], len(classes), 2, args.drop, args.blank)
    optimiser = torch.optim.AdamW(network.parameters(), args.rate, weight_decay=args.decay)
    size = 32
    total, states = args.epochs * (len(train) // size + 1), []
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda t: max(0.1, 1 - t / total))
    for _ in range(args.epochs):
        network.train()
        order = torch.randperm(len(train)).tolist()
        for at in range(0, len(order), size):
            qs = [train[i] for i in order[at:at + size]]
            loss = 0
            for q, s in zip(qs, score(network, qs)):
                s = torch.cat([s, torch.zeros(1)])
                right = torch.tensor([*q["right"], not any(q["right"])])
                loss = loss + torch.logsumexp(s, 0) - torch.logsumexp(s[right], 0)
            optimiser.zero_grad()
            (loss / len(qs)).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
        states.append({k: v.clone() for k, v in network.state_dict().items()})
    network.load_state_dict({k: sum(s[k] for s in states[-4:]) / len(states[-4:]) for k in states[-1]})
    network.eval()
    held = [q for q in questions if q["dev"]]
    with torch.no_grad():
        found = [torch.softmax(torch.cat([s, torch.zeros(1)]), 0)[:-1].numpy() for s in score(network, held)]
    print(f"{len(train)} questions, {len(classes)} classes, {sum(p.numel() for p in network.parameters())} weights")
    report("rules", held, [q["rule"].index(True) if True in q["rule"] else None for q in held])
    for least in (0.4, 0.5, 0.6, 0.7):
        report(f"network from {least}", held, [int(p.argmax()) if p.max() >= least else None for p in found])
    if args.model:
        pairs.write(args.model, network, classes, ["antecedent", "none"])


if __name__ == "__main__":
    main()

"""The small network that package nlp/learnt reads: what pairs.py and antecedents.py, which train one each, share."""

import argparse
import base64
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import features
import ner_export

HIDDEN = 128


def parser(description, epochs):
    """Return the parser of a command line; epochs is how many there are unless it says otherwise."""
    out = argparse.ArgumentParser(description=description.split("\n")[0])
    out.add_argument("language", choices=("fr", "en"))
    out.add_argument("--data", required=True)
    out.add_argument("--vectors", required=True)
    out.add_argument("--model", help="model file to write")
    out.add_argument("--epochs", type=int, default=epochs)
    out.add_argument("--rate", type=float, default=1e-3)
    out.add_argument("--decay", type=float, default=0.02)
    out.add_argument("--drop", type=float, default=0.4)
    out.add_argument("--blank", type=float, default=0.2, help="part of the inputs that training leaves out")
    out.add_argument("--seed", type=int, default=1)
    return out


def start(args):
    """Seed what is random; one thread, so that a run gives the same weights again."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)


def numbers(lines, table):
    """Return the vectors of the subject, the object, the word where they meet, and the mean of those on the way [pairs][4 * size]."""
    seen = {}

    def vector(form):
        if form not in seen:
            row = features.vector_row(form, table.rows)
            seen[form] = table.matrix[row] if row else np.zeros(table.matrix.shape[1], np.float32)
        return seen[form]

    return np.stack([np.concatenate([*(vector(w) for w in line["words"]), np.mean([vector(w) for w in line["way"]], 0)]) for line in lines]).astype(np.float32)


class Network(nn.Module):
    def __init__(self, width, classes, labels, drop, blank):
        super().__init__()
        self.dense = nn.Linear(width, HIDDEN)
        self.classes = nn.EmbeddingBag(classes, HIDDEN, mode="sum")
        nn.init.normal_(self.classes.weight, std=0.03)
        self.relation = nn.Linear(HIDDEN, labels)
        self.drop, self.blank = drop, blank

    def forward(self, numbers, classes, offsets):
        weights = None
        if self.training:
            weights = (torch.rand(len(classes)) > self.blank).float() / (1 - self.blank)
            numbers = F.dropout(numbers, self.blank)
        h = self.dense(numbers) + self.classes(classes, offsets, per_sample_weights=weights)
        return self.relation(F.dropout(F.leaky_relu(h, 0.1), self.drop, self.training))


def bag(rows):
    """Return the classes of some examples, one behind the other, and where each begins."""
    return torch.tensor([r for row in rows for r in row]), torch.from_numpy(np.cumsum([0] + [len(row) for row in rows[:-1]]))


def learn(network, args, count, size, last, loss):
    """Train a network on examples 0 to count in batches of a size; loss takes the numbers of a batch. What stays is the mean of the last epochs."""
    optimiser = torch.optim.AdamW(network.parameters(), args.rate, weight_decay=args.decay)
    total, states = args.epochs * (count // size + 1), []
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda t: max(0.1, 1 - t / total))
    for _ in range(args.epochs):
        network.train()
        for ids in torch.randperm(count).split(size):
            optimiser.zero_grad()
            loss(ids.numpy()).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
        states.append({k: v.clone() for k, v in network.state_dict().items()})
    network.load_state_dict({k: sum(s[k] for s in states[-last:]) / len(states[-last:]) for k in states[-1]})
    network.eval()


def write(path, network, classes, labels):
    """Write the file that package nlp/learnt reads."""
    state = {k: v.numpy() for k, v in network.state_dict().items()}

    def table(matrix):
        values, scale = ner_export.by_row(np.ascontiguousarray(matrix))
        return {"values": base64.b64encode(values.tobytes()).decode(), "scale": [float(f"{s:.6g}") for s in scale]}

    words = np.split(state["dense.weight"], 4, 1)
    record = {"hidden": HIDDEN, "labels": labels, "classes": classes, "words": [table(w.T) for w in words], "class": table(state["classes.weight"]),
              "bias": [float(f"{b:.6g}") for b in state["dense.bias"]], "answer": table(state["relation.weight"]),
              "base": [float(f"{b:.6g}") for b in state["relation.bias"]]}
    with open(path, "w", encoding="utf-8") as f:
        json.dump(record, f, ensure_ascii=False)
        f.write("\n")

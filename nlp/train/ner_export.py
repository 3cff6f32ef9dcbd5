"""Writes the name recogniser's part of a model file.

    python ner_export.py ner_fr.pt --vectors vec_fr.npz --data DATA --model fr.model.ner --expected fr.ner.expected.json

tensors() is what export.py puts beside the parser; the command writes a file of names alone, for tests.
"""

import argparse
import json
import os
import struct

import numpy as np
import torch

import features
import ner
import ner_data
import ner_gaz
import vectors

DATA = {
    "fr": ["WiNER-fr (annotation CC BY 4.0, texts CC BY 2.5)", "Sequoia names: PARSEME-FR, FrSemCor (LGPL-LR)",
           "Europeana BnF newspapers (CC0)", "invented news, marked (nlp/train/articles)"],
    "en": ["UNER English-EWT (CC BY-SA 4.0)", "GUM names, ship genres (CC BY 4.0 and by text)", "wikigold (CC BY 4.0)",
           "Broad Twitter Corpus, news (CC BY 4.0)", "invented news, marked (nlp/train/articles)"],
}
GAZETTEERS = ["mledoze/countries (ODbL 1.0)", "GeoNames (CC BY 4.0)", "Liste de prénoms, data.gouv.fr (Licence Ouverte)",
              "US Census 1990 (public domain)", "S&P 500 companies (PDDL)"]
SILVER = {
    "fr": ["Leipzig fra_newscrawl_2014 (CC BY 4.0)", "Wikinews (CC BY 2.5)", "NTREX-128 (CC BY-SA 4.0)"],
    "en": ["Leipzig eng_news_2016, eng_news_2020 (CC BY 4.0)", "Wikinews (CC BY 2.5)", "NTREX-128 (CC BY-SA 4.0)"],
}


def by_row(matrix):
    """Return (int8 matrix, factor of each row)."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-9).astype(np.float32) / 127
    return np.round(matrix / scale[:, None]).astype(np.int8), scale


def strings(lines):
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def flag_sets(phrases):
    """Return the sets of flags that phrases carry, as strings over ner_gaz.FLAGS."""
    return sorted(set(phrases.values()))


def set_rows(weight, sets):
    """Return a row for no phrase, then for each set one for a unit that begins and one for a unit that continues.

    Training adds a row for each flag; the model keeps the sums, so that a look-up is one row.
    """
    out = np.zeros((1 + 2 * len(sets), weight.shape[1]), np.float32)
    for k, flags in enumerate(sets):
        for place in (0, 1):
            out[1 + 2 * k + place] = sum(weight[2 * ner_gaz.FLAGS.index(f) + place] for f in flags)
    return out


def tensors(checkpoint):
    """Return ({name: (array, dtype)}, header) of a file that ner.py wrote: header goes under networks.ner."""
    if not isinstance(checkpoint, dict):
        checkpoint = torch.load(checkpoint, weights_only=False)
    state = {k: v.numpy() for k, v in checkpoint["state"].items()}
    out = {}

    def rows(name, matrix):
        values, scale = by_row(matrix)
        out[f"ner.{name}"] = (values, "i8")
        out[f"ner.{name}.scale"] = (scale, "f32")

    rows("word", state["word.weight"])
    for k, (name, _) in enumerate(ner.TABLES):
        rows(name, state[f"tables.{k}.weight"])
    sets = flag_sets(checkpoint["gaz"])
    rows("gaz", set_rows(state["gaz.weight"], sets))
    out["ner.proj.weight"] = (state["proj.weight"].astype(np.float16), "f16")
    out["ner.ln.weight"] = (state["norm.weight"].astype(np.float32), "f32")
    out["ner.ln.bias"] = (state["norm.bias"].astype(np.float32), "f32")
    for way, suffix in (("fwd", ""), ("bwd", "_reverse")):
        base = f"ner.lstm0.{way}"
        out[f"{base}.ih"] = (state[f"lstm.weight_ih_l0{suffix}"].astype(np.float16), "f16")
        out[f"{base}.hh"] = (state[f"lstm.weight_hh_l0{suffix}"].astype(np.float16), "f16")
        bias = state[f"lstm.bias_ih_l0{suffix}"] + state[f"lstm.bias_hh_l0{suffix}"]
        out[f"{base}.bias"] = (bias.astype(np.float32), "f32")
    out["ner.emit.weight"] = (state["emit.weight"].astype(np.float16), "f16")
    out["ner.emit.bias"] = (state["emit.bias"].astype(np.float32), "f32")
    out["ner.crf.trans"] = ((state["trans"] + state["no_trans"]).astype(np.float32), "f32")
    out["ner.crf.start"] = ((state["start"] + state["no_start"]).astype(np.float32), "f32")
    out["ner.crf.end"] = (state["end"].astype(np.float32), "f32")
    out["ner.tags.strings"] = (strings(ner.TAGS), "u8")
    out["ner.word.strings"] = (strings(checkpoint["words"]), "u8")
    out["ner.gaz.classes.strings"] = (strings(sets), "u8")
    out["ner.gaz.strings"] = (strings(f"{k}\t{v}" for k, v in sorted(checkpoint["gaz"].items())), "u8")
    language = checkpoint["language"]
    header = {
        "dim": checkpoint["config"]["dim"], "hidden": checkpoint["config"]["hidden"], "layers": 1,
        "rows": dict(ner.TABLES), "gaz_longest": max(p.count(" ") + 1 for p in checkpoint["gaz"]),
        "data": DATA[language] + GAZETTEERS + (SILVER[language] if checkpoint.get("silver") else []),
        "scores": {f"{c} {k} F1": round(100 * f, 1) for c, kinds in checkpoint["scores"].items() for k, f in kinds.items()},
    }
    return out, header


def rounded(checkpoint):
    """Return the checkpoint with the weights that the model file keeps, so that Python decides as Go does."""
    state = dict(checkpoint["state"])
    for name in list(state):
        if name.startswith(("word.", "tables.")):
            values, scale = by_row(state[name].numpy())
            state[name] = torch.from_numpy(values.astype(np.float32) * scale[:, None])
        elif name.startswith("lstm.weight") or name in ("proj.weight", "emit.weight"):
            state[name] = state[name].half().float()
    return {**checkpoint, "state": state}


def write(path, about, parts):
    """Write a model file (docs/model-format.md); about is its header but for the tensors."""
    entries, blobs, at = [], [], 0
    for name, (array, dtype) in parts.items():
        entries.append({"name": name, "dtype": dtype, "shape": list(array.shape), "offset": at})
        blob = np.ascontiguousarray(array).tobytes()
        blobs.append((at, blob))
        at += -(-len(blob) // 64) * 64
    base = 0
    while True:
        header = {**about, "tensors": [{**e, "offset": base + e["offset"]} for e in entries]}
        text = json.dumps(header, ensure_ascii=False).encode("utf-8")
        need = -(-(12 + len(text)) // 64) * 64
        if need == base:
            break
        base = need
    with open(path, "wb") as f:
        f.write(b"RELATAM1" + struct.pack("<I", len(text)) + text)
        for offset, blob in blobs:
            f.write(b"\0" * (base + offset - f.tell()))
            f.write(blob)


def merge(path, parts, header):
    """Put the tensors of names into a model file that has a parser, in place of those it has."""
    with open(path, "rb") as f:
        data = f.read()
    if data[:8] != b"RELATAM1":
        raise ValueError(f"{path}: not a model file")
    size = struct.unpack("<I", data[8:12])[0]
    old = json.loads(data[12:12 + size])
    kept = {}
    for t in old["tensors"]:
        if not t["name"].startswith("ner."):
            values = np.frombuffer(data, dtype=_DTYPES[t["dtype"]], count=int(np.prod(t["shape"])), offset=t["offset"])
            kept[t["name"]] = (values.reshape(t["shape"]), t["dtype"])
    old["networks"]["ner"] = header
    old["scores"] = {**old.get("scores", {}), **header["scores"]}
    old["data"] = old.get("data", []) + [d for d in header["data"] if d not in old.get("data", [])]
    write(path + ".new", old, {**kept, **parts})
    os.replace(path + ".new", path)


_DTYPES = {"f32": "<f4", "f16": "<f2", "i8": "i1", "u8": "u1"}


def vector_tensors(table):
    """Return the vectors as a file of names alone carries them."""
    values, scale = by_row(table.matrix)
    return {"vec": (values, "i8"), "vec.scale": (scale, "f32"), "vec.strings": (strings(table.keys), "u8"),
            "vec.rows": (np.asarray(table.index, dtype="<u2").view(np.uint8), "u8")}


# Invented sentences that the Go reader must label as Python does.
SENTENCES = {
    "fr": [
        "La ministre Hélène Vaudois a reçu mardi à Lisbonne le patron de Ferrolux SA , Karim Dujardin .",
        "L' Université de Rouen et le groupe Michelin s' allient pour étudier le caoutchouc .",
        "Selon Le Monde , « Les Marées » , le roman de Jeanne Corbeau , sera adapté au cinéma par Gaumont .",
        "TOULOUSE : AIRBUS SUPPRIME DES POSTES",
        "Le smartphone Nova 12+ de Samsung arrive aux États-Unis avec l’ application WhatsApp .",
        "Qu' a-t-elle vu du Tour de France , depuis Saint-Étienne ?",
        "Rien .",
        "Le Conseil national de la sécurité des transports et l' OTAN n' ont pas commenté l' affaire Bellanger .",
    ],
    "en": [
        "Foreign minister Helena Ward met Karim Osei , the head of Ferrolux Inc. , in Lisbon on Tuesday .",
        "The University of Leeds and General Electric will study rubber together .",
        "\" The Tides \" , a novel by Joan Corby , will be filmed by Paramount , the New York Times said .",
        "TORONTO : BOEING CUTS JOBS",
        "Samsung 's Nova 12+ phone reaches the United States with WhatsApp on board .",
        "Did n't she watch the Tour de France from Saint - Etienne ?",
        "Nothing .",
        "The National Transportation Safety Board and NATO did not comment on the Coca - Cola report .",
    ],
}


def expected(network, encoder, language):
    """Return the sentences with their units, rows of ner.gaz, tags and emissions."""
    out = []
    sets = {frozenset(2 * ner_gaz.FLAGS.index(f) + place for f in flags): 1 + 2 * k + place
            for k, flags in enumerate(flag_sets(encoder.gaz.phrases)) for place in (0, 1)}
    sets[frozenset()] = 0
    for text in SENTENCES[language]:
        e = ner_data.Example(text.split(" "), [], "expected")
        batch = encoder.batch([e])
        with torch.no_grad():
            emissions = network.emissions(batch)
        path = network.decode(batch, emissions)[0]
        out.append({"units": e.forms, "gaz": [sets[frozenset(rows)] for rows in encoder.gaz.rows(e.forms)],
                    "tags": [ner.TAGS[t] for t in path],
                    "emissions": [[round(float(v), 3) for v in row] for row in emissions[0]]})
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkpoint")
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--model", help="where to write a model file of names alone")
    parser.add_argument("--into", help="a model file of the parser to add the names to")
    parser.add_argument("--expected", help="where to write the sentences that Go must label alike")
    parser.add_argument("--created", default="", help="date for the header")
    args = parser.parse_args()
    checkpoint = torch.load(args.checkpoint, weights_only=False)
    parts, header = tensors(checkpoint)
    print(f"{sum(a.nbytes for a, _ in parts.values()) / 1e6:.2f} MB, {len(parts)} tensors")
    table = vectors.load(args.vectors)
    if args.model:
        about = {"format": 1, "features": features.VERSION, "language": checkpoint["language"], "created": args.created,
                 "data": header["data"], "scores": header["scores"], "networks": {"ner": header}}
        write(args.model, about, {**parts, **vector_tensors(table)})
    if args.into:
        merge(args.into, parts, header)
    if args.expected:
        values, scale = by_row(table.matrix)
        table.matrix = values.astype(np.float32) * scale[:, None]
        low = rounded(checkpoint)
        torch.save(low, args.checkpoint + ".rounded")
        network, encoder, _ = ner.restore(args.checkpoint + ".rounded", table)
        with open(args.expected, "w", encoding="utf-8") as f:
            f.write("[\n" + ",\n".join(json.dumps(s, ensure_ascii=False) for s in expected(network, encoder, checkpoint["language"])) + "\n]\n")


if __name__ == "__main__":
    main()

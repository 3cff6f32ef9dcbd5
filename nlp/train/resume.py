"""Makes a checkpoint of a model file, so that training goes on from the parser, or the recogniser of names, that ships.

    python resume.py ../lang/fr/fr.model --vectors vec_fr.npz --out shipped_fr.pt
    python resume.py ../lang/fr/fr.model --names --out ner_shipped_fr.pt
"""

import argparse
import json
import struct

import numpy as np
import torch

import features
import ner
import ner_gaz

DTYPES = {"f32": np.float32, "f16": np.float16, "i8": np.int8, "u8": np.uint8}


def raw(path):
    """Return the header and the tensors of a model file as they are."""
    with open(path, "rb") as f:
        data = f.read()
    (length,) = struct.unpack_from("<I", data, 8)
    header = json.loads(data[12:12 + length])
    tensors = {}
    for t in header["tensors"]:
        count = int(np.prod(t["shape"]))
        tensors[t["name"]] = np.frombuffer(data, DTYPES[t["dtype"]], count, t["offset"]).reshape(t["shape"])
    return header, tensors


def read(path):
    """Return the header and the tensors of a model file, tables of int8 multiplied out."""
    header, tensors = raw(path)
    for name, array in list(tensors.items()):
        if array.dtype == np.int8:
            tensors[name] = array.astype(np.float32) * tensors[name + ".scale"][:, None]
    return header, tensors


def parser_state(header, tensors):
    """Return the weights, the class inventories and the sizes of train_parser.py's checkpoints; the treebanks are forgotten."""
    strings = lambda name: lines(tensors, "parser." + name)
    get = lambda name: torch.from_numpy(tensors["parser." + name].astype(np.float32))
    classes = {"words": strings("word"), "upos": strings("upos"), "feats": strings("feats"), "lemma": strings("lemma"),
               "labels": strings("label"), "sources": []}
    sizes = dict(header["networks"]["parser"], words=len(classes["words"]) + 2, sources=0,
                 **{name: len(classes[name]) for name in ("upos", "feats", "lemma", "labels")})
    state = {"input.word.weight": get("word")}
    for i, (name, _) in enumerate(features.TABLES):
        state[f"input.hashed.{i}.weight"] = get(name)
    for ours, theirs in (("input.proj.weight", "proj.weight"), ("input.ln.weight", "ln.weight"), ("input.ln.bias", "ln.bias"),
                         ("root", "root"), ("arc_U", "arc.U"), ("arc_u", "arc.u"), ("lab_U", "lab.U"),
                         ("lab_head.weight", "lab.head.weight"), ("lab_dep.weight", "lab.dep.weight"),
                         ("lab_dep.bias", "lab.dep.bias")):
        state[ours] = get(theirs)
    for name in ("upos", "morph", "feats", "lemma", "archead", "arcdep", "labhead", "labdep"):
        for part in ("weight", "bias"):
            state[f"{name}.{part}"] = get(f"{name}.{part}")
    for layer in range(sizes["layers"]):
        for short, long in (("fwd", "forwards"), ("bwd", "backwards")):
            ours, theirs = f"lstm.{long}.{layer}.", f"lstm{layer}.{short}."
            state[ours + "weight_ih_l0"], state[ours + "weight_hh_l0"] = get(theirs + "ih"), get(theirs + "hh")
            state[ours + "bias_ih_l0"] = get(theirs + "bias")
            state[ours + "bias_hh_l0"] = torch.zeros_like(state[ours + "bias_ih_l0"])
    return state, classes, sizes


def names_state(header, tensors):
    """Return the weights and the configuration of ner.py's checkpoints; the vectors are not in them.

    The model keeps a row for each set of flags of the gazetteer; the rows of the flags are the shortest that sum to those.
    """
    get = lambda name: torch.from_numpy(tensors["ner." + name].astype(np.float32))
    about = header["networks"]["ner"]
    state = {"word.weight": get("word"), "proj.weight": get("proj.weight"), "norm.weight": get("ln.weight"), "norm.bias": get("ln.bias"),
             "emit.weight": get("emit.weight"), "emit.bias": get("emit.bias")}
    for k, (name, _) in enumerate(ner.TABLES):
        state[f"tables.{k}.weight"] = get(name)
    sets = lines(tensors, "ner.gaz.classes")
    sums, flags = tensors["ner.gaz"].astype(np.float32), len(ner_gaz.FLAGS)
    which = np.array([[float(f in s) for f in ner_gaz.FLAGS] for s in sets], np.float32)
    gaz = np.zeros((2 * flags + 1, sums.shape[1]), np.float32)
    for place in (0, 1):
        gaz[place:2 * flags:2] = np.linalg.lstsq(which, sums[1 + place::2], rcond=None)[0]
    state["gaz.weight"] = torch.from_numpy(gaz)
    for short, suffix in (("fwd", ""), ("bwd", "_reverse")):
        base = f"lstm0.{short}."
        state[f"lstm.weight_ih_l0{suffix}"], state[f"lstm.weight_hh_l0{suffix}"] = get(base + "ih"), get(base + "hh")
        state[f"lstm.bias_ih_l0{suffix}"] = get(base + "bias")
        state[f"lstm.bias_hh_l0{suffix}"] = torch.zeros_like(state[f"lstm.bias_ih_l0{suffix}"])
    no_trans, no_start = ner.impossible()
    state.update(no_trans=no_trans, no_start=no_start, trans=get("crf.trans") - no_trans, start=get("crf.start") - no_start, end=get("crf.end"))
    return state, {"dim": about["dim"], "hidden": about["hidden"], "context": 0}


def lines(tensors, name):
    return bytes(tensors[f"{name}.strings"]).decode("utf-8").split("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--vectors", help="the same that the parser was trained with")
    parser.add_argument("--names", action="store_true", help="the recogniser of names, not the parser")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    header, tensors = read(args.model)
    if args.names:
        state, config = names_state(header, tensors)
        torch.save({"state": state, "language": header["language"], "words": lines(tensors, "ner.word"), "config": config, "scores": {},
                    "gaz": dict(line.split("\t") for line in lines(tensors, "ner.gaz")), "silver": True, "encoder": None}, args.out)
        return
    state, classes, sizes = parser_state(header, tensors)
    torch.save({"language": header["language"], "classes": classes, "sizes": sizes, "vectors": args.vectors,
                "net": state, "data": [], "scores": {}}, args.out)
    print(f"{args.out}: {header['created']}")


if __name__ == "__main__":
    main()

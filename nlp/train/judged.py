"""Reads pairs of mentions in sentences of real news that readers have judged (judged/README.md).

    python judged.py plain OUT LANGUAGE    # writes each sentence to OUT/LANGUAGE-judged-NNNN.txt
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).with_name("judged")


def read(language):
    """Yield (name of the plain file without its ending, sentence, relations by the two spans in code points that they lead from and to)."""
    with open(HERE / f"{language}.jsonl", encoding="utf-8") as f:
        for n, line in enumerate(f):
            row = json.loads(line)
            relations = {}
            for a, b, told in row["pairs"]:
                a, b = tuple(a), tuple(b)
                relations[a, b] = {name for name, way in told if way == ">"}
                relations[b, a] = {name for name, way in told if way == "<"}
            yield f"{language}-judged-{n:04d}", row["text"], relations


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "plain":
        sys.exit(__doc__)
    for name, text, _ in read(sys.argv[3]):
        (pathlib.Path(sys.argv[2]) / f"{name}.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

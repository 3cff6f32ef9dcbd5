"""Reads the invented news articles of articles/, where every mention has a mark (articles/README.md).

    python articles.py check articles/*.txt        # says what is wrong in a file
    python articles.py plain OUT articles/*.txt    # writes each article without marks to OUT/FILE-NN.txt
"""

import dataclasses
import pathlib
import re
import sys

import tokenise

# Files that are kept for scores: some of writers whose others teach, all of the writers n and o, and x, some of the real news.
DEV = {f"{language}-{writer}-{part}" for language in ("fr", "en") for writer in "abcd" for part in ("06", "12")}
DEV |= {f"{language}-{writer}-{part:02d}" for language in ("fr", "en") for writer in "no" for part in range(1, 5)}
DEV |= {f"{language}-x-{part:02d}" for language in ("fr", "en") for part in range(1, 4)}

KINDS = {"p": "PER", "o": "ORG", "l": "LOC", "d": "PROD", "w": "WORK", "e": "EVENT"}
MARK = re.compile(r"\[([^\[\]|]+)\|(=?)([plodwe]\d+)\]")
# A title before a name is not part of it, though some writers marked it.
TITLE = re.compile(r"(?:(?:M|MM|Mme|Mmes|Mlle|Me|Dr|Dre|Pr|Pre|Mgr|Mr|Mrs|Ms|Prof|Rev|Sir|Dame)\.?\s+)+(?=\S)")
FACT = re.compile(r"(\*?)\s*([plodwe]\d+|\"[^\"]+\")\s+([A-ZÀ-Ý_'’-]+)\s+([plodwe]\d+|\"[^\"]+\")\s*(?:\|\s*(.*))?$")
FLAGS = ("not", "planned", "possible", "conditional")
QUALIFIERS = ("by", "role", "amount", "share", "time", "of", "to", "from", "kinship", "place", "class", "date")


@dataclasses.dataclass
class Mention:
    start: int  # offsets in the plain text, in code points
    end: int
    id: str
    name: bool  # a proper name; else a pronoun or a description


@dataclasses.dataclass
class Article:
    title: str
    text: str  # without marks
    mentions: list
    facts: list  # lines as they stand


def read(path):
    """Yield the articles of a file."""
    with open(path, encoding="utf-8") as f:
        parts = re.split(r"^### ", f.read(), flags=re.M)[1:]
    for part in parts:
        title, _, rest = part.partition("\n")
        body, _, facts = rest.partition("\n= facts")
        body = body.strip()
        text, mentions, at = [], [], 0
        length = 0
        for m in MARK.finditer(body):
            text.append(body[at:m.start()])
            length += len(text[-1])
            called = TITLE.match(m[1]) if m[3][0] == "p" and not m[2] else None
            mentions.append(Mention(length + (called.end() if called else 0), length + len(m[1]), m[3], not m[2]))
            text.append(m[1])
            length += len(m[1])
            at = m.end()
        text.append(body[at:])
        yield Article(title.strip(), "".join(text), mentions, [line.strip() for line in facts.split("\n") if line.strip()])


def problems(article):
    """Yield what is wrong in an article."""
    if not article.facts:
        yield "no facts"
    for m in re.finditer(r"[\[\]|]", article.text):
        yield "a mark that is none: " + article.text[max(0, m.start() - 30):m.start() + 30].replace("\n", " ")
    ids = {m.id for m in article.mentions}
    for i in sorted(ids - {m.id for m in article.mentions if m.name}):
        yield f"{i} is never called by a name"
    words = re.sub(r"\s+", " ", article.text).lower()
    for line in article.facts:
        m = FACT.match(line)
        if not m:
            yield "not a fact: " + line
            continue
        for x in (m[2], m[4]):
            if x not in ids and (x[0] != '"' or x[1:-1].lower() not in words):
                yield f"{x} is not in the text: {line}"
        for part in filter(None, (p.strip() for p in (m[5] or "").split(";"))):
            key, equals, value = part.partition("=")
            if part not in FLAGS and (not equals or key not in QUALIFIERS):
                yield f"what is {part}: {line}"
            elif key == "by" and any(v.strip() not in ids and '"' not in v for v in value.split(",")):
                yield f"who is {value}: {line}"


_END = re.compile(r"[.!?…]+[\"'’”»)]*\s+(?=[\"'‘“«(]?\s*[^\W\d_a-zà-ÿ])|\n+")


def sentences(text, language):
    """Yield (start, end) of the sentences of a text, well enough for training."""
    start = 0
    for m in _END.finditer(text):
        word = text[start:m.start() + 1].split()[-1:]
        if "\n" not in m[0] and word and tokenise._kept_stop(word[0], language):
            continue
        if text[start:m.end()].strip():
            yield start, m.end()
        start = m.end()
    if text[start:].strip():
        yield start, len(text)


def names(path, language):
    """Yield the sentences of the articles of a file as lists of [form, tag of a name in IOB2]."""
    for article in read(path):
        marked = [m for m in article.mentions if m.name]
        for start, end in sentences(article.text, language):
            rows, at, before = [], start, None
            for form in tokenise.units(article.text[start:end], language):
                at = article.text.index(form, at)
                name = next((m for m in marked if m.start <= at < m.end), None)
                at += len(form)
                rows.append([form, f"{'I' if name is before else 'B'}-{KINDS[name.id[0]]}" if name else "O"])
                before = name
            yield rows


def main():
    command, *paths = sys.argv[1:]
    if command == "plain":
        out = pathlib.Path(paths.pop(0))
        for path in map(pathlib.Path, paths):
            for n, article in enumerate(read(path)):
                (out / f"{path.stem}-{n:02d}.txt").write_text(article.text, encoding="utf-8")
        return
    found = [f"{path}: {article.title}: {problem}" for path in paths for article in read(path) for problem in problems(article)]
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

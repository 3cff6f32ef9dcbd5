"""Treebanks: reading CoNLL-U, merging words into units, and making treebanks agree with each other.

A Sentence holds words as the treebank numbers them; units() gives the view that the networks
are trained on (docs/model-format.md, "Units").
"""

import dataclasses
import gzip


@dataclasses.dataclass
class Word:
    form: str
    lemma: str
    upos: str
    feats: str
    head: int  # place of the governor in its sentence, from 1; 0 for the root
    deprel: str


@dataclasses.dataclass
class Sentence:
    words: list
    # ranges maps the first word of a multiword token to (last word, form), both from 1.
    ranges: dict = dataclasses.field(default_factory=dict)
    source: str = ""  # the treebank, such as UD_French-GSD
    text: str = ""


def read(path):
    """Yield the sentences of a CoNLL-U file, gzipped or not. Empty nodes are skipped."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        sentence = Sentence([])
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line:
                if sentence.words:
                    yield sentence
                sentence = Sentence([])
            elif line.startswith("#"):
                name, _, value = line[1:].partition("=")
                if name.strip() == "source":
                    sentence.source = value.strip()
                elif name.strip() == "text":
                    sentence.text = value.strip()
            else:
                _add(sentence, line.split("\t"), f"{path}:{number}")
        if sentence.words:
            yield sentence


def _add(sentence, columns, place):
    if len(columns) != 10:
        raise ValueError(f"{place}: {len(columns)} columns instead of 10")
    ident, form, lemma, upos, _, feats, head, deprel = columns[:8]
    if "." in ident:
        return
    if "-" in ident:
        first, last = map(int, ident.split("-"))
        sentence.ranges[first] = (last, form)
        return
    sentence.words.append(Word(form, lemma, upos, feats, int(head), deprel))


def universal(deprel):
    """Return the relation without its subtype."""
    return deprel.split(":")[0]


def spans(sentence):
    """Return (first, last, form) of each token, words counted from 1."""
    out, i = [], 1
    while i <= len(sentence.words):
        last, form = sentence.ranges.get(i, (i, sentence.words[i - 1].form))
        out.append((i, last, form))
        i = last + 1
    return out


def units(sentence, language):
    """Return the units of a sentence as Words: English words, French tokens."""
    if language != "fr":
        return sentence.words
    tokens = spans(sentence)
    token_of = {0: 0}
    for k, (first, last, _) in enumerate(tokens, 1):
        for j in range(first, last + 1):
            token_of[j] = k
    out = []
    for k, (first, last, form) in enumerate(tokens, 1):
        inside = [sentence.words[j - 1] for j in range(first, last + 1)]
        # The outermost word governs the others: its governor lies outside the token.
        outer = next((w for w in inside if w.head == 0 or token_of[w.head] != k), inside[0])
        tag = inside[0]
        if len(inside) > 1 and inside[0].upos == "ADP" and inside[-1].upos == "PRON":
            tag = inside[-1]
        out.append(Word(form, tag.lemma, tag.upos, tag.feats, token_of[outer.head], outer.deprel))
    return out


_LEQUEL = {
    "auquel": ("à", "lequel"), "auxquels": ("à", "lesquels"), "auxquelles": ("à", "lesquelles"),
    "duquel": ("de", "lequel"), "desquels": ("de", "lesquels"), "desquelles": ("de", "lesquelles"),
}


def expand(sentence, tagged):
    """Return the words of a French sentence whose units were analysed as tagged, one Word for each.

    The words and multiword tokens are those of sentence, the analysis is that of tagged; it is
    what the program does with a contraction, so that scores count words as others do.
    """
    tokens = spans(sentence)
    place = {0: 0}
    for k, (first, last, _) in enumerate(tokens, 1):
        place[k] = last if tagged[k - 1].upos == "PRON" else first
    out = []
    for k, (first, last, form) in enumerate(tokens, 1):
        unit, head = tagged[k - 1], place[tagged[k - 1].head]
        if first == last:
            out.append(dataclasses.replace(unit, form=form, head=head))
            continue
        forms = [w.form for w in sentence.words[first - 1:last]]
        preposition = "à" if forms[0].lower() == "à" else "de"
        if unit.upos == "PRON":
            out.append(Word(forms[0], preposition, "ADP", "_", last, "case"))
            out.append(Word(forms[1], "lequel", "PRON", unit.feats, head, unit.deprel))
            continue
        out.append(Word(forms[0], preposition, "ADP", "_", head, unit.deprel))
        for f in forms[1:]:
            number = "Number=Plur" if f.lower() == "les" else "Gender=Masc|Number=Sing"
            out.append(Word(f, "le", "DET", f"Definite=Def|{number}|PronType=Art", head, "det"))
    return out


_REFLEXIVE = {"se", "s'", "s’"}
_THIRD_SINGULAR = {"il", "-il", "-t-il", "elle", "-elle", "-t-elle", "le", "-le", "la", "-la", "l'", "l’"}
_THIRD_PLURAL = {"ils", "-ils", "-t-ils", "elles", "-elles", "-t-elles", "les", "-les"}


def harmonise(sentence, language):
    """Give a training sentence the conventions of Sequoia and GSD, where treebanks differ. In place."""
    if language != "fr":
        return
    questions = sentence.source.endswith("FQB")
    for i, word in enumerate(sentence.words):
        low = word.form.lower()
        # FQB writes the lemma of a fixed expression on its first word: en_cas_de.
        if "_" in word.lemma and len(word.lemma) > 1:
            word.lemma = low
        if word.upos == "PRON":
            # Object le is `le` in Sequoia, FQB and Rhapsodie, `lui` in GSD; plurals are `eux`.
            if low in _THIRD_SINGULAR and word.lemma in ("le", "il", "elle", "la"):
                word.lemma = "lui"
            elif low in _THIRD_PLURAL and word.lemma in ("lui", "le", "les", "ils", "elles"):
                word.lemma = "eux"
            # Inherent reflexives are expl:pv in Sequoia and GSD, expl:comp or dep:comp elsewhere.
            if low in _REFLEXIVE and word.deprel in ("expl:comp", "dep:comp", "expl"):
                word.deprel = "expl:pv"
            if low == "y" and word.deprel == "expl":
                word.deprel = "expl:comp"
        # Relative où is PRON, obl:mod, in Sequoia and GSD; FIB keeps ADV, advmod or iobj.
        if low == "où" and word.upos == "ADV" and not questions and word.head > 0:
            if sentence.words[word.head - 1].deprel == "acl:relcl":
                word.upos, word.deprel = "PRON", "obl:mod"
                word.feats = "PronType=Rel"

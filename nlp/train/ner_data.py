"""Corpora of names: reading them, and saying which tags each of them lets a unit have.

A corpus annotates some types and stays silent on the others. An Example keeps, for each unit, the
set of tags that its corpus allows, as bits over TAGS; the CRF sums over all of them, so that a
type that was never looked for is not learnt as O.
"""

import dataclasses
import gzip
import json
import pathlib
import re

import articles
import features

TYPES = ("PER", "ORG", "LOC", "PROD", "WORK", "EVENT", "MISC")
TAGS = ("O",) + tuple(f"{place}-{kind}" for kind in TYPES for place in "BI")
OPEN = (1 << len(TAGS)) - 1


@dataclasses.dataclass
class Example:
    forms: list
    allowed: list  # one set of bits over TAGS a unit
    corpus: str
    weight: float = 1.0
    spans: list = dataclasses.field(default_factory=list)  # (first, end, type as the corpus calls it)


@dataclasses.dataclass(frozen=True)
class Corpus:
    """What a corpus calls its types, and which of ours it never looked for."""

    name: str
    types: dict  # type in the corpus -> our types, any of which may be meant; () means O
    silent: tuple = ()
    column: int = 1
    weight: float = 1.0


_ARTEFACT = ("PROD", "WORK")
_OTHER = ("PROD", "WORK", "MISC")
_BASIC = {"PER": ("PER",), "LOC": ("LOC",), "ORG": ("ORG",)}

CORPORA = {
    "fr": (
        Corpus("winer-fr", {**_BASIC, "PROD": _ARTEFACT, "EVENT": ("EVENT",), "DATE": (), "TIME": ()}),
        Corpus("sequoia", {**_BASIC, "PROD": _ARTEFACT, "EVENT": ("EVENT",)}, weight=0.7),
        # Old newspapers through OCR: half the story, and full of errors.
        Corpus("europeana-bnf", _BASIC, ("PROD", "WORK", "EVENT", "MISC"), weight=0.15),
    ),
    "en": (
        # OTH is nationalities, nearly always; they are adjectives to us, not names.
        Corpus("uner-ewt", {**_BASIC, "OTH": ()}, ("PROD", "WORK", "EVENT", "MISC")),
        Corpus("gum-named", {**_BASIC, "EVENT": ("EVENT",), "MISC": _OTHER}),
        Corpus("wikigold", {**_BASIC, "MISC": _OTHER + ("EVENT",)}),
        Corpus("btc-news-tweets", _BASIC, ("PROD", "WORK", "EVENT", "MISC"), weight=0.5),
    ),
}

# Invented news, which says of each name what it is; its sentences are cut as the corpora's.
ARTICLES = Corpus("articles", {kind: (kind,) for kind in articles.KINDS.values()}, weight=3)


def bit(tag):
    return 1 << TAGS.index(tag)


def mask(kinds, place):
    """Return the tags B or I of any of the types."""
    return sum(bit(f"{place}-{kind}") for kind in kinds)


def rows(path, column):
    """Yield the sentences of an iob2 file as lists of [form, tag]."""
    sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    yield sentence
                sentence = []
            elif not line.startswith("# "):
                columns = line.split("\t")
                if len(columns) <= column:
                    raise ValueError(f"{path}:{number}: {len(columns)} columns, wanted more than {column}")
                sentence.append([columns[0], columns[column]])
    if sentence:
        yield sentence


def conllu_rows(path, key):
    """Yield the same of a CoNLL-U file with the tag in MISC; a contraction has the tag of its first word."""
    sentence, until = [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    yield sentence
                sentence, until = [], 0
            elif not line.startswith("#"):
                columns = line.split("\t")
                misc = dict(p.partition("=")[::2] for p in columns[9].split("|"))
                if "." in columns[0]:
                    continue
                if "-" in columns[0]:
                    until = int(columns[0].split("-")[1])
                    sentence.append([columns[1], None])
                    continue
                tag = misc.get(key, "O")
                if int(columns[0]) <= until:
                    if sentence[-1][1] is None:
                        sentence[-1][1] = tag
                    continue
                sentence.append([columns[1], tag])
    if sentence:
        yield sentence


_INVERSION = re.compile(r"^(\w+)(-t-(?:ils?|elles?|on)|-(?:ils?|elles?|on|je|tu))$")
_ELISION = {"l", "d", "n", "s", "c", "j", "m", "t", "qu"}


def french_units(sentence):
    """Undo what WiNER's simple tokens do otherwise than ours: l + ', 1 + er, M + ., a-t-il."""
    out = []
    for form, tag in sentence:
        plain = features.normalise(form)
        if out and plain == "'" and out[-1][0].lower() in _ELISION and tag == "O":
            out[-1][0] += form
        elif out and form == "." and out[-1][0] == "M" and tag == out[-1][1].replace("B-", "I-"):
            out[-1][0] = "M."
        elif out and form in ("er", "e", "ère") and out[-1][0].isdigit() and tag[2:] == out[-1][1][2:]:
            out[-1][0] += form
        elif (m := _INVERSION.match(plain)) and plain.islower():
            out += [[m[1], tag], [m[2], tag.replace("B-", "I-")]]
        else:
            out.append([form, tag])
    return out


def english_units(sentence):
    """Split hyphens between letters as UD does, so that all corpora have the same units."""
    out = []
    for form, tag in sentence:
        parts = [p for p in re.split(r"(-)", form) if p]
        if len(parts) < 3 or not all(p == "-" or p.isalpha() for p in parts) or parts[0] == "-":
            out.append([form, tag])
            continue
        for k, part in enumerate(parts):
            out.append([part, tag if k == 0 else tag.replace("B-", "I-")])
    return out


def spans(tags):
    """Return (first, end, type) of each name. An I that continues nothing begins one."""
    out, first = [], None
    for i, tag in enumerate(list(tags) + ["O"]):
        if first is not None and (tag[0] != "I" or tag[2:] != tags[first][2:]):
            out.append((first, i, tags[first][2:]))
            first = None
        if tag[0] == "B" or (tag[0] == "I" and first is None):
            first = i
    return out


# --- which of several types a name is: words before it, words in it ---

_MEDIA_BEFORE = set("magazine journal quotidien hebdomadaire revue newspaper daily weekly".split())
_WORK_BEFORE = set("""film films roman romans livre livres chanson chansons titre single album albums série séries feuilleton
pièce opéra ballet tableau poème essai ouvrage émission documentaire
comédie drame manga bande-dessinée loi lois décret traité rapport constitution recueil nouvelle intitulé intitulée
intitulés chanté signé publié movie film novel novels book books song songs single album albums series show sitcom drama
play opera ballet painting poem essay documentary comedy musical track tracks soundtrack
episode treaty act law bill report textbook titled entitled called memoir anthology podcast comic""".split())
_WORK_IN = set("""loi projet décret traité convention charte constitution accord accords directive règlement code act bill treaty
charter convention constitution law amendment agreement declaration bible gospel gospels psalms genesis evangile""".split())
_PROD_BEFORE = set("""satellite sonde rover télescope fusée lanceur avion avions hélicoptère smartphone téléphone tablette console
logiciel logiciels application applications appli système navigateur moteur réseau site plateforme jeu modèle voiture
berline véhicule navire paquebot porte-avions sous-marin drone missile bombe vaccin médicament virus malware ransomware
capsule module instrument instruments caméra robot processeur puce moto fusil assistant chatbot ship aircraft plane jet
helicopter missile rocket satellite spacecraft probe telescope rover phone smartphone tablet console software app apps
browser website site network platform game model car sedan truck suv drug vaccine rifle gun camera robot chip processor
engine operating chatbot assistant device drone bomb""".split())
_EVENT_IN = set("""guerre bataille révolution championnat championnats coupe jeux tournoi festival rallye élection élections
présidentielle affaire tour sommet conférence ouragan tempête cyclone war wars battle revolution championship
championships cup games olympics paralympics tournament festival rally election elections summit conference hurricane
storm award awards prix open uprising campaign masters bowl league convention fair day crisis massacre siege""".split())
_MODEL = re.compile(r"^[A-Z][A-Za-z]*-?[0-9]+[A-Za-z0-9-]*$|^[a-z]{1,2}[A-Z][a-z]+|^[A-Z][a-z]+[A-Z][a-z]+$")


def refine(forms, first, end, kinds, gaz=None):
    """Return those of kinds that the name and its left neighbours point at; all of them if nothing does."""
    if len(kinds) < 2:
        return kinds
    before = [features.normalise(w).lower() for w in forms[max(0, first - 3):first]]
    inside = [features.normalise(w).lower() for w in forms[first:end]]
    cues = [w for w in before if w not in ("la", "le", "les", "de", "l'", "the", "a", "of")]
    last = [w for w in cues if w not in ('"', "'", "(", ",")][-1:]
    known = gaz.get(" ".join(inside), "") if gaz else ""

    def only(kind):
        return (kind,) if kind in kinds else kinds

    if "M" in known or last and last[0] in _MEDIA_BEFORE:
        # A paper is an artefact to some corpora; in news it is nearly always the publisher.
        return ("ORG",)
    if set(inside) & _EVENT_IN and "EVENT" in kinds:
        return only("EVENT")
    if set(inside[:2] + inside[-1:]) & _WORK_IN or last and last[0] in _WORK_BEFORE:
        return only("WORK")
    if last and last[0] in _PROD_BEFORE or "R" in known:
        return only("PROD")
    if cues and cues[-1] == '"' and end - first > 1:
        return only("WORK")
    if any(_MODEL.match(w) for w in forms[first:end]) or any(w.isdigit() for w in inside[-1:]):
        return only("PROD")
    if "PROD" in kinds and "MISC" not in kinds and end - first == 1:
        return only("PROD")
    return kinds


def cue(forms, first):
    """Return WORK or PROD if the word before a name says so, else ""."""
    before = [w for w in (features.normalise(f).lower() for f in forms[max(0, first - 3):first]) if w != '"']
    last = before[-1] if before else ""
    if last in _WORK_BEFORE - {"called", "publié", "signé", "chanté", "titre", "play", "act", "show"}:
        return "WORK"
    if last in _PROD_BEFORE - {"site", "moteur", "system", "engine", "network", "operating", "réseau", "game", "jeu", "plane", "avion"}:
        return "PROD"
    return ""


def capitalised(form):
    return any(ch.isupper() or ch.isdigit() for ch in form)


def example(sentence, corpus, demonyms=frozenset(), gaz=None):
    """Turn [form, tag] rows into an Example."""
    forms = [form for form, _ in sentence]
    tags = [tag for _, tag in sentence]
    outside = [bit("O")] * len(forms)
    if corpus.silent:
        free = mask(corpus.silent, "B") | mask(corpus.silent, "I")
        caps = [capitalised(f) for f in forms]
        for i in range(len(forms)):
            near = caps[i] or any(caps[max(0, i - 2):i]) and any(caps[i + 1:i + 3])
            if near:
                outside[i] |= free
    allowed, kept = list(outside), []
    for first, end, kind in spans(tags):
        if kind not in corpus.types:
            raise ValueError(f"{corpus.name}: unknown type {kind}")
        kinds = corpus.types[kind]
        names = " ".join(forms[first:end]).lower()
        if len(kinds) > 1 and names in demonyms:
            # Languages and nationalities: some corpora count them, readers of the graph do not.
            kinds = ()
            for i in range(first, end):
                allowed[i] = bit("O") | mask(("MISC",), "B") if i == first else bit("O") | mask(("MISC",), "I")
            kept.append((first, end, kind))
            continue
        if not kinds:
            for i in range(first, end):
                allowed[i] = bit("O")
            continue
        kinds = refine(forms, first, end, kinds, gaz)
        for i in range(first, end):
            allowed[i] = mask(kinds, "B" if i == first else "I")
        kept.append((first, end, kind))
    if corpus.name == "btc-news-tweets":
        for i, form in enumerate(forms):
            if form.startswith(("@", "#", "http")) or i and forms[i - 1] == "@":
                allowed[i] = OPEN
    return Example(forms, allowed, corpus.name, corpus.weight, kept)


def load(folder, language, part, demonyms=frozenset(), gaz=None):
    """Return the Examples of a language: part is train or dev. folder is the data pack."""
    out = []
    for corpus in CORPORA[language]:
        base = f"{folder}/ner/{language}/{corpus.name}"
        if corpus.name == "sequoia":
            source = conllu_rows(f"{folder}/ner/fr/sequoia-ner.{part}.conllu.gz", "NERprim")
        elif corpus.name in ("europeana-bnf", "wikigold", "btc-news-tweets"):
            if part != "train":
                continue
            source = rows(f"{base}.iob2.gz", 1)
        else:
            source = rows(f"{base}.{part}.iob2.gz", 1)
        for sentence in source:
            sentence = (french_units if language == "fr" else english_units)(sentence)
            out.append(example(sentence, corpus, demonyms, gaz))
    for path in sorted(pathlib.Path(__file__).with_name("articles").glob(f"{language}-*.txt")):
        if (path.stem in articles.DEV) == (part == "dev"):
            out += [example(sentence, ARTICLES) for sentence in articles.names(path, language)]
    return out


def tags_of(spans_, length):
    """Return the IOB2 tags of spans."""
    tags = ["O"] * length
    for first, end, kind in spans_:
        tags[first:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)
    return tags


def silver(path, weight):
    """Read JSON lines of forms and tags that a model wrote; a tag "?" leaves its unit open.

    Models miss most products and works: a unit with a capital that they call O may be one.
    """
    out = []
    free = bit("O") | mask(("PROD", "WORK", "EVENT", "MISC"), "B") | mask(("PROD", "WORK", "EVENT", "MISC"), "I")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            tags = record["tags"]
            allowed = [OPEN if t == "?" else free if t == "O" and i and capitalised(f) else bit(t)
                       for i, (f, t) in enumerate(zip(record["forms"], tags))]
            names = spans(["O" if t == "?" else t for t in tags])
            out.append(Example(record["forms"], allowed, "silver", record.get("weight", 1.0) * weight, names))
    return out

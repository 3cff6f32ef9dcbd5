"""The gazetteer of the name recogniser: phrases, the flags they carry, and the look-up.

    python ner_gaz.py fr DATA_DIR        prints how many phrases carry each flag

A phrase is units joined by one space, normalised and lower-cased. The look-up goes from left to
right and takes the longest phrase that begins at a unit; docs/model-format.md has the contract.
"""

import argparse
import collections
import gzip
import re

import features
import ner_lists

# CLASSES: the flags. Small letters are words that introduce names, capitals are names.
CLASSES = {
    "F": "first name", "S": "surname", "G": "place", "C": "country", "D": "demonym", "K": "company",
    "M": "media", "O": "other organisation", "R": "product", "W": "work", "E": "event",
    "t": "title or role", "k": "kind of organisation", "p": "kind of place", "r": "kind of product",
    "w": "kind of work", "e": "kind of event",
}
FLAGS = "".join(CLASSES)
LONGEST = 8  # units

_CLITIC = re.compile(r"^((?:[ldnscjmt]|qu|jusqu|lorsqu)')(?=.)", re.IGNORECASE)


def units(phrase, language, lower=True):
    """Cut a phrase of a list into units, nearly as the tokenizer of the language does."""
    out = []
    phrase = features.normalise(phrase)
    for piece in (phrase.lower() if lower else phrase).split():
        if language == "fr":
            while m := _CLITIC.match(piece):
                out.append(m[1])
                piece = piece[m.end():]
            out.append(piece)
            continue
        if piece.endswith("'s"):
            out += _hyphens(piece[:-2]) + ["'s"]
        else:
            out += _hyphens(piece)
    return [u for u in out if u]


def _hyphens(piece):
    return re.split(r"(-)", piece) if piece.replace("-", "").isalpha() else [piece]


def table(path):
    """Yield the rows of a tab-separated file with a header, as dicts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t")))


def common_words(folder, language):
    """Return the lower-case words of a language's lexicon that are not proper names."""
    words = set()
    if language == "fr":
        for row in table(f"{folder}/lex/fr_lefff.tsv.gz"):
            if row["upos"] != "PROPN" and row["form"].islower():
                words.add(row["form"])
    else:
        words |= {row["form"] for row in table(f"{folder}/lex/en_lemminflect.tsv.gz") if row["form"].islower()}
    return words


# Names that are words as well, and are names nearly always when they have a capital.
_NAMES_ANYWAY = set("""pierre jean marie martin rose claude michel marc luc paul jacques bernard robert richard simon nicolas
olivier laurent victor vincent antoine denis françois guy carole blanche constance marguerite florence jade mark bill jack john
will frank grant drew rob bob peter dick jimmy eric grace faith joy ivy may june april carol dean clay chase pat chuck sue
kate jenny christian roger harry barry jerry tony""".split())

_STOP = set("""les elle sans la le de du des un une en et il ils on nous vous si ne pas plus par pour sur dans avec mon ma mes
son sa ses ce cette qui que quoi dont où mais ou donc or ni car tout tous très the a an and or but of in on at to by for with
from as is are was were be been has have had do does did not no yes he she it they we you i his her its their our your my this
that these those who what when where why how all any some so than then there here now can could may might must shall should
will would as la den al an see so man my see love young ray say go do""".split())


class Gazetteer:
    """phrases maps a phrase to its flags, a string over FLAGS."""

    def __init__(self, phrases):
        self.phrases = phrases
        self.longest = max((p.count(" ") + 1 for p in phrases), default=1)

    def get(self, phrase, default=""):
        return self.phrases.get(phrase, default)

    def rows(self, forms):
        """Return for each unit the rows of the flag table that it adds.

        Row 2k says that the unit begins a phrase with flag k of FLAGS, row 2k+1 that it continues one.
        """
        low = [features.normalise(f).lower() for f in forms]
        out, i = [[] for _ in low], 0
        while i < len(low):
            length, flags = 1, ""
            for n in range(min(self.longest, len(low) - i), 0, -1):
                flags = self.phrases.get(" ".join(low[i:i + n]), "")
                if flags:
                    length = n
                    break
            for flag in flags:
                k = FLAGS.index(flag)
                out[i].append(2 * k)
                for j in range(i + 1, i + length):
                    out[j].append(2 * k + 1)
            i += length
        return out


def build(folder, language):
    """Collect the phrases of a language from the data pack and the lists."""
    flags = collections.defaultdict(set)
    common = common_words(folder, language)

    def add(phrase, flag, keep=False):
        cut = units(phrase, language)
        if not cut or len(cut) > LONGEST:
            return
        key = " ".join(cut)
        if len(cut) == 1 and not keep and (key in common or key in _STOP or len(key) < 3 or key.isdigit()):
            return
        flags[key].add(flag)

    for row in table(f"{folder}/gaz/first_names.tsv.gz"):
        census, french = float(row["us_census_pct"] or 0), float(row["fr_frequency"] or 0)
        low = row["name"].lower()
        if low in _STOP:
            continue
        if low in common:
            if low in _NAMES_ANYWAY:
                add(low, "F", True)
        elif census > 0 or french > 0 or row["origins"]:
            add(low, "F")
    limit = 9000 if language == "en" else 2400
    for i, row in enumerate(table(f"{folder}/gaz/surnames_us.tsv.gz")):
        if i < limit:
            add(row["name"], "S")
    ours = {"fr": ("FR", "BE", "CH", "CA", "LU", "MC"), "en": ("US", "GB", "IE", "AU", "NZ", "CA")}[language]
    for row in table(f"{folder}/gaz/cities.tsv.gz"):
        people = int(row["population"] or 0)
        if people >= 150000 or row["country"] in ours and people >= (15000 if language == "fr" else 40000):
            add(row["name"], "G", people >= 1500000)
    for row in table(f"{folder}/gaz/us_states.tsv.gz"):
        add(row["name"], "G")
    countries = list(table(f"{folder}/gaz/countries.tsv.gz"))
    for row in countries:
        for field in (f"name_{language}", f"official_{language}"):
            add(row[field], "C", True)
        add(row["capital"], "G")
    for row in countries:
        for field in ("demonym_en",) if language == "en" else ("demonym_fr_m", "demonym_fr_f"):
            for form in (row[field], row[field] + "s"):
                if "C" not in flags[" ".join(units(form, language))]:
                    add(form, "D", True)
    add("france", "C", True)
    for row in table(f"{folder}/gaz/companies_us.tsv.gz"):
        if row["source"] == "sp500":
            add(row["short"], "K")
            add(row["full"], "K")
    for flag, text in ner_lists.LISTS.items():
        for phrase in text.replace("\n", " ").split(","):
            phrase = phrase.strip()
            # Acronyms and words with inner capitals survive the lexicon: only their case gives them away.
            add(phrase, flag, flag in "KMOR" and len(phrase) > 3)
    for flag, text in ner_lists.CUES.items():
        for phrase in text.replace("\n", " ").split(","):
            add(phrase.strip(), flag, True)
    for article in ("the ", "le ", "la ", "les "):
        for key in [k for k in flags if k.startswith(article) and k.count(" ") > 1 and flags[k] <= set("MO")]:
            flags[key[len(article):]] |= flags[key]
    return Gazetteer({key: "".join(sorted(value, key=FLAGS.index)) for key, value in sorted(flags.items()) if value})


def demonyms(folder):
    """Return the names of nationalities and languages, lower-cased, in English."""
    out = set("""english french german spanish italian portuguese russian chinese japanese korean arabic hebrew latin greek dutch polish
turkish hindi urdu persian swedish danish norwegian finnish hungarian czech romanian ukrainian british american african european asian
jewish jews jew christian christians muslim muslims catholic catholics protestant protestants buddhist hindu islamic arab arabs roman catholic
christianity islam judaism catholicism buddhism hinduism democrat democrats republican republicans democratic communist western
irish scottish welsh canadian australian indian mexican brazilian israeli palestinian palestinians iraqi iraqis iranian iranians
afghan afghans saudi saudis kurdish kurds sunni shiite soviet nazi nazis native american african american african americans""".split())
    for row in table(f"{folder}/gaz/countries.tsv.gz"):
        if row["demonym_en"]:
            out |= {row["demonym_en"].lower(), row["demonym_en"].lower() + "s"}
    return out | {"roman catholic", "native american", "native americans", "african american", "african americans"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("data")
    args = parser.parse_args()
    gaz = build(args.data, args.language)
    count = collections.Counter(flag for flags in gaz.phrases.values() for flag in flags)
    size = sum(len(f"{k}\t{v}\n".encode()) for k, v in gaz.phrases.items())
    print(f"{len(gaz.phrases)} phrases, {size} bytes, longest {gaz.longest} units")
    for flag in FLAGS:
        print(f"{flag}\t{CLASSES[flag]}\t{count[flag]}")


if __name__ == "__main__":
    main()

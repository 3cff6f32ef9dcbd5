package nlp

import (
	"iter"
	"strings"
)

// A UPOS is a universal part-of-speech tag.
type UPOS string

// The universal part-of-speech tags (https://universaldependencies.org/u/pos).
const (
	ADJ   UPOS = "ADJ"
	ADP   UPOS = "ADP"
	ADV   UPOS = "ADV"
	AUX   UPOS = "AUX"
	CCONJ UPOS = "CCONJ"
	DET   UPOS = "DET"
	INTJ  UPOS = "INTJ"
	NOUN  UPOS = "NOUN"
	NUM   UPOS = "NUM"
	PART  UPOS = "PART"
	PRON  UPOS = "PRON"
	PROPN UPOS = "PROPN"
	PUNCT UPOS = "PUNCT"
	SCONJ UPOS = "SCONJ"
	SYM   UPOS = "SYM"
	VERB  UPOS = "VERB"
	X     UPOS = "X"
)

// A Deprel is a dependency relation with its subtype, spelled as UD spells it: "nsubj:pass".
type Deprel string

// Base is the universal relation: "nsubj" of "nsubj:pass".
func (d Deprel) Base() Deprel {
	if i := strings.IndexByte(string(d), ':'); i >= 0 {
		return d[:i]
	}
	return d
}

// Subtype is what follows the colon: "pass" of "nsubj:pass".
func (d Deprel) Subtype() string {
	if i := strings.IndexByte(string(d), ':'); i >= 0 {
		return string(d[i+1:])
	}
	return ""
}

// The relations that code asks for (https://universaldependencies.org/u/dep).
const (
	Acl         Deprel = "acl"
	AclRelcl    Deprel = "acl:relcl"
	Advcl       Deprel = "advcl"
	Advmod      Deprel = "advmod"
	Amod        Deprel = "amod"
	Appos       Deprel = "appos"
	Aux         Deprel = "aux"
	AuxCaus     Deprel = "aux:caus"
	AuxPass     Deprel = "aux:pass"
	AuxTense    Deprel = "aux:tense"
	Case        Deprel = "case"
	Cc          Deprel = "cc"
	Ccomp       Deprel = "ccomp"
	Compound    Deprel = "compound"
	CompoundPrt Deprel = "compound:prt"
	Conj        Deprel = "conj"
	Cop         Deprel = "cop"
	Csubj       Deprel = "csubj"
	Dep         Deprel = "dep"
	Det         Deprel = "det"
	Discourse   Deprel = "discourse"
	Dislocated  Deprel = "dislocated"
	Expl        Deprel = "expl"
	ExplPass    Deprel = "expl:pass"
	ExplPv      Deprel = "expl:pv"
	ExplSubj    Deprel = "expl:subj"
	Fixed       Deprel = "fixed"
	Flat        Deprel = "flat"
	FlatForeign Deprel = "flat:foreign"
	FlatName    Deprel = "flat:name"
	Goeswith    Deprel = "goeswith"
	Iobj        Deprel = "iobj"
	List        Deprel = "list"
	Mark        Deprel = "mark"
	Nmod        Deprel = "nmod"
	NmodPoss    Deprel = "nmod:poss"
	Nsubj       Deprel = "nsubj"
	NsubjCaus   Deprel = "nsubj:caus"
	NsubjPass   Deprel = "nsubj:pass"
	Nummod      Deprel = "nummod"
	Obj         Deprel = "obj"
	ObjAgent    Deprel = "obj:agent"
	Obl         Deprel = "obl"
	OblAgent    Deprel = "obl:agent"
	OblArg      Deprel = "obl:arg"
	OblMod      Deprel = "obl:mod"
	Orphan      Deprel = "orphan"
	Parataxis   Deprel = "parataxis"
	Punct       Deprel = "punct"
	Reparandum  Deprel = "reparandum"
	Root        Deprel = "root"
	Vocative    Deprel = "vocative"
	Xcomp       Deprel = "xcomp"
)

// Feats are morphological features as CoNLL-U writes them, sorted by name:
// "Gender=Masc|Number=Sing". The empty string is no features.
type Feats string

// Get returns the value of a feature, "" if it is not set.
func (f Feats) Get(name string) string {
	for rest := string(f); rest != ""; {
		if v, ok := strings.CutPrefix(rest, name); ok && strings.HasPrefix(v, "=") {
			v, _, _ = strings.Cut(v[1:], "|")
			return v
		}
		i := strings.IndexByte(rest, '|')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
	}
	return ""
}

// Has says whether a feature has the value.
func (f Feats) Has(name, value string) bool { return f.Get(name) == value }

// All yields names and values in order.
func (f Feats) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for rest := string(f); rest != ""; {
			var pair string
			pair, rest, _ = strings.Cut(rest, "|")
			k, v, ok := strings.Cut(pair, "=")
			if ok && !yield(k, v) {
				return
			}
		}
	}
}

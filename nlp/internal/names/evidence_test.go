package names

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/nlp"
	"relata/nlp/conllu"
)

// TestStage reads names in sentences with trees: NE in the last column is what the recogniser says.
func TestStage(t *testing.T) {
	t.Parallel()
	lex := nlp.NewLexicon(map[nlp.Class]map[string]string{
		ofMark:       {"de": ""},
		callingVerb:  {"call": ""},
		bodyNoun:     {"shareholder": "", "chairman": ""},
		kindNoun:     {"hospice": "", "laiterie": "", "chu": ""},
		bodyVerb:     {"set up": ""},
		clubName:     {"rovers": "", "olympique": "first", "town": ""},
		bodyObject:   {"emploi": ""},
		staffNoun:    {"ouvrier": ""},
		firmName:     {"holdings": ""},
		contender:    {"champion": ""},
		demonym:      {"suisse": "Suisse", "Dutch": "Netherlands"},
		inhabitant:   {"Italienne": "Italie"},
		compass:      {"nord": ""},
		tradeNoun:    {"armateur": ""},
		premises:     {"usine": ""},
		partyHolder:  {"maire": ""},
		houseMark:    {"chez": ""},
		namingBefore: {"prix": "Event"},
		namingBehind: {"prize": "Event"},
		typeNoun:     {"directeur": "Person", "laboratoire": "Organization", "armateur": "Organization", "chipmaker": "Organization", "company": "Organization", "société": "Organization", "union": "Organization", "syndicat": "Organization", "program": "Product", "logiciel": "Product", "novel": "Work", "roman": "Work", "chu": "Organization", "email": "Work", "cinéaste": "Person", "champion": "Person"},
	})
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"a noun behind a comma says that a place is a body, the words between do not hide it",
			`1	Quay	Quay	PROPN	_	_	2	compound	_	NE=B-Place
2	Street	Street	PROPN	_	_	0	root	_	NE=I-Place
3	,	,	PUNCT	_	_	6	punct	_	_
4	the	the	DET	_	_	6	det	_	_
5	London	London	PROPN	_	_	6	compound	_	NE=B-Place
6	company	company	NOUN	_	_	2	appos	_	_

1	Quay	Quay	PROPN	_	_	2	compound	_	NE=B-Place
2	Street	Street	PROPN	_	_	0	root	_	NE=I-Place

1	Quay	Quay	PROPN	_	_	2	compound	_	NE=B-Place
2	Street	Street	PROPN	_	_	0	root	_	NE=I-Place`,
			[]string{"Quay Street Organization", "London Place", "Quay Street Organization", "Quay Street Organization"},
		},
		{
			"a title in quotation marks is what the noun that it explains says, towns in it or not",
			`1	Her	her	PRON	_	_	2	nmod:poss	_	_
2	novel	novel	NOUN	_	_	0	root	_	_
3	,	,	PUNCT	_	_	6	punct	_	_
4	"	"	PUNCT	_	_	6	punct	_	_
5	A	a	DET	_	_	6	det	_	_
6	House	House	PROPN	_	_	2	appos	_	_
7	in	in	ADP	_	_	8	case	_	_
8	Lamu	Lamu	PROPN	_	_	6	nmod	_	NE=B-Place
9	,	,	PUNCT	_	_	6	punct	_	_
10	"	"	PUNCT	_	_	6	punct	_	_`,
			[]string{"A House in Lamu Work"},
		},
		{
			"who made it stands behind a title",
			`1	«	"	PUNCT	_	_	3	punct	_	_
2	La	le	DET	_	_	3	det	_	_
3	Route	route	NOUN	_	_	0	root	_	_
4	»	"	PUNCT	_	_	3	punct	_	_
5	,	,	PUNCT	_	_	8	punct	_	_
6	de	de	ADP	_	_	8	case	_	_
7	la	le	DET	_	_	8	det	_	_
8	cinéaste	cinéaste	NOUN	_	_	3	nmod	_	_`,
			[]string{"La Route Work"},
		},
		{
			"no title: who says a quotation, and an address behind a colon",
			`1	Email	email	NOUN	_	_	0	root	_	_
2	:	:	PUNCT	_	_	4	punct	_	_
3	"	"	PUNCT	_	_	4	punct	_	_
4	Ada	Ada	PROPN	_	_	1	appos	_	NE=B-Person
5	"	"	PUNCT	_	_	4	punct	_	_

1	«	"	PUNCT	_	_	2	punct	_	_
2	Paris	Paris	PROPN	_	_	0	root	_	NE=B-Place
3	»	"	PUNCT	_	_	2	punct	_	_
4	,	,	PUNCT	_	_	5	punct	_	_
5	dit	dire	VERB	_	_	2	parataxis	_	_
6	le	le	DET	_	_	7	det	_	_
7	cinéaste	cinéaste	NOUN	_	_	5	nsubj	_	_`,
			[]string{"Ada Person", "Paris Place"},
		},
		{
			"a noun for where somebody is from stands before a person, in lower case before a firm",
			`1	l'	le	DET	_	_	2	det	_	_
2	Italienne	Italienne	PROPN	_	_	0	root	_	_
3	Fenzi	Fenzi	PROPN	_	_	2	appos	_	NE=B-Organization

1	du	du	DET	_	_	2	det	_	_
2	suisse	suisse	NOUN	_	Gender=Masc	0	root	_	_
3	Brio	Brio	PROPN	_	_	2	appos	_	NE=B-Person

1	chez	chez	ADP	_	_	2	case	_	_
2	Solbar	Solbar	PROPN	_	_	0	root	_	NE=B-Place

1	usine	usine	NOUN	_	_	0	root	_	_
2	Norsel	Norsel	PROPN	_	_	1	appos	_	NE=B-Place`,
			[]string{"Fenzi Person", "Brio Organization", "Solbar Organization", "Norsel Organization"},
		},
		{
			"a title stands in quotation marks with a capital, what somebody is quoted for without",
			`1	de	de	ADP	_	_	4	case	_	_
2	«	"	PUNCT	_	_	4	punct	_	_
3	La	le	DET	_	_	4	det	_	_
4	Traversée	traversée	NOUN	_	_	0	root	_	_
5	»	"	PUNCT	_	_	4	punct	_	_

1	de	de	ADP	_	_	4	case	_	_
2	«	"	PUNCT	_	_	4	punct	_	_
3	la	le	DET	_	_	4	det	_	_
4	trahison	trahison	NOUN	_	_	0	root	_	_
5	»	"	PUNCT	_	_	4	punct	_	_

1	logiciel	logiciel	NOUN	_	_	0	root	_	_
2	“	"	PUNCT	_	_	3	punct	_	_
3	Brume	brume	NOUN	_	_	1	appos	_	_
4	”	"	PUNCT	_	_	3	punct	_	_`,
			[]string{"La Traversée Work", "Brume Product"},
		},
		{
			"a party stands in capitals behind an office",
			`1	le	le	DET	_	_	2	det	_	_
2	maire	maire	NOUN	_	_	0	root	_	_
3	LR	LR	PROPN	_	_	2	nmod	_	NE=B-Person
4	de	de	ADP	_	_	5	case	_	NE=I-Person
5	Nice	Nice	PROPN	_	_	2	nmod	_	NE=I-Person

1	le	le	DET	_	_	2	det	_	_
2	maire	maire	NOUN	_	_	0	root	_	_
3	Roy	Roy	PROPN	_	_	2	appos	_	NE=B-Person`,
			[]string{"LR Organization", "Nice Place", "Roy Person"},
		},
		{
			"a participle gives a thing its name",
			`1	the	the	DET	_	_	2	det	_	_
2	program	program	NOUN	_	_	0	root	_	_
3	called	call	VERB	_	_	2	acl	_	_
4	Malvax	Malvax	PROPN	_	_	3	obj	_	NE=B-Person`,
			[]string{"Malvax Product"},
		},
		{
			"a name that is introduced within another is one by itself",
			`1	Rivages	Rivages	PROPN	_	_	0	root	_	NE=B-Organization
2	contre	contre	ADP	_	_	4	case	_	NE=I-Organization
3	la	le	DET	_	_	4	det	_	NE=I-Organization
4	société	société	NOUN	_	_	1	nmod	_	NE=I-Organization
5	Brio	Brio	PROPN	_	_	4	appos	_	NE=I-Organization`,
			[]string{"Rivages Organization", "Brio Organization"},
		},
		{
			"only bodies have shareholders and are set up, which finds those that the recogniser missed",
			`1	Brio	Brio	PROPN	_	_	3	nmod:poss	_	_
2	's	's	PART	_	_	1	case	_	_
3	shareholders	shareholder	NOUN	_	_	0	root	_	_

1	with	with	ADP	_	_	2	case	_	_
2	Brio	Brio	PROPN	_	_	0	root	_	_

1	set	set	VERB	_	_	0	root	_	_
2	up	up	ADP	_	_	1	compound:prt	_	_
3	Norsel	Norsel	PROPN	_	_	1	obj	_	NE=B-Place`,
			[]string{"Brio Organization", "Brio Organization", "Norsel Organization"},
		},
		{
			"a noun for bodies before a word that the recogniser missed makes it one, behind a comma too, but no letter",
			`1	union	union	NOUN	_	_	0	root	_	_
2	,	,	PUNCT	_	_	3	punct	_	_
3	Brio	Brio	PROPN	_	_	1	appos	_	_

1	company	company	NOUN	_	_	0	root	_	_
2	B	B	PROPN	_	_	1	appos	_	_`,
			[]string{"Brio Organization"},
		},
		{
			"clubs bear names of clubs, and stand behind what they are in the plural",
			`1	Quay	Quay	PROPN	_	_	2	compound	_	NE=B-Person
2	Rovers	Rovers	PROPN	_	_	0	root	_	NE=I-Person

1	champions	champion	NOUN	_	Number=Plur	0	root	_	_
2	Norsel	Norsel	PROPN	_	_	1	appos	_	NE=B-Person`,
			[]string{"Quay Rovers Organization", "Norsel Organization"},
		},
		{
			"a firm is called by its first word, and no verb is a first name",
			`1	Norsel	Norsel	PROPN	_	_	2	compound	_	NE=B-Place
2	Holdings	Holdings	PROPN	_	_	0	root	_	NE=I-Place

1	to	to	PART	_	_	2	mark	_	_
2	sue	sue	VERB	_	_	0	root	_	NE=B-Person
3	Norsel	Norsel	PROPN	_	_	2	obj	_	NE=I-Person

1	Norsel	Norsel	PROPN	_	_	0	root	_	_`,
			[]string{"Norsel Holdings Organization", "Norsel Organization", "Norsel Organization"},
		},
		{
			"a bare complement only says the class of a noun",
			`1	L'	le	DET	_	_	2	det	_	_
2	société	société	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	logiciels	logiciel	NOUN	_	_	2	nmod	_	_
5	Brio	Brio	PROPN	_	_	4	appos	_	NE=B-Product`,
			[]string{"Brio Organization"},
		},
		{
			"one with a determiner is what the name is",
			`1	La	le	DET	_	_	2	det	_	_
2	société	société	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	5	case	_	_
4	le	le	DET	_	_	5	det	_	_
5	logiciel	logiciel	NOUN	_	_	2	nmod	_	_
6	Brio	Brio	PROPN	_	_	5	appos	_	NE=B-Organization`,
			[]string{"Brio Product"},
		},
		{
			"the same in French",
			`1	Valmont	Valmont	PROPN	_	_	0	root	_	NE=B-Place
2	,	,	PUNCT	_	_	4	punct	_	_
3	une	un	DET	_	_	4	det	_	_
4	société	société	NOUN	_	_	1	appos	_	_

1	Valmont	Valmont	PROPN	_	_	0	root	_	NE=B-Place

1	Valmont	Valmont	PROPN	_	_	0	root	_	NE=B-Place`,
			[]string{"Valmont Organization", "Valmont Organization", "Valmont Organization"},
		},
		{
			"what is no place stays what the recogniser says again and again",
			`1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Product
2	,	,	PUNCT	_	_	4	punct	_	_
3	une	un	DET	_	_	4	det	_	_
4	société	société	NOUN	_	_	1	appos	_	_

1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Product

1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Product`,
			[]string{"Brio Product", "Brio Product", "Brio Product"},
		},
		{
			"a product behind a comma, with a noun before its noun",
			`1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Organization
2	,	,	PUNCT	_	_	5	punct	_	_
3	a	a	DET	_	_	5	det	_	_
4	payment	payment	NOUN	_	_	5	compound	_	_
5	program	program	NOUN	_	_	1	appos	_	_`,
			[]string{"Brio Product"},
		},
		{
			"the same in French, where the noun comes first",
			`1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Organization
2	,	,	PUNCT	_	_	4	punct	_	_
3	un	un	DET	_	_	4	det	_	_
4	logiciel	logiciel	NOUN	_	_	1	appos	_	_
5	bancaire	bancaire	ADJ	_	_	4	amod	_	_`,
			[]string{"Brio Product"},
		},
		{
			"a body is called by its first word",
			`1	Rowan	Rowan	PROPN	_	_	2	compound	_	NE=B-Organization
2	Finance	Finance	PROPN	_	_	0	root	_	NE=I-Organization

1	Rowan	Rowan	PROPN	_	_	0	root	_	NE=B-Person`,
			[]string{"Rowan Finance Organization", "Rowan Organization"},
		},
		{
			"but not where somebody of the name is there",
			`1	Rowan	Rowan	PROPN	_	_	2	compound	_	NE=B-Organization
2	Finance	Finance	PROPN	_	_	0	root	_	NE=I-Organization

1	Rowan	Rowan	PROPN	_	_	0	root	_	NE=B-Person

1	Rowan	Rowan	PROPN	_	_	0	root	_	NE=B-Person
2	Dale	Dale	PROPN	_	_	1	flat	_	NE=I-Person`,
			[]string{"Rowan Finance Organization", "Rowan Person", "Rowan Dale Person"},
		},
		{
			"& makes one body of two names",
			`1	Moss	Moss	PROPN	_	_	0	root	_	NE=B-Person
2	&	&	CCONJ	_	_	3	cc	_	_
3	Reed	Reed	PROPN	_	_	1	conj	_	NE=B-Person`,
			[]string{"Moss & Reed Organization"},
		},
		{
			"a kind of body takes in those whose body it is",
			`1	Sailors	Sailor	PROPN	_	_	3	nmod:poss	_	NE=B-Organization
2	'	's	PART	_	_	1	case	_	_
3	Union	Union	PROPN	_	_	0	root	_	NE=B-Organization`,
			[]string{"Sailors ' Union Organization"},
		},
		{
			"a country owns its bodies, but is no part of their names",
			`1	Canada	Canada	PROPN	_	_	3	nmod:poss	_	NE=B-Place
2	's	's	PART	_	_	1	case	_	_
3	Union	Union	PROPN	_	_	0	root	_	NE=B-Organization`,
			[]string{"Canada Place", "Union Organization"},
		},
		{
			"a description is no part of a name",
			`1	le	le	DET	_	_	2	det	_	_
2	laboratoire	laboratoire	NOUN	_	_	0	root	_	NE=B-Organization
3	suisse	suisse	ADJ	_	_	2	amod	_	NE=I-Organization
4	Brio	Brio	PROPN	_	_	2	appos	_	NE=I-Organization`,
			[]string{"Brio Organization"},
		},
		{
			"the same in English",
			`1	Dutch	Dutch	ADJ	_	_	3	amod	_	NE=B-Organization
2	chipmaker	chipmaker	NOUN	_	_	3	compound	_	NE=I-Organization
3	Brio	Brio	PROPN	_	_	0	root	_	NE=I-Organization`,
			[]string{"Brio Organization"},
		},
		{
			"but what follows with a preposition is",
			`1	le	le	DET	_	_	2	det	_	_
2	laboratoire	laboratoire	NOUN	_	_	0	root	_	NE=B-Organization
3	de	de	ADP	_	_	4	case	_	NE=I-Organization
4	Brio	Brio	PROPN	_	_	2	nmod	_	NE=I-Organization`,
			[]string{"laboratoire de Brio Organization"},
		},
		{
			"a prize is not the person it is named after",
			`1	le	le	DET	_	_	2	det	_	_
2	prix	prix	NOUN	_	_	0	root	_	_
3	Valmont	Valmont	PROPN	_	_	2	nmod	_	NE=B-Person`,
			[]string{"prix Valmont Event"},
		},
		{
			"the same in English, where the noun comes last",
			`1	the	the	DET	_	_	3	det	_	_
2	Valmont	Valmont	PROPN	_	_	3	compound	_	NE=B-Person
3	prize	prize	NOUN	_	_	0	root	_	_`,
			[]string{"Valmont prize Event"},
		},
		{
			"a common noun with a capital begins a name, in which the recogniser saw a town",
			`1	les	le	DET	_	_	2	det	_	_
2	Ateliers	atelier	NOUN	_	Number=Plur	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Dole	Dole	PROPN	_	_	2	nmod	_	NE=B-Place`,
			[]string{"Ateliers de Dole Organization"},
		},
		{
			"with the adjective behind it",
			`1	l'	le	DET	_	_	2	det	_	_
2	Union	union	NOUN	_	Number=Sing	0	root	_	NE=B-Organization
3	doloise	dolois	ADJ	_	_	2	amod	_	_`,
			[]string{"Union doloise Organization"},
		},
		{
			"the same in English, of a noun that the lexicon has",
			`1	the	the	DET	_	_	2	det	_	_
2	Company	company	PROPN	_	_	0	root	_	_
3	of	de	ADP	_	_	4	case	_	_
4	Merlow	Merlow	PROPN	_	_	2	nmod	_	NE=B-Place`,
			[]string{"Company of Merlow Organization"},
		},
		{
			"the north of a country is no name for that, nor is a role",
			`1	le	le	DET	_	_	2	det	_	_
2	Nord	nord	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Malte	Malte	PROPN	_	_	2	nmod	_	NE=B-Place

1	le	le	DET	_	_	2	det	_	_
2	Directeur	directeur	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Brio	Brio	PROPN	_	_	2	nmod	_	NE=B-Organization`,
			[]string{"Malte Place", "Brio Organization"},
		},
		{
			"somebody by a first name is no firm for a trade that both follow",
			`1	Adeline	Adeline	PROPN	_	_	0	root	_	NE=B-Person
2	Roy	Roy	PROPN	_	_	1	flat	_	NE=I-Person
3	,	,	PUNCT	_	_	4	punct	_	_
4	armateur	armateur	NOUN	_	_	1	appos	_	_`,
			[]string{"Adeline Roy Person"},
		},
		{
			"what the tree holds to be flat with a name belongs to it",
			`1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Organization
2	Therapeutics	Therapeutics	PROPN	_	_	1	flat	_	_`,
			[]string{"Brio Therapeutics Organization"},
		},
		{
			"a name does not end with a preposition",
			`1	Syndicat	syndicat	NOUN	_	_	0	root	_	NE=B-Organization
2	de	de	ADP	_	_	3	case	_	NE=I-Organization
3	commerce	commerce	NOUN	_	_	1	nmod	_	_

1	Brio	Brio	PROPN	_	_	0	root	_	NE=B-Organization
2	de	de	ADP	_	_	3	case	_	NE=I-Organization
3	partir	partir	VERB	_	_	1	acl	_	_`,
			[]string{"Syndicat de commerce Organization", "Brio Organization"},
		},
		{
			"a common noun with a capital has its adjective in its name, the tagger's noun too; an inhabitant and any one of several have not",
			`1	l'	le	DET	_	Definite=Def	2	det	_	SpaceAfter=No
2	Bloc	bloc	NOUN	_	_	0	root	_	_
3	paysan	paysan	ADJ	_	_	2	amod	_	_

1	l'	le	DET	_	Definite=Def	2	det	_	SpaceAfter=No
2	Union	union	NOUN	_	_	0	root	_	_
3	antidopage	antidopage	NOUN	_	_	2	amod	_	_

1	l'	le	DET	_	Definite=Def	2	det	_	SpaceAfter=No
2	Italienne	italienne	NOUN	_	_	0	root	_	_
3	seconde	second	ADJ	_	_	2	amod	_	_

1	un	un	DET	_	Definite=Ind	2	det	_	_
2	État	état	NOUN	_	_	0	root	_	_
3	membre	membre	ADJ	_	_	2	amod	_	_`,
			[]string{"Bloc paysan Other", "Union antidopage Organization"},
		},
		{
			"the head of a name of several words says that it is of a body, if it is no part of a region; so does the chairman that a body has",
			`1	Brook	Brook	PROPN	_	_	2	compound	_	NE=B-Place
2	Hospice	Hospice	PROPN	_	_	0	root	_	NE=I-Place

1	Nord	Nord	PROPN	_	_	2	compound	_	NE=B-Place
2	Hospice	Hospice	PROPN	_	_	0	root	_	NE=I-Place

1	Laiterie	Laiterie	PROPN	_	_	0	root	_	NE=B-Place
2	de	de	ADP	_	_	3	case	_	NE=I-Place
3	Dole	Dole	PROPN	_	_	1	nmod	_	NE=I-Place

1	Orlo	Orlo	PROPN	_	_	2	compound	_	NE=B-Product
2	chairman	chairman	NOUN	_	_	0	root	_	_`,
			[]string{"Brook Hospice Organization", "Nord Hospice Place", "Laiterie de Dole Organization", "Orlo Organization"},
		},
		{
			"a body has what it is about in its name, in small letters too; an office in capitals; a club the word for clubs",
			`1	l'	le	DET	_	Definite=Def	2	det	_	SpaceAfter=No
2	Union	union	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	5	case	_	_
4	les	le	DET	_	Definite=Def	5	det	_	_
5	chasseurs	chasseur	NOUN	_	_	2	nmod	_	_

1	le	le	DET	_	_	2	det	_	_
2	CHU	chu	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Dole	Dole	PROPN	_	_	2	nmod	_	NE=B-Place

1	l'	le	DET	_	_	2	det	_	SpaceAfter=No
2	Olympique	olympique	ADJ	_	_	3	amod	_	_
3	Sarlan	Sarlan	PROPN	_	_	0	root	_	NE=B-Person`,
			[]string{"Union de les chasseurs Organization", "CHU de Dole Organization", "Olympique Sarlan Organization"},
		},
		{
			"what & joins is one name, whatever the recogniser saw of it; a clitic is no part of one",
			`1	Graine	graine	NOUN	_	_	0	root	_	_
2	&	&	CCONJ	_	_	3	cc	_	_
3	Co	Co	PROPN	_	_	1	conj	_	_

1	Chatel	Chatel	PROPN	_	_	0	root	_	NE=B-Organization
2	&	&	CCONJ	_	_	3	cc	_	NE=I-Organization
3	Fils	fils	NOUN	_	_	1	conj	_	_

1	Brio	Brio	PROPN	_	_	3	nsubj	_	NE=B-Organization
2	m'	moi	PRON	_	_	3	obj	_	NE=I-Organization|SpaceAfter=No
3	amuse	amuser	VERB	_	_	0	root	_	_`,
			[]string{"Graine & Co Organization", "Chatel & Fils Organization", "Brio Organization"},
		},
		{
			"the house of a saint is one",
			`1	St	St	PROPN	_	_	2	nmod:desc	_	NE=B-Place
2	Orla	Orla	PROPN	_	_	4	nmod:poss	_	NE=I-Place|SpaceAfter=No
3	's	's	PART	_	_	2	case	_	_
4	Hospice	Hospice	PROPN	_	_	0	root	_	NE=B-Place

1	Orla	Orla	PROPN	_	_	3	nmod:poss	_	NE=B-Person|SpaceAfter=No
2	's	's	PART	_	_	1	case	_	_
3	Hospice	Hospice	PROPN	_	_	0	root	_	_`,
			[]string{"St Orla's Hospice Organization", "Orla Person"},
		},
		{
			"the holder of a role behind the body is somebody, as the tree or a first name tells; two first names are of one person",
			`1	le	le	DET	_	_	2	det	_	_
2	directeur	directeur	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Brio	Brio	PROPN	_	_	2	nmod	_	NE=B-Organization
5	Ada	Ada	PROPN	_	_	2	appos	_	NE=I-Organization
6	Roy	Roy	PROPN	_	_	5	flat	_	NE=I-Organization

1	le	le	DET	_	_	2	det	_	_
2	directeur	directeur	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Brio	Brio	PROPN	_	_	2	nmod	_	NE=B-Person
5	Paul	Paul	PROPN	_	_	4	flat	_	NE=I-Person
6	Roy	Roy	PROPN	_	_	4	flat	_	NE=I-Person

1	le	le	DET	_	_	2	det	_	_
2	champion	champion	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Marie	Marie	PROPN	_	_	2	nmod	_	NE=B-Person
5	Anne	Anne	PROPN	_	_	4	flat	_	NE=I-Person
6	Roy	Roy	PROPN	_	_	4	flat	_	NE=I-Person`,
			[]string{"Brio Organization", "Ada Roy Person", "Brio Organization", "Paul Roy Person", "Marie Anne Roy Person"},
		},
		{
			"a title that a comma parts from its noun",
			`1	le	le	DET	_	_	2	det	_	_
2	roman	roman	NOUN	_	_	8	dep	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Brio	Brio	PROPN	_	_	2	nmod	_	NE=B-Person
5	,	,	PUNCT	_	_	8	punct	_	_
6	«	«	PUNCT	_	_	8	punct	_	_
7	Les	le	DET	_	_	8	det	_	_
8	Cendres	cendre	NOUN	_	_	10	nsubj	_	_
9	»	»	PUNCT	_	_	8	punct	_	_
10	sort	sortir	VERB	_	_	0	root	_	_`,
			[]string{"Brio Person", "Les Cendres Work"},
		},
		{
			"of two phrases that a comma divides, a name is the one with a capital",
			`1	club	club	NOUN	_	_	0	root	_	NE=B-Organization
2	local	local	ADJ	_	_	1	amod	_	NE=I-Organization
3	,	,	PUNCT	_	_	5	punct	_	NE=I-Organization
4	les	le	DET	_	_	5	det	_	NE=I-Organization
5	Dauphins	Dauphins	PROPN	_	_	1	appos	_	NE=I-Organization`,
			[]string{"Dauphins Organization"},
		},
		{
			"an adjective before a name is none of its words",
			`1	groupe	groupe	NOUN	_	_	0	root	_	_
2	savoyard	savoyard	ADJ	_	_	1	amod	_	NE=B-Organization
3	Brio	Brio	PROPN	_	_	1	nmod	_	NE=I-Organization`,
			[]string{"Brio Organization"},
		},
		{
			"only bodies cut jobs, whatever a noun behind a comma says",
			`1	Brio	Brio	PROPN	_	_	4	nsubj	_	NE=B-Person
2	Micro	Micro	PROPN	_	_	1	flat:name	_	NE=I-Person
3	,	,	PUNCT	_	_	4	punct	_	_
4	va	aller	VERB	_	_	0	root	_	_
5	supprimer	supprimer	VERB	_	_	4	xcomp	_	_
6	emplois	emploi	NOUN	_	_	5	obj	_	_`,
			[]string{"Brio Micro Organization"},
		},
		{
			"a place that nobody knows has no workers",
			`1	ouvriers	ouvrier	NOUN	_	_	0	root	_	_
2	de	de	ADP	_	_	3	case	_	_
3	Verlux	Verlux	PROPN	_	_	1	nmod	_	NE=B-Place

1	ouvriers	ouvrier	NOUN	_	_	0	root	_	_
2	de	de	ADP	_	_	3	case	_	_
3	Lyon	Lyon	PROPN	_	_	1	nmod	_	NE=B-Place`,
			[]string{"Verlux Organization", "Lyon Place"},
		},
		{
			"a company is from the place before it",
			`1	the	the	DET	_	_	3	det	_	_
2	Leeds	Leeds	PROPN	_	_	3	compound	_	NE=B-Organization
3	company	company	NOUN	_	_	0	root	_	_

1	the	the	DET	_	_	3	det	_	_
2	Brio	Brio	PROPN	_	_	3	compound	_	NE=B-Organization
3	company	company	NOUN	_	_	0	root	_	_`,
			[]string{"Leeds Place", "Brio Organization"},
		},
		{
			"clubs are several, and somebody who",
			`1	Quay	Quay	PROPN	_	_	2	compound	_	NE=B-Place
2	Town	Town	PROPN	_	_	4	nsubj	_	NE=I-Place
3	are	be	AUX	_	Number=Plur|VerbForm=Fin	4	aux	_	_
4	losing	lose	VERB	_	_	0	root	_	_

1	Harlow	Harlow	PROPN	_	_	2	compound	_	NE=B-Place
2	Town	Town	PROPN	_	_	4	nsubj	_	NE=I-Place
3	is	be	AUX	_	Number=Sing|VerbForm=Fin	4	aux	_	_
4	growing	grow	VERB	_	_	0	root	_	_`,
			[]string{"Quay Town Organization", "Harlow Town Place"},
		},
		{
			"two names side by side are one where the second is what firms are called",
			`1	Norsel	Norsel	PROPN	_	_	0	root	_	NE=B-Organization
2	Holdings	Holdings	PROPN	_	_	1	flat:name	_	NE=B-Product`,
			[]string{"Norsel Holdings Organization"},
		},
		{
			"the prize of a person is two",
			`1	le	le	DET	_	_	2	det	_	_
2	prix	prix	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	Valmont	Valmont	PROPN	_	_	2	nmod	_	NE=B-Person`,
			[]string{"Valmont Person"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkNames(t, staged(t, lex, tt.text), tt.want)
		})
	}
}

// staged is a text in CoNLL-U whose names, each as sure as most, the stage has been over.
func staged(t *testing.T, lex *nlp.Lexicon, text string) *nlp.Document {
	t.Helper()
	d, _, err := conllu.Read(strings.NewReader(text+"\n\n"), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Sentences {
		for i := range s.Mentions {
			s.Mentions[i].Sure = 0.8
		}
	}
	if err := Stage(lex).Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// checkNames compares the mentions of a document, as words and type.
func checkNames(t *testing.T, d *nlp.Document, want []string) {
	t.Helper()
	var got []string
	for _, s := range d.Sentences {
		for _, m := range s.Mentions {
			got = append(got, d.Slice(m.Span)+" "+string(m.Type))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

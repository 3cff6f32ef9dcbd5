package names

import (
	"testing"

	"relata/nlp"
)

// TestIntroduce reads names that a noun introduces, or only seems to: NE in the last column is what the recogniser says.
func TestIntroduce(t *testing.T) {
	t.Parallel()
	lex := nlp.NewLexicon(map[nlp.Class]map[string]string{
		ofMark:       {"de": ""},
		callingVerb:  {"baptiser": ""},
		calendar:     {"saturday": "", "feb": ""},
		compass:      {"ouest": ""},
		namedAfter:   {"clan": "", "régime": ""},
		namingBefore: {"hurricane": "Event"},
		typeNoun: {
			"ferry": "Product", "drug": "Product", "satellite": "Product", "voilier": "Product", "service": "Product", "patent": "Work", "novel": "Work",
			"clan": "Organization", "groupe": "Organization", "organisation": "Organization", "council": "Organization", "consumer": "Person",
			"conference": "Event", "match": "Event", "zone": "Place", "city": "Place", "playground": "Place", "site": "Place", "site internet": "Product",
			"witness": "Person",
		},
	})
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"the name of a ship, found again where nothing introduces it",
			`1	The	the	DET	_	_	2	det	_	_
2	ferry	ferry	NOUN	_	_	4	nsubj	_	_
3	Nordlys	Nordlys	PROPN	_	_	2	flat	_	_
4	sank	sink	VERB	_	_	0	root	_	_

1	Nordlys	Nordlys	PROPN	_	_	2	nsubj	_	_
2	sank	sink	VERB	_	_	0	root	_	_`,
			[]string{"Nordlys Product", "Nordlys Product"},
		},
		{
			"the noun may hang on the name",
			`1	the	the	DET	_	_	3	det	_	_
2	drug	drug	NOUN	_	_	3	compound	_	_
3	Xylara	Xylara	PROPN	_	_	0	root	_	_`,
			[]string{"Xylara Product"},
		},
		{
			"a title with its article, an adjective and a participle between",
			`1	the	the	DET	_	_	2	det	_	_
2	novel	novel	NOUN	_	_	0	root	_	_
3	The	the	DET	_	_	5	det	_	_
4	Salt	Salt	PROPN	_	_	5	compound	_	_
5	Road	Road	PROPN	_	_	2	appos	_	_

1	le	le	DET	_	_	2	det	_	_
2	satellite	satellite	NOUN	_	_	0	root	_	_
3	japonais	japonais	ADJ	_	_	2	amod	_	_
4	Akara	Akara	PROPN	_	_	2	appos	_	_

1	un	un	DET	_	_	2	det	_	_
2	voilier	voilier	NOUN	_	_	0	root	_	_
3	baptisé	baptiser	VERB	_	_	2	acl	_	_
4	Brise	Brise	PROPN	_	_	3	xcomp	_	_`,
			[]string{"The Salt Road Work", "Akara Product", "Brise Product"},
		},
		{
			"a complement only says which group it is, and small words stand within a name",
			`1	le	le	DET	_	_	2	det	_	_
2	groupe	groupe	NOUN	_	_	0	root	_	_
3	de	de	ADP	_	_	4	case	_	_
4	réflexion	réflexion	NOUN	_	_	2	nmod	_	_
5	Horizon	Horizon	PROPN	_	_	2	appos	_	_

1	l'	le	DET	_	_	2	det	_	_
2	organisation	organisation	NOUN	_	_	0	root	_	_
3	Save	Save	PROPN	_	_	2	nmod	_	_
4	the	the	DET	_	_	5	det	_	_
5	Children	Children	PROPN	_	_	3	flat	_	_`,
			[]string{"Horizon Organization", "Save the Children Organization"},
		},
		{
			"no names: a day, a council, a part of the sky, a letter, an abbreviation, what has no article",
			`1	the	the	DET	_	_	2	det	_	_
2	match	match	NOUN	_	_	0	root	_	_
3	Feb.	Feb.	PROPN	_	_	2	nmod	_	_

1	the	the	DET	_	_	2	det	_	_
2	city	city	NOUN	_	_	3	compound	_	_
3	Council	Council	PROPN	_	_	0	root	_	_

1	la	le	DET	_	_	2	det	_	_
2	zone	zone	NOUN	_	_	0	root	_	_
3	Ouest	Ouest	NOUN	_	_	2	nmod	_	_

1	le	le	DET	_	_	2	det	_	_
2	groupe	groupe	NOUN	_	_	0	root	_	_
3	B	B	PROPN	_	_	2	appos	_	_

1	le	le	DET	_	_	2	det	_	_
2	service	service	NOUN	_	_	0	root	_	_
3	TV	TV	PROPN	_	_	2	appos	_	_

1	le	le	DET	_	_	2	det	_	_
2	site	site	NOUN	_	_	0	root	_	_
3	Internet	Internet	PROPN	_	_	2	nmod	_	_

1	new	new	ADJ	_	_	2	amod	_	_
2	ferry	ferry	NOUN	_	_	0	root	_	_
3	Nordlys	Nordlys	PROPN	_	_	2	appos	_	_`,
			nil,
		},
		{
			"a clan and a heading that runs on say nothing of the name, nor do several things, nor the noun before the last",
			`1	le	le	DET	_	_	2	det	_	_
2	clan	clan	NOUN	_	_	0	root	_	_
3	Gavy	Gavy	PROPN	_	_	2	appos	_	NE=B-Person

1	new	new	ADJ	_	_	2	amod	_	_
2	playground	playground	NOUN	_	_	0	root	_	_
3	The	the	DET	_	_	5	det	_	NE=B-Organization
4	Quay	Quay	PROPN	_	_	5	compound	_	NE=I-Organization
5	Rangers	Rangers	PROPN	_	_	2	appos	_	NE=I-Organization

1	patents	patent	NOUN	_	Number=Plur	0	root	_	_
2	Vorda	Vorda	PROPN	_	_	3	nsubj	_	NE=B-Organization
3	bought	buy	VERB	_	_	1	acl:relcl	_	_

1	consumer	consumer	NOUN	_	_	2	compound	_	_
2	rights	right	NOUN	_	Number=Plur	0	root	_	_
3	Quay	Quay	PROPN	_	_	4	compound	_	NE=B-Organization
4	Office	Office	PROPN	_	_	2	dep	_	NE=I-Organization`,
			[]string{"Gavy Person", "The Quay Rangers Organization", "Vorda Organization", "Quay Office Organization"},
		},
		{
			"a conference is no body, and nobody has an article",
			`1	The	the	DET	_	_	2	det	_	_
2	conference	conference	NOUN	_	_	4	nsubj	_	_
3	Vorda	Vorda	PROPN	_	_	2	appos	_	NE=B-Organization
4	ended	end	VERB	_	_	0	root	_	_

1	the	the	DET	_	_	2	det	_	_
2	APX	APX	PROPN	_	_	0	root	_	NE=B-Organization
3	,	,	PUNCT	_	_	5	punct	_	_
4	a	a	DET	_	_	5	det	_	_
5	witness	witness	NOUN	_	_	2	appos	_	_`,
			[]string{"Vorda Event", "APX Organization"},
		},
		{
			"an adjective belongs to the noun before it, wherever it hangs",
			`1	l'	le	DET	_	_	2	det	_	SpaceAfter=No
2	organisation	organisation	NOUN	_	_	0	root	_	_
3	Forêt	forêt	NOUN	_	_	2	appos	_	_
4	vive	vif	ADJ	_	_	2	amod	_	_`,
			[]string{"Forêt vive Organization"},
		},
		{
			"a storm has its noun in its name",
			`1	Hurricane	Hurricane	PROPN	_	_	2	nmod:desc	_	_
2	Adela	Adela	PROPN	_	_	3	nsubj	_	NE=B-Person
3	hit	hit	VERB	_	_	0	root	_	_`,
			[]string{"Hurricane Adela Event"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkNames(t, staged(t, lex, tt.text), tt.want)
		})
	}
}

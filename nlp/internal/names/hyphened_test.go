package names

import (
	"testing"

	"relata/nlp"
)

func TestHyphened(t *testing.T) {
	t.Parallel()
	lex := nlp.NewLexicon(map[nlp.Class]map[string]string{placeLink: {"le": "", "on": ""}})
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"a small word between hyphens: a place",
			`1	Saint-Orel-le-Haut	Saint-Orel-le-Haut	PROPN	_	_	0	root	_	_`,
			[]string{"Saint-Orel-le-Haut Place"},
		},
		{
			"hyphens that are words, of which the recogniser saw the first word",
			`1	Aldham	Aldham	PROPN	_	_	0	root	_	NE=B-Place|SpaceAfter=No
2	-	-	PUNCT	_	_	3	punct	_	SpaceAfter=No
3	on	on	ADP	_	_	1	case	_	SpaceAfter=No
4	-	-	PUNCT	_	_	5	punct	_	SpaceAfter=No
5	Wye	Wye	PROPN	_	_	1	nmod	_	_`,
			[]string{"Aldham-on-Wye Place"},
		},
		{
			"a branch of a body that letters stand for",
			`1	la	le	DET	_	Definite=Def	2	det	_	_
2	AGT-Cheminots	AGT-Cheminots	PROPN	_	_	0	root	_	_`,
			[]string{"AGT-Cheminots Organization"},
		},
		{
			"no name: two bodies, a person, a space",
			`1	accord	accord	NOUN	_	_	0	root	_	_
2	UE-Pérou	UE-Pérou	PROPN	_	_	1	nmod	_	_

1	Jean-Paul	Jean-Paul	PROPN	_	_	0	root	_	NE=B-Person

1	Aldham	Aldham	PROPN	_	_	0	root	_	NE=B-Place
2	-	-	PUNCT	_	_	3	punct	_	_
3	on	on	ADP	_	_	1	case	_	SpaceAfter=No
4	-	-	PUNCT	_	_	5	punct	_	SpaceAfter=No
5	Wye	Wye	PROPN	_	_	1	nmod	_	_`,
			[]string{"Jean-Paul Person", "Aldham Place"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkNames(t, staged(t, lex, tt.text), tt.want)
		})
	}
}

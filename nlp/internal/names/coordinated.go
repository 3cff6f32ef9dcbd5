package names

import "relata/nlp"

// coordinated parts a name with a conjunction in it where the text has one of the two alone: "Norsel and Kestrel Data", behind "Norsel".
func coordinated(d *nlp.Document) {
	alone := map[string]bool{}
	for s, m := range names(d) {
		alone[keyOf(s, m.First, m.Last)] = true
	}
	for _, s := range d.Sentences {
		var gone []int
		var found []nlp.Mention
		for i := range s.Mentions {
			m := &s.Mentions[i]
			at := conjunction(s, m)
			if at == 0 || !alone[keyOf(s, m.First, at-1)] && !alone[keyOf(s, at+1, m.Last)] {
				continue
			}
			gone = append(gone, i)
			for _, ends := range [...][2]int{{m.First, at - 1}, {at + 1, m.Last}} {
				found = append(found, nlp.Mention{Span: s.WordSpan(ends[0], ends[1]), First: ends[0], Last: ends[1], Type: m.Type, Sure: min(m.Sure, foundAgain)})
			}
		}
		replace(s, gone, found)
	}
}

// conjunction is the conjunction between two capitalised words of a name, 0 if there is none or more than one.
func conjunction(s *nlp.Sentence, m *nlp.Mention) int {
	at := 0
	for id := m.First + 1; m.Type.IsName() && id < m.Last; id++ {
		if s.Word(id).UPOS != nlp.CCONJ {
			continue
		}
		if at != 0 || !capitalised(s.Word(id-1).Form) || !capitalised(s.Word(id+1).Form) {
			return 0
		}
		at = id
	}
	return at
}

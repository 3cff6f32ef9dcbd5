package conllu

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"relata/nlp"
)

// Options say what Write adds. The zero value writes sentences, words and names.
type Options struct {
	Offsets bool       // start_char and end_char in MISC: code points of the document's text
	Extra   []Sentence // comments and MISC by index of sentence, as Read gives them
}

// Write prints the sentences of a document. The error is the writer's.
func Write(w io.Writer, d *nlp.Document, opt Options) error {
	b := bufio.NewWriter(w)
	for i, s := range d.Sentences {
		var extra Sentence
		if i < len(opt.Extra) {
			extra = opt.Extra[i]
		}
		write(b, d, s, extra, opt.Offsets)
	}
	return b.Flush()
}

func write(b *bufio.Writer, d *nlp.Document, s *nlp.Sentence, extra Sentence, offsets bool) {
	if extra.Comments == nil {
		b.WriteString("# sent_id = " + strconv.Itoa(s.Index+1) + "\n# text = " + oneLine(d.Slice(s.Span)) + "\n")
	}
	for _, c := range extra.Comments {
		b.WriteString(oneLine(c) + "\n")
	}
	names, values := iob(s, nlp.MentionType.IsName), iob(s, func(t nlp.MentionType) bool { return !t.IsName() })
	for ti := range s.Tokens {
		t := &s.Tokens[ti]
		var misc []string
		if !t.SpaceAfter {
			misc = append(misc, "SpaceAfter=No")
		}
		if offsets {
			misc = append(misc, "start_char="+strconv.Itoa(t.Start), "end_char="+strconv.Itoa(t.End))
		}
		several := t.Last > t.First
		if several {
			row(b, strconv.Itoa(t.First)+"-"+strconv.Itoa(t.Last), t.Form, "", "", "", "", "", "", misc)
			misc = nil
		}
		for id := t.First; id <= t.Last; id++ {
			w := s.Word(id)
			if w == nil {
				continue
			}
			m := misc
			if v := values[id-1]; v != "" {
				m = append([]string{"Value=" + v}, m...)
			}
			if n := names[id-1]; n != "" {
				m = append([]string{"NE=" + n}, m...)
			}
			if id <= len(extra.Misc) && extra.Misc[id-1] != "" {
				m = append([]string{extra.Misc[id-1]}, m...)
			}
			form := w.Form
			if !several {
				form = t.Form
			}
			head := ""
			if w.Head >= 0 {
				head = strconv.Itoa(w.Head)
			}
			row(b, strconv.Itoa(id), form, w.Lemma, string(w.UPOS), w.XPOS, string(w.Feats), head, string(w.Deprel), m)
		}
	}
	b.WriteByte('\n')
}

func row(b *bufio.Writer, id, form, lemma, upos, xpos, feats, head, deprel string, misc []string) {
	for i, col := range []string{id, form, lemma, upos, xpos, feats, head, deprel, "", strings.Join(misc, "|")} {
		if i > 0 {
			b.WriteByte('\t')
		}
		if col == "" {
			b.WriteByte('_')
		} else {
			b.WriteString(oneLine(col))
		}
	}
	b.WriteByte('\n')
}

// oneLine puts a space in the place of what would end the line or the column.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029':
			return ' '
		}
		return r
	}, s)
}

// iob are the IOB2 tags of the words, from the outermost mentions of some types; what a mention stands for follows the tag of its first word.
func iob(s *nlp.Sentence, of func(nlp.MentionType) bool) []string {
	tags := make([]string, len(s.Words))
	ms := slices.Clone(s.Mentions)
	slices.SortStableFunc(ms, func(a, b nlp.Mention) int { return cmp.Or(a.First-b.First, b.Last-a.Last) })
	last := 0
	for _, m := range ms {
		if !of(m.Type) || m.First <= last || m.First < 1 || m.Last > len(tags) || m.Last < m.First {
			continue
		}
		for id := m.First; id <= m.Last; id++ {
			tags[id-1] = "I-" + string(m.Type)
		}
		tags[m.First-1] = "B-" + string(m.Type)
		if m.Value != "" {
			tags[m.First-1] += ":" + m.Value
		}
		last = m.Last
	}
	return tags
}

package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"relata/article"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// TestAcrossSentences reads short articles in which a sentence leaves to another who says it, of what somebody has a role, or whom a pronoun means.
func TestAcrossSentences(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.NewReader(sch, fr.Language(), en.Language())
	for _, c := range []struct {
		name, lang, text string
		want             string // the statement and who says it, "" for nobody; behind "no ", one that must not come out
	}{
		{"goes on behind its verb", "en", "“Velnor has bought Lazure,” Anna Kell said. “Velnor fired Tom Day in May.”", "DISMISSED(Velnor, Tom Day) by Anna Kell"},
		{"goes on behind its verb", "fr", "« Velnor a racheté Lazure », a déclaré Anne Roy. « Velnor a licencié Paul Morel en mai. »", "DISMISSED(Velnor, Paul Morel) by Anne Roy"},
		{"third sentence", "en", "“Norsel lied to us,” Tom Day told reporters. “It was wrong. Norsel sued Velnor.”", "SUES(Norsel, Velnor) by Tom Day"},
		{"third sentence", "fr", "« Norsel nous a menti », a dit Paul Roy. « Elle a eu tort. Norsel a porté plainte contre Velnor. »", "SUES(Norsel, Velnor) by Paul Roy"},
		{"the article itself", "en", "“Norsel lied to us,” Tom Day told reporters.\n\nNorsel sued Velnor in May.", "SUES(Norsel, Velnor) by "},
		{"the article itself", "fr", "« Norsel nous a menti », a dit Paul Roy.\n\nNorsel a porté plainte contre Velnor en mai.", "SUES(Norsel, Velnor) by "},
		{"role without an article", "en", "Norsel reported a fall in profit. Ingrid Solheim, chief executive, said it would close a plant.", "LEADS(Ingrid Solheim, Norsel) by "},
		{"role without an article", "fr", "Kestrel est en crise. Anne Lebrun, directrice générale, a démissionné.", "LEADS(Anne Lebrun, Kestrel) by "},
		{"spokesman", "en", "Norsel closed its plant. A company spokesman, Dan Whitlock, said it would sell Velnor.", "WORKS_FOR(Dan Whitlock, Norsel) by "},
		{"spokesman", "fr", "Norsel a fermé son usine. Un porte-parole, Paul Roy, a annoncé qu'elle vendrait Velnor.", "WORKS_FOR(Paul Roy, Norsel) by "},
		{"part of what another owns", "fr", "La famille Deschamps détient 38 % de Corvelin, tandis que Bpifrance possède 9,5 % du capital.", "OWNS(Bpifrance, Corvelin) by "},
		{"part of what another owns", "en", "The Deschamps family owns 38% of Corvelin, while Norsel owns 9.5% of the shares.", "OWNS(Norsel, Corvelin) by "},
		{"whom somebody accuses", "en", "Norsel closed two plants. Lumen accused it of theft.", "ACCUSES(Lumen, Norsel) by "},
		{"whom somebody accuses", "fr", "Marc Delorieux est arrivé mardi. Anna Vidal l'accuse de corruption.", "ACCUSES(Anna Vidal, Marc Delorieux) by "},
		{"whom somebody supports", "fr", "Marc Delorieux est arrivé mardi. Anna Vidal le soutient.", "SUPPORTS(Anna Vidal, Marc Delorieux) by "},
		{"the last named", "fr", "Marc Delvaux a rencontré Paul Roche, maire de Lyon. Ce dernier a critiqué Voltéa.", "CRITICIZES(Paul Roche, Voltéa) by "},
		{"what somebody founded", "en", "Lena Marks founded Norsel in 2015. She left Siemens. Velnor sued the company she founded.", "SUES(Velnor, Norsel) by "},
		{"what somebody founded", "fr", "Lena Marks a fondé Norsel. Elle a quitté Siemens. Velnor a poursuivi la société qu'elle a créée.", "SUES(Velnor, Norsel) by "},
		{"firm of a family", "fr", "Le laboratoire Bervier est basé à Suresnes. Henri Bervier dirige l'entreprise. Bervier a racheté Kestrel.", "ACQUIRED(Bervier, Kestrel) by "},
		{"firm of a family", "en", "The brewer Tolley is based in Leeds. Henry Tolley runs the firm. Tolley bought Norsel in May.", "ACQUIRED(Tolley, Norsel) by "},
		{"whose husband", "fr", "Marc Delvaux a rencontré Anne Lebrun. Son mari, Jean Roche, dirige Nordlab.", "FAMILY_OF(Jean Roche, Anne Lebrun) by "},
		{"whose wife", "fr", "Anne Lebrun a rencontré Marc Delvaux. Son épouse, Claire Rey, dirige Nordlab.", "FAMILY_OF(Claire Rey, Marc Delvaux) by "},
		{"somebody new", "fr", "Jean Kessler est jugé à Lyon. Le procureur a critiqué Norsel.", "no CRITICIZES(Jean Kessler, Norsel) by "},
		{"somebody new", "en", "John Kessler is on trial in Leeds. The prosecutor criticised Norsel.", "no CRITICIZES(John Kessler, Norsel) by "},
		{"another country's", "fr", "Jean Kessler, PDG de Kestrel, est arrivé à Paris. Le président russe a accusé l'Ukraine.", "no ACCUSES(Jean Kessler, Ukraine) by "},
		{"another country's", "en", "John Kessler, the head of Kestrel, arrived in Paris. The Russian president accused Ukraine of lying.", "no ACCUSES(John Kessler, Ukraine) by "},
		{"who was said to be so", "fr", "Jean Kessler est maire de Lyon. Le maire a critiqué Norsel.", "CRITICIZES(Jean Kessler, Norsel) by "},
		{"who was said to be so", "en", "John Kessler is the mayor of Leeds. The mayor criticised Norsel.", "CRITICIZES(John Kessler, Norsel) by "},
		{"who speaks of another", "fr", "Jean Kessler a critiqué Paul Roux. « M. Roux a menti », a-t-il lancé.", "SAID(Jean Kessler, M. Roux a menti) by "},
		{"who speaks of another", "en", "John Kessler criticised Paul Reed. “Mr Reed lied,” he said.", "SAID(John Kessler, Mr Reed lied) by "},
		{"club of another town", "fr", "Le fonds Bluefield a racheté l'Olympique Carmaux. Il possède aussi le club belge de Courtrai.", "no OWNS(Bluefield, Olympique Carmaux) by "},
		{"what somebody leaves", "en", "Orvalis is based in Leeds. Chief executive Martin Lisle left last month.", "RESIGNED_FROM(Martin Lisle, Orvalis) by "},
		{"what somebody leaves", "fr", "Orvalis est basé à Lyon. Le directeur général, Paul Roy, partira en juin.", "RESIGNED_FROM(Paul Roy, Orvalis) by "},
		{"what the one before left", "en", "Harbour Bank has appointed Ruth Ellery as chief executive. She succeeds Owen Marsh, who resigned in May.", "RESIGNED_FROM(Owen Marsh, Harbour Bank) by "},
		{"what the one before left", "fr", "Norvia a nommé Ruth Elleray directrice générale. Elle succède à Luc Morel, qui a démissionné en mai.", "RESIGNED_FROM(Luc Morel, Norvia) by "},
		{"two who met", "en", "Lena Marks met Paolo Ricci in 2004. Together they founded Voltera.", "FOUNDED(Paolo Ricci, Voltera) by "},
		{"two who met", "fr", "Lena Marks a rencontré Paolo Ricci en 2004. Ensemble, ils ont fondé Voltera.", "FOUNDED(Paolo Ricci, Voltera) by "},
		{"whose client", "en", "Sorin Balan's lawyer, Irina Stoica, said her client had sued Viacons.", "SUES(Sorin Balan, Viacons) by Irina Stoica"},
		{"whose client", "fr", "L'avocat de Sorin Balan, Paul Roy, a dit que son client avait porté plainte contre Viacons.", "SUES(Sorin Balan, Viacons) by Paul Roy"},
	} {
		t.Run(c.lang+"/"+c.name, func(t *testing.T) {
			t.Parallel()
			reading, err := reader.Read(t.Context(), article.Article{ID: "a", Language: c.lang, Text: c.text}, ingest.Trace{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, st := range reading.Statements {
				by := ""
				if len(st.AttributedTo) > 0 {
					by = st.AttributedTo[0].Name
				}
				got = append(got, st.Predicate.Type+"("+st.Subject.Name+", "+st.Object.Name+") by "+by)
			}
			if none, ok := strings.CutPrefix(c.want, "no "); ok && slices.Contains(got, none) || !ok && !slices.Contains(got, c.want) {
				t.Errorf("%s: %q, want %q", c.text, got, c.want)
			}
		})
	}
}

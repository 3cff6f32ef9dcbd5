package extract_test

import (
	"strings"
	"testing"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// The text of the benchmarks: invented news, a few sentences of each language.
const (
	frenchText  = `Le groupe Voltéa, basé à Lyon, a annoncé lundi le rachat de Norsel, une société fondée en 1998 par Aline Caron. Selon Paul Roy, directeur de Norsel, l'accord pourrait être signé en mars. « Nous n'avons licencié personne », a déclaré Mme Caron, qui préside aussi la fondation Arbel. Le parquet de Nantes a ouvert une enquête sur les comptes de l'entreprise, dont Tom Petit est le trésorier. `
	englishText = `Voltar, which is based in Boston, said on Monday that it would acquire Norsel, a company founded in 1998 by Alice Carter. According to Paul Reed, the director of Norsel, the deal could be signed in March. "We have not dismissed anyone," said Carter, who also chairs the Arbel Foundation. Police opened an investigation into the accounts of the company, whose treasurer is Tom Day. `
)

func BenchmarkExtract(b *testing.B) {
	sch, err := schema.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		lang nlp.Language
		text string
	}{{fr.Language(), frenchText}, {en.Language(), englishText}} {
		engine, err := c.lang.Open()
		if err != nil {
			b.Fatal(err)
		}
		text := strings.Repeat(c.text, 10)
		doc, err := engine.Analyze(b.Context(), text)
		if err != nil {
			b.Fatal(err)
		}
		words := 0
		for _, s := range doc.Sentences {
			words += len(s.Words)
		}
		b.Run(c.lang.Code+"/analyse", func(b *testing.B) {
			for b.Loop() {
				if _, err := engine.Analyze(b.Context(), text); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
		b.Run(c.lang.Code+"/extract", func(b *testing.B) {
			x := extract.New(sch, c.lang)
			for b.Loop() {
				if _, err := x.Extract(b.Context(), x.Mend(doc), extract.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

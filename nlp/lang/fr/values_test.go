package fr

import (
	"testing"

	"relata/nlp/internal/values/valuestest"
)

func TestValues(t *testing.T) {
	t.Parallel()
	e, err := Language().Open()
	if err != nil {
		t.Fatal(err)
	}
	valuestest.Run(t, e, []valuestest.Case{
		{Text: "La société a payé 44 milliards de dollars.", Want: []string{"44 milliards de dollars = Money USD 44000000000"}},
		{Text: "Le groupe a vendu l’usine pour 3,5 millions d’euros.", Want: []string{"3,5 millions d’euros = Money EUR 3500000"}},
		{Text: "L’amende est de 62 M€.", Want: []string{"62 M€ = Money EUR 62000000"}},
		{Text: "Une offre de 12 M$ CA, 4 millions de zlotys, 2 milliards de FCFA.", Want: []string{"12 M$ CA = Money CAD 12000000", "4 millions de zlotys = Money PLN 4000000", "2 milliards de FCFA = Money XOF 2000000000"}},
		{Text: "Elle détient plus de 49 % du capital.", Want: []string{"plus de 49 % = Percent > 49"}},
		{Text: "Il possède 12,5% des parts.", Want: []string{"12,5% = Percent 12.5"}},
		{Text: "Les travaux coûtent deux cent mille dollars.", Want: []string{"deux cent mille dollars = Money USD 200000"}},
		{Text: "Il reste quatre-vingt-douze kilomètres.", Want: []string{"quatre-vingt-douze kilomètres = Quantity km 92"}},
		{Text: "La tour a coûté trois millions d’euros.", Want: []string{"trois millions d’euros = Money EUR 3000000"}},
		{Text: "La ville a beaucoup changé ces derniers mois.", Want: nil},
		{Text: "Le site s’étend sur 1 234,5 km.", Want: []string{"1 234,5 km = Quantity km 1234.5"}},
		{Text: "L’usine emploie 2 000 salariés.", Want: nil},
		{Text: "Il a signé le 3 mars 2024.", Want: []string{"3 mars 2024 = Date 2024-03-03"}},
		{Text: "Ils ont dîné le 3 mars.", Want: []string{"3 mars = Date --03-03"}},
		{Text: "Elle est née en mai 1987.", Want: []string{"mai 1987 = Date 1987-05"}},
		{Text: "La société a été fondée en 1998.", Want: []string{"1998 = Date 1998"}},
		{Text: "Il dirige le groupe depuis 2019.", Want: []string{"2019 = Date 2019/"}},
		{Text: "L’usine ouvrira d’ici à 2026.", Want: []string{"2026 = Date /2026"}},
		{Text: "Le maire a rendu les comptes publics il y a dix ans.", Want: []string{"il y a dix ans = Date Y-10"}},
		{Text: "La ville a publié le plan l’année dernière.", Want: []string{"l’année dernière = Date Y-1"}},
		{Text: "Le plan pourrait changer cette semaine.", Want: []string{"cette semaine = Date W+0"}},
		{Text: "Le ministre a démissionné mardi.", Want: []string{"mardi = Date WD2"}},
		{Text: "Ils se verront lundi prochain.", Want: []string{"lundi prochain = Date WD1+"}},
		{Text: "Elle est arrivée hier.", Want: []string{"hier = Date D-1"}},
		{Text: "Le tribunal tranchera à l’automne.", Want: []string{"automne = Date S23"}},
		{Text: "Ils se sont vus au printemps dernier et se reverront l’hiver prochain.", Want: []string{"printemps dernier = Date S21-", "hiver prochain = Date S24+"}},
		{Text: "Il a signé le 14/07/2023 à Lyon.", Want: []string{"14/07/2023 = Date 2023-07-14"}},
		{Text: "Le budget a doublé entre 2010 et 2015.", Want: []string{"entre 2010 et 2015 = Date 2010/2015"}},
		{Text: "Le club a joué du 3 au 5.", Want: nil},
		{Text: "Elle a présidé le club de mars à mai 2021.", Want: []string{"de mars à mai 2021 = Date 2021-03/2021-05"}},
		{Text: "Le groupe a perdu de l’argent au troisième trimestre 2022.", Want: []string{"troisième trimestre 2022 = Date 2022-35"}},
		{Text: "Le tireur mesure 1,85 m et a couru 35 min.", Want: []string{"1,85 m = Quantity m 1.85", "35 min = Quantity min 35"}},
		{Text: "Il oppose 2010 salariés et 2015 cadres.", Want: nil},
	})
}

package en

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
		{Text: "The company paid 44 billion dollars.", Want: []string{"44 billion dollars = Money USD 44000000000"}},
		{Text: "The group sold the plant for €3.5 million.", Want: []string{"€3.5 million = Money EUR 3500000"}},
		{Text: "The fine is £62m.", Want: []string{"£62m = Money GBP 62000000"}},
		{Text: "A £3bn bid and S$300m of debt, 5bn zlotys, Rs 3 crore.", Want: []string{"£3bn = Money GBP 3000000000", "S$300m = Money SGD 300000000", "5bn zlotys = Money PLN 5000000000", "Rs 3 crore = Money INR 30000000"}},
		{Text: "She holds more than 49% of the shares.", Want: []string{"more than 49% = Percent > 49"}},
		{Text: "He owns 12.5 per cent of the firm.", Want: []string{"12.5 per cent = Percent 12.5"}},
		{Text: "It raised two hundred and fifty thousand dollars.", Want: []string{"two hundred and fifty thousand dollars = Money USD 250000"}},
		{Text: "The road is twenty-five kilometres long.", Want: []string{"twenty-five kilometres = Quantity km 25"}},
		{Text: "It paid two and then five million dollars.", Want: []string{"five million dollars = Money USD 5000000"}},
		{Text: "They took part in the march.", Want: nil},
		{Text: "The site stretches over 1,234.5 km.", Want: []string{"over 1,234.5 km = Quantity > km 1234.5"}},
		{Text: "The plant employs 2,000 workers.", Want: nil},
		{Text: "He signed on March 3, 2024.", Want: []string{"March 3, 2024 = Date 2024-03-03"}},
		{Text: "They dined on 3 March.", Want: []string{"3 March = Date --03-03"}},
		{Text: "She was born in May 1987.", Want: []string{"May 1987 = Date 1987-05"}},
		{Text: "She may leave the company.", Want: nil},
		{Text: "The company was founded in 1998.", Want: []string{"1998 = Date 1998"}},
		{Text: "He has led the group since 2019.", Want: []string{"2019 = Date 2019/"}},
		{Text: "The plant will open by 2026.", Want: []string{"2026 = Date /2026"}},
		{Text: "The firm opened its patents ten years ago.", Want: []string{"ten years ago = Date Y-10"}},
		{Text: "It published the code last year.", Want: []string{"last year = Date Y-1"}},
		{Text: "The code may be published this week.", Want: []string{"this week = Date W+0"}},
		{Text: "The minister resigned on Tuesday.", Want: []string{"Tuesday = Date WD2"}},
		{Text: "They will meet next Monday.", Want: []string{"next Monday = Date WD1+"}},
		{Text: "She arrived yesterday.", Want: []string{"yesterday = Date D-1"}},
		{Text: "The court will rule in the autumn.", Want: []string{"autumn = Date S23"}},
		{Text: "They met last spring and will meet again next winter.", Want: []string{"last spring = Date S21-", "next winter = Date S24+"}},
		{Text: "The band was famous in the 1990s.", Want: []string{"1990s = Date 1990/1999"}},
		{Text: "He signed on 07/14/2023 in Leeds.", Want: []string{"07/14/2023 = Date 2023-07-14"}},
		{Text: "He signed on 03/04/2023 in Leeds.", Want: []string{"03/04/2023 = Date 2023"}},
		{Text: "Revenue doubled between 2010 and 2015.", Want: []string{"between 2010 and 2015 = Date 2010/2015"}},
		{Text: "She chaired the club from March to May 2021.", Want: []string{"from March to May 2021 = Date 2021-03/2021-05"}},
		{Text: "The group lost money in the third quarter of 2022.", Want: []string{"third quarter of 2022 = Date 2022-35"}},
		{Text: "The archer is 1.85 m tall and ran for 35 min.", Want: []string{"1.85 m = Quantity m 1.85", "35 min = Quantity min 35"}},
	})
}

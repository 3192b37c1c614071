package number

import "testing"

func TestAges(t *testing.T) {
	testFind(t, []findCase{
		{"Lena Marsh, 42, was hurt", []string{"42 42..42 exact age"}},
		{"the retired postman, 53, was hurt", []string{"53 53..53 exact age"}},
		{"The harbour pilot, 36, posed for us", []string{"36 36..36 exact age"}},
		{"Omar Vale, 26, of Leeds, was jailed", []string{"26 26..26 exact age"}},
		{"her son Theo, four, slept", []string{"four 4..4 exact age"}},
		{"they have Ada, seven, and Ben, five.", []string{"seven 7..7 exact age", "five 5..5 exact age"}},
		{"Rosa, 14 and Ines, 12, stayed home", []string{"14 14..14 exact age", "12 12..12 exact age"}},
		{"Martin Hale, now 70, walked free", []string{"70 70..70 exact age"}},
		{"she was 26 when the war began", []string{"26 26..26 exact age"}},
		{"I'm 40, and tired", []string{"40 40..40 exact age"}},
		{"he had just turned 21.", []string{"21 21..21 exact age"}},
		{"the boy aged nine drowned", []string{"nine 9..9 exact age"}},
		{"at age 16 she left home", []string{"16 16..16 exact age"}},
		{"women aged 25-29 said so", []string{"25-29 25..29 range age"}},
		{"the under-23 team lost", []string{"23 23..23 exact age"}},
		// counts that stand like ages
		{"the death toll, 53, was the highest", []string{"53 53..53 exact"}},
		{"Of the victims, 35, or half, were women", []string{"35 35..35 exact"}},
		{"In Kabul, seven, including a child, died", []string{"seven 7..7 exact", "a 1..1 exact one child"}},
		{"Hounslow (32.5) led the table", []string{"32.5 32..33 exact decimal"}},
		{"they were 12 in the boat", []string{"12 12..12 exact"}},
		{"he was 10 minutes late", []string{"10 10..10 exact measure minutes"}},
	})
}

func TestLabels(t *testing.T) {
	testFind(t, []findCase{
		{"season nine of the show", []string{"nine 9..9 exact label"}},
		{"people with type 2 diabetes", []string{"2 2..2 exact label"}},
		{"Year 4 pupils stayed home", []string{"4 4..4 exact label"}},
		{"the stage four lockdown", []string{"four 4..4 exact label"}},
		{"the stage-four lockdown", []string{"four 4..4 exact label"}},
		{"the top-six club", []string{"six 6..6 exact label"}},
		{"soldiers of 12 Brigade arrived", []string{"12 12..12 exact label"}},
		{"Episode 198 of the podcast", []string{"198 198..198 exact label"}},
		{"51 cases per 100,000 people", []string{"51 51..51 exact cases", "100,000 100000..100000 exact label"}},
		// numbers that count after such a noun
		{"this season nine players left", []string{"nine 9..9 exact players"}},
		{"last week three soldiers died", []string{"three 3..3 exact soldiers"}},
		{"each year 12 people drown", []string{"12 12..12 exact people"}},
		{"12 brigades arrived", []string{"12 12..12 exact brigades"}},
	})
}

func TestHeadsOwned(t *testing.T) {
	testFind(t, []findCase{
		{"22 of the state's delegates left", []string{"22 22..22 exact delegates"}},
		{"one of Chad's soldiers died", []string{"one 1..1 exact one soldiers"}},
		{"half of Iranians oppose it", []string{"half 0..1 exact decimal Iranians"}},
		{"180,000-plus deaths", []string{"180,000 180000..- at_least deaths"}},
		{"a 543 square-foot garden", []string{"543 543..543 exact measure foot"}},
		{"shares rose to 138p", []string{"138 138..138 exact money p"}},
		{"father of four Ian Hale", []string{"four 4..4 exact label"}},
		{"father of four sons", []string{"four 4..4 exact sons"}},
		{"the Nikkei 225 index", []string{"225 225..225 exact label"}},
		{"Nearly 225 Malians fled", []string{"Nearly 225 225..225 approx Malians"}},
		{"in Mali 225 soldiers died", []string{"225 225..225 exact soldiers"}},
		{"30 COVID-19 cases a day", []string{"30 30..30 exact cases", "19 19..19 exact label"}},
		{"25 Albion Street burned", []string{"25 25..25 exact label"}},
		{"he lost two stone in May", []string{"two 2..2 exact measure stone"}},
		{"a group of 32 with 26 automatically qualified", []string{"a 1..1 exact one group", "32 32..32 exact", "26 26..26 exact"}},
		{"a truck slowly turning", []string{"a 1..1 exact one truck"}},
		{"a brightly painted boat", []string{"a 1..1 exact one boat"}},
		{"the two never met", []string{"two 2..2 exact"}},
		{"his 2016 campaign", []string{"2016 2016..2016 exact year"}},
		{"2000 soldiers came", []string{"2000 2000..2000 exact soldiers year"}},
	})
}

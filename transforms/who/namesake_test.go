package who

import "testing"

func TestFindNamesakes(t *testing.T) {
	runFind(t, []findCase{
		{"an abbreviation of the article's own", "The Food Standards Agency (FSA) wrote a law. The FSA hurried.", nil},
		{"an abbreviation spelled out as known", "The Free Syrian Army (FSA) marched. The FSA won.", []string{"Free Syrian Army: FSA(SYR) name", "FSA: FSA(SYR) short", "FSA: FSA(SYR) short"}},
		{"an abbreviation of another tongue", "The Kurdistan Workers' Party (PKK) fought.", []string{"Kurdistan Workers' Party: PKK(TUR) name", "PKK: PKK(TUR) short"}},
		{"a surname that is an adjective", "Dawn French sang. French bowed.", nil},
		{"an adjective after a first name that is a place", "In Chelsea French diners cheered.", []string{"French: FRA demonym"}},
		{"an adjective beside such a surname", "Dawn French sang for French troops.", []string{"French: FRA demonym"}},
		{"a month that is a first name", "In May French troops left.", []string{"French: FRA demonym"}},
		{"a faith that is a first name", "Christian Lebanese militias met.", []string{"Lebanese: LBN demonym"}},
		{"a first name that is a people's", "Dane Hollis scored twice.", nil},
		{"a prince", "Prince Albert opened the gala in France.", []string{"France: FRA name"}},
		{"a street called after a region", "The fire on Virginia Avenue went out.", nil},
		{"a town by the town it is part of", "A clinic in Edmonton, north London, closed.", []string{"Edmonton: Edmonton(GBR) place", "London: GBR capital"}},
		{"a town that the lexicon knows elsewhere only", "The trial in Beaconsfield, Buckinghamshire, began.", []string{"Buckinghamshire: Buckinghamshire(GBR) place"}},
		{"a town of a state that the lexicon knows elsewhere only", "Filming in Marlow, New Zealand, began.", []string{"New Zealand: NZL name"}},
		{"a town and its county", "A house near Chichester, West Sussex, burned.", []string{"Chichester: Chichester(GBR) place", "West Sussex: West Sussex(GBR) place"}},
		{"a bloc's word in another name", "The charity Shark Allies sued in France.", []string{"France: FRA name"}},
		{"allies with a direction", "Germany fought the Western Allies.", []string{"Germany: DEU name", "Western Allies: Allies() name"}},
		{"a county's river", "They swam the Rio Grande into Texas.", []string{"Texas: Texas(USA) place"}},
		{"a club", "He left the Ajax, a team of Canada.", []string{"Canada: CAN name"}},
		{"an acronym that is a pronoun in small letters", "Visas for Indian IT firms ran out.", []string{"Indian: IND demonym"}},
		{"a surname's possessive", "Police in the United States stood at Taylor's door.", []string{"United States: USA name"}},
		{"a daughter", "Her daughter Georgia laughed. Georgia danced.", nil},
		{"a person's age", "Jordan, 25, ate. Jordan slept.", nil},
		{"a state beside a number", "Chad, 25 years on, is poor.", []string{"Chad: TCD name"}},
		{"a magazine", "He told The Atlantic that he had read The Australian on the train.", nil},
		{"an ocean", "They crossed the Atlantic.", []string{"Atlantic: Atlantic() place"}},
		{"a verb in capitals", "France for no reason IS NOT fine.", []string{"France: FRA name"}},
		{"a million people", "Rain fell in Sydney's east.", []string{"Sydney: Sydney(AUS) place"}},
	})
}

func TestOpeningQuoteIsNoPossessive(t *testing.T) {
	runFind(t, []findCase{
		{"quotation", "He wrote of Chad ' army of ghosts' again.", []string{"Chad: TCD name"}},
		{"possessive", "The Maldives' army came.", []string{"Maldives: MDV name"}},
	})
}

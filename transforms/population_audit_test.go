package transforms_test

import "testing"

// TestPopulationAudited reads what an audit of general news found wrong, and its like.
func TestPopulationAudited(t *testing.T) {
	checkFacts(t, "population", []string{"Place"}, []factCase{
		{"unknown town with residents", "The fire reached the small town of Ashdale with about 6,000 residents.", []string{"6,000 | Ashdale"}},
		{"unknown town apposed", "Qorveh, a town with over 200,000 residents, lies in western Iran.", []string{"200,000 | Qorveh"}},
		{"city and its residents", "Shells fell near Osaka and its 2.7 million residents.", []string{"2.7 million | Osaka"}},
		{"in a place apposed", "The clash was in Mombasa, one of Africa's largest ports and home to 900,000 people.", []string{"900,000 | Mombasa"}},
		{"population includes", "The population of Syria is largely Arab, but includes about 2 million Kurds.", []string{"2 million | SYR"}},
		{"hosts nationals", "Thailand hosted 60,000 British nationals.", []string{"60,000 | THA"}},
		{"own population beside a share", "About a third of Latvia's 1.9 million population speak Russian.", []string{"1.9 million | LVA"}},
		{"town in its state", "Three miners died in Ashdale, Virginia, a town of about 2,300 residents.", []string{"2,300 | Ashdale"}},
		{"which is home", "The leak began in Ashdale Hills, which is home to over 30,000 people.", []string{"30,000 | Ashdale Hills"}},
		{"most influential", "The magazine in Spain listed the world's 100 most influential people.", nil},
		{"bloc of states", "The bloc of 27 will not change its mind on Britain.", nil},
		{"animals", "Kenya has an elephant population of about 36,000.", nil},
		{"the world", "The global population will reach 9 billion in 2037, says a report in Spain.", nil},
		{"share", "Two percent of the population of Spain, 900,000 people, carry the virus.", nil},
		{"some people", "The magazine printed a list of Australia's 50 richest people.", nil},
		{"any town", "The prize went to towns with as many as 70,000 inhabitants in Peru.", nil},
		{"crowd", "He closed the tour of Chile with 28,000 people turning out in Santiago.", nil},
		{"marchers", "She marched for peace with about a million other people.", nil},
		{"illegal residents", "Senators spoke of 9 million people living illegally in America.", nil},
		{"supposition", "If just 900 people live in your town in Spain, shops will close.", nil},
		{"after a quotation", "'It is over in Ghana.'\nSeven people were arrested.", nil},
		{"there's", "He said there's 500 white people in Togo.", nil},
		{"refugees who have lived", "The agency flew home 1,400 Angolan refugees who had lived in Zambia.", nil},
	})
}

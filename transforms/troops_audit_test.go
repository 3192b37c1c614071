package transforms_test

import "testing"

// TestTroopsAudited reads what an audit of general news found wrong, and its like.
func TestTroopsAudited(t *testing.T) {
	checkFacts(t, "troops", []string{"Actor", "Location", "Status"}, []factCase{
		{"reduction in all", "Most voters favour a reduction in the 9,000 British troops in Iraq.", []string{"9,000 | GBR | IRQ | present"}},
		{"cut of some", "Britain announced a cut of 400 troops in Iraq.", []string{"400 | GBR | IRQ | withdrawn"}},
		{"to back", "Sudan sent 700 soldiers to back the government in Chad.", []string{"700 | SDN | TCD | deployed"}},
		{"sent back", "Kenya sent 700 soldiers back from Somalia.", []string{"700 | KEN | SOM | withdrawn"}},
		{"team of", "Portugal plans to send a team of 120 soldiers to Mali.", []string{"120 | PRT | MLI | planned"}},
		{"reinforce a force", "The envoy urged donors to reinforce the 6,000-strong AU force in Somalia.", []string{"6,000 | AU | SOM | present"}},
		{"set for deployment", "About 400 officers and men of the Ghanaian army are set for deployment to Mali.", []string{"400 | GHA | MLI | planned"}},
		{"recruitment goal", "The recruitment drive met the army's target of 60,000 soldiers in Kenya.", []string{"60,000 | KEN | KEN | other"}},
		{"war games", "Egypt began war games near Suez involving 12,000 soldiers.", []string{"12,000 | EGY | EGY | other"}},
		{"from another state", "The drill in Poland involves 9,000 Polish soldiers and 4,000 from Germany.", []string{"9,000 | POL | POL | other", "4,000 | DEU | POL | other"}},
		{"led locates nobody", "Pakistan, an ally in the US-led war on terror, deployed 8,000 troops along the border.", []string{"8,000 | PAK | PAK | deployed"}},
		{"since then", "Fiji has 200 soldiers in Egypt and, since June, an additional 40 troops in Iraq.", []string{"200 | FJI | EGY | present", "40 | FJI | IRQ | deployed"}},
		{"down from", "Chile has 700 soldiers in Haiti, down from 1,200.", []string{"700 | CHL | HTI | present", "1,200 | CHL | HTI | present"}},
		{"due to comprise", "The force in Haiti, due to comprise between 300 and 400 Chilean soldiers, is not ready.", []string{"300 and 400 | CHL | HTI | planned"}},
		{"dispatch involved", "The plan involves the dispatch of a multinational force of 5,000 soldiers to Haiti.", []string{"5,000 |  | HTI | planned"}},
		{"contingent of soldiers", "The 30-strong Fijian contingent is in Egypt beside other soldiers.", []string{"30 | FJI | EGY | present"}},
		{"mobilising", "Brazil is mobilizing 20,000 soldiers against mosquitoes.", []string{"20,000 | BRA | BRA | deployed"}},
		{"party rebels", "Around 30 Tory rebels prepared a vote in London.", nil},
		{"sportsmen", "It was a poor day for the 13-strong English contingent at the open in Spain.", nil},
		{"squad", "All 40 members of the France squad will be mobilised for the tournament in Rome.", nil},
		{"patients", "More than 6,000 military personnel have tested positive in Italy.", nil},
		{"contracted", "Two Dutch soldiers stationed in Brazil contracted the virus.", nil},
		{"ultimate sacrifice", "The film honours thousands of Polish soldiers who paid the ultimate sacrifice.", nil},
		{"asked about two", "Asked about the two soldiers, the court in Bangladesh did not comment.", nil},
		{"now in", "The operation is designed to confront 20,000 Iraqi soldiers now in Kuwait.", []string{"20,000 | IRQ | KWT | present"}},
		{"still deployed to", "Around 6,000 Dutch troops are still deployed to Iraq.", []string{"6,000 | NLD | IRQ | present"}},
		{"headed to", "More than 200 Chinese troops headed to Pakistan on Monday.", []string{"200 | CHN | PAK | deployed"}},
		{"sets out", "Riots spread in Albania on Friday. Some 120 French soldiers left Toulon on Sunday.", []string{"120 | FRA | ALB | deployed"}},
		{"of the country", "The general commands the country's 90,000-strong army. Rebels of the FARC killed a mayor in Colombia.", []string{"90,000 | COL |  | strength"}},
		{"took as prisoners", "Germany took 20,000 French soldiers as prisoners.", nil},
		{"threw stones", "In Hebron hundreds of Palestinians threw stones at Israeli troops.", nil},
		{"held towns", "Dozens of rebel-held villages in Syria were besieged.", nil},
		{"units are things", "The maker sold 300,000 units in Thailand and 40 foreign units in Laos.", nil},
		{"loss", "Niger mourned the loss of 17 soldiers.", nil},
		{"claimed lives", "The war in Iraq has claimed nearly 3,000 soldiers.", nil},
		{"claimed that", "The minister claimed that 3,000 Chadian soldiers are in Mali.", []string{"3,000 | TCD | MLI | present"}},
	})
}

package transforms_test

import "testing"

// TestTroopsInNews reads longer sentences, as agencies write them.
func TestTroopsInNews(t *testing.T) {
	checkFacts(t, "troops", []string{"Actor", "Location", "Status"}, []factCase{
		{"two places", "The U.S. military has about 2,500 troops in Iraq and some 900 in Syria.", []string{"2,500 | USA | IRQ | present", "900 | USA | SYR | present"}},
		{"was sending", "The Pentagon said it was sending 3,500 additional soldiers to Kuwait.", []string{"3,500 | USA | KWT | deployed"}},
		{"landed", "More than 1,000 British paratroopers landed in Freetown on Sunday.", []string{"1,000 | GBR | SLE | deployed"}},
		{"relative clause with verb of number", "The force in Sudan, UNAMID, which now numbers some 11,000, guards the camps.", []string{"11,000 | UNAMID |  | strength"}},
		{"is expected to grow", "UNIFIL is in southern Lebanon. The force is expected to grow to 13,000 by June.", []string{"13,000 | UNIFIL | LBN | planned"}},
		{"member contingent", "Fiji sent a 300-member contingent to Sinai in Egypt.", []string{"300 | FJI | EGY | deployed"}},
		{"additional passive", "An additional 1,000 German soldiers will be deployed in Kosovo.", []string{"1,000 | DEU | XKX | planned"}},
		{"approved plans", "The president approved plans to send 17,000 more American troops to Afghanistan.", []string{"17,000 | USA | AFG | planned"}},
		{"mission of its troops", "Japan's cabinet extended the mission of its 550 troops in Iraq.", []string{"550 | JPN | IRQ | present"}},
		{"relative and plan", "Seoul, which has 3,200 troops in Iraq, plans to bring home 1,000 of them.", []string{"3,200 | KOR | IRQ | present", "1,000 | KOR | IRQ | withdrawn"}},
		{"strong group", "The 17,000-strong FARC has fought the Colombian state since 1964.", []string{"17,000 | FARC |  | strength"}},
		{"believed to have", "The Tamil Tigers are believed to have 10,000 fighters.", []string{"10,000 | LTTE |  | strength"}},
		{"attackers", "About 50 Taliban fighters attacked a post in Helmand, Afghanistan.", []string{"50 | Taliban | AFG | present"}},
		{"mobilised", "Israel has called up 30,000 reservists.", []string{"30,000 | ISR |  | deployed"}},
		{"can call up", "Finland can call up 280,000 reservists.", []string{"280,000 | FIN |  | strength"}},
		{"police and soldiers", "Nearly 40,000 police and soldiers have been deployed across Sri Lanka for the vote.", []string{"40,000 | LKA | LKA | deployed"}},
		{"boost by", "NATO agreed to boost its force in Afghanistan by 2,500.", []string{"2,500 | NATO | AFG | planned"}},
		{"who left", "The 150 Georgian soldiers who left Iraq on Friday are the last.", []string{"150 | GEO | IRQ | withdrawn"}},
		{"led", "The Saudi-led coalition has 5,000 soldiers in Yemen.", []string{"5,000 | Saudi-led coalition | YEM | present"}},
		{"backed is not owned", "Some 3,000 Russian-backed rebels are in Luhansk in Ukraine.", []string{"3,000 |  | UKR | present"}},
		{"trained abroad", "Turkey will train 400 Somali soldiers in Ankara.", []string{"400 | SOM | TUR | other"}},
		{"exercise", "About 9,000 Egyptian troops took part in an exercise near Cairo.", []string{"9,000 | EGY | EGY | other"}},
		{"rotation", "Ireland rotated 340 soldiers in Lebanon this week.", []string{"340 | IRL | LBN | other"}},
		{"where", "The president flew to Djibouti, where France keeps 1,450 soldiers.", []string{"1,450 | FRA | DJI | present"}},
		{"quoted", "“We have 400 soldiers in Chad,” the Irish minister said.", []string{"400 | IRL | TCD | present"}},
		{"headline", "Canada to send 200 troops to Latvia", []string{"200 | CAN | LVA | planned"}},
		{"headline past", "80 Dutch marines leave Mali", []string{"80 | NLD | MLI | withdrawn"}},
		{"mandate", "The mission in Mali, MINUSMA, may have up to 12,600 soldiers.", []string{"12,600 | MINUSMA | MLI | planned"}},
		{"dozens", "Dozens of gunmen seized the airport at Kidal in Mali.", []string{"Dozens |  | MLI | present"}},
		{"of the mission", "Uruguay will pull 300 of its 900 peacekeepers out of Haiti.", []string{"300 | URY | HTI | withdrawn", "900 | URY | HTI | present"}},
		{"ask for", "Mali asked France for 1,000 soldiers.", []string{"1,000 | FRA | MLI | planned"}},
		{"no troops verb", "The general praised the 2,000 men of the Chadian army in Kidal, a town in Mali.", []string{"2,000 | TCD | MLI | present"}},
		{"disarmed", "Some 12,000 fighters of Renamo were disarmed in Mozambique.", []string{"12,000 | RENAMO | MOZ | other"}},
		{"crossed", "Hundreds of Turkish soldiers crossed into Iraq on Thursday.", []string{"Hundreds | TUR | IRQ | deployed"}},
		{"freed is no deployment", "Guards at the prison number forty.", nil},
		{"wounded", "The blast wounded 14 soldiers in Kabul.", nil},
		{"buried", "Relatives buried three soldiers in Grozny.", nil},
		{"veterans", "About 300 veterans marched in Moscow.", nil},
		{"budget", "The army will buy 300 tanks.", nil},
	})
}

package transforms_test

import "testing"

func TestCasualties(t *testing.T) {
	checkFacts(t, "casualties", []string{"Kind", "Location"}, []factCase{
		{"active verb", "Rebels killed 12 soldiers in Kidal, Mali, on Friday.", []string{"12 | killed | MLI"}},
		{"passive", "Dozens of villagers were massacred in Ituri, eastern Congo.", []string{"Dozens | killed | COD"}},
		{"died", "Twenty miners died and 15 were trapped when a shaft collapsed in Zambia.", []string{"Twenty | killed | ZMB"}},
		{"participle", "At least 40 people killed in Herat blast, Afghan police say.", []string{"40 | killed | AFG"}},
		{"wounded", "A blast in Karachi wounded at least 30 people, police in Pakistan said.", []string{"30 | injured | PAK"}},
		{"hurt and an insertion", "Four people were hurt, none of them seriously, in the accident in Oslo.", []string{"Four | injured | NOR"}},
		{"one person", "An American soldier was killed by a roadside bomb near Kandahar.", []string{"An American soldier | killed | AFG"}},
		{"subjects joined", "Four policemen and a child were killed in Quetta, Pakistan.", []string{"Four | killed | PAK", "a child | killed | PAK"}},
		{"objects joined", "The civil war in Liberia killed thousands of civilians and 900 peacekeepers.", []string{"thousands | killed | LBR", "900 | killed | LBR"}},
		{"participle of both", "Apart from six policemen and 14 soldiers killed in Borno, Nigeria lost a plane.", []string{"six | killed | NGA", "14 | killed | NGA"}},
		{"along with", "At least 80 soldiers were injured in the attacks in Chad along with 30 members of a militia.", []string{"80 | injured | TCD", "30 | injured | TCD"}},
		{"insertion between", "In Yemen, 16 people, including nine soldiers, were killed on Monday.", []string{"16 | killed | YEM", "nine | killed | YEM"}},
		{"some of them", "At least 14 people, 11 of them children, died in a fire at a school in Uganda.", []string{"14 | killed | UGA", "11 | killed | UGA"}},
		{"two kinds", "More than 80 soldiers were killed or wounded in the ambush in Burkina Faso.", []string{"80 | killed | BFA", "80 | injured | BFA"}},
		{"left dead and missing", "A landslide in Colombia left at least 60 people dead and 200 missing.", []string{"60 | killed | COL", "200 | missing | COL"}},
		{"feared dead", "Thousands were feared dead in Myanmar after the cyclone.", []string{"Thousands | killed | MMR"}},
		{"disappeared", "A dozen fishermen disappeared in the storm off Bangladesh.", []string{"A dozen | missing | BGD"}},
		{"shot dead in front", "Soldiers in Guinea shot dead 150 protesters. More than 1,000 were wounded.", []string{"150 | killed | GIN", "1,000 | injured | GIN"}},
		{"bodies of", "The bodies of 17 migrants were found off Libya.", []string{"17 | killed | LBY"}},
		{"murder of", "The murder of three nuns shocked Burundi.", []string{"three | killed | BDI"}},
		{"lives", "The war in Liberia cost some 250,000 lives.", []string{"250,000 | killed | LBR"}},
		{"lost", "France lost 13 soldiers when two helicopters collided over Mali.", []string{"13 | killed | MLI"}},
		{"among the dead", "Three Americans were among the dead in Paris.", []string{"Three | killed | FRA"}},
		{"of the wounded", "Ten of the wounded were children, doctors in Aleppo said.", []string{"Ten | injured | SYR"}},
		{"whole is no toll", "Thirty of the 45 passengers died when the bus plunged into a ravine in Peru.", []string{"Thirty | killed | PER"}},
		{"toll", "The toll rose to 57 on Sunday, officials in Quito said.", []string{"57 | killed | ECU"}},
		{"death toll", "The death toll in the quake in Ecuador rose to 57 on Sunday.", []string{"57 | killed | ECU"}},
		{"number of dead", "Peru's government put the number of dead at 69,000.", []string{"69,000 | killed | PER"}},
		{"figure after a toll", "More than 900 people died in the floods in Malawi and Mozambique. In Malawi the latest figure was 676.", []string{"900 | killed | MWI", "676 | killed | MWI"}},
		{"hostages", "Police freed 60 hostages from a farm in Nigeria.", []string{"60 | captured | NGA"}},
		{"taken hostage", "Militants in Niger took 25 schoolgirls hostage.", []string{"25 | captured | NER"}},
		{"kidnapped", "Two journalists were kidnapped in northern Mali; their driver was found dead.", []string{"Two | captured | MLI"}},
		{"arrested elsewhere than killed", "Tunisia has arrested 300 people since the attack in Sousse, in which 38 tourists died.", []string{"300 | captured | TUN", "38 | killed | TUN"}},
		{"held by a state", "India holds 90 fishermen from Sri Lanka.", []string{"90 | captured | IND"}},
		{"let go by a state", "Pakistan freed 120 Indian fishermen as a gesture before talks in New Delhi.", []string{"120 | captured | PAK"}},
		{"told by a source", "Rebels shelled the city of Misrata, killing 17 people, a doctor told Reuters in Tunis.", []string{"17 | killed | LBY"}},
		{"killer", "A suicide bomber killed at least 15 people in Quetta.", []string{"15 | killed | PAK"}},
		{"denied", "The government of Chad denied that 50 of its soldiers had been killed.", nil},
		{"one of those told of", "Cuba freed a poet, one of its prisoners.", nil},
		{"as a hostage", "He spoke for three years as a hostage in Mali.", nil},
		{"cattle", "About 40 houses were destroyed and 300 cattle killed in the flood in Kenya.", nil},
		{"arms", "Troops in Somalia seized 20 grenades and 4 rocket launchers.", nil},
		{"those who fled", "Some 3,000 people who fled the fighting are held in camps in Sri Lanka.", nil},
		{"crowd", "Some 5,000 people marched in Bamako.", nil},
		{"weapons in a list", "The army recovered six rifles, four guns and two bombs in Niger, where a soldier was wounded.", []string{"a soldier | injured | NER"}},
	})
}

func TestCasualtyQualifiers(t *testing.T) {
	checkFacts(t, "casualties", []string{"Low", "Qualifier"}, []factCase{
		{"toll passed", "The death toll from the cholera outbreak in Haiti has passed 4,000.", []string{"4,000 | 4000 | at_least"}},
		{"toll exact", "The death toll from the cholera outbreak in Haiti stands at 4,000.", []string{"4,000 | 4000 | exact"}},
		{"range", "Between 10 and 12 civilians were killed by shelling in Donetsk.", []string{"10 and 12 | 10 | range"}},
		{"at least one", "At least one person died.", []string{"one person | 1 | at_least"}},
	})
}

func TestCasualtyPlaces(t *testing.T) {
	checkFacts(t, "casualties", []string{"Location"}, []factCase{
		{"dateline abroad", "BEIRUT - At least 40 people were killed on Monday when a car bomb went off in the Iraqi capital, police said.", []string{"40 | IRQ"}},
		{"north of a city", "A bomb killed 12 people outside a mosque north of Baghdad, hospital sources said.", []string{"12 | IRQ"}},
		{"source abroad", "Two German soldiers were killed in a helicopter crash on Sunday, the defence ministry in Berlin said. The force in Afghanistan is investigating.", []string{"Two | AFG"}},
		{"speaker abroad", "French troops killed 20 jihadists in Mali, the defence minister said in Paris.", []string{"20 | MLI"}},
		{"each paragraph its own", "A bomb killed 15 people in Quetta.\n\nIn India, a train crash killed 31 people near Kanpur.\n\nFour people died in a blaze in Lima.", []string{"15 | PAK", "31 | IND", "Four | PER"}},
		{"paragraph goes on", "A bomb went off in Kampala. At least 74 people died.", []string{"74 | UGA"}},
		{"aggressor named", "Israel's offensive on Gaza has killed more than 1,000 Palestinians.", []string{"1,000 | PSE"}},
		{"aggressor's raid", "The Turkish air force bombed Kurdish rebels in northern Iraq, killing 30.", []string{"30 | IRQ"}},
		{"on the way", "A Saudi-led coalition air strike killed 26 civilians in Yemen's Saada province.", []string{"26 | YEM"}},
		{"border", "Colombia's largest rebel group killed nine soldiers in an ambush near the border with Venezuela.", []string{"nine | COL"}},
		{"distance", "The earthquake, which struck 100 km from Kathmandu, killed 8,000 people.", []string{"8,000 | NPL"}},
		{"embassy", "The bombing of the U.S. embassy in Nairobi killed 213 people.", []string{"213 | KEN"}},
		{"scene against venue", "Congo is at war.\n\nFighting in eastern Congo goes on. Talks were held in Pretoria.\n\nAbout three million people have died.", []string{"three million | COD"}},
		{"scene against the home of troops", "U.S. commanders want more troops for the war in Iraq. U.S. lawmakers object.\n\nSome 3,000 Americans have died.", []string{"3,000 | IRQ"}},
		{"none", "Six people were killed.", []string{"Six | "}},
	})
}

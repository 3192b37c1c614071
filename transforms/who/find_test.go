package who

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

var forms = [...]string{"name", "demonym", "people", "capital", "government", "leader", "place", "short"}
var links = [...]string{"", " joint", " pro", " anti", " non", " led", " backed", " based"}

// show prints a mention as the tests spell it: what stands in the text, id, country
// if another, form, link.
func show(doc *text.Document, m Mention) string {
	s := fmt.Sprintf("%s: %s", doc.Slice(m.First, m.End), m.ID)
	if m.Country != m.ID {
		s += fmt.Sprintf("(%s)", m.Country)
	}
	if len(m.Alternatives) > 0 {
		s += fmt.Sprintf("%s", m.Alternatives)
	}
	return s + " " + forms[m.Form] + links[m.Link]
}

type findCase struct {
	name, text string
	want       []string
}

func runFind(t *testing.T, cases []findCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := text.Build(c.text, calendar.None)
			var got []string
			for _, m := range Find(doc) {
				got = append(got, show(doc, m))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

func TestFindStates(t *testing.T) {
	runFind(t, []findCase{
		{"name and possessive", "Niger's army crossed into Mali.", []string{"Niger: NER name", "Mali: MLI name"}},
		{"curly possessive", "Chad’s rulers met.", []string{"Chad: TCD name"}},
		{"abbreviations", "The U.S. and the UK told the UAE.", []string{"U.S.: USA short", "UK: GBR short", "UAE: ARE short"}},
		{"long name", "the Democratic Republic of the Congo and the Republic of Congo", []string{"Democratic Republic of the Congo: COD name", "Republic of Congo: COG name"}},
		{"Congo alone", "Fighting in eastern Congo spread.", []string{"Congo: COD name"}},
		{"Congo beside Brazzaville", "Brazzaville said Congo would vote.", []string{"Brazzaville: COG capital", "Congo: COG name"}},
		{"Guineas", "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", []string{"Guinea: GIN name", "Guinea-Bissau: GNB name", "Equatorial Guinea: GNQ name", "Papua New Guinea: PNG name"}},
		{"Sudans", "Sudan bombed South Sudan.", []string{"Sudan: SDN name", "South Sudan: SSD name"}},
		{"Irelands", "Ireland borders Northern Ireland.", []string{"Ireland: IRL name", "Northern Ireland: Northern Ireland(GBR) place"}},
		{"Koreas", "North Korea warned Seoul; the North fired first.", []string{"North Korea: PRK name", "Seoul: KOR capital", "North: PRK name"}},
		{"the North of nobody", "The rebels hold the North and the South.", nil},
		{"Dominica and the republic", "Dominica and the Dominican Republic signed.", []string{"Dominica: DMA name", "Dominican Republic: DOM name"}},
		{"America and the Americas", "America sent aid to Latin America.", []string{"America: USA name", "Latin America: Latin America() place"}},
		{"American Samoa", "Samoa lies near American Samoa.", []string{"Samoa: WSM name", "American Samoa: ASM name"}},
		{"New Mexico", "Mexico is south of New Mexico.", []string{"Mexico: MEX name", "New Mexico: New Mexico(USA) place"}},
		{"former states", "the Soviet Union, Yugoslavia, East Germany and Czechoslovakia", []string{"Soviet Union: SUN name", "Yugoslavia: YUG name", "East Germany: DDR name", "Czechoslovakia: CSK name"}},
		{"former names", "Zaire, Burma, Rhodesia, Ceylon and Persia", []string{"Zaire: COD name", "Burma: MMR name", "Rhodesia: ZWE name", "Ceylon: LKA name", "Persia: IRN name"}},
		{"apostrophes and accents", "Côte d’Ivoire, Cote d'Ivoire, São Tomé and Príncipe, N'Djamena", []string{"Côte d’Ivoire: CIV name", "Cote d'Ivoire: CIV name", "São Tomé and Príncipe: STP name", "N'Djamena: TCD capital"}},
		{"bywords", "The Kremlin, the White House, Downing Street and the Elysee disagreed.", []string{"Kremlin: RUS government", "White House: USA government", "Downing Street: GBR government", "Elysee: FRA government"}},
		{"capitals speak", "Paris said Washington would pay.", []string{"Paris: FRA capital", "Washington: USA capital"}},
		{"leaders", "President Vladimir Putin met Erdogan.", []string{"Vladimir Putin: RUS leader", "Erdogan: TUR leader"}},
	})
}

func TestFindAdjectivesAndPeople(t *testing.T) {
	runFind(t, []findCase{
		{"adjective", "French soldiers left.", []string{"French: FRA demonym"}},
		{"the people", "The French withdrew, and the British stayed.", []string{"French: FRA people", "British: GBR people"}},
		{"the adjective", "the French armed forces", []string{"French: FRA demonym"}},
		{"nouns", "Two Malians, a Frenchman and some Iraqis died.", []string{"Malians: MLI people", "Frenchman: FRA people", "Iraqis: IRQ people"}},
		{"adjective at the end", "The dead were Afghan.", []string{"Afghan: AFG people"}},
		{"joint", "Franco-German and US-Iranian talks; a Sino-Russian pact", []string{"Franco: FRA demonym joint", "German: DEU demonym joint", "US: USA short joint", "Iranian: IRN demonym joint", "Sino: CHN demonym joint", "Russian: RUS demonym joint"}},
		{"led and backed", "a US-led coalition and Russian-backed rebels", []string{"US: USA short led", "Russian: RUS demonym backed"}},
		{"pro and anti", "pro-Russian gunmen and an anti-French march", []string{"Russian: RUS demonym pro", "French: FRA demonym anti"}},
		{"non and based", "non-NATO allies of the Geneva-based group", []string{"NATO: NATO() short non", "Geneva: Geneva(CHE) place based"}},
		{"Palestinians and Israelis", "Palestinians threw stones at Israelis.", []string{"Palestinians: PSE people", "Israelis: ISR people"}},
		{"peoples", "Kurds, Turkish Cypriots, Bosnian Serbs and Kosovo Albanians", []string{"Kurds: Kurds() people", "Turkish Cypriots: Turkish Cypriots(CYP) people", "Bosnian Serbs: Bosnian Serbs(BIH) people", "Kosovo Albanians: Kosovo Albanians(XKX) people"}},
		{"people of a region", "Chechens fought Russian troops near Chechen villages.", []string{"Chechens: Chechnya(RUS) people", "Russian: RUS demonym", "Chechen: Chechnya(RUS) demonym"}},
		{"a list of adjectives", "Ugandan, Burundian and Kenyan peacekeepers fell.", []string{"Ugandan: UGA demonym", "Burundian: BDI demonym", "Kenyan: KEN demonym"}},
		{"a list of peoples", "The French and the British voted.", []string{"French: FRA people", "British: GBR people"}},
		{"a language", "He spoke in French, she in Dutch.", nil},
	})
}

func TestFindCaseMatters(t *testing.T) {
	runFind(t, []findCase{
		{"small letters", "He ate turkey in a jordan of chad, who told us a mali tale that is old.", nil},
		{"IS and is", "IS is losing. It IS true that IS fighters fled.", []string{"IS: Islamic State() short", "IS: Islamic State() short"}},
		{"IS in a headline", "WAR IS OVER IN MALI", []string{"MALI: MLI name"}},
		{"WHO and who", "WHO asked who would pay.", []string{"WHO: WHO() short"}},
		{"US and us", "US troops told us to go.", []string{"US: USA short"}},
		{"headline", "FRENCH TROOPS LEAVE NIGER", []string{"FRENCH: FRA demonym", "NIGER: NER name"}},
		{"any case", "Kurdish peshmerga and Peshmerga units", []string{"Kurdish peshmerga: peshmerga(IRQ) name", "Peshmerga: peshmerga(IRQ) name"}},
		{"mixed case", "LeT let go. Let go.", []string{"LeT: LeT(PAK) name"}},
	})
}

func TestFindOrganisations(t *testing.T) {
	runFind(t, []findCase{
		{"short and long", "The Economic Community of West African States (ECOWAS) and Nato", []string{"Economic Community of West African States: ECOWAS() name", "ECOWAS: ECOWAS() short", "Nato: NATO() name"}},
		{"missions", "MINUSMA, KFOR and the International Security Assistance Force", []string{"MINUSMA: MINUSMA(MLI) short", "KFOR: KFOR(XKX) short", "International Security Assistance Force: ISAF(AFG) name"}},
		{"groups", "al-Qaeda, Al Qaida, Islamic State, Boko Haram and the Wagner Group", []string{"al-Qaeda: al-Qaeda() name", "Al Qaida: al-Qaeda() name", "Islamic State: Islamic State() name", "Boko Haram: Boko Haram(NGA) name", "Wagner Group: Wagner Group(RUS) name"}},
		{"possessives inside", "the Lord's Resistance Army and the Kurdistan Workers' Party", []string{"Lord's Resistance Army: LRA(UGA) name", "Kurdistan Workers' Party: PKK(TUR) name"}},
		{"the longest wins", "the Taliban and the Pakistani Taliban", []string{"Taliban: Taliban(AFG) name", "Pakistani Taliban: Pakistani Taliban(PAK) name"}},
		{"a weak abbreviation", "The FNL signed.", nil},
		{"a weak abbreviation at home", "In Burundi the FNL signed.", []string{"Burundi: BDI name", "FNL: FNL(BDI) short"}},
		{"a weak abbreviation spelt out", "The Allied Democratic Forces, or ADF, hid.", []string{"Allied Democratic Forces: ADF(COD) name", "ADF: ADF(COD) short"}},
		{"with digits", "M23, the G7 and G-20, P5+1", []string{"M23: M23(COD) short", "G7: G7() short", "G-20: G20() short", "P5+1: P5+1() short"}},
	})
	doc := text.Build("MINUSMA left.", calendar.None)
	if m := Find(doc); len(m) != 1 || m[0].Parent != "UN" || m[0].Kind != Mission {
		t.Errorf("MINUSMA: %+v", m)
	}
}

func TestFindPlaces(t *testing.T) {
	runFind(t, []findCase{
		{"region", "Floods hit Helmand, the Sahel and the Niger Delta.", []string{"Helmand: Helmand(AFG) place", "Sahel: Sahel() place", "Niger Delta: Niger Delta(NGA) place"}},
		{"constituent nations", "Scotland and Wales", []string{"Scotland: Scotland(GBR) place", "Wales: Wales(GBR) place"}},
		{"disputed", "Shells fell in Kashmir.", []string{"Kashmir: Kashmir()[IND PAK] place"}},
		{"disputed, decided", "Pakistan said shells fell in Kashmir.", []string{"Pakistan: PAK name", "Kashmir: Kashmir(PAK) place"}},
		{"city and state", "In Mosul, Iraq, and in Lyon, France, prices rose.", []string{"Mosul: Mosul(IRQ) place", "Iraq: IRQ name", "Lyon: Lyon(FRA) place", "France: FRA name"}},
		{"city and region", "He flew from Paris, Texas, to Austin, Texas.", []string{"Paris: Paris(USA) place", "Texas: Texas(USA) place", "Austin: Austin(USA) place", "Texas: Texas(USA) place"}},
		{"Georgia by its city", "A storm passed Atlanta, Georgia.", []string{"Atlanta: Atlanta(USA) place", "Georgia: Georgia(USA) place"}},
		{"Georgia by its neighbours", "Russia pulled out of Georgia; Tbilisi rejoiced.", []string{"Russia: RUS name", "Georgia: GEO name", "Tbilisi: GEO capital"}},
		{"Georgia among states of the U.S.", "Voters in Georgia, Alabama and Florida", []string{"Georgia: Georgia(USA) place", "Alabama: Alabama(USA) place", "Florida: Florida(USA) place"}},
		{"Tripoli in Libya", "Gunmen took the port of Tripoli.", []string{"Tripoli: LBY capital"}},
		{"Tripoli in Lebanon", "Lebanon sent soldiers north; in Tripoli, Lebanese officers said, Beirut was obeyed.", []string{"Lebanon: LBN name", "Tripoli: Tripoli(LBN) place", "Lebanese: LBN demonym", "Beirut: LBN capital"}},
		{"Hyderabad by the state named", "Pakistan closed schools in Hyderabad.", []string{"Pakistan: PAK name", "Hyderabad: Hyderabad(PAK) place"}},
		{"Geneva in an American story", "American envoys met in Geneva.", []string{"American: USA demonym", "Geneva: Geneva(CHE) place"}},
		{"a word that is a city", "It was nice to read, Reading said; Most of the Orange went Mobile.", nil},
		{"a word that is a city, located", "France buried the dead in Nice.", []string{"France: FRA name", "Nice: Nice(FRA) place"}},
		{"months", "British troops arrived in March.", []string{"British: GBR demonym"}},
		{"Washington state", "fires in Washington state", []string{"Washington state: Washington state(USA) place"}},
		{"a weak capital", "Victoria said no.", nil},
		{"a weak capital at home", "The Seychelles closed; Victoria said no.", []string{"Seychelles: SYC name", "Victoria: SYC capital"}},
		{"Victoria in Australia", "Australia said Victoria was dry.", []string{"Australia: AUS name", "Victoria: Victoria(AUS) place"}},
		{"the West", "the West, West Bank and West Ham", []string{"West: West() place", "West Bank: West Bank(PSE) place"}},
		{"accents and without", "floods in São Paulo and Sao Paulo", []string{"São Paulo: Sao Paulo(BRA) place", "Sao Paulo: Sao Paulo(BRA) place"}},
		{"dateline", "GROZNY, Russia - Shops reopened.", []string{"GROZNY: Grozny(RUS) place", "Russia: RUS name"}},
	})
}

func TestFindLeavesOut(t *testing.T) {
	runFind(t, []findCase{
		{"rivers", "the Niger River, the Congo River, the River Jordan", nil},
		{"persons", "Michael Jordan, Paris Hilton, Chad Smith and Jordan Peterson sang.", nil},
		{"a person named again", "Michael Jordan came. Jordan smiled.", nil},
		{"but the state where it is one", "Michael Jordan flew to the border in Jordan.", []string{"Jordan: JOR name"}},
		{"titles", "Prime Minister George Brown met Mr. London and Senator Lincoln.", nil},
		{"Arab names", "Sheikh Ahmad al-Sabah spoke.", nil},
		{"newspapers", "The Washington Post, the New York Times, China Daily and the Jakarta Post reported.", nil},
		{"companies", "Bank of America, American Airlines and British Airways merged.", nil},
		{"universities", "the University of California and Baghdad University", nil},
		{"clubs", "Leeds United beat Manchester City.", nil},
		{"treaties", "the Dayton accords, the Geneva Conventions and the Lisbon Treaty", nil},
		{"South Georgia", "South Georgia is cold.", []string{"South Georgia: SGS name"}},
		{"Commonwealth of a state", "the Commonwealth of Kentucky", []string{"Kentucky: Kentucky(USA) place"}},
	})
}

func TestFindHeads(t *testing.T) {
	for _, c := range []struct{ text, name, head string }{
		{"The Nigerien army fired.", "Nigerien", "army"},
		{"Niger's military government fell.", "Niger", "government"},
		{"the government of Mali", "Mali", "government"},
		{"the rebels of the FARC", "FARC", "rebels"},
		{"French special forces landed.", "French", "forces"},
		{"U.S. and NATO forces left.", "U.S.", "forces"},
		{"Nigerian President Bola Tinubu", "Nigerian", "President"},
		{"Ugandan, Burundian and Kenyan peacekeepers fell.", "Ugandan", "peacekeepers"},
		{"France deployed more troops.", "France", ""},
		{"The U.S. deployed more troops.", "U.S.", ""},
		{"Nigeria's Borno State burned.", "Nigeria", ""},
		{"France said its troops left.", "France", ""},
		{"France, Italy and Chad sent soldiers.", "France", ""},
		{"US-led forces", "US", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			doc := text.Build(c.text, calendar.None)
			found := Find(doc)
			if len(found) == 0 || doc.Slice(found[0].First, found[0].End) != c.name {
				t.Fatalf("found %+v", found)
			}
			got := ""
			if found[0].Head >= 0 {
				got = doc.Text(found[0].Head)
			}
			if got != c.head {
				t.Errorf("head %q, want %q", got, c.head)
			}
		})
	}
}

package transforms_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

// deeds prints what the type finds in the text, one "action kind PARTY+PARTY" an agreement.
func deeds(body string) []string {
	r := transforms.Read(body, calendar.Date(2021, 3, 10))
	parties := map[string][]string{}
	for _, f := range transforms.Agreements.Extract(r) {
		key := f.Fact.AgreementID + "\x00" + f.Fact.Action + " " + f.Fact.Kind
		parties[key] = append(parties[key], string(f.Fact.Party))
	}
	var out []string
	for key, ids := range parties {
		slices.Sort(ids)
		_, told, _ := strings.Cut(key, "\x00")
		out = append(out, told+" "+strings.Join(ids, "+"))
	}
	slices.Sort(out)
	return out
}

func TestAgreements(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"A and B signed", "Egypt and Sudan signed a peace treaty.", "signed peace EGY+SDN"},
		{"A signed with B", "Kenya signed a trade agreement with Japan.", "signed trade JPN+KEN"},
		{"three parties", "Chad, Niger and Mali signed a security pact.", "signed military MLI+NER+TCD"},
		{"reached between", "An agreement was reached between Chile and Peru on their maritime border.", "signed border CHL+PER"},
		{"struck", "Ethiopia struck a peace deal with Eritrea.", "signed peace ERI+ETH"},
		{"clinched", "India clinched a trade deal with Brazil.", "signed trade BRA+IND"},
		{"agreed to", "Turkey and Greece agreed to reopen the border.", "signed border GRC+TUR"},
		{"agreed on", "North Korea and South Korea agreed on a reunion of families.", "signed other KOR+PRK"},
		{"agreed a truce", "Armenia and Azerbaijan agreed a truce.", "signed ceasefire ARM+AZE"},
		{"government and rebels", "The government of Colombia and the FARC rebels signed a ceasefire.", "signed ceasefire COL+FARC"},
		{"rebels and peace", "Mozambique signed an accord with Renamo.", "signed peace MOZ+RENAMO"},
		{"bloc and state", "The European Union signed a fisheries agreement with Morocco.", "signed trade EU+MAR"},
		{"compound", "The EU-Turkey deal was signed in Brussels.", "signed other EU+TUR"},
		{"brokered", "Norway brokered a ceasefire between Chad and Libya.", "signed ceasefire LBY+TCD"},
		{"not the venue", "Iran and Iraq signed a treaty in Algiers.", "signed other IRN+IRQ"},
		{"not the mediator", "Mali and Senegal signed a pact brokered by Togo.", "signed other MLI+SEN"},
		{"signing of", "After the signing of the treaty between Poland and Ukraine, markets rose.", "signed other POL+UKR"},
		{"relative", "The accord that Jordan and Israel signed in 1994 holds.", "signed other ISR+JOR"},
		{"extended a truce", "Yemen and the Houthis extended their truce by two months.", "signed ceasefire Houthis+YEM"},
		{"dateline", "OSLO - Israel and Jordan signed a treaty on Monday.", "signed other ISR+JOR"},
		{"leaders", "The presidents of Serbia and Kosovo signed an agreement on trade.", "signed trade SRB+XKX"},
		{"two countries", "Ghana and Togo share a river. The two countries signed a border treaty in 2004.", "signed border GHA+TGO"},
		{"both sides", "Talks between Chad and Libya went on all night. Both sides signed a ceasefire at dawn.", "signed ceasefire LBY+TCD"},
		{"they", "Peru and Ecuador met in Brasilia. They signed a peace treaty.", "signed peace ECU+PER"},
		{"made peace", "Egypt made peace with Israel.", "signed peace EGY+ISR"},
		{"will sign", "Japan and Mongolia will sign a trade pact in May.", "proposed trade JPN+MNG"},
		{"hope to reach", "Cyprus and Turkey hope to reach a deal.", "proposed other CYP+TUR"},
		{"failed to reach", "Sudan and Egypt failed to reach an agreement on the dam.", "proposed other EGY+SDN"},
		{"negotiating", "Canada is negotiating a trade deal with Britain.", "proposed trade CAN+GBR"},
		{"negotiations between", "Negotiations between Peru and Chile on a trade accord have stalled.", "proposed trade CHL+PER"},
		{"peace talks", "Peace talks between Sudan and Chad resumed.", "proposed peace SDN+TCD"},
		{"terminated", "Morocco has terminated its fisheries accord with Spain.", "terminated trade ESP+MAR"},
		{"termination of", "Niger announced the termination of its military agreement with France.", "terminated military FRA+NER"},
		{"withdrew from", "The United States withdrew from the nuclear deal with Iran.", "terminated military IRN+USA"},
		{"collapsed", "The truce between Israel and Hamas collapsed.", "terminated ceasefire Hamas+ISR"},
		{"suspended", "Russia suspended its arms treaty with the United States.", "suspended military RUS+USA"},
		{"violated", "Azerbaijan violated the ceasefire with Armenia.", "violated ceasefire ARM+AZE"},
		{"accused", "Peru accused Chile of violating the truce.", "violated ceasefire CHL+PER"},
		{"said he would", "Ghana said it would withdraw from the fisheries deal with Togo.", "terminated trade GHA+TGO"},
		{"talks at the start", "Talks between Peru and Chile on a trade deal resumed.", "proposed trade CHL+PER"},
		{"it", "Uganda signed a truce with Rwanda in May. Rwanda has violated it.", "signed ceasefire RWA+UGA; violated ceasefire RWA+UGA"},
		{"told once", "Egypt and Sudan signed a peace treaty. The treaty was signed by Egypt and Sudan.", "signed peace EGY+SDN"},
		{"two different ones", "Peru and Chile signed a ceasefire in May. Peru and Chile signed a trade agreement in June.", "signed ceasefire CHL+PER; signed trade CHL+PER"},
		{"a bare mention", "The shaky ceasefire held in Libya.", ""},
		{"refused", "Rwanda refused to sign the treaty.", ""},
		{"if signed", "If Chad and Sudan sign the treaty, troops will leave.", ""},
		{"at home", "The company signed a deal with the union in Spain.", ""},
		{"called for", "Kenya called for a ceasefire between Sudan and Chad.", ""},
		{"one consents", "Spain agreed that prices were high.", ""},
		{"close to", "Peru and Chile are close to concluding a border accord.", "proposed border CHL+PER"},
		{"hopes of", "Hopes of Chad and Sudan agreeing a truce have faded.", "proposed ceasefire SDN+TCD"},
		{"yet to", "Chad and Sudan have yet to agree to reopen the crossing.", "proposed other SDN+TCD"},
		{"not yet ratified", "The accord was negotiated between Peru and Chile in May but not yet ratified.", "proposed other CHL+PER"},
		{"two kinds", "Kenya and Uganda signed agreements on arms and trade.", "signed military KEN+UGA; signed trade KEN+UGA"},
		{"one kind", "Kenya and Uganda signed agreements to boost trade and cut tariffs.", "signed trade KEN+UGA"},
		{"by a list", "He welcomed the conclusion of the memorandum on the new dam by Togo, Benin and Ghana.", "signed other BEN+GHA+TGO"},
		{"by one", "He welcomed the memorandum on the new dam by Togo.", ""},
		{"helped negotiate", "She helped negotiate the peace accords between Peru and Ecuador.", "signed peace ECU+PER"},
		{"will negotiate", "She will negotiate the peace accord between Peru and Ecuador.", "proposed peace ECU+PER"},
		{"London and Brussels", "London and Brussels agreed to cut tariffs. The European Union welcomed it.", "signed trade EU+GBR"},
		{"Brussels of Belgium", "Paris and Brussels signed a border treaty. Belgium welcomed it.", "signed border BEL+FRA"},
		{"a firm", "The US drug giant Acme signed a deal with Peru.", ""},
		{"a firm says", "The company said it had reached an agreement with Peru and Chile.", "signed other CHL+PER"},
		{"treaty is no party", "North Korea withdrew from the Non-Proliferation Treaty.", "terminated other PRK"},
		{"not intended", "Peru said that it would not quit the Non-Proliferation Treaty.", ""},
		{"calls to scrap", "He repeated his calls to scrap the trade treaty between Peru and Chile.", ""},
		{"decided to scrap", "Peru decided to scrap its trade treaty with Chile.", "terminated trade CHL+PER"},
		{"agree that", "Peru and Chile agree that the sea must be clean.", ""},
		{"agreed that they would", "Peru and Chile agreed that they would reopen the border.", "signed border CHL+PER"},
		{"members agree", "The 12 member states of the African Union have agreed to reform its court.", "signed political AU"},
		{"members did not", "The member states of the African Union have yet to agree to reform its court.", ""},
		{"rather than", "It is a Saudi-Omani deal rather than one between Peru and Chile.", ""},
		{"bare mention", "The judge cited the UK-US extradition treaty.", ""},
		{"part of", "Brazil is part of a pact between Peru and Chile.", "signed other BRA+CHL+PER"},
		{"hailed", "France hailed a deal clinched with Japan.", "signed other FRA+JPN"},
		{"its rebels", "The Philippines and its largest Muslim rebel group signed a peace pact. The Moro Islamic Liberation Front gave up arms.", "signed peace MILF+PHL"},
		{"the two named last", "Oman and Qatar slept. The Peruvian press spoke of signals from Chile that it wants peace talks between the two countries.", "proposed peace CHL+PER"},
		{"agreed to negotiate", "Peru and Chile agreed to negotiate over the fishing grounds.", "proposed trade CHL+PER"},
		{"during talks", "Israel's minister resigned during the peace talks with Syria.", ""},
		{"made attractive", "Peru cut tariffs to make the deal with Chile more attractive.", ""},
		{"treaties at large", "Canada's law is a violation of international treaties. The trade deal between Peru and Chile was signed.", "signed trade CHL+PER; violated other CAN"},
		{"with a firm", "Peru and Chile have signed deals with Acme and Mills.", ""},
		{"with a state", "Peru and Chile have signed deals with Bolivia.", "signed other BOL+CHL+PER"},
		{"the first to sign", "Egypt, the first state to sign a peace treaty with Israel, protested.", "signed peace EGY+ISR"},
		{"claimed to have", "Chile claimed to have reached a trade deal with Peru.", "signed trade CHL+PER"},
		{"a sign", "The trade deal with Peru is another sign of Chilean hopes.", ""},
		{"brokered by", "Fighting went on despite a peace agreement that America and Qatar brokered.", ""},
		{"rather than", "Peru should use the courts rather than breaking its treaty with Chile.", ""},
		{"would be a violation", "It would be a violation of the treaty, Peru said.", ""},
		{"accusing of", "Accusing Syria of carrying out most violations of the truce, the French minister left.", "violated ceasefire FRA+SYR"},
		{"a day after it", "Chad signed a peace accord Monday with Sudan.", "signed peace SDN+TCD"},
		{"protocols", "Turkey and Armenia signed protocols on their border.", "signed border ARM+TUR"},
		{"participation", "Russia has suspended its participation in the arms treaty with the United States.", "suspended military RUS+USA"},
		{"rejected", "Ethiopia rejected a peace deal with Eritrea.", "proposed peace ERI+ETH"},
		{"under it", "Under an accord signed last year, Peru and Chile will share the port.", "signed other CHL+PER"},
		{"under it, one", "Under an accord signed last year, Peru will share the port.", ""},
		{"both Koreas", "The two Koreas agreed to hold military drills apart.", "signed military KOR+PRK"},
		{"aimed at", "The visit was aimed at reaching a border treaty between Peru and Chile.", "proposed border CHL+PER"},
		{"nameless militants", "Pakistan signed a peace deal with tribal militants in September.", "signed peace PAK"},
		{"party rebels", "Boris Johnson reached a compromise deal with Tory rebels in Britain.", ""},
		{"one and nobody", "Pakistan signed a peace deal in September.", ""},
		{"are to sign", "Canada and Japan are to sign a trade accord next week.", "proposed trade CAN+JPN"},
		{"is to be signed", "A trade accord between Canada and Japan is to be signed next week.", "proposed trade CAN+JPN"},
		{"under a brokered one", "Serbia and Kosovo made up under a trade deal brokered by Norway.", "signed trade SRB+XKX"},
		{"others at large", "Peru signed a trade deal with Chile. Peru may secure purchase agreements elsewhere.", "signed trade CHL+PER"},
		{"nobody named beside", "Kabul slept. Chad grew. Chad rose. The government signed a peace deal with militants.", ""},
		{"talks broken off", "Peru broke off talks with Chile on fish.", "proposed other CHL+PER"},
		{"talks disrupted", "The attack disrupted talks between India and Pakistan.", "proposed other IND+PAK"},
		{"talks broke down", "Talks between Peru and Chile broke down.", "proposed other CHL+PER"},
		{"talks over a pact", "Peru held talks with Chile over a new fisheries pact.", "proposed trade CHL+PER"},
		{"mere talks", "Peru held talks with Chile on Monday.", ""},
		{"if talks broke down", "If talks between Peru and Chile broke down, ministers would leave.", ""},
		{"near the border", "Peru and Chile signed a deal near the border.", "signed other CHL+PER"},
		{"in a border town", "Peru and Chile signed an accord in the border town of Tacna.", "signed other CHL+PER"},
		{"islands by name", "Peru signed a deal with the Marshall Islands.", "signed other MHL+PER"},
		{"of the border", "Peru and Chile signed an agreement on the demarcation of their border.", "signed border CHL+PER"},
		{"abbreviated", "The Border Defence Cooperation Agreement (BDCA) was read. India and China signed the BDCA in Beijing.", "signed border CHN+IND"},
		{"abbreviated after or", "The Comprehensive Trade Agreement, or CTA, is long. India and Japan signed the CTA.", "signed trade IND+JPN"},
		{"quit by abbreviation", "The Free Trade Agreement (FTA) was read. India withdrew from the FTA with Japan.", "terminated trade IND+JPN"},
		{"another abbreviation", "The Central Prison Authority (CPA) is old. India and Japan signed the CPA.", ""},
		{"undefined abbreviation", "India and Japan signed the CTA.", ""},
		{"accuser with others", "The United States accused Chile of violating its truce with Peru.", "violated ceasefire CHL+PER"},
		{"accusing bloc", "The EU accused Syria of violating the truce.", "violated ceasefire SYR"},
		{"two accused", "Kenya accused Peru and Chile of violating the ceasefire.", "violated ceasefire CHL+PER"},
		{"accuser of known sides", "Peru and Chile signed a truce in May. France accused Chile of violating the truce.", "signed ceasefire CHL+PER; violated ceasefire CHL+PER"},
		{"accuser as a side", "Peru and Chile signed a truce in May. Peru accused Chile of violating the truce.", "signed ceasefire CHL+PER; violated ceasefire CHL+PER"},
		{"truce of opponents", "Israel keeps up its blockade of the strip, and Hamas says it respects a truce signed in 2014.", "signed ceasefire Hamas+ISR"},
		{"opponents at war", "Chad attacked the port and Sudan broke off all ties despite a ceasefire signed in May.", "signed ceasefire SDN+TCD"},
		{"truce and a speaker", "France said Chad held the port despite a ceasefire signed in May.", ""},
		{"truce after three", "Chad moved, Sudan fled and Niger slept after a ceasefire signed in May.", ""},
		{"no deed", "Ministers of Peru and Chile met in Lima.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(deeds(c.text), "; "); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

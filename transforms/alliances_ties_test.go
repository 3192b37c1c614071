package transforms_test

import (
	"slices"
	"strings"
	"testing"
)

// Allies, patrons and parts: whose tie it is where the sentence says it in other words.
func TestAllianceTies(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"whose country", "French Defence Minister Luc Petit spoke. Petit, whose country is an ally of Greece, agreed.", each("unnamed", "member", "FRA", "GRC")},
		{"Western ally", "Jordan, a Western ally, closed its border.", each("unnamed", "member", "JOR")},
		{"ally of the West", "Tunisia was hit. The small nation, an ally of Western governments, mourned.", each("unnamed", "member", "TUN")},
		{"not allies in the West", "The West and its partners in Spain met.", nil},
		{"the allies", "Japan and Australia agreed. It was one more step of the allies.", each("unnamed", "member", "AUS", "JPN")},
		{"the allies of a bloc", "NATO met in Spain and Portugal. The allies agreed.", nil},
		{"the allies' names far back", "Japan and Australia agreed. It rained. It snowed. It cleared. It rained. The allies agreed.", nil},
		{"its Lebanese ally", "Iran and its Lebanese ally Hezbollah denied it.", each("unnamed", "member", "Hezbollah", "IRN")},
		{"main force of", "The YPG is the main force of the SDF.", each("SDF", "member", "YPG")},
		{"backbone of", "The YPG, the backbone of the SDF, fled.", each("SDF", "member", "YPG")},
		{"a person's membership", "Two Britons were members of Hezbollah.", nil},
		{"a coalition helped", "The coalition had helped the peshmerga with air strikes.", each("unnamed", "partner", "peshmerga")},
		{"a coalition did not help", "The coalition has not helped the peshmerga.", nil},
		{"pact between blocs", "Chile is part of a pact between the African Union and Mercosur.", each("unnamed", "member", "AU", "CHL", "Mercosur")},
		{"pact in apposition", "AUKUS, a security pact between Australia, Britain and the United States, was signed.", each("AUKUS", "member", "AUS", "GBR", "USA")},
		{"the island", "Malta is small. The island joined the European Union in 2004.", each("EU", "member", "MLT")},
		{"far subject", "Cyprus is old. The Greek-speaking island is sunny and joined the European Union in 2004.", each("EU", "member", "CYP")},
		{"along with", "India is a member of the Quad, along with Japan and Australia.", each("Quad", "member", "AUS", "IND", "JPN")},
		{"is in", "Greece is in NATO.", each("NATO", "member", "GRC")},
		{"is not in", "Norway is not in the European Union.", nil},
		{"is in its talks", "Norway is in EU talks.", nil},
		{"readmitted by", "The Arab League readmitted Syria in May.", each("Arab League", "member", "SYR")},
		{"admitted refugees", "The European Union admitted Syrian refugees.", nil},
		{"candidate status", "The European Union granted candidate status to Bosnia.", each("EU", "prospective", "BIH")},
		{"is in its cup", "Spain is in the European Union Cup.", nil},
		{"a leader's ally", "Trump is an ally of Israel.", nil},
		{"kept from joining", "Turkey blocked Sweden from joining NATO.", each("NATO", "prospective", "SWE")},
		{"the body's ordinal member", "Finland became NATO's 31st member in 2023.", each("NATO", "member", "FIN")},
		{"states including", "In 2004, ten countries including Poland and Hungary joined the European Union.", each("EU", "member", "HUN", "POL")},
		{"a coalition led by", "A coalition led by Saudi Arabia bombed the port.", each("unnamed", "member", "SAU")},
		{"a backed alliance", "They routed a US-backed alliance of warlords.", each("unnamed", "partner", "USA")},
		{"led by a person", "A coalition led by Mr Berg won in Spain.", nil},
		{"backed rebels", "US-backed rebels took the town.", nil},
		{"talks about a force", "Talks to create a border force were taking place with several countries, including Chile and Peru.", each("unnamed", "prospective", "CHL", "PER")},
		{"talks with a minister", "Talks to create a factory were taking place with companies from Chile and Peru.", nil},
		{"which includes", "The coalition, which includes Jordan and Bahrain, struck.", each("unnamed", "member", "BHR", "JOR")},
		{"apposed name", "Niger was suspended from the regional bloc ECOWAS.", each("ECOWAS", "suspended", "NER")},
		{"an umbrella of rebels", "M23 joined the Congo River Alliance.", each("Congo River Alliance", "member", "M23")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

package transforms_test

import (
	"slices"
	"strings"
	"testing"
)

// What stands near an alliance's name and is no standing in it, beside what is one.
func TestAlliancesStrictly(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a list after brackets", "Envoys of the Economic Cooperation Organization (ECO), China, Russia and Japan met.", nil},
		{"members in brackets", "The G5 Sahel (Chad, Mali and Niger) met.", each("G5 Sahel", "member", "MLI", "NER", "TCD")},
		{"as well as", "Figures for EU members, as well as Turkey and Norway, fell.", nil},
		{"members in a list of others", "The United States, EU members and others protested.", nil},
		{"ally of the last only", "The dispute between China and Thailand, an American ally, went on.", each("unnamed", "member", "THA", "USA")},
		{"both allies", "Japan and Thailand, both American allies, agreed.", each("unnamed", "member", "JPN", "THA", "USA")},
		{"ally to do something", "Myanmar is an ally to offset losses in China.", nil},
		{"join its leaders", "Turkey will join EU leaders in Brussels.", nil},
		{"enter its territory", "Russia entered NATO territory on Monday.", nil},
		{"in that style", "Japan may join a new NATO-style pact.", nil},
		{"the idea of joining", "Moscow is open to the idea of Moldova joining the EU.", each("EU", "prospective", "MDA")},
		{"after joining", "After Spain joined NATO, it built ships.", each("NATO", "member", "ESP")},
		{"opt-out", "Denmark abandoned its opt-out from European Union defence.", nil},
		{"withdrew soldiers", "France withdrew its troops from UNIFIL.", each("UNIFIL", "left", "FRA")},
		{"possible exit", "Markets feared Greece's possible exit from the European Union.", nil},
		{"excludes", "The TPP excludes China.", nil},
		{"a wedge between", "Nobody lets the EU drive a wedge between Serbia and Kosovo.", nil},
		{"first to do", "Denmark was the first NATO country that tested it.", each("NATO", "member", "DNK")},
		{"will be a member", "Sweden will be the 32nd member of NATO.", each("NATO", "prospective", "SWE")},
		{"at home", "Mr Berg assembled a majority coalition in Germany's parliament.", nil},
		{"another body's accession", "The EU backs Georgia's accession to the World Trade Organization.", each("WTO", "prospective", "GEO")},
		{"closer to membership", "The talks bring Serbia closer to membership of the European Union.", each("EU", "prospective", "SRB")},
		{"troops in its force", "Uganda withdrew its 300 soldiers from the African Union force in Somalia.", each("AU", "left", "UGA")},
		{"troops among its mission", "Greek troops among the NATO mission to Kosovo rested.", each("NATO", "member", "GRC")},
		{"nations contributing", "Chile called for a multinational force. Nations contributing to the force - Peru, Chile and Spain - met.", each("unnamed", "member", "CHL", "ESP", "PER")},
		{"office holder", "Kuwait's oil minister and current OPEC president Ali Omar spoke.", each("OPEC", "member", "KWT")},
		{"ministers listed", "Most ministers, including OPEC heavyweights Ali Omar, oil minister for Iraq, and Hassan Saleh, oil minister for Iran, agreed.", each("OPEC", "member", "IRN", "IRQ")},
		{"take part", "Austria, Denmark and Sweden take part in KFOR.", each("KFOR", "member", "AUT", "DNK", "SWE")},
		{"take part in it", "UNIFIL has 8,000 soldiers. Ghana, Italy and Nepal take part in it.", each("UNIFIL", "member", "GHA", "ITA", "NPL")},
		{"take no part", "Austria will not take part in KFOR.", nil},
		{"take part in its meeting", "Austria took part in a NATO summit.", nil},
		{"office at home", "Kuwait's oil minister met the OPEC president.", nil},
		{"the police force", "The force met in Chile. Officers contributing to the force came from Peru.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

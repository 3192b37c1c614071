package transforms_test

import (
	"slices"
	"strings"
	"testing"
)

// Allies introduced by a person's title, allies taken up as a pair, and allies no more.
func TestAlliesTitled(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"ally president", "US ally President Carlos Berg of Panama spoke on Monday.", each("unnamed", "member", "PAN", "USA")},
		{"ally, prime minister", "Washington's ally, Prime Minister Ivan Petrov of Bulgaria, called for calm.", each("unnamed", "member", "BGR", "USA")},
		{"a demonym's ally", "A Russian ally, President Ivan Petrov of Serbia, agreed.", each("unnamed", "member", "RUS", "SRB")},
		{"a minister's ally", "The premier's ally, Minister Luis Berg of Spain, resigned.", nil},
		{"nobody's ally", "A close ally, Prime Minister Luis Berg of Spain, resigned.", nil},
		{"the two allies", "Japan and Australia met on Monday. Exercises held by the two allies worried China.", each("unnamed", "member", "AUS", "JPN")},
		{"the two allies apart", "South Korea's navy said drills with the United States would go ahead. The two allies hold them every year.", each("unnamed", "member", "KOR", "USA")},
		{"two of three", "Chile, Peru and Brazil met. The two allies agreed.", nil},
		{"two allies of a person", "Spain voted. Two allies of the premier won.", nil},
		{"once an ally", "Albania, once an ally of China, opened its doors.", each("unnamed", "left", "ALB", "CHN")},
		{"previously allied", "Albania was previously allied with China.", each("unnamed", "left", "ALB", "CHN")},
		{"formerly an ally", "Albania, formerly China's ally, opened its doors.", each("unnamed", "left", "ALB", "CHN")},
		{"its ally, a known leader", "France met its ally President Vladimir Putin.", each("unnamed", "member", "FRA", "RUS")},
		{"ally in its war", "Pakistan, a key ally in the US-led campaign, sent troops.", each("unnamed", "member", "PAK", "USA")},
		{"ally in its campaign", "Jordan is a close ally in the American-led campaign against the group.", each("unnamed", "member", "JOR", "USA")},
		{"ally in the region", "Jordan, a firm ally in the region, sent troops.", nil},
		{"groups at home", "The council, a coalition of several church groups in Nigeria, mourned.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

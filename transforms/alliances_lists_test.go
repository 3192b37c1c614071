package transforms_test

import (
	"slices"
	"strings"
	"testing"
)

func TestAllianceLists(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"definition", "The G5 Sahel is a group of five countries, Burkina Faso, Chad, Mali, Mauritania and Niger.", each("G5 Sahel", "member", "BFA", "MLI", "MRT", "NER", "TCD")},
		{"whose members include", "The proposal came from ASEAN, whose members include Laos and Vietnam.", each("ASEAN", "member", "LAO", "VNM")},
		{"its members are", "NAFTA lives on: its members are Canada, Mexico and the United States.", each("NAFTA", "member", "CAN", "MEX", "USA")},
		{"brings together", "ECOWAS, which brings together Ghana, Togo and Benin, met.", each("ECOWAS", "member", "BEN", "GHA", "TGO")},
		{"led by", "The 12-member Group of Friends of the River led by Egypt and Kenya protested.", each("Group of Friends of the River", "member", "EGY", "KEN")},
		{"led by a general", "NATO, led by German general Kurt Berg, said nothing.", nil},
		{"a club", "The Premier League included players from Ghana, Togo and Benin.", nil},
		{"a coalition ousts a ruler", "An alliance was built. A French-led coalition ousted President Ali Saleh of Yemen.", each("French-led coalition", "member", "FRA")},
		{"vassal", "Belarus became a vassal state of the CIS.", nil},
		{"a push to suspend", "Chile did not support a push to suspend Peru from the OAS.", nil},
		{"part of a pact with", "Brazil is not a member of OPEC, but it signed a note on a pact with the European Union.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

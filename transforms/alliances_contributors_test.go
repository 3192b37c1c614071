package transforms_test

import (
	"slices"
	"strings"
	"testing"
)

// Contributors to missions, soldiers posted to them, backers of an alliance, fellow members.
func TestAllianceContributors(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"second-biggest", "Italy, the second-biggest contributor to UNIFIL after Ghana, protested.", each("UNIFIL", "member", "GHA", "ITA")},
		{"is the main contributor", "Ghana is the main contributor to UNIFIL.", each("UNIFIL", "member", "GHA")},
		{"troop contributor", "Germany is the biggest troop contributor to KFOR.", each("KFOR", "member", "DEU")},
		{"no contributor", "Austria is not a contributor to KFOR.", nil},
		{"contributor to a paper", "Austria met KFOR officers and a contributor to the paper.", nil},
		{"NATO-led", "Jordan has 200 soldiers serving in the NATO-led KFOR.", each("KFOR", "member", "JOR")},
		{"deployed to", "Norway has 200 troops deployed to the United Nations Mission in South Sudan.", each("UNMISS", "member", "NOR")},
		{"deployed as part", "Swedish soldiers deployed as part of UNIFIL were hurt.", each("UNIFIL", "member", "SWE")},
		{"soldiers talk to", "Swedish soldiers spoke to UNIFIL.", nil},
		{"backs an alliance of", "France backs an alliance of Chad and Niger against the rebels.", append(each("unnamed", "partner", "FRA"), each("unnamed", "member", "NER", "TCD")...)},
		{"an alliance of rebels", "Turkey supports an alliance of rebel groups in the north.", each("unnamed", "partner", "TUR")},
		{"does not back", "Turkey does not support an alliance of rebel groups.", nil},
		{"an alliance of shops", "France backs an alliance of small shops.", nil},
		{"asked others", "Germany asked other EU countries to help.", each("EU", "member", "DEU")},
		{"wants others", "France wants other EU countries to take in migrants.", each("EU", "member", "FRA")},
		{"like others", "Turkey, like other NATO members, agreed.", each("NATO", "member", "TUR")},
		{"unlike others", "Unlike other EU countries, France agreed.", each("EU", "member", "FRA")},
		{"the mission's contributor", "UNIFIL has 9,000 soldiers. Nepal, the largest contributor to the force after India, protested.", each("UNIFIL", "member", "IND", "NPL")},
		{"unlike members", "Serbia, unlike EU members, agreed.", nil},
		{"unlike states", "Unlike other states, France agreed with NATO.", nil},
		{"others criticised", "Other EU countries criticised Serbia.", nil},
		{"asked members", "Serbia asked EU countries to help.", nil},
	} {
		slices.Sort(c.want)
		t.Run(c.name, func(t *testing.T) {
			if got := standings(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

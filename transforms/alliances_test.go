package transforms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

// standings prints what the type finds in the text, one "alliance member relation" a fact.
func standings(body string) []string {
	r := transforms.Read(body, calendar.Date(2021, 3, 10))
	var out []string
	for _, f := range transforms.Alliances.Extract(r) {
		out = append(out, fmt.Sprintf("%s %s %s", f.Fact.Alliance, f.Fact.Member, f.Fact.Relation))
	}
	slices.Sort(out)
	return out
}

// each writes "alliance MEMBER relation" for every member.
func each(alliance, relation string, members ...string) (out []string) {
	for _, m := range members {
		out = append(out, alliance+" "+m+" "+relation)
	}
	slices.Sort(out)
	return out
}

func TestAlliances(t *testing.T) {
	member := func(alliance string, ids ...string) []string { return each(alliance, "member", ids...) }
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"noun before the name", "Officials in NATO member Turkey protested.", member("NATO", "TUR")},
		{"noun before two names", "EU members Spain and Portugal objected.", member("EU", "ESP", "PRT")},
		{"such as", "EU countries such as Italy, Malta and Greece wanted help.", member("EU", "GRC", "ITA", "MLT")},
		{"including", "Several OPEC nations, including Kuwait and Libya, cut output.", member("OPEC", "KWT", "LBY")},
		{"like", "ASEAN states like Vietnam and Laos kept silent.", member("ASEAN", "LAO", "VNM")},
		{"apposition", "Poland, a member of the European Union, closed its airspace.", member("EU", "POL")},
		{"apposition with the name first", "Hungary, an EU member since 2004, voted against it.", member("EU", "HUN")},
		{"apposition to a list", "Estonia and Latvia, both NATO members, sent engineers.", member("NATO", "EST", "LVA")},
		{"other members", "Troops from Ghana and other members of ECOWAS crossed the river.", member("ECOWAS", "GHA")},
		{"dash list", "Three members of ASEAN - Laos, Cambodia and Vietnam - met on Monday.", member("ASEAN", "KHM", "LAO", "VNM")},
		{"predicate", "Norway is a member of NATO.", member("NATO", "NOR")},
		{"predicate of a list", "Chad, Niger and Mali are members of the African Union.", member("AU", "MLI", "NER", "TCD")},
		{"not a member", "Norway is not a member of the European Union.", nil},
		{"became", "Slovenia became a member of NATO in 2004.", member("NATO", "SVN")},
		{"ordinal member", "Croatia became the 28th member of the European Union.", member("EU", "HRV")},
		{"joined", "Spain joined NATO in 1982.", member("NATO", "ESP")},
		{"joined two", "Malta and Cyprus joined the European Union in 2004.", member("EU", "CYP", "MLT")},
		{"relative clause", "Bulgaria, which joined NATO in 2004, bought new jets.", member("NATO", "BGR")},
		{"silent verb", "OPEC met in Vienna on Friday. Ecuador joined in 1973.", member("OPEC", "ECU")},
		{"will join", "Finland will join NATO next month.", each("NATO", "prospective", "FIN")},
		{"wants to join", "Ukraine wants to join the European Union.", each("EU", "prospective", "UKR")},
		{"invited to join", "NATO has invited Montenegro to join the alliance.", each("NATO", "prospective", "MNE")},
		{"applied", "Bosnia applied to join the European Union.", each("EU", "prospective", "BIH")},
		{"candidate", "Serbia, a candidate member of the European Union, abstained.", each("EU", "prospective", "SRB")},
		{"accession", "France blocked talks on the accession of Albania to the European Union.", each("EU", "prospective", "ALB")},
		{"membership bid", "Germany backs Georgia's NATO membership bid.", each("NATO", "prospective", "GEO")},
		{"membership", "Voters were asked about Britain's membership of the European Union.", member("EU", "GBR")},
		{"left", "Qatar left OPEC in January 2019.", each("OPEC", "left", "QAT")},
		{"withdrew from", "France withdrew from SEATO.", each("SEATO", "left", "FRA")},
		{"pulled out of the bloc", "ECOWAS held talks. Niger pulled out of the bloc last year.", each("ECOWAS", "left", "NER")},
		{"withdrawal", "Leaders regretted Mali's withdrawal from the G5 Sahel.", each("G5 Sahel", "left", "MLI")},
		{"may leave", "Greece could leave the European Union.", nil},
		{"former member", "Georgia, a former member of the Commonwealth of Independent States, closed the road.", each("CIS", "left", "GEO")},
		{"suspended from", "Sudan was suspended from the African Union.", each("AU", "suspended", "SDN")},
		{"suspended by", "The African Union suspended Guinea on Friday.", each("AU", "suspended", "GIN")},
		{"expelled", "The League of Nations expelled the Soviet Union in 1939.", each("League of Nations", "left", "SUN")},
		{"made up of", "The alliance, known as ANZUS, is made up of Australia and the United States.", member("ANZUS", "AUS", "USA")},
		{"list after the name", "The G5 Sahel (Burkina Faso, Chad, Mali, Mauritania and Niger) met.", member("G5 Sahel", "BFA", "MLI", "MRT", "NER", "TCD")},
		{"founded by", "ASEAN was founded by Indonesia, Malaysia and Thailand in 1967.", member("ASEAN", "IDN", "MYS", "THA")},
		{"between", "NAFTA, a pact between Canada, Mexico and the United States, was renegotiated.", member("NAFTA", "CAN", "MEX", "USA")},
		{"a soldier of a mission", "A German ISAF soldier was wounded.", member("ISAF", "DEU")},
		{"troops serving with", "Danish troops serving with KFOR went home.", member("KFOR", "DNK")},
		{"troops from", "UNIFIL, which has troops from Italy and Ghana, watches the line.", member("UNIFIL", "GHA", "ITA")},
		{"ally before the name", "US ally Pakistan closed its airspace.", member("unnamed", "PAK", "USA")},
		{"ally of", "Syria, an ally of Iran, welcomed the visit.", member("unnamed", "IRN", "SYR")},
		{"its ally", "Russia and its ally Belarus held exercises.", member("unnamed", "BLR", "RUS")},
		{"are allies", "Japan and Australia are allies.", member("unnamed", "AUS", "JPN")},
		{"allied with", "Turkey is allied with Qatar.", member("unnamed", "QAT", "TUR")},
		{"alliance between", "The alliance between Prague and Belgrade held.", member("unnamed", "CZE", "SRB")},
		{"led coalition", "A French-led coalition bombed the port.", member("French-led coalition", "FRA")},
		{"their allies", "The Taliban and their al-Qaeda allies fled.", member("unnamed", "Taliban", "al-Qaeda")},
		{"candidate after the name", "EU candidate Albania passed the law.", each("EU", "prospective", "ALB")},
		{"ambitions", "Russia opposes Ukraine's NATO ambitions.", each("NATO", "prospective", "UKR")},
		{"soldiers in", "Canadian troops in ISAF left Kandahar.", member("ISAF", "CAN")},
		{"contingent", "UNIFIL's Italian contingent was shelled.", member("UNIFIL", "ITA")},
		{"alliance with", "Vietnam has forged an alliance with India.", member("unnamed", "IND", "VNM")},
		{"outside the body", "Non-OPEC producers Russia and Mexico agreed.", nil},
		{"suspension lifted", "The OAS lifted Cuba's suspension.", nil},
		{"a visitor leaves", "NATO ministers met in Spain. President Joe Biden left on Monday.", nil},
		{"a person's ally", "A minister, an ally of Mr Smith, resigned in Spain.", nil},
		{"backed alliance", "The French-backed G5 Sahel met.", each("G5 Sahel", "partner", "FRA")},
		{"a bloc that speaks", "NATO said that Russia had moved troops.", nil},
		{"a bloc that meets", "Spain will host a NATO summit.", nil},
		{"a seat on the Council", "Brazil was elected to the UN Security Council.", nil},
		{"a party at home", "The Democratic Alliance left the government of South Africa.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

func TestStandingsCountOnce(t *testing.T) {
	got := standings("Spain joined NATO in 1982. Spain is a member of NATO. NATO member Spain voted for it.")
	if want := each("NATO", "member", "ESP"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOneWhoIsInIsNoLongerProspective(t *testing.T) {
	got := standings("Finland applied to NATO in 2022. Finland joined NATO in April.")
	if want := each("NATO", "member", "FIN"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

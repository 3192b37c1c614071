package transforms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

// penalties prints what the type finds in the text, one "sender>target action" a fact.
func penalties(body string) []string {
	r := transforms.Read(body, calendar.Date(2021, 3, 10))
	var out []string
	for _, f := range transforms.Sanctions.Extract(r) {
		out = append(out, fmt.Sprintf("%s>%s %s", f.Fact.Sender, f.Fact.Target, f.Fact.Action))
	}
	slices.Sort(out)
	return out
}

func TestSanctions(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"imposed on", "The United States imposed sanctions on Cuba.", "USA>CUB imposed"},
		{"imposed against", "Canada has imposed new sanctions against Belarus.", "CAN>BLR imposed"},
		{"passive by", "Sanctions were imposed on Serbia by the European Union.", "EU>SRB imposed"},
		{"two senders", "Britain and Canada imposed sanctions on Iran.", "CAN>IRN imposed; GBR>IRN imposed"},
		{"two targets", "Japan imposed sanctions on Syria and Libya.", "JPN>LBY imposed; JPN>SYR imposed"},
		{"a round of", "The Security Council approved a third round of sanctions against Iran.", "UN>IRN imposed"},
		{"a date between", "The European Union adopted sanctions on Thursday against Sudan.", "EU>SDN imposed"},
		{"officials of", "The EU imposed an asset freeze on senior officials of Zimbabwe.", "EU>ZWE imposed"},
		{"banks of", "Washington slapped sanctions on four Syrian banks.", "USA>SYR imposed"},
		{"order imposing", "US President Joe Biden signed an order imposing sanctions on Eritrea.", "USA>ERI imposed"},
		{"voted to impose", "The African Union voted to impose sanctions on Togo.", "AU>TGO imposed"},
		{"hit with", "Australia hit Fiji with a travel ban.", "AUS>FJI imposed"},
		{"sanctioned", "The United States sanctioned two Iranian companies.", "USA>IRN imposed"},
		{"blacklisted", "Canada blacklisted a Russian bank.", "CAN>RUS imposed"},
		{"banned imports", "Ukraine banned all imports of grain from Hungary.", "UKR>HUN imposed"},
		{"ban on exports", "A UN ban on Libyan oil exports has held for a year.", "UN>LBY imposed"},
		{"embargo in force", "Ships watch the UN arms embargo on Somalia.", "UN>SOM imposed"},
		{"possessive owner", "America's embargo against Cuba is old.", "USA>CUB imposed"},
		{"trade with", "France announced an embargo on all trade with Serbia.", "FRA>SRB imposed"},
		{"boycott of", "The Arab League declared a boycott of Israel.", "Arab League>ISR imposed"},
		{"blockade", "Turkey imposed a blockade on Armenia in 1993.", "TUR>ARM imposed"},
		{"aid suspended", "Germany suspended aid to Rwanda.", "DEU>RWA imposed"},
		{"aid frozen", "The European Union froze financial assistance to Haiti.", "EU>HTI imposed"},
		{"lifted", "The United States lifted sanctions on Sudan.", "USA>SDN lifted"},
		{"eased", "The EU eased its sanctions against Burma.", "EU>MMR lifted"},
		{"lifting", "The Council announced the lifting of UN sanctions against Liberia.", "UN>LBR lifted"},
		{"extended", "The EU extended sanctions against Venezuela by a year.", "EU>VEN extended"},
		{"renewed", "The Security Council renewed its arms embargo on Eritrea.", "UN>ERI extended"},
		{"threatened", "The United States threatened sanctions against Turkey.", "USA>TUR threatened"},
		{"threatened with", "France threatened Mali with sanctions.", "FRA>MLI threatened"},
		{"threatened to impose", "ECOWAS threatened to impose sanctions on Guinea.", "ECOWAS>GIN threatened"},
		{"may impose", "Japan may impose sanctions on North Korea.", "JPN>PRK threatened"},
		{"will impose", "Canada will impose sanctions on Nicaragua next week.", "CAN>NIC threatened"},
		{"called for", "Senators called for sanctions on Egypt.", ""},
		{"urged a sender", "Kenya urged the United Nations to impose sanctions on Eritrea.", ""},
		{"debated", "The Council discussed sanctions against Sudan.", ""},
		{"refused", "China rejected sanctions against Syria.", ""},
		{"not imposed", "The EU did not impose sanctions on Georgia.", ""},
		{"mere mention", "Sanctions hurt the poor, a priest said in Iraq.", ""},
		{"sport", "FIFA imposed sanctions on the club.", ""},
		{"a court", "The judge sanctioned the plan.", ""},
		{"told once", "The US imposed sanctions on Cuba. The US sanctions on Cuba hurt.", "USA>CUB imposed"},
		{"imposed then lifted", "The US imposed sanctions on Libya in 1986. The US lifted the sanctions on Libya in 2004.", "USA>LBY imposed; USA>LBY lifted"},
		{"relative clause", "The embargo that the United States has imposed on Cuba went on.", "USA>CUB imposed"},
		{"under sanctions", "The buyer was a Syrian company under U.S. sanctions.", "USA>SYR imposed"},
		{"against it", "Sudan tested a missile, which led to new UN sanctions against it.", "UN>SDN imposed"},
		{"a series against it", "Iraq fired on ships, bringing on it UN sanctions and a series of trade sanctions against it.", "UN>IRQ imposed"},
		{"against nobody", "The measure was bad, and there were sanctions against it.", ""},
		{"new ones announced", "Eritrea closed its border. Eritrea jailed the envoys. Japan says it will announce new sanctions on Friday.", "JPN>ERI threatened"},
		{"new ones at home", "Chad said it would announce new sanctions on Friday.", ""},
		{"investment ban", "Norway imposed an investment ban on Burma.", "NOR>MMR imposed"},
		{"to roll back", "France moved to roll back an old arms embargo on Hanoi.", "FRA>VNM lifted"},
		{"lent subject", "The shift followed a week in which the U.S. Treasury blacklisted Cuban generals for abuses.", "USA>CUB imposed"},
		{"domestic travel ban", "A lawyer said the travel ban in America was a matter for judges.", ""},
		{"not threatened", "Russia's seat in the council is not threatened by sanctions.", ""},
		{"kept from lifting", "Congress passed a bill barring Trump from lifting sanctions on Russia.", ""},
		{"a port on a sea", "Senators threatened sanctions against a port on the Baltic Sea.", ""},
		{"implemented", "China has implemented trade sanctions against Australia.", "CHN>AUS imposed"},
		{"arms sales", "Germany halted arms sales to Saudi Arabia.", "DEU>SAU imposed"},
		{"car sales", "Germany halted car sales to Chile.", ""},
		{"warned it would face", "Canada warned that Sudan would face sanctions.", "CAN>SDN threatened"},
		{"target before", "Norway sells no arms there. Its firms shun Burma. The arms embargo was imposed in 1990.", ">MMR imposed"},
		{"target before, lifted", "Nobody sold arms to Chad. The embargo was lifted in 1994.", ">TCD lifted"},
		{"target and sender", "Few ships called at Cuba. The embargo was imposed in 1962 by the United States.", "USA>CUB imposed"},
		{"two states before", "Peru envies Chile. The embargo was imposed in 1990.", ""},
		{"a new one", "Ministers spoke of Chile. An embargo was imposed in 1990.", ""},
		{"widened", "Canada widened its embargo on Chile.", "CAN>CHL extended"},
		{"expanded", "The EU has expanded its sanctions against Belarus.", "EU>BLR extended"},
		{"tightened ones", "The EU tightened sanctions against Belarus.", "EU>BLR imposed"},
		{"the tightening", "He spoke of the tightening of old sanctions against North Korea.", ">PRK imposed"},
		{"working on", "Peru is working on further sanctions on Chile.", "PER>CHL threatened"},
		{"worked on them", "Japan was working on new sanctions against North Korea.", "JPN>PRK threatened"},
		{"drawing up", "The EU is drawing up new sanctions against Belarus.", "EU>BLR threatened"},
		{"working under", "Peru is working under sanctions.", ""},
		{"drew attention", "Peru drew attention to sanctions.", ""},
		{"border as a penalty", "Nigeria closed its border with Benin in retaliation for the coup.", "NGA>BEN imposed"},
		{"border and ties", "Saudi Arabia closed its only land border with Qatar after cutting ties.", "SAU>QAT imposed"},
		{"punishing", "Nepal shut its borders with India to punish it for the tariffs.", "NPL>IND imposed"},
		{"border and a virus", "Nepal shut its border with China because of the virus.", ""},
		{"border reopened", "Nigeria opened its border with Benin after the punishment of smugglers.", ""},
		{"dateline", "VIENNA - Austria imposed sanctions on Chad on Monday.", "AUT>TCD imposed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(penalties(c.text), "; "); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

package transforms

import (
	"maps"
	"slices"
	"strings"
)

// ruleSays is the catalogue of all rules: what each reads, with an example of its
// construction. An id is its type's prefix and the rule's own name; a rule that is added to a
// type needs its line here (TestRulesAreDescribed names those that lack one).
var ruleSays = map[string]map[string]string{
	"date": {
		"absolute": "a date that says its year, or needs none (“3 May 2019”, “the 1990s”)",
		"relative": "a date reckoned from the article's date (“Monday”, “last year”, “June”)",
		"anchored": "a date reckoned from another date of the text (“two years earlier”)",
	},
	"quantity": {
		"count":   "a number that counts things",
		"ordinal": "a place in an order (“third”)",
		"percent": "a percentage",
		"money":   "a sum of money",
		"measure": "a length, weight, time or other measure",
		"age":     "an age of somebody or something",
		"decimal": "a number with a fraction that counts nothing whole",
		"label":   "a number that names rather than counts (“Article 10”)",
	},
	"troops": {
		"noun":      "a number with its noun of armed personnel (“300 soldiers”)",
		"part":      "a part of a force (“12,000 of the 30,000 troops”, “20,000 of them Americans”)",
		"size":      "the size of a force (“a contingent of 400”, “raise its forces to 5,000”)",
		"beside":    "a number coordinated with one of a force (“2,000 soldiers and 1,500 police”)",
		"gapped":    "a clause whose verb is left out (“France has 1,500 troops and Chad 900”)",
		"continued": "a bare number after a sentence about forces (“About 50,000 remain in Poland”)",
	},
	"population": {
		"noun":   "a number under a word of population (“a population of 25 million”)",
		"place":  "a kind of place of so many people (“a city of 200,000”)",
		"home":   "a place that is home to so many",
		"amid":   "two communities of one place (“400 settlers live among 9,000 others”)",
		"live":   "people who live somewhere (“two million people live in the enclave”)",
		"have":   "what a place has (“Nigeria has 140 million people”)",
		"with":   "a place with so many people (“Egypt, with some 40 million people,”)",
		"own":    "a place's own inhabitants (“the island's 5,000 people”)",
		"census": "what a count found in a place",
		"list":   "the next place of a list of populations (“Cairo 20 million and Kinshasa 13 million”)",
	},
	"casualties": fateSays(map[string]string{
		"toll":   "a toll or count that reaches the number (“the death toll rose to 23”)",
		"lost":   "a side that lost people (“France lost 13 soldiers”)",
		"figure": "a bare figure right after a toll (“In Syria the latest figure was 5,900”)",
	}),
	"displaced": fateSays(map[string]string{
		"toll":    "a count that reaches the number (“the number of refugees has reached 3 million”)",
		"lodged":  "people kept where the refugees are that were just spoken of (“900 people are held at the centre”)",
		"camp":    "a camp that has people (“the camp houses 26,000 people”)",
		"carried": "people whom somebody takes out of a place (“flew 500 people out of the capital”)",
		"driven":  "people whom somebody forces out (“drove 20,000 villagers from their homes”)",
		"hosted":  "people of one country whom another has (“Lebanon has taken in a million Syrians”)",
		"arrived": "people who come to another country where refugees are spoken of",
		"left":    "people who left a place for good (“500,000 people have left the capital”)",
		"item":    "a number that goes on from one of displaced people and adds only where they are",
	}),
	"alliances": {
		"member":     "a noun of membership and whom it is said of (“NATO member Turkey”)",
		"membership": "a noun of belonging, joining or leaving with its owner (“Mali's exit from the bloc”)",
		"list":       "a list of members beside the body's name (“the G5 Sahel - Mali, Niger and Chad -”)",
		"join":       "a party that joins (“Gabon joined in 1975”)",
		"leave":      "a party that leaves",
		"apply":      "a party that applies or wants to join",
		"remain":     "a party that stays",
		"belong":     "a party that belongs to the body",
		"give":       "a party that has or sends soldiers for a mission",
		"expel":      "a party that is expelled",
		"suspend":    "a party that is suspended (“suspended Mali from ECOWAS”)",
		"invite":     "a party that is invited to join",
		"admit":      "a party that is let in",
		"found":      "who founded the body or agreed on it",
		"serve":      "whose soldiers serve in a mission (“Danish troops serving with KFOR”)",
		"back":       "a patron beside the body's name (“the French-backed G5 Sahel”)",
		"ally":       "a noun that calls two parties allies (“US ally Pakistan”)",
		"pact":       "a pact named by its noun alone (“the alliance between Khartoum and the rebels”)",
		"led":        "who leads a coalition (“a US-led coalition”)",
		"office":     "an office in the body held by a minister of the state",
	},
	"sanctions": {
		"imposed":    "a measure that is imposed, or in force",
		"lifted":     "a measure that is lifted or eased",
		"threatened": "a measure that is threatened or planned",
		"extended":   "a measure that is prolonged or widened",
		"mentioned":  "a measure that the text takes for granted (“the UN embargo on Iraq”)",
	},
	"agreements": {
		"signed":     "an agreement that is signed, reached or in force",
		"terminated": "an agreement that is ended or left",
		"suspended":  "an agreement that is put on hold",
		"violated":   "an agreement that is broken",
		"proposed":   "an agreement that is proposed, negotiated or still to be signed",
	},
}

// fateSays describes the rules that tell what befell counted people, with those of
// one type alone.
func fateSays(own map[string]string) map[string]string {
	says := map[string]string{
		"beside":    "words inside or right after the counted phrase (“15 dead”, “280 injured people”)",
		"of":        "a noun whose “of” phrase holds the number (“the deaths of 20 miners”)",
		"verb":      "an active verb right before the number (“killed 12 soldiers”)",
		"predicate": "a predicate right after it (“22 civilians were killed”)",
		"role":      "the part that the syntax tree gives the people in an event: who it was done to",
		"noun":      "a counted noun that says it itself (“20 deaths”)",
		"part":      "a part of a whole whose fate is told (“including nine soldiers”)",
		"those":     "a part of people whose fate their noun tells (“33 civilians were among those killed”)",
		"listed":    "a number joined to another whose fate is told (“11 policemen and 14 soldiers killed”)",
		"shared":    "a number that shares the fate of the one before it (“nineteen of them policemen”)",
	}
	maps.Copy(says, own)
	return says
}

// RuleSays describes the rule with that id in one line; "" if there is none.
func RuleSays(id string) string {
	prefix, name, _ := strings.Cut(id, ".")
	return ruleSays[prefix][name]
}

// Rules lists the ids of all rules.
func Rules() []string {
	var ids []string
	for prefix, rules := range ruleSays {
		for name := range rules {
			ids = append(ids, prefix+"."+name)
		}
	}
	slices.Sort(ids)
	return ids
}

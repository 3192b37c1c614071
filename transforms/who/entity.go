// Package who finds the actors and places an article names and gives each its
// canonical id: ISO 3166-1 alpha-3 for a state, a canonical short name for
// everyone else.
package who

// ID is an entity's canonical id; "" where the text does not say.
type ID string

// Kind says what an entity is.
type Kind string

const (
	State      Kind = "state"
	Historical Kind = "historical_state" // SUN, YUG, DDR, ...
	Bloc       Kind = "bloc"             // alliance, union, organisation of states: NATO, EU, OPEC
	Mission    Kind = "mission"          // military or peace mission: MINUSMA, ISAF, KFOR
	ArmedGroup Kind = "armed_group"      // Taliban, Wagner Group
	Agency     Kind = "agency"           // UNHCR, ICRC, Pentagon (of its state)
	Region     Kind = "region"           // Sahel, Balkans, a state's province
	City       Kind = "city"
)

// Entity is a row of the table entities.
type Entity struct {
	ID      ID
	Name    string
	Kind    Kind
	ISO2    string
	ISO3    string
	Country ID // the state a city or region lies in; the state an agency belongs to; where a mission serves
	Parent  ID // the organisation a mission or agency belongs to: MINUSMA -> UN
	Aliases []string
}

// Form says how the text named the entity.
type Form uint8

const (
	Name       Form = iota // "Niger", "NATO"
	Demonym                // adjective: "French", "Nigerien"
	People                 // the people: "the French", "Malians", "a Frenchman"
	Capital                // a capital city: its state's government or the place
	Government             // "the Kremlin", "the Pentagon", "the White House"
	Leader                 // a leader's name where the lexicon knows it
	Place                  // a city or region, resolved to its country in Mention.Country
	Short                  // an abbreviation: "U.S.", "UN"
)

// Mention is one name of the text.
type Mention struct {
	First, End   int // tokens, half-open
	ID           ID  // canonical id; for a city or region its own name
	Country      ID  // the state it is, or lies in, or belongs to; "" if unknown
	Kind         Kind
	Form         Form
	Alternatives []ID // other countries an ambiguous place may lie in; Country is "" then unless the article decides
}

// Party is whom the mention acts for: the state behind a state's name, nationality,
// capital, government or leader, and behind a place in it; else the entity itself.
func (m Mention) Party() ID {
	switch m.Kind {
	case State, Historical, City, Region, Agency:
		if m.Country != "" {
			return m.Country
		}
	}
	return m.ID
}

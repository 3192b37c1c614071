// Package who finds the actors and places an article names and gives each its
// canonical id: ISO 3166-1 alpha-3 for a state, a canonical short name for
// everyone else.
//
// # Where names come from
//
// The names are data: the files of data/lexicon, over which a user's own
// directories can be layered ([Load]). Each says at its top what its columns are.
// Names of states, regions, organisations and armed groups are kept in a trie
// over [text.Word], cities in a sorted table that is searched where it lies
// ([Lexicon.Find] looks at capitalised words only).
//
// # How a name is read
//
// Find works in three steps. It collects the longest names, with all they may
// mean ("Georgia": the state, the U.S. state), and drops persons, newspapers and
// rivers that only sound alike. It counts which states the article names beyond
// doubt. Then it decides the doubtful ones by those counts: a name that means
// nothing certain is reported with an empty Country and its Alternatives, never guessed.
package who

// ID is an entity's canonical id; "" where the text does not say.
type ID string

// Kind says what an entity is.
type Kind string

const (
	State       Kind = "state"
	Historical  Kind = "historical_state" // SUN, YUG, DDR, ...
	Bloc        Kind = "bloc"             // alliance, union, organisation of states: NATO, EU, OPEC
	Mission     Kind = "mission"          // military or peace mission: MINUSMA, ISAF, KFOR
	ArmedGroup  Kind = "armed_group"      // Taliban, Wagner Group
	Agency      Kind = "agency"           // UNHCR, ICRC, IMF
	EthnicGroup Kind = "ethnic_group"     // Kurds, Bosnian Serbs
	Region      Kind = "region"           // Sahel, Balkans, a state's province
	City        Kind = "city"
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

// Link says how a hyphenated neighbour turns the name around: "pro-Russian" rebels
// are not Russian.
type Link uint8

const (
	Plain  Link = iota
	Joint       // beside another name: "Franco-German", "US-Iranian"
	Pro         // "pro-Russian"
	Anti        // "anti-French"
	Non         // "non-NATO", "ex-Soviet", "post-Soviet"
	Led         // "US-led"
	Backed      // "Russian-backed", "Iran-sponsored"
	Based       // "Geneva-based", "Moscow-born"
)

// Mention is one name of the text.
type Mention struct {
	First, End   int // tokens, half-open, without article, possessive and hyphenated neighbour
	ID           ID  // canonical id; for a city or region its own name
	Country      ID  // the state it is, or lies in, or belongs to; "" if unknown
	Parent       ID  // the organisation it belongs to: MINUSMA -> UN
	Kind         Kind
	Form         Form
	Link         Link
	Head         int  // token of the noun the name belongs to: "army" of "Nigerien army", "government" of "government of Mali"; -1 if none
	Alternatives []ID // other countries an ambiguous place may lie in; Country is "" then unless the article decides
}

package syntax

import "strings"

// The relations of Universal Dependencies v2. Their numbers are stored in the
// weights: new ones go to the end.
const (
	NoRel           Rel = iota
	RelRoot             // the sentence's head
	RelNsubj            // subject
	RelNsubjPass        // subject of a passive
	RelNsubjOuter       // subject of a predicate that is itself a clause
	RelCsubj            // clause as subject
	RelCsubjPass        // clause as subject of a passive
	RelObj              // object
	RelIobj             // indirect object
	RelObl              // nominal with a preposition, of a predicate
	RelOblAgent         // the by-phrase of a passive
	RelOblUnmarked      // nominal without preposition, as an adverbial: last week, three times
	RelNmod             // nominal with a preposition, of a nominal
	RelNmodPoss         // possessor
	RelNmodUnmarked     // nominal without preposition, of a nominal
	RelNmodDesc         // title or description before a name
	RelNummod           // number of a noun
	RelAmod             // adjective of a noun
	RelAppos            // apposition
	RelAcl              // clause of a noun
	RelAclRelcl         // relative clause
	RelAdvcl            // adverbial clause
	RelAdvclRelcl       // relative clause about a whole clause
	RelAdvmod           // adverb
	RelCcomp            // clause as complement: said that ...
	RelXcomp            // complement without subject of its own: agreed to ...
	RelAux              // auxiliary
	RelAuxPass          // auxiliary of a passive
	RelCop              // copula
	RelMark             // subordinating word: that, if, to
	RelCase             // preposition or possessive 's
	RelDet              // determiner
	RelDetPredet        // determiner before a determiner: all the
	RelConj             // coordinated with its head
	RelCC               // coordinating conjunction
	RelCcPreconj        // both, either
	RelCompound         // part of a compound
	RelCompoundPrt      // particle of a verb
	RelFlat             // part of a name
	RelFixed            // part of a fixed expression
	RelExpl             // there, it
	RelDiscourse        // interjection
	RelVocative         // one spoken to
	RelParataxis        // clause set beside another
	RelList             // item of a list
	RelDislocated       // nominal outside its clause
	RelOrphan           // what is left of a clause whose predicate is elided
	RelReparandum       // repaired word
	RelGoeswith         // part of a word split in error
	RelDep              // unspecified
	RelPunct            // punctuation
)

var relNames = [...]string{
	NoRel:           "_",
	RelRoot:         "root",
	RelNsubj:        "nsubj",
	RelNsubjPass:    "nsubj:pass",
	RelNsubjOuter:   "nsubj:outer",
	RelCsubj:        "csubj",
	RelCsubjPass:    "csubj:pass",
	RelObj:          "obj",
	RelIobj:         "iobj",
	RelObl:          "obl",
	RelOblAgent:     "obl:agent",
	RelOblUnmarked:  "obl:unmarked",
	RelNmod:         "nmod",
	RelNmodPoss:     "nmod:poss",
	RelNmodUnmarked: "nmod:unmarked",
	RelNmodDesc:     "nmod:desc",
	RelNummod:       "nummod",
	RelAmod:         "amod",
	RelAppos:        "appos",
	RelAcl:          "acl",
	RelAclRelcl:     "acl:relcl",
	RelAdvcl:        "advcl",
	RelAdvclRelcl:   "advcl:relcl",
	RelAdvmod:       "advmod",
	RelCcomp:        "ccomp",
	RelXcomp:        "xcomp",
	RelAux:          "aux",
	RelAuxPass:      "aux:pass",
	RelCop:          "cop",
	RelMark:         "mark",
	RelCase:         "case",
	RelDet:          "det",
	RelDetPredet:    "det:predet",
	RelConj:         "conj",
	RelCC:           "cc",
	RelCcPreconj:    "cc:preconj",
	RelCompound:     "compound",
	RelCompoundPrt:  "compound:prt",
	RelFlat:         "flat",
	RelFixed:        "fixed",
	RelExpl:         "expl",
	RelDiscourse:    "discourse",
	RelVocative:     "vocative",
	RelParataxis:    "parataxis",
	RelList:         "list",
	RelDislocated:   "dislocated",
	RelOrphan:       "orphan",
	RelReparandum:   "reparandum",
	RelGoeswith:     "goeswith",
	RelDep:          "dep",
	RelPunct:        "punct",
}

// String is the relation's name in Universal Dependencies.
func (r Rel) String() string {
	if int(r) < len(relNames) {
		return relNames[r]
	}
	return "_"
}

// RelNamed is the relation of that name; a subtype that is not kept becomes its
// base, an unknown relation NoRel.
func RelNamed(name string) Rel {
	for {
		for r, n := range relNames {
			if n == name {
				return Rel(r)
			}
		}
		i := strings.LastIndexByte(name, ':')
		if i < 0 {
			return NoRel
		}
		name = name[:i]
	}
}

// RelSet is a set of relations.
type RelSet uint64

// Rels makes a set of relations.
func Rels(rels ...Rel) (s RelSet) {
	for _, r := range rels {
		s |= 1 << r
	}
	return s
}

// Has reports whether the relation is in the set.
func (s RelSet) Has(r Rel) bool { return s>>r&1 != 0 }

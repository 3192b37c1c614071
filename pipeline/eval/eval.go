// Package eval measures extraction: it compares facts with facts that people
// annotated, dates and numbers with published suites, and two extractions with each other.
//
//	gold, err := eval.ReadGold(file, "dev.gold.jsonl")
//	pred, err := eval.Read(output, "facts.jsonl") // what extract --format jsonl prints
//	report := eval.Score(gold, pred, eval.LexiconNames())
//	report.Write(os.Stdout, nil)
//
// # What is counted
//
// A gold fact is found if a predicted fact of its type overlaps its anchor, and
// fully right if every slot is right as well: the fact as a row of a table.
// Alliances, sanctions and agreements are tuples of the article: where they stand is not
// asked, and one that is said twice counts once. Gold marked optional counts for
// nothing, found or not. Precision, recall and F1 are taken of both counts.
//
// The pairing is greedy and one to one: the pair with the most right slots first, then
// the longer overlap, then the order of the text. So two counts on one anchor (killed and
// injured) find their own partners.
//
// # Names
//
// Names are compared without regard to case, punctuation and a leading "the", after
// aliases: the lexicon's own, or those of a file ([ReadAliases]).
//
// # Suites
//
// A suite is a set of texts with the dates, or numbers, that stand in them
// ([ReadSuite]). Its spans are compared strictly, without leading function words
// ("norm"), or by overlap ("relaxed"), each with or without the value.
//
// Figures, tables and lists of errors are those of the scorers score.py and
// score_dates.py, to the letter; testdata/recorded holds their output on synthetic data.
package eval

// Types lists the fact types that gold files annotate, in the order of printing.
var Types = []string{"date", "troops", "population", "alliance", "casualties", "displaced", "sanction", "agreement"}

// tuples are the types scored as tuples of the article, whatever their span.
var tuples = map[string]bool{"alliance": true, "sanction": true, "agreement": true}

// slotsOf names the slots that a counted type has besides its count.
var slotsOf = map[string][]string{
	"troops":     {"actor", "location", "status"},
	"population": {"place"},
	"casualties": {"kind", "location"},
	"displaced":  {"kind", "origin", "location"},
}

// Rate is precision, recall and their harmonic mean.
type Rate struct{ P, R, F1 float64 }

// rate is 0 where nothing was predicted, or nothing was there to find.
func rate(right, predicted, gold int) Rate {
	var r Rate
	if predicted > 0 {
		r.P = float64(right) / float64(predicted)
	}
	if gold > 0 {
		r.R = float64(right) / float64(gold)
	}
	if r.P+r.R > 0 {
		r.F1 = 2 * r.P * r.R / (r.P + r.R)
	}
	return r
}

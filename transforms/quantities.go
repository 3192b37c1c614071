package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
)

// Quantities lists every number of the text and says which fact explains it.
var Quantities = Type[QuantityFact]{
	Name:        "quantity",
	Table:       "quantities",
	Doc:         "Every number the text contains, claimed by a fact of another type or visibly unclaimed.",
	Version:     1,
	ReadsClaims: true,
	Extract:     extractQuantities,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "About 40 trucks carried 1,200 tonnes of wheat. In 2016 the road had been closed.",
		Want: []string{
			`{"quote": "40", "low": 40, "high": 40, "qualifier": "approx", "unit": "trucks", "kind": "count", "claimed_by": null}`,
			`{"quote": "1,200", "low": 1200, "high": 1200, "kind": "measure", "claimed_by": null}`,
			`{"quote": "2016", "claimed_by": "date"}`,
		},
	}},
}

// QuantityFact is one number of the text.
type QuantityFact struct {
	number.Count
	Value     float64 `doc:"the number's value; a range's lower end"`
	Kind      string  `doc:"what sort of number it is" values:"count ordinal percent money measure age decimal label"`
	ClaimedBy string  `doc:"the fact type that explains it; null if none does" null:"zero"`
}

// quantityKinds names number kinds for the table; One is no quantity of its own.
var quantityKinds = map[number.Kind]string{
	number.Cardinal: "count", number.One: "count", number.Ordinal: "ordinal", number.Percent: "percent",
	number.Money: "money", number.Measure: "measure", number.Age: "age", number.Decimal: "decimal", number.Label: "label",
}

func extractQuantities(r *reading.Reading) []Found[QuantityFact] {
	out := make([]Found[QuantityFact], 0, len(r.Numbers))
	for i, n := range r.Numbers {
		claimed := r.ClaimedBy(i)
		if n.Kind == number.One && claimed == "" {
			continue // "a house" states no number until a fact counts it
		}
		out = append(out, Found[QuantityFact]{
			First: n.First, End: n.End, Event: -1,
			Rule: "quantity." + quantityKinds[n.Kind], Confidence: 0.95,
			Fact: QuantityFact{Count: n.Count, Value: n.Value, Kind: quantityKinds[n.Kind], ClaimedBy: claimed},
		})
	}
	return out
}

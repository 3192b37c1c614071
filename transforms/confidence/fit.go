package confidence

import "math"

// Case is one fact that somebody judged.
type Case struct {
	Key
	Right bool // in every column
	Seen  bool // rules were written with its article in view, or its article for the rules
}

const (
	// strength is how many facts the row above counts for. Chosen, with seenWeight, by the
	// least log loss in cross-validation over articles that no rule was written on.
	strength = 10
	// seenWeight is what a fact of a seen article counts. Rules fit the articles that they were
	// written on better than any other, so those show which rules are good, but not how good.
	seenWeight = 0.1
	// doubt is the chance that we allow of the true share being below what a row states.
	doubt = 0.2
	// enough is how many facts a rule needs (seen ones by their weight) to be believed above untried.
	enough = 10
)

// Fit counts the cases and makes a table of them: a row for each type, rule and evidence among them.
func Fit(cases []Case) (*Table, error) {
	rows := make(map[Key]*Row)
	add := func(k Key, c Case) {
		row := rows[k]
		if row == nil {
			row = &Row{Key: k}
			rows[k] = row
		}
		t := &row.Unseen
		if c.Seen {
			t = &row.Seen
		}
		t.Of++
		if c.Right {
			t.Right++
		}
	}
	for _, c := range cases {
		add(Key{Type: c.Type}, c)
		if c.Rule != "" {
			add(Key{Type: c.Type, Rule: c.Rule}, c)
		}
		if c.Evidence != "" {
			add(c.Key, c)
		}
	}
	f := fit{rows, typical(rows)}
	out := make([]Row, 0, len(rows))
	for _, row := range rows {
		row.Confidence = f.confidence(row)
		out = append(out, *row)
	}
	return New(out)
}

// Measured is the row of a type that is judged as a whole and leans on no other.
func Measured(name string, t Tally) Row {
	row := Row{Key: Key{Type: name}, Unseen: t}
	row.Confidence = rounded(quantile(float64(t.Right)+0.5, float64(t.Of-t.Right)+0.5, doubt))
	return row
}

type fit struct {
	rows    map[Key]*Row
	typical float64
}

// typical is the mean of the types' shares of right facts, each type counted once: what a
// type leans on of which little is known.
func typical(rows map[Key]*Row) float64 {
	sum, n := 0.0, 0
	for k, row := range rows {
		if k.Rule == "" {
			right, of := row.weighed()
			sum += (right + 1) / (of + 2)
			n++
		}
	}
	return sum / float64(max(1, n))
}

// weighed counts the row's facts by their weight.
func (r *Row) weighed() (right, of float64) {
	return float64(r.Unseen.Right) + seenWeight*float64(r.Seen.Right), float64(r.Unseen.Of) + seenWeight*float64(r.Seen.Of)
}

// beta gives the parameters of the Beta distribution of a row's true share: its own
// facts, and strength more with the mean of the row above.
func (f fit) beta(row *Row) (a, b float64) {
	mean := f.typical
	if row.Rule != "" {
		a, b := f.beta(f.rows[row.above()])
		mean = a / (a + b)
	}
	right, of := row.weighed()
	return right + strength*mean, of - right + strength*(1-mean)
}

func (f fit) confidence(row *Row) float64 {
	a, b := f.beta(row)
	v := rounded(quantile(a, b, doubt))
	if row.Rule == "" {
		return v
	}
	if _, of := f.rows[Key{Type: row.Type, Rule: row.Rule}].weighed(); of < enough {
		return min(v, untried)
	}
	return v
}

// rounded cuts to two digits.
func rounded(v float64) float64 { return math.Floor(v*100+1e-9) / 100 }

package stages

// Extracted says what a run extracted.
type Extracted struct {
	Files    int              `json:"files"`    // articles files read
	Articles int64            `json:"articles"` // articles in them
	Failed   int64            `json:"failed"`   // articles that a mistake in the program kept from being read, see lake.Failures
	Facts    map[string]int64 `json:"facts"`    // fact type -> facts found

	NotEnglish map[string]int64 `json:"not_english"` // language -> articles that were not extracted from, see English
}

// Total is how many facts of all types were found.
func (e *Extracted) Total() int64 {
	var n int64
	for _, facts := range e.Facts {
		n += facts
	}
	return n
}

// Add adds what another extraction did, and returns how many facts that found.
func (e *Extracted) Add(o *Extracted) (facts int64) {
	if e.Facts == nil {
		e.Facts = make(map[string]int64)
	}
	e.Files += o.Files
	e.Articles += o.Articles
	e.Failed += o.Failed
	if e.NotEnglish == nil {
		e.NotEnglish = make(map[string]int64)
	}
	for lang, n := range o.NotEnglish {
		e.NotEnglish[lang] += n
	}
	for name, n := range o.Facts {
		e.Facts[name] += n
		facts += n
	}
	return facts
}

package neardup

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// story is an article in the making.
type story struct {
	kind       *series
	country    string
	leader     string
	skeleton   []int // sentences of the series, in their order
	title      string
	sentences  []string
	background []string
	head, foot string // dateline, byline; agency line, boilerplate
}

var slot = regexp.MustCompile(`\[(\w+)\]|<(\w+)>`)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// fact draws what a slot is filled with.
func fact(r *rand.Rand, name string) string {
	switch name {
	case "n":
		return fmt.Sprint(20 + r.IntN(900))
	case "m":
		return fmt.Sprintf("%d,%03d", 1+r.IntN(40), r.IntN(1000))
	case "k":
		return fmt.Sprint(2 + r.IntN(30))
	case "hour":
		return fmt.Sprint(1 + r.IntN(11))
	case "pct", "rate":
		return fmt.Sprintf("%d.%d", r.IntN(30), 1+r.IntN(9))
	case "index":
		return fmt.Sprintf("%d,%03d.%02d", 1+r.IntN(9), r.IntN(1000), r.IntN(100))
	case "person", "leader":
		return pick(r, facts["first"]) + " " + pick(r, facts["last"])
	}
	return pick(r, facts[name])
}

// fill puts facts into a sentence.
func (s *story) fill(r *rand.Rand, text string) string {
	return slot.ReplaceAllStringFunc(text, func(m string) string {
		switch name := m[1 : len(m)-1]; name {
		case "country":
			return s.country
		case "leader":
			return s.leader
		default:
			return fact(r, name)
		}
	})
}

// write makes the story of a skeleton, with facts of its own.
func (s *story) write(r *rand.Rand) {
	s.title = s.fill(r, pick(r, s.kind.titles))
	s.sentences = nil
	for _, i := range s.skeleton {
		s.sentences = append(s.sentences, s.fill(r, s.kind.sentences[i]))
	}
	s.head = strings.ToUpper(fact(r, "city")) + ", " + fact(r, "month") + " " + fact(r, "k") + " - "
}

func newStory(r *rand.Rand) *story {
	s := &story{kind: &allSeries[r.IntN(len(allSeries))], country: pick(r, facts["country"])}
	s.leader = fact(r, "leader")
	order := r.Perm(len(s.kind.sentences) - 1)[:7+r.IntN(3)]
	slices.Sort(order)
	s.skeleton = []int{0}
	for _, i := range order {
		s.skeleton = append(s.skeleton, i+1)
	}
	for _, text := range s.kind.background[:1+r.IntN(len(s.kind.background))] {
		s.background = append(s.background, s.fill(r, text))
	}
	s.write(r)
	return s
}

func (s *story) clone() *story {
	c := *s
	c.sentences, c.background, c.skeleton = slices.Clone(s.sentences), slices.Clone(s.background), slices.Clone(s.skeleton)
	return &c
}

// text is the body: a title, paragraphs of one or two sentences, the background, the foot.
func (s *story) text() string {
	var paragraphs []string
	for pair := range slices.Chunk(s.sentences, 2) {
		paragraphs = append(paragraphs, strings.Join(pair, " "))
	}
	paragraphs = append(paragraphs, s.background...)
	out := s.title + "\n\n" + s.head + strings.Join(paragraphs, "\n\n")
	if s.foot != "" {
		out += "\n\n" + s.foot
	}
	return out
}

var agencies = []string{"(Wire) - ", "By our correspondent\n\n", "Continental Press\n\n", "[Agency report] ", "STAFF AND AGENCIES -- "}

var boilerplate = []string{
	"© Continental Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.",
	"Read more: what we know so far. Sign up for our newsletter and get the morning's most important stories in your inbox every weekday. You can unsubscribe at any time. By signing up you agree to our terms of service and privacy policy.",
	"This story was first published on another site. It has been updated with new information. Do you have a tip for our reporters? Write to us in confidence; we protect our sources. Support independent journalism from as little as one dollar a month.",
	"Share this article: by mail, on social networks, as a link. Comments are open for three days after publication and are moderated. Views expressed there are those of their authors and not of the publisher or its partners.",
}

// The ways in which a copy differs from its original. Each is a near-duplicate.
var rewrites = map[string]func(*rand.Rand, *story){
	"header": func(r *rand.Rand, s *story) {
		s.title = s.fill(r, pick(r, s.kind.titles))
		s.head = strings.ToUpper(fact(r, "city")) + " " + pick(r, agencies)
	},
	"byline": func(r *rand.Rand, s *story) {
		s.head = pick(r, agencies) + s.head
		s.foot = "Reporting by " + fact(r, "person") + "; editing by " + fact(r, "person")
	},
	"cut":                  cut,
	"correction":           correct,
	"boilerplate":          func(r *rand.Rand, s *story) { s.foot = pick(r, boilerplate) + " " + pick(r, boilerplate) },
	"reordered":            reorder,
	"edited":               edit,
	"updated":              update,
	"updated and edited":   func(r *rand.Rand, s *story) { update(r, s); edit(r, s) },
	"cut with boilerplate": func(r *rand.Rand, s *story) { cut(r, s); s.head = pick(r, agencies); s.foot = pick(r, boilerplate) },
	"everything": func(r *rand.Rand, s *story) {
		cut(r, s)
		correct(r, s)
		reorder(r, s)
		s.title = s.fill(r, pick(r, s.kind.titles))
		s.foot = pick(r, boilerplate)
	},
}

// cut drops the end of the story, and now and then something in its middle.
func cut(r *rand.Rand, s *story) {
	s.sentences = s.sentences[:max(3, len(s.sentences)*(45+r.IntN(40))/100)]
	if r.IntN(2) == 0 {
		at := 1 + r.IntN(len(s.sentences)-1)
		s.sentences = slices.Delete(s.sentences, at, at+1)
	}
	s.background = s.background[:r.IntN(len(s.background)+1)]
}

var number = regexp.MustCompile(`\d+`)

// correct changes one to three numbers and says so.
func correct(r *rand.Rand, s *story) {
	for range 1 + r.IntN(3) {
		at := r.IntN(len(s.sentences))
		done := false
		s.sentences[at] = number.ReplaceAllStringFunc(s.sentences[at], func(m string) string {
			if done {
				return m
			}
			done = true
			return fact(r, "k")
		})
	}
	s.head = "(Corrects figure in paragraph " + fact(r, "k") + ") " + s.head
}

func reorder(r *rand.Rand, s *story) {
	rest := s.sentences[1:]
	r.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
}

// edit swaps about one word in twenty-five, as a copy desk does.
func edit(r *rand.Rand, s *story) {
	for i, sentence := range s.sentences {
		words := strings.Fields(sentence)
		for k := range words {
			if r.IntN(25) == 0 {
				words[k] = pick(r, []string{"reportedly", "the", "some", "told", "added", "which", "around", "local"})
			}
		}
		s.sentences[i] = strings.Join(words, " ")
	}
}

// update gives the story a new first sentence, and a quarter to a third of new ones.
func update(r *rand.Rand, s *story) {
	s.title = s.fill(r, pick(r, s.kind.titles))
	s.sentences[0] = s.fill(r, s.kind.sentences[0])
	for range len(s.sentences)/5 + r.IntN(2) {
		s.sentences[1+r.IntN(len(s.sentences)-1)] = s.fill(r, pick(r, s.kind.sentences))
	}
	s.sentences = slices.Insert(s.sentences, 1, s.fill(r, pick(r, s.kind.sentences)))
}

// The stories that share words, and are none the less of something else.
var others = map[string]func(*rand.Rand, *story) *story{
	"same series, other day": func(r *rand.Rand, s *story) *story { o := s.clone(); o.write(r); return o },
	"same series, own sentences": func(r *rand.Rand, s *story) *story {
		for {
			if o := newStory(r); o.kind == s.kind {
				o.country, o.leader, o.background = s.country, s.leader, s.background
				o.write(r)
				return o
			}
		}
	},
	"same event, own words": func(r *rand.Rand, s *story) *story {
		o := s.clone()
		s.sentences, o.sentences = nil, nil
		for i, text := range s.kind.sentences {
			if i%2 == 0 {
				s.sentences = append(s.sentences, s.fill(r, text))
			} else {
				o.sentences = append(o.sentences, o.fill(r, text))
			}
		}
		return o
	},
	"follow-up with quotations": func(r *rand.Rand, s *story) *story {
		o := s.clone()
		o.write(r)
		copy(o.sentences[len(o.sentences)-2:], s.sentences[1:3])
		return o
	},
	"same site's boilerplate": func(r *rand.Rand, s *story) *story {
		o := newStory(r)
		s.foot = strings.Join(boilerplate, " ")
		o.foot = s.foot
		return o
	},
}

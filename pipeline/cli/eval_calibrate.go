package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline/pipeline/eval"
)

// promised is the share of facts that must be right among those whose confidence says
// that they may be taken unread.
const promised = 0.95

// fit makes the table of confidences.
func (e *evaluation) fit(ctx context.Context, paths []string) error {
	sets, all, err := e.annotated()
	if err != nil {
		return err
	}
	names, err := e.names()
	if err != nil {
		return err
	}
	extracted, err := e.facts(ctx, all, paths)
	if err != nil {
		return err
	}
	c, err := eval.Calibrate(sets, extracted, names)
	if err == nil {
		err = e.quantities(c)
	}
	if err != nil {
		return err
	}
	if err := e.cross(c); err != nil {
		return err
	}
	if sure := c.Sure(); sure.Of > 0 && sure.Share() < promised {
		return &exitError{exitFailed, fmt.Errorf("%s is left as it is: of the facts that would be sure only %.3f are right, not %.2f", e.calibrate, sure.Share(), promised)}
	}
	var b bytes.Buffer
	if err := c.Table.Write(&b, e.made()); err != nil {
		return err
	}
	return saveAs(e.calibrate, b.Bytes())
}

// annotated reads the gold, and says which of it was seen; all is every set as one.
func (e *evaluation) annotated() (sets []eval.Annotated, all *eval.Set, err error) {
	all = &eval.Set{}
	for i, path := range e.golds {
		gold, err := read(path, eval.ReadGold)
		if err != nil {
			return nil, nil, err
		}
		for _, a := range gold.Articles {
			if all.Has(a.ID) {
				return nil, nil, usageError{fmt.Errorf("%s: article %s is in another gold file too", path, a.ID)}
			}
			all.Add(a)
		}
		s := eval.Annotated{Gold: gold, Seen: [2]bool{true, true}}
		if i == 0 {
			none := e.unseen == "none"
			s.Seen = [2]bool{none || e.unseen == "b", none || e.unseen == "a"}
		}
		sets = append(sets, s)
	}
	return sets, all, nil
}

// quantities takes the rate of quantities from --numbers, if it is given.
func (e *evaluation) quantities(c *eval.Calibration) error {
	if e.numbers == "" {
		return nil
	}
	suite, err := read(e.numbers, func(r io.Reader, name string) (*eval.Suite, error) {
		return eval.ReadSuite(r, name, eval.NumberSuite)
	})
	if err != nil {
		return err
	}
	pred, err := suite.Predict()
	if err != nil {
		return err
	}
	return c.Quantities(eval.ScoreSuite(suite, pred))
}

func (e *evaluation) cross(c *eval.Calibration) error {
	if e.output == "json" {
		return e.json(c)
	}
	return c.Write(e.out)
}

// made says in the table's own comment what it is and what it was made from.
func (e *evaluation) made() string {
	var from []string
	for _, path := range e.golds {
		from = append(from, filepath.Base(path))
	}
	unseen := "every article of " + from[0]
	switch e.unseen {
	case "none":
		unseen = "no article"
	case "a", "b":
		unseen = "half " + e.unseen + " of " + from[0] + " (every second article by id)"
	}
	numbers := "quantity: as it was"
	if e.numbers != "" {
		numbers = "quantity: span and value of the numbers in " + filepath.Base(e.numbers)
	}
	return strings.Join([]string{
		"How often facts found in each way are right in every column. Made by `make calibrate` (dateline",
		"eval --calibrate) from the annotated articles " + strings.Join(from, ", ") + "; not to be edited by hand.",
		"docs/confidence.md says what it means and how it is made.",
		"",
		"right, of            facts of " + unseen,
		"seen_right, seen_of  facts of the other articles, which count a tenth",
		numbers,
	}, "\n")
}

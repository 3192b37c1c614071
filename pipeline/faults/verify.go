package faults

import (
	"context"
	"path"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Problem is a file of a home that is not what it was when it was written.
type Problem struct {
	Path string // relative to the home
	Err  error
}

func (p Problem) Error() string { return p.Path + ": " + p.Err.Error() }

// Verify lists all that dateline verify finds wrong with a home: with its lake, its
// warehouse and the records of its runs. What an earlier release has left unsealed is
// no problem.
func Verify(ctx context.Context, home string) ([]Problem, error) {
	var found []Problem
	for _, verify := range []func(context.Context, string) ([]Problem, error){verifyLake, verifyWarehouse, verifyRecords} {
		some, err := verify(ctx, home)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	return found, nil
}

func verifyLake(ctx context.Context, home string) ([]Problem, error) {
	problems, err := lake.VerifyDir(ctx, run.LakeDir(home))
	var found []Problem
	for _, p := range problems {
		found = append(found, Problem{path.Join("lake", p.Path), p.Err})
	}
	return found, err
}

func verifyWarehouse(ctx context.Context, home string) ([]Problem, error) {
	cfg := warehouse.Config{Home: home}
	if l, err := lake.Open(run.LakeDir(home)); err == nil { // else the lake's problems say so
		cfg.Lake = l
	}
	problems, err := warehouse.Verify(ctx, cfg)
	var found []Problem
	for _, p := range problems {
		if !p.OfEarlierRelease() {
			found = append(found, Problem{p.Path, p.Err})
		}
	}
	return found, err
}

func verifyRecords(_ context.Context, home string) ([]Problem, error) {
	problems, err := run.VerifyRecords(home)
	var found []Problem
	for _, p := range problems {
		found = append(found, Problem{p.Path, p.Err})
	}
	return found, err
}

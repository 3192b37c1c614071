package stages

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/transforms"
)

// What a failure leaves in the batch may be half of something. Only if a stage says that
// it was the interruption that ended it may the run commit.
func TestAFailureDuringAnInterruptionIsAFailure(t *testing.T) {
	inputs := corpus(t)
	fails := func(t *testing.T, stage func(ctx context.Context, env *Env) error) {
		t.Helper()
		env := newEnv(t, 2, 20)
		ctx, cancel := context.WithCancel(t.Context())
		env.Progress = func(Progress) {
			cancel()
			if err := os.RemoveAll(filepath.Join(env.Config.Home, "staging")); err != nil {
				t.Error(err)
			}
		}
		if err := stage(ctx, env); !errors.Is(err, os.ErrNotExist) || errors.Is(err, context.Canceled) {
			t.Errorf("error is %v, want that of the directory that is gone", err)
		}
	}
	t.Run("extract", func(t *testing.T) {
		fails(t, func(ctx context.Context, env *Env) error {
			b := begin(t, env)
			gone := env.Progress
			env.Progress = func(Progress) {}
			if _, err := Ingest(t.Context(), env, b, inputs, nil); err != nil {
				t.Fatal(err)
			}
			todo := ofBatch(b, transforms.Dates)
			commit(t, env, b)
			env.Progress = gone
			_, err := Extract(ctx, env, begin(t, env), todo)
			return err
		})
	})
	t.Run("ingest", func(t *testing.T) {
		fails(t, func(ctx context.Context, env *Env) error {
			_, err := Ingest(ctx, env, begin(t, env), inputs, nil)
			return err
		})
	})
}

package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// In the scripts of testdata/script the command dateline is this test binary.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dateline": func() {
			if spec := os.Getenv("TEST_CLOCK"); spec != "" {
				clock = newToldClock(spec)
			}
			os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			// One processor is what the scripts would see elsewhere; two show what depends on them.
			env.Setenv("DATELINE_LIMITS_WORKERS", "2")
			env.Setenv("XDG_STATE_HOME", env.WorkDir)
			example, err := filepath.Abs("../../data/lexicon-example")
			env.Setenv("EXAMPLE_LEXICON", example)
			return err
		},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Getuid() == 0, nil
			}
			return false, errors.New("unknown condition " + name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "fakes3": fakes3, "upload": upload, "unspoken": unspoken,
		},
	})
}

// exits runs a command and wants this exit code of it:
//
//	exits 2 dateline run --no-such-flag
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("exit code %q: %v", args[0], err)
	}
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("exit code is %d, want %d", got, want)
	}
}

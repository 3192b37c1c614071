// Command soak disturbs Dateline at random for as long as it is told, an hour unless
// said otherwise, and compares what comes of it with what undisturbed runs make.
//
//	go run ./pipeline/faults/soak -for 1h -seed 7 -binary bin/dateline
//
// Inputs grow all the time, four processes read all the time, and each step disturbs a
// run in one way: a kill, a failed system call, a full disk, a flipped bit. At the first
// difference it stops with exit code 1, says the seed and the step, and keeps the home.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/dateline/dateline/pipeline/faults"
)

func main() {
	faults.Become()
	last := flag.Duration("for", time.Hour, "how long to go on")
	seed := flag.Uint64("seed", uint64(time.Now().Unix()), "seed of everything that is random")
	binary := flag.String("binary", "bin/dateline", "the dateline to disturb")
	dir := flag.String("dir", "", "directory to work in (default: a new temporary one)")
	flag.Parse()
	if err := soak(*last, *seed, *binary, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
}

func soak(last time.Duration, seed uint64, binary, dir string) error {
	path, err := filepath.Abs(binary)
	if err == nil {
		_, err = os.Stat(path)
	}
	if err != nil {
		return fmt.Errorf("find the binary: %w (make build)", err)
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "dateline-soak-"); err != nil {
			return err
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s, err := newSoak(seed, path, dir)
	if err != nil {
		return err
	}
	fmt.Printf("seed %d, for %s, in %s\n", seed, last, dir)
	err = s.run(ctx, time.Now().Add(last))
	s.table(os.Stdout)
	if err != nil {
		return fmt.Errorf("seed %d, step %d, %s: %w\nkept: %s", seed, s.step, s.doing, err, dir)
	}
	return os.RemoveAll(dir)
}

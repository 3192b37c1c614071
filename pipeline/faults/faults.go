// Package faults breaks Dateline on purpose and proves that it stays whole: it runs
// the real binary, kills it, fails its system calls, fills its disk, flips its bits, and
// compares what is left with what an undisturbed run makes.
//
// # A trial
//
// A [Dateline] is the binary and how it is run, a [Corpus] makes articles from a
// seed, [Trace] runs it under strace, and three questions judge the outcome:
//
//	got, err := faults.Fingerprint(home)     // what is in every table of lake and warehouse
//	left, err := faults.Leftovers(home)      // what a dead run left and a live one ought to have removed
//	diff := got.Diff(want)                   // want: an undisturbed run's
//
// The tests beside this file are the short form of the trials; DATELINE_SOAK=1 makes
// them long. Package soak does them at random for an hour.
package faults

import (
	"fmt"
	"os"

	"github.com/dateline/dateline/pipeline/cli"
)

// roleVariable tells a process that was started again from its own binary what it is.
const roleVariable = "FAULTS_ROLE"

// The roles of a process that was started again.
const (
	roleDateline = "dateline"
	roleReader   = "reader"
)

// Become does the work of a process that this package started from its own binary,
// and ends it; in any other process it returns. It is the first thing in main.
func Become() {
	switch os.Getenv(roleVariable) {
	case roleDateline:
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	case roleReader:
		if err := read(os.Args[1], os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
}

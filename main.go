// Command dateline turns news articles into a DuckDB warehouse of sourced facts.
// See pipeline/cli for its verbs.
package main

import (
	"os"

	"github.com/dateline/dateline/pipeline/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

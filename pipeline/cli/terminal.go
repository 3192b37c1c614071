package cli

import (
	"io"
	"os"

	"golang.org/x/term"
)

// ANSI colours.
const (
	red    = "31"
	green  = "32"
	yellow = "33"
	bold   = "1"
	dim    = "2"
)

// terminal reports whether a stream is a terminal.
func terminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colour reports whether a stream gets colours.
func (a *app) colour(w io.Writer) bool {
	return !a.noColour && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && terminal(w)
}

// paint colours text for a stream that gets colours.
func (a *app) paint(w io.Writer, code, text string) string {
	if !a.colour(w) || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// width is how many cells a line of the stream has; 0 if it is no terminal.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok && terminal(f) {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	return 0
}

package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/mattn/go-runewidth"

	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/stages"
)

// console writes progress and log lines to stderr. A terminal has one live line
// at the bottom that log lines scroll past; anything else gets log lines only.
type console struct {
	mu     sync.Mutex
	w      io.Writer
	level  slog.Level
	live   bool
	colour bool
	line   string // what stands on the live line
	drawn  time.Time
}

// redraw is the least time between two states of the live line.
const redraw = 80 * time.Millisecond

func (a *app) console() *console {
	c := &console{w: a.err, live: terminal(a.err) && !a.quiet, colour: a.colour(a.err)}
	if a.quiet {
		c.level = slog.LevelWarn
	}
	return c
}

// logger is where a verb's log goes: to people through the console, or to
// machines as one JSON object a line.
func (a *app) logger(c *console) *slog.Logger {
	if a.logFormat == "json" {
		c.live = false
		return slog.New(slog.NewJSONHandler(a.err, &slog.HandlerOptions{Level: c.level}))
	}
	return slog.New(&lines{console: c})
}

// progress shows how far a stage has come.
func (c *console) progress(p stages.Progress) {
	if !c.live {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.drawn) < redraw {
		return
	}
	c.drawn = time.Now()
	c.draw(c.bar(p))
}

// clear takes the live line away.
func (c *console) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.draw("")
}

func (c *console) draw(line string) {
	if line == c.line {
		return
	}
	c.line = line
	io.WriteString(c.w, "\r\x1b[K"+line)
}

func (c *console) bar(p stages.Progress) string {
	const cells = 24
	b := fmt.Sprintf("%-8s", p.Stage)
	if p.Total > 0 {
		full := int(min(p.Done, p.Total) * cells / p.Total)
		b += fmt.Sprintf("%s%s %3d%%", strings.Repeat("█", full), strings.Repeat("░", cells-full), min(p.Done, p.Total)*100/p.Total)
	}
	if p.Unit == "bytes" {
		b += "  " + size(p.Done) + " of " + size(p.Total)
	} else if p.Total > 0 {
		b += fmt.Sprintf("  %s of %s %s", grid.Thousands(p.Done), grid.Thousands(p.Total), p.Unit)
	}
	b += "  " + grid.Safe(p.Note)
	return runewidth.Truncate(b, max(width(c.w)-1, 20), "…")
}

// lines is the slog handler that writes log records for people.
type lines struct {
	console *console
	attrs   []slog.Attr
}

func (l *lines) Enabled(_ context.Context, level slog.Level) bool { return level >= l.console.level }

func (l *lines) Handle(_ context.Context, r slog.Record) error {
	var b strings.Builder
	c := l.console
	if !c.live {
		b.WriteString(r.Time.Format(time.RFC3339) + " ")
	}
	word, code := "", ""
	switch {
	case r.Level >= slog.LevelError:
		word, code = "error: ", red
	case r.Level >= slog.LevelWarn:
		word, code = "warning: ", yellow
	}
	if c.colour && word != "" {
		word = "\x1b[" + code + "m" + word + "\x1b[0m"
	}
	b.WriteString(word + r.Message)
	write := func(at slog.Attr) bool {
		b.WriteString(l.attribute(r.Message, at))
		return true
	}
	for _, at := range l.attrs {
		write(at)
	}
	r.Attrs(write)
	b.WriteByte('\n')
	c.mu.Lock()
	defer c.mu.Unlock()
	line := c.line
	c.draw("")
	_, err := io.WriteString(c.w, b.String())
	c.draw(line)
	return err
}

// attribute writes what a record says besides its message. A stage's result and
// time are said in words.
func (l *lines) attribute(message string, at slog.Attr) string {
	switch v := at.Value.String(); at.Key {
	case "result":
		return ": " + grid.Safe(v)
	case "seconds":
		return " (" + v + " s)"
	case "job", "stage":
		if strings.HasPrefix(message, v+" ") || at.Key == "stage" {
			return ""
		}
	}
	return " " + at.Key + "=" + quoted(at.Value.String())
}

func (l *lines) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &lines{l.console, append(append([]slog.Attr(nil), l.attrs...), attrs...)}
}

// WithGroup keeps the names as they are: no part of Dateline uses groups.
func (l *lines) WithGroup(string) slog.Handler { return l }

// quoted puts a value into quotation marks if it would not be seen as one word.
func quoted(s string) string {
	if s == "" || strings.ContainsAny(s, " \"=\t\n") {
		return strconv.Quote(s)
	}
	return grid.Safe(s)
}

// size writes a number of bytes for people.
func size(n int64) string {
	v, unit := float64(n), "B"
	for _, next := range []string{"kB", "MB", "GB", "TB"} {
		if v < 1000 {
			break
		}
		v, unit = v/1000, next
	}
	if unit == "B" {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", v, unit)
}

// plural is "1 article" or "3 articles".
func plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grid.Thousands(n) + " " + many
}

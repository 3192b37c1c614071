package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/dateline/dateline/pipeline/grid"
)

// output is how a verb prints rows: the format, the layout, and whether what is
// longer than the terminal goes through a pager.
type output struct {
	app      *app
	format   string
	expanded bool
	noPager  bool

	paging sync.WaitGroup // a pager has the terminal
}

// flags gives a verb -o, --expanded and --no-pager.
func (o *output) flags(cmd *cobra.Command, formats []string) {
	cmd.Flags().StringVarP(&o.format, "output", "o", "table", strings.Join(formats, ", "))
	cmd.Flags().BoolVarP(&o.expanded, "expanded", "x", false, "print tables as records, one line for each column")
	cmd.Flags().BoolVar(&o.noPager, "no-pager", false, "print long results at once")
	o.app.complete(cmd, "output", formats...)
}

// check refuses a format that is none of those.
func (o *output) check(formats []string) error {
	if !slices.Contains(formats, o.format) {
		return unknownName("format", o.format, formats)
	}
	return nil
}

// interruptible is a context that Ctrl-C ends. While a pager has the terminal, a second
// one does not end the process: it was meant for the pager.
func (o *output) interruptible(parent context.Context) (context.Context, func()) {
	return interruptible(parent, func(second bool) {
		if second {
			o.paging.Wait()
		}
	})
}

// print lets write print to stdout, through a pager if that is a terminal and too small.
func (o *output) print(write func(io.Writer, grid.Style) error) error {
	style := o.app.style()
	style.Form = grid.Fitting
	if o.expanded {
		style.Form = grid.Records
	}
	f, ok := o.app.out.(*os.File)
	if !ok || o.noPager || !terminal(o.app.out) {
		return write(o.app.out, style)
	}
	p := &pager{out: f, command: os.Getenv("PAGER"), paging: &o.paging}
	if p.command == "" {
		p.command = "less"
	}
	columns, lines, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return write(o.app.out, style)
	}
	p.columns, p.lines = columns, lines
	err = write(p, style)
	if errors.Is(err, errPagerLeft) {
		err = nil // nobody reads on, and who left has seen enough
	}
	return errors.Join(err, p.close())
}

// uncoloured finds what colours text and takes no room.
var uncoloured = regexp.MustCompile("\x1b\\[[0-9;]*m")

// errPagerLeft says that nobody reads on.
var errPagerLeft = errors.New("the pager was left")

// pager holds text back until it is clear whether a screen has room for it; what has
// none goes through the pager's standard input.
type pager struct {
	out            *os.File
	command        string // for sh
	columns, lines int    // of the screen
	paging         *sync.WaitGroup

	held    bytes.Buffer
	filled  int // lines of the screen that it takes
	process *exec.Cmd
	stdin   io.WriteCloser
	plain   bool // there is no pager that works
}

// Write implements io.Writer.
func (p *pager) Write(b []byte) (int, error) {
	switch {
	case p.plain:
		return p.out.Write(b)
	case p.process != nil:
		return p.pass(b)
	}
	for line := range bytes.Lines(b) {
		if line[len(line)-1] == '\n' {
			p.filled += 1 + max(runewidth.StringWidth(string(uncoloured.ReplaceAll(line, nil)))-1, 0)/max(p.columns, 1)
		}
	}
	p.held.Write(b)
	if p.filled < p.lines {
		return len(b), nil
	}
	p.start()
	text := p.held.Bytes()
	p.held = bytes.Buffer{}
	if _, err := p.Write(text); err != nil {
		return 0, err
	}
	return len(b), nil
}

func (p *pager) pass(b []byte) (int, error) {
	n, err := p.stdin.Write(b)
	if err != nil {
		return n, errPagerLeft
	}
	return n, nil
}

// start runs the pager. Without one the text is printed as it is.
func (p *pager) start() {
	p.process = exec.Command("sh", "-c", p.command)
	p.process.Stdout, p.process.Stderr = p.out, os.Stderr
	p.process.Env = os.Environ()
	if os.Getenv("LESS") == "" {
		// Long lines are cut, not folded; a short text is printed and left on the screen; colours stay.
		p.process.Env = append(p.process.Env, "LESS=-S -F -R -X")
	}
	stdin, err := p.process.StdinPipe()
	if _, lookErr := exec.LookPath(firstWord(p.command)); err != nil || lookErr != nil || p.process.Start() != nil {
		p.plain = true
		return
	}
	p.stdin = stdin
	p.paging.Add(1)
}

func firstWord(command string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(command), " ")
	return word
}

// close prints what is held, or waits until the pager is left. How a pager ends says
// nothing about what it was given.
func (p *pager) close() error {
	if p.stdin == nil {
		_, err := p.out.Write(p.held.Bytes())
		return err
	}
	p.stdin.Close()
	p.process.Wait()
	p.paging.Done()
	return nil
}

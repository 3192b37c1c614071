package faults

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Readers are processes that read the published warehouse over and over while
// somebody writes. Each opens it through the link and checks, in one connection, that
// all tables are of one version, the one meta.info names, and that it is no older than
// the one before.
type Readers struct {
	cmds []*exec.Cmd
	stop []io.Closer
	errs []*strings.Builder
	outs []*bufio.Reader
}

// Tally is what readers did.
type Tally struct{ Reads, Versions int }

// StartReaders starts n reader processes from the running binary, whose main must
// call [Become].
func StartReaders(n int, home string) (*Readers, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	r := &Readers{}
	for range n {
		cmd := exec.Command(self, home)
		cmd.Env = append(os.Environ(), roleVariable+"="+roleReader)
		stop, err := cmd.StdinPipe()
		if err != nil {
			return nil, err
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			return nil, err
		}
		errs := &strings.Builder{}
		cmd.Stderr = errs
		if err := cmd.Start(); err != nil {
			return nil, fmt.Errorf("start reader: %w", err)
		}
		r.cmds, r.stop, r.errs, r.outs = append(r.cmds, cmd), append(r.stop, stop), append(r.errs, errs), append(r.outs, bufio.NewReader(out))
	}
	return r, nil
}

// Stop ends the readers. The error is what the first of them found wrong.
func (r *Readers) Stop() (Tally, error) {
	var sum Tally
	var errs []error
	for _, s := range r.stop {
		errs = append(errs, s.Close())
	}
	for i, cmd := range r.cmds {
		line, _ := r.outs[i].ReadString('\n') // a reader that failed prints none
		var t Tally
		fmt.Sscanf(line, "%d reads of %d versions", &t.Reads, &t.Versions)
		if err := cmd.Wait(); err != nil {
			errs = append(errs, fmt.Errorf("reader %d: %w: %s", i+1, err, r.errs[i]))
		}
		sum.Reads += t.Reads
		sum.Versions = max(sum.Versions, t.Versions)
	}
	return sum, errors.Join(errs...)
}

// read is a reader process: it reads until its standard input ends.
func read(home string, stop io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		io.Copy(io.Discard, stop) // an error ends the wait as the end does
		cancel()
	}()
	var tally Tally
	last := 0
	for ctx.Err() == nil {
		version, err := readOnce(home, last)
		if errors.Is(err, warehouse.ErrNotPublished) && last == 0 {
			time.Sleep(20 * time.Millisecond)
			continue
		}
		if err != nil {
			return err
		}
		if version > last {
			tally.Versions++
		}
		last = version
		tally.Reads++
		time.Sleep(100 * time.Millisecond) // leave the writer some of the machine
	}
	_, err := fmt.Fprintf(out, "%d reads of %d versions\n", tally.Reads, tally.Versions)
	return err
}

// readOnce checks the version that is published now and gives its number.
func readOnce(home string, last int) (version int, err error) {
	ctx := context.Background()
	db, p, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{Threads: 1})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	var sum string
	if err := conn.QueryRowContext(ctx, "select manifest, manifest_sha256 from meta.info").Scan(&version, &sum); err != nil {
		return 0, fmt.Errorf("%s: %w", p.Version, err)
	}
	if version < last {
		return 0, fmt.Errorf("%s: it holds version %d of the lake after a reader saw %d", p.Version, version, last)
	}
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return 0, err
	}
	m, err := l.Manifest(version)
	if errors.Is(err, fs.ErrNotExist) && version < l.Current().Version {
		return version, nil // dateline clean has dropped it meanwhile
	}
	if err != nil {
		return 0, err
	}
	if m.SHA256 != sum {
		return 0, fmt.Errorf("%s: it holds another version %d than the lake", p.Version, version)
	}
	if err := sameRows(ctx, conn, m); err != nil {
		return 0, fmt.Errorf("%s: %w", p.Version, err)
	}
	return version, nil
}

// sameRows checks that every table has the rows that meta.files and the manifest say.
func sameRows(ctx context.Context, conn *sql.Conn, m *lake.Manifest) error {
	for _, t := range lake.Tables() {
		var rows, said int64
		query := fmt.Sprintf(`select (select count(*) from %q), (select coalesce(sum(rows), 0)::bigint from meta.files where table_name = '%s')`, t.Name, t.Name)
		if err := conn.QueryRowContext(ctx, query).Scan(&rows, &said); err != nil {
			return err
		}
		if want := m.Rows(t.Name); rows != want || said != want {
			return fmt.Errorf("%s has %d rows, meta.files says %d, manifest %d says %d", t.Name, rows, said, m.Version, want)
		}
	}
	return nil
}

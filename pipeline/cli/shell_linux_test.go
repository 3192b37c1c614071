package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// screen is a terminal of 80 columns with a program in it.
type screen struct {
	t      *testing.T
	master *os.File

	mu   sync.Mutex
	seen bytes.Buffer
	from int // what was waited for ends here
}

// onScreen starts the program on a new pseudo terminal.
func onScreen(t *testing.T, cmd *exec.Cmd) *screen {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no pseudo terminals: %v", err)
	}
	fd := int(master.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	slave, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 12, Col: 80}); err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	slave.Close()
	s := &screen{t: t, master: master}
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := master.Read(b)
			s.mu.Lock()
			s.seen.Write(b[:n])
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return s
}

func (s *screen) enter(keys string) {
	s.t.Helper()
	if _, err := s.master.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// await waits until the text has come since the last one, pressing the keys again and again.
func (s *screen) await(text, keys string) {
	s.t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		s.mu.Lock()
		at := bytes.Index(s.seen.Bytes()[s.from:], []byte(text))
		if at >= 0 {
			s.from += at + len(text)
		}
		s.mu.Unlock()
		if at >= 0 {
			return
		}
		s.enter(keys)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.t.Fatalf("%q did not come; the screen had %q", text, s.seen.Bytes()[s.from:])
}

// TestShellOnATerminal types into the shell as a person does.
func TestShellOnATerminal(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(dir, "a.txt"), "date 2024-05-09 Chad keeps 300 soldiers in Mali.\n")
	program := command(t, dir)
	home := filepath.Join(dir, "home")
	if out, err := exec.Command(program, "run", "--quiet", "--input", filepath.Join(dir, "a.txt"), "--home", home).CombinedOutput(); err != nil {
		t.Fatalf("run: %v\n%s", err, out)
	}
	cmd := exec.Command(program, "sql", "--home", home)
	cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+state, "TERM=xterm", "NO_COLOR=1", "PAGER=sed s/^/page:/")
	s := onScreen(t, cmd)
	s.await("dateline> ", "")

	s.enter("select 300 + 42\r")
	s.await("     ...> ", "")          // a statement goes on until its semicolon
	s.enter("from entit\t limit 1;\r") // and a table is completed
	s.await("342", "")
	s.await("dateline> ", "")

	s.enter("from range(30);\r")
	s.await("page:   29", "")
	s.await("dateline> ", "")

	s.enter("select count(*) from range(1e13::bigint) a(x) where x % 7 = 3;\r")
	s.await("interrupted", "\x03") // Ctrl-C ends the query
	s.await("dateline> ", "")
	s.enter("select 6 * 7 as alive;\r") // and not the shell
	s.await("   42", "")
	s.await("dateline> ", "")

	s.enter("select wrong;\r")
	s.await("   1 | select wrong", "")
	s.enter(".quit\r")
	if err := cmd.Wait(); err != nil {
		t.Fatalf("the shell ended: %v", err)
	}
	history, err := os.ReadFile(filepath.Join(state, "dateline", "sql_history"))
	if err != nil || !bytes.Contains(history, []byte("select 300 + 42 from entities limit 1;\n")) {
		t.Errorf("history is %q, %v", history, err)
	}
}

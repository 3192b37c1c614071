package cli

import (
	"os"
	"path/filepath"

	"github.com/peterh/liner"
)

// readHistory gives the shell the statements of earlier sessions; the function
// it returns writes them back. A shell without history is still a shell, so errors do
// not matter.
func readHistory(line *liner.State) (save func()) {
	path := historyPath()
	if f, err := os.Open(path); err == nil {
		line.ReadHistory(f)
		f.Close()
	}
	return func() {
		if path == "" || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
			return
		}
		if f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600); err == nil {
			line.WriteHistory(f)
			f.Close()
		}
	}
}

// historyPath is in the XDG state directory, "" if the user has no home.
func historyPath() string {
	state := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(state) {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "dateline", "sql_history")
}

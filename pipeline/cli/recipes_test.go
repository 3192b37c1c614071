package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const recipes = "../../docs/recipes"

func readRecipe(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// parses proves that a command line names a verb and flags that exist.
func parses(t *testing.T, args []string) {
	t.Helper()
	root := (&app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}).root(args)
	verb, rest, err := root.Find(args)
	if err == nil && verb == root {
		t.Errorf("dateline %s: it names no verb", strings.Join(args, " "))
		return
	}
	if err == nil {
		err = verb.ParseFlags(rest)
	}
	if err == nil {
		err = verb.ValidateArgs(verb.Flags().Args())
	}
	if err != nil {
		t.Errorf("dateline %s: %v", strings.Join(args, " "), err)
	}
}

func TestCrontab(t *testing.T) {
	command := regexp.MustCompile(`/usr/local/bin/dateline ([^>&]*)`)
	lines := 0
	for line := range strings.Lines(readRecipe(t, filepath.Join(recipes, "crontab"))) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if fields := strings.Fields(line); len(fields) < 6 || !strings.HasPrefix(fields[5], "/usr/local/bin/dateline") {
			t.Errorf("%q has no command after five fields of time", line)
		}
		for _, m := range command.FindAllStringSubmatch(line, -1) {
			parses(t, strings.Fields(m[1]))
			lines++
		}
	}
	if lines < 3 {
		t.Errorf("found %d commands in the crontab, want 3 or more", lines)
	}
}

// TestCronRun runs the crontab's first command as cron does: through sh, with next
// to no environment. No news is good news: it must print nothing at all.
func TestCronRun(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "jobs.yaml"), "version: 1\ninputs: [a.txt]\n")
	writeFile(t, filepath.Join(dir, "a.txt"), "date 2024-05-09 Chad keeps 300 soldiers in Mali.\n")
	var line string
	for l := range strings.Lines(readRecipe(t, filepath.Join(recipes, "crontab"))) {
		if strings.Contains(l, "dateline run") {
			line = strings.Join(strings.Fields(l)[5:], " ")
		}
	}
	line = strings.NewReplacer("/usr/local/bin/dateline", command(t, dir), "/etc/dateline", dir, "/var/lib/dateline", dir+"/home").Replace(line)
	for range 2 {
		cmd := exec.Command("/bin/sh", "-c", line)
		cmd.Dir, cmd.Env = dir, []string{"PATH=/usr/bin:/bin", "HOME=" + dir}
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
	}
	if _, err := os.Readlink(filepath.Join(dir, "home", "warehouse.duckdb")); err != nil {
		t.Errorf("nothing was published: %v", err)
	}
	// And news is news.
	writeFile(t, filepath.Join(dir, "a.txt"), "There is no date here.\n")
	cmd := exec.Command("/bin/sh", "-c", line)
	cmd.Dir, cmd.Env = dir, []string{"PATH=/usr/bin:/bin", "HOME=" + dir}
	if out, err := cmd.CombinedOutput(); err == nil || !bytes.Contains(out, []byte("rejected")) {
		t.Errorf("a run with a rejected article says %q (%v)", out, err)
	}
}

// command is a program named dateline that is this test binary.
func command(t *testing.T, dir string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "dateline")
	if err := os.Symlink(self, path); err != nil {
		t.Fatal(err)
	}
	return path
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSystemdUnits(t *testing.T) {
	service := readRecipe(t, filepath.Join(recipes, "dateline.service"))
	start := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/dateline (.*)$`).FindStringSubmatch(service)
	if start == nil {
		t.Fatal("the service starts no dateline")
	}
	parses(t, strings.Fields(start[1]))
	if !regexp.MustCompile(`(?m)^User=[a-z]+$`).MatchString(service) {
		t.Error("the service runs as root")
	}
	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip("systemd's own check of the units: systemd-analyze is not here")
	}
	// systemd wants the program to exist, so that the copies name this one.
	dir := t.TempDir()
	program := command(t, dir)
	for _, name := range []string{"dateline.service", "dateline.timer"} {
		text := strings.ReplaceAll(readRecipe(t, filepath.Join(recipes, name)), "/usr/local/bin/dateline", program)
		writeFile(t, filepath.Join(dir, name), text)
	}
	cmd := exec.Command("systemd-analyze", "verify", "--man=no", filepath.Join(dir, "dateline.service"), filepath.Join(dir, "dateline.timer"))
	out, err := cmd.CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "dateline") && !strings.Contains(line, "Failed to connect") {
			t.Errorf("systemd-analyze verify: %s", line)
		}
	}
	if err != nil {
		t.Logf("systemd-analyze verify: %v\n%s", err, out)
	}
}

func TestDockerfile(t *testing.T) {
	text := readRecipe(t, "../../Dockerfile")
	user := regexp.MustCompile(`(?m)^USER (\S+)$`).FindStringSubmatch(text)
	if user == nil || user[1] == "root" || user[1] == "0" {
		t.Error("the container runs as root")
	}
	for _, m := range regexp.MustCompile(`(?m)^(?:CMD|HEALTHCHECK .*CMD) (\[.*\])$`).FindAllStringSubmatch(text, -1) {
		var args []string
		if err := json.Unmarshal([]byte(m[1]), &args); err != nil {
			t.Errorf("%s: %v", m[0], err)
			continue
		}
		if args[0] == "dateline" {
			args = args[1:]
		}
		parses(t, args)
	}
	for _, m := range regexp.MustCompile(`(?m)^COPY (\S+ )+\S+$`).FindAllString(text, -1) {
		if strings.Contains(m, "--from=") {
			continue
		}
		fields := strings.Fields(m)
		for _, source := range fields[1 : len(fields)-1] {
			if _, err := os.Stat(filepath.Join("../..", source)); err != nil {
				t.Errorf("%s: %v", m, err)
			}
		}
	}
	if !strings.Contains(text, "golang:"+goVersion(t)+"-") {
		t.Errorf("the container is built with another Go than go.mod's %s", goVersion(t))
	}
}

func goVersion(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(readRecipe(t, "../../go.mod"))
	if m == nil {
		t.Fatal("go.mod names no version of Go")
	}
	return m[1]
}

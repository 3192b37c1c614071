package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Floors are the least values that figures may have, by the name of the gold file
// or suite and the name of the figure:
//
//	{"samples": {"date": 0.9, "troops found": 0.92, "macro": 0.8}, "dates_timebank": {"N+V": 0.84}}
type Floors map[string]map[string]float64

// Breach is a figure below its floor.
type Breach struct {
	Figure string  `json:"figure"`
	Got    float64 `json:"got"`
	Floor  float64 `json:"floor"`
}

// Measured is what has figures by name.
type Measured interface {
	Figure(name string) (value float64, ok bool)
	// Names lists the figures worth a floor.
	Names() []string
}

// ReadFloors reads a file of floors.
func ReadFloors(r io.Reader, name string) (Floors, error) {
	var f Floors
	d := json.NewDecoder(r)
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("read floors %s: %w", name, err)
	}
	return f, nil
}

// SetName is the name under which floors of a gold file or suite stand: the
// file's, up to its first full stop.
func SetName(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 {
		path = path[i+1:]
	}
	name, _, _ := strings.Cut(path, ".")
	return name
}

// Check compares figures with the floors of the named set. A floor of a figure that is not
// measured is an error: it would hold for ever.
func (f Floors) Check(set string, m Measured) ([]Breach, error) {
	floors, ok := f[set]
	if !ok {
		return nil, fmt.Errorf("check floors: there are none for %q", set)
	}
	var out []Breach
	for _, name := range slices.SortedFunc(maps.Keys(floors), byTable) {
		v, ok := m.Figure(name)
		if !ok {
			return nil, fmt.Errorf("check floors of %s: no figure is called %q", set, name)
		}
		if v < floors[name]-1e-9 { // what floats lose is no breach
			out = append(out, Breach{name, v, floors[name]})
		}
	}
	return out, nil
}

// Raise lifts the named set's floors to what was measured, cut to two digits, and sets
// those that are not there yet. It lowers none.
func (f Floors) Raise(set string, m Measured) {
	if f[set] == nil {
		f[set] = make(map[string]float64)
	}
	for _, name := range m.Names() {
		f[set][name] = max(0, f[set][name]) // there, if it was not
	}
	for name, floor := range f[set] {
		if name == Sure {
			continue // a promise, kept or not; more of it would only make fewer facts sure
		}
		if v, ok := m.Figure(name); ok {
			f[set][name] = max(floor, math.Floor(v*100+1e-9)/100)
		}
	}
}

// Bytes is the file of the floors: a set a line, figures in the order of the tables.
func (f Floors) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString("{")
	for i, set := range slices.Sorted(maps.Keys(f)) {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n  %s: {", quoted(set))
		for k, name := range slices.SortedFunc(maps.Keys(f[set]), byTable) {
			if k > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "%s: %s", quoted(name), strconv.FormatFloat(f[set][name], 'f', -1, 64))
		}
		b.WriteString("}")
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}

// byTable orders figures as the tables show them.
func byTable(a, b string) int {
	row := func(name string) int {
		kind := strings.TrimSuffix(name, " found")
		if i := slices.Index(Types, kind); i >= 0 {
			return i
		}
		return len(Types) + 1 + slices.Index(SuiteLines, name)
	}
	return cmp.Or(cmp.Compare(row(a), row(b)), cmp.Compare(a, b))
}

// String is the breach in words.
func (b Breach) String() string { return fmt.Sprintf("%s %.3f < %.3f", b.Figure, b.Got, b.Floor) }

// marks ends a row whose figures lie below their floors.
func marks(breaches []Breach, figures ...string) string {
	var out strings.Builder
	for _, b := range breaches {
		if slices.Contains(figures, b.Figure) {
			fmt.Fprintf(&out, "  <- below its floor: %s", b)
		}
	}
	return out.String()
}

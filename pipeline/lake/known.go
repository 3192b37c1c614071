package lake

import "context"

// InputKey says which raw file was read, and in which state. A file with a
// known key need not be opened again.
type InputKey struct {
	Path         string
	Bytes, Mtime int64
}

// Key identifies the raw file and its state.
func (i Input) Key() InputKey { return InputKey{i.Path, i.Bytes, i.Mtime} }

// KnownInputs is the ledger of the raw files that the current version has read.
// Of a file that was read several times it has each state.
func (l *Lake) KnownInputs(ctx context.Context) (map[InputKey]Input, error) {
	known := make(map[InputKey]Input)
	for _, f := range l.Current().Of(Inputs.Name) {
		for row, err := range Rows[Input](ctx, l, f) {
			if err != nil {
				return nil, err
			}
			known[row.Key()] = row
		}
	}
	return known, nil
}

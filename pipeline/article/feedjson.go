package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// jsonFeedBytes is the longest JSON Feed that is read: it is held as a whole. A feed
// has tens of items; a dump of many is better written as JSONL.
const jsonFeedBytes = 64 << 20

func readJSONFeed(s *Stream, emit func(Record) bool) error {
	data, cut := io.ReadAll(io.LimitReader(s, jsonFeedBytes+1))
	if cut != nil && !isLost(cut) {
		return cut
	}
	if len(data) > jsonFeedBytes {
		return &lostError{TooLarge, errors.New("the feed is " + tooLarge(jsonFeedBytes))}
	}
	if reason, detail := notText(data, s.Offset); reason != "" {
		return &lostError{reason, errors.New(detail)}
	}
	start, parser, seen := s.Offset, newFeedParser(), 0
	err := eachJSONItem(data, func(raw []byte, at int) bool {
		s.Line += bytes.Count(data[seen:at], []byte("\n"))
		seen, s.Offset = at, start+int64(at)
		rec := Record{SourceID: fmt.Sprintf("%s:%d", filepath.Base(s.Name), s.Line), Offset: s.Offset, Line: s.Line, Bytes: int64(len(raw))}
		if int64(len(raw)) > s.MaxBytes {
			rec.Reason, rec.Detail = TooLarge, tooLarge(s.MaxBytes)
		} else {
			rec.fromFeed(parser, fmt.Appendf(nil, `{"version":"https://jsonfeed.org/version/1.1","items":[%s]}`, raw))
		}
		return emit(rec)
	})
	switch {
	case cut != nil: // of a broken archive the items before the break are good
		s.Line += bytes.Count(data[seen:], []byte("\n"))
		s.Offset = start + int64(len(data))
		return cut
	case err != nil:
		return &lostError{BadRecord, fmt.Errorf("the feed is not JSON from here on: %w", err)}
	}
	return nil
}

// eachJSONItem visits the items of a JSON Feed with the byte at which each begins.
func eachJSONItem(data []byte, visit func(raw []byte, at int) bool) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if key != "items" {
			var skipped json.RawMessage
			if err := d.Decode(&skipped); err != nil {
				return err
			}
			continue
		}
		if open, err := d.Token(); err != nil || open != json.Delim('[') {
			return fmt.Errorf("items is no list: %v", err)
		}
		for d.More() {
			var raw json.RawMessage
			if err := d.Decode(&raw); err != nil {
				return err
			}
			if !visit(raw, int(d.InputOffset())-len(raw)) {
				return nil
			}
		}
		if _, err := d.Token(); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

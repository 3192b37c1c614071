package export

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/duckdb/duckdb-go/v2"
)

// text is a value as a table or a CSV file shows it. kind is the column's type in
// DuckDB's words. A null has no text.
func text(v any, kind string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		if kind == "UUID" && len(v) == 16 {
			return uuid(v)
		}
		return `\x` + hex.EncodeToString(v)
	case time.Time:
		return v.Format(timeLayout(kind))
	case float64:
		return float(v, 64)
	case float32:
		return float(float64(v), 32)
	case []any, map[string]any, duckdb.Map, duckdb.OrderedMap:
		data, err := json.Marshal(plain(v, kind))
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(data)
	case duckdb.Interval:
		return interval(v)
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(v)
}

func uuid(b []byte) string {
	h := hex.EncodeToString(b)
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}

func timeLayout(kind string) string {
	switch {
	case kind == "DATE":
		return time.DateOnly
	case kind == "TIME":
		return "15:04:05.999999"
	case strings.HasPrefix(kind, "TIMESTAMP") && strings.HasSuffix(kind, "TZ"), strings.Contains(kind, "WITH TIME ZONE"):
		return "2006-01-02 15:04:05.999999Z07:00"
	}
	return "2006-01-02 15:04:05.999999"
}

// float writes whole numbers without an exponent as long as people can count the digits.
func float(v float64, bits int) string {
	if math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, bits)
	}
	return strconv.FormatFloat(v, 'g', -1, bits)
}

func interval(v duckdb.Interval) string {
	var parts []string
	if v.Months != 0 {
		parts = append(parts, fmt.Sprintf("%d months", v.Months))
	}
	if v.Days != 0 {
		parts = append(parts, fmt.Sprintf("%d days", v.Days))
	}
	if v.Micros != 0 || len(parts) == 0 {
		parts = append(parts, (time.Duration(v.Micros) * time.Microsecond).String())
	}
	return strings.Join(parts, " ")
}

// plain is a value as JSON has it: numbers stay numbers, dates are text.
func plain(v any, kind string) any {
	switch v := v.(type) {
	case nil, bool, string, int8, int16, int32, int64, uint8, uint16, uint32, uint64:
		return v
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Sprint(v)
		}
		return v
	case float32:
		return plain(float64(v), kind)
	case *big.Int:
		return json.Number(v.String())
	case duckdb.Decimal:
		return json.Number(v.String())
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i], strings.TrimSuffix(kind, "[]"))
		}
		return list
	case map[string]any:
		fields := make(map[string]any, len(v))
		for name, value := range v {
			fields[name] = plain(value, innerKind(value))
		}
		return fields
	case duckdb.Map:
		return pairs(slices.Collect(maps.Keys(v)), func(k any) any { return v[k] })
	case duckdb.OrderedMap:
		return pairs(v.Keys(), func(k any) any { value, _ := v.Get(k); return value })
	}
	return text(v, kind)
}

// innerKind tells a date inside a struct from a time: its column type does not.
func innerKind(v any) string {
	if t, ok := v.(time.Time); ok && t.Equal(t.Truncate(24*time.Hour)) {
		return "DATE"
	}
	return ""
}

func pairs(keys []any, value func(any) any) map[string]any {
	out := make(map[string]any, len(keys))
	for _, k := range keys {
		out[text(k, innerKind(k))] = plain(value(k), innerKind(value(k)))
	}
	return out
}

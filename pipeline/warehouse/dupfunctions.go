package warehouse

import (
	"database/sql/driver"
	"fmt"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/dateline/dateline/pipeline/neardup"
)

// scalar is a Go function that SQL can call on the build's connection.
type scalar struct {
	config duckdb.ScalarFuncConfig
	run    duckdb.RowExecutorFn
}

// Config implements duckdb.ScalarFunc.
func (s *scalar) Config() duckdb.ScalarFuncConfig { return s.config }

// Executor implements duckdb.ScalarFunc.
func (s *scalar) Executor() duckdb.ScalarFuncExecutor {
	return duckdb.ScalarFuncExecutor{RowExecutor: s.run}
}

// registerNeardup gives SQL the functions of package neardup:
//
//	neardup_sign(varchar) blob               the encoded signature of a text
//	neardup_shingles(blob) integer           its length
//	neardup_keys(blob) bigint[]              its keys
//	neardup_compare(blob, blob, bigint) double   the likeness of near-duplicates so many days apart, 0 of others
//
// They live as long as the connection and leave nothing in the database.
func (b *Build) registerNeardup() error {
	types := make(map[duckdb.Type]duckdb.TypeInfo)
	for _, t := range []duckdb.Type{duckdb.TYPE_VARCHAR, duckdb.TYPE_BLOB, duckdb.TYPE_INTEGER, duckdb.TYPE_BIGINT, duckdb.TYPE_DOUBLE} {
		info, err := duckdb.NewTypeInfo(t)
		if err != nil {
			return fmt.Errorf("name type %v: %w", t, err)
		}
		types[t] = info
	}
	text, blob := types[duckdb.TYPE_VARCHAR], types[duckdb.TYPE_BLOB]
	list, err := duckdb.NewListInfo(types[duckdb.TYPE_BIGINT])
	if err != nil {
		return fmt.Errorf("name a list type: %w", err)
	}
	declare := func(result duckdb.TypeInfo, of ...duckdb.TypeInfo) duckdb.ScalarFuncConfig {
		return duckdb.ScalarFuncConfig{InputTypeInfos: of, ResultTypeInfo: result}
	}
	for name, f := range map[string]*scalar{
		"neardup_sign":     {declare(blob, text), signText},
		"neardup_shingles": {declare(types[duckdb.TYPE_INTEGER], blob), countShingles},
		"neardup_keys":     {declare(list, blob), listKeys},
		"neardup_compare":  {declare(types[duckdb.TYPE_DOUBLE], blob, blob, types[duckdb.TYPE_BIGINT]), compareSignatures},
	} {
		if err := duckdb.RegisterScalarUDF(b.conn, name, f); err != nil {
			return fmt.Errorf("register function %s: %w", name, err)
		}
	}
	return nil
}

func signText(args []driver.Value) (any, error) {
	return neardup.Sign(args[0].(string)).Encode(), nil
}

func countShingles(args []driver.Value) (any, error) {
	s, err := neardup.Decode(args[0].([]byte))
	return int32(s.Shingles), err
}

func listKeys(args []driver.Value) (any, error) {
	s, err := neardup.Decode(args[0].([]byte))
	keys := make([]any, len(s.Keys()))
	for i, k := range s.Keys() {
		keys[i] = int64(k)
	}
	return keys, err
}

func compareSignatures(args []driver.Value) (any, error) {
	a, err := neardup.Decode(args[0].([]byte))
	if err != nil {
		return nil, err
	}
	b, err := neardup.Decode(args[1].([]byte))
	if err != nil {
		return nil, err
	}
	likeness, same := neardup.Compare(a, b, int(args[2].(int64)))
	if !same {
		return 0.0, nil
	}
	return likeness, nil
}

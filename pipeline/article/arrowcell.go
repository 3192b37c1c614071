package article

import (
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// arrowFits reports whether a column of a type can have a role: text is text; an id
// may be a whole number, a publication date a date or timestamp.
func arrowFits(role string, kind arrow.DataType) bool {
	switch kind := kind.(type) {
	case *arrow.StringType, *arrow.LargeStringType, *arrow.StringViewType,
		*arrow.BinaryType, *arrow.LargeBinaryType, *arrow.BinaryViewType:
		return true
	case *arrow.DictionaryType:
		return kind.ValueType.ID() != arrow.DICTIONARY && arrowFits(role, kind.ValueType)
	case *arrow.Date32Type, *arrow.Date64Type, *arrow.TimestampType:
		return role == "published"
	}
	return role == "id" && arrow.IsInteger(kind.ID())
}

// arrowCell writes a cell as text, a null as "".
func arrowCell(column arrow.Array, i int) (string, error) {
	if column.IsNull(i) {
		return "", nil
	}
	switch c := column.(type) {
	case array.StringLike: // string, large_string, string_view
		return strings.Clone(c.Value(i)), nil
	case interface{ Value(int) []byte }: // binary, large_binary, binary_view
		return string(c.Value(i)), nil
	case *array.Dictionary:
		return arrowCell(c.Dictionary(), c.GetValueIndex(i))
	case *array.Date32:
		return dayOf(c.Value(i).ToTime()), nil
	case *array.Date64:
		return dayOf(c.Value(i).ToTime()), nil
	case *array.Timestamp:
		return dayOf(c.Value(i).ToTime(c.DataType().(*arrow.TimestampType).Unit)), nil
	}
	if arrow.IsInteger(column.DataType().ID()) {
		return column.ValueStr(i), nil
	}
	return "", errArrowType
}

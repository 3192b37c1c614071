//go:build !unix

package cli

import "errors"

func freeBytes(string) (int64, error) { return 0, errors.ErrUnsupported }

//go:build !linux

package host

import (
	"errors"
	"io"
	"os"
)

// anonymousFile has no counterpart here: large files are copied from where
// they are embedded.
func anonymousFile(string, io.Reader) (*os.File, string, error) {
	return nil, "", errors.ErrUnsupported
}

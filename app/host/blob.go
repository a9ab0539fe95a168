package host

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

// keptBlob is up to which size a file is kept in memory as it is. What is
// larger is asked for by clients that know no compression: nearly never.
const keptBlob = 64 << 10

// blob is the content of a packed file in one encoding.
type blob struct {
	size   int
	bytes  []byte   // if it is kept in memory: written from there it needs no copy of its own
	shared *os.File // and if it is large, where the kernel has it; nil if it has not
	path   string   // else: of a file that has it
	files  fs.FS    // else: where it is embedded
	name   string
}

// newBlob prepares the file called name in files for serving.
func newBlob(files fs.FS, name string, compressed bool) (blob, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return blob{}, err
	}
	b := blob{size: int(info.Size()), files: files, name: name}
	if compressed || b.size <= keptBlob {
		b.bytes, err = fs.ReadFile(files, name)
	}
	if err == nil && len(b.bytes) > keptBlob {
		b.shared = share(b.bytes)
	}
	return b, err
}

// fileBlob is a file of the disk.
func fileBlob(path string) (blob, error) {
	info, err := os.Stat(path)
	if err != nil {
		return blob{}, err
	}
	if !info.Mode().IsRegular() {
		return blob{}, fmt.Errorf("%s: not a file", path)
	}
	return blob{size: int(info.Size()), path: path}, nil
}

// open returns the content; every reader has a position of its own.
func (b *blob) open() (io.ReadCloser, error) {
	if b.path != "" {
		return os.Open(b.path)
	}
	return b.files.Open(b.name)
}

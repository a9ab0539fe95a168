package host

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

// smallBlob is up to which size a file is kept in memory and sent in one piece
// with its header. What is larger goes from a file, which the kernel sends
// without our copying it.
const smallBlob = 64 << 10

// blob is the content of a packed file in one encoding.
type blob struct {
	size  int
	bytes []byte   // if it is small
	path  string   // of a file that has it, for large ones
	keep  *os.File // what path leads to, where that is a file without a name
	files fs.FS    // else: where it is embedded
	name  string
}

// newBlob prepares the file called name in files for serving.
func newBlob(files fs.FS, name string) (blob, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return blob{}, err
	}
	b := blob{size: int(info.Size()), files: files, name: name}
	if b.size <= smallBlob {
		b.bytes, err = fs.ReadFile(files, name)
		return b, err
	}
	source, err := files.Open(name)
	if err != nil {
		return blob{}, err
	}
	defer source.Close()
	// Without such a file it is served from where it is, a little slower.
	if file, path, err := anonymousFile(name, source); err == nil {
		b.keep, b.path = file, path
	}
	return b, nil
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

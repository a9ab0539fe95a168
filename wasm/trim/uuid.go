package main

import (
	"bytes"
	"fmt"
	"io/fs"
)

const (
	uuidModule  = "github.com/google/uuid"
	uuidVersion = "v1.6.0"
)

// uuidKept are the files of uuid that random ids need. The rest makes other
// kinds of them, or speaks to databases.
var uuidKept = []string{"uuid.go", "version4.go", "util.go", "marshal.go"}

// uuidEdits let it take randomness from the browser. Package crypto/rand gets
// it from there, too, by way of a generator with ciphers and self-tests that a
// reader would download.
var uuidEdits = [][2]string{
	{"\t\"crypto/rand\"\n", ""},
	{"rander      = rand.Reader ", "rander io.Reader = browser{} "},
	{"\trander = rand.Reader\n", "\trander = browser{}\n"},
}

// uuidAdded stands in for what the files that are left out gave to the others.
const uuidAdded = `package uuid

import "syscall/js"

// Nil is the UUID without a bit set.
var Nil UUID

type browser struct{}

func (browser) Read(p []byte) (int, error) {
	array := js.Global().Get("Uint8Array").New(len(p))
	js.Global().Get("crypto").Call("getRandomValues", array)
	return js.CopyBytesToGo(p, array), nil
}
`

// trimmedUUID returns the files of a copy of the uuid in source. What it cannot
// be made of is not the uuid this was written for.
func trimmedUUID(source fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{
		"uuid/go.mod":     []byte("module " + uuidModule + "\n\ngo 1.23.0\n"),
		"uuid/trimmed.go": []byte(uuidAdded),
	}
	for _, name := range uuidKept {
		content, err := fs.ReadFile(source, name)
		if err != nil {
			return nil, fmt.Errorf("uuid %s has no file %s", uuidVersion, name)
		}
		files["uuid/"+name] = content
	}
	content := files["uuid/uuid.go"]
	for _, edit := range uuidEdits {
		if bytes.Count(content, []byte(edit[0])) != 1 {
			return nil, fmt.Errorf("uuid %s does not say %q once", uuidVersion, edit[0])
		}
		content = bytes.Replace(content, []byte(edit[0]), []byte(edit[1]), 1)
	}
	files["uuid/uuid.go"] = content
	return files, nil
}

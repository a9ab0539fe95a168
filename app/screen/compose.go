package screen

// Writing is what a person does in the field they write in. Every callback
// reports whether there was something to do; if not, the key is the field's.
type Writing struct {
	Typed func(text string)
	Send  func()      // Enter, not while an input method composes
	Leave func() bool // Escape
	Up    func() bool // the arrow up while nothing is written
}

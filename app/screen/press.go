package screen

// Press is a key that was pressed in the frame, outside of everything that
// takes text or has keys of its own.
type Press struct {
	Key  string // of the event: "Home", "u", "Г"
	Code string // the place on the keyboard: "KeyU", whatever the layout
	// The modifiers that are held down with it.
	Shift, Ctrl, Alt, Meta bool
	Repeat                 bool // it is being held down
	InList                 bool // the focus is in the list; otherwise nothing has it
}

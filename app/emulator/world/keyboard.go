package world

// Locks reports whether a button of a message with this command is to be
// pressed once (BLOCK).
func (w *World) Locks(message int64, command string) bool {
	m, _ := w.Message(message)
	buttons, _ := m.Params["KEYBOARD"].(list)
	if around, ok := m.Params["KEYBOARD"].(thing); ok {
		buttons, _ = around["BUTTONS"].(list)
	}
	for _, b := range buttons {
		if one, ok := b.(thing); ok && one["COMMAND"] == command && one["BLOCK"] == "Y" {
			return true
		}
	}
	return false
}

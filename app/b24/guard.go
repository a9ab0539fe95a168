package b24

import (
	"errors"
	"strconv"
	"strings"

	"seenline/app/im"
)

// checkMethod refuses names that are no methods, so that none can reach
// another address of the portal.
func checkMethod(method string) error {
	if method == "" || strings.Trim(method, ".") != method {
		return errors.New("not a method")
	}
	for i := range len(method) {
		if !isWord(method[i]) && method[i] != '.' {
			return errors.New("not a method")
		}
	}
	return nil
}

// bareName returns the method's name as the portal looks it up: in lower case
// and without a format.
func bareName(method string) string {
	name := strings.ToLower(method)
	for {
		cut := strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".xml")
		if cut == name {
			return name
		}
		name = cut
	}
}

// checkMark refuses what the portal would take as "read everything": moving
// the mark without a positive message id. The portal ignores the case of names
// and a format at the end of the method, lets LAST_ID win over MESSAGE_ID, and
// PHP takes LAST.ID for LAST_ID: only the two known names get through.
func checkMark(method string, p Params) error {
	switch bareName(method) {
	case "im.dialog.read", "im.dialog.unread":
	case "im.dialog.read.all":
		return ErrMessageID
	default:
		return nil
	}
	given := 0
	for key, value := range p {
		switch strings.ToUpper(key) {
		case "DIALOG_ID":
		case "MESSAGE_ID":
			if !positive(value) {
				return ErrMessageID
			}
			given++
		default:
			return ErrMessageID
		}
	}
	if given != 1 {
		return ErrMessageID
	}
	return nil
}

func positive(value any) bool {
	switch x := value.(type) {
	case im.MessageID:
		return !x.IsZero()
	case int:
		return x > 0
	case int64:
		return x > 0
	case string:
		n, err := strconv.ParseInt(x, 10, 64)
		return err == nil && n > 0
	}
	return false
}

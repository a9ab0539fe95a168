package bbcode

import (
	"strconv"
	"strings"
)

// Kind says what a [Node] is and which of its fields mean something.
type Kind uint8

const (
	Text  Kind = iota // Text: never contains a line break; runs of spaces and tabs are meant
	Break             // a line break

	Bold
	Italic
	Underline
	Strike
	Size  // Width: 8 to 30, pixels
	Color // Value: "#rrggbb", lower-case

	Link    // URL
	User    // ID, or Value "all" for everyone; Replace. No children: the name is the reader's to find
	Chat    // ID, Value: "chat5", or "imol|5" for an open line. May have no children
	Context // Ref: the message it leads to. May have no children
	Send    // Value: sent when pressed
	Put     // Value: put into the input when pressed
	Call    // Value: the number, URL: "tel:…"

	Icon      // URL, Width and Height (0 if not told), Text: title
	Image     // URL, Value: "small", "medium" or "large"
	Code      // Text: verbatim, with line breaks. A block
	Timestamp // ID: Unix seconds, Value: the portal's name of the format, Text: the time in UTC
	Disk      // ID: a file on Drive, Text: as it was written
	Quote     // Ref: where it is from, nil if not told. A block
)

// Node is a piece of a message. Only the fields that its [Kind] names are set.
type Node struct {
	Kind     Kind
	Text     string
	URL      string // absolute, or beginning with a single "/": relative to the portal
	Value    string
	ID       int64
	Width    int
	Height   int
	Replace  bool // the current name of the user is meant, whatever the children say
	Ref      *Ref
	Children []Node
}

// Ref points to a message, perhaps of another dialog. Everything in it but one
// of Author and Message may be missing.
type Ref struct {
	Author  string
	Date    string // as the portal wrote it, in the language of whoever quoted
	Dialog  string // "chat5"; for a private dialog a user's id or, in quotes, both: "1:2"
	Message int64
}

// DialogFor returns the dialog as user me calls it in DIALOG_ID: the other one
// of the two people of a private dialog. It is "" if there is none or me is
// not one of the two.
func (r Ref) DialogFor(me int64) string {
	one, two, pair := strings.Cut(r.Dialog, ":")
	switch self := strconv.FormatInt(me, 10); {
	case !pair:
		return r.Dialog
	case one == self:
		return two
	case two == self:
		return one
	}
	return ""
}

// Walk calls f for every node, parents before their children. f may change the
// node, children included, for example to put in a name.
func Walk(nodes []Node, f func(*Node)) {
	for i := range nodes {
		f(&nodes[i])
		Walk(nodes[i].Children, f)
	}
}

// PlainText returns the visible text of a message, see [Plain].
func PlainText(text string) string { return Plain(Parse(text)) }

// Plain returns the visible text of nodes, for previews, notifications and
// screen readers. A timestamp is in UTC unless [Walk] has put something better
// into its Text; people and chats without a name are given by number.
func Plain(nodes []Node) string {
	var w plainWriter
	w.nodes(nodes)
	return w.b.String()
}

// plainWriter puts blocks on lines of their own: the line breaks around them
// are not nodes.
type plainWriter struct {
	b          strings.Builder
	last       byte
	afterBlock bool
}

func (w *plainWriter) text(s string) {
	if s == "" {
		return
	}
	if w.afterBlock {
		w.afterBlock = false
		w.b.WriteByte('\n')
	}
	w.b.WriteString(s)
	w.last = s[len(s)-1]
}

func (w *plainWriter) block(content func()) {
	if w.b.Len() > 0 && w.last != '\n' && !w.afterBlock {
		w.text("\n")
	}
	content()
	w.afterBlock = w.b.Len() > 0
}

func (w *plainWriter) nodes(nodes []Node) {
	for i := range nodes {
		w.node(&nodes[i])
	}
}

func (w *plainWriter) node(n *Node) {
	switch n.Kind {
	case Break:
		w.text("\n")
	case Code:
		w.block(func() { w.text(n.Text) })
	case Quote:
		w.block(func() {
			if n.Ref != nil {
				w.text(n.Ref.Author)
				if n.Ref.Date != "" {
					w.text(" [" + n.Ref.Date + "]")
				}
				w.text("\n")
			}
			w.nodes(n.Children)
		})
	case Image:
		w.text(n.URL)
	case User:
		if len(n.Children) == 0 {
			w.text("@" + orElse(n.Value, strconv.FormatInt(n.ID, 10)))
		}
		w.nodes(n.Children)
	case Chat:
		if len(n.Children) == 0 {
			w.text("#" + n.Value)
		}
		w.nodes(n.Children)
	case Context:
		if len(n.Children) == 0 {
			w.text("#" + n.Ref.Dialog + "/" + strconv.FormatInt(n.Ref.Message, 10))
		}
		w.nodes(n.Children)
	default:
		w.text(n.Text)
		w.nodes(n.Children)
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

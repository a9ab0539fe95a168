package bbcode

import "strings"

// pop ends the innermost frame and gives its node to the one around it. What
// turns out to be nothing, such as a link to nowhere, gives its children.
func (b *builder) pop() {
	b.flushText()
	last := len(b.stack) - 1
	f := b.stack[last]
	b.stack = b.stack[:last]
	if f.reopened && len(f.node.Children) == 0 {
		return
	}
	if finish(&f.node) {
		b.add(f.node)
	} else {
		b.add(f.node.Children...)
	}
}

// finish completes a node that takes its meaning from its children, and reports
// whether it is one at all.
func finish(n *Node) bool {
	switch n.Kind {
	case Bold, Italic, Underline, Strike, Size, Color:
		return len(n.Children) > 0
	case Link:
		if n.URL == "" {
			u, ok := SafeURL(Plain(n.Children))
			n.URL = u
			return ok
		}
		return label(n, n.URL)
	case Image:
		u, ok := SafeURL(Plain(n.Children))
		if !ok || !isWeb(u) {
			return false
		}
		n.URL, n.Children = u, nil
	case Send, Put:
		if n.Value == "" {
			n.Value = strings.TrimSpace(Plain(n.Children))
		}
		return n.Value != "" && label(n, n.Value)
	case Call:
		if n.Value == "" {
			n.Value = strings.TrimSpace(Plain(n.Children))
			u, ok := SafeURL("tel:" + n.Value)
			n.URL = u
			return ok
		}
		return label(n, n.Value)
	}
	return true
}

// label gives a node without children a text to press on.
func label(n *Node, text string) bool {
	if len(n.Children) == 0 {
		n.Children = []Node{{Kind: Text, Text: strings.Join(strings.Fields(text), " ")}}
	}
	return true
}

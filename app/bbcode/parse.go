package bbcode

import "strings"

// maxDepth is how deep tags nest; further ones are text. Together with
// [maxQuotes] and one fenced quote it bounds the depth of the tree.
const maxDepth = 12

// Parse reads the text of a message. It takes any text.
func Parse(text string) []Node {
	text = strings.ToValidUTF8(text, "\uFFFD")
	b := builder{tokens: lex(text), stack: []frame{{open: -1}}}
	for i := range b.tokens {
		b.take(i)
	}
	b.flushBreak()
	b.quotes(nil, false, 0)
	return b.stack[0].node.Children
}

// frame is a node that is still growing. The first one is the message itself,
// then come quotes, then tags.
type frame struct {
	node     Node
	open     int  // its opening token
	reopened bool // the rest of a node that had to be closed early
}

type builder struct {
	tokens []token
	stack  []frame
	text   strings.Builder
	fenced bool // the second frame is a fenced quote
	arrows int  // quotes by ">>", above it
	// A line break beside a block is the block's own. So a break waits until it
	// is known what follows, and the first one after a block is dropped.
	breakWaits bool
	afterBlock bool
}

// floor is the number of frames that are not tags.
func (b *builder) floor() int {
	n := 1 + b.arrows
	if b.fenced {
		n++
	}
	return n
}

func (b *builder) take(i int) {
	t := &b.tokens[i]
	switch t.kind {
	case textToken:
		b.literal(t.src)
	case breakToken:
		b.lineBreak()
	case arrowToken:
		if t.depth != b.arrows {
			b.quotes(nil, b.fenced, t.depth)
		}
	case fenceToken:
		b.fence(i)
	case nodeToken:
		b.standalone(*t.node)
	case openToken:
		b.opening(i)
	case closeToken:
		switch {
		case t.pair < 0 || t.literal:
			b.literal(t.src)
		case t.pair != i:
			b.flushBreak()
			b.closing(t.pair)
		}
	}
}

// literal appends visible text; only text that looked like markup at first can
// have line breaks in it.
func (b *builder) literal(s string) {
	for s != "" {
		n := breakLen(s)
		if n > 0 {
			b.lineBreak()
		} else {
			for n < len(s) && breakLen(s[n:]) == 0 {
				n++
			}
			b.flushBreak()
			b.afterBlock = false
			b.text.WriteString(s[:n])
		}
		s = s[n:]
	}
}

func (b *builder) lineBreak() {
	if b.afterBlock {
		b.afterBlock = false
		return
	}
	b.flushBreak()
	b.breakWaits = true
}

func (b *builder) flushBreak() {
	if b.breakWaits {
		b.breakWaits = false
		b.add(Node{Kind: Break})
	}
}

// add appends finished nodes to the innermost frame.
func (b *builder) add(nodes ...Node) {
	b.flushText()
	top := &b.stack[len(b.stack)-1].node
	top.Children = append(top.Children, nodes...)
}

func (b *builder) flushText() {
	if b.text.Len() == 0 {
		return
	}
	text := b.text.String()
	b.text.Reset()
	top := &b.stack[len(b.stack)-1].node
	if b.inside(func(k Kind) bool { return interactive(k) || k == Image }) {
		top.Children = append(top.Children, Node{Kind: Text, Text: text})
		return
	}
	top.Children = appendLinked(top.Children, text)
}

func (b *builder) inside(match func(Kind) bool) bool {
	for _, f := range b.stack[b.floor():] {
		if match(f.node.Kind) {
			return true
		}
	}
	return false
}

// interactive nodes do something when pressed; they cannot contain each other.
func interactive(k Kind) bool {
	switch k {
	case Link, User, Chat, Context, Send, Put, Call:
		return true
	}
	return false
}

func (b *builder) standalone(n Node) {
	if n.Kind == Code {
		b.breakWaits = false
	}
	b.flushBreak()
	b.add(n)
	b.afterBlock = n.Kind == Code
}

func (b *builder) opening(i int) {
	t := &b.tokens[i]
	node, reading := Node{}, literal
	if t.pair >= 0 {
		node, reading = newElement(t.name, t.value)
	}
	if reading == element {
		kind := node.Kind
		switch {
		case b.inside(func(k Kind) bool {
			return k == Image || k == kind && k <= Strike || interactive(k) && interactive(kind)
		}):
			reading = transparent
		case len(b.stack)-b.floor() >= maxDepth:
			reading = literal
		}
	}
	switch reading {
	case literal:
		if t.pair >= 0 {
			b.tokens[t.pair].literal = true
		}
		b.literal(t.src)
	case element:
		b.flushBreak()
		b.flushText()
		b.stack = append(b.stack, frame{node: node, open: i})
	}
}

// closing ends the tag that the token open began. Tags inside that go on behind
// it are closed before and opened again.
func (b *builder) closing(open int) {
	at := -1
	for j := len(b.stack) - 1; j >= b.floor(); j-- {
		if b.stack[j].open == open {
			at = j
			break
		}
	}
	if at < 0 {
		return // a transparent tag
	}
	inner := b.unwind(at + 1)
	b.pop()
	b.stack = append(b.stack, inner...)
}

// unwind closes all frames from the n-th on and returns what opens them again.
func (b *builder) unwind(n int) []frame {
	b.flushText()
	var again []frame
	for _, f := range b.stack[n:] {
		node := f.node
		node.Children = nil
		again = append(again, frame{node: node, open: f.open, reopened: true})
	}
	for len(b.stack) > n {
		b.pop()
	}
	return again
}

// quotes closes and opens quotes until the message is inside a fence, or not,
// and inside that many ">>". Tags go on across the border.
func (b *builder) quotes(ref *Ref, fenced bool, arrows int) {
	b.breakWaits = false
	again := b.unwind(b.floor())
	for b.arrows > 0 && (b.arrows > arrows || b.fenced != fenced) {
		b.pop()
		b.arrows--
	}
	if b.fenced && !fenced {
		b.pop()
	} else if fenced && !b.fenced {
		b.stack = append(b.stack, frame{node: Node{Kind: Quote, Ref: ref}, open: -1})
	}
	b.fenced = fenced
	for b.arrows < arrows {
		b.stack = append(b.stack, frame{node: Node{Kind: Quote}, open: -1})
		b.arrows++
	}
	b.stack = append(b.stack, again...)
	b.afterBlock = false
}

func (b *builder) fence(i int) {
	t := &b.tokens[i]
	if t.pair < 0 {
		// Never closed: only a line of dashes, and a line behind it.
		if b.arrows > 0 {
			b.quotes(nil, b.fenced, 0)
		}
		b.literal(t.src)
		return
	}
	b.quotes(t.ref, t.pair > i, 0)
	b.afterBlock = true
}

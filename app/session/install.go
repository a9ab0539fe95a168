package session

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"seenline/app/b24"
	"seenline/app/launch"
)

// Setup is where the application stands in the portal and could stand.
type Setup struct {
	Places  []launch.Place
	Bound   map[string]int // how often a place is bound to this application, by its code
	Missing []string       // scopes that places here need and that were not granted
	// Handlers are the addresses that places are bound to, by their codes.
	handlers map[string][]string
}

// Fate is what became of a place.
type Fate uint8

// The fates.
const (
	Untouched Fate = iota
	Bound          // it was bound now
	Kept           // it was bound before
	Unbound        // it was taken out
	Refused        // see Result.Err
)

// Result is what became of one place.
type Result struct {
	Fate Fate
	Err  error // why it could not be bound or taken out
}

// Setups asks the portal where the application stands and what it was granted.
// Only administrators are told: others get [b24.ErrAccessDenied]. handler is
// the application's own address.
func Setups(ctx context.Context, portal Batcher, handler string) (*Setup, error) {
	const bound, list, scope = "bound", "list", "scope"
	replies, err := portal.Batch(ctx, false, b24.PlacementsCommand(bound), b24.PlacementListCommand(list), b24.ScopeCommand(scope))
	if err != nil {
		return nil, err
	}
	now, err := decode(replies[bound], b24.DecodePlacements)
	if err != nil {
		return nil, err // without it places could be bound twice
	}
	listed, err := decode(replies[list], b24.DecodeNames)
	if serious(err) != nil {
		return nil, err
	}
	s := &Setup{Places: launch.Places(listed), Bound: map[string]int{}, handlers: map[string][]string{}}
	for _, p := range now {
		if mine(p.Handler, handler) {
			s.Bound[p.Code]++
			s.handlers[p.Code] = append(s.handlers[p.Code], p.Handler)
		}
	}
	granted, err := decode(replies[scope], b24.DecodeNames)
	if serious(err) != nil {
		return nil, err
	}
	if err == nil {
		for _, p := range s.Places {
			if p.Scope != "" && !has(granted, p.Scope) && !slices.Contains(s.Missing, p.Scope) {
				s.Missing = append(s.Missing, p.Scope)
			}
		}
		if !has(granted, "imopenlines") {
			s.Missing = append(s.Missing, "imopenlines")
		}
	}
	return s, nil
}

// has reports whether a scope was granted: the portal's task scope has two
// names.
func has(granted []string, scope string) bool {
	return slices.ContainsFunc(granted, func(g string) bool {
		return strings.EqualFold(g, scope) || scope == "task" && strings.EqualFold(g, "tasks") ||
			scope == "user" && strings.HasPrefix(strings.ToLower(g), "user_")
	})
}

// mine tells whether a bound address is of this application: on the same
// server and with the same path, whatever follows.
func mine(bound, handler string) bool {
	a, err := url.Parse(bound)
	b, err2 := url.Parse(handler)
	return err == nil && err2 == nil && strings.EqualFold(a.Host, b.Host) && strings.TrimRight(a.Path, "/") == strings.TrimRight(b.Path, "/")
}

// Lacks tells whether a place needs a scope that was not granted.
func (s *Setup) Lacks(p launch.Place) bool {
	return p.Scope != "" && slices.Contains(s.Missing, p.Scope)
}

// Bind makes the application stand in the chosen places and in no others, in
// one request of the portal, and tells of each place what became of it. What is
// bound stays as it is, what is bound twice is bound once afterwards; one that
// was refused keeps no other back. The error is that of the whole request:
// what it did nobody knows, but it may be asked again after [Setups].
func Bind(ctx context.Context, portal Batcher, setup *Setup, handler, title string, titles map[string]string, chosen map[string]bool) (map[string]Result, error) {
	results := make(map[string]Result, len(setup.Places))
	binds, unbinds := map[string]string{}, map[string]string{} // keys to codes
	var commands []b24.Command
	for i, p := range setup.Places {
		key, addresses := strconv.Itoa(i), setup.handlers[p.Code]
		out := func(address string) {
			key := "u" + strconv.Itoa(len(unbinds))
			unbinds[key] = p.Code
			commands = append(commands, b24.PlacementUnbindCommand(key, p.Code, address))
		}
		bind := func() {
			binds["b"+key] = p.Code
			commands = append(commands, b24.PlacementBindCommand("b"+key, b24.Placement{
				Code: p.Code, Handler: handler, Title: title, Titles: titles, Icon: p.Icon,
			}))
		}
		switch {
		case chosen[p.Code] && len(addresses) == 0:
			bind()
		case chosen[p.Code] && slices.Contains(addresses, handler) && len(addresses) == 1:
			results[p.Code] = Result{Fate: Kept}
		case chosen[p.Code]: // twice, or under a former address
			for _, address := range distinct(addresses) {
				out(address)
			}
			bind()
		default:
			for _, address := range distinct(addresses) {
				out(address)
			}
		}
	}
	for len(commands) > 0 {
		n := min(len(commands), b24.MaxCommands)
		replies, err := portal.Batch(ctx, false, commands[:n]...)
		if err != nil {
			return nil, err
		}
		for _, c := range commands[:n] {
			reply := replies[c.Key]
			if code, ok := unbinds[c.Key]; ok {
				if results[code].Fate != Refused {
					results[code] = Result{Fate: Unbound}
				}
				if reply.Err != nil {
					results[code] = Result{Fate: Refused, Err: reply.Err}
				}
				continue
			}
			code, err := binds[c.Key], reply.Err
			if err == nil {
				err = b24.DecodeBound(reply.Result)
			}
			switch {
			case err == nil:
				results[code] = Result{Fate: Bound}
			case isCode(err, "ERROR_PLACEMENT_HANDLER_EXISTS"):
				results[code] = Result{Fate: Kept}
			default:
				results[code] = Result{Fate: Refused, Err: err}
			}
		}
		commands = commands[n:]
	}
	return results, nil
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// Partly tells whether something was refused.
func Partly(results map[string]Result) bool {
	for _, r := range results {
		if r.Fate == Refused {
			return true
		}
	}
	return false
}

// ErrorCode returns the portal's code of an error, "" if it has none.
func ErrorCode(err error) string {
	var failure *b24.Error
	if errors.As(err, &failure) {
		return strings.ToUpper(failure.Code)
	}
	return ""
}

package launch

import (
	"strconv"
	"strings"
)

// Lookup is what to ask the portal to find a dialog. Ask the questions that
// are set in the order of the fields; several may find one, and then the
// person chooses.
type Lookup struct {
	// Task is for tasks.task.get with taskId and select[]=CHAT_ID (scope task),
	// whose result.task.chatId is the chat; "" for no task.
	Task string
	// Chats are for im.chat.get, one after the other until one is found: which
	// type of entity a portal keeps a chat under depends on its age.
	Chats []Entity
	// Lines is for imopenlines.crm.chat.get (scope imopenlines), the chats with
	// customers; nil if the entity has none.
	Lines *Entity
}

// Entity is something in the portal that a chat may belong to, by the names
// that the method takes.
type Entity struct{ Type, ID string }

func taskLookup(id string) *Lookup {
	return &Lookup{Task: id, Chats: []Entity{{"TASKS_TASK", id}, {"TASKS", id}}}
}

// crmEntity returns the name under which the discussion of a CRM item is kept,
// by the placement on its card.
func crmEntity(placement string) (string, bool) {
	rest := strings.TrimPrefix(placement, "CRM_")
	if dynamic, ok := strings.CutPrefix(rest, "DYNAMIC_"); ok {
		digits, _, ok := strings.Cut(dynamic, "_")
		n, err := strconv.ParseInt(digits, 10, 64)
		if !ok || err != nil || n <= 0 {
			return "", false
		}
		return "DYNAMIC_" + strconv.FormatInt(n, 10), true
	}
	for _, entity := range [...]string{"LEAD", "DEAL", "CONTACT", "COMPANY", "QUOTE", "SMART_INVOICE", "ORDER"} {
		if strings.HasPrefix(rest, entity+"_DETAIL_") {
			return entity, true
		}
	}
	return "", false
}

func crmLookup(entity, id string) *Lookup {
	lookup := &Lookup{Chats: []Entity{{"CRM", entity + "|" + id}}}
	switch entity {
	case "LEAD", "DEAL", "CONTACT", "COMPANY":
		lookup.Lines = &Entity{strings.ToLower(entity), id}
	case "SMART_INVOICE": // one of the smart processes, with a name of its own
		lookup.Chats = append(lookup.Chats, Entity{"CRM", "DYNAMIC_31|" + id})
	}
	return lookup
}

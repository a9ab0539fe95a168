package b24

import "encoding/json"

// ChatOfCommand asks for the chat of something in the portal: im.chat.get.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/im-chat-get.html
func ChatOfCommand(key, entityType, entityID string) Command {
	return Command{
		Key: key, Method: "im.chat.get", Idempotent: true,
		Params: Params{"ENTITY_TYPE": entityType, "ENTITY_ID": entityID},
	}
}

// DecodeChatOf reads the result of im.chat.get: the chat's number, 0 if there
// is none.
func DecodeChatOf(raw json.RawMessage) (int64, error) {
	var in struct{ ID number }
	if isObject(raw) && json.Unmarshal(raw, &in) != nil || !isObject(raw) && !isNone(raw) {
		return 0, decodingError("im.chat.get")
	}
	return int64(max(in.ID, 0)), nil
}

// TaskChatCommand asks for the chat of a task: tasks.task.get.
//
// Source: https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-get.html
func TaskChatCommand(key, task string) Command {
	return Command{
		Key: key, Method: "tasks.task.get", Idempotent: true,
		Params: Params{"taskId": task, "select": []any{"ID", "CHAT_ID"}},
	}
}

// DecodeTaskChat reads the result of tasks.task.get: the chat's number, 0 if
// the task has none.
func DecodeTaskChat(raw json.RawMessage) (int64, error) {
	var in struct{ Task json.RawMessage }
	var task struct {
		ChatID number
		Upper  number `json:"CHAT_ID"`
	}
	switch {
	case !isObject(raw) && !isNone(raw),
		isObject(raw) && json.Unmarshal(raw, &in) != nil,
		isObject(in.Task) && json.Unmarshal(in.Task, &task) != nil:
		return 0, decodingError("tasks.task.get")
	}
	return int64(max(task.ChatID, task.Upper, 0)), nil
}

// LineChat is a chat with a customer.
type LineChat struct {
	ChatID    int64
	Connector string // the channel's name as people know it, "" if not told
}

// LineChatsCommand asks for the chats with the customers of a CRM item:
// imopenlines.crm.chat.get. entity is lead, deal, company or contact.
//
// Source: https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-crm-chat-get.html
func LineChatsCommand(key, entity, id string) Command {
	return Command{
		Key: key, Method: "imopenlines.crm.chat.get", Idempotent: true,
		Params: Params{"CRM_ENTITY_TYPE": entity, "CRM_ENTITY": id},
	}
}

// DecodeLineChats reads the result of imopenlines.crm.chat.get.
func DecodeLineChats(raw json.RawMessage) ([]LineChat, error) {
	list := entries(raw)
	if len(list) == 0 && !isNone(raw) {
		return nil, decodingError("imopenlines.crm.chat.get")
	}
	var out []LineChat
	for _, e := range list {
		var in struct {
			ChatID         number `json:"CHAT_ID"`
			ConnectorTitle text   `json:"CONNECTOR_TITLE"`
		}
		if isObject(e.value) && json.Unmarshal(e.value, &in) == nil && in.ChatID > 0 {
			out = append(out, LineChat{int64(in.ChatID), string(in.ConnectorTitle)})
		}
	}
	return out, nil
}

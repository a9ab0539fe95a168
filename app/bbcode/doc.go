// Package bbcode reads the text of a message, BBCode as the portal's messenger
// writes it, into a tree of nodes.
//
// The text was written by anybody, so the parser takes everything: it never
// fails, never panics, needs time linear in the text, and nests no deeper than
// a screen can show. What it does not understand stays visible as it was
// written; no visible character of a message is ever lost. The result is nodes,
// never HTML, and every URL in it has passed [SafeURL].
//
// It is pure: it imports nothing of this module, no regexp and no browser.
//
// Source: https://apidocs.bitrix24.com/api-reference/chat-bots/chat-bots-v2/imbot.v2/messages/message-formatting.html
package bbcode

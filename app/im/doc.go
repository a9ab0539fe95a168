// Package im names what the portal's messenger is made of: dialogs, messages,
// people and files, with the identifiers the portal knows them by.
//
// It is pure vocabulary. It never talks to a portal (package b24 does), never
// decides anything (packages read and timeline do) and imports nothing of this
// module, so that every other package may import it.
package im

// Package e2e runs the built widget in a real browser, inside the emulated
// portal, across sites, and watches what the portal hears. What these tests
// know of the widget is its public contract: attributes of its document and
// calls at the portal.
package e2e

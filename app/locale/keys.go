package locale

// Key names one text of the interface. Its order is the order of the lines in
// every catalogue.
type Key uint8

const (
	// Loading is the name of the skeleton that stands in for the messages.
	Loading Key = iota
	// MessageList names the list: {title} is the dialog's.
	MessageList
	// Unread is the counter's name, a plural of {n}.
	Unread
	// NewMessages is written on the unread divider.
	NewMessages
	Today
	Yesterday

	JumpToNewest
	JumpToUnread
	// JumpCounter follows the name of the jump button, a plural of {n}.
	JumpCounter
	// Arrived announces messages that came in, a plural of {n}.
	Arrived
	// LoadOlder and LoadNewer name the buttons at the ends of what is loaded.
	LoadOlder
	LoadNewer
	LoadingMore
	LoadFailed
	Retry
	Reload

	EmptyTitle
	EmptyHint
	ErrorTitle
	ErrorHint
	NoAccessTitle
	NoAccessHint
	// NoDialogTitle: the place the app was opened from has no chat.
	NoDialogTitle
	NoDialogHint
	OutsideTitle
	OutsideHint
	SessionEnded
	ErrorUnreachable
	PortalBusy

	// The choice of dialogs.
	Dialogs
	FindDialog
	NoDialogs
	NothingFound
	ChooseDialog
	BackToDialogs
	// WithColleagues and WithCustomer tell the chats of one thing apart; {channel}
	// is how the customer writes.
	WithColleagues
	WithCustomer
	// LineReadOnly: a chat with a customer that the person only looks at.
	LineReadOnly
	// OptionMissing: {option} is what the portal did not tell.
	OptionMissing

	InstallTitle
	InstallHint
	// Help leads to the server's manual, which is in English.
	Help
	NotInstalledTitle
	NotInstalledHint
	Settings
	Save
	Finish
	PlacesSaved
	PlacesPartly
	PlaceBound
	PlaceKept
	PlaceUnbound
	PlaceTaken   // ERROR_PLACEMENT_MAX_COUNT
	PlaceUnknown // ERROR_PLACEMENT_NOT_FOUND
	PlaceAddress // ERROR_WRONG_HANDLER_URL, ERROR_UNSUPPORTED_PROTOCOL: {url}
	PlaceRefused // anything else: {code}
	PlaceAdmin   // ACCESS_DENIED
	ScopesMissing

	// What the app shows in places of one kind.
	ForChat
	ForMessage
	ForChoice
	ForItem
	ForTask
	ForGroup
	ForPerson
	ForLink
	// The names of the places.
	PlaceSidebar
	PlaceTextarea
	PlaceContextMenu
	PlaceMobileMenu
	PlaceNavigation
	PlaceLeftMenu
	PlaceProfileMenu
	PlaceProfileToolbar
	PlaceLeads
	PlaceDeals
	PlaceContacts
	PlaceCompanies
	PlaceQuotes
	PlaceInvoices
	PlaceOrders
	PlaceProcess // {n} is the smart process's number
	PlaceTaskTab
	PlaceTaskSidebar
	PlaceTaskPanel
	PlaceGroup
	PlaceLinks

	MessageLost
	NotSaved
	// Skipped says how many messages the person jumped over, a plural of {n}.
	Skipped
	MarkAsRead
	// MarkedRead is a plural of {n}; Undo is the button beside it.
	MarkedRead
	Undo
	MarkUpToHere
	MarkAll
	// MarkSeen tells the portal what was kept from it.
	MarkSeen

	// The reasons why messages are, or are not, being marked. One for each code
	// of the attribute data-reading.
	ReasonReading
	ReasonPausedHidden
	ReasonPausedUnfocused
	ReasonPausedCovered
	ReasonPausedIdle
	ReasonWaiting
	ReasonOffline
	ReasonRefused
	ReasonManual

	Policy
	PolicyAutomatic
	PolicyAutomaticHint
	PolicyOnStop
	PolicyOnStopHint
	PolicyManual
	PolicyManualHint
	PolicyPrivate
	PolicyPrivateHint
	// PolicyNotSaved: the portal did not keep the person's choice.
	PolicyNotSaved

	AuthorUnknown
	You
	Everyone
	// Enumeration is one thing after the other: {this}, {that}. See [Locale.Join].
	Enumeration
	SystemMessage
	// UnreadMessage is the state of one message.
	UnreadMessage
	Edited
	// Deleted stands where the text of a deleted message was.
	Deleted
	// LikedBy is a plural of {n}.
	LikedBy
	// SeenBy is followed by names: {names}.
	SeenBy
	Quote
	// ReplyTo and ForwardedFrom are followed by {author}.
	ReplyTo
	ForwardedFrom
	// NotLoaded stands for a quoted message that is not among the loaded ones.
	NotLoaded
	Copy
	Copied
	// MoreActions names the button that opens the menu of a message.
	MoreActions
	Sending
	// PressFailed: what a button of a message is for could not be done.
	PressFailed

	// Write is what the field for a message says.
	Write
	Send
	Cancel
	EditMessage
	Reply
	Like
	Unlike
	Delete
	// DeleteSure asks whether to.
	DeleteSure
	UnreadFromHere
	// NoPosting stands instead of the field.
	NoPosting
	// What has become of a message that is being sent.
	NotSent
	MaybeSent
	CheckingSent
	WaitingToSend
	// Remove takes away what was not sent.
	Remove
	// TooLong: {n} characters at most.
	TooLong
	CantEdit
	// DeleteInstead: a message was to be changed into nothing.
	DeleteInstead
	Search
	// SearchHint: {n} characters at least.
	SearchHint
	SearchNone
	// SearchFound: {n} may be "50+".
	SearchFound
	// SearchLimited: the plan keeps older messages from being found.
	SearchLimited

	FileImage
	FileVideo
	FileAudio
	FileVoice
	FileOther
	FileNoPreview
	OpenInPortal
	FileUploading
	// FileGone stands for a file of which the portal tells nothing.
	FileGone
	// ShowPicture offers to load a picture from a stranger's server.
	ShowPicture
	// The sizes of files: {n} is the formatted number.
	SizeBytes
	SizeKB
	SizeMB
	SizeGB

	// What stands in the way, for the codes the portal refuses with: each says
	// what a person can do.
	ErrorScope         // insufficient_scope: {scope}
	ErrorNotGranted    // user_access_error
	ErrorRights        // INVALID_CREDENTIALS
	ErrorPlan          // ACCESS_DENIED
	ErrorExtranet      // allowed_only_intranet_user
	ErrorConfirmation  // METHOD_CONFIRM_WAITING
	ErrorConfirmDenied // METHOD_CONFIRM_DENIED
	ErrorMethodMissing // ERROR_METHOD_NOT_FOUND
	ErrorHTTPS         // INVALID_REQUEST
	ErrorTimeLimit     // OPERATION_TIME_LIMIT
	ErrorOverload      // OVERLOAD_LIMIT
	ErrorPortalGone    // PORTAL_DELETED
	ErrorPayment       // PAYMENT_REQUIRED
	ErrorPortalFault   // INTERNAL_SERVER_ERROR, garbage instead of an answer
	ErrorUnexpected    // anything else: {code}

	keyCount int = iota
)

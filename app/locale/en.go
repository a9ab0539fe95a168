package locale

const en = `
Loading messages…
Messages in {title}
{n} unread message|{n} unread messages
New messages
Today
Yesterday

Jump to the newest message
Jump to the first unread message
{n} unread|{n} unread
{n} new message|{n} new messages
Load older messages
Load newer messages
Loading…
Could not load the messages
Try again
Reload the page

No messages yet
Messages will appear here as soon as someone writes.
The messages could not be shown
Try again. If it does not help, reload the page.
You have no access to this chat
Ask a participant of the chat to invite you.
There is no chat to show here
Open the app from a chat, or start a chat here first.
Open this app inside Bitrix24
It shows the messages of a chat and marks them as read as you read them. Install it in your Bitrix24 and open it from there.
The session has ended. Close the app and open it again.
Bitrix24 could not be reached. Check the connection and try again.
Bitrix24 is busy. Updates are slower for a while.

Chats
Find a chat or a person
You have no chats yet
Nothing found
Choose a chat
Back to the list
Chat with colleagues
Chat with a customer: {channel}
You do not take part in this chat. You can look at it; nothing is marked as read.
This place did not say which chat to show ({option}). Open the app from a chat, or choose one.

Where should the app appear?
Choose the places. You can change this later.
Help
This app is not ready yet
An administrator has to finish its installation first.
Settings
Save
Finish
Saved. Reload the page of Bitrix24 to see the changes.
Some places could not be changed. Try again, or go on without them.
Added
Already there
Removed
The app can be in this place only once.
This Bitrix24 does not offer this place.
Bitrix24 does not accept the app’s address {url}. It must be public and have a domain name.
Bitrix24 did not accept the settings of this place ({code}).
Only an administrator may change this.
The app lacks these permissions: {scopes}. Add them under Developer resources to use what needs them.

Beside a chat: its messages
At a message: the chat, opened there
In menus: your chats to choose from
On CRM cards: the chats about them
On tasks: their chat
On workgroups: their chat
On profiles: your chat with the person
Links that open a chat
Chat sidebar
Text field of a chat
Message menu
Message menu in the mobile app
Messenger menu
Left menu
Own profile menu
Profile toolbar
Leads
Deals
Contacts
Companies
Quotes
Invoices
Orders
Smart process {n}
Task tab
Task sidebar
Task top panel
Workgroup tab
Links to the app

The message is no longer there.
Read mark not saved yet
Read mark saved
{n} message not seen|{n} messages not seen
Mark as read
Marked {n} message as read|Marked {n} messages as read
Undo
Mark as read up to here
Mark all as read
Mark what I have read

Messages are marked as read as you read them
Paused: the page is hidden
Paused: the window is not active
Paused: something covers the messages
Paused: no activity for a while
Waiting for Bitrix24
Offline: the read mark will be saved later
Bitrix24 did not accept the read mark
Messages are marked only when you say so

When to mark as read
Automatically
Messages are marked once you have had time to read them.
When I stop scrolling
Messages are marked only while the list stands still.
Manually
Nothing is marked until you say so.
Privately
This app remembers what you have read; others learn of it only when you say so.
Bitrix24 did not save this choice. It holds until you close the app.

Unknown author
You
Everyone
{author}, {time}
System message
Unread
edited
This message was deleted
Liked by {n} person|Liked by {n} people
Seen by: {names}
Quote
Reply to {author}
Forwarded from {author}
The original message is not loaded
Copy
Copied
More actions
Sending…
That did not work. Try again.

Write a message
Send
Cancel
Edit
Reply
Like
Remove like
Delete
Delete this message for everyone?
Mark as unread from here
You cannot write in this chat.
Not sent
Not known whether it was sent
Checking whether it was sent…
Waiting for the connection…
Remove
The message is too long: {n} characters at most.
This message can no longer be changed.
To remove the message, delete it.
Search in this chat
Type at least {n} characters.
Nothing found
Found: {n}
Your plan hides older messages.

Image
Video
Audio
Voice message
File
No preview available
Open in Bitrix24
Uploading…
The file is not available
Show the image
{n} B
{n} KB
{n} MB
{n} GB

Ask your administrator to grant this app the permission “{scope}”.
This app is not open to you. Ask your administrator for access.
Your rights in Bitrix24 are not sufficient for this.
Bitrix24 refused access. Your plan may not include apps; ask your administrator.
This app is not available to external users.
An administrator has to confirm the app’s request first. Try again later.
An administrator has denied the app’s request.
This Bitrix24 does not know a function the app needs. Ask your administrator to update it.
Open your Bitrix24 over a secure connection (https).
The app has used up its time limit in Bitrix24. It will go on by itself in a few minutes.
Bitrix24 has blocked requests because of overload. Ask your administrator to contact support.
This Bitrix24 no longer exists or has been closed.
The subscription for this app has ended. Ask your administrator to renew it.
Bitrix24 reported an internal error. Try again in a minute.
Something unexpected happened ({code}). Try again; if it repeats, tell your administrator.
`

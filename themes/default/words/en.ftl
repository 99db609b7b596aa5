### The texts of the default theme, in English.
###
### A theme of your own replaces single messages with a file of the same name: see "Words" in themes/README.md.
### Names of connectors, statuses, dates and counts come from the program, as variables.
### A message whose variable is called $moment, $link or the like has an element of the page in its place.

## Every page

skip-to-content = Skip to content
main-menu = Main
breadcrumb = Breadcrumb
feeds-and-calendars = Feeds and calendars
# $feed: what the calendar contains, such as "Expiry dates of Contoso"
feed-calendar = Add to your calendar: { $feed }
# $feed: what the feed contains, such as "Changes of Contoso"
feed-atom = Subscribe (Atom): { $feed }
# $audience: the name of the audience that the edition is made for
footer-audience = { $audience }. This edition shows only what this audience may see.
# $program: name and version of the program; $source: the data that the site is made from
footer-built-by = Built by { $program } from { $source }.
footer-data = This tenant’s status as data
footer-board = Board for a wall screen
# $contact: the text of the option `contact`
footer-questions = Questions: { $contact }
years = Years
months = Months
list-as-table = Show as a table
not-captured = Not captured

# The time that a page is about. $moment: date and time
as-of = As of { $moment }
# $moment: the time that the page is about; $captured: the time of the snapshot; $age: how long before it, such as "2 hours ago"
as-of-later = As of { $moment }, from a snapshot taken { $captured }, { $age }
# $moment: the time of the snapshot, which is also the time that the page is about
as-of-captured = As of { $moment }, when the snapshot was taken

## Shared headings of tables

column-assigned = Assigned
column-category = Category
column-act-by = Act by
column-connector = Connector
column-evidence = Evidence
column-health = Health
column-issue = Issue
column-kind = Kind
column-last-30-days = Last 30 days
column-license = License
column-licenses = Licenses
column-message = Message
column-not-readable = Not readable
column-owned = Owned
column-reason = Reason
column-ignored-until = Ignored until
column-seen-in = Seen in
column-snapshot = Snapshot
column-started = Started
column-status = Status
column-total = Total
column-type = Type
column-updated = Updated
column-use = Use
column-when = When
column-why = Why

## What needs attention, on the hub, on the board and on the page of all tenants

summary-title = What needs attention
# A label in front of a connector, its next step and the date
summary-next = Next:
# $status: the label of a status; read by screen readers in front of a name
status-prefix = { $status }:{" "}
connectors-by-status = Connectors by status
tenants-by-status = Tenants by status
connectors-need-attention = Connectors that need attention

## The hub

on-this-page = On this page
hub-required-action = Required action
hub-connector-status = Connector status
hub-service-health = Intune service health
hub-deadlines = Deadlines
hub-news = Intune news
hub-tenant-details = Tenant details
hub-licenses = Licenses
# $date: the date of the snapshot before
hub-changes-since = Changes since { $date }
hub-all-connectors = All connectors
hub-all-health = All incidents and advisories
hub-connectors-caption = Connectors, worst first
hub-connectors-rest = The other connector types
hub-no-connector = No connector is configured
# On paper, where a list is cut off. $count: the number of connector types that are not listed
hub-more-connectors = { $count } more: see Connectors.
access-title = Roles needed to see this in Microsoft’s admin centers
# $roles: the names of roles
access-roles = { $roles }.
# $who: the roles that can grant the others
access-granted-by = Granted by { $who }.

## The archive

archive-title = Archive
# Behind a sentence about the year, above its calendars
archive-days = { $summary } Each day shows its worst status.
archive-days-plain = A day that is a link has a snapshot.
# $year: a year, such as 2026
archive-list = Every snapshot of { $year } as a list
archive-connectors = Every connector in { $year }, day by day
archive-connectors-caption = Connectors in { $year }, day by day

## The calendar of the archive

calendar-monday = Monday
calendar-monday-short = Mo
calendar-tuesday = Tuesday
calendar-tuesday-short = Tu
calendar-wednesday = Wednesday
calendar-wednesday-short = We
calendar-thursday = Thursday
calendar-thursday-short = Th
calendar-friday = Friday
calendar-friday-short = Fr
calendar-saturday = Saturday
calendar-saturday-short = Sa
calendar-sunday = Sunday
calendar-sunday-short = Su
# A day, for screen readers. $date: the day; $what: its status, or what could not be read
calendar-day = { $date }: { $what }
# $count: the number of snapshots of the day
calendar-snapshots =
    { $count ->
        [one] a snapshot
       *[other] { $count } snapshots
    }
# Behind the status of a day. $count: the number of snapshots, 2 or more
calendar-and-snapshots = , { $count } snapshots
# Behind the status of a day. $unread: what could not be read
calendar-and-unread = ; { $unread }
calendar-legend = What the days show
calendar-legend-unhealthy = Unhealthy
calendar-legend-warning = Warning
calendar-legend-unknown = Unknown
calendar-legend-healthy = Healthy
calendar-legend-not-configured = Not configured
calendar-legend-no-snapshot = A number alone: no snapshot
calendar-legend-two-snapshots = ×2: two snapshots, the worse one counts
calendar-legend-unread = !: a snapshot, or a part of it, could not be read

## An earlier snapshot

# $moment: the time of the snapshot; behind the name of the tenant
snapshot-then = as it was on { $moment }
# $place: which snapshot it is, such as "Snapshot 3 of 30"
snapshot-place = { $place } of the archive. Everything on this page is as of that time.
snapshot-links = Snapshots
# $label: the time of that snapshot
snapshot-older = Older { $label }
snapshot-newer = Newer { $label }
snapshot-oldest = The oldest one
snapshot-newest = The newest one
# $tenant: the name of the tenant; leads to its current page
snapshot-now = { $tenant } now
snapshot-changes = Changes since the snapshot before

## Changes

changes-all = All changes
# $count: the number of changes, as text; $link: the date of the first snapshot
changes-since-first = { $count } since the first snapshot, { $link }
changes-kind = Kind
# $count: the number of changes in a month; printed before the word
changes-count =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
changes-more =
    { $count ->
        [one] { $count } more change
       *[other] { $count } more changes
    }
# On paper, where a list is cut off. $count: the number of changes that are not listed
changes-more-on-paper = { $count } more: see Changes.
# $link: the time of the snapshot; $since: the time of the snapshot before
changes-of-snapshot = Snapshot of { $link }, compared with that of { $since }
# $link: a link with the text "the snapshot of …"
changes-compared = Compared with { $link }.
# $moment: date and time
changes-the-snapshot = the snapshot of { $moment }
changes-none = No changes
# Behind "No changes"
changes-none-ever = since the first snapshot.
changes-none-in-year = in this year.
changes-nothing = Nothing changed
# Behind "Nothing changed"
changes-nothing-shown = in what these pages show.
# $days: a number of days, such as 7
changes-last-days = Last { $days } days
changes-none-net = No net changes
# $link: a link with the text "the snapshot of …"
changes-net-since = Net changes since { $link }. What changed and changed back is not listed.
changes-between = Changes between snapshots

## Connectors

connectors-title = Connectors
connectors-all = All connectors
connectors-caption = Connectors by type, worst first
connectors-none = No connectors
connectors-ignored = Ignored connectors
connectors-ignored-note = The settings of this site ignore these connectors: they have no status and are counted nowhere.
connectors-no-reason = Not shown to this audience
connectors-no-end-date = No end date
connectors-worst-of-type = A type with several connectors has the status of the least healthy of them.
rule-title = How status is determined
rule-applies = Applies here

## One connector type

status = Status
type-badge = Badge
type-connectors = Connectors of this type
# $type: the name of a connector type
type-caption = { $type }: connectors, worst first
type-history-caption = { $type }: connectors, day by day
type-not-captured = This snapshot does not hold connectors of this type; that does not mean there are none.
type-decides = Determines the status of the type

## One connector

connector-status-gone = Status when it was seen last
connector-last-status = Last known status:
# $what: the relation to another connector, in front of its name
connector-twin = { $what }:
connector-evidence = The evidence
connector-reported = Reported by the service
connector-reported-note = Shown as the service reports it. It does not change the status above.
connector-all-days = All connectors, day by day
# $place: the rank of the connector, such as "2 of 5"
connector-place = This one is { $place }, worst first.
# $title: the title of the section, such as "Certificate connectors"
connector-members-caption = { $title }, worst first
connector-next = What happens next
connector-next-gone = What was to happen next
# $age: how far away the step is, such as "in 3 days"; $unless: what would prevent it
connector-step = { $age }, { $unless }

## Guidance for a connector

# $what: what the text is about, such as "Impact"
guidance-impact = { $what }:
guidance-path = Menu path in the Intune admin center
guidance-owner = Owner:
guidance-contact = Contact:
# In front of an address that is text, because links are switched off. $label: the text of the link
link-address = { $label }:

## The history of a connector

history-title = History
history-caption = History, newest first
history-earlier = Earlier history
strip-legend = What the drawing shows
strip-legend-unhealthy = Unhealthy
strip-legend-warning = Warning
strip-legend-unknown = Unknown
strip-legend-healthy = Healthy
strip-legend-not-configured = Not configured, retired or ignored
strip-legend-removed = Removed
strip-legend-held = Faded: no snapshot that day, last known status
# A connector that is not in the latest snapshot
strip-removed = Removed
# $status: its last status, in lower case
strip-removed-was = was { $status }

## Deadlines

deadlines-none = No deadlines
deadlines-none-hub = No certificate, token or message has a date.
deadlines-none-fleet = No certificate or token has an expiry date.
# $count: the number of deadlines
deadlines-later = { $count } in more than 90 days
# $count: the number of deadlines; $period: the label of the period, in lower case, such as "in the next 30 days"
deadlines-more = { $count } more { $period }
# $period: the label of the period; the list behind "more"
deadlines-continued = { $period }, continued

## Incidents and advisories

incidents-title = Service health
incidents-kind = Kind
incidents-action = Issues in your environment that require action
# $services: the names of services, such as "Microsoft Intune"
incidents-active = Active incidents and advisories of { $services }
incidents-active-other = Other active incidents and advisories
incidents-active-other-caption = Other active incidents and advisories of { $services }
incidents-none-known = No active incident or advisory is known
incidents-none-other = No other active incidents or advisories
incidents-none = No active incidents or advisories
# Behind "No active incidents or advisories" and the like
incidents-for = for { $services }.
incidents-none-of-kind = None of this kind.
incidents-unlisted = No longer listed
incidents-unlisted-note = These issues disappeared without a final status. Whether they are resolved is not known.
incidents-not-in-latest = Not in the latest snapshot
incidents-not-in-latest-note = The latest snapshot does not include all issues. Whether these are resolved is not known.
incidents-past = Resolved incidents and advisories
incidents-past-months = Months of resolved incidents and advisories
incidents-past-caption = Resolved incidents and advisories, latest update first
# $status: the last status of an issue that is not in the latest snapshot
incidents-last-status = Last known status: { $status }
# $id: the id of an issue or message, for screen readers
id-in-parentheses = ({ $id })

## One incident or advisory

incident-no-status = No status
# $moment: date and time
incident-last-update = Last update { $moment }
# $moment: date and time; $age: how long ago
incident-last-update-age = Last update { $moment } ({ $age })
# $moment: date and time
incident-next-update = Next update by { $moment }
incident-impact = User impact
incident-updates = Updates from the service
incident-earlier =
    { $count ->
        [one] { $count } earlier update
       *[other] { $count } earlier updates
    }
incident-no-updates = No updates yet.
incident-no-date = No date

## Messages

messages-title = Intune news
messages-category = Category
messages-deadline = Deadline
# $count: the number of messages
messages-only-deadline = Only with a deadline { $count }
messages-active = Active messages
messages-active-months = Months of active messages
messages-active-caption = Active messages, latest update first
messages-other-active = The other active messages
messages-no-match = No message matches.
messages-none-known = No active message is known
messages-none = No active messages
messages-past = Past and scheduled messages
messages-past-months = Months of past and scheduled messages
messages-past-caption = Messages that have ended, were archived, have not started or are no longer listed, latest update first
# For screen readers, in front of the name of a month. $list: what the months are of
month-of = { $list }:{" "}
# A filter that shows everything. $count: how many there are
filter-all = All { $count }

## One message

message-facts = Facts
message-summary = Summary
message-body = Message
# $what: what has to be done, such as "Act by"; $date: the date
message-act-by = { $what } { $date }.
# $due: how far away the date is
message-act-by-due = { $what } { $date }, { $due }.
message-major-change = Major change
message-edits = Edits
message-edited = Edited
# $moment: date and time
message-edited-at = Edited { $moment }
# $moment: the time of the snapshot
message-edit-seen = first seen in the snapshot of { $moment }
# For screen readers, in front of removed words
message-removed-words = removed:{" "}
message-added-words = added:{" "}
message-skipped-words = words left out
message-edit-too-long = Edited, and too long to be compared word by word.

## Licenses

licenses-not-captured = Licenses not captured
licenses-caption = User licenses; device licenses are not shown
licenses-none-known = No user license is known
licenses-none = No user licenses
# Behind "No user licenses"
licenses-none-why = No product that includes Intune is assigned to this tenant.
licenses-legend = What the lines show
licenses-owned = Owned
licenses-assigned = Assigned
licenses-table-caption = Licenses whenever a number changed, newest first

## All tenants

# $moment: date and time; $source: the data that the site is made from
fleet-as-of = As of { $moment }, the latest moment of { $source }
fleet-tenants = Tenants
fleet-caption = Tenants, worst first
# The script that sorts the table finds its columns by these English headings. A theme that replaces them must also
# replace assets/fleet.js.
fleet-column-status = Status
fleet-column-tenant = Tenant
fleet-column-connectors = Connectors
fleet-column-worst-connector = Worst connector
fleet-column-health = Health
fleet-column-licenses = Licenses
fleet-column-snapshot = Snapshot
fleet-column-not-readable = Not readable
fleet-none = No tenants
fleet-deadlines = Deadlines
fleet-health = Incidents and advisories
fleet-health-none = No incident or advisory is active
# Behind "No incident or advisory is active"
fleet-health-none-captured = in what was captured.
# $count: the number of issues
fleet-resolved = { $count } resolved in a newer snapshot of another tenant
# $tenants: how many tenants, as text
fleet-health-in-part = Service health was captured only in part for { $tenants }.
fleet-health-not-captured = Service health was not captured for { $tenants }.
# Behind the status of a tenant whose snapshot is old. $date: the date of the snapshot
fleet-status-as-of = as of { $date }
# What expires when. $what: such as "expires"; $date: the date; $age: how far away it is
fleet-worst-date = { $what } { $date }, { $age }
fleet-in-part = in part
fleet-licenses-in-part = Captured in part
# For screen readers, behind the type of a connector. $tenant: its tenant
fleet-of-tenant = of { $tenant }
# $name: the name of a connector; $tenant: its tenant
fleet-deadline-name = { $name } ({ $tenant })
# $status: the status of an issue; $date: the date of the snapshot; $source: the tenant of the snapshot
fleet-hit-known = { $status }, as of { $date } ({ $source })
# $date: the date of the last update
fleet-hit-updated = updated { $date }
fleet-more-tenants =
    { $count ->
        [one] { $count } more tenant
       *[other] { $count } more tenants
    }
unread-title = Could not be read
# $title: how many files could not be read, or the label of a mark; a sentence follows
alert-title = { $title }.

## The wall board

# The next date of a connector. $what: what happens, in lower case; $date: the date; $due: how far away it is
board-next = { $what } { $date } ({ $due })
board-tenants = Tenants, worst first
# For screen readers, behind the name of a tenant
board-tenant-status = : { $status }
# $status: the status of a tenant whose snapshot is old; $date: the date of the snapshot
board-status-as-of = { $status } as of { $date }
board-not-listed = Not listed:
board-other-tenants = Other tenants by status
board-incidents = Active incidents and advisories
board-action-required = Action required

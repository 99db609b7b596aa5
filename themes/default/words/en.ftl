### The texts of the default theme and of the program, in English.
###
### A theme of your own replaces single messages with a file of the same name: see "Words" in themes/README.md.
### Names of connectors, statuses, dates and counts come from the program, as variables.
### A message whose variable is called $moment, $link or the like has an element of the page in its place.

# The name of the language in itself, for links from pages in other languages
language-name = English

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
# Links to the page in other languages
other-languages = Other languages
years = Years
months = Months
# The title of a site that has none in its settings
site-title = Intune tenant status
# The titles of audiences that have none in the settings. $name: the name of an audience
audience-everyone = For everyone
audience-helpdesk = For the helpdesk
audience-administrators = For administrators
audience-other = For { $name }
list-as-table = Show as a table

# The time that a page is about. $moment: date and time
as-of-moment = As of { $moment }
# The same as a sentence. $moment: one of these texts
as-of-sentence = { $moment }.
# $moment: the time that the page is about; $captured: the time of the snapshot; $age: how long before it, such as "2 hours ago"
as-of-later = As of { $moment }, from a snapshot taken { $captured }, { $age }
# $moment: the time of the snapshot, which is also the time that the page is about
as-of-captured = As of { $moment }, when the snapshot was taken
# A title in the tab of the browser, from the most specific part to the site. $first: the parts in front
page-title = { $first } – { $next }
# The data that the page is made from, behind "from": see `footer-built-by`. $moment: the time of a snapshot
source-past = the snapshot of { $moment }
source-one = one snapshot
source-latest =
    { $count ->
        [one] the latest of { $count } snapshot
       *[other] the latest of { $count } snapshots
    }
# $date: the date of the last snapshot with the item
last-seen = Last seen { $date }
# An item that is not in the latest snapshot. $moment: the time of the last snapshot with it
gone-not-captured = Last seen { $moment }. The latest snapshot does not include this list in full.
gone-connector = Last seen { $moment }. Later snapshots do not list this connector.
gone-incident = Last seen { $moment }. Later snapshots do not list this incident.
gone-advisory = Last seen { $moment }. Later snapshots do not list this advisory.
gone-message = Last seen { $moment }. Later snapshots do not list this message.

## The menu, whose entries are also titles and breadcrumbs

# The page of the fleet
menu-all-tenants = All tenants
menu-overview = Overview
menu-connectors = Connectors
menu-health = Service health
menu-news = News
menu-changes = Changes
menu-archive = Archive

## Labels of facts

fact-ended = Ended
fact-feature = Feature
fact-id = ID
fact-last-updated = Last updated
fact-major-change = Major change
fact-origin = Origin
fact-published = Published
fact-service = Service
fact-services = Services
fact-severity = Severity
fact-shown-until = Shown until
fact-tags = Tags
# The value of a fact
fact-yes = Yes
# $name: the name of a property; $value: its value, both as the service gives them
name-and-value = { $name }: { $value }

## Titles of feeds and calendars

# $name: the name of a tenant, or a connector type with its tenant, such as "Jamf Last Heartbeat (Contoso Ltd)"
feed-changes = Changes of { $name }
feed-changes-all = Changes of all tenants
feed-expiries = What expires for { $name }
feed-expiries-all = What expires for all tenants
# $kind: the name of a connector type; $tenant: the name of its tenant
feed-type-of-tenant = { $kind } ({ $tenant })
# In lists of several tenants. $tenant: the name of a tenant; $title: what is listed, such as a connector or a change
feed-title-of-tenant = { $tenant }: { $title }

## Kinds of changes, as categories of the entries of a feed

kind-connector-moved = connector moved
kind-connector-reported = connector reported
kind-expiry-moved = expiry moved
kind-connector-removed = connector removed
kind-connector-switched-off = connector switched off
kind-connector-added = connector added
kind-connector-switched-on = connector switched on
kind-credential-renewed = credential renewed
kind-connector-details-changed = connector details changed
kind-incident-opened = incident opened
kind-incident-reopened = incident reopened
kind-incident-updated = incident updated
kind-incident-listed-again = incident listed again
kind-incident-no-longer-listed = incident no longer listed
kind-incident-resolved = incident resolved
kind-message-new = message new
kind-message-updated = message updated
kind-message-ended = message ended
kind-licenses-over-assigned = licenses over assigned
kind-licenses-suspended = licenses suspended
kind-licenses-in-grace = licenses in grace
kind-licenses-lost = licenses lost
kind-licenses-bought = licenses bought
kind-licenses-settled = licenses settled
kind-licenses-renamed = licenses renamed
kind-account-status-changed = account status changed
kind-mdm-authority-changed = mdm authority changed
kind-cloud-changed = cloud changed
kind-domain-changed = domain changed
kind-location-changed = location changed
kind-tenant-renamed = tenant renamed
kind-service-release-changed = service release changed
kind-capture-stopped = capture stopped
kind-capture-partial = capture partial
kind-capture-resumed = capture resumed
kind-capture-completed = capture completed
kind-capture-began = capture began

## Badges

badge-newest-unread = newest snapshot unreadable
badge-all-healthy = all healthy
# $count: the number of connector types
badge-types-in-part =
    { $count ->
        [one] { $count } type captured in part
       *[other] { $count } types captured in part
    }
badge-types-not-captured =
    { $count ->
        [one] { $count } type not captured
       *[other] { $count } types not captured
    }
# $name: a tenant or a connector type; $status: the text of the badge; $moment: date and time
badge-title = { $name }: { $status }, as of { $moment }

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
# Behind it. $date: the date; $due: how far away it is
summary-next-expires = expires { $date } ({ $due })
# $status: the label of a status; read by screen readers in front of a name
status-prefix = { $status }:{" "}
connectors-by-status = Connectors by status
# $number: how many; $label: the label of a status
count-and-status = { $number } { $label }
tenants-by-status = Tenants by status
connectors-need-attention = Connectors that need attention

# $status: the state of the subscription, as the service names it, in lower case
summary-account = Account status: { $status }.
# The numbers of connectors are a list, which is a sentence: "2 connectors are unhealthy, 1 needs attention soon and 1 more
# reports a problem." The first entry has the noun, and those behind it do not.
summary-unhealthy =
    { $count ->
        [one] { $count } connector is unhealthy
       *[other] { $count } connectors are unhealthy
    }
summary-warning =
    { $count ->
        [one] { $count } connector needs attention soon
       *[other] { $count } connectors need attention soon
    }
summary-warning-too =
    { $count ->
        [one] { $count } needs attention soon
       *[other] { $count } need attention soon
    }
summary-unknown =
    { $count ->
        [one] { $count } connector is unknown
       *[other] { $count } connectors are unknown
    }
summary-unknown-too =
    { $count ->
        [one] { $count } is unknown
       *[other] { $count } are unknown
    }
summary-reporting =
    { $count ->
        [one] { $count } connector reports a problem
       *[other] { $count } connectors report a problem
    }
summary-reporting-too =
    { $count ->
        [one] { $count } more reports a problem
       *[other] { $count } more report a problem
    }
summary-all-healthy = All configured connectors are healthy.
summary-captured-healthy = All captured connectors are healthy.
summary-none-configured = No connector is configured.
summary-none-configured-in-part = No connector is configured in what was captured.
# $count: the number of connector types that were captured
summary-none-configured-of =
    { $count ->
        [one] No connector is configured among the { $count } type captured.
       *[other] No connector is configured among the { $count } types captured.
    }
# Behind the sentence above. $count: the number of connector types
summary-types-not-captured =
    { $count ->
        [one] { $count } type was not captured.
       *[other] { $count } types were not captured.
    }
summary-no-types-captured =
    { $count ->
        [one] None of { $count } connector type was captured.
       *[other] None of { $count } connector types was captured.
    }
# $count: the number of connector types that were not captured; $all: the number of all
summary-types-missing =
    { $count ->
        [one]
            { $all ->
                [one] { $count } of { $all } connector type was not captured.
               *[other] { $count } of { $all } connector types was not captured.
            }
       *[other]
            { $all ->
                [one] { $count } of { $all } connector type were not captured.
               *[other] { $count } of { $all } connector types were not captured.
            }
    }
summary-types-in-part =
    { $count ->
        [one] { $count } connector type was captured only in part.
       *[other] { $count } connector types were captured only in part.
    }
summary-list-in-part = The list of connectors was captured only in part.
summary-ignored =
    { $count ->
        [one] { $count } connector is ignored.
       *[other] { $count } connectors are ignored.
    }
summary-health-not-captured = Service health was not captured.
summary-health-none-known = No active incident is known; the list was captured only in part.
summary-health-none = No incident or advisory is active.
# Each is a sentence of its own, or in front of the two messages behind them
summary-active-incidents =
    { $count ->
        [one] { $count } incident is active
       *[other] { $count } incidents are active
    }
summary-active-advisories =
    { $count ->
        [one] { $count } advisory is active
       *[other] { $count } advisories are active
    }
summary-active-issues =
    { $count ->
        [one] { $count } incident or advisory is active
       *[other] { $count } incidents and advisories are active
    }
# $active: one of the texts above; $count: the number of these issues that the tenant has to act on
summary-active-action =
    { $count ->
        [one] { $active }, { $count } requires action by you
       *[other] { $active }, { $count } require action by you
    }
# $active: one of the texts above
summary-active-in-part = { $active }; the list was captured only in part
# $count: the number of products
summary-over-assigned =
    { $count ->
        [one] { $count } product is over-assigned.
       *[other] { $count } products are over-assigned.
    }
summary-licenses-in-part = Licenses were captured only in part.
summary-nothing = Nothing shown here needs attention.
summary-more =
    { $count ->
        [one] { $count } more connector with a problem
       *[other] { $count } more connectors with a problem
    }
# Since when a connector has a status. $at: date and time
summary-unhealthy-since = Unhealthy since { $at }
summary-warning-since = Warning since { $at }
# Since when a service reports a problem of a connector. $at: date and time
summary-reported-since = Reported since { $at }
# If it may have been reported before the first snapshot
summary-reported-since-at-least = Reported since at least { $at }

## The hub

on-this-page = On this page
hub-required-action = Required action
hub-connector-status = Connector status
hub-service-health = Intune service health
hub-deadlines = Deadlines
hub-tenant-details = Tenant details
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
access-intune-sections = Tenant details, licenses and connectors
# Roles, in place of $roles in `access-roles`
access-intune-roles = any role that may open the Intune admin center, such as Intune Administrator
access-health-roles = Global Administrator or Service Support Administrator
access-news-roles = Global Administrator, Service Support Administrator or Message Center Reader
# In place of $who in `access-granted-by`
access-intune-who = a Global Administrator, or an Intune Role Administrator for roles of Intune
# The names behind "under" are entries of the menu of the Microsoft 365 admin center
access-admin-center-who = a Global Administrator, in the Microsoft 365 admin center under Users > Active users > Manage roles

# The control that shows further connector types. $count: how many; the first text if no type is shown
hub-show-types =
    { $count ->
        [one] Show { $count } type
       *[other] Show { $count } types
    }
hub-show-more =
    { $count ->
        [one] Show { $count } more
       *[other] Show { $count } more
    }
# $show: one of the texts above; $statuses: a list of numbers by status, such as "1 warning, 1 not captured"
hub-show-with = { $show } ({ $statuses })

## Facts of a tenant

fact-name = Tenant name
fact-location = Tenant location
fact-mdm-authority = MDM authority
fact-service-release = Service release
fact-domain = Initial domain
fact-tenant-id = Tenant ID
fact-account-status = Account status
fact-enrolled-devices = Enrolled devices
fact-licensed-users = Licensed users
# Behind a fact that is a problem. $value: the fact
fact-needs-attention = { $value } (needs attention)
# Links behind facts
fact-change-authority = Change in the admin center
fact-whats-new = What's new in Intune

## The archive

# Behind a sentence about the year, above its calendars
archive-days = { $summary } Each day shows its worst status.
archive-days-plain = A day that is a link has a snapshot.
# $year: a year, such as 2026
archive-list = Every snapshot of { $year } as a list
archive-connectors = Every connector in { $year }, day by day
archive-connectors-caption = Connectors in { $year }, day by day
# In place of the number of changes, behind the time of a snapshot
archive-first = the first one
archive-no-changes = nothing changed

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
calendar-day-and-what = { $date }: { $what }
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
# $number: counted from the first snapshot
snapshot-number = Snapshot { $number }

## Changes

changes-all = All changes
# $count: the number of changes, as text; $link: the date of the first snapshot
changes-since-first = { $count } since the first snapshot, { $link }
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
# $year: such as 2025
changes-of-year = Changes { $year }
# Choices of the filter by kind
changes-kind-issues = Incidents and advisories
changes-kind-messages = Messages
changes-kind-captures = Captures

## What changed, as a label; the label of a connector may also be its status

# A connector
change-connector-unignored = No longer ignored
change-connector-renewed = Renewed
change-connector-cleared = Problem cleared
change-connector-expiry = Expiry changed
change-connector-details = Details changed
change-connector-added = Added
change-connector-removed = Removed
change-connector-on = Switched on
change-connector-off = Switched off
# An incident or advisory
change-issue-opened = Opened
change-issue-updated = Updated
change-issue-unlisted = No longer listed
change-issue-listed = Listed again
change-issue-resolved = Resolved
change-issue-reopened = Reopened
# A message
change-message-new = New
change-message-updated = Updated
change-message-ended = Ended
# The licenses of a product
change-license-new = New
change-license-more = More owned
change-license-gone = Gone
change-license-fewer = Fewer owned
change-license-over = Over-assigned
change-license-settled = No longer over-assigned
change-license-suspended = Suspended
change-license-grace = Grace period
change-license-renamed = Renamed
# A fact about the tenant
change-tenant-changed = Changed
# A section of the snapshots
change-capture-again = Captured again
change-capture-began = Captured
change-capture-completed = Captured in full
# The same within a sentence, such as the title of an entry of a feed, behind the name of the subject
inline-change-connector-unignored = no longer ignored
inline-change-connector-renewed = renewed
inline-change-connector-cleared = problem cleared
inline-change-connector-expiry = expiry changed
inline-change-connector-details = details changed
inline-change-connector-added = added
inline-change-connector-removed = removed
inline-change-connector-on = switched on
inline-change-connector-off = switched off
inline-change-issue-opened = opened
inline-change-issue-updated = updated
inline-change-issue-unlisted = no longer listed
inline-change-issue-listed = listed again
inline-change-issue-resolved = resolved
inline-change-issue-reopened = reopened
inline-change-message-new = new
inline-change-message-updated = updated
inline-change-message-ended = ended
inline-change-license-new = new
inline-change-license-more = more owned
inline-change-license-gone = gone
inline-change-license-fewer = fewer owned
inline-change-license-over = over-assigned
inline-change-license-settled = no longer over-assigned
inline-change-license-suspended = suspended
inline-change-license-grace = grace period
inline-change-license-renamed = renamed
inline-change-tenant-changed = changed
inline-change-capture-again = captured again
inline-change-capture-began = captured
inline-change-capture-completed = captured in full

## The subject of a change

# $id: such as IT123
change-subject-incident = Incident { $id }
change-subject-advisory = Advisory { $id }
# An issue of another kind. $classification: the word of the service for its kind
change-subject-issue = { $classification } { $id }
# $id: such as MC123
change-subject-message = Message { $id }
# Facts about the tenant
fact-cloud = Cloud
change-fact-domain = Domain

## What changed, in sentences

# $status: the status before, in lower case. The reason for the current status stands behind it
change-previously = Previously { $status }.
# A connector that is ignored now. $because: such as "ignored until 31 Mar 2027: server decommissioned"
change-now-ignored = Previously { $status }. Now { $because }.
change-sync-lost = Previously { $status }. Its last sync is no longer known.
# $status: the last status, in lower case
change-last-status = Last known status: { $status }.
# $at, $before: dates and times. The credential had expired
change-renewed-expired = Now expires { $at } (expired { $before }).
# The credential had not expired
change-renewed = Now expires { $at } (was { $before }).
change-expiry-from-unknown = Now expires { $at } (was not known).
change-expiry-from-none = Now expires { $at } (was no expiry).
change-endless-expired = No longer expires (expired { $before }).
change-endless = No longer expires (was { $before }).
change-no-expiry = Does not expire (was { $before }).
change-no-expiry-from-unknown = Does not expire (was not known).
change-expiry-lost = Expiry date is no longer known (was { $before }).
change-expiry-lost-from-none = Expiry date is no longer known (was no expiry).
# Two changes in one sentence, before its period
change-and = { $first }; { $next }
# A detail of a connector. $name: its name, such as "Apple ID"
detail-changed = { $name } changed from { $from } to { $to }
detail-added = { $name } added: { $value }
detail-removed = { $name } removed (was { $value })
detail-changed-somehow = { $name } changed
# Names of details
detail-name = Name
detail-measured-by = Measured by
detail-link = Link
# What the status of a connector is measured by
measured-by-expiry = expiry date
measured-by-sync = last sync
measured-by-set-up = being set up
# Incidents and advisories. $status, $from, $to: a status within a sentence
change-status = Status: { $status }.
change-status-reopened = Active again. Status: { $status }.
change-status-unseen = Started and ended since the previous snapshot. Status: { $status }.
# $moment: the time of the last snapshot that lists the issue
change-status-unlisted = Last known status: { $status } (snapshot of { $moment }).
# The begin of a sentence
change-status-moved = Status changed from { $from } to { $to }
# The begin of a sentence, or a part behind `change-status-moved`
change-posts =
    { $count ->
        [one] { $count } new post
       *[other] { $count } new posts
    }
# $parts: a list such as "Title, links and details"; its first entry is in lower case behind another change
change-edited = { $parts } edited
# An issue whose status and texts are as before
change-updated-somehow = Updated.
# Messages. $date: the day
change-act-by = Act by { $date }.
change-active-again = Active again.
change-expired-on = Expired on { $date }.
change-expired = Expired.
change-archived = Archived.
change-rescheduled = Rescheduled: not started yet.
change-not-listed = No longer listed in the message center.
change-major = Marked as a major change.
change-not-major = No longer marked as a major change.
# $to, $from: dates, with times if the day is the same
change-act-by-moved = Act-by date moved to { $to } (was { $from }).
change-act-by-set = Act-by date set to { $to }.
change-act-by-removed = Act-by date removed (was { $from }).
change-act-by-changed = Act-by date changed.
change-start-moved = Start date moved to { $to } (was { $from }).
change-start-set = Start date set to { $to }.
change-start-removed = Start date removed (was { $from }).
change-start-changed = Start date changed.
change-end-moved = End date moved to { $to } (was { $from }).
change-end-set = End date set to { $to }.
change-end-removed = End date removed (was { $from }).
change-end-changed = End date changed.
# Licenses. $before: the number before
change-owned-first =
    { $count ->
        [one] { $count } owned (was none).
       *[other] { $count } owned (was none).
    }
change-owned =
    { $count ->
        [one] { $count } owned (was { $before }).
       *[other] { $count } owned (was { $before }).
    }
change-owned-none = None owned (was { $before }).
change-assigned =
    { $assigned ->
        [one] { $assigned } assigned
       *[other] { $assigned } assigned
    }, { $owned ->
        [one] { $owned } owned
       *[other] { $owned } owned
    }.
change-suspended =
    { $count ->
        [one] { $count } suspended (was { $before }).
       *[other] { $count } suspended (was { $before }).
    }
change-in-grace =
    { $count ->
        [one] { $count } in grace period (was { $before }).
       *[other] { $count } in grace period (was { $before }).
    }
# $name: the name of the product before
change-renamed = Was { $name }.
# A fact about the tenant. $from, $to: its values
change-fact = Changed from { $from } to { $to }.
# Microsoft clouds
cloud-global = Global
cloud-us-gov = US government (GCC High)
cloud-us-dod = US government (DoD)
cloud-china = China (21Vianet)
# What the snapshots include
capture-stopped = Not included in this snapshot.
capture-resumed = Compared with the last snapshot that included it.
capture-began = Not included before.
capture-partial = Captured only in part. What is missing is not counted as removed.
capture-completed = Captured in full.

## Parts of messages and issues that can be edited

edited-title = Title
edited-text = Text
edited-links = Links
edited-act-by = Act by
edited-start = Start date
edited-end = End date
edited-major-change = Major change
edited-classification = Classification
edited-impact = Impact
edited-posts = Earlier posts
edited-details = Details
# The same in a list behind another part, before "edited"
inline-edited-title = title
inline-edited-text = text
inline-edited-links = links
inline-edited-summary = summary
inline-edited-act-by = act by
inline-edited-start = start date
inline-edited-end = end date
inline-edited-category = category
inline-edited-severity = severity
inline-edited-major-change = major change
inline-edited-services = services
inline-edited-tags = tags
inline-edited-classification = classification
inline-edited-impact = impact
inline-edited-feature = feature
inline-edited-origin = origin
inline-edited-posts = earlier posts
inline-edited-details = details

## Connectors

connectors-caption = Connectors by type, worst first
connectors-none = No connectors
connectors-ignored = Ignored connectors
connectors-ignored-note = The settings of this site ignore these connectors: they have no status and are counted nowhere.
connectors-no-reason = Not shown to this audience
connectors-no-end-date = No end date
connectors-worst-of-type = A type with several connectors has the status of the least healthy of them.
# $types: the names of connector types
connectors-own-limits = Other limits apply to { $types }; their pages show them.
# $configured: how many of the connector types; $all: how many types there are
connectors-types-configured =
    { $all ->
        [one] { $configured } of { $all } connector type configured
       *[other] { $configured } of { $all } connector types configured
    }
# $missing: how many of the types were not captured
connectors-types-in-part =
    { $all ->
        [one] { $configured } of { $all } connector type configured, { $missing } not captured
       *[other] { $configured } of { $all } connector types configured, { $missing } not captured
    }
rule-title = How status is determined
rule-applies = Applies here

## One connector type

type-badge = Badge
type-connectors = Connectors of this type
# $type: the name of a connector type
type-caption = { $type }: connectors, worst first
type-history-caption = { $type }: connectors, day by day
type-not-captured = This snapshot does not hold connectors of this type; that does not mean there are none.
type-decides = Determines the status of the type
# Why a type has its status if no single connector decides it, in a table; with a period, also as a sentence
type-none-set-up = None is set up
type-rest-not-known = The status is not known without the rest of the list
# $count: the number of connectors, 2 or more
type-all-ignored =
    { $count ->
       *[other] All { $count } are ignored
    }
type-all-off =
    { $count ->
       *[other] All { $count } are switched off or not set up
    }
type-all-off-or-ignored =
    { $count ->
       *[other] All { $count } are switched off, not set up or ignored
    }
type-not-in-snapshot = Not in this snapshot: it may or may not be configured
# Behind the sentence that says why the type is missing
type-maybe-configured = It may or may not be configured.
# $count: the number of connectors, 2 or more; $statuses: how many have which status, such as "1 unhealthy, 2 healthy"
type-members =
    { $count ->
       *[other] { $count } connectors: { $statuses }
    }

## Problems of connectors, reported by a service

# $name: the name of the connector; $text: one or more sentences about its problems
report-of = { $name }: { $text }
# Behind the sentences about one connector. $count: the number of the others
report-others =
    { $count ->
        [one] { $count } other connector of this type reports a problem.
       *[other] { $count } other connectors of this type report a problem.
    }
# A problem in a table; with a period, also as a sentence
report-token-invalid = The token is not valid
report-token-expired = The token has expired
report-token-elsewhere = The token is assigned to another MDM solution
report-token-same-location = Another token has the same location
report-sync-failed = The last sync failed
report-credentials-invalid = The credentials are not valid
report-google-error = Google's API returned an error
report-management-error = The management service returned an error
report-partner-unresponsive = The partner does not respond
report-partner-terminated = The partner ended the connection
report-partner-rejected = The partner rejected the connection
report-partner-unavailable = The partner is not available
report-partner-error = The connection to the partner has an error
report-connector-inactive = The connector is inactive
report-connector-error = The connector has an error
report-app-sync-failed = The last app sync failed
report-disconnected = The connector is disconnected
report-setup-failed = The setup failed
report-connection-removed = The connection is being removed
report-binding-removed = The binding is being removed
report-upload-failed = The upload of the certificate failed
# $error: an error code, such as 3
report-terms = Error { $error }: Apple's new terms and conditions are not accepted. Accept them in Apple Business Manager or Apple School Manager
report-error = The last sync ended with error { $error }
# $cause: why, as the service gives it
report-upload-cause = The upload of the certificate failed: { $cause }
# $value: a status, as the service gives it, such as "unhealthy"
report-status-page = Microsoft's own status page shows it as { $value }
# The same problems behind a colon
inline-token-invalid = the token is not valid
inline-token-expired = the token has expired
inline-token-elsewhere = the token is assigned to another MDM solution
inline-token-same-location = another token has the same location
inline-sync-failed = the last sync failed
inline-terms = Apple's new terms and conditions are not accepted
inline-credentials-invalid = the credentials are not valid
inline-google-error = Google's API returned an error
inline-management-error = the management service returned an error
inline-partner-unresponsive = the partner does not respond
inline-partner-terminated = the partner ended the connection
inline-partner-rejected = the partner rejected the connection
inline-partner-unavailable = the partner is not available
inline-partner-error = the connection to the partner has an error
inline-connector-inactive = the connector is inactive
inline-connector-error = the connector has an error
inline-app-sync-failed = the last app sync failed
inline-disconnected = the connector is disconnected
inline-setup-failed = the setup failed
inline-connection-removed = the connection is being removed
inline-binding-removed = the binding is being removed
inline-upload-failed = the upload of the certificate failed

## What a connector reports now, in the list of changes

# $value: the value that the service gives, such as "invalid", or `reported-error`
reported-now = Reports { $value }.
# $meaning: one of the problems above, behind a colon
reported-now-meaning = Reports { $value }: { $meaning }.
reported-now-status-page = Is { $value } on Microsoft's own status page.
# $before: what it reported before
reported-was = Reports { $value } (was { $before }).
reported-was-meaning = Reports { $value }: { $meaning } (was { $before }).
reported-was-status-page = Is { $value } on Microsoft's own status page (was { $before }).
reported-no-longer = No longer reports { $before }.
# Within these sentences. $error: an error code, such as 3
reported-error = error { $error }
reported-no-error = no error

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
# Behind a date and its distance, and a comma
connector-unless-renewed = unless it is renewed
connector-if-sync-stops = if syncing stops
# What happens next, if no date is known
connector-next-warning = No further change is known.
connector-next-unknown = Not known without the date that the rule needs.
connector-next-healthy = None: it has no date that can pass.
connector-next-not-configured = None, as long as it is not configured.
connector-next-retired = None: Microsoft has retired this connector type.
connector-next-ignored = None, as long as it is ignored.
# The rank of a connector among those of its type, within `connector-place`
connector-rank = { $rank } of { $count }
# The title of a section, for types that have no title of their own below
connector-others = Other connectors of this type
# The label of a date
connector-expired = Expired
connector-expires = Expires
connector-last-sync = Last sync
connector-last-change = Last change
# Facts. Their labels are `deadline-expires` and these
evidence-last-sync = Last successful sync
evidence-last-change = Last change
# The time that the rule compares dates with
evidence-measured-from = Measured from
evidence-configured = Configured
evidence-no = No
# Values of dates
evidence-expiry-unknown = Not known
evidence-never = Never
evidence-placeholder = 31 Dec 9999, a placeholder
# A property and its value, as the service reports them
evidence-reported = “{ $name }: { $value }”
# $values: a list of `evidence-reported`; $status: the status by the rule, in lower case
evidence-differs = The service reports { $values }, while by the rule this connector is { $status }. The status shown is the rule’s.
# The relation to another connector, in front of its name: see `connector-twin`
twin-account = Same account
twin-token = Same token

## Guidance for a connector

# $what: what the text is about, such as "Impact"
guidance-impact = { $what }:
guidance-path = Menu path in the Intune admin center
guidance-owner = Owner:
guidance-contact = Contact:
# Links to where a connector is repaired: a page of the admin center, or one that the settings or the snapshot name
link-admin-center = Open in the admin center
link-management-page = Open the management page
# In front of an address that is text, because links are switched off. $label: the text of the link
link-address = { $label }:
# Titles of the section
guidance-title = What to do
guidance-title-fails = What to do if it fails
guidance-title-renew = How to renew it
guidance-title-set-up = Where to set it up
guidance-title-depends = What depends on it
# Labels of the impact
guidance-stops = What stops working
guidance-stops-expired = What stops working if it expires
guidance-stops-failed = What stops working if it fails
# Texts of links
guidance-article = Microsoft’s article
guidance-runbook = Runbook
# For a connector whose page is elsewhere

## What to do about connectors of each type

# `-others`: the title of the section with the other connectors of the type. `-action`: the first thing to do, in one
# short sentence. `-impact`: what stops working. `-path`: the menu path in the Intune admin center, its entries separated
# by " > ". `-step-1` and so on: the steps of a renewal or repair.
# Names of menus, pages and buttons are those that the admin centers and portals show in this language.

# Steps and actions of several types
guidance-renew-apple-token = Renew the token with the same Managed Apple Account.
guidance-check-partner = Check the connection to Intune in the partner’s console.
guidance-stay-connected = Do not select Disconnect: it unenrolls all Android Enterprise devices.

guidance-apple-push-certificate-others = Other MDM push certificates
guidance-apple-push-certificate-action = Renew the certificate with the same Apple ID.
guidance-apple-push-certificate-impact = Intune cannot reach iPhones, iPads and Macs: they get no policies, apps or remote actions, and none can enroll.
guidance-apple-push-certificate-path = Devices > Enrollment > Apple > Apple MDM Push Certificate
guidance-apple-push-certificate-step-1 = Select Download your CSR.
guidance-apple-push-certificate-step-2 = Sign in to the Apple Push Certificates Portal with the same Apple ID that created the certificate. Select Renew, not Create a Certificate, upload the CSR and download the new certificate.
guidance-apple-push-certificate-step-3 = In the admin center, upload the new certificate (.pem). Do this at the latest 30 days after it expired.

guidance-apple-vpp-others = Other VPP tokens
guidance-apple-vpp-expiry-impact = Intune cannot assign or revoke licenses of this location: apps bought there are neither installed nor updated.
guidance-apple-vpp-path = Tenant administration > Connectors and tokens > Apple VPP tokens
guidance-apple-vpp-expiry-step-1 = In Apple Business Manager or Apple School Manager, sign in with the same Managed Apple Account, open Preferences > Payments and Billing > Apps and Books > Content Tokens, and download the token of this location.
guidance-apple-vpp-expiry-step-2 = In the admin center, select the token, edit Basics, and upload the downloaded file. Do not create a new token.
guidance-apple-vpp-expiry-step-3 = Refresh the page until it shows the new expiry date.

guidance-apple-vpp-sync-action = Check the state of the token, then select Sync.
guidance-apple-vpp-sync-impact = New purchases, license counts and app updates of this location do not arrive in Intune.
guidance-apple-vpp-sync-step-1 = Check the state of the token: renew an expired or invalid one, and remove a duplicate.
guidance-apple-vpp-sync-step-2 = Select the token, then Sync.
guidance-apple-vpp-sync-step-3 = If the sync fails again, renew the token: a new password or domain of the Managed Apple Account makes it invalid.

guidance-windows-autopilot-others = Other Windows Autopilot syncs
guidance-windows-autopilot-action = Select Sync in the list of Windows Autopilot devices.
guidance-windows-autopilot-impact = New and changed Windows Autopilot devices do not appear in Intune and get no deployment profile.
guidance-windows-autopilot-path = Devices > Enrollment > Windows > Windows Autopilot > Devices
guidance-windows-autopilot-step-1 = Select Sync. It takes some minutes, depending on the number of devices.
guidance-windows-autopilot-step-2 = Refresh the list, and check that the newest devices are there.
guidance-windows-autopilot-step-3 = If the sync fails again, check Intune service health, then open a support request.

guidance-microsoft-store-others = Other connections to the Microsoft Store for Business
guidance-microsoft-store-action = Nothing: Microsoft has ended this service.
guidance-microsoft-store-impact = Nothing more: Microsoft retired the Microsoft Store for Business.
guidance-microsoft-store-path = Apps > All apps > Create
guidance-microsoft-store-step-1 = Replace apps of the old store by apps of the type Microsoft Store app (new).

guidance-jamf-others = Other Jamf connections
guidance-jamf-action = Check the connection in Jamf Pro.
guidance-jamf-impact = The compliance of Macs that Jamf Pro manages becomes outdated, and Conditional Access can block them.
guidance-jamf-path = Tenant administration > Connectors and tokens > Partner device management
guidance-jamf-step-1 = In Jamf Pro, open Settings > Global > Device Compliance, and check that the connection is on.
guidance-jamf-step-2 = Check that Jamf Pro reaches login.microsoftonline.com and *.manage.microsoft.com on port 443.
guidance-jamf-step-3 = In Microsoft Entra ID, check that the permissions of the Jamf applications were not changed.
guidance-jamf-step-4 = If Jamf Pro still uses Conditional Access instead of Device Compliance, migrate: Jamf no longer supports the former.

guidance-certificate-connector-others = Other certificate connectors
guidance-certificate-connector-action = Check that the server is on and its connector service runs.
guidance-certificate-connector-impact = Devices get no new SCEP or PKCS certificates, and none are renewed or revoked. Wi-Fi, VPN and email fail when the old ones expire.
guidance-certificate-connector-path = Tenant administration > Connectors and tokens > Certificate connectors
guidance-certificate-connector-step-1 = On the server, check that the services of the Certificate Connector for Microsoft Intune run, and restart them.
guidance-certificate-connector-step-2 = Check that the server reaches the network endpoints of Intune, and autoupdate.msappproxy.net, on port 443.
guidance-certificate-connector-step-3 = Look for errors in Event Viewer > Applications and Services Logs > Microsoft > Intune > Certificate Connectors.
guidance-certificate-connector-step-4 = If it still does not connect, uninstall it, and install the current version.

guidance-apple-enrollment-others = Other enrollment tokens
guidance-apple-enrollment-expiry-impact = New and reset Apple devices of this token do not enroll automatically.
guidance-apple-enrollment-path = Devices > Enrollment > Apple > Enrollment program tokens
guidance-apple-enrollment-expiry-step-1 = In Apple Business or Apple School Manager, open the device management service of this token and select Download Token. The current token is invalid from then on, so finish the renewal.
guidance-apple-enrollment-expiry-step-2 = In the admin center, select the token, then Renew token, and enter the Apple ID that created the original token.
guidance-apple-enrollment-expiry-step-3 = Upload the downloaded file, and select Renew token.

guidance-apple-enrollment-sync-action = Check the account in Apple Business Manager, then select Sync.
guidance-apple-enrollment-sync-impact = Devices that are new in Apple Business do not appear in Intune and get no enrollment policy.
guidance-apple-enrollment-sync-step-1 = Select the token, then Devices > Sync. Apple allows this every 15 minutes.
guidance-apple-enrollment-sync-step-2 = If the sync fails, sign in to Apple Business or Apple School Manager, and accept new terms and conditions if there are any.
guidance-apple-enrollment-sync-step-3 = If it still fails, renew the token with the same Apple ID.

guidance-exchange-on-premises-others = Other Exchange connectors
guidance-exchange-on-premises-action = Remove the connector: Microsoft ended its support.
guidance-exchange-on-premises-impact = Intune no longer controls access to Exchange on-premises. Microsoft ended support on 19 February 2024, and the connector does not synchronize since.
guidance-exchange-on-premises-path = Tenant administration > Exchange access > Exchange ActiveSync on-premises connector
guidance-exchange-on-premises-step-1 = Set up hybrid modern authentication, or move the mailboxes to Exchange Online.
guidance-exchange-on-premises-step-2 = Uninstall the connector, and remove it from Intune.

guidance-google-play-sync-others = Other managed Google Play syncs
guidance-google-play-sync-action = Select Sync in Managed Google Play.
guidance-google-play-sync-impact = New and changed apps of managed Google Play do not arrive in Intune.
guidance-google-play-sync-path = Tenant administration > Connectors and tokens > Managed Google Play
guidance-google-play-sync-step-1 = Select Sync.
guidance-google-play-sync-step-2 = If the sync fails, check that the connected account still exists and owns the enterprise at Google.

guidance-google-play-binding-others = Other managed Google Play accounts
guidance-google-play-binding-action = Check the binding to Managed Google Play.
guidance-google-play-binding-impact = Android Enterprise devices can be neither enrolled nor managed, and get no apps.
guidance-google-play-binding-path = Devices > Enrollment > Android > Managed Google Play
guidance-google-play-binding-step-1 = Check the connected account and its organization.
guidance-google-play-binding-step-2 = If the tenant is not connected, select Launch Google to connect now, and use the same account as before.

guidance-defender-for-endpoint-others = Other Defender connections
guidance-defender-for-endpoint-action = Check the Intune connection in the Microsoft Defender portal.
guidance-defender-for-endpoint-impact = Intune gets no device risk from Defender, so compliance and Conditional Access do not react to threats.
guidance-defender-for-endpoint-path = Endpoint security > Microsoft Defender for Endpoint
guidance-defender-for-endpoint-step-1 = Check the connection status.
guidance-defender-for-endpoint-step-2 = In the Microsoft Defender portal, open System > Settings > Endpoints > Advanced features, and turn on Microsoft Intune connection.
guidance-defender-for-endpoint-step-3 = In the admin center, check that the platforms are connected. The status can take 15 minutes to change.

guidance-mobile-threat-defense-others = Other Mobile Threat Defense connectors
guidance-mobile-threat-defense-impact = Intune gets no threat levels from the partner, and ignores the partner in compliance when it stays unresponsive.
guidance-mobile-threat-defense-path = Tenant administration > Connectors and tokens > Mobile Threat Defense
guidance-mobile-threat-defense-step-1 = Select the connector, and check its status and that a platform is turned on.
guidance-mobile-threat-defense-step-2 = In the partner’s console, check the connection to Intune, and sign in again if it asks for it.
guidance-mobile-threat-defense-step-3 = If the connector is unavailable, set it up again from the partner’s console.

guidance-chrome-enterprise-others = Other Chrome Enterprise connections
guidance-chrome-enterprise-action = Check the connected account in the Google Admin console.
guidance-chrome-enterprise-impact = Details of ChromeOS devices become outdated, and remote actions do not reach them.
guidance-chrome-enterprise-path = Tenant administration > Connectors and tokens > Chrome Enterprise
guidance-chrome-enterprise-step-1 = Check the status, the last check-in and the connected account.
guidance-chrome-enterprise-step-2 = In the Google Admin console, check that this account is active and may manage ChromeOS devices, and that Security > Access and data control > API controls still lists the client ID of Intune.
guidance-chrome-enterprise-step-3 = Delete the connection only if nothing else helps: this removes all ChromeOS devices from Intune.

guidance-teamviewer-others = Other TeamViewer connectors
guidance-teamviewer-action = Check the TeamViewer account and license.
guidance-teamviewer-impact = The helpdesk cannot start TeamViewer sessions from Intune.
guidance-teamviewer-path = Tenant administration > Connectors and tokens > TeamViewer connector
guidance-teamviewer-step-1 = Check that the connector is on, and that its address is that of your TeamViewer region.
guidance-teamviewer-step-2 = Check that the TeamViewer account and license are valid.
guidance-teamviewer-step-3 = Select Save, and start a test session with New remote assistance session.

guidance-servicenow-others = Other ServiceNow connectors
guidance-servicenow-action = Select Test connection, and sign in to ServiceNow.
guidance-servicenow-impact = The helpdesk does not see ServiceNow incidents in Intune.
guidance-servicenow-path = Tenant administration > Connectors and tokens > ServiceNow connector
guidance-servicenow-step-2 = In ServiceNow, check that the OAuth application is active, and that the CORS rule allows the admin center.
guidance-servicenow-step-3 = Select Save.

guidance-domain-join-others = Other domain join connectors
guidance-domain-join-action = Check that the connector’s service runs on the server, and restart it.
guidance-domain-join-impact = New Windows Autopilot devices cannot join the on-premises domain (Microsoft Entra hybrid join).
guidance-domain-join-path = Devices > Enrollment > Windows > Windows Autopilot > Intune Connector for Active Directory
guidance-domain-join-step-1 = On the server, check that the service of the Intune Connector for Active Directory runs, and restart it.
guidance-domain-join-step-2 = Check that the server reaches a domain controller, and the network endpoints of Intune on port 443.
guidance-domain-join-step-3 = Look for errors in Event Viewer > Applications and Services Logs > Microsoft > Intune > ODJConnectorService.
guidance-domain-join-step-4 = Replace a connector from before 2025, which is no longer supported: uninstall it, and install the current version.

guidance-code-signing-certificate-others = Other code-signing certificates
guidance-code-signing-certificate-action = Get a new code-signing certificate, and sign the apps again.
guidance-code-signing-certificate-impact = Line-of-business apps for Windows that are signed with it can stop starting.
guidance-code-signing-certificate-path = Tenant administration > Connectors and tokens > Windows enterprise certificate
guidance-code-signing-certificate-step-1 = Get a new code-signing certificate from your certification authority.
guidance-code-signing-certificate-step-2 = Sign the apps with it, and upload them again.
guidance-code-signing-certificate-step-3 = Upload the new certificate (.cer).

guidance-compliance-partner-others = Other device compliance partners
guidance-compliance-partner-impact = The compliance of devices that the partner manages becomes outdated in Microsoft Entra ID, and Conditional Access decides by it.
guidance-compliance-partner-path = Tenant administration > Connectors and tokens > Partner compliance management
guidance-compliance-partner-step-1 = Check the status of the partner for each platform, and the assigned groups.
guidance-compliance-partner-step-2 = In the partner’s console, check the connection to Intune, and synchronize it.

guidance-telecom-expense-others = Other telecom expense management services
guidance-telecom-expense-action = Check that the connection status is Active.
guidance-telecom-expense-impact = Limits of data usage and roaming are no longer enforced.
guidance-telecom-expense-path = Tenant administration > Connectors and tokens > Telecom expense management
guidance-telecom-expense-step-2 = In the console of the service, open Settings > MDM configuration, and connect it to Intune again.

## The history of a connector

history-title = History
history-caption = History, newest first
history-earlier = Earlier history
strip-legend = What the drawing shows
strip-legend-not-configured = Not configured, retired or ignored
strip-legend-removed = Removed
strip-legend-held = Faded: no snapshot that day, last known status
# A connector that is not in the latest snapshot
strip-removed = Removed
# $status: its last status, in lower case
strip-removed-was = was { $status }
# The reason in a row of the history, in place of that for a status
history-unlisted = No longer listed
# The title of a strip. $name: the name of a connector; $dates: its first and its last day
strip-title = { $name }, { $dates }
# The days of a strip or a year by their status: a list in a sentence
days-unhealthy =
    { $count ->
        [one] { $count } day unhealthy
       *[other] { $count } days unhealthy
    }
days-warning =
    { $count ->
        [one] { $count } day warning
       *[other] { $count } days warning
    }
days-unknown =
    { $count ->
        [one] { $count } day unknown
       *[other] { $count } days unknown
    }
days-healthy =
    { $count ->
        [one] { $count } day healthy
       *[other] { $count } days healthy
    }
days-not-configured =
    { $count ->
        [one] { $count } day not configured
       *[other] { $count } days not configured
    }
days-retired =
    { $count ->
        [one] { $count } day retired
       *[other] { $count } days retired
    }
days-ignored =
    { $count ->
        [one] { $count } day ignored
       *[other] { $count } days ignored
    }
days-not-captured =
    { $count ->
        [one] { $count } day not captured
       *[other] { $count } days not captured
    }
days-unreadable =
    { $count ->
        [one] { $count } day unreadable
       *[other] { $count } days unreadable
    }
days-removed =
    { $count ->
        [one] { $count } day removed
       *[other] { $count } days removed
    }
days-without-snapshot =
    { $count ->
        [one] { $count } day without a snapshot
       *[other] { $count } days without a snapshot
    }

## Deadlines

deadlines-none = No deadlines
deadlines-none-hub = No certificate, token or message has a date.
deadlines-none-fleet = No certificate or token has an expiry date.
# $count: the number of deadlines
deadlines-later = { $count } in more than 90 days
# $count: the number of deadlines; $period: the label of the period, in lower case, such as "within 30 days"
deadlines-more = { $count } more { $period }
# $period: the label of the period; the list behind "more"
deadlines-continued = { $period }, continued
# Periods
# The labels of periods; below, the same within a sentence
period-overdue = Overdue
period-7-days = Within 7 days
period-30-days = Within 30 days
period-90-days = Within 90 days
period-later = Later
inline-period-overdue = overdue
inline-period-7-days = within 7 days
inline-period-30-days = within 30 days
inline-period-90-days = within 90 days
inline-period-later = later
# Behind the title of a message in a list of deadlines
deadline-of-message = act by
# What happens at a date, in front of it
deadline-expires = Expires
deadline-expired = Expired
deadline-act-by = Act by
# $names: a list of connectors
deadlines-no-expiry = No expiry date: { $names }.
# $types: a list of connector types
deadlines-types-in-part = Not captured in full: { $types }.
deadlines-connectors-not-captured = Connectors were not captured.
deadlines-messages-not-captured = Messages were not captured.
deadlines-messages-in-part = Messages were captured only in part.

## Incidents and advisories

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
incidents-see-past = See past incidents and advisories
incidents-preferences = Set communication preferences for service health
# The kind of one issue
kind-incident = Incident
kind-advisory = Advisory
# The choices of a filter, each in front of a number
filter-incidents = Incidents
filter-advisories = Advisories
filter-other-issues = Other
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
# Where the status is from. $moment: the time of the snapshot
incident-known = Snapshot of { $moment }
incident-action = This issue is in your environment and continues until you act.
incident-open = Open in the Microsoft 365 admin center
incident-no-longer-listed = No longer listed
# $status: its last status, as the service gives it; $moment: the time of the last snapshot with the issue
incident-gone-not-listed = No longer listed. Last known status: { $status } (snapshot of { $moment }). Whether it is resolved is not known.
incident-gone-not-captured = Not captured. Last known status: { $status } (snapshot of { $moment }). Whether it is resolved is not known.

## Messages

messages-title = Intune news
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
messages-see-past = See past messages
messages-preferences = Set communication preferences for news
# A link to all messages, if there is at most one
messages-all = All messages
# $count: the number of messages, 2 or more
messages-see-all =
    { $count ->
       *[other] See all { $count } messages
    }
# The category of a message, and the choices of a filter, each in front of a number
category-prevent = Prevent or fix issue
category-plan = Plan for change
category-inform = Stay informed
category-other = Other
# For screen readers, in front of the name of a month. $list: what the months are of
month-of-list = { $list }:{" "}
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
# A tag behind the title. $date: a date
message-edited-on = Edited { $date }
# $severity: one of the severities, such as "High"
message-severity = { $severity } severity
# The label of a date
message-label-act-by = Act by
message-label-was-to-act-by = Was to act by
# Why a message is not active. $date: a date
message-archived = Archived
message-ended = Ended { $date }
message-starts = Starts { $date }
message-not-started = Not started
message-open = Open in the message center
# Values in the comparison of an edited message with the one before
message-date-not-set = not set
message-value-none = none
message-value-yes = yes
message-value-no = no

## Licenses

licenses-not-captured = Licenses not captured
licenses-caption = User licenses; device licenses are not shown
licenses-none-known = No user license is known
licenses-none = No user licenses
# Behind "No user licenses"
licenses-none-why = No product that includes Intune is assigned to this tenant.
licenses-legend = What the lines show
licenses-table-caption = Licenses whenever a number changed, newest first
# The title of the drawing. $dates: its first and its last day
licenses-chart = Licenses owned and assigned, { $dates }
# $count: a number
licenses-owned-same = Owned: { $count }, at the end as at the beginning.
licenses-owned-moved = Owned: { $from } at first, { $to } now.
licenses-assigned-same = Assigned: { $count }, at the end as at the beginning.
licenses-assigned-moved = Assigned: { $from } at first, { $to } now.

# $products: a list of products
licenses-over-assigned = More assigned than owned: { $products }.
licenses-all = All licenses
# $count: the number of licenses, in all four
licenses-free =
    { $count ->
        [one] { $count } free
       *[other] { $count } free
    }
licenses-over =
    { $count ->
        [one] { $count } over-assigned
       *[other] { $count } over-assigned
    }
licenses-in-grace =
    { $count ->
        [one] { $count } in grace period
       *[other] { $count } in grace period
    }
licenses-suspended =
    { $count ->
        [one] { $count } suspended
       *[other] { $count } suspended
    }
# $assigned, $owned: numbers
licenses-of-owned = { $assigned } of { $owned }

## All tenants

# $moment: date and time; $source: the data that the site is made from
fleet-as-of = As of { $moment }, the latest moment of { $source }
fleet-tenants = Tenants
fleet-caption = Tenants, worst first
fleet-column-tenant = Tenant
fleet-column-worst-connector = Worst connector
fleet-none = No tenants
fleet-health-none = No incident or advisory is active
# Behind "No incident or advisory is active"
fleet-health-none-captured = in what was captured.
# $count: the number of issues
fleet-resolved = { $count } resolved in a newer snapshot of another tenant
# $count: the number of tenants
fleet-health-in-part =
    { $count ->
        [one] Service health was captured only in part for { $count } tenant.
       *[other] Service health was captured only in part for { $count } tenants.
    }
fleet-health-not-captured =
    { $count ->
        [one] Service health was not captured for { $count } tenant.
       *[other] Service health was not captured for { $count } tenants.
    }
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
# The data that the page is made from
fleet-source =
    { $snapshots ->
        [one] { $snapshots } snapshot
       *[other] { $snapshots } snapshots
    } of { $tenants ->
        [one] { $tenants } tenant
       *[other] { $tenants } tenants
    }
# The status of a tenant whose snapshot is old
fleet-outdated = Outdated
# $count: the number of all tenants; none needs attention
fleet-attention-none =
    { $count ->
        [one] None of { $count } tenant needs attention.
       *[other] None of { $count } tenants needs attention.
    }
# $count: the number of tenants that need attention; $all: the number of all
fleet-attention =
    { $count ->
        [one]
            { $all ->
                [one] { $count } of { $all } tenant needs attention.
               *[other] { $count } of { $all } tenants needs attention.
            }
       *[other]
            { $all ->
                [one] { $count } of { $all } tenant need attention.
               *[other] { $count } of { $all } tenants need attention.
            }
    }
# The worst connector of a tenant. $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"
fleet-expired = Expired { $at }
fleet-expires = Expires { $at }
fleet-last-sync = Last sync { $at }
fleet-last-change = Last change { $at }
# How old the latest snapshot of a tenant is
fleet-stale-minutes =
    { $count ->
        [one] Not captured for { $count } minute
       *[other] Not captured for { $count } minutes
    }
fleet-stale-hours =
    { $count ->
        [one] Not captured for { $count } hour
       *[other] Not captured for { $count } hours
    }
fleet-stale-days =
    { $count ->
        [one] Not captured for { $count } day
       *[other] Not captured for { $count } days
    }
# In the column "Not readable". $count: the number of files, or of snapshots
fleet-unread-files =
    { $count ->
        [one] { $count } file of the snapshot
       *[other] { $count } files of the snapshot
    }
fleet-unread-newest =
    { $count ->
        [one] Newest snapshot
       *[other] Newest { $count } snapshots
    }
# In the column "Health". $count: the number of incidents and advisories; "known" if the list was captured only in part
fleet-none-active = None active
fleet-none-known = None known
fleet-active =
    { $count ->
        [one] { $count } active
       *[other] { $count } active
    }
fleet-known =
    { $count ->
        [one] { $count } known
       *[other] { $count } known
    }
# $active: one of the four texts above; $count: the number of issues that a newer snapshot of another tenant shows as resolved
fleet-resolved-since =
    { $count ->
        [one] { $active }, { $count } resolved since
       *[other] { $active }, { $count } resolved since
    }
# $product: the only product of which more licenses are assigned than owned
fleet-over-assigned = { $product } over-assigned
fleet-products-over-assigned =
    { $count ->
        [one] { $count } product over-assigned
       *[other] { $count } products over-assigned
    }
# $at: the date and time of the snapshot
fleet-expired-since = Expired after the snapshot of { $at }, unless renewed since.
# $count: the number of certificates and tokens
fleet-later =
    { $count ->
        [one] { $count } credential expires in more than 90 days: see the calendar, or the tenants’ own pages.
       *[other] { $count } credentials expire in more than 90 days: see the calendar, or the tenants’ own pages.
    }
# Behind a tenant. $date: the date of its snapshot; $status: the status of an issue in it
fleet-says = as of { $date }: { $status }
unread-title = Could not be read
# In front of other sentences about the tenant
unread-newest-sentence = The newest snapshot could not be read.
# $title: how many files could not be read, or the label of a mark; a sentence follows
alert-title = { $title }.

## Snapshots and files that could not be read

# A heading; on the board, a sentence
unread-newest = The newest snapshot could not be read
unread-newest-several =
    { $count ->
        [one] The newest { $count } snapshot could not be read
       *[other] The newest { $count } snapshots could not be read
    }
unread-part = A part of this snapshot could not be read
# Snapshots whose tenant is not known
unread-unknown-tenants =
    { $count ->
        [one] { $count } snapshot could not be read
       *[other] { $count } snapshots could not be read
    }
# Behind these headings. $moment: the time of the snapshot that the page is about
unread-shown = This page shows the snapshot of { $moment }. Export again, or correct the file.
unread-part-text = What the file would have shown is not captured. Export again, or correct the file.
# Chosen by the number of snapshots
unread-unknown-tenants-text =
    { $count ->
        [one] It is not known which tenant it is of, so a tenant may be missing or out of date. Export again, or correct the file.
       *[other] It is not known which tenants they are of, so a tenant may be missing or out of date. Export again, or correct the file.
    }
# A list of snapshots and files. $moment: the time of the snapshot; $error: the code of the error
unread-snapshot = { $moment }: { $file } ({ $error })
unread-snapshot-unnamed = { $moment } ({ $error })
# In place of $moment
unread-time-unknown = Time unknown
unread-file = { $file } ({ $error })
unread-file-unnamed = a file ({ $error })
# $file: one of the two above. Behind newer snapshots in the list
unread-of-shown = Of the snapshot shown: { $file }
# The end of a list
unread-more =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
# What could not be read on a day, behind its date or status
unread-day-in-part = could not be read in full
unread-day =
    { $count ->
        [one] a snapshot could not be read
       *[other] { $count } snapshots could not be read
    }

# The script that filters the table of all tenants
fleet-any-status = Any status
# $count: the number of tenants
fleet-count =
    { $count ->
        [one] { $count } tenant
       *[other] { $count } tenants
    }
# $shown: the number of tenants that match, in digits; $count: the number of all
fleet-shown =
    { $count ->
        [one] { $shown } of { $count } tenant
       *[other] { $shown } of { $count } tenants
    }

## The age of a page, by the clock of the reader: texts of a script

# The notice on an old page. $begin: `age-old-begin`, which is bold; $date: date and time
age-old-tenant = { $begin }: it shows the tenant as of { $date }.
age-old-fleet = { $begin }: it shows the tenants as of { $date }.
# $length: a length of time in its basic form, as the browser writes it in the language of the page, such as "9 days"
age-old-begin = This page is { $length } old
# The notice if the clock of the reader is behind. $begin: `age-ahead-begin`, which is bold; $date: date and time
age-ahead-tenant = { $begin }: one of them is wrong. It shows the tenant as of { $date }.
age-ahead-fleet = { $begin }: one of them is wrong. It shows the tenants as of { $date }.
# $length: as in `age-old-begin`
age-ahead-begin = This page is dated { $length } after your computer’s clock
# $number: the number of certificates and tokens, in digits; $names: their names
age-ended =
    { $count ->
        [one] Unless renewed since, { $number } credential has expired: { $names }.
       *[other] Unless renewed since, { $number } credentials have expired: { $names }.
    }
# $length: the time until the last of them, as in `age-old-begin`
age-soon =
    { $count ->
        [one] Unless renewed since, { $number } credential expires within { $length }: { $names }.
       *[other] Unless renewed since, { $number } credentials expire within { $length }: { $names }.
    }
# $names: the first names; $number: the number of the others, in digits
age-names-more =
    { $count ->
        [one] { $names } and { $number } more
       *[other] { $names } and { $number } more
    }
# $count: the number of connectors monitored by last sync
age-syncs =
    { $count ->
        [one] Later syncs of this { $count } connector are not shown.
       *[other] Later syncs of these { $count } connectors are not shown.
    }
# Behind the name of a certificate or token
age-expired = expired after this page was made, unless renewed since
# $length: as in `age-old-begin`
age-expires = expires within { $length }

## The field that finds rows of a list: texts of a script

# For screen readers: what is searched
list-search = List
list-find = Find
# $shown, $all: numbers of rows, in digits
list-found = { $shown } of { $all } found

## The wall board

# For screen readers, behind the name of a tenant
board-tenant-status = : { $status }
# $status: the status of a tenant whose snapshot is old; $date: the date of the snapshot
board-status-as-of = { $status } as of { $date }
board-not-listed = Not listed:
board-other-tenants = Other tenants by status
board-incidents = Active incidents and advisories
board-action-required = Action required
board-title = Board
# Issues that are not listed
board-more-incidents =
    { $count ->
        [one] { $count } more incident
       *[other] { $count } more incidents
    }
board-more-advisories =
    { $count ->
        [one] { $count } more advisory
       *[other] { $count } more advisories
    }
board-more-issues =
    { $count ->
        [one] { $count } more incident or advisory
       *[other] { $count } more incidents and advisories
    }

## Feeds and calendars, as files

# The title of an entry of a feed. $subject: such as the name of a connector; $change: such as "renewed"
feed-title = { $subject }: { $change }
# The title of an event. $kind: the name of the connector type
event-expires = { $name } ({ $kind }) expires
event-act-by = Act by: { $title }
# The description of an event, line by line. $status: the label of a status; $because: the reason in lower case
event-status = { $status }: { $because }.
# Behind `event-status`
event-warning = Warning from { $moment }.
event-message = Message { $id }: { $title }
event-impact = What stops working: { $impact }
# For a connector that has not expired
event-impact-later = If it expires: { $impact }
# $place: a menu path or an address
event-where = Where: { $place }
event-link = Link: { $address }
event-step = { $number }. { $step }
event-runbook = Runbook: { $address }
event-article = Microsoft’s article: { $address }
event-owner = Owner: { $owner }
event-contact = Contact: { $contact }
# Categories of events
event-category-expiry = Expiry
event-category-action = Action required

## Dates

# $day: of the month, such as 2; $month: the short name of the month; $year: such as 2026
written-date = { $day } { $month } { $year }
# $date: a date; $time: such as 08:05; $zone: the short name of the time zone, such as UTC
date-and-time = { $date } { $time } { $zone }
# Several days of one month. $first: the first day of the month that is meant, such as 3
dates-in-month = { $first } – { $day } { $month } { $year }
# Several days of one year. $first and $first-month: the first day
dates-in-year = { $first } { $first-month } – { $day } { $month } { $year }
# $from, $to: dates
dates = { $from } – { $to }
# $weekday: the name of the day; $month: the name of the month
date-with-weekday = { $weekday }, { $day } { $month } { $year }
# $month: the name of the month
month-and-year = { $month } { $year }
date-too-early = before the year 0
date-too-late = after the year 9999

# The number of the first day of a month, as $day and $first of these texts
first-day = 1
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
month-january-short = Jan
month-february-short = Feb
month-march-short = Mar
month-april-short = Apr
month-may-short = May
month-june-short = Jun
month-july-short = Jul
month-august-short = Aug
month-september-short = Sep
month-october-short = Oct
month-november-short = Nov
month-december-short = Dec
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

## Lengths of time

days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
# $long: a length, such as "7 days"; $short: the rest, such as "2 hours"
two-lengths = { $long } { $short }

## How far away a time is

# The same lengths within `time-in` and `time-ago`, for languages in which they have another form there.
relative-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
relative-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
relative-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
relative-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
# $length: such as "7 days 2 hours"
time-in = in { $length }
time-ago = { $length } ago
time-of-snapshot = at the time of the snapshot
time-far-away = thousands of years away
today = today
tomorrow = tomorrow
yesterday = yesterday
overdue-since-today = overdue since today
# $length: such as "28 days"
overdue-by = overdue by { $length }

## Numbers and lists

# Between groups of three digits: 1,200. Nothing: write { "" }
number-separator = ,
# The number of digits from which a number has separators, such as 4 for 1,200 and 5 for 1200 and 12,000.
number-separator-digits = 4
# The last two entries of a list
list-last = { $first } and { $last }
# Two entries of a longer list
list-more = { $first }, { $next }

## Statuses

status-unhealthy = Unhealthy
status-warning = Warning
status-unknown = Unknown
status-healthy = Healthy
status-not-configured = Not configured
status-retired = Retired
status-ignored = Ignored
status-not-captured = Not captured
status-reports-problem = Reports a problem
# The same on pages about the past
status-reported-problem = Reported a problem
status-in-part = Captured in part
# A day with snapshots that could not be read
status-unreadable = Unreadable
# A connector that no longer exists
status-removed = Removed
# The same within a sentence
inline-unhealthy = unhealthy
inline-warning = warning
inline-unknown = unknown
inline-healthy = healthy
inline-not-configured = not configured
inline-retired = retired
inline-ignored = ignored
inline-not-captured = not captured
inline-reports-problem = reports a problem
inline-in-part = captured in part
# Behind a number of connectors that are counted by their status, too. $count: the number of connectors
all-report-problem =
    { $count ->
        [one] in all reports a problem
       *[other] in all report a problem
    }
# Behind a number. $count: the number of connector types
types-not-captured =
    { $count ->
        [one] type not captured
       *[other] types not captured
    }

# A number of connectors, or of connector types, by status. Entries of a list
number-unhealthy =
    { $count ->
        [one] { $count } unhealthy
       *[other] { $count } unhealthy
    }
number-warning =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warning
    }
number-unknown =
    { $count ->
        [one] { $count } unknown
       *[other] { $count } unknown
    }
number-healthy =
    { $count ->
        [one] { $count } healthy
       *[other] { $count } healthy
    }
number-not-configured =
    { $count ->
        [one] { $count } not configured
       *[other] { $count } not configured
    }
number-retired =
    { $count ->
        [one] { $count } retired
       *[other] { $count } retired
    }
number-ignored =
    { $count ->
        [one] { $count } ignored
       *[other] { $count } ignored
    }
number-not-captured =
    { $count ->
        [one] { $count } not captured
       *[other] { $count } not captured
    }
# "more" if others are counted in front of them
number-reporting =
    { $count ->
        [one] { $count } reports a problem
       *[other] { $count } report a problem
    }
number-reporting-too =
    { $count ->
        [one] { $count } more reports a problem
       *[other] { $count } more report a problem
    }

## Sentences

# A phrase as a sentence
sentence = { $phrase }.
# One sentence behind the other
sentences = { $first } { $second }
# A phrase with the reason that a person gave
with-reason = { $phrase }: { $reason }

## Why a part of a snapshot is missing

# $error: the code of the error; $permissions: the names of permissions of Microsoft Graph
gap-denied = { $error }: the export needs { $permissions }
gap-denied-unknown = { $error }: the export lacks a permission
gap-busy = Microsoft Graph was busy ({ $error }): export again
gap-failed = Microsoft Graph answered with an error ({ $error })
# $file: the name of a file
gap-unreadable = Could not be read: { $file } ({ $error })
gap-unreadable-file = a file
not-captured-messages = This snapshot does not include messages; that does not mean there are none.
not-captured-connectors = This snapshot does not include connectors; that does not mean there are none.
not-captured-licenses = This snapshot does not include licenses; that does not mean there are none.
not-captured-health = This snapshot does not include service health; that does not mean there is none.
in-part-messages = More messages may be active than this list shows.
in-part-health = More incidents and advisories may be active than this list shows.
in-part-connectors = Only part of this list was captured; more connectors may exist.
in-part-licenses = The tenant may own more licenses than this list shows.

## How many there are

count-incidents =
    { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
count-advisories =
    { $count ->
        [one] { $count } advisory
       *[other] { $count } advisories
    }
count-issues =
    { $count ->
        [one] { $count } incident or advisory
       *[other] { $count } incidents and advisories
    }
count-snapshots =
    { $count ->
        [one] { $count } snapshot
       *[other] { $count } snapshots
    }
count-changes =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }

## Messages and issues of services that the site does not show

# $count: how many; $services: the services, each with its number if there are several
other-messages =
    { $count ->
        [one] { $count } message of { $services } is not shown.
       *[other] { $count } messages of { $services } are not shown.
    }
other-messages-unnamed =
    { $count ->
        [one] { $count } message that names no service is not shown.
       *[other] { $count } messages that name no service are not shown.
    }
other-issues =
    { $count ->
        [one] { $count } incident or advisory of { $services } is not shown.
       *[other] { $count } incidents and advisories of { $services } are not shown.
    }
other-issues-unnamed =
    { $count ->
        [one] { $count } incident or advisory that names no service is not shown.
       *[other] { $count } incidents and advisories that name no service are not shown.
    }
# An entry of the list of services. $number: how many it has
service-with-number = { $service } ({ $number })
service-unnamed = no service named
more-services =
    { $count ->
        [one] { $count } more service
       *[other] { $count } more services
    }

## Why a connector has its status, in sentences

# $at: a date and time with its distance, such as "22 Nov 2026 08:00 UTC (in 3 days)"
time-and-distance = { $at } ({ $distance })
reason-switched-off = Switched off or not set up.
reason-retired = Microsoft has retired this connector type.
reason-bound = Bound; nothing about it expires.
reason-expired = Expired { $at }.
# $limit: a length of time
reason-expires-soon = Expires { $at }. Warning starts { $limit } before expiry.
reason-expires-later = Expires { $at }.
reason-does-not-expire = Does not expire.
reason-no-expiry = Configured, but its expiry date is not known.
reason-sync-recent = Last sync { $at }.
reason-sync-old = Last sync { $at }. Warning after { $limit }.
reason-sync-too-old = Last sync { $at }. Unhealthy after { $limit }.
reason-never-synced = Configured, but it has never synchronized.
reason-sync-after = The reported last sync, { $at }, is later than this snapshot.
reason-sync-unset = The reported last sync is the placeholder 31 Dec 9999.

## Why a connector has its status, in phrases for a table

brief-switched-off = Switched off or not set up
brief-retired = Retired by Microsoft
# $day: the last day
brief-ignored-until = Ignored until { $day }
brief-bound = Bound
# $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"; in lists about the past, a date and time
brief-expired = Expired { $at }
brief-expires = Expires { $at }
brief-does-not-expire = Does not expire
brief-no-expiry = Expiry date not known
# $distance: such as "3 hours ago"
brief-sync = Last sync { $distance }
# $limit: a length of time
brief-sync-limit = Last sync { $distance } (limit { $limit })
brief-never-synced = Never synchronized
brief-sync-after = Last sync dated after the snapshot
brief-sync-unset = Last sync date not set
# The same in lists about the past, with dates instead of distances. $at: a date and time
past-sync = Last sync { $at }
past-sync-old = Last sync { $at }, older than { $limit }
past-sync-too-old = Last sync { $at }, { $limit } old or older
past-sync-after = Last sync { $at }, later than the snapshot
past-sync-unset = Last sync has the placeholder date 31 Dec 9999

## Why a connector had its status, behind a colon or in a sentence, without distances

because-switched-off = switched off or not set up
because-retired = retired by Microsoft
# $day: the last day
because-ignored-until = ignored until { $day }
because-bound = bound
# $at: a date and time
because-expired = expired { $at }
because-expires = expires { $at }
because-does-not-expire = does not expire
because-no-expiry = expiry date not known
because-sync = last sync { $at }
# $limit: a length of time
because-sync-old = last sync { $at }, older than { $limit }
because-sync-too-old = last sync { $at }, { $limit } old or older
because-never-synced = never synchronized
because-sync-after = last sync { $at }, later than the snapshot
because-sync-unset = last sync has the placeholder date 31 Dec 9999

## The next status, in a table

# $status: a status; $date: a date
next-without-sync = { $status } from { $date } without a sync
next-from = { $status } from { $date }

## The rules of the statuses

rule-expiry = Certificates and tokens: by time left until expiry
rule-sync = Connections: by time since the last successful sync
rule-bindings = Bindings: by whether they exist
rule-retired = Retired connector types: without a status
rule-ignored = Ignored connectors: without a status
rule-off = None is set up, or it is switched off.
rule-expired = Expired.
# $limit: a length of time
rule-expires-within = Expires within { $limit }.
rule-expiry-unknown = Configured, but the expiry date is not known.
rule-expires-later = Does not expire within { $limit }.
rule-sync-too-old = Last sync { $limit } ago or earlier.
rule-sync-old = Last sync more than { $limit } ago.
rule-sync-unknown = Never synchronized, or the date is later than the snapshot.
rule-sync-recent = Last sync at most { $limit } ago.
rule-bound = Bound.
rule-why-retired = Microsoft has retired this connector type. Its connectors have no other status.
rule-why-ignored = The settings of this site ignore it: it is counted nowhere and has no deadline.
rule-limits-of-type = These limits are set for this connector type.
rule-limits-of-connector = These limits are set for this connector alone.

## Connector types

# The names that the Intune admin center shows on its page of the tenant status. Also the heading of a badge, so keep them short.
connector-type-apple-push-certificate = Apple MDM push certificate (APNs)
connector-type-apple-vpp-expiry = VPP Expiry Date
connector-type-apple-vpp-sync = VPP Last Sync Date
connector-type-windows-autopilot = Windows Autopilot Last Sync Date
connector-type-microsoft-store = Microsoft Store for Business Last Sync Date (retired)
connector-type-jamf = Jamf Last Heartbeat
connector-type-certificate-connector = Certificate connector (NDES) Last Connection
connector-type-apple-enrollment-expiry = Apple enrollment token (ADE/DEP) Expiry Date
connector-type-apple-enrollment-sync = Apple enrollment token (ADE/DEP) Last Sync Date
connector-type-exchange-on-premises = Exchange ActiveSync on-premises Last Sync Date
connector-type-google-play-sync = Managed Google Play App Sync
connector-type-google-play-binding = Managed Google Play Connector
connector-type-defender-for-endpoint = Microsoft Defender for Endpoint Last Heartbeat
connector-type-mobile-threat-defense = Mobile Threat Defense Last Heartbeat
connector-type-chrome-enterprise = Chrome Enterprise Last Directory Sync
connector-type-teamviewer = TeamViewer Last Connection
connector-type-servicenow = ServiceNow Last Connection
connector-type-domain-join = Domain join connector (ODJ) Last Connection
connector-type-code-signing-certificate = Code-signing certificate Expiry Date
connector-type-compliance-partner = Device compliance partner Last Heartbeat
connector-type-telecom-expense = Telecom expense management Last Sync Date

## Details of connectors, by the names that the program gives them

property-apple-id = Apple ID
property-topic = Topic
property-serial-number = Serial number
property-location = Location
property-organization = Organization
property-country = Country or region
property-token-type = Token type
property-devices = Devices synchronized
property-owner = Owner
property-machine = Machine
property-version = Version
property-server = Server
property-connector-server = Connector server
property-smtp = Primary SMTP address
property-platforms = Platforms

## Values of the services' enumerations
# Statuses of an issue, as a label and within a sentence.
issue-status-service-operational = Service operational
inline-issue-status-service-operational = service operational
issue-status-investigating = Investigating
inline-issue-status-investigating = investigating
issue-status-restoring-service = Restoring service
inline-issue-status-restoring-service = restoring service
issue-status-verifying-service = Verifying service
inline-issue-status-verifying-service = verifying service
issue-status-service-restored = Service restored
inline-issue-status-service-restored = service restored
issue-status-post-incident-review-published = Post incident review published
inline-issue-status-post-incident-review-published = post incident review published
issue-status-service-degradation = Service degradation
inline-issue-status-service-degradation = service degradation
issue-status-service-interruption = Service interruption
inline-issue-status-service-interruption = service interruption
issue-status-extended-recovery = Extended recovery
inline-issue-status-extended-recovery = extended recovery
issue-status-false-positive = False positive
inline-issue-status-false-positive = false positive
issue-status-investigation-suspended = Investigation suspended
inline-issue-status-investigation-suspended = investigation suspended
issue-status-resolved = Resolved
inline-issue-status-resolved = resolved
issue-status-mitigated-external = Mitigated external
inline-issue-status-mitigated-external = mitigated external
issue-status-mitigated = Mitigated
inline-issue-status-mitigated = mitigated
issue-status-resolved-external = Resolved external
inline-issue-status-resolved-external = resolved external
issue-status-confirmed = Confirmed
inline-issue-status-confirmed = confirmed
issue-status-reported = Reported
inline-issue-status-reported = reported
# States of a subscription, as a label and within a sentence.
account-status-pending = Pending
inline-account-status-pending = pending
account-status-active = Active
inline-account-status-active = active
account-status-warning = Warning
inline-account-status-warning = warning
account-status-disabled = Disabled
inline-account-status-disabled = disabled
account-status-deleted = Deleted
inline-account-status-deleted = deleted
account-status-blocked = Blocked
inline-account-status-blocked = blocked
account-status-locked-out = Locked out
inline-account-status-locked-out = locked out
# Who must act on an issue.
origin-microsoft = Microsoft
origin-third-party = Third party
origin-customer = Customer
# Severities of a message.
severity-normal = Normal
severity-high = High
severity-critical = Critical

## Search

search-title = Search
search-label = Search this site
search-words = Search for
search-hint = Words may be incomplete. Use quotation marks for a phrase: "enrollment token".
search-needs-script = Search needs JavaScript. These pages have the same content:
search-loading = Loading the search index …
search-failed = The search index could not be loaded.
search-none = Nothing found. Try fewer words, or remove filters.
# $count: number of results, which selects the plural form; $number: the same, as shown
search-found =
    { $count ->
        [one] { $number } result
       *[other] { $number } results
    }
search-more = Show more results
search-filters = Filters
search-any = All
search-active = Active only
search-deadline = Deadline
search-with-deadline = With a deadline
search-year = Year
search-change = Change
# $date: a date
search-due = Deadline { $date }
# $words: the words of the text that match
search-in-text = In the text: { $words }
search-all-tenants = Search in all tenants

## Reports: one file about a tenant, for auditors and mail

report-title-state = Status report
# $period: a month or a year
report-title-period = Report for { $period }
report-about = About this report
report-period = Period
# $dates: first and last day; $zone: name of the time zone
report-period-text = { $dates }, days in the time zone { $zone }
report-selected = Selected by time
# $moment: a date and time
report-selected-text = The last snapshot at or before { $moment }
report-snapshot = Snapshot taken
report-latest = Latest snapshot read
report-measured = Ages and deadlines measured from
# $moment: a date and time
report-measured-capture = { $moment }, when the snapshot was taken
report-digest = SHA-256 of the snapshot
report-audience = Audience
report-audience-all = Not restricted: shows everything in the snapshots
report-language = Language
report-zone = Time zone
report-program = Program
report-unread = What these files would have shown is unknown.
report-missing = Not captured
report-missing-none = Every part of the snapshot was captured in full.
# Why a part was not captured, behind a colon
report-missing-unknown = the reason is not known
report-evidence = Connectors and their evidence
report-act-by = Messages with a date to act by
report-act-by-none = No active message has a date to act by
# $moment: a date and time
report-not-over = This period is not over: the latest snapshot was taken { $moment }. Later days are unknown.
report-captures = Days with a snapshot
# $snapshots: such as "30 snapshots"; $days: such as "28 of 30 days"
report-captures-text = { $snapshots } on { $days }.
report-captures-without =
    { $count ->
        [one] { $count } day has no snapshot and is unknown.
       *[other] { $count } days have no snapshot and are unknown.
    }
report-captures-unreadable =
    { $count ->
        [one] { $count } day has only snapshots that could not be read, and is unknown.
       *[other] { $count } days have only snapshots that could not be read, and are unknown.
    }
# $dates: first and last day
report-captures-strip = Worst status of each day, { $dates }
# $count: the days of the period; $days: a number of them
report-days-of =
    { $count ->
        [one] { $days } of { $count } day
       *[other] { $days } of { $count } days
    }
# $days: such as "28 of 30 days"
report-coverage = Captured in full on { $days }.
report-net = What changed
# $from, $to: dates and times
report-net-compared = Compared: the snapshots of { $from } and { $to }.
# Behind report-net-compared
report-net-same = They do not differ.
report-net-one = There is only one snapshot, so nothing can be compared.
report-net-no = No snapshot is of this period, so changes are unknown.
report-log = All changes by snapshot
report-log-none = No changes were found between successive snapshots of this period.
report-more-changes =
    { $count ->
        [one] { $count } more change is not listed.
       *[other] { $count } more changes are not listed.
    }
report-days = Days by status
report-days-caption = Days of each connector by status; the numbers of a row add up to the days of the period
report-days-none = No snapshot of this period lists a connector
report-days-not-listed =
    { $count ->
        [one] { $count } day not listed.
       *[other] { $count } days not listed.
    }
report-not-in-use = Not in use
report-healthy-share = Healthy days
# $days: a number of days
report-without-data = { $days } without data
# $days: such as "28 of 30 days"; $percent: a number
report-share = { $days } ({ $percent }%)
report-spells = Status over time
report-spells-caption = Consecutive days with the same status
report-from = From
report-until = Until
report-column-days = Days
report-no-snapshot = Unknown: no snapshot
report-not-listed = Not listed
report-deadlines = Expiry dates in this period
report-deadlines-caption = Expiry dates in this period, soonest first
report-deadlines-none = No snapshot has an expiry date in this period
report-outcome = Outcome
report-outcomes = Expiry dates by outcome
report-deadline-missed = Missed: expired
report-deadline-met = Met: renewed in time
report-deadline-withdrawn = No longer applies
report-deadline-ahead = Still ahead
# $seen: the time of the last snapshot with the date, in all of these; $next: the time of the next snapshot
report-evidence-missed = The snapshot of { $seen } still has this date.
report-evidence-met = Last seen { $seen }; the snapshot of { $next } has a later date.
report-evidence-withdrawn = Last seen { $seen }; in the snapshot of { $next }, the connector is removed, disabled or ignored, or has another date.
report-evidence-unknown = Last seen { $seen }; the next snapshot, of { $next }, is later than this date.
report-evidence-none = Last seen { $seen }; no later snapshot shows what became of it.
report-evidence-ahead = Last seen { $seen }; the date is later than the latest snapshot.
report-incidents-none = No snapshot of this period lists an active incident or advisory
report-incidents-caption = Incidents and advisories that were active in this period
report-opened = First listed
report-opened-before = Before this period, or in its first snapshot
report-ended = Ended
report-days-active = Days active
report-incident-active = Not ended
report-incident-resolved = Resolved
report-licenses-none = No snapshot of this period has licenses
report-licenses-caption = Licenses owned and assigned: first, last, lowest and highest number in this period
report-first = First
report-last = Last
report-lowest = Lowest
report-highest = Highest
report-with-data = With data
report-methods = Method
report-method-state = Each status follows from the dates listed as evidence, by the rule beside them, at the time that ages are measured from. Statuses that the service reports are shown, but do not change it. The status of a connector type is the worst of its connectors; ignored and retired ones do not count. Parts that were not captured are unknown.
report-method-captures = A day runs from midnight to midnight in the time zone above. It has a snapshot if one was taken on it and could be read. All other days are unknown, also those after the latest snapshot: nothing is carried over from the day before.
report-method-changes = Net changes compare the last snapshot before the period, or else its first one, with its last one. A date of a sync that moved is no change. Below them are all changes from each snapshot to the next.
report-method-days = A connector has the worst status of all snapshots of a day, each assessed at its own time. A day without a snapshot, or without one that has the connector type, is unknown. “Not in use” are days on which the connector was not configured, retired, ignored or not listed by a complete snapshot. The share of healthy days is that of all other days, so unknown days lower it; it is rounded down.
# $expiry, $warning, $unhealthy: lengths of time
report-method-rule = Expiry: unhealthy when expired, warning within { $expiry }. Last sync: healthy up to { $warning }, unhealthy from { $unhealthy }, warning in between. A connector without the date is unknown. Settings for a connector type or a single connector take precedence.
report-method-spells = Each line is a run of consecutive days with the same result as under “Days by status”. Together, the lines of a connector are all days of the period. The reason is from the last snapshot with that status.
report-method-deadlines = Counted is every expiry date in this period that a snapshot has for a connector in use. Missed: a snapshot at or after the date still has it. Met: the next snapshot that has the connector type was taken before the date and has a later one. Unknown: the next one was taken after the date, or there is none. No longer applies: before the date, the connector was removed, disabled or ignored, or its date was corrected. Snapshots that have the connector without a date are left out. Snapshots after the period count as evidence. Whether anybody acted on a message is not known, so dates of messages are not counted.
report-method-incidents = Listed are issues that a snapshot of this period has as active, and those that ended in it. They are first listed, and ended, in the first snapshot that shows it; the event itself was between this snapshot and the one before. Days active are days with a snapshot that lists the issue as active; on days without a snapshot, it is not known.
report-method-licenses = The numbers are those of the snapshots of this period that have the license; days without one are not filled in. The sum of all licenses counts only snapshots that captured licenses in full.
report-sources = Snapshots used
report-column-digest = SHA-256
report-sources-note = The digest is that of the file; of a folder, that of the lines that sha256sum prints for its files.
report-more-snapshots =
    { $count ->
        [one] { $count } more snapshot is not listed.
       *[other] { $count } more snapshots are not listed.
    }

## Baselines: agreed snapshots, compared with the latest one

baselines-title = Baselines
# Below the title
baselines-intro = Agreed snapshots, compared with the latest one.
# A link to the page. $count: the number of baselines
baselines-all =
    { $count ->
        [one] { $count } baseline
       *[other] All { $count } baselines
    }
# $count: the number of differences
baselines-differences =
    { $count ->
        [one] { $count } difference
       *[other] { $count } differences
    }
baselines-same = Nothing differs
# Where a part could not be compared
baselines-same-in-part = Nothing differs in what was captured
baselines-not-compared = Not compared
baselines-latest = The snapshot of this baseline is the latest one.
# $day: such as 22 Nov 2026
baselines-no-snapshot = This tenant has no snapshot of { $day }.
# $moment: date and time
baselines-unread = The snapshot of { $moment } could not be read.
baselines-unread-unknown = The snapshot could not be read.
# $parts: a list of sections and connector types
baselines-missing = Not comparable, because one of the snapshots did not capture it: { $parts }.
baselines-in-part = Only comparable in part, because one of the snapshots captured only a part of it: { $parts }.
# On the overview page. $link: the title of the baseline; $count: the number of differences
baselines-hub-differs =
    { $count ->
        [one] Differs from { $link } in { $count } point
       *[other] Differs from { $link } in { $count } points
    }
baselines-hub-same = Nothing differs from { $link }
baselines-hub-same-in-part = Nothing differs from { $link } in what was captured
baselines-hub-not-compared = Not compared with { $link }

## Tables for spreadsheets

tables-for-spreadsheets = Tables for spreadsheets
# The link to a table as a CSV file. $name: the title of the table, such as "Connectors"
table-csv = { $name } (CSV)
# The link to the workbook
table-workbook = All tables (Excel)
# The heading of a column with times, in the workbook. $heading: what the time is of
table-utc = { $heading } (UTC)
# Below the last row of a long sheet. $count: the number of rows that are only in the file; $file: its name
table-more =
    { $count ->
        [one] { $count } more row: see { $file }
       *[other] { $count } more rows: see { $file }
    }
table-captured = Captured
table-as-of = As of
table-page = Page
table-contact = Contact
table-type-key = Type key
table-sku = SKU
table-subject = Subject
table-subject-id = Subject ID
table-change = Change
table-before = Before
table-after = After

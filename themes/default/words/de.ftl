### The texts of the default theme and of the program, in German.
###
### A theme of your own replaces single messages with a file of the same name: see "Words" in themes/README.md.
### Names of connectors, statuses, dates and counts come from the program, as variables.
### A message whose variable is called $moment, $link or the like has an element of the page in its place.

# The name of the language in itself, for links from pages in other languages
language-name = Deutsch

## Every page

skip-to-content = Zum Inhalt springen
main-menu = Hauptmenü
breadcrumb = Navigationspfad
feeds-and-calendars = Feeds und Kalender
# $feed: what the calendar contains, such as "Expiry dates of Contoso"
feed-calendar = Zum Kalender hinzufügen: { $feed }
# $feed: what the feed contains, such as "Changes of Contoso"
feed-atom = Abonnieren (Atom): { $feed }
# $audience: the name of the audience that the edition is made for
footer-audience = { $audience }. Diese Ausgabe zeigt nur, was diese Zielgruppe sehen darf.
# $program: name and version of the program; $source: the data that the site is made from
footer-built-by = Erstellt mit { $program }. Daten: { $source }.
footer-data = Status dieses Mandanten als Daten
footer-board = Wandanzeige
# $contact: the text of the option `contact`
footer-questions = Fragen: { $contact }
# Links to the page in other languages
other-languages = Andere Sprachen
years = Jahre
months = Monate
# The title of a site that has none in its settings
site-title = Intune-Mandantenstatus
# The titles of audiences that have none in the settings. $name: the name of an audience
audience-everyone = Für alle
audience-helpdesk = Für den Helpdesk
audience-administrators = Für Administratoren
audience-other = Für { $name }
list-as-table = Als Tabelle anzeigen

# The time that a page is about. $moment: date and time
as-of-moment = Stand: { $moment }
# The same as a sentence. $moment: one of these texts
as-of-sentence = { $moment }.
# $moment: the time that the page is about; $captured: the time of the snapshot; $age: how long before it, such as "2 hours ago"
as-of-later = Stand: { $moment }, aus der Momentaufnahme vom { $captured } ({ $age })
# $moment: the time of the snapshot, which is also the time that the page is about
as-of-captured = Stand: { $moment } (Zeitpunkt der Momentaufnahme)
# A title in the tab of the browser, from the most specific part to the site. $first: the parts in front
page-title = { $first } – { $next }
# The data that the page is made from, behind "from": see `footer-built-by`. $moment: the time of a snapshot
source-past = Momentaufnahme vom { $moment }
source-one = eine Momentaufnahme
source-latest =
    { $count ->
        [one] neueste von { $count } Momentaufnahme
       *[other] neueste von { $count } Momentaufnahmen
    }
# $date: the date of the last snapshot with the item
last-seen = Zuletzt aufgeführt am { $date }
# An item that is not in the latest snapshot. $moment: the time of the last snapshot with it
gone-not-captured = Zuletzt aufgeführt am { $moment }. Die neueste Momentaufnahme enthält diese Liste nicht vollständig.
gone-connector = Zuletzt aufgeführt am { $moment }. In späteren Momentaufnahmen ist dieser Connector nicht aufgeführt.
gone-incident = Zuletzt aufgeführt am { $moment }. In späteren Momentaufnahmen ist dieser Vorfall nicht aufgeführt.
gone-advisory = Zuletzt aufgeführt am { $moment }. In späteren Momentaufnahmen ist diese Empfehlung nicht aufgeführt.
gone-message = Zuletzt aufgeführt am { $moment }. In späteren Momentaufnahmen ist diese Nachricht nicht aufgeführt.

## The menu, whose entries are also titles and breadcrumbs

# The page of the fleet
menu-all-tenants = Alle Mandanten
menu-overview = Übersicht
menu-connectors = Connectors
menu-health = Dienststatus
menu-news = Neuigkeiten
menu-changes = Änderungen
menu-archive = Archiv

## Labels of facts

fact-ended = Ende
fact-feature = Feature
fact-id = ID
fact-last-updated = Letzte Aktualisierung
fact-major-change = Wichtige Änderung
fact-origin = Ursprung
fact-published = Veröffentlicht
fact-service = Dienst
fact-services = Dienste
fact-severity = Schweregrad
fact-shown-until = Angezeigt bis
fact-tags = Tags
# The value of a fact
fact-yes = Ja
# $name: the name of a property; $value: its value, both as the service gives them
name-and-value = { $name }: { $value }

## Titles of feeds and calendars

# $name: the name of a tenant, or a connector type with its tenant, such as "Jamf Last Heartbeat (Contoso Ltd)"
feed-changes = Änderungen bei { $name }
feed-changes-all = Änderungen bei allen Mandanten
feed-expiries = Ablauftermine von { $name }
feed-expiries-all = Ablauftermine aller Mandanten
# $kind: the name of a connector type; $tenant: the name of its tenant
feed-type-of-tenant = { $kind } ({ $tenant })
# In lists of several tenants. $tenant: the name of a tenant; $title: what is listed, such as a connector or a change
feed-title-of-tenant = { $tenant }: { $title }

## Kinds of changes, as categories of the entries of a feed

kind-connector-moved = Connectorstatus geändert
kind-connector-reported = Meldung eines Connectors geändert
kind-expiry-moved = Ablaufdatum geändert
kind-connector-removed = Connector entfernt
kind-connector-switched-off = Connector deaktiviert
kind-connector-added = Connector hinzugefügt
kind-connector-switched-on = Connector aktiviert
kind-credential-renewed = Zertifikat oder Token erneuert
kind-connector-details-changed = Connectordetails geändert
kind-incident-opened = Vorfall eröffnet
kind-incident-reopened = Vorfall erneut eröffnet
kind-incident-updated = Vorfall aktualisiert
kind-incident-listed-again = Vorfall wieder aufgeführt
kind-incident-no-longer-listed = Vorfall nicht mehr aufgeführt
kind-incident-resolved = Vorfall behoben
kind-message-new = Neue Nachricht
kind-message-updated = Nachricht aktualisiert
kind-message-ended = Nachricht beendet
kind-licenses-over-assigned = Lizenzen: zu viele zugewiesen
kind-licenses-suspended = Lizenzen gesperrt
kind-licenses-in-grace = Lizenzen in der Toleranzperiode
kind-licenses-lost = Lizenzen: weniger vorhanden
kind-licenses-bought = Lizenzen: mehr vorhanden
kind-licenses-settled = Lizenzen: nicht mehr zu viele zugewiesen
kind-licenses-renamed = Lizenzen umbenannt
kind-account-status-changed = Kontostatus geändert
kind-mdm-authority-changed = MDM-Autorität geändert
kind-cloud-changed = Cloud geändert
kind-domain-changed = Domäne geändert
kind-location-changed = Standort geändert
kind-tenant-renamed = Mandant umbenannt
kind-service-release-changed = Dienstrelease geändert
kind-capture-stopped = Erfassung beendet
kind-capture-partial = Erfassung unvollständig
kind-capture-resumed = Erfassung fortgesetzt
kind-capture-completed = Erfassung vollständig
kind-capture-began = Erfassung begonnen

## Badges

badge-newest-unread = neueste Momentaufnahme nicht lesbar
badge-all-healthy = alle fehlerfrei
# $count: the number of connector types
badge-types-in-part =
    { $count ->
        [one] { $count } Typ teilweise erfasst
       *[other] { $count } Typen teilweise erfasst
    }
badge-types-not-captured =
    { $count ->
        [one] { $count } Typ nicht erfasst
       *[other] { $count } Typen nicht erfasst
    }
# $name: a tenant or a connector type; $status: the text of the badge; $moment: date and time
badge-title = { $name }: { $status }, Stand: { $moment }

## Shared headings of tables

column-assigned = Zugewiesen
column-category = Kategorie
column-act-by = Handeln bis
column-connector = Connector
column-evidence = Grundlage
column-health = Dienststatus
column-issue = Problem
column-kind = Art
column-last-30-days = Letzte 30 Tage
column-license = Lizenz
column-licenses = Lizenzen
column-message = Nachricht
column-not-readable = Nicht lesbar
column-owned = Vorhanden
column-reason = Begründung
column-ignored-until = Ignoriert bis
column-seen-in = Enthalten in
column-snapshot = Erfasst
column-started = Beginn
column-status = Status
column-total = Gesamt
column-type = Typ
column-updated = Aktualisiert
column-use = Nutzung
column-when = Wann
column-why = Grund

## What needs attention, on the hub, on the board and on the page of all tenants

summary-title = Handlungsbedarf
# A label in front of a connector, its next step and the date
summary-next = Als Nächstes:
# Behind it. $date: the date; $due: how far away it is
summary-next-expires = läuft am { $date } ab ({ $due })
# $status: the label of a status; read by screen readers in front of a name
status-prefix = { $status }:{" "}
connectors-by-status = Connectors nach Status
# $number: how many; $label: the label of a status
count-and-status = { $number } { $label }
tenants-by-status = Mandanten nach Status
connectors-need-attention = Connectors mit Handlungsbedarf

# $status: the state of the subscription, as the service names it, in lower case
summary-account = Kontostatus: { $status }.
# The numbers of connectors are a list, which is a sentence: "2 connectors are unhealthy, 1 needs attention soon and 1 more
# reports a problem." The first entry has the noun, and those behind it do not.
summary-unhealthy =
    { $count ->
        [one] { $count } Connector ist fehlerhaft
       *[other] { $count } Connectors sind fehlerhaft
    }
summary-warning =
    { $count ->
        [one] Bei { $count } Connector besteht bald Handlungsbedarf
       *[other] Bei { $count } Connectors besteht bald Handlungsbedarf
    }
summary-warning-too =
    { $count ->
        [one] bei { $count } besteht bald Handlungsbedarf
       *[other] bei { $count } besteht bald Handlungsbedarf
    }
summary-unknown =
    { $count ->
        [one] { $count } Connector hat einen unbekannten Status
       *[other] { $count } Connectors haben einen unbekannten Status
    }
summary-unknown-too =
    { $count ->
        [one] { $count } hat einen unbekannten Status
       *[other] { $count } haben einen unbekannten Status
    }
summary-reporting =
    { $count ->
        [one] { $count } Connector meldet ein Problem
       *[other] { $count } Connectors melden ein Problem
    }
summary-reporting-too =
    { $count ->
        [one] { $count } weiterer meldet ein Problem
       *[other] { $count } weitere melden ein Problem
    }
summary-all-healthy = Alle konfigurierten Connectors sind fehlerfrei.
summary-captured-healthy = Alle erfassten Connectors sind fehlerfrei.
summary-none-configured = Kein Connector ist konfiguriert.
summary-none-configured-in-part = In den erfassten Daten ist kein Connector konfiguriert.
# $count: the number of connector types that were captured
summary-none-configured-of =
    { $count ->
        [one] Kein Connector ist konfiguriert; erfasst wurde { $count } Typ.
       *[other] Kein Connector ist konfiguriert; erfasst wurden { $count } Typen.
    }
# Behind the sentence above. $count: the number of connector types
summary-types-not-captured =
    { $count ->
        [one] { $count } Typ wurde nicht erfasst.
       *[other] { $count } Typen wurden nicht erfasst.
    }
summary-no-types-captured =
    { $count ->
        [one] Von { $count } Connectortyp wurde keiner erfasst.
       *[other] Von { $count } Connectortypen wurde keiner erfasst.
    }
# $count: the number of connector types that were not captured; $all: the number of all
summary-types-missing =
    { $count ->
        [one]
            { $all ->
                [one] { $count } von { $all } Connectortyp wurde nicht erfasst.
               *[other] { $count } von { $all } Connectortypen wurde nicht erfasst.
            }
       *[other]
            { $all ->
                [one] { $count } von { $all } Connectortyp wurden nicht erfasst.
               *[other] { $count } von { $all } Connectortypen wurden nicht erfasst.
            }
    }
summary-types-in-part =
    { $count ->
        [one] { $count } Connectortyp wurde nur teilweise erfasst.
       *[other] { $count } Connectortypen wurden nur teilweise erfasst.
    }
summary-list-in-part = Die Liste der Connectors wurde nur teilweise erfasst.
summary-ignored =
    { $count ->
        [one] { $count } Connector wird ignoriert.
       *[other] { $count } Connectors werden ignoriert.
    }
summary-health-not-captured = Der Dienststatus wurde nicht erfasst.
summary-health-none-known = Kein aktiver Vorfall ist bekannt; die Liste wurde nur teilweise erfasst.
summary-health-none = Keine aktiven Vorfälle oder Empfehlungen.
# Each is a sentence of its own, or in front of the two messages behind them
summary-active-incidents =
    { $count ->
        [one] { $count } Vorfall ist aktiv
       *[other] { $count } Vorfälle sind aktiv
    }
summary-active-advisories =
    { $count ->
        [one] { $count } Empfehlung ist aktiv
       *[other] { $count } Empfehlungen sind aktiv
    }
summary-active-issues =
    { $count ->
        [one] { $count } Vorfall oder Empfehlung ist aktiv
       *[other] { $count } Vorfälle und Empfehlungen sind aktiv
    }
# $active: one of the texts above; $count: the number of these issues that the tenant has to act on
summary-active-action =
    { $count ->
        [one] { $active }, { $count } erfordert eine Maßnahme von Ihnen
       *[other] { $active }, { $count } erfordern Maßnahmen von Ihnen
    }
# $active: one of the texts above
summary-active-in-part = { $active }; die Liste wurde nur teilweise erfasst
# $count: the number of products
summary-over-assigned =
    { $count ->
        [one] Bei { $count } Produkt sind mehr Lizenzen zugewiesen als vorhanden.
       *[other] Bei { $count } Produkten sind mehr Lizenzen zugewiesen als vorhanden.
    }
summary-licenses-in-part = Lizenzen wurden nur teilweise erfasst.
summary-nothing = Kein Handlungsbedarf bei dem, was hier gezeigt wird.
summary-more =
    { $count ->
        [one] { $count } weiterer Connector mit einem Problem
       *[other] { $count } weitere Connectors mit einem Problem
    }
# Since when a connector has a status. $at: date and time
summary-unhealthy-since = Fehlerhaft seit dem { $at }
summary-warning-since = Warnung seit dem { $at }
# Since when a service reports a problem of a connector. $at: date and time
summary-reported-since = Gemeldet seit dem { $at }
# If it may have been reported before the first snapshot
summary-reported-since-at-least = Gemeldet mindestens seit dem { $at }

## The hub

on-this-page = Auf dieser Seite
hub-required-action = Erforderliche Maßnahmen
hub-connector-status = Connectorstatus
hub-service-health = Intune-Dienststatus
hub-deadlines = Fristen
hub-tenant-details = Mandantendetails
# $date: the date of the snapshot before
hub-changes-since = Änderungen seit dem { $date }
hub-all-connectors = Alle Connectors
hub-all-health = Alle Vorfälle und Empfehlungen
hub-connectors-caption = Connectors, schlechtester Status zuerst
hub-connectors-rest = Die übrigen Connectortypen
hub-no-connector = Kein Connector konfiguriert
# On paper, where a list is cut off. $count: the number of connector types that are not listed
hub-more-connectors = Weitere Connectortypen: { $count } (siehe „Connectors“).
access-title = Erforderliche Rollen, um dies in den Admin Centern von Microsoft zu sehen
# $roles: the names of roles
access-roles = { $roles }.
# $who: the roles that can grant the others
access-granted-by = Zuweisung durch: { $who }.
access-intune-sections = Mandantendetails, Lizenzen und Connectors
# Roles, in place of $roles in `access-roles`
access-intune-roles = Jede Rolle mit Zugriff auf das Intune Admin Center, z.{"\u00A0"}B. Intune-Administrator
access-health-roles = Globaler Administrator oder Dienstsupportadministrator
access-news-roles = Globaler Administrator, Dienstsupportadministrator oder Nachrichtencenter-Leser
# In place of $who in `access-granted-by`
access-intune-who = globale Administratoren, bei Intune-Rollen auch Intune-Rollenadministratoren
# The names behind "under" are entries of the menu of the Microsoft 365 admin center
access-admin-center-who = globale Administratoren, im Microsoft 365 Admin Center unter Benutzer > Aktive Benutzer > Rollen verwalten

# The control that shows further connector types. $count: how many; the first text if no type is shown
hub-show-types =
    { $count ->
        [one] { $count } Typ anzeigen
       *[other] { $count } Typen anzeigen
    }
hub-show-more =
    { $count ->
        [one] { $count } weiteren anzeigen
       *[other] { $count } weitere anzeigen
    }
# $show: one of the texts above; $statuses: a list of numbers by status, such as "1 warning, 1 not captured"
hub-show-with = { $show } ({ $statuses })

## Facts of a tenant

fact-name = Mandantenname
fact-location = Mandantenstandort
fact-mdm-authority = MDM-Autorität
fact-service-release = Dienstrelease
fact-domain = Ursprüngliche Domäne
fact-tenant-id = Mandanten-ID
fact-account-status = Kontostatus
fact-enrolled-devices = Registrierte Geräte
fact-licensed-users = Lizenzierte Benutzer
# Behind a fact that is a problem. $value: the fact
fact-needs-attention = { $value } (Handlungsbedarf)
# Links behind facts
fact-change-authority = Im Admin Center ändern
fact-whats-new = Neuerungen in Intune

## The archive

# Behind a sentence about the year, above its calendars
archive-days = { $summary } Jeder Tag zeigt seinen schlechtesten Status.
archive-days-plain = Zu Tagen mit Link gibt es eine Momentaufnahme.
# $year: a year, such as 2026
archive-list = Alle Momentaufnahmen aus { $year } als Liste
archive-connectors = Alle Connectors im Jahr { $year }, Tag für Tag
archive-connectors-caption = Connectors im Jahr { $year }, Tag für Tag
# In place of the number of changes, behind the time of a snapshot
archive-first = die erste
archive-no-changes = keine Änderungen

## The calendar of the archive

calendar-monday = Montag
calendar-monday-short = Mo
calendar-tuesday = Dienstag
calendar-tuesday-short = Di
calendar-wednesday = Mittwoch
calendar-wednesday-short = Mi
calendar-thursday = Donnerstag
calendar-thursday-short = Do
calendar-friday = Freitag
calendar-friday-short = Fr
calendar-saturday = Samstag
calendar-saturday-short = Sa
calendar-sunday = Sonntag
calendar-sunday-short = So
# A day, for screen readers. $date: the day; $what: its status, or what could not be read
calendar-day-and-what = { $date }: { $what }
# $count: the number of snapshots of the day
calendar-snapshots =
    { $count ->
        [one] eine Momentaufnahme
       *[other] { $count } Momentaufnahmen
    }
# Behind the status of a day. $count: the number of snapshots, 2 or more
calendar-and-snapshots = , { $count } Momentaufnahmen
# Behind the status of a day. $unread: what could not be read
calendar-and-unread = ; { $unread }
calendar-legend = Was die Tage zeigen
calendar-legend-no-snapshot = Nur eine Zahl: keine Momentaufnahme
calendar-legend-two-snapshots = ×2: zwei Momentaufnahmen, die schlechtere zählt
calendar-legend-unread = !: Momentaufnahme ganz oder teilweise nicht lesbar

## An earlier snapshot

# $moment: the time of the snapshot; behind the name of the tenant
snapshot-then = Stand vom { $moment }
# $place: which snapshot it is, such as "Snapshot 3 of 30"
snapshot-place = { $place } im Archiv. Alle Angaben auf dieser Seite geben den Stand zu diesem Zeitpunkt wieder.
snapshot-links = Momentaufnahmen
# $label: the time of that snapshot
snapshot-older = Ältere: { $label }
snapshot-newer = Neuere: { $label }
snapshot-oldest = Die älteste
snapshot-newest = Die neueste
# $tenant: the name of the tenant; leads to its current page
snapshot-now = { $tenant } aktuell
snapshot-changes = Änderungen seit der vorherigen Momentaufnahme
# $number: counted from the first snapshot
snapshot-number = Momentaufnahme { $number }

## Changes

changes-all = Alle Änderungen
# $count: the number of changes, as text; $link: the date of the first snapshot
changes-since-first = { $count } seit der ersten Momentaufnahme vom { $link }
changes-more =
    { $count ->
        [one] { $count } weitere Änderung
       *[other] { $count } weitere Änderungen
    }
# On paper, where a list is cut off. $count: the number of changes that are not listed
changes-more-on-paper = Weitere Änderungen: { $count } (siehe „Änderungen“).
# $link: the time of the snapshot; $since: the time of the snapshot before
changes-of-snapshot = Momentaufnahme vom { $link }, verglichen mit der vom { $since }
# $link: a link with the text "the snapshot of …"
changes-compared = Verglichen mit { $link }.
# $moment: date and time
changes-the-snapshot = der Momentaufnahme vom { $moment }
changes-none = Keine Änderungen
# Behind "No changes"
changes-none-ever = seit der ersten Momentaufnahme.
changes-none-in-year = in diesem Jahr.
changes-nothing = Nichts geändert
# Behind "Nothing changed"
changes-nothing-shown = an dem, was diese Seiten zeigen.
# $days: a number of days, such as 7
changes-last-days = Letzte { $days } Tage
changes-none-net = Keine bleibenden Änderungen
# $link: a link with the text "the snapshot of …"
changes-net-since = Bleibende Änderungen seit { $link }. Nicht aufgeführt ist, was zwischenzeitlich anders war und nun wieder wie zuvor ist.
changes-between = Änderungen zwischen Momentaufnahmen
# $year: such as 2025
changes-of-year = Änderungen { $year }
# Choices of the filter by kind
changes-kind-issues = Vorfälle und Empfehlungen
changes-kind-messages = Nachrichten
changes-kind-captures = Erfassung

## What changed, as a label; the label of a connector may also be its status

# A connector
change-connector-unignored = Nicht mehr ignoriert
change-connector-renewed = Erneuert
change-connector-cleared = Problem behoben
change-connector-expiry = Ablaufdatum geändert
change-connector-details = Details geändert
change-connector-added = Hinzugefügt
change-connector-removed = Entfernt
change-connector-on = Aktiviert
change-connector-off = Deaktiviert
# An incident or advisory
change-issue-opened = Eröffnet
change-issue-updated = Aktualisiert
change-issue-unlisted = Nicht mehr aufgeführt
change-issue-listed = Wieder aufgeführt
change-issue-resolved = Behoben
change-issue-reopened = Erneut eröffnet
# A message
change-message-new = Neu
change-message-updated = Aktualisiert
change-message-ended = Beendet
# The licenses of a product
change-license-new = Neu
change-license-more = Mehr vorhanden
change-license-gone = Entfallen
change-license-fewer = Weniger vorhanden
change-license-over = Zu viele zugewiesen
change-license-settled = Nicht mehr zu viele zugewiesen
change-license-suspended = Gesperrt
change-license-grace = In der Toleranzperiode
change-license-renamed = Umbenannt
# A fact about the tenant
change-tenant-changed = Geändert
# A section of the snapshots
change-capture-again = Wieder erfasst
change-capture-began = Erstmals erfasst
change-capture-completed = Vollständig erfasst
# The same within a sentence, such as the title of an entry of a feed, behind the name of the subject
inline-change-connector-unignored = nicht mehr ignoriert
inline-change-connector-renewed = erneuert
inline-change-connector-cleared = Problem behoben
inline-change-connector-expiry = Ablaufdatum geändert
inline-change-connector-details = Details geändert
inline-change-connector-added = hinzugefügt
inline-change-connector-removed = entfernt
inline-change-connector-on = aktiviert
inline-change-connector-off = deaktiviert
inline-change-issue-opened = eröffnet
inline-change-issue-updated = aktualisiert
inline-change-issue-unlisted = nicht mehr aufgeführt
inline-change-issue-listed = wieder aufgeführt
inline-change-issue-resolved = behoben
inline-change-issue-reopened = erneut eröffnet
inline-change-message-new = neu
inline-change-message-updated = aktualisiert
inline-change-message-ended = beendet
inline-change-license-new = neu
inline-change-license-more = mehr vorhanden
inline-change-license-gone = entfallen
inline-change-license-fewer = weniger vorhanden
inline-change-license-over = zu viele zugewiesen
inline-change-license-settled = nicht mehr zu viele zugewiesen
inline-change-license-suspended = gesperrt
inline-change-license-grace = in der Toleranzperiode
inline-change-license-renamed = umbenannt
inline-change-tenant-changed = geändert
inline-change-capture-again = wieder erfasst
inline-change-capture-began = erstmals erfasst
inline-change-capture-completed = vollständig erfasst

## The subject of a change

# $id: such as IT123
change-subject-incident = Vorfall { $id }
change-subject-advisory = Empfehlung { $id }
# An issue of another kind. $classification: the word of the service for its kind
change-subject-issue = { $classification } { $id }
# $id: such as MC123
change-subject-message = Nachricht { $id }
# Facts about the tenant
fact-cloud = Cloud
change-fact-domain = Domäne

## What changed, in sentences

# $status: the status before, in lower case. The reason for the current status stands behind it
change-previously = Status zuvor: { $status }.
# A connector that is ignored now. $because: such as "ignored until 31 Mar 2027: server decommissioned"
change-now-ignored = Status zuvor: { $status }. Jetzt { $because }.
change-sync-lost = Status zuvor: { $status }. Die letzte Synchronisierung ist nicht mehr bekannt.
# $status: the last status, in lower case
change-last-status = Letzter bekannter Status: { $status }.
# $at, $before: dates and times. The credential had expired
change-renewed-expired = Neues Ablaufdatum: { $at } (zuvor abgelaufen am { $before }).
# The credential had not expired
change-renewed = Neues Ablaufdatum: { $at } (zuvor { $before }).
change-expiry-from-unknown = Neues Ablaufdatum: { $at } (zuvor nicht bekannt).
change-expiry-from-none = Neues Ablaufdatum: { $at } (zuvor kein Ablauf).
change-endless-expired = Läuft nicht mehr ab (zuvor abgelaufen am { $before }).
change-endless = Läuft nicht mehr ab (zuvor { $before }).
change-no-expiry = Läuft nicht ab (zuvor { $before }).
change-no-expiry-from-unknown = Läuft nicht ab (zuvor nicht bekannt).
change-expiry-lost = Ablaufdatum nicht mehr bekannt (zuvor { $before }).
change-expiry-lost-from-none = Ablaufdatum nicht mehr bekannt (zuvor kein Ablauf).
# Two changes in one sentence, before its period
change-and = { $first }; { $next }
# A detail of a connector. $name: its name, such as "Apple ID"
detail-changed = { $name } geändert von { $from } in { $to }
detail-added = { $name } hinzugefügt: { $value }
detail-removed = { $name } entfernt (zuvor { $value })
detail-changed-somehow = { $name } geändert
# Names of details
detail-name = Name
detail-measured-by = Grundlage des Status
detail-link = Link
# What the status of a connector is measured by
measured-by-expiry = Ablaufdatum
measured-by-sync = letzte Synchronisierung
measured-by-set-up = Einrichtung
# Incidents and advisories. $status, $from, $to: a status within a sentence
change-status = Status: { $status }.
change-status-reopened = Wieder aktiv. Status: { $status }.
change-status-unseen = Seit der vorherigen Momentaufnahme begonnen und beendet. Status: { $status }.
# $moment: the time of the last snapshot that lists the issue
change-status-unlisted = Letzter bekannter Status: { $status } (Momentaufnahme vom { $moment }).
# The begin of a sentence
change-status-moved = Status geändert von { $from } in { $to }
# The begin of a sentence, or a part behind `change-status-moved`
change-posts =
    { $count ->
        [one] { $count } neue Mitteilung
       *[other] { $count } neue Mitteilungen
    }
# $parts: a list such as "Title, links and details"; its first entry is in lower case behind another change
change-edited = { $parts } bearbeitet
# An issue whose status and texts are as before
change-updated-somehow = Aktualisiert.
# Messages. $date: the day
change-act-by = Handeln bis { $date }.
change-active-again = Wieder aktiv.
change-expired-on = Abgelaufen am { $date }.
change-expired = Abgelaufen.
change-archived = Archiviert.
change-rescheduled = Verschoben: noch nicht begonnen.
change-not-listed = Nicht mehr im Nachrichtencenter aufgeführt.
change-major = Als wichtige Änderung gekennzeichnet.
change-not-major = Nicht mehr als wichtige Änderung gekennzeichnet.
# $to, $from: dates, with times if the day is the same
change-act-by-moved = Frist verschoben auf { $to } (zuvor { $from }).
change-act-by-set = Frist festgelegt auf { $to }.
change-act-by-removed = Frist entfernt (zuvor { $from }).
change-act-by-changed = Frist geändert.
change-start-moved = Startdatum verschoben auf { $to } (zuvor { $from }).
change-start-set = Startdatum festgelegt auf { $to }.
change-start-removed = Startdatum entfernt (zuvor { $from }).
change-start-changed = Startdatum geändert.
change-end-moved = Enddatum verschoben auf { $to } (zuvor { $from }).
change-end-set = Enddatum festgelegt auf { $to }.
change-end-removed = Enddatum entfernt (zuvor { $from }).
change-end-changed = Enddatum geändert.
# Licenses. $before: the number before
change-owned-first = { $count } vorhanden (zuvor keine).
change-owned = { $count } vorhanden (zuvor { $before }).
change-owned-none = Keine vorhanden (zuvor { $before }).
change-assigned = { $assigned } zugewiesen, { $owned } vorhanden.
change-suspended = { $count } gesperrt (zuvor { $before }).
change-in-grace = { $count } in der Toleranzperiode (zuvor { $before }).
# $name: the name of the product before
change-renamed = Hieß zuvor { $name }.
# A fact about the tenant. $from, $to: its values
change-fact = Geändert von { $from } in { $to }.
# Microsoft clouds
cloud-global = Global
cloud-us-gov = US-Behörden (GCC High)
cloud-us-dod = US-Behörden (DoD)
cloud-china = China (21Vianet)
# What the snapshots include
capture-stopped = In dieser Momentaufnahme nicht enthalten.
capture-resumed = Verglichen mit der letzten Momentaufnahme, die dies enthielt.
capture-began = Zuvor nicht enthalten.
capture-partial = Nur teilweise erfasst. Was fehlt, zählt nicht als entfernt.
capture-completed = Vollständig erfasst.

## Parts of messages and issues that can be edited

edited-title = Titel
edited-text = Text
edited-links = Links
edited-act-by = Frist
edited-start = Startdatum
edited-end = Enddatum
edited-major-change = Kennzeichnung als wichtige Änderung
edited-classification = Klassifizierung
edited-impact = Auswirkungen
edited-posts = Frühere Mitteilungen
edited-details = Details
# The same in a list behind another part, before "edited"
inline-edited-title = Titel
inline-edited-text = Text
inline-edited-links = Links
inline-edited-summary = Zusammenfassung
inline-edited-act-by = Frist
inline-edited-start = Startdatum
inline-edited-end = Enddatum
inline-edited-category = Kategorie
inline-edited-severity = Schweregrad
inline-edited-major-change = Kennzeichnung als wichtige Änderung
inline-edited-services = Dienste
inline-edited-tags = Tags
inline-edited-classification = Klassifizierung
inline-edited-impact = Auswirkungen
inline-edited-feature = Feature
inline-edited-origin = Ursprung
inline-edited-posts = frühere Mitteilungen
inline-edited-details = Details

## Connectors

connectors-caption = Connectors nach Typ, schlechtester Status zuerst
connectors-none = Keine Connectors
connectors-ignored = Ignorierte Connectors
connectors-ignored-note = Diese Connectors werden gemäß den Einstellungen dieser Website ignoriert, haben keinen Status und werden nirgends gezählt.
connectors-no-reason = Für diese Zielgruppe nicht sichtbar
connectors-no-end-date = Kein Enddatum
connectors-worst-of-type = Bei mehreren Connectors eines Typs gilt für den Typ der schlechteste Status.
# $types: the names of connector types
connectors-own-limits = Für { $types } gelten andere Grenzwerte; sie stehen auf den jeweiligen Seiten.
# $configured: how many of the connector types; $all: how many types there are
connectors-types-configured =
    { $all ->
        [one] { $configured } von { $all } Connectortyp konfiguriert
       *[other] { $configured } von { $all } Connectortypen konfiguriert
    }
# $missing: how many of the types were not captured
connectors-types-in-part =
    { $all ->
        [one] { $configured } von { $all } Connectortyp konfiguriert, { $missing } nicht erfasst
       *[other] { $configured } von { $all } Connectortypen konfiguriert, { $missing } nicht erfasst
    }
rule-title = So wird der Status bestimmt
rule-applies = Trifft hier zu

## One connector type

type-badge = Badge
type-connectors = Connectors dieses Typs
# $type: the name of a connector type
type-caption = { $type }: Connectors, schlechtester Status zuerst
type-history-caption = { $type }: Connectors, Tag für Tag
type-not-captured = In dieser Momentaufnahme sind Connectors dieses Typs nicht erfasst; das bedeutet nicht, dass es keine gibt.
type-decides = Bestimmt den Status des Typs
# Why a type has its status if no single connector decides it, in a table; with a period, also as a sentence
type-none-set-up = Kein Connector ist eingerichtet
type-rest-not-known = Ohne den Rest der Liste ist der Status nicht bekannt
# $count: the number of connectors, 2 or more
type-all-ignored = Alle { $count } werden ignoriert
type-all-off = Alle { $count } sind deaktiviert oder nicht eingerichtet
type-all-off-or-ignored = Alle { $count } sind deaktiviert, nicht eingerichtet oder ignoriert
type-not-in-snapshot = Nicht in dieser Momentaufnahme; ob konfiguriert, ist nicht bekannt
# Behind the sentence that says why the type is missing
type-maybe-configured = Ob Connectors dieses Typs konfiguriert sind, ist nicht bekannt.
# $count: the number of connectors, 2 or more; $statuses: how many have which status, such as "1 unhealthy, 2 healthy"
type-members = { $count } Connectors: { $statuses }

## Problems of connectors, reported by a service

# $name: the name of the connector; $text: one or more sentences about its problems
report-of = { $name }: { $text }
# Behind the sentences about one connector. $count: the number of the others
report-others =
    { $count ->
        [one] { $count } weiterer Connector dieses Typs meldet ein Problem.
       *[other] { $count } weitere Connectors dieses Typs melden ein Problem.
    }
# A problem in a table; with a period, also as a sentence
report-token-invalid = Das Token ist ungültig
report-token-expired = Das Token ist abgelaufen
report-token-elsewhere = Das Token ist einer anderen MDM-Lösung zugewiesen
report-token-same-location = Ein anderes Token hat denselben Standort
report-sync-failed = Die letzte Synchronisierung ist fehlgeschlagen
report-credentials-invalid = Die Anmeldeinformationen sind ungültig
report-google-error = Die Google-API hat einen Fehler zurückgegeben
report-management-error = Der Verwaltungsdienst hat einen Fehler zurückgegeben
report-partner-unresponsive = Der Partner reagiert nicht
report-partner-terminated = Der Partner hat die Verbindung beendet
report-partner-rejected = Der Partner hat die Verbindung abgelehnt
report-partner-unavailable = Der Partner ist nicht verfügbar
report-partner-error = Die Verbindung mit dem Partner weist einen Fehler auf
report-connector-inactive = Der Connector ist inaktiv
report-connector-error = Der Connector weist einen Fehler auf
report-app-sync-failed = Die letzte App-Synchronisierung ist fehlgeschlagen
report-disconnected = Der Connector ist getrennt
report-setup-failed = Die Einrichtung ist fehlgeschlagen
report-connection-removed = Die Verbindung wird entfernt
report-binding-removed = Die Verknüpfung wird entfernt
report-upload-failed = Das Hochladen des Zertifikats ist fehlgeschlagen
# $error: an error code, such as 3
report-terms = Fehler { $error }: Die neuen Geschäftsbedingungen von Apple wurden nicht akzeptiert. Akzeptieren Sie sie in Apple Business Manager oder Apple School Manager
report-error = Die letzte Synchronisierung endete mit Fehler { $error }
# $cause: why, as the service gives it
report-upload-cause = Das Hochladen des Zertifikats ist fehlgeschlagen: { $cause }
# $value: a status, as the service gives it, such as "unhealthy"
report-status-page = Die Statusseite von Microsoft zeigt hierfür „{ $value }“
# The same problems behind a colon
inline-token-invalid = Das Token ist ungültig
inline-token-expired = Das Token ist abgelaufen
inline-token-elsewhere = Das Token ist einer anderen MDM-Lösung zugewiesen
inline-token-same-location = Ein anderes Token hat denselben Standort
inline-sync-failed = Die letzte Synchronisierung ist fehlgeschlagen
inline-terms = Die neuen Geschäftsbedingungen von Apple wurden nicht akzeptiert
inline-credentials-invalid = Die Anmeldeinformationen sind ungültig
inline-google-error = Die Google-API hat einen Fehler zurückgegeben
inline-management-error = Der Verwaltungsdienst hat einen Fehler zurückgegeben
inline-partner-unresponsive = Der Partner reagiert nicht
inline-partner-terminated = Der Partner hat die Verbindung beendet
inline-partner-rejected = Der Partner hat die Verbindung abgelehnt
inline-partner-unavailable = Der Partner ist nicht verfügbar
inline-partner-error = Die Verbindung mit dem Partner weist einen Fehler auf
inline-connector-inactive = Der Connector ist inaktiv
inline-connector-error = Der Connector weist einen Fehler auf
inline-app-sync-failed = Die letzte App-Synchronisierung ist fehlgeschlagen
inline-disconnected = Der Connector ist getrennt
inline-setup-failed = Die Einrichtung ist fehlgeschlagen
inline-connection-removed = Die Verbindung wird entfernt
inline-binding-removed = Die Verknüpfung wird entfernt
inline-upload-failed = Das Hochladen des Zertifikats ist fehlgeschlagen

## What a connector reports now, in the list of changes

# $value: the value that the service gives, such as "invalid", or `reported-error`
reported-now = Meldet „{ $value }“.
# $meaning: one of the problems above, behind a colon
reported-now-meaning = Meldet „{ $value }“: { $meaning }.
reported-now-status-page = Die Statusseite von Microsoft zeigt „{ $value }“.
# $before: what it reported before
reported-was = Meldet „{ $value }“ (zuvor „{ $before }“).
reported-was-meaning = Meldet „{ $value }“: { $meaning } (zuvor „{ $before }“).
reported-was-status-page = Die Statusseite von Microsoft zeigt „{ $value }“ (zuvor „{ $before }“).
reported-no-longer = Meldet „{ $before }“ nicht mehr.
# Within these sentences. $error: an error code, such as 3
reported-error = Fehler { $error }
reported-no-error = kein Fehler

## One connector

connector-status-gone = Status bei der letzten Erfassung
connector-last-status = Letzter bekannter Status:
# $what: the relation to another connector, in front of its name
connector-twin = { $what }:
connector-evidence = Grundlage des Status
connector-reported = Vom Dienst gemeldet
connector-reported-note = Angaben wie vom Dienst gemeldet. Sie ändern den Status oben nicht.
connector-all-days = Alle Connectors, Tag für Tag
# $place: the rank of the connector, such as "2 of 5"
connector-place = Rang { $place }, schlechtester Status zuerst.
# $title: the title of the section, such as "Certificate connectors"
connector-members-caption = { $title }, schlechtester Status zuerst
connector-next = Was als Nächstes geschieht
connector-next-gone = Was als Nächstes geschehen wäre
# $age: how far away the step is, such as "in 3 days"; $unless: what would prevent it
connector-step = { $age }, { $unless }
# Behind a date and its distance, and a comma
connector-unless-renewed = sofern nicht erneuert
connector-if-sync-stops = falls die Synchronisierung ausbleibt
# What happens next, if no date is known
connector-next-warning = Keine weitere Änderung bekannt.
connector-next-unknown = Nicht bekannt, da das Datum fehlt, das die Regel benötigt.
connector-next-healthy = Nichts: Es gibt kein Datum, das verstreichen kann.
connector-next-not-configured = Nichts, solange der Connector nicht konfiguriert ist.
connector-next-retired = Nichts: Microsoft hat diesen Connectortyp eingestellt.
connector-next-ignored = Nichts, solange der Connector ignoriert wird.
# The rank of a connector among those of its type, within `connector-place`
connector-rank = { $rank } von { $count }
# The title of a section, for types that have no title of their own below
connector-others = Andere Connectors dieses Typs
# The label of a date
connector-expired = Abgelaufen
connector-expires = Ablauf
connector-last-sync = Letzte Synchronisierung
connector-last-change = Letzte Änderung
# Facts. Their labels are `deadline-expires` and these
evidence-last-sync = Letzte erfolgreiche Synchronisierung
evidence-last-change = Letzte Änderung
# The time that the rule compares dates with
evidence-measured-from = Vergleichszeitpunkt
evidence-configured = Konfiguriert
evidence-no = Nein
# Values of dates
evidence-expiry-unknown = Nicht bekannt
evidence-never = Nie
evidence-placeholder = 31. Dez. 9999 (Platzhalter)
# A property and its value, as the service reports them
evidence-reported = „{ $name }: { $value }“
# $values: a list of `evidence-reported`; $status: the status by the rule, in lower case
evidence-differs = Der Dienst meldet { $values }, nach der Regel gilt jedoch „{ $status }“. Angezeigt wird der Status nach der Regel.
# The relation to another connector, in front of its name: see `connector-twin`
twin-account = Gleiches Konto
twin-token = Gleiches Token

## Guidance for a connector

# $what: what the text is about, such as "Impact"
guidance-impact = { $what }:
guidance-path = Menüpfad im Intune Admin Center
guidance-owner = Verantwortlich:
guidance-contact = Kontakt:
# Links to where a connector is repaired: a page of the admin center, or one that the settings or the snapshot name
link-admin-center = Im Admin Center öffnen
link-management-page = Verwaltungsseite öffnen
# In front of an address that is text, because links are switched off. $label: the text of the link
link-address = { $label }:
# Titles of the section
guidance-title = Was zu tun ist
guidance-title-fails = Was bei einem Ausfall zu tun ist
guidance-title-renew = So erfolgt die Erneuerung
guidance-title-set-up = Wo die Einrichtung erfolgt
guidance-title-depends = Was davon abhängt
# Labels of the impact
guidance-stops = Was nicht mehr funktioniert
guidance-stops-expired = Was nach dem Ablauf nicht mehr funktioniert
guidance-stops-failed = Was bei einem Ausfall nicht mehr funktioniert
# Texts of links
guidance-article = Artikel von Microsoft
guidance-runbook = Runbook

## What to do about connectors of each type

# `-others`: the title of the section with the other connectors of the type. `-action`: the first thing to do, in one
# short sentence. `-impact`: what stops working. `-path`: the menu path in the Intune admin center, its entries separated
# by " > ". `-step-1` and so on: the steps of a renewal or repair.
# Names of menus, pages and buttons are those that the admin centers and portals show in this language.

# Steps and actions of several types
guidance-renew-apple-token = Erneuern Sie das Token mit demselben verwalteten Apple Account.
guidance-check-partner = Überprüfen Sie in der Konsole des Partners die Verbindung mit Intune.
guidance-stay-connected = Wählen Sie nicht „Trennen“ aus: Dadurch wird die Registrierung aller Android Enterprise-Geräte aufgehoben.

guidance-apple-push-certificate-others = Andere MDM-Push-Zertifikate
guidance-apple-push-certificate-action = Erneuern Sie das Zertifikat mit derselben Apple-ID.
guidance-apple-push-certificate-impact = Intune erreicht iPhones, iPads und Macs nicht. Diese erhalten keine Richtlinien, Apps oder Remoteaktionen, und neue Geräte können nicht registriert werden.
guidance-apple-push-certificate-path = Geräte > Registrierung > Apple > Apple-MDM-Push-Zertifikat
guidance-apple-push-certificate-step-1 = Wählen Sie „CSR herunterladen“ aus.
guidance-apple-push-certificate-step-2 = Melden Sie sich beim Apple Push Certificates Portal mit derselben Apple-ID an, mit der das Zertifikat erstellt wurde. Wählen Sie „Renew“ (Erneuern) aus, nicht „Create a Certificate“ (Zertifikat erstellen), laden Sie die CSR hoch, und laden Sie das neue Zertifikat herunter.
guidance-apple-push-certificate-step-3 = Laden Sie das neue Zertifikat (.pem) im Admin Center hoch, spätestens 30 Tage nach Ablauf des alten.

guidance-apple-vpp-others = Andere VPP-Token
guidance-apple-vpp-expiry-impact = Intune kann Lizenzen dieses Standorts weder zuweisen noch widerrufen. Dort gekaufte Apps werden weder installiert noch aktualisiert.
guidance-apple-vpp-path = Mandantenverwaltung > Connectors und Token > Apple-VPP-Token
guidance-apple-vpp-expiry-step-1 = Melden Sie sich bei Apple Business Manager oder Apple School Manager mit demselben verwalteten Apple Account an, öffnen Sie Einstellungen > Zahlungen und Rechnungen > Apps und Bücher > Inhaltstoken, und laden Sie das Token dieses Standorts herunter.
guidance-apple-vpp-expiry-step-2 = Wählen Sie im Admin Center das Token aus, bearbeiten Sie „Grundlagen“, und laden Sie die heruntergeladene Datei hoch. Erstellen Sie kein neues Token.
guidance-apple-vpp-expiry-step-3 = Aktualisieren Sie die Seite, bis sie das neue Ablaufdatum zeigt.

guidance-apple-vpp-sync-action = Überprüfen Sie den Status des Tokens, und wählen Sie dann „Synchronisieren“ aus.
guidance-apple-vpp-sync-impact = Neue Käufe, Lizenzanzahlen und App-Updates dieses Standorts kommen nicht in Intune an.
guidance-apple-vpp-sync-step-1 = Überprüfen Sie den Status des Tokens: Erneuern Sie ein abgelaufenes oder ungültiges Token, und entfernen Sie ein doppelt vorhandenes.
guidance-apple-vpp-sync-step-2 = Wählen Sie das Token und dann „Synchronisieren“ aus.
guidance-apple-vpp-sync-step-3 = Wenn die Synchronisierung erneut fehlschlägt, erneuern Sie das Token: Ein neues Kennwort oder eine neue Domäne des verwalteten Apple Accounts macht es ungültig.

guidance-windows-autopilot-others = Andere Windows Autopilot-Synchronisierungen
guidance-windows-autopilot-action = Wählen Sie in der Liste der Windows Autopilot-Geräte „Synchronisieren“ aus.
guidance-windows-autopilot-impact = Neue und geänderte Windows Autopilot-Geräte erscheinen nicht in Intune und erhalten kein Bereitstellungsprofil.
guidance-windows-autopilot-path = Geräte > Registrierung > Windows > Windows Autopilot > Geräte
guidance-windows-autopilot-step-1 = Wählen Sie „Synchronisieren“ aus. Je nach Anzahl der Geräte dauert dies einige Minuten.
guidance-windows-autopilot-step-2 = Aktualisieren Sie die Liste, und überprüfen Sie, ob die neuesten Geräte vorhanden sind.
guidance-windows-autopilot-step-3 = Wenn die Synchronisierung erneut fehlschlägt, überprüfen Sie den Dienststatus von Intune, und stellen Sie dann eine Supportanfrage.

guidance-microsoft-store-others = Andere Verbindungen mit dem Microsoft Store für Unternehmen
guidance-microsoft-store-action = Nichts: Microsoft hat diesen Dienst eingestellt.
guidance-microsoft-store-impact = Nichts weiter. Microsoft hat den Microsoft Store für Unternehmen eingestellt.
guidance-microsoft-store-path = Apps > Alle Apps > Erstellen
guidance-microsoft-store-step-1 = Ersetzen Sie Apps aus dem alten Store durch Apps vom Typ „Microsoft Store-App (neu)“.

guidance-jamf-others = Andere Jamf-Verbindungen
guidance-jamf-action = Überprüfen Sie die Verbindung in Jamf Pro.
guidance-jamf-impact = Der Konformitätsstatus der von Jamf Pro verwalteten Macs veraltet, und der bedingte Zugriff kann diese Macs blockieren.
guidance-jamf-path = Mandantenverwaltung > Connectors und Token > Partnergeräteverwaltung
guidance-jamf-step-1 = Öffnen Sie in Jamf Pro Einstellungen > Global > Gerätekonformität, und überprüfen Sie, ob die Verbindung aktiviert ist.
guidance-jamf-step-2 = Überprüfen Sie, ob Jamf Pro login.microsoftonline.com und *.manage.microsoft.com über Port 443 erreicht.
guidance-jamf-step-3 = Überprüfen Sie in Microsoft Entra ID, ob die Berechtigungen der Jamf-Anwendungen unverändert sind.
guidance-jamf-step-4 = Wenn Jamf Pro noch den bedingten Zugriff statt der Gerätekonformität verwendet, stellen Sie um: Jamf unterstützt diese Anbindung nicht mehr.

guidance-certificate-connector-others = Andere Zertifikatconnectors
guidance-certificate-connector-action = Überprüfen Sie, ob der Server eingeschaltet ist und sein Connectordienst ausgeführt wird.
guidance-certificate-connector-impact = Geräte erhalten keine neuen SCEP- oder PKCS-Zertifikate, und vorhandene werden weder erneuert noch widerrufen. WLAN, VPN und E-Mail fallen aus, sobald die alten ablaufen.
guidance-certificate-connector-path = Mandantenverwaltung > Connectors und Token > Zertifikatconnectors
guidance-certificate-connector-step-1 = Überprüfen Sie auf dem Server, ob die Dienste des Zertifikatconnectors für Microsoft Intune ausgeführt werden, und starten Sie sie neu.
guidance-certificate-connector-step-2 = Überprüfen Sie, ob der Server die Netzwerkendpunkte von Intune und autoupdate.msappproxy.net über Port 443 erreicht.
guidance-certificate-connector-step-3 = Suchen Sie nach Fehlern unter Ereignisanzeige > Anwendungs- und Dienstprotokolle > Microsoft > Intune > Certificate Connectors.
guidance-certificate-connector-step-4 = Wenn weiterhin keine Verbindung zustande kommt, deinstallieren Sie den Connector, und installieren Sie die aktuelle Version.

guidance-apple-enrollment-others = Andere Token für das Registrierungsprogramm
guidance-apple-enrollment-expiry-impact = Neue und zurückgesetzte Apple-Geräte dieses Tokens werden nicht automatisch registriert.
guidance-apple-enrollment-path = Geräte > Registrierung > Apple > Token für Registrierungsprogramm
guidance-apple-enrollment-expiry-step-1 = Öffnen Sie in Apple Business oder Apple School Manager den Geräteverwaltungsdienst dieses Tokens, und wählen Sie „Token laden“ aus. Das bisherige Token ist ab dann ungültig. Schließen Sie die Erneuerung daher unbedingt ab.
guidance-apple-enrollment-expiry-step-2 = Wählen Sie im Admin Center das Token und dann „Token erneuern“ aus, und geben Sie die Apple-ID ein, mit der das ursprüngliche Token erstellt wurde.
guidance-apple-enrollment-expiry-step-3 = Laden Sie die heruntergeladene Datei hoch, und wählen Sie „Token erneuern“ aus.

guidance-apple-enrollment-sync-action = Überprüfen Sie das Konto in Apple Business Manager, und wählen Sie dann „Synchronisieren“ aus.
guidance-apple-enrollment-sync-impact = Neue Geräte in Apple Business erscheinen nicht in Intune und erhalten keine Registrierungsrichtlinie.
guidance-apple-enrollment-sync-step-1 = Wählen Sie das Token und dann Geräte > Synchronisieren aus. Apple lässt dies alle 15 Minuten zu.
guidance-apple-enrollment-sync-step-2 = Wenn die Synchronisierung fehlschlägt, melden Sie sich bei Apple Business oder Apple School Manager an, und akzeptieren Sie gegebenenfalls neue Geschäftsbedingungen.
guidance-apple-enrollment-sync-step-3 = Wenn sie weiterhin fehlschlägt, erneuern Sie das Token mit derselben Apple-ID.

guidance-exchange-on-premises-others = Andere Exchange-Connectors
guidance-exchange-on-premises-action = Entfernen Sie den Connector: Microsoft hat den Support beendet.
guidance-exchange-on-premises-impact = Intune steuert den Zugriff auf das lokale Exchange nicht mehr. Microsoft hat den Support am 19. Februar 2024 beendet; seitdem synchronisiert der Connector nicht mehr.
guidance-exchange-on-premises-path = Mandantenverwaltung > Exchange-Zugriff > Lokaler Connector für Exchange ActiveSync
guidance-exchange-on-premises-step-1 = Richten Sie die moderne Hybridauthentifizierung ein, oder verschieben Sie die Postfächer zu Exchange Online.
guidance-exchange-on-premises-step-2 = Deinstallieren Sie den Connector, und entfernen Sie ihn aus Intune.

guidance-google-play-sync-others = Andere Managed Google Play-Synchronisierungen
guidance-google-play-sync-action = Wählen Sie unter „Verwaltetes Google Play“ die Option „Synchronisieren“ aus.
guidance-google-play-sync-impact = Neue und geänderte Apps aus Managed Google Play kommen nicht in Intune an.
guidance-google-play-sync-path = Mandantenverwaltung > Connectors und Token > Verwaltetes Google Play
guidance-google-play-sync-step-1 = Wählen Sie „Synchronisieren“ aus.
guidance-google-play-sync-step-2 = Wenn die Synchronisierung fehlschlägt, überprüfen Sie, ob das verbundene Konto noch vorhanden und bei Google Inhaber des Unternehmens ist.

guidance-google-play-binding-others = Andere Managed Google Play-Konten
guidance-google-play-binding-action = Überprüfen Sie die Verknüpfung mit Managed Google Play.
guidance-google-play-binding-impact = Android Enterprise-Geräte können weder registriert noch verwaltet werden und erhalten keine Apps.
guidance-google-play-binding-path = Geräte > Registrierung > Android > Verwaltetes Google Play
guidance-google-play-binding-step-1 = Überprüfen Sie das verbundene Konto und dessen Organisation.
guidance-google-play-binding-step-2 = Wenn der Mandant nicht verbunden ist, wählen Sie „Google starten, um jetzt eine Verbindung herzustellen“ aus, und verwenden Sie dasselbe Konto wie zuvor.

guidance-defender-for-endpoint-others = Andere Defender-Verbindungen
guidance-defender-for-endpoint-action = Überprüfen Sie die Intune-Verbindung im Microsoft Defender-Portal.
guidance-defender-for-endpoint-impact = Intune erhält von Defender keine Angaben zum Geräterisiko. Konformität und bedingter Zugriff reagieren daher nicht auf Bedrohungen.
guidance-defender-for-endpoint-path = Endpunktsicherheit > Microsoft Defender for Endpoint
guidance-defender-for-endpoint-step-1 = Überprüfen Sie den Verbindungsstatus.
guidance-defender-for-endpoint-step-2 = Öffnen Sie im Microsoft Defender-Portal System > Einstellungen > Endpunkte > Erweiterte Features, und aktivieren Sie „Microsoft Intune-Verbindung“.
guidance-defender-for-endpoint-step-3 = Überprüfen Sie im Admin Center, ob die Plattformen verbunden sind. Es kann 15 Minuten dauern, bis sich der Status ändert.

guidance-mobile-threat-defense-others = Andere Mobile Threat Defense-Connectors
guidance-mobile-threat-defense-impact = Intune erhält vom Partner keine Bedrohungsstufen und lässt ihn bei der Konformität außer Acht, wenn er dauerhaft nicht reagiert.
guidance-mobile-threat-defense-path = Mandantenverwaltung > Connectors und Token > Mobile Threat Defense
guidance-mobile-threat-defense-step-1 = Wählen Sie den Connector aus, und überprüfen Sie seinen Status und ob eine Plattform aktiviert ist.
guidance-mobile-threat-defense-step-2 = Überprüfen Sie in der Konsole des Partners die Verbindung mit Intune, und melden Sie sich bei Aufforderung erneut an.
guidance-mobile-threat-defense-step-3 = Wenn der Connector nicht verfügbar ist, richten Sie ihn in der Konsole des Partners erneut ein.

guidance-chrome-enterprise-others = Andere Chrome Enterprise-Verbindungen
guidance-chrome-enterprise-action = Überprüfen Sie das verbundene Konto in der Google Admin-Konsole.
guidance-chrome-enterprise-impact = Die Angaben zu ChromeOS-Geräten veralten, und Remoteaktionen erreichen die Geräte nicht.
guidance-chrome-enterprise-path = Mandantenverwaltung > Connectors und Token > Chrome Enterprise
guidance-chrome-enterprise-step-1 = Überprüfen Sie den Status, den letzten Check-In und das verbundene Konto.
guidance-chrome-enterprise-step-2 = Überprüfen Sie in der Google Admin-Konsole, ob dieses Konto aktiv ist und ChromeOS-Geräte verwalten darf und ob die Client-ID von Intune noch unter Sicherheit > Zugriffs- und Datenkontrolle > API-Steuerung aufgeführt ist.
guidance-chrome-enterprise-step-3 = Löschen Sie die Verbindung nur, wenn nichts anderes hilft: Dadurch werden alle ChromeOS-Geräte aus Intune entfernt.

guidance-teamviewer-others = Andere TeamViewer-Connectors
guidance-teamviewer-action = Überprüfen Sie das TeamViewer-Konto und die Lizenz.
guidance-teamviewer-impact = Der Helpdesk kann aus Intune keine TeamViewer-Sitzungen starten.
guidance-teamviewer-path = Mandantenverwaltung > Connectors und Token > TeamViewer-Connector
guidance-teamviewer-step-1 = Überprüfen Sie, ob der Connector aktiviert ist und seine Adresse zu Ihrer TeamViewer-Region gehört.
guidance-teamviewer-step-2 = Überprüfen Sie, ob das TeamViewer-Konto und die Lizenz gültig sind.
guidance-teamviewer-step-3 = Wählen Sie „Speichern“ aus, und starten Sie mit „Neue Remoteunterstützungssitzung“ eine Testsitzung.

guidance-servicenow-others = Andere ServiceNow-Connectors
guidance-servicenow-action = Wählen Sie „Verbindung testen“ aus, und melden Sie sich bei ServiceNow an.
guidance-servicenow-impact = Der Helpdesk sieht in Intune keine ServiceNow-Vorfälle.
guidance-servicenow-path = Mandantenverwaltung > Connectors und Token > ServiceNow-Connector
guidance-servicenow-step-2 = Überprüfen Sie in ServiceNow, ob die OAuth-Anwendung aktiv ist und die CORS-Regel das Admin Center zulässt.
guidance-servicenow-step-3 = Wählen Sie „Speichern“ aus.

guidance-domain-join-others = Andere Connectors für den Domänenbeitritt
guidance-domain-join-action = Überprüfen Sie, ob der Dienst des Connectors auf dem Server ausgeführt wird, und starten Sie ihn neu.
guidance-domain-join-impact = Neue Windows Autopilot-Geräte können der lokalen Domäne nicht beitreten (Microsoft Entra-Hybrideinbindung).
guidance-domain-join-path = Geräte > Registrierung > Windows > Windows Autopilot > Intune-Connector für Active Directory
guidance-domain-join-step-1 = Überprüfen Sie auf dem Server, ob der Dienst des Intune-Connectors für Active Directory ausgeführt wird, und starten Sie ihn neu.
guidance-domain-join-step-2 = Überprüfen Sie, ob der Server einen Domänencontroller sowie die Netzwerkendpunkte von Intune über Port 443 erreicht.
guidance-domain-join-step-3 = Suchen Sie nach Fehlern unter Ereignisanzeige > Anwendungs- und Dienstprotokolle > Microsoft > Intune > ODJConnectorService.
guidance-domain-join-step-4 = Ersetzen Sie einen Connector aus der Zeit vor 2025, der nicht mehr unterstützt wird: Deinstallieren Sie ihn, und installieren Sie die aktuelle Version.

guidance-code-signing-certificate-others = Andere Codesignaturzertifikate
guidance-code-signing-certificate-action = Fordern Sie ein neues Codesignaturzertifikat an, und signieren Sie die Apps erneut.
guidance-code-signing-certificate-impact = Damit signierte branchenspezifische Apps für Windows lassen sich möglicherweise nicht mehr starten.
guidance-code-signing-certificate-path = Mandantenverwaltung > Connectors und Token > Windows-Unternehmenszertifikate
guidance-code-signing-certificate-step-1 = Fordern Sie bei Ihrer Zertifizierungsstelle ein neues Codesignaturzertifikat an.
guidance-code-signing-certificate-step-2 = Signieren Sie die Apps damit, und laden Sie sie erneut hoch.
guidance-code-signing-certificate-step-3 = Laden Sie das neue Zertifikat (.cer) hoch.

guidance-compliance-partner-others = Andere Gerätekonformitätspartner
guidance-compliance-partner-impact = Der Konformitätsstatus der vom Partner verwalteten Geräte veraltet in Microsoft Entra ID, und der bedingte Zugriff entscheidet anhand dieser Daten.
guidance-compliance-partner-path = Mandantenverwaltung > Connectors und Token > Partnerkonformitätsverwaltung
guidance-compliance-partner-step-1 = Überprüfen Sie den Status des Partners für jede Plattform und die zugewiesenen Gruppen.
guidance-compliance-partner-step-2 = Überprüfen Sie in der Konsole des Partners die Verbindung mit Intune, und synchronisieren Sie sie.

guidance-telecom-expense-others = Andere Telecom Expense Management-Dienste
guidance-telecom-expense-action = Überprüfen Sie, ob der Verbindungsstatus „Aktiv“ lautet.
guidance-telecom-expense-impact = Grenzwerte für Datennutzung und Roaming werden nicht mehr durchgesetzt.
guidance-telecom-expense-path = Mandantenverwaltung > Connectors und Token > Telecom Expense Management
guidance-telecom-expense-step-2 = Öffnen Sie in der Konsole des Diensts „Settings“ > „MDM configuration“ (Einstellungen > MDM-Konfiguration), und verbinden Sie den Dienst erneut mit Intune.

## The history of a connector

history-title = Verlauf
history-caption = Verlauf, neueste Einträge zuerst
history-earlier = Früherer Verlauf
strip-legend = Was die Grafik zeigt
strip-legend-not-configured = Nicht konfiguriert, eingestellt oder ignoriert
strip-legend-removed = Entfernt
strip-legend-held = Blass: an diesem Tag keine Momentaufnahme, letzter bekannter Status
# A connector that is not in the latest snapshot
strip-removed = Entfernt
# $status: its last status, in lower case
strip-removed-was = zuletzt: { $status }
# The reason in a row of the history, in place of that for a status
history-unlisted = Nicht mehr aufgeführt
# The title of a strip. $name: the name of a connector; $dates: its first and its last day
strip-title = { $name }, { $dates }
# The days of a strip or a year by their status: a list in a sentence
days-unhealthy =
    { $count ->
        [one] { $count } Tag fehlerhaft
       *[other] { $count } Tage fehlerhaft
    }
days-warning =
    { $count ->
        [one] { $count } Tag mit Warnung
       *[other] { $count } Tage mit Warnung
    }
days-unknown =
    { $count ->
        [one] { $count } Tag unbekannt
       *[other] { $count } Tage unbekannt
    }
days-healthy =
    { $count ->
        [one] { $count } Tag fehlerfrei
       *[other] { $count } Tage fehlerfrei
    }
days-not-configured =
    { $count ->
        [one] { $count } Tag nicht konfiguriert
       *[other] { $count } Tage nicht konfiguriert
    }
days-retired =
    { $count ->
        [one] { $count } Tag eingestellt
       *[other] { $count } Tage eingestellt
    }
days-ignored =
    { $count ->
        [one] { $count } Tag ignoriert
       *[other] { $count } Tage ignoriert
    }
days-not-captured =
    { $count ->
        [one] { $count } Tag nicht erfasst
       *[other] { $count } Tage nicht erfasst
    }
days-unreadable =
    { $count ->
        [one] { $count } Tag nicht lesbar
       *[other] { $count } Tage nicht lesbar
    }
days-removed =
    { $count ->
        [one] { $count } Tag entfernt
       *[other] { $count } Tage entfernt
    }
days-without-snapshot =
    { $count ->
        [one] { $count } Tag ohne Momentaufnahme
       *[other] { $count } Tage ohne Momentaufnahme
    }

## Deadlines

deadlines-none = Keine Fristen
deadlines-none-hub = Kein Zertifikat, kein Token und keine Nachricht hat ein Datum.
deadlines-none-fleet = Kein Zertifikat und kein Token hat ein Ablaufdatum.
# $count: the number of deadlines
deadlines-later = { $count } in mehr als 90 Tagen
# $count: the number of deadlines; $period: the label of the period, in lower case, such as "within 30 days"
deadlines-more = { $count } weitere { $period }
# $period: the label of the period; the list behind "more"
deadlines-continued = { $period } (Fortsetzung)
# Periods
# The labels of periods; below, the same within a sentence
period-overdue = Überfällig
period-7-days = Innerhalb von 7 Tagen
period-30-days = Innerhalb von 30 Tagen
period-90-days = Innerhalb von 90 Tagen
period-later = Später
inline-period-overdue = überfällig
inline-period-7-days = innerhalb von 7 Tagen
inline-period-30-days = innerhalb von 30 Tagen
inline-period-90-days = innerhalb von 90 Tagen
inline-period-later = später
# Behind the title of a message in a list of deadlines
deadline-of-message = Handlungsfrist
# What happens at a date, in front of it
deadline-expires = Ablauf
deadline-expired = Abgelaufen
deadline-act-by = Handeln bis
# $names: a list of connectors
deadlines-no-expiry = Kein Ablaufdatum: { $names }.
# $types: a list of connector types
deadlines-types-in-part = Nicht vollständig erfasst: { $types }.
deadlines-connectors-not-captured = Connectors wurden nicht erfasst.
deadlines-messages-not-captured = Nachrichten wurden nicht erfasst.
deadlines-messages-in-part = Nachrichten wurden nur teilweise erfasst.

## Incidents and advisories

incidents-action = Probleme in Ihrer Umgebung, die Maßnahmen erfordern
# $services: the names of services, such as "Microsoft Intune"
incidents-active = Aktive Vorfälle und Empfehlungen für { $services }
incidents-active-other = Andere aktive Vorfälle und Empfehlungen
incidents-active-other-caption = Andere aktive Vorfälle und Empfehlungen für { $services }
incidents-none-known = Keine aktiven Vorfälle oder Empfehlungen bekannt
incidents-none-other = Keine anderen aktiven Vorfälle oder Empfehlungen
incidents-none = Keine aktiven Vorfälle oder Empfehlungen
# Behind "No active incidents or advisories" and the like
incidents-for = für { $services }.
incidents-none-of-kind = Keine dieser Art.
incidents-unlisted = Nicht mehr aufgeführt
incidents-unlisted-note = Diese Probleme sind ohne abschließenden Status verschwunden. Ob sie behoben sind, ist nicht bekannt.
incidents-not-in-latest = Nicht in der neuesten Momentaufnahme
incidents-not-in-latest-note = Die neueste Momentaufnahme enthält nicht alle Probleme. Ob die hier aufgeführten behoben sind, ist nicht bekannt.
incidents-past = Behobene Vorfälle und Empfehlungen
incidents-past-months = Monate der behobenen Vorfälle und Empfehlungen
incidents-past-caption = Behobene Vorfälle und Empfehlungen, zuletzt aktualisierte zuerst
# $status: the last status of an issue that is not in the latest snapshot
incidents-last-status = Letzter bekannter Status: { $status }
incidents-see-past = Frühere Vorfälle und Empfehlungen anzeigen
incidents-preferences = Kommunikationseinstellungen für den Dienststatus festlegen
# The kind of one issue
kind-incident = Vorfall
kind-advisory = Empfehlung
# The choices of a filter, each in front of a number
filter-incidents = Vorfälle
filter-advisories = Empfehlungen
filter-other-issues = Andere
# $id: the id of an issue or message, for screen readers
id-in-parentheses = ({ $id })

## One incident or advisory

incident-no-status = Kein Status
# $moment: date and time
incident-last-update = Letzte Aktualisierung: { $moment }
# $moment: date and time; $age: how long ago
incident-last-update-age = Letzte Aktualisierung: { $moment } ({ $age })
# $moment: date and time
incident-next-update = Nächste Mitteilung bis { $moment }
incident-impact = Auswirkungen auf Benutzer
incident-updates = Mitteilungen des Diensts
incident-earlier =
    { $count ->
        [one] { $count } frühere Mitteilung
       *[other] { $count } frühere Mitteilungen
    }
incident-no-updates = Noch keine Mitteilungen.
incident-no-date = Kein Datum
# Where the status is from. $moment: the time of the snapshot
incident-known = Momentaufnahme vom { $moment }
incident-action = Dieses Problem besteht in Ihrer Umgebung und dauert an, bis Sie handeln.
incident-open = Im Microsoft 365 Admin Center öffnen
incident-no-longer-listed = Nicht mehr aufgeführt
# $status: its last status, as the service gives it; $moment: the time of the last snapshot with the issue
incident-gone-not-listed = Nicht mehr aufgeführt. Letzter bekannter Status: { $status } (Momentaufnahme vom { $moment }). Ob das Problem behoben ist, ist nicht bekannt.
incident-gone-not-captured = Nicht erfasst. Letzter bekannter Status: { $status } (Momentaufnahme vom { $moment }). Ob das Problem behoben ist, ist nicht bekannt.

## Messages

messages-title = Neuigkeiten zu Intune
messages-deadline = Frist
# $count: the number of messages
messages-only-deadline = Nur mit Frist { $count }
messages-active = Aktive Nachrichten
messages-active-months = Monate der aktiven Nachrichten
messages-active-caption = Aktive Nachrichten, zuletzt aktualisierte zuerst
messages-other-active = Die übrigen aktiven Nachrichten
messages-no-match = Keine passende Nachricht.
messages-none-known = Keine aktive Nachricht bekannt
messages-none = Keine aktiven Nachrichten
messages-past = Frühere und geplante Nachrichten
messages-past-months = Monate der früheren und geplanten Nachrichten
messages-past-caption = Beendete, archivierte, noch nicht begonnene oder nicht mehr aufgeführte Nachrichten, zuletzt aktualisierte zuerst
messages-see-past = Frühere Nachrichten anzeigen
messages-preferences = Kommunikationseinstellungen für Neuigkeiten festlegen
# A link to all messages, if there is at most one
messages-all = Alle Nachrichten
# $count: the number of messages, 2 or more
messages-see-all = Alle { $count } Nachrichten anzeigen
# The category of a message, and the choices of a filter, each in front of a number
category-prevent = Problem verhindern oder beheben
category-plan = Änderung planen
category-inform = Auf dem Laufenden bleiben
category-other = Andere
# For screen readers, in front of the name of a month. $list: what the months are of
month-of-list = { $list }:{" "}
# A filter that shows everything. $count: how many there are
filter-all = Alle { $count }

## One message

message-facts = Details
message-summary = Zusammenfassung
message-body = Nachricht
# $what: what has to be done, such as "Act by"; $date: the date
message-act-by = { $what } { $date }.
# $due: how far away the date is
message-act-by-due = { $what } { $date } ({ $due }).
message-major-change = Wichtige Änderung
message-edits = Bearbeitungen
message-edited = Bearbeitet
# $moment: date and time
message-edited-at = Bearbeitet am { $moment }
# $moment: the time of the snapshot
message-edit-seen = zuerst in der Momentaufnahme vom { $moment }
# For screen readers, in front of removed words
message-removed-words = entfernt:{" "}
message-added-words = hinzugefügt:{" "}
message-skipped-words = Wörter ausgelassen
message-edit-too-long = Bearbeitet, aber zu lang für einen wortweisen Vergleich.
# A tag behind the title. $date: a date
message-edited-on = Bearbeitet am { $date }
# $severity: one of the severities, such as "High"
message-severity = Schweregrad: { $severity }
# The label of a date
message-label-act-by = Handeln bis
message-label-was-to-act-by = Frist lief bis
# Why a message is not active. $date: a date
message-archived = Archiviert
message-ended = Beendet am { $date }
message-starts = Beginnt am { $date }
message-not-started = Noch nicht begonnen
message-open = Im Nachrichtencenter öffnen
# Values in the comparison of an edited message with the one before
message-date-not-set = nicht festgelegt
message-value-none = kein Wert
message-value-yes = ja
message-value-no = nein

## Licenses

licenses-not-captured = Lizenzen nicht erfasst
licenses-caption = Benutzerlizenzen; Gerätelizenzen werden nicht angezeigt
licenses-none-known = Keine Benutzerlizenz bekannt
licenses-none = Keine Benutzerlizenzen
# Behind "No user licenses"
licenses-none-why = Diesem Mandanten ist kein Produkt zugewiesen, das Intune enthält.
licenses-legend = Was die Linien zeigen
licenses-table-caption = Lizenzen bei jeder Änderung der Anzahl, neueste Einträge zuerst
# The title of the drawing. $dates: its first and its last day
licenses-chart = Vorhandene und zugewiesene Lizenzen, { $dates }
# $count: a number
licenses-owned-same = Vorhanden: { $count }, am Anfang und am Ende gleich.
licenses-owned-moved = Vorhanden: am Anfang { $from }, jetzt { $to }.
licenses-assigned-same = Zugewiesen: { $count }, am Anfang und am Ende gleich.
licenses-assigned-moved = Zugewiesen: am Anfang { $from }, jetzt { $to }.

# $products: a list of products
licenses-over-assigned = Mehr zugewiesen als vorhanden: { $products }.
licenses-all = Alle Lizenzen
# $count: the number of licenses, in all four
licenses-free = { $count } frei
licenses-over = { $count } zu viel zugewiesen
licenses-in-grace = { $count } in der Toleranzperiode
licenses-suspended = { $count } gesperrt
# $assigned, $owned: numbers
licenses-of-owned = { $assigned } von { $owned }

## All tenants

# $moment: date and time; $source: the data that the site is made from
fleet-as-of = Stand: { $moment }, neuester Zeitpunkt der Daten ({ $source })
fleet-tenants = Mandanten
fleet-caption = Mandanten, schlechtester Status zuerst
fleet-column-tenant = Mandant
fleet-column-worst-connector = Schlechtester Connector
fleet-none = Keine Mandanten
fleet-health-none = Keine aktiven Vorfälle oder Empfehlungen
# Behind "No incident or advisory is active"
fleet-health-none-captured = in den erfassten Daten.
# $count: the number of issues
fleet-resolved = { $count } behoben laut neuerer Momentaufnahme eines anderen Mandanten
# $count: the number of tenants
fleet-health-in-part = Für { $count } Mandanten wurde der Dienststatus nur teilweise erfasst.
fleet-health-not-captured = Für { $count } Mandanten wurde der Dienststatus nicht erfasst.
# Behind the status of a tenant whose snapshot is old. $date: the date of the snapshot
fleet-status-as-of = Stand: { $date }
# What expires when. $what: such as "expires"; $date: the date; $age: how far away it is
fleet-worst-date = { $what }: { $date } ({ $age })
fleet-in-part = teilweise
fleet-licenses-in-part = Teilweise erfasst
# For screen readers, behind the type of a connector. $tenant: its tenant
fleet-of-tenant = von { $tenant }
# $name: the name of a connector; $tenant: its tenant
fleet-deadline-name = { $name } ({ $tenant })
# $status: the status of an issue; $date: the date of the snapshot; $source: the tenant of the snapshot
fleet-hit-known = { $status }, Stand: { $date } ({ $source })
# $date: the date of the last update
fleet-hit-updated = aktualisiert am { $date }
fleet-more-tenants =
    { $count ->
        [one] { $count } weiterer Mandant
       *[other] { $count } weitere Mandanten
    }
# The data that the page is made from
fleet-source =
    { $snapshots ->
        [one] { $snapshots } Momentaufnahme
       *[other] { $snapshots } Momentaufnahmen
    } von { $tenants } Mandanten
# The status of a tenant whose snapshot is old
fleet-outdated = Veraltet
# $count: the number of all tenants; none needs attention
fleet-attention-none =
    { $count ->
        [one] Bei { $count } Mandanten besteht kein Handlungsbedarf.
       *[other] Bei keinem von { $count } Mandanten besteht Handlungsbedarf.
    }
# $count: the number of tenants that need attention; $all: the number of all
fleet-attention = Bei { $count } von { $all } Mandanten besteht Handlungsbedarf.
# The worst connector of a tenant. $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"
fleet-expired = Abgelaufen am { $at }
fleet-expires = Läuft ab am { $at }
fleet-last-sync = Letzte Synchronisierung am { $at }
fleet-last-change = Letzte Änderung am { $at }
# How old the latest snapshot of a tenant is
fleet-stale-minutes =
    { $count ->
        [one] Seit { $count } Minute nicht erfasst
       *[other] Seit { $count } Minuten nicht erfasst
    }
fleet-stale-hours =
    { $count ->
        [one] Seit { $count } Stunde nicht erfasst
       *[other] Seit { $count } Stunden nicht erfasst
    }
fleet-stale-days =
    { $count ->
        [one] Seit { $count } Tag nicht erfasst
       *[other] Seit { $count } Tagen nicht erfasst
    }
# In the column "Not readable". $count: the number of files, or of snapshots
fleet-unread-files =
    { $count ->
        [one] { $count } Datei der Momentaufnahme
       *[other] { $count } Dateien der Momentaufnahme
    }
fleet-unread-newest =
    { $count ->
        [one] Neueste Momentaufnahme
       *[other] Neueste { $count } Momentaufnahmen
    }
# In the column "Health". $count: the number of incidents and advisories; "known" if the list was captured only in part
fleet-none-active = Keine aktiv
fleet-none-known = Keine bekannt
fleet-active = { $count } aktiv
fleet-known = { $count } bekannt
# $active: one of the four texts above; $count: the number of issues that a newer snapshot of another tenant shows as resolved
fleet-resolved-since = { $active }, { $count } seitdem behoben
# $product: the only product of which more licenses are assigned than owned
fleet-over-assigned = { $product }: zu viele zugewiesen
fleet-products-over-assigned =
    { $count ->
        [one] { $count } Produkt: zu viele zugewiesen
       *[other] { $count } Produkte: zu viele zugewiesen
    }
# $at: the date and time of the snapshot
fleet-expired-since = Nach der Momentaufnahme vom { $at } abgelaufen, sofern seitdem nicht erneuert.
# $count: the number of certificates and tokens
fleet-later =
    { $count ->
        [one] { $count } Zertifikat oder Token läuft in mehr als 90 Tagen ab: siehe Kalender oder die Seiten der Mandanten.
       *[other] { $count } Zertifikate und Token laufen in mehr als 90 Tagen ab: siehe Kalender oder die Seiten der Mandanten.
    }
# Behind a tenant. $date: the date of its snapshot; $status: the status of an issue in it
fleet-says = Stand { $date }: { $status }
unread-title = Nicht lesbar
# In front of other sentences about the tenant
unread-newest-sentence = Die neueste Momentaufnahme konnte nicht gelesen werden.
# $title: how many files could not be read, or the label of a mark; a sentence follows
alert-title = { $title }.

## Snapshots and files that could not be read

# A heading; on the board, a sentence
unread-newest = Die neueste Momentaufnahme konnte nicht gelesen werden
unread-newest-several =
    { $count ->
        [one] Die neueste Momentaufnahme konnte nicht gelesen werden
       *[other] Die neuesten { $count } Momentaufnahmen konnten nicht gelesen werden
    }
unread-part = Ein Teil dieser Momentaufnahme konnte nicht gelesen werden
# Snapshots whose tenant is not known
unread-unknown-tenants =
    { $count ->
        [one] { $count } Momentaufnahme konnte nicht gelesen werden
       *[other] { $count } Momentaufnahmen konnten nicht gelesen werden
    }
# Behind these headings. $moment: the time of the snapshot that the page is about
unread-shown = Diese Seite zeigt die Momentaufnahme vom { $moment }. Wiederholen Sie den Export, oder korrigieren Sie die Datei.
unread-part-text = Was die Datei gezeigt hätte, ist nicht erfasst. Wiederholen Sie den Export, oder korrigieren Sie die Datei.
# Chosen by the number of snapshots
unread-unknown-tenants-text =
    { $count ->
        [one] Zu welchem Mandanten sie gehört, ist nicht bekannt; daher kann ein Mandant fehlen oder veraltet sein. Wiederholen Sie den Export, oder korrigieren Sie die Datei.
       *[other] Zu welchen Mandanten sie gehören, ist nicht bekannt; daher kann ein Mandant fehlen oder veraltet sein. Wiederholen Sie den Export, oder korrigieren Sie die Datei.
    }
# A list of snapshots and files. $moment: the time of the snapshot; $error: the code of the error
unread-snapshot = { $moment }: { $file } ({ $error })
unread-snapshot-unnamed = { $moment } ({ $error })
# In place of $moment
unread-time-unknown = Zeitpunkt unbekannt
unread-file = { $file } ({ $error })
unread-file-unnamed = eine Datei ({ $error })
# $file: one of the two above. Behind newer snapshots in the list
unread-of-shown = Aus der angezeigten Momentaufnahme: { $file }
# The end of a list
unread-more = { $count } weitere
# What could not be read on a day, behind its date or status
unread-day-in-part = nicht vollständig lesbar
unread-day =
    { $count ->
        [one] eine Momentaufnahme nicht lesbar
       *[other] { $count } Momentaufnahmen nicht lesbar
    }

# The script that filters the table of all tenants
fleet-any-status = Jeder Status
# $count: the number of tenants
fleet-count =
    { $count ->
        [one] { $count } Mandant
       *[other] { $count } Mandanten
    }
# $shown: the number of tenants that match, in digits; $count: the number of all
fleet-shown = { $shown } von { $count } Mandanten

## The age of a page, by the clock of the reader: texts of a script

# The notice on an old page. $begin: `age-old-begin`, which is bold; $date: date and time
age-old-tenant = { $begin }: Sie zeigt den Stand des Mandanten vom { $date }.
age-old-fleet = { $begin }: Sie zeigt den Stand der Mandanten vom { $date }.
# $length: a length of time in its basic form, as the browser writes it in the language of the page, such as "9 days"
age-old-begin = Diese Seite ist { $length } alt
# The notice if the clock of the reader is behind. $begin: `age-ahead-begin`, which is bold; $date: date and time
age-ahead-tenant = { $begin }: Eine der beiden Zeiten ist falsch. Die Seite zeigt den Stand des Mandanten vom { $date }.
age-ahead-fleet = { $begin }: Eine der beiden Zeiten ist falsch. Die Seite zeigt den Stand der Mandanten vom { $date }.
# $length: as in `age-old-begin`
age-ahead-begin = Diese Seite ist der Uhr Ihres Computers { $length } voraus
# $number: the number of certificates and tokens, in digits; $names: their names
age-ended =
    { $count ->
        [one] Sofern seitdem nicht erneuert, ist { $number } Zertifikat oder Token abgelaufen: { $names }.
       *[other] Sofern seitdem nicht erneuert, sind { $number } Zertifikate und Token abgelaufen: { $names }.
    }
# $length: the time until the last of them, as in `age-old-begin`
age-soon =
    { $count ->
        [one] Sofern seitdem nicht erneuert, läuft { $number } Zertifikat oder Token bald ab (Restlaufzeit höchstens { $length }): { $names }.
       *[other] Sofern seitdem nicht erneuert, laufen { $number } Zertifikate und Token bald ab (Restlaufzeit höchstens { $length }): { $names }.
    }
# $names: the first names; $number: the number of the others, in digits
age-names-more =
    { $count ->
        [one] { $names } und { $number } weiteres
       *[other] { $names } und { $number } weitere
    }
# $count: the number of connectors monitored by last sync
age-syncs =
    { $count ->
        [one] Spätere Synchronisierungen von { $count } Connector werden nicht angezeigt.
       *[other] Spätere Synchronisierungen von { $count } Connectors werden nicht angezeigt.
    }
# Behind the name of a certificate or token
age-expired = nach Erstellung dieser Seite abgelaufen, sofern seitdem nicht erneuert
# $length: as in `age-old-begin`
age-expires = Restlaufzeit höchstens { $length }

## The field that finds rows of a list: texts of a script

# For screen readers: what is searched
list-search = Liste
list-find = Suchen
# $shown, $all: numbers of rows, in digits
list-found = { $shown } von { $all } gefunden

## The wall board

# For screen readers, behind the name of a tenant
board-tenant-status = : { $status }
# $status: the status of a tenant whose snapshot is old; $date: the date of the snapshot
board-status-as-of = { $status } (Stand: { $date })
board-not-listed = Nicht aufgeführt:
board-other-tenants = Andere Mandanten nach Status
board-incidents = Aktive Vorfälle und Empfehlungen
board-action-required = Maßnahme erforderlich
board-title = Wandanzeige
# Issues that are not listed
board-more-incidents =
    { $count ->
        [one] { $count } weiterer Vorfall
       *[other] { $count } weitere Vorfälle
    }
board-more-advisories =
    { $count ->
        [one] { $count } weitere Empfehlung
       *[other] { $count } weitere Empfehlungen
    }
board-more-issues =
    { $count ->
        [one] { $count } weiterer Vorfall oder weitere Empfehlung
       *[other] { $count } weitere Vorfälle und Empfehlungen
    }

## Feeds and calendars, as files

# The title of an entry of a feed. $subject: such as the name of a connector; $change: such as "renewed"
feed-title = { $subject }: { $change }
# The title of an event. $kind: the name of the connector type
event-expires = { $name } ({ $kind }) läuft ab
event-act-by = Frist: { $title }
# The description of an event, line by line. $status: the label of a status; $because: the reason in lower case
event-status = { $status }: { $because }.
# Behind `event-status`
event-warning = Warnung ab { $moment }.
event-message = Nachricht { $id }: { $title }
event-impact = Was nicht mehr funktioniert: { $impact }
# For a connector that has not expired
event-impact-later = Bei Ablauf: { $impact }
# $place: a menu path or an address
event-where = Wo: { $place }
event-link = Link: { $address }
event-step = { $number }. { $step }
event-runbook = Runbook: { $address }
event-article = Artikel von Microsoft: { $address }
event-owner = Verantwortlich: { $owner }
event-contact = Kontakt: { $contact }
# Categories of events
event-category-expiry = Ablauf
event-category-action = Maßnahme erforderlich

## Dates

# $day: of the month, such as 2; $month: the short name of the month; $year: such as 2026
written-date = { $day }. { $month } { $year }
# $date: a date; $time: such as 08:05; $zone: the short name of the time zone, such as UTC
date-and-time = { $date }, { $time } { $zone }
# Several days of one month. $first: the first day of the month that is meant, such as 3
dates-in-month = { $first }.–{ $day }. { $month } { $year }
# Several days of one year. $first and $first-month: the first day
dates-in-year = { $first }. { $first-month } – { $day }. { $month } { $year }
# $from, $to: dates
dates = { $from } – { $to }
# $weekday: the name of the day; $month: the name of the month
date-with-weekday = { $weekday }, { $day }. { $month } { $year }
# $month: the name of the month
month-and-year = { $month } { $year }
date-too-early = vor dem Jahr 0
date-too-late = nach dem Jahr 9999

# The number of the first day of a month, as $day and $first of these texts
first-day = 1
month-january = Januar
month-february = Februar
month-march = März
month-april = April
month-may = Mai
month-june = Juni
month-july = Juli
month-august = August
month-september = September
month-october = Oktober
month-november = November
month-december = Dezember
month-january-short = Jan.
month-february-short = Feb.
month-march-short = März
month-april-short = Apr.
month-may-short = Mai
month-june-short = Juni
month-july-short = Juli
month-august-short = Aug.
month-september-short = Sept.
month-october-short = Okt.
month-november-short = Nov.
month-december-short = Dez.
weekday-monday = Montag
weekday-tuesday = Dienstag
weekday-wednesday = Mittwoch
weekday-thursday = Donnerstag
weekday-friday = Freitag
weekday-saturday = Samstag
weekday-sunday = Sonntag

## Lengths of time

days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
# $long: a length, such as "7 days"; $short: the rest, such as "2 hours"
two-lengths = { $long } und { $short }

## How far away a time is

# The same lengths within `time-in` and `time-ago`, for languages in which they have another form there.
relative-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tagen
    }
relative-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
relative-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
relative-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
# $length: such as "7 days 2 hours"
time-in = in { $length }
time-ago = vor { $length }
time-of-snapshot = zum Zeitpunkt der Momentaufnahme
time-far-away = Tausende Jahre entfernt
today = heute
tomorrow = morgen
yesterday = gestern
overdue-since-today = seit heute überfällig
# $length: such as "28 days"
overdue-by = { $length } überfällig

## Numbers and lists

# Between groups of three digits: 1,200. Nothing: write { "" }
number-separator = .
# The number of digits from which a number has separators, such as 4 for 1,200 and 5 for 1200 and 12,000.
number-separator-digits = 4
# The last two entries of a list
list-last = { $first } und { $last }
# Two entries of a longer list
list-more = { $first }, { $next }

## Statuses

status-unhealthy = Fehlerhaft
status-warning = Warnung
status-unknown = Unbekannt
status-healthy = Fehlerfrei
status-not-configured = Nicht konfiguriert
status-retired = Eingestellt
status-ignored = Ignoriert
status-not-captured = Nicht erfasst
status-reports-problem = Meldet ein Problem
# The same on pages about the past
status-reported-problem = Meldete ein Problem
status-in-part = Teilweise erfasst
# A day with snapshots that could not be read
status-unreadable = Nicht lesbar
# A connector that no longer exists
status-removed = Entfernt
# The same within a sentence
inline-unhealthy = fehlerhaft
inline-warning = Warnung
inline-unknown = unbekannt
inline-healthy = fehlerfrei
inline-not-configured = nicht konfiguriert
inline-retired = eingestellt
inline-ignored = ignoriert
inline-not-captured = nicht erfasst
inline-reports-problem = meldet ein Problem
inline-in-part = teilweise erfasst
# Behind a number of connectors that are counted by their status, too. $count: the number of connectors
all-report-problem =
    { $count ->
        [one] davon meldet ein Problem
       *[other] davon melden ein Problem
    }
# Behind a number. $count: the number of connector types
types-not-captured =
    { $count ->
        [one] Typ nicht erfasst
       *[other] Typen nicht erfasst
    }

# A number of connectors, or of connector types, by status. Entries of a list
number-unhealthy = { $count } fehlerhaft
number-warning = { $count } mit Warnung
number-unknown = { $count } unbekannt
number-healthy = { $count } fehlerfrei
number-not-configured = { $count } nicht konfiguriert
number-retired = { $count } eingestellt
number-ignored = { $count } ignoriert
number-not-captured = { $count } nicht erfasst
# "more" if others are counted in front of them
number-reporting =
    { $count ->
        [one] { $count } meldet ein Problem
       *[other] { $count } melden ein Problem
    }
number-reporting-too =
    { $count ->
        [one] { $count } weiterer meldet ein Problem
       *[other] { $count } weitere melden ein Problem
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
gap-denied = { $error }: Der Export benötigt { $permissions }
gap-denied-unknown = { $error }: Dem Export fehlt eine Berechtigung
gap-busy = Microsoft Graph war ausgelastet ({ $error }): Export wiederholen
gap-failed = Microsoft Graph hat mit einem Fehler geantwortet ({ $error })
# $file: the name of a file
gap-unreadable = Nicht lesbar: { $file } ({ $error })
gap-unreadable-file = eine Datei
not-captured-messages = In dieser Momentaufnahme sind Nachrichten nicht erfasst; das bedeutet nicht, dass es keine gibt.
not-captured-connectors = In dieser Momentaufnahme sind Connectors nicht erfasst; das bedeutet nicht, dass es keine gibt.
not-captured-licenses = In dieser Momentaufnahme sind Lizenzen nicht erfasst; das bedeutet nicht, dass es keine gibt.
not-captured-health = In dieser Momentaufnahme ist der Dienststatus nicht erfasst; das bedeutet nicht, dass es keine Vorfälle oder Empfehlungen gibt.
in-part-messages = Möglicherweise sind mehr Nachrichten aktiv, als diese Liste zeigt.
in-part-health = Möglicherweise sind mehr Vorfälle und Empfehlungen aktiv, als diese Liste zeigt.
in-part-connectors = Diese Liste wurde nur teilweise erfasst; möglicherweise gibt es weitere Connectors.
in-part-licenses = Möglicherweise besitzt der Mandant mehr Lizenzen, als diese Liste zeigt.

## How many there are

count-incidents =
    { $count ->
        [one] { $count } Vorfall
       *[other] { $count } Vorfälle
    }
count-advisories =
    { $count ->
        [one] { $count } Empfehlung
       *[other] { $count } Empfehlungen
    }
count-issues =
    { $count ->
        [one] { $count } Vorfall oder Empfehlung
       *[other] { $count } Vorfälle und Empfehlungen
    }
count-snapshots =
    { $count ->
        [one] { $count } Momentaufnahme
       *[other] { $count } Momentaufnahmen
    }
count-changes =
    { $count ->
        [one] { $count } Änderung
       *[other] { $count } Änderungen
    }

## Messages and issues of services that the site does not show

# $count: how many; $services: the services, each with its number if there are several
other-messages =
    { $count ->
        [one] { $count } Nachricht zu einem anderen Dienst wird nicht angezeigt: { $services }.
       *[other] { $count } Nachrichten zu anderen Diensten werden nicht angezeigt: { $services }.
    }
other-messages-unnamed =
    { $count ->
        [one] { $count } Nachricht ohne Angabe eines Diensts wird nicht angezeigt.
       *[other] { $count } Nachrichten ohne Angabe eines Diensts werden nicht angezeigt.
    }
other-issues =
    { $count ->
        [one] { $count } Vorfall oder Empfehlung zu einem anderen Dienst wird nicht angezeigt: { $services }.
       *[other] { $count } Vorfälle und Empfehlungen zu anderen Diensten werden nicht angezeigt: { $services }.
    }
other-issues-unnamed =
    { $count ->
        [one] { $count } Vorfall oder Empfehlung ohne Angabe eines Diensts wird nicht angezeigt.
       *[other] { $count } Vorfälle und Empfehlungen ohne Angabe eines Diensts werden nicht angezeigt.
    }
# An entry of the list of services. $number: how many it has
service-with-number = { $service } ({ $number })
service-unnamed = kein Dienst angegeben
more-services =
    { $count ->
        [one] { $count } weiterer Dienst
       *[other] { $count } weitere Dienste
    }

## Why a connector has its status, in sentences

# $at: a date and time with its distance, such as "22 Nov 2026 08:00 UTC (in 3 days)"
time-and-distance = { $at } ({ $distance })
reason-switched-off = Deaktiviert oder nicht eingerichtet.
reason-retired = Microsoft hat diesen Connectortyp eingestellt.
reason-bound = Verknüpft; kein Ablaufdatum.
reason-expired = Abgelaufen am { $at }.
# $limit: a length of time
reason-expires-soon = Läuft ab am { $at }. Die Warnung beginnt { $limit } vor Ablauf.
reason-expires-later = Läuft ab am { $at }.
reason-does-not-expire = Läuft nicht ab.
reason-no-expiry = Konfiguriert, aber das Ablaufdatum ist nicht bekannt.
reason-sync-recent = Letzte Synchronisierung am { $at }.
reason-sync-old = Letzte Synchronisierung am { $at }. Grenzwert für „Warnung“: { $limit }.
reason-sync-too-old = Letzte Synchronisierung am { $at }. Grenzwert für „Fehlerhaft“: { $limit }.
reason-never-synced = Konfiguriert, aber noch nie synchronisiert.
reason-sync-after = Die gemeldete letzte Synchronisierung ({ $at }) liegt nach dieser Momentaufnahme.
reason-sync-unset = Als letzte Synchronisierung wird das Platzhalterdatum 31. Dez. 9999 gemeldet.

## Why a connector has its status, in phrases for a table

brief-switched-off = Deaktiviert oder nicht eingerichtet
brief-retired = Von Microsoft eingestellt
# $day: the last day
brief-ignored-until = Ignoriert bis { $day }
brief-bound = Verknüpft
# $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"; in lists about the past, a date and time
brief-expired = Abgelaufen am { $at }
brief-expires = Läuft ab am { $at }
brief-does-not-expire = Läuft nicht ab
brief-no-expiry = Ablaufdatum nicht bekannt
# $distance: such as "3 hours ago"
brief-sync = Letzte Synchronisierung { $distance }
# $limit: a length of time
brief-sync-limit = Letzte Synchronisierung { $distance } (Grenzwert: { $limit })
brief-never-synced = Noch nie synchronisiert
brief-sync-after = Letzte Synchronisierung liegt nach der Momentaufnahme
brief-sync-unset = Datum der letzten Synchronisierung nicht festgelegt
# The same in lists about the past, with dates instead of distances. $at: a date and time
past-sync = Letzte Synchronisierung am { $at }
past-sync-old = Letzte Synchronisierung am { $at }, älter als { $limit }
past-sync-too-old = Letzte Synchronisierung am { $at }, mindestens { $limit } alt
past-sync-after = Letzte Synchronisierung am { $at }, nach der Momentaufnahme
past-sync-unset = Letzte Synchronisierung mit Platzhalterdatum 31. Dez. 9999

## Why a connector had its status, behind a colon or in a sentence, without distances

because-switched-off = deaktiviert oder nicht eingerichtet
because-retired = von Microsoft eingestellt
# $day: the last day
because-ignored-until = ignoriert bis { $day }
because-bound = verknüpft
# $at: a date and time
because-expired = abgelaufen am { $at }
because-expires = läuft ab am { $at }
because-does-not-expire = läuft nicht ab
because-no-expiry = Ablaufdatum nicht bekannt
because-sync = letzte Synchronisierung am { $at }
# $limit: a length of time
because-sync-old = letzte Synchronisierung am { $at }, älter als { $limit }
because-sync-too-old = letzte Synchronisierung am { $at }, mindestens { $limit } alt
because-never-synced = noch nie synchronisiert
because-sync-after = letzte Synchronisierung am { $at }, nach der Momentaufnahme
because-sync-unset = letzte Synchronisierung mit Platzhalterdatum 31. Dez. 9999

## The next status, in a table

# $status: a status; $date: a date
next-without-sync = Ohne Synchronisierung: { $status } ab { $date }
next-from = { $status } ab { $date }

## The rules of the statuses

rule-expiry = Zertifikate und Token: nach Restlaufzeit
rule-sync = Verbindungen: nach der Zeit seit der letzten erfolgreichen Synchronisierung
rule-bindings = Verknüpfungen: danach, ob sie bestehen
rule-retired = Eingestellte Connectortypen: ohne Status
rule-ignored = Ignorierte Connectors: ohne Status
rule-off = Nicht eingerichtet oder deaktiviert.
rule-expired = Abgelaufen.
# $limit: a length of time
rule-expires-within = Restlaufzeit höchstens { $limit }.
rule-expiry-unknown = Konfiguriert, aber das Ablaufdatum ist nicht bekannt.
rule-expires-later = Restlaufzeit mehr als { $limit } oder kein Ablauf.
rule-sync-too-old = Letzte Synchronisierung liegt mindestens { $limit } zurück.
rule-sync-old = Letzte Synchronisierung liegt mehr als { $limit } zurück.
rule-sync-unknown = Noch nie synchronisiert, oder das Datum liegt nach der Momentaufnahme.
rule-sync-recent = Letzte Synchronisierung liegt höchstens { $limit } zurück.
rule-bound = Verknüpft.
rule-why-retired = Microsoft hat diesen Connectortyp eingestellt. Seine Connectors haben keinen anderen Status.
rule-why-ignored = Wird gemäß den Einstellungen dieser Website ignoriert: Der Connector wird nirgends gezählt und hat keine Frist.
rule-limits-of-type = Diese Grenzwerte sind für diesen Connectortyp festgelegt.
rule-limits-of-connector = Diese Grenzwerte sind nur für diesen Connector festgelegt.

## Connector types

# The names that the Intune admin center shows on its page of the tenant status. Also the heading of a badge, so keep them short.
connector-type-apple-push-certificate = Apple-MDM-Push-Zertifikat (APNs)
connector-type-apple-vpp-expiry = VPP: Ablaufdatum
connector-type-apple-vpp-sync = VPP: letzte Synchronisierung
connector-type-windows-autopilot = Windows Autopilot: letzte Synchronisierung
connector-type-microsoft-store = Microsoft Store für Unternehmen: letzte Synchronisierung (eingestellt)
connector-type-jamf = Jamf: letzter Heartbeat
connector-type-certificate-connector = Zertifikatconnector (NDES): letzte Verbindung
connector-type-apple-enrollment-expiry = Apple-Registrierungstoken (ADE/DEP): Ablaufdatum
connector-type-apple-enrollment-sync = Apple-Registrierungstoken (ADE/DEP): letzte Synchronisierung
connector-type-exchange-on-premises = Exchange ActiveSync lokal: letzte Synchronisierung
connector-type-google-play-sync = Managed Google Play: App-Synchronisierung
connector-type-google-play-binding = Managed Google Play-Connector
connector-type-defender-for-endpoint = Microsoft Defender for Endpoint: letzter Heartbeat
connector-type-mobile-threat-defense = Mobile Threat Defense: letzter Heartbeat
connector-type-chrome-enterprise = Chrome Enterprise: letzte Verzeichnissynchronisierung
connector-type-teamviewer = TeamViewer: letzte Verbindung
connector-type-servicenow = ServiceNow: letzte Verbindung
connector-type-domain-join = Domänenbeitrittsconnector (ODJ): letzte Verbindung
connector-type-code-signing-certificate = Codesignaturzertifikat: Ablaufdatum
connector-type-compliance-partner = Gerätekonformitätspartner: letzter Heartbeat
connector-type-telecom-expense = Telecom Expense Management: letzte Synchronisierung

## Details of connectors, by the names that the program gives them

property-apple-id = Apple-ID
property-topic = Topic
property-serial-number = Seriennummer
property-location = Standort
property-organization = Organisation
property-country = Land oder Region
property-token-type = Tokentyp
property-devices = Synchronisierte Geräte
property-owner = Besitzer
property-machine = Computer
property-version = Version
property-server = Server
property-connector-server = Connectorserver
property-smtp = Primäre SMTP-Adresse
property-platforms = Plattformen

## Values of the services' enumerations
# Statuses of an issue, as a label and within a sentence.
issue-status-service-operational = Dienst betriebsbereit
inline-issue-status-service-operational = Dienst betriebsbereit
issue-status-investigating = Wird untersucht
inline-issue-status-investigating = wird untersucht
issue-status-restoring-service = Dienst wird wiederhergestellt
inline-issue-status-restoring-service = Dienst wird wiederhergestellt
issue-status-verifying-service = Dienst wird überprüft
inline-issue-status-verifying-service = Dienst wird überprüft
issue-status-service-restored = Dienst wiederhergestellt
inline-issue-status-service-restored = Dienst wiederhergestellt
issue-status-post-incident-review-published = Vorfallnachsorgebericht veröffentlicht
inline-issue-status-post-incident-review-published = Vorfallnachsorgebericht veröffentlicht
issue-status-service-degradation = Dienstbeeinträchtigung
inline-issue-status-service-degradation = Dienstbeeinträchtigung
issue-status-service-interruption = Dienstunterbrechung
inline-issue-status-service-interruption = Dienstunterbrechung
issue-status-extended-recovery = Erweiterte Wiederherstellung
inline-issue-status-extended-recovery = erweiterte Wiederherstellung
issue-status-false-positive = Falsch positives Ergebnis
inline-issue-status-false-positive = falsch positives Ergebnis
issue-status-investigation-suspended = Untersuchung angehalten
inline-issue-status-investigation-suspended = Untersuchung angehalten
issue-status-resolved = Behoben
inline-issue-status-resolved = behoben
issue-status-mitigated-external = Extern entschärft
inline-issue-status-mitigated-external = extern entschärft
issue-status-mitigated = Entschärft
inline-issue-status-mitigated = entschärft
issue-status-resolved-external = Extern behoben
inline-issue-status-resolved-external = extern behoben
issue-status-confirmed = Bestätigt
inline-issue-status-confirmed = bestätigt
issue-status-reported = Gemeldet
inline-issue-status-reported = gemeldet
# States of a subscription, as a label and within a sentence.
account-status-pending = Ausstehend
inline-account-status-pending = ausstehend
account-status-active = Aktiv
inline-account-status-active = aktiv
account-status-warning = Warnung
inline-account-status-warning = Warnung
account-status-disabled = Deaktiviert
inline-account-status-disabled = deaktiviert
account-status-deleted = Gelöscht
inline-account-status-deleted = gelöscht
account-status-blocked = Blockiert
inline-account-status-blocked = blockiert
account-status-locked-out = Gesperrt
inline-account-status-locked-out = gesperrt
# Who must act on an issue.
origin-microsoft = Microsoft
origin-third-party = Drittanbieter
origin-customer = Kunde
# Severities of a message.
severity-normal = Normal
severity-high = Hoch
severity-critical = Kritisch

## Search

search-title = Suche
search-label = Diese Website durchsuchen
search-words = Suchen nach
search-hint = Wortanfänge genügen. Setzen Sie feste Wortfolgen in Anführungszeichen: „enrollment token“.
search-needs-script = Die Suche benötigt JavaScript. Diese Seiten haben denselben Inhalt:
search-loading = Der Suchindex wird geladen …
search-failed = Der Suchindex konnte nicht geladen werden.
search-none = Nichts gefunden. Verwenden Sie weniger Wörter, oder entfernen Sie Filter.
# $count: number of results, which selects the plural form; $number: the same, as shown
search-found =
    { $count ->
        [one] { $number } Ergebnis
       *[other] { $number } Ergebnisse
    }
search-more = Weitere Ergebnisse anzeigen
search-filters = Filter
search-any = Alle
search-active = Nur aktive
search-deadline = Frist
search-with-deadline = Mit Frist
search-year = Jahr
search-change = Änderung
# $date: a date
search-due = Frist: { $date }
# $words: the words of the text that match
search-in-text = Im Text: { $words }
search-all-tenants = In allen Mandanten suchen

## Reports: one file about a tenant, for auditors and mail

report-title-state = Statusbericht
# $period: a month or a year
report-title-period = Bericht für { $period }
report-about = Zu diesem Bericht
report-period = Zeitraum
# $dates: first and last day; $zone: name of the time zone
report-period-text = { $dates }, Tage in der Zeitzone { $zone }
report-selected = Auswahl nach Zeitpunkt
# $moment: a date and time
report-selected-text = Die letzte Momentaufnahme bis { $moment }
report-snapshot = Momentaufnahme erstellt
report-latest = Neueste gelesene Momentaufnahme
report-measured = Vergleichszeitpunkt für Alter und Fristen
# $moment: a date and time
report-measured-capture = { $moment } (Zeitpunkt der Momentaufnahme)
report-digest = SHA-256 der Momentaufnahme
report-audience = Zielgruppe
report-audience-all = Nicht eingeschränkt: zeigt den gesamten Inhalt der Momentaufnahmen
report-language = Sprache
report-zone = Zeitzone
report-program = Programm
report-unread = Was diese Dateien gezeigt hätten, ist unbekannt.
report-missing = Nicht erfasst
report-missing-none = Jeder Teil der Momentaufnahme wurde vollständig erfasst.
# Why a part was not captured, behind a colon
report-missing-unknown = der Grund ist nicht bekannt
report-evidence = Connectors und Grundlage ihres Status
report-act-by = Nachrichten mit Frist
report-act-by-none = Keine aktive Nachricht hat eine Frist
# $moment: a date and time
report-not-over = Dieser Zeitraum ist noch nicht abgeschlossen: Die neueste Momentaufnahme ist vom { $moment }. Spätere Tage sind unbekannt.
report-captures = Tage mit Momentaufnahme
# $snapshots: such as "30 snapshots"; $days: such as "28 of 30 days"
report-captures-text = { $snapshots } an { $days }.
report-captures-without =
    { $count ->
        [one] { $count } Tag ohne Momentaufnahme: Status unbekannt.
       *[other] { $count } Tage ohne Momentaufnahme: Status unbekannt.
    }
report-captures-unreadable =
    { $count ->
        [one] { $count } Tag mit ausschließlich nicht lesbaren Momentaufnahmen: Status unbekannt.
       *[other] { $count } Tage mit ausschließlich nicht lesbaren Momentaufnahmen: Status unbekannt.
    }
# $dates: first and last day
report-captures-strip = Schlechtester Status jedes Tages, { $dates }
# $count: the days of the period; $days: a number of them
report-days-of =
    { $count ->
        [one] { $days } von { $count } Tag
       *[other] { $days } von { $count } Tagen
    }
# $days: such as "28 of 30 days"
report-coverage = Vollständig erfasst an { $days }.
report-net = Bleibende Änderungen
# $from, $to: dates and times
report-net-compared = Verglichen werden die Momentaufnahmen vom { $from } und vom { $to }.
# Behind report-net-compared
report-net-same = Sie unterscheiden sich nicht.
report-net-one = Es gibt nur eine Momentaufnahme, daher ist kein Vergleich möglich.
report-net-no = Aus diesem Zeitraum gibt es keine Momentaufnahme; Änderungen sind daher unbekannt.
report-log = Alle Änderungen zwischen Momentaufnahmen
report-log-none = Zwischen aufeinanderfolgenden Momentaufnahmen dieses Zeitraums wurden keine Änderungen gefunden.
report-more-changes =
    { $count ->
        [one] { $count } weitere Änderung ist nicht aufgeführt.
       *[other] { $count } weitere Änderungen sind nicht aufgeführt.
    }
report-days = Tage nach Status
report-days-caption = Tage jedes Connectors nach Status; die Zahlen einer Zeile ergeben zusammen die Tage des Zeitraums
report-days-none = Keine Momentaufnahme dieses Zeitraums führt einen Connector auf
report-days-not-listed =
    { $count ->
        [one] { $count } Tag nicht aufgeführt.
       *[other] { $count } Tage nicht aufgeführt.
    }
report-not-in-use = Nicht genutzt
report-healthy-share = Fehlerfreie Tage
# $days: a number of days
report-without-data = davon { $days } ohne Daten
# $days: such as "28 of 30 days"; $percent: a number
report-share = { $days } ({ $percent }{"\u00A0"}%)
report-spells = Status im Zeitverlauf
report-spells-caption = Aufeinanderfolgende Tage mit demselben Status
report-from = Von
report-until = Bis
report-column-days = Tage
report-no-snapshot = Unbekannt: keine Momentaufnahme
report-not-listed = Nicht aufgeführt
report-deadlines = Ablaufdaten in diesem Zeitraum
report-deadlines-caption = Ablaufdaten in diesem Zeitraum, früheste zuerst
report-deadlines-none = Keine Momentaufnahme enthält ein Ablaufdatum in diesem Zeitraum
report-outcome = Ergebnis
report-outcomes = Ablaufdaten nach Ergebnis
report-deadline-missed = Verpasst: abgelaufen
report-deadline-met = Eingehalten: rechtzeitig erneuert
report-deadline-withdrawn = Entfallen
report-deadline-ahead = Noch bevorstehend
# $seen: the time of the last snapshot with the date, in all of these; $next: the time of the next snapshot
report-evidence-missed = Die Momentaufnahme vom { $seen } enthält noch dieses Datum.
report-evidence-met = Zuletzt gesehen am { $seen }; die Momentaufnahme vom { $next } enthält ein späteres Datum.
report-evidence-withdrawn = Zuletzt gesehen am { $seen }; in der Momentaufnahme vom { $next } ist der Connector entfernt, deaktiviert oder ignoriert oder hat ein anderes Datum.
report-evidence-unknown = Zuletzt gesehen am { $seen }; die nächste Momentaufnahme (vom { $next }) liegt nach diesem Datum.
report-evidence-none = Zuletzt gesehen am { $seen }; keine spätere Momentaufnahme zeigt, was daraus wurde.
report-evidence-ahead = Zuletzt gesehen am { $seen }; das Datum liegt nach der neuesten Momentaufnahme.
report-incidents-none = Keine Momentaufnahme dieses Zeitraums führt einen aktiven Vorfall oder eine aktive Empfehlung auf
report-incidents-caption = Vorfälle und Empfehlungen, die in diesem Zeitraum aktiv waren
report-opened = Zuerst aufgeführt
report-opened-before = Vor diesem Zeitraum oder in seiner ersten Momentaufnahme
report-ended = Ende
report-days-active = Aktive Tage
report-incident-active = Nicht beendet
report-incident-resolved = Behoben
report-licenses-none = Keine Momentaufnahme dieses Zeitraums enthält Lizenzen
report-licenses-caption = Vorhandene und zugewiesene Lizenzen: erste, letzte, niedrigste und höchste Anzahl in diesem Zeitraum
report-first = Zuerst
report-last = Zuletzt
report-lowest = Minimum
report-highest = Maximum
report-with-data = Mit Daten
report-methods = Methodik
report-method-state = Jeder Status ergibt sich aus den zu ihm aufgeführten Daten und der dort angegebenen Regel, gemessen am Vergleichszeitpunkt. Vom Dienst gemeldete Status werden angezeigt, ändern ihn aber nicht. Für einen Connectortyp gilt der schlechteste Status seiner Connectors; ignorierte und eingestellte zählen nicht. Nicht erfasste Teile sind unbekannt.
report-method-captures = Ein Tag reicht von Mitternacht bis Mitternacht in der oben genannten Zeitzone. Er hat eine Momentaufnahme, wenn an diesem Tag eine erstellt wurde, die gelesen werden konnte. Alle anderen Tage sind unbekannt, auch die nach der neuesten Momentaufnahme: Vom Vortag wird nichts übernommen.
report-method-changes = Für die bleibenden Änderungen wird die letzte Momentaufnahme vor dem Zeitraum (falls es keine gibt, die erste des Zeitraums) mit der letzten des Zeitraums verglichen. Ein neues Synchronisierungsdatum gilt nicht als Änderung. Darunter stehen alle Änderungen von einer Momentaufnahme zur nächsten.
report-method-days = Für einen Connector gilt der schlechteste Status aus allen Momentaufnahmen eines Tages, jeweils bewertet zum Zeitpunkt der Momentaufnahme. Ein Tag ohne Momentaufnahme oder ohne eine mit dem Connectortyp ist unbekannt. Als „Nicht genutzt“ zählen Tage, an denen der Connector nicht konfiguriert, eingestellt, ignoriert oder in einer vollständigen Momentaufnahme nicht aufgeführt war. Der Anteil fehlerfreier Tage bezieht sich auf alle anderen Tage, unbekannte Tage senken ihn also; er ist abgerundet.
# $expiry, $warning, $unhealthy: lengths of time
report-method-rule = Ablauf: „Fehlerhaft“, sobald abgelaufen; „Warnung“, wenn die Restlaufzeit höchstens { $expiry } beträgt. Letzte Synchronisierung: „Fehlerfrei“, wenn sie höchstens { $warning } zurückliegt; „Fehlerhaft“, wenn sie mindestens { $unhealthy } zurückliegt; dazwischen „Warnung“. Ein Connector ohne das Datum ist unbekannt. Einstellungen für einen Connectortyp oder einen einzelnen Connector haben Vorrang.
report-method-spells = Jede Zeile steht für aufeinanderfolgende Tage, die unter „Tage nach Status“ dasselbe Ergebnis haben. Zusammen umfassen die Zeilen eines Connectors alle Tage des Zeitraums. Der Grund stammt aus der letzten Momentaufnahme mit diesem Status.
report-method-deadlines = Gezählt wird jedes Ablaufdatum in diesem Zeitraum, das eine Momentaufnahme für einen genutzten Connector enthält. Verpasst: Eine Momentaufnahme von diesem Datum oder später enthält es noch. Eingehalten: Die nächste Momentaufnahme mit dem Connectortyp wurde vor dem Datum erstellt und enthält ein späteres. Unbekannt: Die nächste wurde nach dem Datum erstellt, oder es gibt keine. Entfallen: Vor dem Datum wurde der Connector entfernt, deaktiviert oder ignoriert, oder sein Datum wurde berichtigt. Momentaufnahmen, die den Connector ohne Datum enthalten, zählen dabei nicht. Auch Momentaufnahmen nach dem Zeitraum werden herangezogen. Ob auf eine Nachricht hin gehandelt wurde, ist nicht bekannt; Fristen von Nachrichten werden daher nicht gezählt.
report-method-incidents = Aufgeführt sind Probleme, die in einer Momentaufnahme dieses Zeitraums aktiv sind, und solche, die in diesem Zeitraum endeten. Als Zeitpunkt gilt bei „Zuerst aufgeführt“ und „Ende“ jeweils die erste Momentaufnahme, die dies zeigt; das Ereignis selbst lag zwischen dieser Momentaufnahme und der davor. „Aktive Tage“ sind Tage mit einer Momentaufnahme, in der das Problem aktiv ist; für Tage ohne Momentaufnahme ist dies nicht bekannt.
report-method-licenses = Die Zahlen stammen aus den Momentaufnahmen dieses Zeitraums, in denen die Lizenz enthalten ist; Tage ohne solche Momentaufnahmen werden nicht ergänzt. Für die Summe aller Lizenzen zählen nur Momentaufnahmen, in denen die Lizenzen vollständig erfasst sind.
report-sources = Verwendete Momentaufnahmen
report-column-digest = SHA-256
report-sources-note = Bei einer Datei ist dies ihr Hashwert, bei einem Ordner der Hashwert der Zeilen, die sha256sum für seine Dateien ausgibt.
report-more-snapshots =
    { $count ->
        [one] { $count } weitere Momentaufnahme ist nicht aufgeführt.
       *[other] { $count } weitere Momentaufnahmen sind nicht aufgeführt.
    }

## Baselines: agreed snapshots, compared with the latest one

baselines-title = Baselines
# Below the title
baselines-intro = Vereinbarte Momentaufnahmen, verglichen mit der neuesten.
# A link to the page. $count: the number of baselines
baselines-all =
    { $count ->
        [one] { $count } Baseline
       *[other] Alle { $count } Baselines
    }
# $count: the number of differences
baselines-differences =
    { $count ->
        [one] { $count } Unterschied
       *[other] { $count } Unterschiede
    }
baselines-same = Keine Unterschiede
# Where a part could not be compared
baselines-same-in-part = Keine Unterschiede in dem, was erfasst wurde
baselines-not-compared = Nicht verglichen
baselines-latest = Die Momentaufnahme dieser Baseline ist die neueste.
# $day: such as 22 Nov 2026
baselines-no-snapshot = Für diesen Mandanten gibt es keine Momentaufnahme vom { $day }.
# $moment: date and time
baselines-unread = Die Momentaufnahme vom { $moment } konnte nicht gelesen werden.
baselines-unread-unknown = Die Momentaufnahme konnte nicht gelesen werden.
# $parts: a list of sections and connector types
baselines-missing = Nicht vergleichbar, weil in einer der Momentaufnahmen nicht erfasst: { $parts }.
baselines-in-part = Nur teilweise vergleichbar, weil in einer der Momentaufnahmen nur teilweise erfasst: { $parts }.
# On the overview page. $link: the title of the baseline; $count: the number of differences
baselines-hub-differs =
    { $count ->
        [one] { $count } Unterschied zu { $link }
       *[other] { $count } Unterschiede zu { $link }
    }
baselines-hub-same = Keine Unterschiede zu { $link }
baselines-hub-same-in-part = Keine Unterschiede zu { $link } in dem, was erfasst wurde
baselines-hub-not-compared = Nicht verglichen mit { $link }

## Tables for spreadsheets

tables-for-spreadsheets = Daten für Tabellenkalkulationen
table-csv = { $name } (CSV)
table-workbook = Alle Tabellen (Excel)
table-utc = { $heading } (UTC)
table-more =
    { $count ->
        [one] { $count } weitere Zeile: siehe { $file }
       *[other] { $count } weitere Zeilen: siehe { $file }
    }
table-captured = Erfasst
table-as-of = Stand
table-page = Seite
table-contact = Kontakt
table-type-key = Typschlüssel
table-sku = SKU
table-subject = Element
table-subject-id = Element-ID
table-change = Änderung
table-before = Vorher
table-after = Nachher

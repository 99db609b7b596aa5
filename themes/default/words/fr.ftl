### The texts of the default theme and of the program, in French.
###
### A theme of your own replaces single messages with a file of the same name: see "Words" in themes/README.md.
### Names of connectors, statuses, dates and counts come from the program, as variables.
### A message whose variable is called $moment, $link or the like has an element of the page in its place.

# The name of the language in itself, for links from pages in other languages
language-name = Français

## Every page

skip-to-content = Passer au contenu
main-menu = Menu principal
breadcrumb = Fil d’Ariane
feeds-and-calendars = Flux et calendriers
# $feed: what the calendar contains, such as "Expiry dates of Contoso"
feed-calendar = Ajouter à votre calendrier : { $feed }
# $feed: what the feed contains, such as "Changes of Contoso"
feed-atom = S’abonner (Atom) : { $feed }
# $audience: the name of the audience that the edition is made for
footer-audience = { $audience }. Cette édition ne contient que ce que ce public est autorisé à voir.
# $program: name and version of the program; $source: the data that the site is made from
footer-built-by = Généré par { $program } (source : { $source }).
footer-data = État de ce locataire sous forme de données
footer-board = Affichage pour écran mural
# $contact: the text of the option `contact`
footer-questions = Questions : { $contact }
# Links to the page in other languages
other-languages = Autres langues
years = Années
months = Mois
# The title of a site that has none in its settings
site-title = État du locataire Intune
# The titles of audiences that have none in the settings. $name: the name of an audience
audience-everyone = Pour tous
audience-helpdesk = Pour le support technique
audience-administrators = Pour les administrateurs
audience-other = Pour { $name }
list-as-table = Afficher sous forme de tableau

# The time that a page is about. $moment: date and time
as-of-moment = État au { $moment }
# The same as a sentence. $moment: one of these texts
as-of-sentence = { $moment }.
# $moment: the time that the page is about; $captured: the time of the snapshot; $age: how long before it, such as "2 hours ago"
as-of-later = État au { $moment }, d’après un instantané pris le { $captured }, { $age }
# $moment: the time of the snapshot, which is also the time that the page is about
as-of-captured = État au { $moment }, date de l’instantané
# A title in the tab of the browser, from the most specific part to the site. $first: the parts in front
page-title = { $first } – { $next }
# The data that the page is made from, behind "from": see `footer-built-by`. $moment: the time of a snapshot
source-past = l’instantané du { $moment }
source-one = un instantané
source-latest =
    { $count ->
        [one] le plus récent de { $count } instantané
       *[other] le plus récent des { $count } instantanés
    }
# $date: the date of the last snapshot with the item
last-seen = Vu pour la dernière fois le { $date }
# An item that is not in the latest snapshot. $moment: the time of the last snapshot with it
gone-not-captured = Vu pour la dernière fois le { $moment }. Le dernier instantané ne contient pas cette liste en entier.
gone-connector = Vu pour la dernière fois le { $moment }. Ce connecteur ne figure plus dans les instantanés suivants.
gone-incident = Vu pour la dernière fois le { $moment }. Cet incident ne figure plus dans les instantanés suivants.
gone-advisory = Vu pour la dernière fois le { $moment }. Cet avis ne figure plus dans les instantanés suivants.
gone-message = Vu pour la dernière fois le { $moment }. Ce message ne figure plus dans les instantanés suivants.

## The menu, whose entries are also titles and breadcrumbs

# The page of the fleet
menu-all-tenants = Tous les locataires
menu-overview = Vue d’ensemble
menu-connectors = Connecteurs
menu-health = Intégrité du service
menu-news = Actualités
menu-changes = Modifications
menu-archive = Archives

## Labels of facts

fact-ended = Fin
fact-feature = Fonctionnalité
fact-id = ID
fact-last-updated = Dernière mise à jour
fact-major-change = Mise à jour majeure
fact-origin = Origine
fact-published = Publication
fact-service = Service
fact-services = Services
fact-severity = Gravité
fact-shown-until = Affiché jusqu’au
fact-tags = Étiquettes
# The value of a fact
fact-yes = Oui
# $name: the name of a property; $value: its value, both as the service gives them
name-and-value = { $name } : { $value }

## Titles of feeds and calendars

# $name: the name of a tenant, or a connector type with its tenant, such as "Jamf Last Heartbeat (Contoso Ltd)"
feed-changes = Modifications – { $name }
feed-changes-all = Modifications – tous les locataires
feed-expiries = Expirations – { $name }
feed-expiries-all = Expirations – tous les locataires
# $kind: the name of a connector type; $tenant: the name of its tenant
feed-type-of-tenant = { $kind } ({ $tenant })
# In lists of several tenants. $tenant: the name of a tenant; $title: what is listed, such as a connector or a change
feed-title-of-tenant = { $tenant } : { $title }

## Kinds of changes, as categories of the entries of a feed

kind-connector-moved = changement d’état d’un connecteur
kind-connector-reported = problème de connecteur signalé
kind-expiry-moved = expiration modifiée
kind-connector-removed = connecteur supprimé
kind-connector-switched-off = connecteur désactivé
kind-connector-added = connecteur ajouté
kind-connector-switched-on = connecteur activé
kind-credential-renewed = certificat ou jeton renouvelé
kind-connector-details-changed = détails du connecteur modifiés
kind-incident-opened = incident ouvert
kind-incident-reopened = incident rouvert
kind-incident-updated = incident mis à jour
kind-incident-listed-again = incident réapparu dans la liste
kind-incident-no-longer-listed = incident disparu de la liste
kind-incident-resolved = incident résolu
kind-message-new = nouveau message
kind-message-updated = message mis à jour
kind-message-ended = message terminé
kind-licenses-over-assigned = licences surattribuées
kind-licenses-suspended = licences suspendues
kind-licenses-in-grace = licences en période de grâce
kind-licenses-lost = licences perdues
kind-licenses-bought = licences achetées
kind-licenses-settled = licences régularisées
kind-licenses-renamed = licences renommées
kind-account-status-changed = état du compte modifié
kind-mdm-authority-changed = autorité MDM modifiée
kind-cloud-changed = cloud modifié
kind-domain-changed = domaine modifié
kind-location-changed = emplacement modifié
kind-tenant-renamed = locataire renommé
kind-service-release-changed = version du service modifiée
kind-capture-stopped = collecte interrompue
kind-capture-partial = collecte partielle
kind-capture-resumed = collecte reprise
kind-capture-completed = collecte de nouveau complète
kind-capture-began = collecte commencée

## Badges

badge-newest-unread = instantané le plus récent illisible
badge-all-healthy = tous sains
# $count: the number of connector types
badge-types-in-part =
    { $count ->
        [one] { $count } type collecté en partie
       *[other] { $count } types collectés en partie
    }
badge-types-not-captured =
    { $count ->
        [one] { $count } type non collecté
       *[other] { $count } types non collectés
    }
# $name: a tenant or a connector type; $status: the text of the badge; $moment: date and time
badge-title = { $name } : { $status }, état au { $moment }

## Shared headings of tables

column-assigned = Attribuées
column-category = Catégorie
column-act-by = Agir d’ici au
column-connector = Connecteur
column-evidence = Constat
column-health = Intégrité
column-issue = Problème
column-kind = Nature
column-last-30-days = 30 derniers jours
column-license = Licence
column-licenses = Licences
column-message = Message
column-not-readable = Illisible
column-owned = Détenues
column-reason = Motif
column-ignored-until = Ignoré jusqu’au
column-seen-in = Vu dans
column-snapshot = Instantané
column-started = Début
column-status = État
column-total = Total
column-type = Type
column-updated = Mise à jour
column-use = Utilisation
column-when = Période
column-why = Raison

## What needs attention, on the hub, on the board and on the page of all tenants

summary-title = Points d’attention
# A label in front of a connector, its next step and the date
summary-next = Prochaine échéance :
# Behind it. $date: the date; $due: how far away it is
summary-next-expires = expire le { $date } ({ $due })
# $status: the label of a status; read by screen readers in front of a name
status-prefix = { $status } :{" "}
connectors-by-status = Connecteurs par état
# $number: how many; $label: the label of a status
count-and-status = { $number } { $label }
tenants-by-status = Locataires par état
connectors-need-attention = Connecteurs nécessitant votre attention

# $status: the state of the subscription, as the service names it, in lower case
summary-account = État du compte : { $status }.
# The numbers of connectors are a list, which is a sentence: "2 connectors are unhealthy, 1 needs attention soon and 1 more
# reports a problem." The first entry has the noun, and those behind it do not.
summary-unhealthy =
    { $count ->
        [one] { $count } connecteur est non sain
       *[other] { $count } connecteurs sont non sains
    }
summary-warning =
    { $count ->
        [one] { $count } connecteur nécessitera bientôt votre attention
       *[other] { $count } connecteurs nécessiteront bientôt votre attention
    }
summary-warning-too =
    { $count ->
        [one] { $count } nécessitera bientôt votre attention
       *[other] { $count } nécessiteront bientôt votre attention
    }
summary-unknown =
    { $count ->
        [one] { $count } connecteur est dans un état inconnu
       *[other] { $count } connecteurs sont dans un état inconnu
    }
summary-unknown-too =
    { $count ->
        [one] { $count } est dans un état inconnu
       *[other] { $count } sont dans un état inconnu
    }
summary-reporting =
    { $count ->
        [one] { $count } connecteur signale un problème
       *[other] { $count } connecteurs signalent un problème
    }
summary-reporting-too =
    { $count ->
        [one] { $count } autre signale un problème
       *[other] { $count } autres signalent un problème
    }
summary-all-healthy = Tous les connecteurs configurés sont sains.
summary-captured-healthy = Tous les connecteurs collectés sont sains.
summary-none-configured = Aucun connecteur n’est configuré.
summary-none-configured-in-part = Aucun connecteur n’est configuré dans les données collectées.
# $count: the number of connector types that were captured
summary-none-configured-of =
    { $count ->
        [one] Aucun connecteur n’est configuré ({ $count } type collecté).
       *[other] Aucun connecteur n’est configuré ({ $count } types collectés).
    }
# Behind the sentence above. $count: the number of connector types
summary-types-not-captured =
    { $count ->
        [one] { $count } type n’a pas été collecté.
       *[other] { $count } types n’ont pas été collectés.
    }
summary-no-types-captured =
    { $count ->
        [one] Aucun type de connecteur n’a été collecté (sur { $count }).
       *[other] Aucun des { $count } types de connecteurs n’a été collecté.
    }
# $count: the number of connector types that were not captured; $all: the number of all
summary-types-missing =
    { $count ->
        [one] { $count } type de connecteur sur { $all } n’a pas été collecté.
       *[other] { $count } types de connecteurs sur { $all } n’ont pas été collectés.
    }
summary-types-in-part =
    { $count ->
        [one] { $count } type de connecteur n’a été collecté qu’en partie.
       *[other] { $count } types de connecteurs n’ont été collectés qu’en partie.
    }
summary-list-in-part = La liste des connecteurs n’a été collectée qu’en partie.
summary-ignored =
    { $count ->
        [one] { $count } connecteur est ignoré.
       *[other] { $count } connecteurs sont ignorés.
    }
summary-health-not-captured = L’intégrité du service n’a pas été collectée.
summary-health-none-known = Aucun incident actif n’est connu ; la liste n’a été collectée qu’en partie.
summary-health-none = Aucun incident ou avis n’est actif.
# Each is a sentence of its own, or in front of the two messages behind them
summary-active-incidents =
    { $count ->
        [one] { $count } incident est actif
       *[other] { $count } incidents sont actifs
    }
summary-active-advisories =
    { $count ->
        [one] { $count } avis est actif
       *[other] { $count } avis sont actifs
    }
summary-active-issues =
    { $count ->
        [one] { $count } incident ou avis est actif
       *[other] { $count } incidents et avis sont actifs
    }
# $active: one of the texts above; $count: the number of these issues that the tenant has to act on
summary-active-action = { $active }, dont { $count } nécessitant une action de votre part
# $active: one of the texts above
summary-active-in-part = { $active } ; la liste n’a été collectée qu’en partie
# $count: the number of products
summary-over-assigned =
    { $count ->
        [one] { $count } produit est surattribué.
       *[other] { $count } produits sont surattribués.
    }
summary-licenses-in-part = Les licences n’ont été collectées qu’en partie.
summary-nothing = Rien de ce qui est affiché ici ne nécessite votre attention.
summary-more =
    { $count ->
        [one] { $count } autre connecteur présentant un problème
       *[other] { $count } autres connecteurs présentant un problème
    }
# Since when a connector has a status. $at: date and time
summary-unhealthy-since = Non sain depuis le { $at }
summary-warning-since = Avertissement depuis le { $at }
# Since when a service reports a problem of a connector. $at: date and time
summary-reported-since = Signalé depuis le { $at }
# If it may have been reported before the first snapshot
summary-reported-since-at-least = Signalé au moins depuis le { $at }

## The hub

on-this-page = Sur cette page
hub-required-action = Action requise
hub-connector-status = État des connecteurs
hub-service-health = Intégrité du service Intune
hub-deadlines = Échéances
hub-tenant-details = Détails du locataire
# $date: the date of the snapshot before
hub-changes-since = Modifications depuis le { $date }
hub-all-connectors = Tous les connecteurs
hub-all-health = Tous les incidents et avis
hub-connectors-caption = Connecteurs, par gravité décroissante
hub-connectors-rest = Autres types de connecteurs
hub-no-connector = Aucun connecteur n’est configuré
# On paper, where a list is cut off. $count: the number of connector types that are not listed
hub-more-connectors = Encore { $count } : voir « Connecteurs ».
access-title = Rôles nécessaires pour voir ces informations dans les centres d’administration Microsoft
# $roles: the names of roles
access-roles = { $roles }.
# $who: the roles that can grant the others
access-granted-by = Attribution par { $who }.
access-intune-sections = Détails du locataire, licences et connecteurs
# Roles, in place of $roles in `access-roles`
access-intune-roles = Tout rôle donnant accès au centre d’administration Intune, par exemple Administrateur Intune
access-health-roles = Administrateur général ou Administrateur de support de service
access-news-roles = Administrateur général, Administrateur de support de service ou Lecteur du Centre de messages
# In place of $who in `access-granted-by`
access-intune-who = un Administrateur général ou, pour les rôles d’Intune, un Administrateur de rôle Intune
# The names behind "under" are entries of the menu of the Microsoft 365 admin center
access-admin-center-who = un Administrateur général, dans le Centre d’administration Microsoft 365, sous Utilisateurs > Utilisateurs actifs > Gérer les rôles

# The control that shows further connector types. $count: how many; the first text if no type is shown
hub-show-types =
    { $count ->
        [one] Afficher { $count } type
       *[other] Afficher { $count } types
    }
hub-show-more =
    { $count ->
        [one] Afficher { $count } type de plus
       *[other] Afficher { $count } types de plus
    }
# $show: one of the texts above; $statuses: a list of numbers by status, such as "1 warning, 1 not captured"
hub-show-with = { $show } ({ $statuses })

## Facts of a tenant

fact-name = Nom du locataire
fact-location = Emplacement du locataire
fact-mdm-authority = Autorité MDM
fact-service-release = Version du service
fact-domain = Domaine initial
fact-tenant-id = ID du locataire
fact-account-status = État du compte
fact-enrolled-devices = Appareils inscrits
fact-licensed-users = Utilisateurs sous licence
# Behind a fact that is a problem. $value: the fact
fact-needs-attention = { $value } (nécessite votre attention)
# Links behind facts
fact-change-authority = Modifier dans le centre d’administration
fact-whats-new = Nouveautés d’Intune

## The archive

# Behind a sentence about the year, above its calendars
archive-days = { $summary } Chaque jour indique son état le plus grave.
archive-days-plain = Les jours affichés sous forme de lien ont un instantané.
# $year: a year, such as 2026
archive-list = Liste de tous les instantanés de { $year }
archive-connectors = Tous les connecteurs en { $year }, jour par jour
archive-connectors-caption = Connecteurs en { $year }, jour par jour
# In place of the number of changes, behind the time of a snapshot
archive-first = le premier
archive-no-changes = aucune modification

## The calendar of the archive

calendar-monday = Lundi
calendar-monday-short = Lu
calendar-tuesday = Mardi
calendar-tuesday-short = Ma
calendar-wednesday = Mercredi
calendar-wednesday-short = Me
calendar-thursday = Jeudi
calendar-thursday-short = Je
calendar-friday = Vendredi
calendar-friday-short = Ve
calendar-saturday = Samedi
calendar-saturday-short = Sa
calendar-sunday = Dimanche
calendar-sunday-short = Di
# A day, for screen readers. $date: the day; $what: its status, or what could not be read
calendar-day-and-what = { $date } : { $what }
# $count: the number of snapshots of the day
calendar-snapshots =
    { $count ->
        [one] un instantané
       *[other] { $count } instantanés
    }
# Behind the status of a day. $count: the number of snapshots, 2 or more
calendar-and-snapshots = , { $count } instantanés
# Behind the status of a day. $unread: what could not be read
calendar-and-unread = {"\u202F"}; { $unread }
calendar-legend = Légende du calendrier
calendar-legend-no-snapshot = Numéro seul : aucun instantané
calendar-legend-two-snapshots = ×2 : deux instantanés, l’état le plus grave compte
calendar-legend-unread = ! : instantané illisible, en tout ou en partie

## An earlier snapshot

# $moment: the time of the snapshot; behind the name of the tenant
snapshot-then = dans son état du { $moment }
# $place: which snapshot it is, such as "Snapshot 3 of 30"
snapshot-place = { $place } des archives. Toute la page présente l’état à ce moment-là.
snapshot-links = Instantanés
# $label: the time of that snapshot
snapshot-older = Précédent { $label }
snapshot-newer = Suivant { $label }
snapshot-oldest = Le plus ancien
snapshot-newest = Le plus récent
# $tenant: the name of the tenant; leads to its current page
snapshot-now = { $tenant } : état actuel
snapshot-changes = Modifications depuis l’instantané précédent
# $number: counted from the first snapshot
snapshot-number = Instantané { $number }

## Changes

changes-all = Toutes les modifications
# $count: the number of changes, as text; $link: the date of the first snapshot
changes-since-first = { $count } depuis le premier instantané ({ $link })
changes-more =
    { $count ->
        [one] { $count } autre modification
       *[other] { $count } autres modifications
    }
# On paper, where a list is cut off. $count: the number of changes that are not listed
changes-more-on-paper = Encore { $count } : voir « Modifications ».
# $link: the time of the snapshot; $since: the time of the snapshot before
changes-of-snapshot = Instantané du { $link }, comparé à celui du { $since }
# $link: a link with the text "the snapshot of …"
changes-compared = Comparaison avec { $link }.
# $moment: date and time
changes-the-snapshot = l’instantané du { $moment }
changes-none = Aucune modification
# Behind "No changes"
changes-none-ever = depuis le premier instantané.
changes-none-in-year = au cours de cette année.
changes-nothing = Rien n’a changé
# Behind "Nothing changed"
changes-nothing-shown = dans ce que montrent ces pages.
# $days: a number of days, such as 7
changes-last-days = { $days } derniers jours
changes-none-net = Aucune modification nette
# $link: a link with the text "the snapshot of …"
changes-net-since = Modifications nettes depuis { $link }. Ce qui a changé puis est revenu à l’état initial n’y figure pas.
changes-between = Modifications entre les instantanés
# $year: such as 2025
changes-of-year = Modifications en { $year }
# Choices of the filter by kind
changes-kind-issues = Incidents et avis
changes-kind-messages = Messages
changes-kind-captures = Collectes

## What changed, as a label; the label of a connector may also be its status

# A connector
change-connector-unignored = N’est plus ignoré
change-connector-renewed = Renouvelé
change-connector-cleared = Problème résolu
change-connector-expiry = Expiration modifiée
change-connector-details = Détails modifiés
change-connector-added = Ajouté
change-connector-removed = Supprimé
change-connector-on = Activé
change-connector-off = Désactivé
# An incident or advisory
change-issue-opened = Ouvert
change-issue-updated = Mis à jour
change-issue-unlisted = Disparu de la liste
change-issue-listed = Réapparu dans la liste
change-issue-resolved = Résolu
change-issue-reopened = Rouvert
# A message
change-message-new = Nouveau
change-message-updated = Mis à jour
change-message-ended = Terminé
# The licenses of a product
change-license-new = Nouveau
change-license-more = Davantage de licences
change-license-gone = Plus aucune licence
change-license-fewer = Moins de licences
change-license-over = Surattribué
change-license-settled = N’est plus surattribué
change-license-suspended = Suspension
change-license-grace = Période de grâce
change-license-renamed = Renommé
# A fact about the tenant
change-tenant-changed = Modification
# A section of the snapshots
change-capture-again = Collecte reprise
change-capture-began = Collecte commencée
change-capture-completed = Collecte complète
# The same within a sentence, such as the title of an entry of a feed, behind the name of the subject
inline-change-connector-unignored = n’est plus ignoré
inline-change-connector-renewed = renouvelé
inline-change-connector-cleared = problème résolu
inline-change-connector-expiry = expiration modifiée
inline-change-connector-details = détails modifiés
inline-change-connector-added = ajouté
inline-change-connector-removed = supprimé
inline-change-connector-on = activé
inline-change-connector-off = désactivé
inline-change-issue-opened = ouvert
inline-change-issue-updated = mis à jour
inline-change-issue-unlisted = disparu de la liste
inline-change-issue-listed = réapparu dans la liste
inline-change-issue-resolved = résolu
inline-change-issue-reopened = rouvert
inline-change-message-new = nouveau
inline-change-message-updated = mis à jour
inline-change-message-ended = terminé
inline-change-license-new = nouveau
inline-change-license-more = davantage de licences
inline-change-license-gone = plus aucune licence
inline-change-license-fewer = moins de licences
inline-change-license-over = surattribué
inline-change-license-settled = n’est plus surattribué
inline-change-license-suspended = suspension
inline-change-license-grace = période de grâce
inline-change-license-renamed = renommé
inline-change-tenant-changed = modification
inline-change-capture-again = collecte reprise
inline-change-capture-began = collecte commencée
inline-change-capture-completed = collecte complète

## The subject of a change

# $id: such as IT123
change-subject-incident = Incident { $id }
change-subject-advisory = Avis { $id }
# An issue of another kind. $classification: the word of the service for its kind
change-subject-issue = { $classification } { $id }
# $id: such as MC123
change-subject-message = Message { $id }
# Facts about the tenant
fact-cloud = Cloud
change-fact-domain = Domaine

## What changed, in sentences

# $status: the status before, in lower case. The reason for the current status stands behind it
change-previously = État précédent : { $status }.
# A connector that is ignored now. $because: such as "ignored until 31 Mar 2027: server decommissioned"
change-now-ignored = État précédent : { $status }. Désormais { $because }.
change-sync-lost = État précédent : { $status }. La dernière synchronisation n’est plus connue.
# $status: the last status, in lower case
change-last-status = Dernier état connu : { $status }.
# $at, $before: dates and times. The credential had expired
change-renewed-expired = Expire désormais le { $at } (avait expiré le { $before }).
# The credential had not expired
change-renewed = Expire désormais le { $at } (auparavant le { $before }).
change-expiry-from-unknown = Expire désormais le { $at } (date auparavant inconnue).
change-expiry-from-none = Expire désormais le { $at } (auparavant sans expiration).
change-endless-expired = N’expire plus (avait expiré le { $before }).
change-endless = N’expire plus (auparavant le { $before }).
change-no-expiry = N’expire pas (auparavant le { $before }).
change-no-expiry-from-unknown = N’expire pas (date auparavant inconnue).
change-expiry-lost = La date d’expiration n’est plus connue (auparavant le { $before }).
change-expiry-lost-from-none = La date d’expiration n’est plus connue (auparavant sans expiration).
# Two changes in one sentence, before its period
change-and = { $first } ; { $next }
# A detail of a connector. $name: its name, such as "Apple ID"
detail-changed = { $name } : { $to } (auparavant : { $from })
detail-added = { $name } (ajout) : { $value }
detail-removed = { $name } : suppression (auparavant : { $value })
detail-changed-somehow = { $name } : modification
# Names of details
detail-name = Nom
detail-measured-by = Critère
detail-link = Lien
# What the status of a connector is measured by
measured-by-expiry = date d’expiration
measured-by-sync = dernière synchronisation
measured-by-set-up = existence d’une configuration
# Incidents and advisories. $status, $from, $to: a status within a sentence
change-status = État : { $status }.
change-status-reopened = De nouveau actif. État : { $status }.
change-status-unseen = A commencé et pris fin depuis l’instantané précédent. État : { $status }.
# $moment: the time of the last snapshot that lists the issue
change-status-unlisted = Dernier état connu : { $status } (instantané du { $moment }).
# The begin of a sentence
change-status-moved = État passé de « { $from } » à « { $to } »
# The begin of a sentence, or a part behind `change-status-moved`
change-posts =
    { $count ->
        [one] { $count } nouvelle publication
       *[other] { $count } nouvelles publications
    }
# $parts: a list such as "Title, links and details"; its first entry is in lower case behind another change
change-edited = { $parts } : modification
# An issue whose status and texts are as before
change-updated-somehow = Mis à jour.
# Messages. $date: the day
change-act-by = Agir d’ici au { $date }.
change-active-again = De nouveau actif.
change-expired-on = A expiré le { $date }.
change-expired = A expiré.
change-archived = Archivé.
change-rescheduled = Reprogrammé : pas encore commencé.
change-not-listed = Ne figure plus dans le Centre de messages.
change-major = Désormais signalé comme mise à jour majeure.
change-not-major = N’est plus signalé comme mise à jour majeure.
# $to, $from: dates, with times if the day is the same
change-act-by-moved = Nouvelle date limite d’action : { $to } (auparavant : { $from }).
change-act-by-set = Date limite d’action fixée au { $to }.
change-act-by-removed = Date limite d’action supprimée (auparavant : { $from }).
change-act-by-changed = Date limite d’action modifiée.
change-start-moved = Nouvelle date de début : { $to } (auparavant : { $from }).
change-start-set = Date de début fixée au { $to }.
change-start-removed = Date de début supprimée (auparavant : { $from }).
change-start-changed = Date de début modifiée.
change-end-moved = Nouvelle date de fin : { $to } (auparavant : { $from }).
change-end-set = Date de fin fixée au { $to }.
change-end-removed = Date de fin supprimée (auparavant : { $from }).
change-end-changed = Date de fin modifiée.
# Licenses. $before: the number before
change-owned-first =
    { $count ->
        [one] { $count } détenue (auparavant aucune).
       *[other] { $count } détenues (auparavant aucune).
    }
change-owned =
    { $count ->
        [one] { $count } détenue (auparavant { $before }).
       *[other] { $count } détenues (auparavant { $before }).
    }
change-owned-none = Aucune détenue (auparavant { $before }).
change-assigned =
    { $assigned ->
        [one] { $assigned } attribuée
       *[other] { $assigned } attribuées
    }, { $owned ->
        [one] { $owned } détenue
       *[other] { $owned } détenues
    }.
change-suspended =
    { $count ->
        [one] { $count } suspendue (auparavant { $before }).
       *[other] { $count } suspendues (auparavant { $before }).
    }
change-in-grace =
    { $count ->
        [one] { $count } en période de grâce (auparavant { $before }).
       *[other] { $count } en période de grâce (auparavant { $before }).
    }
# $name: the name of the product before
change-renamed = Ancien nom : { $name }.
# A fact about the tenant. $from, $to: its values
change-fact = Valeur passée de { $from } à { $to }.
# Microsoft clouds
cloud-global = Mondial
cloud-us-gov = Gouvernement des États-Unis (GCC High)
cloud-us-dod = Gouvernement des États-Unis (DoD)
cloud-china = Chine (21Vianet)
# What the snapshots include
capture-stopped = Cet instantané ne contient pas ces données.
capture-resumed = Comparaison avec le dernier instantané qui contenait ces données.
capture-began = Les instantanés précédents ne contenaient pas ces données.
capture-partial = Collecte partielle. Ce qui manque n’est pas compté comme supprimé.
capture-completed = Collecte complète.

## Parts of messages and issues that can be edited

edited-title = Titre
edited-text = Texte
edited-links = Liens
edited-act-by = Date limite d’action
edited-start = Date de début
edited-end = Date de fin
edited-major-change = Mise à jour majeure
edited-classification = Classification
edited-impact = Impact
edited-posts = Publications antérieures
edited-details = Détails
# The same in a list behind another part, before "edited"
inline-edited-title = titre
inline-edited-text = texte
inline-edited-links = liens
inline-edited-summary = résumé
inline-edited-act-by = date limite d’action
inline-edited-start = date de début
inline-edited-end = date de fin
inline-edited-category = catégorie
inline-edited-severity = gravité
inline-edited-major-change = mise à jour majeure
inline-edited-services = services
inline-edited-tags = étiquettes
inline-edited-classification = classification
inline-edited-impact = impact
inline-edited-feature = fonctionnalité
inline-edited-origin = origine
inline-edited-posts = publications antérieures
inline-edited-details = détails

## Connectors

connectors-caption = Types de connecteurs, par gravité décroissante
connectors-none = Aucun connecteur
connectors-ignored = Connecteurs ignorés
connectors-ignored-note = Les paramètres de ce site ignorent ces connecteurs : ils n’ont pas d’état et ne sont comptés nulle part.
connectors-no-reason = Masqué pour ce public
connectors-no-end-date = Sans date de fin
connectors-worst-of-type = Un type qui compte plusieurs connecteurs prend l’état du moins sain d’entre eux.
# $types: the names of connector types
connectors-own-limits = D’autres limites s’appliquent à certains types (voir leur page) : { $types }.
# $configured: how many of the connector types; $all: how many types there are
connectors-types-configured = Types de connecteurs configurés : { $configured } sur { $all }
# $missing: how many of the types were not captured
connectors-types-in-part = Types de connecteurs configurés : { $configured } sur { $all } (non collectés : { $missing })
rule-title = Détermination de l’état
rule-applies = S’applique ici

## One connector type

type-badge = Badge
type-connectors = Connecteurs de ce type
# $type: the name of a connector type
type-caption = { $type } : connecteurs, par gravité décroissante
type-history-caption = { $type } : connecteurs, jour par jour
type-not-captured = Cet instantané ne contient pas les connecteurs de ce type ; cela ne signifie pas qu’il n’y en a aucun.
type-decides = Détermine l’état du type
# Why a type has its status if no single connector decides it, in a table; with a period, also as a sentence
type-none-set-up = Aucun n’est configuré
type-rest-not-known = L’état est inconnu sans le reste de la liste
# $count: the number of connectors, 2 or more
type-all-ignored = Les { $count } sont ignorés
type-all-off = Les { $count } sont désactivés ou non configurés
type-all-off-or-ignored = Les { $count } sont désactivés, non configurés ou ignorés
type-not-in-snapshot = Absent de cet instantané : on ignore s’il est configuré
# Behind the sentence that says why the type is missing
type-maybe-configured = On ignore s’il est configuré.
# $count: the number of connectors, 2 or more; $statuses: how many have which status, such as "1 unhealthy, 2 healthy"
type-members = { $count } connecteurs : { $statuses }

## Problems of connectors, reported by a service

# $name: the name of the connector; $text: one or more sentences about its problems
report-of = { $name } : { $text }
# Behind the sentences about one connector. $count: the number of the others
report-others =
    { $count ->
        [one] { $count } autre connecteur de ce type signale un problème.
       *[other] { $count } autres connecteurs de ce type signalent un problème.
    }
# A problem in a table; with a period, also as a sentence
report-token-invalid = Le jeton n’est pas valide
report-token-expired = Le jeton a expiré
report-token-elsewhere = Le jeton est attribué à une autre solution MDM
report-token-same-location = Un autre jeton a le même emplacement
report-sync-failed = La dernière synchronisation a échoué
report-credentials-invalid = Les informations d’identification ne sont pas valides
report-google-error = L’API de Google a renvoyé une erreur
report-management-error = Le service de gestion a renvoyé une erreur
report-partner-unresponsive = Le partenaire ne répond pas
report-partner-terminated = Le partenaire a mis fin à la connexion
report-partner-rejected = Le partenaire a refusé la connexion
report-partner-unavailable = Le partenaire n’est pas disponible
report-partner-error = La connexion au partenaire présente une erreur
report-connector-inactive = Le connecteur est inactif
report-connector-error = Le connecteur présente une erreur
report-app-sync-failed = La dernière synchronisation des applications a échoué
report-disconnected = Le connecteur est déconnecté
report-setup-failed = La configuration a échoué
report-connection-removed = La connexion est en cours de suppression
report-binding-removed = La liaison est en cours de suppression
report-upload-failed = Le chargement du certificat a échoué
# $error: an error code, such as 3
report-terms = Erreur { $error } : les nouvelles conditions générales d’Apple ne sont pas acceptées. Acceptez-les dans Apple Business Manager ou Apple School Manager
report-error = La dernière synchronisation s’est terminée par l’erreur { $error }
# $cause: why, as the service gives it
report-upload-cause = Le chargement du certificat a échoué : { $cause }
# $value: a status, as the service gives it, such as "unhealthy"
report-status-page = La page d’état de Microsoft l’affiche comme « { $value } »
# The same problems behind a colon
inline-token-invalid = le jeton n’est pas valide
inline-token-expired = le jeton a expiré
inline-token-elsewhere = le jeton est attribué à une autre solution MDM
inline-token-same-location = un autre jeton a le même emplacement
inline-sync-failed = la dernière synchronisation a échoué
inline-terms = les nouvelles conditions générales d’Apple ne sont pas acceptées
inline-credentials-invalid = les informations d’identification ne sont pas valides
inline-google-error = l’API de Google a renvoyé une erreur
inline-management-error = le service de gestion a renvoyé une erreur
inline-partner-unresponsive = le partenaire ne répond pas
inline-partner-terminated = le partenaire a mis fin à la connexion
inline-partner-rejected = le partenaire a refusé la connexion
inline-partner-unavailable = le partenaire n’est pas disponible
inline-partner-error = la connexion au partenaire présente une erreur
inline-connector-inactive = le connecteur est inactif
inline-connector-error = le connecteur présente une erreur
inline-app-sync-failed = la dernière synchronisation des applications a échoué
inline-disconnected = le connecteur est déconnecté
inline-setup-failed = la configuration a échoué
inline-connection-removed = la connexion est en cours de suppression
inline-binding-removed = la liaison est en cours de suppression
inline-upload-failed = le chargement du certificat a échoué

## What a connector reports now, in the list of changes

# $value: the value that the service gives, such as "invalid", or `reported-error`
reported-now = Signale « { $value } ».
# $meaning: one of the problems above, behind a colon
reported-now-meaning = Signale « { $value } » : { $meaning }.
reported-now-status-page = Affiché comme « { $value } » sur la page d’état de Microsoft.
# $before: what it reported before
reported-was = Signale « { $value } » (auparavant « { $before } »).
reported-was-meaning = Signale « { $value } » : { $meaning } (auparavant « { $before } »).
reported-was-status-page = Affiché comme « { $value } » sur la page d’état de Microsoft (auparavant « { $before } »).
reported-no-longer = Ne signale plus « { $before } ».
# Within these sentences. $error: an error code, such as 3
reported-error = erreur { $error }
reported-no-error = aucune erreur

## One connector

connector-status-gone = Dernier état observé
connector-last-status = Dernier état connu :
# $what: the relation to another connector, in front of its name
connector-twin = { $what } :
connector-evidence = Constats
connector-reported = Signalé par le service
connector-reported-note = Affiché tel que le service le signale, sans effet sur l’état ci-dessus.
connector-all-days = Tous les connecteurs, jour par jour
# $place: the rank of the connector, such as "2 of 5"
connector-place = Rang de ce connecteur : { $place }, par gravité décroissante.
# $title: the title of the section, such as "Certificate connectors"
connector-members-caption = { $title }, par gravité décroissante
connector-next = À venir
connector-next-gone = Ce qui était prévu
# $age: how far away the step is, such as "in 3 days"; $unless: what would prevent it
connector-step = { $age }, { $unless }
# Behind a date and its distance, and a comma
connector-unless-renewed = sauf renouvellement
connector-if-sync-stops = si la synchronisation s’arrête
# What happens next, if no date is known
connector-next-warning = Aucun autre changement n’est connu.
connector-next-unknown = Indéterminé : il manque la date dont la règle a besoin.
connector-next-healthy = Rien : il n’a aucune date d’échéance.
connector-next-not-configured = Rien, tant qu’il n’est pas configuré.
connector-next-retired = Rien : Microsoft a retiré ce type de connecteur.
connector-next-ignored = Rien, tant qu’il est ignoré.
# The rank of a connector among those of its type, within `connector-place`
connector-rank = { $rank } sur { $count }
# The title of a section, for types that have no title of their own below
connector-others = Autres connecteurs de ce type
# The label of a date
connector-expired = Expiré le
connector-expires = Expire le
connector-last-sync = Dernière synchronisation le
connector-last-change = Dernière modification le
# Facts. Their labels are `deadline-expires` and these
evidence-last-sync = Dernière synchronisation réussie
evidence-last-change = Dernière modification
# The time that the rule compares dates with
evidence-measured-from = Date de référence
evidence-configured = Configuré
evidence-no = Non
# Values of dates
evidence-expiry-unknown = Date inconnue
evidence-never = Jamais
evidence-placeholder = 31 déc. 9999 (date fictive)
# A property and its value, as the service reports them
evidence-reported = « { $name } : { $value } »
# $values: a list of `evidence-reported`; $status: the status by the rule, in lower case
evidence-differs = Le service signale { $values }, alors que la règle donne à ce connecteur l’état « { $status } ». L’état affiché est celui de la règle.
# The relation to another connector, in front of its name: see `connector-twin`
twin-account = Même compte
twin-token = Même jeton

## Guidance for a connector

# $what: what the text is about, such as "Impact"
guidance-impact = { $what } :
guidance-path = Chemin d’accès dans le centre d’administration Intune
guidance-owner = Responsable :
guidance-contact = Contact :
# Links to where a connector is repaired: a page of the admin center, or one that the settings or the snapshot name
link-admin-center = Ouvrir dans le centre d’administration
link-management-page = Ouvrir la page de gestion
# In front of an address that is text, because links are switched off. $label: the text of the link
link-address = { $label } :
# Titles of the section
guidance-title = Que faire
guidance-title-fails = Que faire en cas d’échec
guidance-title-renew = Comment le renouveler
guidance-title-set-up = Où le configurer
guidance-title-depends = Ce qui en dépend
# Labels of the impact
guidance-stops = Ce qui cesse de fonctionner
guidance-stops-expired = Ce qui cesse de fonctionner en cas d’expiration
guidance-stops-failed = Ce qui cesse de fonctionner en cas d’échec
# Texts of links
guidance-article = Article de Microsoft
guidance-runbook = Procédure d’exploitation

## What to do about connectors of each type

# `-others`: the title of the section with the other connectors of the type. `-action`: the first thing to do, in one
# short sentence. `-impact`: what stops working. `-path`: the menu path in the Intune admin center, its entries separated
# by " > ". `-step-1` and so on: the steps of a renewal or repair.
# Names of menus, pages and buttons are those that the admin centers and portals show in this language.

# Steps and actions of several types
guidance-renew-apple-token = Renouvelez le jeton avec le même compte Apple géré.
guidance-check-partner = Vérifiez la connexion à Intune dans la console du partenaire.
guidance-stay-connected = Ne sélectionnez pas « Se déconnecter » : cela annule l’inscription de tous les appareils Android Enterprise.

guidance-apple-push-certificate-others = Autres certificats Push MDM
guidance-apple-push-certificate-action = Renouvelez le certificat avec le même identifiant Apple.
guidance-apple-push-certificate-impact = Intune ne peut plus joindre les iPhone, iPad et Mac : ils ne reçoivent ni stratégies, ni applications, ni actions à distance, et aucun ne peut être inscrit.
guidance-apple-push-certificate-path = Appareils > Inscription > Apple > Certificat Push MDM Apple
guidance-apple-push-certificate-step-1 = Sélectionnez « Télécharger votre CSR ».
guidance-apple-push-certificate-step-2 = Connectez-vous au portail Apple Push Certificates Portal avec l’identifiant Apple qui a servi à créer le certificat. Sélectionnez « Renouveler » et non « Créer un certificat », chargez la CSR et téléchargez le nouveau certificat.
guidance-apple-push-certificate-step-3 = Dans le centre d’administration, chargez le nouveau certificat (.pem), au plus tard 30 jours après l’expiration de l’ancien.

guidance-apple-vpp-others = Autres jetons VPP
guidance-apple-vpp-expiry-impact = Intune ne peut ni attribuer ni révoquer les licences de cet emplacement : les applications qui y ont été achetées ne sont ni installées ni mises à jour.
guidance-apple-vpp-path = Administration du locataire > Connecteurs et jetons > Jetons VPP Apple
guidance-apple-vpp-expiry-step-1 = Dans Apple Business Manager ou Apple School Manager, connectez-vous avec le même compte Apple géré, ouvrez Préférences > Paiements et facturation > Apps et livres > Jetons de contenu, puis téléchargez le jeton de cet emplacement.
guidance-apple-vpp-expiry-step-2 = Dans le centre d’administration, sélectionnez le jeton, modifiez « Informations de base » et chargez le fichier téléchargé. Ne créez pas de nouveau jeton.
guidance-apple-vpp-expiry-step-3 = Actualisez la page jusqu’à ce qu’elle affiche la nouvelle date d’expiration.

guidance-apple-vpp-sync-action = Vérifiez l’état du jeton, puis sélectionnez « Synchroniser ».
guidance-apple-vpp-sync-impact = Les nouveaux achats, le nombre de licences et les mises à jour d’applications de cet emplacement ne parviennent pas à Intune.
guidance-apple-vpp-sync-step-1 = Vérifiez l’état du jeton : renouvelez-le s’il a expiré ou n’est pas valide, et supprimez les doublons.
guidance-apple-vpp-sync-step-2 = Sélectionnez le jeton, puis « Synchroniser ».
guidance-apple-vpp-sync-step-3 = Si la synchronisation échoue encore, renouvelez le jeton : un nouveau mot de passe ou domaine du compte Apple géré l’invalide.

guidance-windows-autopilot-others = Autres synchronisations Windows Autopilot
guidance-windows-autopilot-action = Sélectionnez « Synchroniser » dans la liste des appareils Windows Autopilot.
guidance-windows-autopilot-impact = Les appareils Windows Autopilot nouveaux ou modifiés n’apparaissent pas dans Intune et ne reçoivent pas de profil de déploiement.
guidance-windows-autopilot-path = Appareils > Inscription > Windows > Windows Autopilot > Appareils
guidance-windows-autopilot-step-1 = Sélectionnez « Synchroniser ». L’opération prend quelques minutes, selon le nombre d’appareils.
guidance-windows-autopilot-step-2 = Actualisez la liste et vérifiez que les appareils les plus récents y figurent.
guidance-windows-autopilot-step-3 = Si la synchronisation échoue encore, vérifiez l’intégrité du service Intune, puis ouvrez une demande de support.

guidance-microsoft-store-others = Autres connexions au Microsoft Store pour Entreprises
guidance-microsoft-store-action = Rien : Microsoft a mis fin à ce service.
guidance-microsoft-store-impact = Plus rien : Microsoft a retiré le Microsoft Store pour Entreprises.
guidance-microsoft-store-path = Applications > Toutes les applications > Créer
guidance-microsoft-store-step-1 = Remplacez les applications de l’ancien magasin par des applications du type « Application Microsoft Store (nouveau) ».

guidance-jamf-others = Autres connexions Jamf
guidance-jamf-action = Vérifiez la connexion dans Jamf Pro.
guidance-jamf-impact = La conformité des Mac gérés par Jamf Pro n’est plus à jour, et l’accès conditionnel peut les bloquer.
guidance-jamf-path = Administration du locataire > Connecteurs et jetons > Gestion des appareils partenaires
guidance-jamf-step-1 = Dans Jamf Pro, ouvrez Paramètres > Global > Conformité des appareils et vérifiez que la connexion est activée.
guidance-jamf-step-2 = Vérifiez que Jamf Pro peut joindre login.microsoftonline.com et *.manage.microsoft.com sur le port 443.
guidance-jamf-step-3 = Dans Microsoft Entra ID, vérifiez que les autorisations des applications Jamf n’ont pas été modifiées.
guidance-jamf-step-4 = Si Jamf Pro utilise encore l’accès conditionnel au lieu de la conformité des appareils, effectuez la migration : Jamf ne prend plus en charge l’ancienne méthode.

guidance-certificate-connector-others = Autres connecteurs de certificat
guidance-certificate-connector-action = Vérifiez que le serveur est allumé et que le service du connecteur est en cours d’exécution.
guidance-certificate-connector-impact = Les appareils ne reçoivent plus de certificats SCEP ou PKCS, et aucun n’est renouvelé ni révoqué. Le Wi-Fi, le VPN et la messagerie cessent de fonctionner à l’expiration des anciens.
guidance-certificate-connector-path = Administration du locataire > Connecteurs et jetons > Connecteurs de certificat
guidance-certificate-connector-step-1 = Sur le serveur, vérifiez que les services du Connecteur de certificat pour Microsoft Intune sont en cours d’exécution, et redémarrez-les.
guidance-certificate-connector-step-2 = Vérifiez que le serveur peut joindre les points de terminaison réseau d’Intune, ainsi qu’autoupdate.msappproxy.net, sur le port 443.
guidance-certificate-connector-step-3 = Recherchez des erreurs dans Observateur d’événements > Journaux des applications et des services > Microsoft > Intune > Certificate Connectors.
guidance-certificate-connector-step-4 = Si le connecteur ne se connecte toujours pas, désinstallez-le et installez la version actuelle.

guidance-apple-enrollment-others = Autres jetons d’inscription
guidance-apple-enrollment-expiry-impact = Les appareils Apple nouveaux ou réinitialisés associés à ce jeton ne sont pas inscrits automatiquement.
guidance-apple-enrollment-path = Appareils > Inscription > Apple > Jetons du programme d’inscription
guidance-apple-enrollment-expiry-step-1 = Dans Apple Business ou Apple School Manager, ouvrez le service de gestion des appareils de ce jeton et sélectionnez « Télécharger le jeton ». Le jeton actuel n’est alors plus valide : menez le renouvellement à son terme.
guidance-apple-enrollment-expiry-step-2 = Dans le centre d’administration, sélectionnez le jeton, puis « Renouveler le jeton », et entrez l’identifiant Apple qui a servi à créer le jeton d’origine.
guidance-apple-enrollment-expiry-step-3 = Chargez le fichier téléchargé et sélectionnez « Renouveler le jeton ».

guidance-apple-enrollment-sync-action = Vérifiez le compte dans Apple Business Manager, puis sélectionnez « Synchroniser ».
guidance-apple-enrollment-sync-impact = Les appareils récemment ajoutés dans Apple Business n’apparaissent pas dans Intune et ne reçoivent pas de stratégie d’inscription.
guidance-apple-enrollment-sync-step-1 = Sélectionnez le jeton, puis Appareils > Synchroniser. Apple ne l’autorise qu’une fois toutes les 15 minutes.
guidance-apple-enrollment-sync-step-2 = Si la synchronisation échoue, connectez-vous à Apple Business ou Apple School Manager et acceptez les éventuelles nouvelles conditions générales.
guidance-apple-enrollment-sync-step-3 = Si elle échoue encore, renouvelez le jeton avec le même identifiant Apple.

guidance-exchange-on-premises-others = Autres connecteurs Exchange
guidance-exchange-on-premises-action = Supprimez le connecteur : Microsoft a mis fin à sa prise en charge.
guidance-exchange-on-premises-impact = Intune ne contrôle plus l’accès à Exchange local. Microsoft a mis fin à la prise en charge le 19 février 2024, et le connecteur ne se synchronise plus depuis.
guidance-exchange-on-premises-path = Administration du locataire > Accès à Exchange > Connecteur local Exchange ActiveSync
guidance-exchange-on-premises-step-1 = Configurez l’authentification moderne hybride ou déplacez les boîtes aux lettres vers Exchange Online.
guidance-exchange-on-premises-step-2 = Désinstallez le connecteur et supprimez-le d’Intune.

guidance-google-play-sync-others = Autres synchronisations Google Play géré
guidance-google-play-sync-action = Sélectionnez « Synchroniser » dans Google Play géré.
guidance-google-play-sync-impact = Les applications nouvelles ou modifiées de Google Play géré ne parviennent pas à Intune.
guidance-google-play-sync-path = Administration du locataire > Connecteurs et jetons > Google Play géré
guidance-google-play-sync-step-1 = Sélectionnez « Synchroniser ».
guidance-google-play-sync-step-2 = Si la synchronisation échoue, vérifiez que le compte connecté existe toujours et qu’il est propriétaire de l’entreprise chez Google.

guidance-google-play-binding-others = Autres comptes Google Play géré
guidance-google-play-binding-action = Vérifiez la liaison avec Google Play géré.
guidance-google-play-binding-impact = Les appareils Android Enterprise ne peuvent être ni inscrits ni gérés, et ne reçoivent pas d’applications.
guidance-google-play-binding-path = Appareils > Inscription > Android > Google Play géré
guidance-google-play-binding-step-1 = Vérifiez le compte connecté et son organisation.
guidance-google-play-binding-step-2 = Si le locataire n’est pas connecté, sélectionnez « Lancer Google pour se connecter maintenant » et utilisez le même compte qu’auparavant.

guidance-defender-for-endpoint-others = Autres connexions Defender
guidance-defender-for-endpoint-action = Vérifiez la connexion Intune dans le portail Microsoft Defender.
guidance-defender-for-endpoint-impact = Intune ne reçoit plus de Defender le niveau de risque des appareils : la conformité et l’accès conditionnel ne réagissent pas aux menaces.
guidance-defender-for-endpoint-path = Sécurité des points de terminaison > Microsoft Defender pour point de terminaison
guidance-defender-for-endpoint-step-1 = Vérifiez l’état de la connexion.
guidance-defender-for-endpoint-step-2 = Dans le portail Microsoft Defender, ouvrez Système > Paramètres > Points de terminaison > Fonctionnalités avancées et activez « Connexion Microsoft Intune ».
guidance-defender-for-endpoint-step-3 = Dans le centre d’administration, vérifiez que les plateformes sont connectées. L’état peut mettre 15 minutes à changer.

guidance-mobile-threat-defense-others = Autres connecteurs de protection contre les menaces mobiles
guidance-mobile-threat-defense-impact = Intune ne reçoit plus de niveaux de menace du partenaire et, si celui-ci ne répond toujours pas, n’en tient plus compte pour la conformité.
guidance-mobile-threat-defense-path = Administration du locataire > Connecteurs et jetons > Protection contre les menaces mobiles
guidance-mobile-threat-defense-step-1 = Sélectionnez le connecteur, puis vérifiez son état et qu’une plateforme est activée.
guidance-mobile-threat-defense-step-2 = Dans la console du partenaire, vérifiez la connexion à Intune et reconnectez-vous si elle le demande.
guidance-mobile-threat-defense-step-3 = Si le connecteur n’est pas disponible, configurez-le de nouveau depuis la console du partenaire.

guidance-chrome-enterprise-others = Autres connexions Chrome Enterprise
guidance-chrome-enterprise-action = Vérifiez le compte connecté dans la console d’administration Google.
guidance-chrome-enterprise-impact = Les informations sur les appareils ChromeOS ne sont plus à jour, et les actions à distance ne leur parviennent pas.
guidance-chrome-enterprise-path = Administration du locataire > Connecteurs et jetons > Chrome Enterprise
guidance-chrome-enterprise-step-1 = Vérifiez l’état, la dernière connexion et le compte connecté.
guidance-chrome-enterprise-step-2 = Dans la console d’administration Google, vérifiez que ce compte est actif et autorisé à gérer les appareils ChromeOS, et que Sécurité > Contrôle des accès et des données > Commandes des API répertorie toujours l’ID client d’Intune.
guidance-chrome-enterprise-step-3 = Ne supprimez la connexion qu’en dernier recours : cela retire tous les appareils ChromeOS d’Intune.

guidance-teamviewer-others = Autres connecteurs TeamViewer
guidance-teamviewer-action = Vérifiez le compte et la licence TeamViewer.
guidance-teamviewer-impact = Le support technique ne peut pas démarrer de sessions TeamViewer depuis Intune.
guidance-teamviewer-path = Administration du locataire > Connecteurs et jetons > Connecteur TeamViewer
guidance-teamviewer-step-1 = Vérifiez que le connecteur est activé et que son adresse est celle de votre région TeamViewer.
guidance-teamviewer-step-2 = Vérifiez que le compte et la licence TeamViewer sont valides.
guidance-teamviewer-step-3 = Sélectionnez « Enregistrer », puis démarrez une session de test avec « Nouvelle session d’assistance à distance ».

guidance-servicenow-others = Autres connecteurs ServiceNow
guidance-servicenow-action = Sélectionnez « Tester la connexion » et connectez-vous à ServiceNow.
guidance-servicenow-impact = Le support technique ne voit pas les incidents ServiceNow dans Intune.
guidance-servicenow-path = Administration du locataire > Connecteurs et jetons > Connecteur ServiceNow
guidance-servicenow-step-2 = Dans ServiceNow, vérifiez que l’application OAuth est active et que la règle CORS autorise le centre d’administration.
guidance-servicenow-step-3 = Sélectionnez « Enregistrer ».

guidance-domain-join-others = Autres connecteurs de jonction de domaine
guidance-domain-join-action = Vérifiez que le service du connecteur est en cours d’exécution sur le serveur, et redémarrez-le.
guidance-domain-join-impact = Les nouveaux appareils Windows Autopilot ne peuvent pas rejoindre le domaine local (jonction hybride Microsoft Entra).
guidance-domain-join-path = Appareils > Inscription > Windows > Windows Autopilot > Connecteur Intune pour Active Directory
guidance-domain-join-step-1 = Sur le serveur, vérifiez que le service du Connecteur Intune pour Active Directory est en cours d’exécution, et redémarrez-le.
guidance-domain-join-step-2 = Vérifiez que le serveur peut joindre un contrôleur de domaine, ainsi que les points de terminaison réseau d’Intune sur le port 443.
guidance-domain-join-step-3 = Recherchez des erreurs dans Observateur d’événements > Journaux des applications et des services > Microsoft > Intune > ODJConnectorService.
guidance-domain-join-step-4 = Remplacez un connecteur antérieur à 2025, qui n’est plus pris en charge : désinstallez-le et installez la version actuelle.

guidance-code-signing-certificate-others = Autres certificats de signature de code
guidance-code-signing-certificate-action = Procurez-vous un nouveau certificat de signature de code et signez de nouveau les applications.
guidance-code-signing-certificate-impact = Les applications métier pour Windows signées avec ce certificat risquent de ne plus démarrer.
guidance-code-signing-certificate-path = Administration du locataire > Connecteurs et jetons > Certificat d’entreprise Windows
guidance-code-signing-certificate-step-1 = Procurez-vous un nouveau certificat de signature de code auprès de votre autorité de certification.
guidance-code-signing-certificate-step-2 = Signez les applications avec ce certificat et chargez-les de nouveau.
guidance-code-signing-certificate-step-3 = Chargez le nouveau certificat (.cer).

guidance-compliance-partner-others = Autres partenaires de conformité des appareils
guidance-compliance-partner-impact = La conformité des appareils gérés par le partenaire n’est plus à jour dans Microsoft Entra ID, et l’accès conditionnel se fonde sur elle.
guidance-compliance-partner-path = Administration du locataire > Connecteurs et jetons > Gestion de la conformité des partenaires
guidance-compliance-partner-step-1 = Vérifiez l’état du partenaire pour chaque plateforme, ainsi que les groupes attribués.
guidance-compliance-partner-step-2 = Dans la console du partenaire, vérifiez la connexion à Intune et synchronisez-la.

guidance-telecom-expense-others = Autres services de gestion des dépenses de télécommunications
guidance-telecom-expense-action = Vérifiez que l’état de la connexion est « Actif ».
guidance-telecom-expense-impact = Les limites d’utilisation des données et d’itinérance ne sont plus appliquées.
guidance-telecom-expense-path = Administration du locataire > Connecteurs et jetons > Gestion des dépenses de télécommunications
guidance-telecom-expense-step-2 = Dans la console du service, ouvrez Paramètres > Configuration MDM et reconnectez-la à Intune.

## The history of a connector

history-title = Historique
history-caption = Historique, du plus récent au plus ancien
history-earlier = Historique antérieur
strip-legend = Légende du graphique
strip-legend-not-configured = Non configuré, retiré ou ignoré
strip-legend-removed = Supprimé
strip-legend-held = Estompé : pas d’instantané ce jour-là, dernier état connu
# A connector that is not in the latest snapshot
strip-removed = Supprimé
# $status: its last status, in lower case
strip-removed-was = dernier état : { $status }
# The reason in a row of the history, in place of that for a status
history-unlisted = Disparu de la liste
# The title of a strip. $name: the name of a connector; $dates: its first and its last day
strip-title = { $name }, { $dates }
# The days of a strip or a year by their status: a list in a sentence
days-unhealthy =
    { $count ->
        [one] { $count } jour à l’état non sain
       *[other] { $count } jours à l’état non sain
    }
days-warning =
    { $count ->
        [one] { $count } jour en avertissement
       *[other] { $count } jours en avertissement
    }
days-unknown =
    { $count ->
        [one] { $count } jour à l’état inconnu
       *[other] { $count } jours à l’état inconnu
    }
days-healthy =
    { $count ->
        [one] { $count } jour à l’état sain
       *[other] { $count } jours à l’état sain
    }
days-not-configured =
    { $count ->
        [one] { $count } jour à l’état non configuré
       *[other] { $count } jours à l’état non configuré
    }
days-retired =
    { $count ->
        [one] { $count } jour à l’état retiré
       *[other] { $count } jours à l’état retiré
    }
days-ignored =
    { $count ->
        [one] { $count } jour à l’état ignoré
       *[other] { $count } jours à l’état ignoré
    }
days-not-captured =
    { $count ->
        [one] { $count } jour non collecté
       *[other] { $count } jours non collectés
    }
days-unreadable =
    { $count ->
        [one] { $count } jour illisible
       *[other] { $count } jours illisibles
    }
days-removed =
    { $count ->
        [one] { $count } jour à l’état supprimé
       *[other] { $count } jours à l’état supprimé
    }
days-without-snapshot =
    { $count ->
        [one] { $count } jour sans instantané
       *[other] { $count } jours sans instantané
    }

## Deadlines

deadlines-none = Aucune échéance
deadlines-none-hub = Aucun certificat, jeton ou message n’a de date.
deadlines-none-fleet = Aucun certificat ou jeton n’a de date d’expiration.
# $count: the number of deadlines
deadlines-later = { $count } dans plus de 90 jours
# $count: the number of deadlines; $period: the label of the period, in lower case, such as "within 30 days"
deadlines-more = Encore { $count } { $period }
# $period: the label of the period; the list behind "more"
deadlines-continued = { $period }, suite
# Periods
# The labels of periods; below, the same within a sentence
period-overdue = En retard
period-7-days = Dans les 7 jours
period-30-days = Dans les 30 jours
period-90-days = Dans les 90 jours
period-later = Plus tard
inline-period-overdue = en retard
inline-period-7-days = dans les 7 jours
inline-period-30-days = dans les 30 jours
inline-period-90-days = dans les 90 jours
inline-period-later = plus tard
# Behind the title of a message in a list of deadlines
deadline-of-message = date limite d’action
# What happens at a date, in front of it
deadline-expires = Expiration
deadline-expired = Expiré le
deadline-act-by = Agir d’ici au
# $names: a list of connectors
deadlines-no-expiry = Sans date d’expiration : { $names }.
# $types: a list of connector types
deadlines-types-in-part = Collecte incomplète : { $types }.
deadlines-connectors-not-captured = Les connecteurs n’ont pas été collectés.
deadlines-messages-not-captured = Les messages n’ont pas été collectés.
deadlines-messages-in-part = Les messages n’ont été collectés qu’en partie.

## Incidents and advisories

incidents-action = Problèmes dans votre environnement qui nécessitent une action
# $services: the names of services, such as "Microsoft Intune"
incidents-active = Incidents et avis actifs pour { $services }
incidents-active-other = Autres incidents et avis actifs
incidents-active-other-caption = Autres incidents et avis actifs pour { $services }
incidents-none-known = Aucun incident ou avis actif n’est connu
incidents-none-other = Aucun autre incident ou avis actif
incidents-none = Aucun incident ou avis actif
# Behind "No active incidents or advisories" and the like
incidents-for = pour { $services }.
incidents-none-of-kind = Aucun élément de cette nature.
incidents-unlisted = Disparus de la liste
incidents-unlisted-note = Ces problèmes ont disparu sans état final. On ignore s’ils sont résolus.
incidents-not-in-latest = Absents du dernier instantané
incidents-not-in-latest-note = Le dernier instantané ne contient pas tous les problèmes. On ignore si ceux-ci sont résolus.
incidents-past = Incidents et avis résolus
incidents-past-months = Mois des incidents et avis résolus
incidents-past-caption = Incidents et avis résolus, mise à jour la plus récente en premier
# $status: the last status of an issue that is not in the latest snapshot
incidents-last-status = Dernier état connu : { $status }
incidents-see-past = Afficher les anciens incidents et avis
incidents-preferences = Définir les préférences de communication pour l’intégrité du service
# The kind of one issue
kind-incident = Incident
kind-advisory = Avis
# The choices of a filter, each in front of a number
filter-incidents = Incidents
filter-advisories = Avis
filter-other-issues = Autres
# $id: the id of an issue or message, for screen readers
id-in-parentheses = ({ $id })

## One incident or advisory

incident-no-status = Sans état
# $moment: date and time
incident-last-update = Dernière mise à jour le { $moment }
# $moment: date and time; $age: how long ago
incident-last-update-age = Dernière mise à jour le { $moment } ({ $age })
# $moment: date and time
incident-next-update = Prochaine mise à jour au plus tard : { $moment }
incident-impact = Impact utilisateur
incident-updates = Mises à jour publiées par le service
incident-earlier =
    { $count ->
        [one] { $count } mise à jour antérieure
       *[other] { $count } mises à jour antérieures
    }
incident-no-updates = Aucune mise à jour pour l’instant.
incident-no-date = Sans date
# Where the status is from. $moment: the time of the snapshot
incident-known = Instantané du { $moment }
incident-action = Ce problème se situe dans votre environnement et persiste tant que vous n’agissez pas.
incident-open = Ouvrir dans le Centre d’administration Microsoft 365
incident-no-longer-listed = Disparu de la liste
# $status: its last status, as the service gives it; $moment: the time of the last snapshot with the issue
incident-gone-not-listed = Disparu de la liste. Dernier état connu : { $status } (instantané du { $moment }). On ignore s’il est résolu.
incident-gone-not-captured = Non collecté. Dernier état connu : { $status } (instantané du { $moment }). On ignore s’il est résolu.

## Messages

messages-title = Actualités Intune
messages-deadline = Échéance
# $count: the number of messages
messages-only-deadline = Avec échéance uniquement { $count }
messages-active = Messages actifs
messages-active-months = Mois des messages actifs
messages-active-caption = Messages actifs, mise à jour la plus récente en premier
messages-other-active = Autres messages actifs
messages-no-match = Aucun message ne correspond.
messages-none-known = Aucun message actif n’est connu
messages-none = Aucun message actif
messages-past = Messages passés et planifiés
messages-past-months = Mois des messages passés et planifiés
messages-past-caption = Messages terminés, archivés, pas encore commencés ou disparus de la liste, mise à jour la plus récente en premier
messages-see-past = Afficher les anciens messages
messages-preferences = Définir les préférences de communication pour les actualités
# A link to all messages, if there is at most one
messages-all = Tous les messages
# $count: the number of messages, 2 or more
messages-see-all = Afficher les { $count } messages
# The category of a message, and the choices of a filter, each in front of a number
category-prevent = Empêcher ou résoudre les problèmes
category-plan = Planifier les modifications
category-inform = Rester informé
category-other = Autre
# For screen readers, in front of the name of a month. $list: what the months are of
month-of-list = { $list } :{" "}
# A filter that shows everything. $count: how many there are
filter-all = Tout { $count }

## One message

message-facts = Informations
message-summary = Résumé
message-body = Message
# $what: what has to be done, such as "Act by"; $date: the date
message-act-by = { $what } { $date }.
# $due: how far away the date is
message-act-by-due = { $what } { $date }, { $due }.
message-major-change = Mise à jour majeure
message-edits = Modifications du texte
message-edited = Modifié
# $moment: date and time
message-edited-at = Modifié le { $moment }
# $moment: the time of the snapshot
message-edit-seen = vu pour la première fois dans l’instantané du { $moment }
# For screen readers, in front of removed words
message-removed-words = supprimé :{" "}
message-added-words = ajouté :{" "}
message-skipped-words = mots omis
message-edit-too-long = Modifié, mais trop long pour une comparaison mot à mot.
# A tag behind the title. $date: a date
message-edited-on = Modifié le { $date }
# $severity: one of the severities, such as "High"
message-severity = Gravité : { $severity }
# The label of a date
message-label-act-by = Agir d’ici au
message-label-was-to-act-by = Action attendue au plus tard le
# Why a message is not active. $date: a date
message-archived = Archivé
message-ended = Terminé le { $date }
message-starts = Débute le { $date }
message-not-started = Pas encore commencé
message-open = Ouvrir dans le Centre de messages
# Values in the comparison of an edited message with the one before
message-date-not-set = non définie
message-value-none = aucune valeur
message-value-yes = oui
message-value-no = non

## Licenses

licenses-not-captured = Licences non collectées
licenses-caption = Licences utilisateur ; les licences d’appareil ne sont pas affichées
licenses-none-known = Aucune licence utilisateur n’est connue
licenses-none = Aucune licence utilisateur
# Behind "No user licenses"
licenses-none-why = Aucun produit incluant Intune n’est attribué à ce locataire.
licenses-legend = Légende des courbes
licenses-table-caption = Licences à chaque variation, de la plus récente à la plus ancienne
# The title of the drawing. $dates: its first and its last day
licenses-chart = Licences détenues et attribuées, { $dates }
# $count: a number
licenses-owned-same = Détenues : { $count }, à la fin comme au début.
licenses-owned-moved = Détenues : { $from } au début, { $to } maintenant.
licenses-assigned-same = Attribuées : { $count }, à la fin comme au début.
licenses-assigned-moved = Attribuées : { $from } au début, { $to } maintenant.

# $products: a list of products
licenses-over-assigned = Plus de licences attribuées que détenues : { $products }.
licenses-all = Toutes les licences
# $count: the number of licenses, in all four
licenses-free =
    { $count ->
        [one] { $count } disponible
       *[other] { $count } disponibles
    }
licenses-over =
    { $count ->
        [one] { $count } attribuée en trop
       *[other] { $count } attribuées en trop
    }
licenses-in-grace =
    { $count ->
        [one] { $count } en période de grâce
       *[other] { $count } en période de grâce
    }
licenses-suspended =
    { $count ->
        [one] { $count } suspendue
       *[other] { $count } suspendues
    }
# $assigned, $owned: numbers
licenses-of-owned = { $assigned } sur { $owned }

## All tenants

# $moment: date and time; $source: the data that the site is made from
fleet-as-of = État au { $moment }, date la plus récente parmi { $source }
fleet-tenants = Locataires
fleet-caption = Locataires, par gravité décroissante
fleet-column-tenant = Locataire
fleet-column-worst-connector = Connecteur le moins sain
fleet-none = Aucun locataire
fleet-health-none = Aucun incident ou avis actif
# Behind "No incident or advisory is active"
fleet-health-none-captured = dans les données collectées.
# $count: the number of issues
fleet-resolved = Résolus dans un instantané plus récent d’un autre locataire : { $count }
# $count: the number of tenants
fleet-health-in-part =
    { $count ->
        [one] L’intégrité du service n’a été collectée qu’en partie pour { $count } locataire.
       *[other] L’intégrité du service n’a été collectée qu’en partie pour { $count } locataires.
    }
fleet-health-not-captured =
    { $count ->
        [one] L’intégrité du service n’a pas été collectée pour { $count } locataire.
       *[other] L’intégrité du service n’a pas été collectée pour { $count } locataires.
    }
# Behind the status of a tenant whose snapshot is old. $date: the date of the snapshot
fleet-status-as-of = au { $date }
# What expires when. $what: such as "expires"; $date: the date; $age: how far away it is
fleet-worst-date = { $what } { $date }, { $age }
fleet-in-part = en partie
fleet-licenses-in-part = Collectées en partie
# For screen readers, behind the type of a connector. $tenant: its tenant
fleet-of-tenant = pour { $tenant }
# $name: the name of a connector; $tenant: its tenant
fleet-deadline-name = { $name } ({ $tenant })
# $status: the status of an issue; $date: the date of the snapshot; $source: the tenant of the snapshot
fleet-hit-known = { $status } au { $date } ({ $source })
# $date: the date of the last update
fleet-hit-updated = mis à jour le { $date }
fleet-more-tenants =
    { $count ->
        [one] { $count } autre locataire
       *[other] { $count } autres locataires
    }
# The data that the page is made from
fleet-source =
    { $snapshots ->
        [one] { $snapshots } instantané
       *[other] { $snapshots } instantanés
    } de { $tenants ->
        [one] { $tenants } locataire
       *[other] { $tenants } locataires
    }
# The status of a tenant whose snapshot is old
fleet-outdated = Obsolète
# $count: the number of all tenants; none needs attention
fleet-attention-none =
    { $count ->
        [one] Aucun locataire (sur { $count }) ne nécessite votre attention.
       *[other] Aucun des { $count } locataires ne nécessite votre attention.
    }
# $count: the number of tenants that need attention; $all: the number of all
fleet-attention =
    { $count ->
        [one] { $count } locataire sur { $all } nécessite votre attention.
       *[other] { $count } locataires sur { $all } nécessitent votre attention.
    }
# The worst connector of a tenant. $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"
fleet-expired = Expiré le { $at }
fleet-expires = Expire le { $at }
fleet-last-sync = Dernière synchronisation le { $at }
fleet-last-change = Dernière modification le { $at }
# How old the latest snapshot of a tenant is
fleet-stale-minutes =
    { $count ->
        [one] Non collecté depuis { $count } minute
       *[other] Non collecté depuis { $count } minutes
    }
fleet-stale-hours =
    { $count ->
        [one] Non collecté depuis { $count } heure
       *[other] Non collecté depuis { $count } heures
    }
fleet-stale-days =
    { $count ->
        [one] Non collecté depuis { $count } jour
       *[other] Non collecté depuis { $count } jours
    }
# In the column "Not readable". $count: the number of files, or of snapshots
fleet-unread-files =
    { $count ->
        [one] { $count } fichier de l’instantané
       *[other] { $count } fichiers de l’instantané
    }
fleet-unread-newest =
    { $count ->
        [one] Instantané le plus récent
       *[other] Les { $count } instantanés les plus récents
    }
# In the column "Health". $count: the number of incidents and advisories; "known" if the list was captured only in part
fleet-none-active = Aucun actif
fleet-none-known = Aucun connu
fleet-active =
    { $count ->
        [one] { $count } actif
       *[other] { $count } actifs
    }
fleet-known =
    { $count ->
        [one] { $count } connu
       *[other] { $count } connus
    }
# $active: one of the four texts above; $count: the number of issues that a newer snapshot of another tenant shows as resolved
fleet-resolved-since =
    { $count ->
        [one] { $active }, { $count } résolu depuis
       *[other] { $active }, { $count } résolus depuis
    }
# $product: the only product of which more licenses are assigned than owned
fleet-over-assigned = { $product } surattribué
fleet-products-over-assigned =
    { $count ->
        [one] { $count } produit surattribué
       *[other] { $count } produits surattribués
    }
# $at: the date and time of the snapshot
fleet-expired-since = Expiré après l’instantané du { $at }, sauf renouvellement entre-temps.
# $count: the number of certificates and tokens
fleet-later =
    { $count ->
        [one] { $count } certificat ou jeton expire dans plus de 90 jours : voir le calendrier ou les pages des locataires.
       *[other] { $count } certificats et jetons expirent dans plus de 90 jours : voir le calendrier ou les pages des locataires.
    }
# Behind a tenant. $date: the date of its snapshot; $status: the status of an issue in it
fleet-says = au { $date } : { $status }
unread-title = Lecture impossible
# In front of other sentences about the tenant
unread-newest-sentence = L’instantané le plus récent n’a pas pu être lu.
# $title: how many files could not be read, or the label of a mark; a sentence follows
alert-title = { $title }.

## Snapshots and files that could not be read

# A heading; on the board, a sentence
unread-newest = L’instantané le plus récent n’a pas pu être lu
unread-newest-several =
    { $count ->
        [one] L’instantané le plus récent ({ $count }) n’a pas pu être lu
       *[other] Les { $count } instantanés les plus récents n’ont pas pu être lus
    }
unread-part = Une partie de cet instantané n’a pas pu être lue
# Snapshots whose tenant is not known
unread-unknown-tenants =
    { $count ->
        [one] { $count } instantané n’a pas pu être lu
       *[other] { $count } instantanés n’ont pas pu être lus
    }
# Behind these headings. $moment: the time of the snapshot that the page is about
unread-shown = Cette page présente l’instantané du { $moment }. Relancez l’exportation ou corrigez le fichier.
unread-part-text = Les données de ce fichier ne sont pas collectées. Relancez l’exportation ou corrigez le fichier.
# Chosen by the number of snapshots
unread-unknown-tenants-text =
    { $count ->
        [one] On ignore de quel locataire il provient ; il peut donc manquer un locataire, ou ses données peuvent être obsolètes. Relancez l’exportation ou corrigez le fichier.
       *[other] On ignore de quels locataires ils proviennent ; il peut donc manquer un locataire, ou ses données peuvent être obsolètes. Relancez l’exportation ou corrigez le fichier.
    }
# A list of snapshots and files. $moment: the time of the snapshot; $error: the code of the error
unread-snapshot = { $moment } : { $file } ({ $error })
unread-snapshot-unnamed = { $moment } ({ $error })
# In place of $moment
unread-time-unknown = Date inconnue
unread-file = { $file } ({ $error })
unread-file-unnamed = un fichier ({ $error })
# $file: one of the two above. Behind newer snapshots in the list
unread-of-shown = Dans l’instantané affiché : { $file }
# The end of a list
unread-more =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
# What could not be read on a day, behind its date or status
unread-day-in-part = lu en partie seulement
unread-day =
    { $count ->
        [one] un instantané illisible
       *[other] { $count } instantanés illisibles
    }

# The script that filters the table of all tenants
fleet-any-status = Tous les états
# $count: the number of tenants
fleet-count =
    { $count ->
        [one] { $count } locataire
       *[other] { $count } locataires
    }
# $shown: the number of tenants that match, in digits; $count: the number of all
fleet-shown =
    { $count ->
        [one] { $shown } sur { $count } locataire
       *[other] { $shown } sur { $count } locataires
    }

## The age of a page, by the clock of the reader: texts of a script

# The notice on an old page. $begin: `age-old-begin`, which is bold; $date: date and time
age-old-tenant = { $begin } : elle présente le locataire dans son état du { $date }.
age-old-fleet = { $begin } : elle présente les locataires dans leur état du { $date }.
# $length: a length of time in its basic form, as the browser writes it in the language of the page, such as "9 days"
age-old-begin = Cette page date d’il y a { $length }
# The notice if the clock of the reader is behind. $begin: `age-ahead-begin`, which is bold; $date: date and time
age-ahead-tenant = { $begin } : l’une ou l’autre est fausse. La page présente le locataire dans son état du { $date }.
age-ahead-fleet = { $begin } : l’une ou l’autre est fausse. La page présente les locataires dans leur état du { $date }.
# $length: as in `age-old-begin`
age-ahead-begin = La date de cette page a { $length } d’avance sur l’heure de votre ordinateur
# $number: the number of certificates and tokens, in digits; $names: their names
age-ended =
    { $count ->
        [one] Sauf renouvellement entre-temps, { $number } certificat ou jeton a expiré : { $names }.
       *[other] Sauf renouvellement entre-temps, { $number } certificats et jetons ont expiré : { $names }.
    }
# $length: the time until the last of them, as in `age-old-begin`
age-soon =
    { $count ->
        [one] Sauf renouvellement entre-temps, { $number } certificat ou jeton expire dans un délai de { $length } : { $names }.
       *[other] Sauf renouvellement entre-temps, { $number } certificats et jetons expirent dans un délai de { $length } : { $names }.
    }
# $names: the first names; $number: the number of the others, in digits
age-names-more =
    { $count ->
        [one] { $names } et { $number } autre
       *[other] { $names } et { $number } autres
    }
# $count: the number of connectors monitored by last sync
age-syncs =
    { $count ->
        [one] Les synchronisations ultérieures de { $count } connecteur ne sont pas affichées.
       *[other] Les synchronisations ultérieures de ces { $count } connecteurs ne sont pas affichées.
    }
# Behind the name of a certificate or token
age-expired = expiré après la création de cette page, sauf renouvellement entre-temps
# $length: as in `age-old-begin`
age-expires = expire dans un délai de { $length }

## The field that finds rows of a list: texts of a script

# For screen readers: what is searched
list-search = Liste
list-find = Rechercher
# $shown, $all: numbers of rows, in digits
list-found = { $shown } sur { $all }

## The wall board

# For screen readers, behind the name of a tenant
board-tenant-status = {"\u00A0"}: { $status }
# $status: the status of a tenant whose snapshot is old; $date: the date of the snapshot
board-status-as-of = { $status } au { $date }
board-not-listed = Non affichés :
board-other-tenants = Autres locataires par état
board-incidents = Incidents et avis actifs
board-action-required = Action requise
board-title = Affichage mural
# Issues that are not listed
board-more-incidents =
    { $count ->
        [one] { $count } autre incident
       *[other] { $count } autres incidents
    }
board-more-advisories =
    { $count ->
        [one] { $count } autre avis
       *[other] { $count } autres avis
    }
board-more-issues =
    { $count ->
        [one] { $count } autre incident ou avis
       *[other] { $count } autres incidents et avis
    }

## Feeds and calendars, as files

# The title of an entry of a feed. $subject: such as the name of a connector; $change: such as "renewed"
feed-title = { $subject } : { $change }
# The title of an event. $kind: the name of the connector type
event-expires = Expiration : { $name } ({ $kind })
event-act-by = Date limite d’action : { $title }
# The description of an event, line by line. $status: the label of a status; $because: the reason in lower case
event-status = { $status } : { $because }.
# Behind `event-status`
event-warning = Avertissement à partir du { $moment }.
event-message = Message { $id } : { $title }
event-impact = Ce qui cesse de fonctionner : { $impact }
# For a connector that has not expired
event-impact-later = En cas d’expiration : { $impact }
# $place: a menu path or an address
event-where = Où : { $place }
event-link = Lien : { $address }
event-step = { $number }. { $step }
event-runbook = Procédure d’exploitation : { $address }
event-article = Article de Microsoft : { $address }
event-owner = Responsable : { $owner }
event-contact = Contact : { $contact }
# Categories of events
event-category-expiry = Expiration
event-category-action = Action requise

## Dates

# $day: of the month, such as 2; $month: the short name of the month; $year: such as 2026
written-date = { $day } { $month } { $year }
# $date: a date; $time: such as 08:05; $zone: the short name of the time zone, such as UTC
date-and-time = { $date } à { $time } { $zone }
# Several days of one month. $first: the first day of the month that is meant, such as 3
dates-in-month = { $first }–{ $day } { $month } { $year }
# Several days of one year. $first and $first-month: the first day
dates-in-year = { $first } { $first-month } – { $day } { $month } { $year }
# $from, $to: dates
dates = { $from } – { $to }
# $weekday: the name of the day; $month: the name of the month
date-with-weekday = { $weekday } { $day } { $month } { $year }
# $month: the name of the month
month-and-year = { $month } { $year }
date-too-early = avant l’an 0
date-too-late = après l’an 9999

# The number of the first day of a month, as $day and $first of these texts
first-day = 1er
month-january = janvier
month-february = février
month-march = mars
month-april = avril
month-may = mai
month-june = juin
month-july = juillet
month-august = août
month-september = septembre
month-october = octobre
month-november = novembre
month-december = décembre
month-january-short = janv.
month-february-short = févr.
month-march-short = mars
month-april-short = avr.
month-may-short = mai
month-june-short = juin
month-july-short = juil.
month-august-short = août
month-september-short = sept.
month-october-short = oct.
month-november-short = nov.
month-december-short = déc.
weekday-monday = lundi
weekday-tuesday = mardi
weekday-wednesday = mercredi
weekday-thursday = jeudi
weekday-friday = vendredi
weekday-saturday = samedi
weekday-sunday = dimanche

## Lengths of time

days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
# $long: a length, such as "7 days"; $short: the rest, such as "2 hours"
two-lengths = { $long } et { $short }

## How far away a time is

# The same lengths within `time-in` and `time-ago`, for languages in which they have another form there.
relative-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
relative-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
relative-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
relative-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
# $length: such as "7 days 2 hours"
time-in = dans { $length }
time-ago = il y a { $length }
time-of-snapshot = au moment de l’instantané
time-far-away = à des milliers d’années d’ici
today = aujourd’hui
tomorrow = demain
yesterday = hier
overdue-since-today = en retard depuis aujourd’hui
# $length: such as "28 days"
overdue-by = en retard de { $length }

## Numbers and lists

# Between groups of three digits: 1,200. Nothing: write { "" }
number-separator = {"\u202F"}
# The number of digits from which a number has separators, such as 4 for 1,200 and 5 for 1200 and 12,000.
number-separator-digits = 4
# The last two entries of a list
list-last = { $first } et { $last }
# Two entries of a longer list
list-more = { $first }, { $next }

## Statuses

status-unhealthy = Non sain
status-warning = Avertissement
status-unknown = Inconnu
status-healthy = Sain
status-not-configured = Non configuré
status-retired = Retiré
status-ignored = Ignoré
status-not-captured = Non collecté
status-reports-problem = Signale un problème
# The same on pages about the past
status-reported-problem = Signalait un problème
status-in-part = Collecté en partie
# A day with snapshots that could not be read
status-unreadable = Illisible
# A connector that no longer exists
status-removed = Supprimé
# The same within a sentence
inline-unhealthy = non sain
inline-warning = avertissement
inline-unknown = inconnu
inline-healthy = sain
inline-not-configured = non configuré
inline-retired = retiré
inline-ignored = ignoré
inline-not-captured = non collecté
inline-reports-problem = signale un problème
inline-in-part = collecté en partie
# Behind a number of connectors that are counted by their status, too. $count: the number of connectors
all-report-problem =
    { $count ->
        [one] au total signale un problème
       *[other] au total signalent un problème
    }
# Behind a number. $count: the number of connector types
types-not-captured =
    { $count ->
        [one] type non collecté
       *[other] types non collectés
    }

# A number of connectors, or of connector types, by status. Entries of a list
number-unhealthy =
    { $count ->
        [one] { $count } non sain
       *[other] { $count } non sains
    }
number-warning =
    { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
    }
number-unknown =
    { $count ->
        [one] { $count } inconnu
       *[other] { $count } inconnus
    }
number-healthy =
    { $count ->
        [one] { $count } sain
       *[other] { $count } sains
    }
number-not-configured =
    { $count ->
        [one] { $count } non configuré
       *[other] { $count } non configurés
    }
number-retired =
    { $count ->
        [one] { $count } retiré
       *[other] { $count } retirés
    }
number-ignored =
    { $count ->
        [one] { $count } ignoré
       *[other] { $count } ignorés
    }
number-not-captured =
    { $count ->
        [one] { $count } non collecté
       *[other] { $count } non collectés
    }
# "more" if others are counted in front of them
number-reporting =
    { $count ->
        [one] { $count } signale un problème
       *[other] { $count } signalent un problème
    }
number-reporting-too =
    { $count ->
        [one] { $count } autre signale un problème
       *[other] { $count } autres signalent un problème
    }

## Sentences

# A phrase as a sentence
sentence = { $phrase }.
# One sentence behind the other
sentences = { $first } { $second }
# A phrase with the reason that a person gave
with-reason = { $phrase } : { $reason }

## Why a part of a snapshot is missing

# $error: the code of the error; $permissions: the names of permissions of Microsoft Graph
gap-denied = { $error } : l’exportation nécessite { $permissions }
gap-denied-unknown = { $error } : il manque une autorisation à l’exportation
gap-busy = Microsoft Graph était occupé ({ $error }) : relancez l’exportation
gap-failed = Microsoft Graph a renvoyé une erreur ({ $error })
# $file: the name of a file
gap-unreadable = Lecture impossible : { $file } ({ $error })
gap-unreadable-file = un fichier
not-captured-messages = Cet instantané ne contient pas les messages ; cela ne signifie pas qu’il n’y en a aucun.
not-captured-connectors = Cet instantané ne contient pas les connecteurs ; cela ne signifie pas qu’il n’y en a aucun.
not-captured-licenses = Cet instantané ne contient pas les licences ; cela ne signifie pas qu’il n’y en a aucune.
not-captured-health = Cet instantané ne contient pas l’intégrité du service ; cela ne signifie pas qu’il n’y a aucun incident ou avis.
in-part-messages = D’autres messages que ceux de cette liste sont peut-être actifs.
in-part-health = D’autres incidents et avis que ceux de cette liste sont peut-être actifs.
in-part-connectors = Seule une partie de cette liste a été collectée ; il existe peut-être d’autres connecteurs.
in-part-licenses = Le locataire détient peut-être plus de licences que cette liste n’en montre.

## How many there are

count-incidents =
    { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
count-advisories =
    { $count ->
        [one] { $count } avis
       *[other] { $count } avis
    }
count-issues =
    { $count ->
        [one] { $count } incident ou avis
       *[other] { $count } incidents et avis
    }
count-snapshots =
    { $count ->
        [one] { $count } instantané
       *[other] { $count } instantanés
    }
count-changes =
    { $count ->
        [one] { $count } modification
       *[other] { $count } modifications
    }

## Messages and issues of services that the site does not show

# $count: how many; $services: the services, each with its number if there are several
other-messages =
    { $count ->
        [one] { $count } message concernant { $services } n’est pas affiché.
       *[other] { $count } messages concernant { $services } ne sont pas affichés.
    }
other-messages-unnamed =
    { $count ->
        [one] { $count } message sans service précisé n’est pas affiché.
       *[other] { $count } messages sans service précisé ne sont pas affichés.
    }
other-issues =
    { $count ->
        [one] { $count } incident ou avis concernant { $services } n’est pas affiché.
       *[other] { $count } incidents et avis concernant { $services } ne sont pas affichés.
    }
other-issues-unnamed =
    { $count ->
        [one] { $count } incident ou avis sans service précisé n’est pas affiché.
       *[other] { $count } incidents et avis sans service précisé ne sont pas affichés.
    }
# An entry of the list of services. $number: how many it has
service-with-number = { $service } ({ $number })
service-unnamed = un service non précisé
more-services =
    { $count ->
        [one] { $count } autre service
       *[other] { $count } autres services
    }

## Why a connector has its status, in sentences

# $at: a date and time with its distance, such as "22 Nov 2026 08:00 UTC (in 3 days)"
time-and-distance = { $at } ({ $distance })
reason-switched-off = Désactivé ou non configuré.
reason-retired = Microsoft a retiré ce type de connecteur.
reason-bound = Lié, sans date d’expiration.
reason-expired = A expiré le { $at }.
# $limit: a length of time
reason-expires-soon = Expire le { $at }. Avertissement à partir de { $limit } avant l’expiration.
reason-expires-later = Expire le { $at }.
reason-does-not-expire = N’expire pas.
reason-no-expiry = Configuré, mais la date d’expiration est inconnue.
reason-sync-recent = Dernière synchronisation le { $at }.
reason-sync-old = Dernière synchronisation le { $at }. Avertissement au-delà de { $limit }.
reason-sync-too-old = Dernière synchronisation le { $at }. Non sain à partir de { $limit }.
reason-never-synced = Configuré, mais jamais synchronisé.
reason-sync-after = La dernière synchronisation signalée, le { $at }, est postérieure à cet instantané.
reason-sync-unset = La dernière synchronisation signalée porte la date fictive du 31 déc. 9999.

## Why a connector has its status, in phrases for a table

brief-switched-off = Désactivé ou non configuré
brief-retired = Retiré par Microsoft
# $day: the last day
brief-ignored-until = Ignoré jusqu’au { $day }
brief-bound = Lié
# $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"; in lists about the past, a date and time
brief-expired = Expiré le { $at }
brief-expires = Expire le { $at }
brief-does-not-expire = N’expire pas
brief-no-expiry = Date d’expiration inconnue
# $distance: such as "3 hours ago"
brief-sync = Dernière synchronisation { $distance }
# $limit: a length of time
brief-sync-limit = Dernière synchronisation { $distance } (limite : { $limit })
brief-never-synced = Jamais synchronisé
brief-sync-after = Dernière synchronisation postérieure à l’instantané
brief-sync-unset = Date de dernière synchronisation non définie
# The same in lists about the past, with dates instead of distances. $at: a date and time
past-sync = Dernière synchronisation le { $at }
past-sync-old = Dernière synchronisation le { $at }, remontant à plus de { $limit }
past-sync-too-old = Dernière synchronisation le { $at }, remontant à au moins { $limit }
past-sync-after = Dernière synchronisation le { $at }, postérieure à l’instantané
past-sync-unset = Dernière synchronisation à la date fictive du 31 déc. 9999

## Why a connector had its status, behind a colon or in a sentence, without distances

because-switched-off = désactivé ou non configuré
because-retired = retiré par Microsoft
# $day: the last day
because-ignored-until = ignoré jusqu’au { $day }
because-bound = lié
# $at: a date and time
because-expired = expiré le { $at }
because-expires = expire le { $at }
because-does-not-expire = n’expire pas
because-no-expiry = date d’expiration inconnue
because-sync = dernière synchronisation le { $at }
# $limit: a length of time
because-sync-old = dernière synchronisation le { $at }, remontant à plus de { $limit }
because-sync-too-old = dernière synchronisation le { $at }, remontant à au moins { $limit }
because-never-synced = jamais synchronisé
because-sync-after = dernière synchronisation le { $at }, postérieure à l’instantané
because-sync-unset = dernière synchronisation à la date fictive du 31 déc. 9999

## The next status, in a table

# $status: a status; $date: a date
next-without-sync = { $status } à partir du { $date } faute de synchronisation
next-from = { $status } à partir du { $date }

## The rules of the statuses

rule-expiry = Certificats et jetons : selon le temps restant avant l’expiration
rule-sync = Connexions : selon le temps écoulé depuis la dernière synchronisation réussie
rule-bindings = Liaisons : selon qu’elles existent ou non
rule-retired = Types de connecteurs retirés : sans état
rule-ignored = Connecteurs ignorés : sans état
rule-off = Aucun connecteur configuré, ou connecteur désactivé.
rule-expired = Expiré.
# $limit: a length of time
rule-expires-within = Expire dans un délai de { $limit }.
rule-expiry-unknown = Configuré, mais la date d’expiration est inconnue.
rule-expires-later = N’expire pas dans un délai de { $limit }.
rule-sync-too-old = Dernière synchronisation il y a { $limit } ou plus.
rule-sync-old = Dernière synchronisation il y a plus de { $limit }.
rule-sync-unknown = Jamais synchronisé, ou date postérieure à l’instantané.
rule-sync-recent = Dernière synchronisation il y a { $limit } au plus.
rule-bound = Lié.
rule-why-retired = Microsoft a retiré ce type de connecteur. Ses connecteurs n’ont pas d’autre état.
rule-why-ignored = Les paramètres de ce site l’ignorent : il n’est compté nulle part et n’a pas d’échéance.
rule-limits-of-type = Ces limites sont définies pour ce type de connecteur.
rule-limits-of-connector = Ces limites sont définies uniquement pour ce connecteur.

## Connector types

# The names that the Intune admin center shows on its page of the tenant status. Also the heading of a badge, so keep them short.
connector-type-apple-push-certificate = Certificat Push MDM Apple (APNs)
connector-type-apple-vpp-expiry = Date d’expiration de VPP
connector-type-apple-vpp-sync = Date de dernière synchronisation de VPP
connector-type-windows-autopilot = Date de dernière synchronisation de Windows Autopilot
connector-type-microsoft-store = Date de dernière synchronisation du Microsoft Store pour Entreprises (retiré)
connector-type-jamf = Dernière pulsation de Jamf
connector-type-certificate-connector = Dernière connexion du connecteur de certificat (NDES)
connector-type-apple-enrollment-expiry = Date d’expiration du jeton d’inscription Apple (ADE/DEP)
connector-type-apple-enrollment-sync = Date de dernière synchronisation du jeton d’inscription Apple (ADE/DEP)
connector-type-exchange-on-premises = Date de dernière synchronisation d’Exchange ActiveSync local
connector-type-google-play-sync = Synchronisation des applications Google Play géré
connector-type-google-play-binding = Connecteur Google Play géré
connector-type-defender-for-endpoint = Dernière pulsation de Microsoft Defender pour point de terminaison
connector-type-mobile-threat-defense = Dernière pulsation de la protection contre les menaces mobiles
connector-type-chrome-enterprise = Dernière synchronisation d’annuaire de Chrome Enterprise
connector-type-teamviewer = Dernière connexion de TeamViewer
connector-type-servicenow = Dernière connexion de ServiceNow
connector-type-domain-join = Dernière connexion du connecteur de jonction de domaine (ODJ)
connector-type-code-signing-certificate = Date d’expiration du certificat de signature de code
connector-type-compliance-partner = Dernière pulsation du partenaire de conformité des appareils
connector-type-telecom-expense = Date de dernière synchronisation de la gestion des dépenses de télécommunications

## Details of connectors, by the names that the program gives them

property-apple-id = Identifiant Apple
property-topic = Rubrique
property-serial-number = Numéro de série
property-location = Emplacement
property-organization = Organisation
property-country = Pays ou région
property-token-type = Type de jeton
property-devices = Appareils synchronisés
property-owner = Propriétaire
property-machine = Machine
property-version = Version
property-server = Serveur
property-connector-server = Serveur du connecteur
property-smtp = Adresse SMTP principale
property-platforms = Plateformes

## Values of the services' enumerations
# Statuses of an issue, as a label and within a sentence.
issue-status-service-operational = Service opérationnel
inline-issue-status-service-operational = service opérationnel
issue-status-investigating = Examen en cours
inline-issue-status-investigating = examen en cours
issue-status-restoring-service = Service en cours de restauration
inline-issue-status-restoring-service = service en cours de restauration
issue-status-verifying-service = Service en cours de vérification
inline-issue-status-verifying-service = service en cours de vérification
issue-status-service-restored = Service restauré
inline-issue-status-service-restored = service restauré
issue-status-post-incident-review-published = Rapport post-incident publié
inline-issue-status-post-incident-review-published = rapport post-incident publié
issue-status-service-degradation = Dégradation du service
inline-issue-status-service-degradation = dégradation du service
issue-status-service-interruption = Interruption du service
inline-issue-status-service-interruption = interruption du service
issue-status-extended-recovery = Récupération étendue
inline-issue-status-extended-recovery = récupération étendue
issue-status-false-positive = Faux positif
inline-issue-status-false-positive = faux positif
issue-status-investigation-suspended = Examen suspendu
inline-issue-status-investigation-suspended = examen suspendu
issue-status-resolved = Résolu
inline-issue-status-resolved = résolu
issue-status-mitigated-external = Atténué en externe
inline-issue-status-mitigated-external = atténué en externe
issue-status-mitigated = Atténué
inline-issue-status-mitigated = atténué
issue-status-resolved-external = Résolu en externe
inline-issue-status-resolved-external = résolu en externe
issue-status-confirmed = Confirmé
inline-issue-status-confirmed = confirmé
issue-status-reported = Signalé
inline-issue-status-reported = signalé
# States of a subscription, as a label and within a sentence.
account-status-pending = En attente
inline-account-status-pending = en attente
account-status-active = Actif
inline-account-status-active = actif
account-status-warning = Avertissement
inline-account-status-warning = avertissement
account-status-disabled = Désactivé
inline-account-status-disabled = désactivé
account-status-deleted = Supprimé
inline-account-status-deleted = supprimé
account-status-blocked = Bloqué
inline-account-status-blocked = bloqué
account-status-locked-out = Verrouillé
inline-account-status-locked-out = verrouillé
# Who must act on an issue.
origin-microsoft = Microsoft
origin-third-party = Tiers
origin-customer = Client
# Severities of a message.
severity-normal = Normale
severity-high = Élevée
severity-critical = Critique

## Search

search-title = Recherche
search-label = Rechercher sur ce site
search-words = Rechercher
search-hint = Le début d’un mot suffit. Utilisez des guillemets pour une expression : « enrollment token ».
search-needs-script = La recherche nécessite JavaScript. Ces pages ont le même contenu :
search-loading = Chargement de l’index de recherche…
search-failed = Impossible de charger l’index de recherche.
search-none = Aucun résultat. Utilisez moins de mots ou supprimez des filtres.
# $count: number of results, which selects the plural form; $number: the same, as shown
search-found =
    { $count ->
        [one] { $number } résultat
        [many] { $number } de résultats
       *[other] { $number } résultats
    }
search-more = Afficher plus de résultats
search-filters = Filtres
search-any = Toutes
search-active = Actifs uniquement
search-deadline = Échéance
search-with-deadline = Avec échéance
search-year = Année
search-change = Modification
# $date: a date
search-due = Échéance : { $date }
# $words: the words of the text that match
search-in-text = Dans le texte : { $words }
search-all-tenants = Rechercher dans tous les locataires

## Reports: one file about a tenant, for auditors and mail

report-title-state = Rapport d’état
# $period: a month or a year
report-title-period = Rapport – { $period }
report-about = À propos de ce rapport
report-period = Période
# $dates: first and last day; $zone: name of the time zone
report-period-text = { $dates }, jours dans le fuseau horaire { $zone }
report-selected = Sélection par date et heure
# $moment: a date and time
report-selected-text = Dernier instantané pris au plus tard le { $moment }
report-snapshot = Instantané pris le
report-latest = Dernier instantané lu
report-measured = Date de référence des délais
# $moment: a date and time
report-measured-capture = { $moment }, date de l’instantané
report-digest = SHA-256 de l’instantané
report-audience = Public
report-audience-all = Sans restriction : montre tout le contenu des instantanés
report-language = Langue
report-zone = Fuseau horaire
report-program = Programme
report-unread = On ignore ce que ces fichiers auraient montré.
report-missing = Non collecté
report-missing-none = Toutes les parties de l’instantané ont été entièrement collectées.
# Why a part was not captured, behind a colon
report-missing-unknown = la raison n’est pas connue
report-evidence = Connecteurs et éléments probants
report-act-by = Messages avec une date limite d’action
report-act-by-none = Aucun message actif n’a de date limite d’action
# $moment: a date and time
report-not-over = Cette période n’est pas encore terminée : le dernier instantané a été pris le { $moment }. L’état des jours suivants est inconnu.
report-captures = Jours avec un instantané
# $snapshots: such as "30 snapshots"; $days: such as "28 of 30 days"
report-captures-text = { $snapshots } ({ $days }).
report-captures-without =
    { $count ->
        [one] { $count } jour sans instantané : état inconnu.
       *[other] { $count } jours sans instantané : état inconnu.
    }
report-captures-unreadable =
    { $count ->
        [one] { $count } jour avec uniquement des instantanés illisibles : état inconnu.
       *[other] { $count } jours avec uniquement des instantanés illisibles : état inconnu.
    }
# $dates: first and last day
report-captures-strip = État le plus grave de chaque jour, { $dates }
# $count: the days of the period; $days: a number of them
report-days-of =
    { $count ->
        [one] { $days } sur { $count } jour
       *[other] { $days } sur { $count } jours
    }
# $days: such as "28 of 30 days"
report-coverage = Collecte complète : { $days }.
report-net = Modifications nettes
# $from, $to: dates and times
report-net-compared = Comparaison de l’instantané du { $from } et de celui du { $to }.
# Behind report-net-compared
report-net-same = Ils ne diffèrent pas.
report-net-one = Il n’y a qu’un instantané : aucune comparaison n’est possible.
report-net-no = Aucun instantané ne date de cette période ; les modifications sont donc inconnues.
report-log = Toutes les modifications entre les instantanés
report-log-none = Aucune modification n’a été trouvée entre les instantanés successifs de cette période.
report-more-changes =
    { $count ->
        [one] { $count } autre modification n’est pas affichée.
       *[other] { $count } autres modifications ne sont pas affichées.
    }
report-days = Jours par état
report-days-caption = Jours de chaque connecteur par état ; la somme d’une ligne est le nombre de jours de la période
report-days-none = Aucun instantané de cette période ne contient de connecteur
report-days-not-listed =
    { $count ->
        [one] { $count } jour hors de la liste.
       *[other] { $count } jours hors de la liste.
    }
report-not-in-use = Non utilisé
report-healthy-share = Jours sains
# $days: a number of days
report-without-data = dont { $days } sans données
# $days: such as "28 of 30 days"; $percent: a number
report-share = { $days } ({ $percent } %)
report-spells = État au fil du temps
report-spells-caption = Jours consécutifs avec le même état
report-from = Du
report-until = Au
report-column-days = Jours
report-no-snapshot = Inconnu : pas d’instantané
report-not-listed = Absent de la liste
report-deadlines = Dates d’expiration de cette période
report-deadlines-caption = Dates d’expiration de cette période, par ordre chronologique
report-deadlines-none = Aucun instantané ne contient de date d’expiration dans cette période
report-outcome = Résultat
report-outcomes = Dates d’expiration par résultat
report-deadline-missed = Manquée : expirée
report-deadline-met = Respectée : renouvelée à temps
report-deadline-withdrawn = Ne s’applique plus
report-deadline-ahead = Encore à venir
# $seen: the time of the last snapshot with the date, in all of these; $next: the time of the next snapshot
report-evidence-missed = L’instantané du { $seen } contient encore cette date.
report-evidence-met = Vue pour la dernière fois le { $seen } ; l’instantané du { $next } contient une date ultérieure.
report-evidence-withdrawn = Vue pour la dernière fois le { $seen } ; dans l’instantané du { $next }, le connecteur est supprimé, désactivé ou ignoré, ou a une autre date.
report-evidence-unknown = Vue pour la dernière fois le { $seen } ; l’instantané suivant, celui du { $next }, est postérieur à cette date.
report-evidence-none = Vue pour la dernière fois le { $seen } ; aucun instantané ultérieur ne montre la suite.
report-evidence-ahead = Vue pour la dernière fois le { $seen } ; la date est postérieure au dernier instantané.
report-incidents-none = Aucun instantané de cette période ne contient d’incident ou d’avis actif
report-incidents-caption = Incidents et avis actifs pendant cette période
report-opened = Première apparition
report-opened-before = Avant cette période, ou dans son premier instantané
report-ended = Fin
report-days-active = Jours actifs
report-incident-active = Non terminé
report-incident-resolved = Résolu
report-licenses-none = Aucun instantané de cette période ne contient de licences
report-licenses-caption = Licences détenues et attribuées : premier, dernier, plus petit et plus grand nombre de cette période
report-first = Premier
report-last = Dernier
report-lowest = Minimum
report-highest = Maximum
report-with-data = Avec données
report-methods = Méthode
report-method-state = Chaque état découle des dates indiquées pour le connecteur et de la règle qui les accompagne, à la date de référence des délais. Les états signalés par le service sont affichés, mais ne le modifient pas. L’état d’un type de connecteur est le plus grave de ceux de ses connecteurs ; ceux qui sont ignorés ou retirés ne comptent pas. L’état des parties non collectées est inconnu.
report-method-captures = Un jour va de minuit à minuit dans le fuseau horaire ci-dessus. Il a un instantané si un instantané lisible a été pris ce jour-là. L’état de tous les autres jours est inconnu, y compris après le dernier instantané : rien n’est repris de la veille.
report-method-changes = Les modifications nettes comparent le dernier instantané antérieur à la période, ou à défaut le premier de la période, avec le dernier de la période. Une nouvelle date de synchronisation n’est pas une modification. Toutes les modifications d’un instantané au suivant figurent plus bas.
report-method-days = Pour chaque jour, un connecteur a l’état le plus grave de tous les instantanés du jour, chacun évalué à sa propre date. L’état est inconnu les jours sans instantané, ou sans instantané contenant le type de connecteur. « Non utilisé » désigne les jours où le connecteur était non configuré, retiré, ignoré ou absent d’un instantané complet. La part des jours sains porte sur tous les autres jours : les jours à l’état inconnu la réduisent. Elle est arrondie à l’entier inférieur.
# $expiry, $warning, $unhealthy: lengths of time
report-method-rule = Expiration : non sain une fois expiré, avertissement à partir de { $expiry } avant l’expiration. Dernière synchronisation : sain jusqu’à { $warning }, non sain à partir de { $unhealthy }, avertissement entre les deux. L’état d’un connecteur sans cette date est inconnu. Les paramètres d’un type de connecteur ou d’un connecteur particulier sont prioritaires.
report-method-spells = Chaque ligne est une suite de jours consécutifs ayant le même résultat sous « Jours par état ». Ensemble, les lignes d’un connecteur couvrent tous les jours de la période. La raison provient du dernier instantané avec cet état.
report-method-deadlines = Est comptée chaque date d’expiration de cette période qu’un instantané contient pour un connecteur utilisé. Manquée : un instantané pris à cette date ou après la contient encore. Respectée : l’instantané suivant avec le type de connecteur a été pris avant la date et en contient une ultérieure. Inconnu : le suivant a été pris après la date, ou il n’y en a pas. Ne s’applique plus : avant la date, le connecteur a été supprimé, désactivé ou ignoré, ou sa date a été corrigée. Les instantanés qui contiennent le connecteur sans date ne sont pas pris en compte. Les instantanés postérieurs à la période sont aussi pris en compte. On ignore si quelqu’un a agi à la suite d’un message ; les dates limites d’action des messages ne sont donc pas comptées.
report-method-incidents = La liste contient les problèmes actifs dans un instantané de cette période, et ceux qui ont pris fin pendant celle-ci. « Première apparition » et « Fin » indiquent la date du premier instantané qui les montre ; l’événement lui-même a eu lieu entre cet instantané et le précédent. « Jours actifs » compte les jours avec un instantané où le problème est actif ; pour les jours sans instantané, on l’ignore.
report-method-licenses = Les nombres sont ceux des instantanés de cette période qui contiennent la licence ; ils ne sont pas complétés pour les autres jours. Pour la somme de toutes les licences, seuls comptent les instantanés où les licences ont été entièrement collectées.
report-sources = Instantanés utilisés
report-column-digest = SHA-256
report-sources-note = L’empreinte est celle du fichier ; pour un dossier, celle des lignes que sha256sum affiche pour ses fichiers.
report-more-snapshots =
    { $count ->
        [one] { $count } autre instantané n’est pas affiché.
       *[other] { $count } autres instantanés ne sont pas affichés.
    }

## Baselines: agreed snapshots, compared with the latest one

baselines-title = Bases de référence
# Below the title
baselines-intro = Instantanés validés comme référence, comparés au plus récent.
# A link to the page. $count: the number of baselines
baselines-all =
    { $count ->
        [one] { $count } base de référence
       *[other] Les { $count } bases de référence
    }
# $count: the number of differences
baselines-differences =
    { $count ->
        [one] { $count } différence
       *[other] { $count } différences
    }
baselines-same = Aucune différence
# Where a part could not be compared
baselines-same-in-part = Aucune différence dans ce qui a été collecté
baselines-not-compared = Non comparé
baselines-latest = L’instantané de cette base de référence est le plus récent.
# $day: such as 22 Nov 2026
baselines-no-snapshot = Il n’existe aucun instantané du { $day } pour ce locataire.
# $moment: date and time
baselines-unread = L’instantané du { $moment } n’a pas pu être lu.
baselines-unread-unknown = L’instantané n’a pas pu être lu.
# $parts: a list of sections and connector types
baselines-missing = Non comparable, car non collecté dans l’un des instantanés : { $parts }.
baselines-in-part = Comparable en partie seulement, car collecté en partie seulement dans l’un des instantanés : { $parts }.
# On the overview page. $link: the title of the baseline; $count: the number of differences
baselines-hub-differs =
    { $count ->
        [one] Diffère de { $link } sur { $count } point
       *[other] Diffère de { $link } sur { $count } points
    }
baselines-hub-same = Aucune différence avec { $link }
baselines-hub-same-in-part = Aucune différence avec { $link } dans ce qui a été collecté
baselines-hub-not-compared = Non comparé à { $link }

## Tables for spreadsheets

tables-for-spreadsheets = Tableaux pour tableur
table-csv = { $name } (CSV)
table-workbook = Tous les tableaux (Excel)
table-utc = { $heading } (UTC)
table-more =
    { $count ->
        [one] { $count } ligne de plus : voir { $file }
       *[other] { $count } lignes de plus : voir { $file }
    }
table-captured = Collecté le
table-as-of = État au
table-page = Page
table-contact = Contact
table-type-key = Clé de type
table-sku = Référence (SKU)
table-subject = Élément
table-subject-id = ID de l’élément
table-change = Modification
table-before = Avant
table-after = Après

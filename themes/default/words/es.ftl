### The texts of the default theme and of the program, in Spanish.
###
### A theme of your own replaces single messages with a file of the same name: see "Words" in themes/README.md.
### Names of connectors, statuses, dates and counts come from the program, as variables.
### A message whose variable is called $moment, $link or the like has an element of the page in its place.

# The name of the language in itself, for links from pages in other languages
language-name = Español

## Every page

skip-to-content = Ir al contenido
main-menu = Principal
breadcrumb = Ruta de navegación
feeds-and-calendars = Fuentes y calendarios
# $feed: what the calendar contains, such as "Expiry dates of Contoso"
feed-calendar = Agregar al calendario: { $feed }
# $feed: what the feed contains, such as "Changes of Contoso"
feed-atom = Suscribirse (Atom): { $feed }
# $audience: the name of the audience that the edition is made for
footer-audience = { $audience }. Esta edición solo muestra lo que esta audiencia puede ver.
# $program: name and version of the program; $source: the data that the site is made from
footer-built-by = Creado con { $program } a partir de { $source }.
footer-data = Datos de estado de este inquilino
footer-board = Panel para pantalla mural
# $contact: the text of the option `contact`
footer-questions = Consultas: { $contact }
# Links to the page in other languages
other-languages = Otros idiomas
years = Años
months = Meses
# The title of a site that has none in its settings
site-title = Estado del inquilino de Intune
# The titles of audiences that have none in the settings. $name: the name of an audience
audience-everyone = Para todos
audience-helpdesk = Para el departamento de soporte técnico
audience-administrators = Para administradores
audience-other = Para { $name }
list-as-table = Mostrar como tabla

# The time that a page is about. $moment: date and time
as-of-moment = A fecha de { $moment }
# The same as a sentence. $moment: one of these texts
as-of-sentence = { $moment }.
# $moment: the time that the page is about; $captured: the time of the snapshot; $age: how long before it, such as "2 hours ago"
as-of-later = A fecha de { $moment }, según una instantánea tomada el { $captured } ({ $age })
# $moment: the time of the snapshot, which is also the time that the page is about
as-of-captured = A fecha de { $moment }, cuando se tomó la instantánea
# A title in the tab of the browser, from the most specific part to the site. $first: the parts in front
page-title = { $first } – { $next }
# The data that the page is made from, behind "from": see `footer-built-by`. $moment: the time of a snapshot
source-past = la instantánea del { $moment }
source-one = una instantánea
source-latest =
    { $count ->
        [one] la más reciente de { $count } instantánea
       *[other] la más reciente de { $count } instantáneas
    }
# $date: the date of the last snapshot with the item
last-seen = Visto por última vez el { $date }
# An item that is not in the latest snapshot. $moment: the time of the last snapshot with it
gone-not-captured = Visto por última vez el { $moment }. La última instantánea no incluye esta lista completa.
gone-connector = Visto por última vez el { $moment }. Este conector ya no aparece en las instantáneas posteriores.
gone-incident = Visto por última vez el { $moment }. Este incidente ya no aparece en las instantáneas posteriores.
gone-advisory = Visto por última vez el { $moment }. Este aviso ya no aparece en las instantáneas posteriores.
gone-message = Visto por última vez el { $moment }. Este mensaje ya no aparece en las instantáneas posteriores.

## The menu, whose entries are also titles and breadcrumbs

# The page of the fleet
menu-all-tenants = Todos los inquilinos
menu-overview = Información general
menu-connectors = Conectores
menu-health = Estado del servicio
menu-news = Noticias
menu-changes = Cambios
menu-archive = Archivo

## Labels of facts

fact-ended = Fin
fact-feature = Característica
fact-id = Id.
fact-last-updated = Última actualización
fact-major-change = Cambio importante
fact-origin = Origen
fact-published = Publicado
fact-service = Servicio
fact-services = Servicios
fact-severity = Gravedad
fact-shown-until = Se muestra hasta
fact-tags = Etiquetas
# The value of a fact
fact-yes = Sí
# $name: the name of a property; $value: its value, both as the service gives them
name-and-value = { $name }: { $value }

## Titles of feeds and calendars

# $name: the name of a tenant, or a connector type with its tenant, such as "Jamf Last Heartbeat (Contoso Ltd)"
feed-changes = Cambios en { $name }
feed-changes-all = Cambios en todos los inquilinos
feed-expiries = Fechas de expiración de { $name }
feed-expiries-all = Fechas de expiración de todos los inquilinos
# $kind: the name of a connector type; $tenant: the name of its tenant
feed-type-of-tenant = { $kind } ({ $tenant })
# In lists of several tenants. $tenant: the name of a tenant; $title: what is listed, such as a connector or a change
feed-title-of-tenant = { $tenant }: { $title }

## Kinds of changes, as categories of the entries of a feed

kind-connector-moved = cambio de estado de conector
kind-connector-reported = problema de conector notificado
kind-expiry-moved = cambio de fecha de expiración
kind-connector-removed = conector eliminado
kind-connector-switched-off = conector desactivado
kind-connector-added = conector agregado
kind-connector-switched-on = conector activado
kind-credential-renewed = credencial renovada
kind-connector-details-changed = cambio de detalles de conector
kind-incident-opened = incidente abierto
kind-incident-reopened = incidente reabierto
kind-incident-updated = incidente actualizado
kind-incident-listed-again = incidente que aparece de nuevo
kind-incident-no-longer-listed = incidente que ya no aparece
kind-incident-resolved = incidente resuelto
kind-message-new = mensaje nuevo
kind-message-updated = mensaje actualizado
kind-message-ended = mensaje finalizado
kind-licenses-over-assigned = exceso de licencias asignadas
kind-licenses-suspended = licencias suspendidas
kind-licenses-in-grace = licencias en período de gracia
kind-licenses-lost = menos licencias
kind-licenses-bought = más licencias
kind-licenses-settled = exceso de licencias resuelto
kind-licenses-renamed = cambio de nombre de licencias
kind-account-status-changed = cambio de estado de la cuenta
kind-mdm-authority-changed = cambio de entidad de MDM
kind-cloud-changed = cambio de nube
kind-domain-changed = cambio de dominio
kind-location-changed = cambio de ubicación
kind-tenant-renamed = cambio de nombre del inquilino
kind-service-release-changed = cambio de versión del servicio
kind-capture-stopped = captura interrumpida
kind-capture-partial = captura parcial
kind-capture-resumed = captura reanudada
kind-capture-completed = captura completa
kind-capture-began = captura iniciada

## Badges

badge-newest-unread = instantánea más reciente no legible
badge-all-healthy = todo correcto
# $count: the number of connector types
badge-types-in-part =
    { $count ->
        [one] { $count } tipo capturado en parte
       *[other] { $count } tipos capturados en parte
    }
badge-types-not-captured =
    { $count ->
        [one] { $count } tipo no capturado
       *[other] { $count } tipos no capturados
    }
# $name: a tenant or a connector type; $status: the text of the badge; $moment: date and time
badge-title = { $name }: { $status }, a fecha de { $moment }

## Shared headings of tables

column-assigned = Asignadas
column-category = Categoría
column-act-by = Fecha límite
column-connector = Conector
column-evidence = Datos
column-health = Servicio
column-issue = Problema
column-kind = Tipo
column-last-30-days = Últimos 30 días
column-license = Licencia
column-licenses = Licencias
column-message = Mensaje
column-not-readable = No legible
column-owned = Adquiridas
column-reason = Motivo
column-ignored-until = Ignorado hasta
column-seen-in = Visto en
column-snapshot = Captura
column-started = Inicio
column-status = Estado
column-total = Total
column-type = Tipo
column-updated = Actualizado
column-use = Uso
column-when = Cuándo
column-why = Por qué

## What needs attention, on the hub, on the board and on the page of all tenants

summary-title = Qué requiere atención
# A label in front of a connector, its next step and the date
summary-next = Próximamente:
# Behind it. $date: the date; $due: how far away it is
summary-next-expires = expira el { $date } ({ $due })
# $status: the label of a status; read by screen readers in front of a name
status-prefix = { $status }:{" "}
connectors-by-status = Conectores por estado
# $number: how many; $label: the label of a status
count-and-status = { $number } { $label }
tenants-by-status = Inquilinos por estado
connectors-need-attention = Conectores que requieren atención

# $status: the state of the subscription, as the service names it, in lower case
summary-account = Estado de la cuenta: { $status }.
# The numbers of connectors are a list, which is a sentence: "2 connectors are unhealthy, 1 needs attention soon and 1 more
# reports a problem." The first entry has the noun, and those behind it do not.
summary-unhealthy =
    { $count ->
        [one] { $count } conector está en estado incorrecto
       *[other] { $count } conectores están en estado incorrecto
    }
summary-warning =
    { $count ->
        [one] { $count } conector requiere atención pronto
       *[other] { $count } conectores requieren atención pronto
    }
summary-warning-too =
    { $count ->
        [one] { $count } requiere atención pronto
       *[other] { $count } requieren atención pronto
    }
summary-unknown =
    { $count ->
        [one] { $count } conector está en estado desconocido
       *[other] { $count } conectores están en estado desconocido
    }
summary-unknown-too =
    { $count ->
        [one] { $count } está en estado desconocido
       *[other] { $count } están en estado desconocido
    }
summary-reporting =
    { $count ->
        [one] { $count } conector notifica un problema
       *[other] { $count } conectores notifican un problema
    }
summary-reporting-too =
    { $count ->
        [one] { $count } más notifica un problema
       *[other] { $count } más notifican un problema
    }
summary-all-healthy = Todos los conectores configurados están en estado correcto.
summary-captured-healthy = Todos los conectores capturados están en estado correcto.
summary-none-configured = No hay ningún conector configurado.
summary-none-configured-in-part = No hay ningún conector configurado en los datos capturados.
# $count: the number of connector types that were captured
summary-none-configured-of =
    { $count ->
        [one] No hay ningún conector configurado en el único tipo capturado.
       *[other] No hay ningún conector configurado en los { $count } tipos capturados.
    }
# Behind the sentence above. $count: the number of connector types
summary-types-not-captured =
    { $count ->
        [one] No se capturó { $count } tipo.
       *[other] No se capturaron { $count } tipos.
    }
summary-no-types-captured =
    { $count ->
        [one] No se capturó el único tipo de conector.
       *[other] No se capturó ninguno de los { $count } tipos de conector.
    }
# $count: the number of connector types that were not captured; $all: the number of all
summary-types-missing =
    { $count ->
        [one]
            { $all ->
                [one] No se capturó { $count } de { $all } tipo de conector.
               *[other] No se capturó { $count } de { $all } tipos de conector.
            }
       *[other]
            { $all ->
                [one] No se capturaron { $count } de { $all } tipo de conector.
               *[other] No se capturaron { $count } de { $all } tipos de conector.
            }
    }
summary-types-in-part =
    { $count ->
        [one] { $count } tipo de conector solo se capturó en parte.
       *[other] { $count } tipos de conector solo se capturaron en parte.
    }
summary-list-in-part = La lista de conectores solo se capturó en parte.
summary-ignored =
    { $count ->
        [one] Se ignora { $count } conector.
       *[other] Se ignoran { $count } conectores.
    }
summary-health-not-captured = No se capturó el estado del servicio.
summary-health-none-known = No se conoce ningún incidente activo; la lista solo se capturó en parte.
summary-health-none = No hay incidentes ni avisos activos.
# Each is a sentence of its own, or in front of the two messages behind them
summary-active-incidents =
    { $count ->
        [one] Hay { $count } incidente activo
       *[other] Hay { $count } incidentes activos
    }
summary-active-advisories =
    { $count ->
        [one] Hay { $count } aviso activo
       *[other] Hay { $count } avisos activos
    }
summary-active-issues =
    { $count ->
        [one] Hay { $count } incidente o aviso activo
       *[other] Hay { $count } incidentes y avisos activos
    }
# $active: one of the texts above; $count: the number of these issues that the tenant has to act on
summary-active-action =
    { $count ->
        [one] { $active }; { $count } requiere acción por su parte
       *[other] { $active }; { $count } requieren acción por su parte
    }
# $active: one of the texts above
summary-active-in-part = { $active }; la lista solo se capturó en parte
# $count: the number of products
summary-over-assigned =
    { $count ->
        [one] { $count } producto tiene más licencias asignadas que adquiridas.
       *[other] { $count } productos tienen más licencias asignadas que adquiridas.
    }
summary-licenses-in-part = Las licencias solo se capturaron en parte.
summary-nothing = Nada de lo que se muestra aquí requiere atención.
summary-more =
    { $count ->
        [one] { $count } conector más con un problema
       *[other] { $count } conectores más con un problema
    }
# Since when a connector has a status. $at: date and time
summary-unhealthy-since = Incorrecto desde el { $at }
summary-warning-since = Advertencia desde el { $at }
# Since when a service reports a problem of a connector. $at: date and time
summary-reported-since = Notificado desde el { $at }
# If it may have been reported before the first snapshot
summary-reported-since-at-least = Notificado al menos desde el { $at }

## The hub

on-this-page = En esta página
hub-required-action = Acción requerida
hub-connector-status = Estado del conector
hub-service-health = Estado del servicio Intune
hub-deadlines = Fechas límite
hub-tenant-details = Detalles del inquilino
# $date: the date of the snapshot before
hub-changes-since = Cambios desde el { $date }
hub-all-connectors = Todos los conectores
hub-all-health = Todos los incidentes y avisos
hub-connectors-caption = Conectores, de peor a mejor estado
hub-connectors-rest = Los demás tipos de conector
hub-no-connector = No hay ningún conector configurado
# On paper, where a list is cut off. $count: the number of connector types that are not listed
hub-more-connectors = { $count } más: consulte «Conectores».
access-title = Roles necesarios para ver esto en los centros de administración de Microsoft
# $roles: the names of roles
access-roles = { $roles }.
# $who: the roles that can grant the others
access-granted-by = Quién puede asignarlos: { $who }.
access-intune-sections = Detalles del inquilino, licencias y conectores
# Roles, in place of $roles in `access-roles`
access-intune-roles = Cualquier rol que permita abrir el centro de administración de Intune, como Administrador de Intune
access-health-roles = Administrador global o Administrador de soporte técnico del servicio
access-news-roles = Administrador global, Administrador de soporte técnico del servicio o Lector del Centro de mensajes
# In place of $who in `access-granted-by`
access-intune-who = un administrador global o, para los roles de Intune, un administrador de roles de Intune
# The names behind "under" are entries of the menu of the Microsoft 365 admin center
access-admin-center-who = un administrador global, en el centro de administración de Microsoft 365, en Usuarios > Usuarios activos > Administrar roles

# The control that shows further connector types. $count: how many; the first text if no type is shown
hub-show-types =
    { $count ->
        [one] Mostrar { $count } tipo
       *[other] Mostrar { $count } tipos
    }
hub-show-more =
    { $count ->
        [one] Mostrar { $count } más
       *[other] Mostrar { $count } más
    }
# $show: one of the texts above; $statuses: a list of numbers by status, such as "1 warning, 1 not captured"
hub-show-with = { $show } ({ $statuses })

## Facts of a tenant

fact-name = Nombre del inquilino
fact-location = Ubicación del inquilino
fact-mdm-authority = Entidad de MDM
fact-service-release = Versión del servicio
fact-domain = Dominio inicial
fact-tenant-id = Id. de inquilino
fact-account-status = Estado de la cuenta
fact-enrolled-devices = Dispositivos inscritos
fact-licensed-users = Usuarios con licencia
# Behind a fact that is a problem. $value: the fact
fact-needs-attention = { $value } (requiere atención)
# Links behind facts
fact-change-authority = Cambiar en el centro de administración
fact-whats-new = Novedades de Intune

## The archive

# Behind a sentence about the year, above its calendars
archive-days = { $summary } Cada día muestra su peor estado.
archive-days-plain = Los días con vínculo tienen una instantánea.
# $year: a year, such as 2026
archive-list = Todas las instantáneas de { $year } en una lista
archive-connectors = Todos los conectores en { $year }, día a día
archive-connectors-caption = Conectores en { $year }, día a día
# In place of the number of changes, behind the time of a snapshot
archive-first = primera instantánea
archive-no-changes = sin cambios

## The calendar of the archive

calendar-monday = lunes
calendar-monday-short = LU
calendar-tuesday = martes
calendar-tuesday-short = MA
calendar-wednesday = miércoles
calendar-wednesday-short = MI
calendar-thursday = jueves
calendar-thursday-short = JU
calendar-friday = viernes
calendar-friday-short = VI
calendar-saturday = sábado
calendar-saturday-short = SA
calendar-sunday = domingo
calendar-sunday-short = DO
# A day, for screen readers. $date: the day; $what: its status, or what could not be read
calendar-day-and-what = { $date }: { $what }
# $count: the number of snapshots of the day
calendar-snapshots =
    { $count ->
        [one] una instantánea
       *[other] { $count } instantáneas
    }
# Behind the status of a day. $count: the number of snapshots, 2 or more
calendar-and-snapshots = , { $count } instantáneas
# Behind the status of a day. $unread: what could not be read
calendar-and-unread = ; { $unread }
calendar-legend = Qué muestran los días
calendar-legend-no-snapshot = Solo el número: sin instantánea
calendar-legend-two-snapshots = ×2: dos instantáneas, cuenta la peor
calendar-legend-unread = !: no se pudo leer una instantánea o una parte de ella

## An earlier snapshot

# $moment: the time of the snapshot; behind the name of the tenant
snapshot-then = tal como estaba el { $moment }
# $place: which snapshot it is, such as "Snapshot 3 of 30"
snapshot-place = { $place } del archivo. Todo lo que muestra esta página corresponde a ese momento.
snapshot-links = Instantáneas
# $label: the time of that snapshot
snapshot-older = Anterior { $label }
snapshot-newer = Posterior { $label }
snapshot-oldest = La más antigua
snapshot-newest = La más reciente
# $tenant: the name of the tenant; leads to its current page
snapshot-now = { $tenant } ahora
snapshot-changes = Cambios desde la instantánea anterior
# $number: counted from the first snapshot
snapshot-number = Instantánea { $number }

## Changes

changes-all = Todos los cambios
# $count: the number of changes, as text; $link: the date of the first snapshot
changes-since-first = { $count } desde la primera instantánea ({ $link })
changes-more =
    { $count ->
        [one] { $count } cambio más
       *[other] { $count } cambios más
    }
# On paper, where a list is cut off. $count: the number of changes that are not listed
changes-more-on-paper = { $count } más: consulte «Cambios».
# $link: the time of the snapshot; $since: the time of the snapshot before
changes-of-snapshot = Instantánea del { $link }, comparada con la del { $since }
# $link: a link with the text "the snapshot of …"
changes-compared = Comparación con { $link }.
# $moment: date and time
changes-the-snapshot = la instantánea del { $moment }
changes-none = Sin cambios
# Behind "No changes"
changes-none-ever = desde la primera instantánea.
changes-none-in-year = en este año.
changes-nothing = No ha cambiado nada
# Behind "Nothing changed"
changes-nothing-shown = de lo que muestran estas páginas.
# $days: a number of days, such as 7
changes-last-days = Últimos { $days } días
changes-none-net = Sin cambios netos
# $link: a link with the text "the snapshot of …"
changes-net-since = Cambios netos desde { $link }. No se muestra lo que cambió y volvió a su valor anterior.
changes-between = Cambios entre instantáneas
# $year: such as 2025
changes-of-year = Cambios de { $year }
# Choices of the filter by kind
changes-kind-issues = Incidentes y avisos
changes-kind-messages = Mensajes
changes-kind-captures = Capturas

## What changed, as a label; the label of a connector may also be its status

# A connector
change-connector-unignored = Ya no se ignora
change-connector-renewed = Renovado
change-connector-cleared = Problema solucionado
change-connector-expiry = Cambio de expiración
change-connector-details = Cambio de detalles
change-connector-added = Agregado
change-connector-removed = Eliminado
change-connector-on = Activado
change-connector-off = Desactivado
# An incident or advisory
change-issue-opened = Abierto
change-issue-updated = Actualizado
change-issue-unlisted = Ya no aparece
change-issue-listed = Aparece de nuevo
change-issue-resolved = Resuelto
change-issue-reopened = Reabierto
# A message
change-message-new = Nuevo
change-message-updated = Actualizado
change-message-ended = Finalizado
# The licenses of a product
change-license-new = Licencias nuevas
change-license-more = Más licencias
change-license-gone = Sin licencias
change-license-fewer = Menos licencias
change-license-over = Exceso de asignación
change-license-settled = Exceso resuelto
change-license-suspended = Suspensión
change-license-grace = Período de gracia
change-license-renamed = Cambio de nombre
# A fact about the tenant
change-tenant-changed = Ha cambiado
# A section of the snapshots
change-capture-again = Captura reanudada
change-capture-began = Captura iniciada
change-capture-completed = Captura completa
# The same within a sentence, such as the title of an entry of a feed, behind the name of the subject
inline-change-connector-unignored = ya no se ignora
inline-change-connector-renewed = renovado
inline-change-connector-cleared = problema solucionado
inline-change-connector-expiry = cambio de expiración
inline-change-connector-details = cambio de detalles
inline-change-connector-added = agregado
inline-change-connector-removed = eliminado
inline-change-connector-on = activado
inline-change-connector-off = desactivado
inline-change-issue-opened = abierto
inline-change-issue-updated = actualizado
inline-change-issue-unlisted = ya no aparece
inline-change-issue-listed = aparece de nuevo
inline-change-issue-resolved = resuelto
inline-change-issue-reopened = reabierto
inline-change-message-new = nuevo
inline-change-message-updated = actualizado
inline-change-message-ended = finalizado
inline-change-license-new = licencias nuevas
inline-change-license-more = más licencias
inline-change-license-gone = sin licencias
inline-change-license-fewer = menos licencias
inline-change-license-over = exceso de asignación
inline-change-license-settled = exceso de asignación resuelto
inline-change-license-suspended = suspensión
inline-change-license-grace = período de gracia
inline-change-license-renamed = cambio de nombre
inline-change-tenant-changed = ha cambiado
inline-change-capture-again = captura reanudada
inline-change-capture-began = captura iniciada
inline-change-capture-completed = captura completa

## The subject of a change

# $id: such as IT123
change-subject-incident = Incidente { $id }
change-subject-advisory = Aviso { $id }
# An issue of another kind. $classification: the word of the service for its kind
change-subject-issue = { $classification } { $id }
# $id: such as MC123
change-subject-message = Mensaje { $id }
# Facts about the tenant
fact-cloud = Nube
change-fact-domain = Dominio

## What changed, in sentences

# $status: the status before, in lower case. The reason for the current status stands behind it
change-previously = Antes: { $status }.
# A connector that is ignored now. $because: such as "ignored until 31 Mar 2027: server decommissioned"
change-now-ignored = Antes: { $status }. Ahora: { $because }.
change-sync-lost = Antes: { $status }. Ya no se conoce su última sincronización.
# $status: the last status, in lower case
change-last-status = Último estado conocido: { $status }.
# $at, $before: dates and times. The credential had expired
change-renewed-expired = Ahora expira el { $at } (expiró el { $before }).
# The credential had not expired
change-renewed = Ahora expira el { $at } (antes: { $before }).
change-expiry-from-unknown = Ahora expira el { $at } (antes: fecha desconocida).
change-expiry-from-none = Ahora expira el { $at } (antes no expiraba).
change-endless-expired = Ya no expira (expiró el { $before }).
change-endless = Ya no expira (antes: { $before }).
change-no-expiry = No expira (antes: { $before }).
change-no-expiry-from-unknown = No expira (antes: fecha desconocida).
change-expiry-lost = Ya no se conoce la fecha de expiración (antes: { $before }).
change-expiry-lost-from-none = Ya no se conoce la fecha de expiración (antes no expiraba).
# Two changes in one sentence, before its period
change-and = { $first }; { $next }
# A detail of a connector. $name: its name, such as "Apple ID"
detail-changed = { $name }: antes { $from }, ahora { $to }
detail-added = { $name }: { $value } (antes no figuraba)
detail-removed = { $name }: ya no figura (antes: { $value })
detail-changed-somehow = { $name }: con cambios
# Names of details
detail-name = Nombre
detail-measured-by = Criterio del estado
detail-link = Vínculo
# What the status of a connector is measured by
measured-by-expiry = fecha de expiración
measured-by-sync = última sincronización
measured-by-set-up = existencia de la configuración
# Incidents and advisories. $status, $from, $to: a status within a sentence
change-status = Estado: { $status }.
change-status-reopened = Activo de nuevo. Estado: { $status }.
change-status-unseen = Comenzó y terminó después de la instantánea anterior. Estado: { $status }.
# $moment: the time of the last snapshot that lists the issue
change-status-unlisted = Último estado conocido: { $status } (instantánea del { $moment }).
# The begin of a sentence
change-status-moved = El estado cambió de { $from } a { $to }
# The begin of a sentence, or a part behind `change-status-moved`
change-posts =
    { $count ->
        [one] { $count } actualización nueva
       *[other] { $count } actualizaciones nuevas
    }
# $parts: a list such as "Title, links and details"; its first entry is in lower case behind another change
change-edited = { $parts } con cambios
# An issue whose status and texts are as before
change-updated-somehow = Actualizado.
# Messages. $date: the day
change-act-by = Fecha límite para actuar: { $date }.
change-active-again = Activo de nuevo.
change-expired-on = Expiró el { $date }.
change-expired = Ha expirado.
change-archived = Archivado.
change-rescheduled = Reprogramado: aún no se ha iniciado.
change-not-listed = Ya no aparece en el centro de mensajes.
change-major = Marcado como cambio importante.
change-not-major = Ya no está marcado como cambio importante.
# $to, $from: dates, with times if the day is the same
change-act-by-moved = Nueva fecha límite para actuar: { $to } (antes: { $from }).
change-act-by-set = Fecha límite para actuar establecida: { $to }.
change-act-by-removed = Fecha límite para actuar eliminada (antes: { $from }).
change-act-by-changed = La fecha límite para actuar cambió.
change-start-moved = Nueva fecha de inicio: { $to } (antes: { $from }).
change-start-set = Fecha de inicio establecida: { $to }.
change-start-removed = Fecha de inicio eliminada (antes: { $from }).
change-start-changed = La fecha de inicio cambió.
change-end-moved = Nueva fecha de finalización: { $to } (antes: { $from }).
change-end-set = Fecha de finalización establecida: { $to }.
change-end-removed = Fecha de finalización eliminada (antes: { $from }).
change-end-changed = La fecha de finalización cambió.
# Licenses. $before: the number before
change-owned-first =
    { $count ->
        [one] { $count } adquirida (antes: ninguna).
       *[other] { $count } adquiridas (antes: ninguna).
    }
change-owned =
    { $count ->
        [one] { $count } adquirida (antes: { $before }).
       *[other] { $count } adquiridas (antes: { $before }).
    }
change-owned-none = Ninguna adquirida (antes: { $before }).
change-assigned =
    { $assigned ->
        [one] { $assigned } asignada
       *[other] { $assigned } asignadas
    }, { $owned ->
        [one] { $owned } adquirida
       *[other] { $owned } adquiridas
    }.
change-suspended =
    { $count ->
        [one] { $count } suspendida (antes: { $before }).
       *[other] { $count } suspendidas (antes: { $before }).
    }
change-in-grace =
    { $count ->
        [one] { $count } en período de gracia (antes: { $before }).
       *[other] { $count } en período de gracia (antes: { $before }).
    }
# $name: the name of the product before
change-renamed = Antes: { $name }.
# A fact about the tenant. $from, $to: its values
change-fact = Cambió de { $from } a { $to }.
# Microsoft clouds
cloud-global = Global
cloud-us-gov = Gobierno de EE. UU. (GCC High)
cloud-us-dod = Gobierno de EE. UU. (DoD)
cloud-china = China (21Vianet)
# What the snapshots include
capture-stopped = No forma parte de esta instantánea.
capture-resumed = Comparación con la última instantánea que incluía estos datos.
capture-began = Antes no formaba parte de las instantáneas.
capture-partial = Solo se capturó en parte. Lo que falta no se cuenta como eliminado.
capture-completed = Se capturó por completo.

## Parts of messages and issues that can be edited

edited-title = Título
edited-text = Texto
edited-links = Vínculos
edited-act-by = Fecha límite para actuar
edited-start = Fecha de inicio
edited-end = Fecha de finalización
edited-major-change = Cambio importante
edited-classification = Clasificación
edited-impact = Impacto
edited-posts = Actualizaciones anteriores
edited-details = Detalles
# The same in a list behind another part, before "edited"
inline-edited-title = título
inline-edited-text = texto
inline-edited-links = vínculos
inline-edited-summary = resumen
inline-edited-act-by = fecha límite para actuar
inline-edited-start = fecha de inicio
inline-edited-end = fecha de finalización
inline-edited-category = categoría
inline-edited-severity = gravedad
inline-edited-major-change = cambio importante
inline-edited-services = servicios
inline-edited-tags = etiquetas
inline-edited-classification = clasificación
inline-edited-impact = impacto
inline-edited-feature = característica
inline-edited-origin = origen
inline-edited-posts = actualizaciones anteriores
inline-edited-details = detalles

## Connectors

connectors-caption = Conectores por tipo, de peor a mejor estado
connectors-none = No hay conectores
connectors-ignored = Conectores ignorados
connectors-ignored-note = La configuración de este sitio ignora estos conectores: no tienen estado y no se incluyen en ningún recuento.
connectors-no-reason = No se muestra a esta audiencia
connectors-no-end-date = Sin fecha de finalización
connectors-worst-of-type = Un tipo con varios conectores tiene el estado del peor de ellos.
# $types: the names of connector types
connectors-own-limits = Para { $types } se aplican otros límites, que se muestran en sus páginas.
# $configured: how many of the connector types; $all: how many types there are
connectors-types-configured =
    { $all ->
        [one] { $configured } de { $all } tipo de conector configurado
       *[other] { $configured } de { $all } tipos de conector configurados
    }
# $missing: how many of the types were not captured
connectors-types-in-part =
    { $all ->
        [one] { $configured } de { $all } tipo de conector configurado, { $missing } sin capturar
       *[other] { $configured } de { $all } tipos de conector configurados, { $missing } sin capturar
    }
rule-title = Cómo se determina el estado
rule-applies = Se aplica aquí

## One connector type

type-badge = Distintivo
type-connectors = Conectores de este tipo
# $type: the name of a connector type
type-caption = { $type }: conectores, de peor a mejor estado
type-history-caption = { $type }: conectores, día a día
type-not-captured = Esta instantánea no contiene conectores de este tipo; eso no significa que no haya ninguno.
type-decides = Determina el estado del tipo
# Why a type has its status if no single connector decides it, in a table; with a period, also as a sentence
type-none-set-up = No hay ninguno configurado
type-rest-not-known = El estado no se conoce sin el resto de la lista
# $count: the number of connectors, 2 or more
type-all-ignored =
    { $count ->
       *[other] Se ignoran los { $count }
    }
type-all-off =
    { $count ->
       *[other] Los { $count } están desactivados o no configurados
    }
type-all-off-or-ignored =
    { $count ->
       *[other] Los { $count } están desactivados, no configurados o ignorados
    }
type-not-in-snapshot = No está en esta instantánea: puede estar configurado o no
# Behind the sentence that says why the type is missing
type-maybe-configured = Puede estar configurado o no.
# $count: the number of connectors, 2 or more; $statuses: how many have which status, such as "1 unhealthy, 2 healthy"
type-members =
    { $count ->
       *[other] { $count } conectores: { $statuses }
    }

## Problems of connectors, reported by a service

# $name: the name of the connector; $text: one or more sentences about its problems
report-of = { $name }: { $text }
# Behind the sentences about one connector. $count: the number of the others
report-others =
    { $count ->
        [one] { $count } conector más de este tipo notifica un problema.
       *[other] { $count } conectores más de este tipo notifican un problema.
    }
# A problem in a table; with a period, also as a sentence
report-token-invalid = El token no es válido
report-token-expired = El token ha expirado
report-token-elsewhere = El token está asignado a otra solución de MDM
report-token-same-location = Otro token tiene la misma ubicación
report-sync-failed = Error en la última sincronización
report-credentials-invalid = Las credenciales no son válidas
report-google-error = La API de Google devolvió un error
report-management-error = El servicio de administración devolvió un error
report-partner-unresponsive = El asociado no responde
report-partner-terminated = El asociado finalizó la conexión
report-partner-rejected = El asociado rechazó la conexión
report-partner-unavailable = El asociado no está disponible
report-partner-error = La conexión con el asociado tiene un error
report-connector-inactive = El conector está inactivo
report-connector-error = El conector tiene un error
report-app-sync-failed = Error en la última sincronización de aplicaciones
report-disconnected = El conector está desconectado
report-setup-failed = Error en la configuración
report-connection-removed = Se está eliminando la conexión
report-binding-removed = Se está eliminando la vinculación
report-upload-failed = Error al cargar el certificado
# $error: an error code, such as 3
report-terms = Error { $error }: no se han aceptado los nuevos términos y condiciones de Apple. Acéptelos en Apple Business Manager o Apple School Manager
report-error = La última sincronización finalizó con el error { $error }
# $cause: why, as the service gives it
report-upload-cause = Error al cargar el certificado: { $cause }
# $value: a status, as the service gives it, such as "unhealthy"
report-status-page = La propia página de estado de Microsoft lo muestra como «{ $value }»
# The same problems behind a colon
inline-token-invalid = el token no es válido
inline-token-expired = el token ha expirado
inline-token-elsewhere = el token está asignado a otra solución de MDM
inline-token-same-location = otro token tiene la misma ubicación
inline-sync-failed = error en la última sincronización
inline-terms = no se han aceptado los nuevos términos y condiciones de Apple
inline-credentials-invalid = las credenciales no son válidas
inline-google-error = la API de Google devolvió un error
inline-management-error = el servicio de administración devolvió un error
inline-partner-unresponsive = el asociado no responde
inline-partner-terminated = el asociado finalizó la conexión
inline-partner-rejected = el asociado rechazó la conexión
inline-partner-unavailable = el asociado no está disponible
inline-partner-error = la conexión con el asociado tiene un error
inline-connector-inactive = el conector está inactivo
inline-connector-error = el conector tiene un error
inline-app-sync-failed = error en la última sincronización de aplicaciones
inline-disconnected = el conector está desconectado
inline-setup-failed = error en la configuración
inline-connection-removed = se está eliminando la conexión
inline-binding-removed = se está eliminando la vinculación
inline-upload-failed = error al cargar el certificado

## What a connector reports now, in the list of changes

# $value: the value that the service gives, such as "invalid", or `reported-error`
reported-now = Notifica: { $value }.
# $meaning: one of the problems above, behind a colon
reported-now-meaning = Notifica: { $value } ({ $meaning }).
reported-now-status-page = Aparece como { $value } en la propia página de estado de Microsoft.
# $before: what it reported before
reported-was = Notifica: { $value } (antes: { $before }).
reported-was-meaning = Notifica: { $value } ({ $meaning }; antes: { $before }).
reported-was-status-page = Aparece como { $value } en la propia página de estado de Microsoft (antes: { $before }).
reported-no-longer = Ya no notifica: { $before }.
# Within these sentences. $error: an error code, such as 3
reported-error = error { $error }
reported-no-error = sin errores

## One connector

connector-status-gone = Estado cuando se vio por última vez
connector-last-status = Último estado conocido:
# $what: the relation to another connector, in front of its name
connector-twin = { $what }:
connector-evidence = Datos
connector-reported = Notificado por el servicio
connector-reported-note = Se muestra tal como lo notifica el servicio. No cambia el estado indicado arriba.
connector-all-days = Todos los conectores, día a día
# $place: the rank of the connector, such as "2 of 5"
connector-place = Este conector ocupa el puesto { $place }, de peor a mejor estado.
# $title: the title of the section, such as "Certificate connectors"
connector-members-caption = { $title }, de peor a mejor estado
connector-next = Qué ocurrirá a continuación
connector-next-gone = Qué iba a ocurrir a continuación
# $age: how far away the step is, such as "in 3 days"; $unless: what would prevent it
connector-step = { $age }, { $unless }
# Behind a date and its distance, and a comma
connector-unless-renewed = salvo que se renueve
connector-if-sync-stops = si deja de sincronizarse
# What happens next, if no date is known
connector-next-warning = No se conoce ningún otro cambio.
connector-next-unknown = No se puede saber sin la fecha que necesita la regla.
connector-next-healthy = Nada: no tiene ninguna fecha que pueda vencer.
connector-next-not-configured = Nada, mientras no esté configurado.
connector-next-retired = Nada: Microsoft ha retirado este tipo de conector.
connector-next-ignored = Nada, mientras se ignore.
# The rank of a connector among those of its type, within `connector-place`
connector-rank = { $rank } de { $count }
# The title of a section, for types that have no title of their own below
connector-others = Otros conectores de este tipo
# The label of a date
connector-expired = Expiró
connector-expires = Expira
connector-last-sync = Última sincronización
connector-last-change = Último cambio
# Facts. Their labels are `deadline-expires` and these
evidence-last-sync = Última sincronización correcta
evidence-last-change = Último cambio
# The time that the rule compares dates with
evidence-measured-from = Momento de referencia
evidence-configured = Configurado
evidence-no = No
# Values of dates
evidence-expiry-unknown = Fecha desconocida
evidence-never = Nunca
evidence-placeholder = 31 dic 9999, un marcador de posición
# A property and its value, as the service reports them
evidence-reported = «{ $name }: { $value }»
# $values: a list of `evidence-reported`; $status: the status by the rule, in lower case
evidence-differs = El servicio notifica { $values }, pero según la regla el estado de este conector es: { $status }. Se muestra el estado según la regla.
# The relation to another connector, in front of its name: see `connector-twin`
twin-account = Misma cuenta
twin-token = Mismo token

## Guidance for a connector

# $what: what the text is about, such as "Impact"
guidance-impact = { $what }:
guidance-path = Ruta de menú en el centro de administración de Intune
guidance-owner = Responsable:
guidance-contact = Contacto:
# Links to where a connector is repaired: a page of the admin center, or one that the settings or the snapshot name
link-admin-center = Abrir en el centro de administración
link-management-page = Abrir la página de administración
# In front of an address that is text, because links are switched off. $label: the text of the link
link-address = { $label }:
# Titles of the section
guidance-title = Qué hacer
guidance-title-fails = Qué hacer si falla
guidance-title-renew = Cómo renovarlo
guidance-title-set-up = Dónde configurarlo
guidance-title-depends = Qué depende de él
# Labels of the impact
guidance-stops = Qué deja de funcionar
guidance-stops-expired = Qué deja de funcionar si expira
guidance-stops-failed = Qué deja de funcionar si falla
# Texts of links
guidance-article = Artículo de Microsoft
guidance-runbook = Runbook

## What to do about connectors of each type

# `-others`: the title of the section with the other connectors of the type. `-action`: the first thing to do, in one
# short sentence. `-impact`: what stops working. `-path`: the menu path in the Intune admin center, its entries separated
# by " > ". `-step-1` and so on: the steps of a renewal or repair.
# Names of menus, pages and buttons are those that the admin centers and portals show in this language.

# Steps and actions of several types
guidance-renew-apple-token = Renueve el token con la misma cuenta de Apple administrada.
guidance-check-partner = Compruebe la conexión con Intune en la consola del asociado.
guidance-stay-connected = No seleccione «Desconectar»: se anularía la inscripción de todos los dispositivos Android Enterprise.

guidance-apple-push-certificate-others = Otros certificados push MDM
guidance-apple-push-certificate-action = Renueve el certificado con el mismo ID de Apple.
guidance-apple-push-certificate-impact = Intune no puede comunicarse con los iPhone, iPad y Mac, que no reciben directivas, aplicaciones ni acciones remotas. Tampoco se puede inscribir ninguno.
guidance-apple-push-certificate-path = Dispositivos > Inscripción > Apple > Certificado push MDM de Apple
guidance-apple-push-certificate-step-1 = Seleccione «Descargue su CSR».
guidance-apple-push-certificate-step-2 = Inicie sesión en el portal de certificados push de Apple con el mismo ID de Apple que creó el certificado. Seleccione «Renovar», no «Crear certificado», cargue la CSR y descargue el nuevo certificado.
guidance-apple-push-certificate-step-3 = En el centro de administración, cargue el nuevo certificado (.pem), a más tardar 30 días después de la expiración.

guidance-apple-vpp-others = Otros tokens de VPP
guidance-apple-vpp-expiry-impact = Intune no puede asignar ni revocar licencias de esta ubicación, y las aplicaciones compradas en ella no se instalan ni se actualizan.
guidance-apple-vpp-path = Administración de inquilinos > Conectores y tokens > Tokens de VPP de Apple
guidance-apple-vpp-expiry-step-1 = En Apple Business Manager o Apple School Manager, inicie sesión con la misma cuenta de Apple administrada, abra Preferencias > Pagos y facturación > Apps y libros > Tokens de contenido y descargue el token de esta ubicación.
guidance-apple-vpp-expiry-step-2 = En el centro de administración, seleccione el token, edite «Datos básicos» y cargue el archivo descargado. No cree un token nuevo.
guidance-apple-vpp-expiry-step-3 = Actualice la página hasta que muestre la nueva fecha de expiración.

guidance-apple-vpp-sync-action = Compruebe el estado del token y, después, seleccione «Sincronizar».
guidance-apple-vpp-sync-impact = Las nuevas compras, el número de licencias y las actualizaciones de aplicaciones de esta ubicación no llegan a Intune.
guidance-apple-vpp-sync-step-1 = Compruebe el estado del token: si ha expirado o no es válido, renuévelo; si está duplicado, quítelo.
guidance-apple-vpp-sync-step-2 = Seleccione el token y, después, «Sincronizar».
guidance-apple-vpp-sync-step-3 = Si la sincronización vuelve a fallar, renueve el token: deja de ser válido cuando cambia la contraseña o el dominio de la cuenta de Apple administrada.

guidance-windows-autopilot-others = Otras sincronizaciones de Windows Autopilot
guidance-windows-autopilot-action = Seleccione «Sincronizar» en la lista de dispositivos de Windows Autopilot.
guidance-windows-autopilot-impact = Los dispositivos de Windows Autopilot nuevos y modificados no aparecen en Intune y no reciben ningún perfil de implementación.
guidance-windows-autopilot-path = Dispositivos > Inscripción > Windows > Windows Autopilot > Dispositivos
guidance-windows-autopilot-step-1 = Seleccione «Sincronizar». Tarda unos minutos, según el número de dispositivos.
guidance-windows-autopilot-step-2 = Actualice la lista y compruebe que incluye los dispositivos más recientes.
guidance-windows-autopilot-step-3 = Si la sincronización vuelve a fallar, compruebe el estado del servicio Intune y abra una solicitud de soporte técnico.

guidance-microsoft-store-others = Otras conexiones con la Microsoft Store para Empresas
guidance-microsoft-store-action = Nada: Microsoft ha puesto fin a este servicio.
guidance-microsoft-store-impact = Nada más, porque Microsoft ha retirado la Microsoft Store para Empresas.
guidance-microsoft-store-path = Aplicaciones > Todas las aplicaciones > Crear
guidance-microsoft-store-step-1 = Sustituya las aplicaciones de la tienda anterior por aplicaciones del tipo «Aplicación de Microsoft Store (nueva)».

guidance-jamf-others = Otras conexiones con Jamf
guidance-jamf-action = Compruebe la conexión en Jamf Pro.
guidance-jamf-impact = Los datos de cumplimiento de los Mac administrados con Jamf Pro quedan obsoletos y el acceso condicional puede bloquear esos equipos.
guidance-jamf-path = Administración de inquilinos > Conectores y tokens > Administración de dispositivos de socio
guidance-jamf-step-1 = En Jamf Pro, abra Settings > Global > Device Compliance y compruebe que la conexión está activada.
guidance-jamf-step-2 = Compruebe que Jamf Pro puede acceder a login.microsoftonline.com y *.manage.microsoft.com por el puerto 443.
guidance-jamf-step-3 = En Microsoft Entra ID, compruebe que no se han modificado los permisos de las aplicaciones de Jamf.
guidance-jamf-step-4 = Si Jamf Pro aún usa «Conditional Access», migre a «Device Compliance»: Jamf ya no admite la opción anterior.

guidance-certificate-connector-others = Otros conectores de certificados
guidance-certificate-connector-action = Compruebe que el servidor está encendido y que el servicio del conector se está ejecutando.
guidance-certificate-connector-impact = Los dispositivos no reciben nuevos certificados SCEP o PKCS, y no se renueva ni se revoca ninguno. La red Wi-Fi, la VPN y el correo electrónico fallan cuando expiran los certificados antiguos.
guidance-certificate-connector-path = Administración de inquilinos > Conectores y tokens > Conectores de certificados
guidance-certificate-connector-step-1 = En el servidor, compruebe que los servicios del conector de certificados para Microsoft Intune se están ejecutando y reinícielos.
guidance-certificate-connector-step-2 = Compruebe que el servidor puede acceder a los puntos de conexión de red de Intune y a autoupdate.msappproxy.net por el puerto 443.
guidance-certificate-connector-step-3 = Busque errores en Visor de eventos > Registros de aplicaciones y servicios > Microsoft > Intune > Certificate Connectors.
guidance-certificate-connector-step-4 = Si sigue sin conectarse, desinstálelo e instale la versión actual.

guidance-apple-enrollment-others = Otros tokens de inscripción
guidance-apple-enrollment-expiry-impact = Los dispositivos Apple nuevos y restablecidos de este token no se inscriben automáticamente.
guidance-apple-enrollment-path = Dispositivos > Inscripción > Apple > Tokens del programa de inscripción
guidance-apple-enrollment-expiry-step-1 = En Apple Business o Apple School Manager, abra el servicio de administración de dispositivos de este token y seleccione «Descargar token». A partir de ese momento, el token actual deja de ser válido; por tanto, complete la renovación.
guidance-apple-enrollment-expiry-step-2 = En el centro de administración, seleccione el token y, después, «Renovar token», y escriba el ID de Apple que creó el token original.
guidance-apple-enrollment-expiry-step-3 = Cargue el archivo descargado y seleccione «Renovar token».

guidance-apple-enrollment-sync-action = Compruebe la cuenta en Apple Business Manager y, después, seleccione «Sincronizar».
guidance-apple-enrollment-sync-impact = Los dispositivos nuevos en Apple Business no aparecen en Intune y no reciben ninguna directiva de inscripción.
guidance-apple-enrollment-sync-step-1 = Seleccione el token y, después, Dispositivos > Sincronizar. Apple lo permite cada 15 minutos.
guidance-apple-enrollment-sync-step-2 = Si la sincronización falla, inicie sesión en Apple Business o Apple School Manager y acepte los nuevos términos y condiciones, si los hay.
guidance-apple-enrollment-sync-step-3 = Si sigue fallando, renueve el token con el mismo ID de Apple.

guidance-exchange-on-premises-others = Otros conectores de Exchange
guidance-exchange-on-premises-action = Quite el conector: Microsoft ha puesto fin a su soporte técnico.
guidance-exchange-on-premises-impact = Intune ya no controla el acceso a Exchange local. Microsoft puso fin al soporte técnico el 19 de febrero de 2024 y el conector no se sincroniza desde entonces.
guidance-exchange-on-premises-path = Administración de inquilinos > Acceso a Exchange > Conector local de Exchange ActiveSync
guidance-exchange-on-premises-step-1 = Configure la autenticación moderna híbrida o traslade los buzones a Exchange Online.
guidance-exchange-on-premises-step-2 = Desinstale el conector y quítelo de Intune.

guidance-google-play-sync-others = Otras sincronizaciones de Google Play administrado
guidance-google-play-sync-action = Seleccione «Sincronizar» en Google Play administrado.
guidance-google-play-sync-impact = Las aplicaciones nuevas y modificadas de Google Play administrado no llegan a Intune.
guidance-google-play-sync-path = Administración de inquilinos > Conectores y tokens > Google Play administrado
guidance-google-play-sync-step-1 = Seleccione «Sincronizar».
guidance-google-play-sync-step-2 = Si la sincronización falla, compruebe que la cuenta conectada todavía existe y es propietaria de la empresa en Google.

guidance-google-play-binding-others = Otras cuentas de Google Play administrado
guidance-google-play-binding-action = Compruebe la vinculación con Google Play administrado.
guidance-google-play-binding-impact = Los dispositivos Android Enterprise no se pueden inscribir ni administrar, y no reciben aplicaciones.
guidance-google-play-binding-path = Dispositivos > Inscripción > Android > Google Play administrado
guidance-google-play-binding-step-1 = Compruebe la cuenta conectada y su organización.
guidance-google-play-binding-step-2 = Si el inquilino no está conectado, seleccione «Iniciar Google para conectarse ahora» y use la misma cuenta que antes.

guidance-defender-for-endpoint-others = Otras conexiones con Defender
guidance-defender-for-endpoint-action = Compruebe la conexión con Intune en el portal de Microsoft Defender.
guidance-defender-for-endpoint-impact = Intune no recibe de Defender el riesgo de los dispositivos, por lo que el cumplimiento y el acceso condicional no reaccionan a las amenazas.
guidance-defender-for-endpoint-path = Seguridad de los puntos de conexión > Microsoft Defender para punto de conexión
guidance-defender-for-endpoint-step-1 = Compruebe el estado de la conexión.
guidance-defender-for-endpoint-step-2 = En el portal de Microsoft Defender, abra Sistema > Configuración > Puntos de conexión > Características avanzadas y active «Conexión de Microsoft Intune».
guidance-defender-for-endpoint-step-3 = En el centro de administración, compruebe que las plataformas están conectadas. El estado puede tardar 15 minutos en cambiar.

guidance-mobile-threat-defense-others = Otros conectores de Mobile Threat Defense
guidance-mobile-threat-defense-impact = Intune no recibe niveles de amenaza del asociado y, si este sigue sin responder, no lo tiene en cuenta para el cumplimiento.
guidance-mobile-threat-defense-path = Administración de inquilinos > Conectores y tokens > Mobile Threat Defense
guidance-mobile-threat-defense-step-1 = Seleccione el conector y compruebe su estado y que haya una plataforma activada.
guidance-mobile-threat-defense-step-2 = En la consola del asociado, compruebe la conexión con Intune y vuelva a iniciar sesión si se solicita.
guidance-mobile-threat-defense-step-3 = Si el conector no está disponible, vuelva a configurarlo desde la consola del asociado.

guidance-chrome-enterprise-others = Otras conexiones con Chrome Enterprise
guidance-chrome-enterprise-action = Compruebe la cuenta conectada en la consola de administración de Google.
guidance-chrome-enterprise-impact = Los detalles de los dispositivos ChromeOS quedan obsoletos y las acciones remotas no les llegan.
guidance-chrome-enterprise-path = Administración de inquilinos > Conectores y tokens > Chrome Enterprise
guidance-chrome-enterprise-step-1 = Compruebe el estado, la última comprobación y la cuenta conectada.
guidance-chrome-enterprise-step-2 = En la consola de administración de Google, compruebe que esta cuenta está activa y puede administrar dispositivos ChromeOS, y que en Seguridad > Acceso y control de datos > Controles de API sigue figurando el ID de cliente de Intune.
guidance-chrome-enterprise-step-3 = Elimine la conexión solo si no hay otra solución: al hacerlo, se quitan todos los dispositivos ChromeOS de Intune.

guidance-teamviewer-others = Otros conectores de TeamViewer
guidance-teamviewer-action = Compruebe la cuenta y la licencia de TeamViewer.
guidance-teamviewer-impact = El departamento de soporte técnico no puede iniciar sesiones de TeamViewer desde Intune.
guidance-teamviewer-path = Administración de inquilinos > Conectores y tokens > Conector de TeamViewer
guidance-teamviewer-step-1 = Compruebe que el conector está activado y que su dirección corresponde a su región de TeamViewer.
guidance-teamviewer-step-2 = Compruebe que la cuenta y la licencia de TeamViewer son válidas.
guidance-teamviewer-step-3 = Seleccione «Guardar» e inicie una sesión de prueba con «Nueva sesión de Asistencia remota».

guidance-servicenow-others = Otros conectores de ServiceNow
guidance-servicenow-action = Seleccione «Probar conexión» e inicie sesión en ServiceNow.
guidance-servicenow-impact = El departamento de soporte técnico no ve los incidentes de ServiceNow en Intune.
guidance-servicenow-path = Administración de inquilinos > Conectores y tokens > Conector de ServiceNow
guidance-servicenow-step-2 = En ServiceNow, compruebe que la aplicación OAuth está activa y que la regla de CORS permite el centro de administración.
guidance-servicenow-step-3 = Seleccione «Guardar».

guidance-domain-join-others = Otros conectores de unión a dominio
guidance-domain-join-action = Compruebe que el servicio del conector se está ejecutando en el servidor y reinícielo.
guidance-domain-join-impact = Los nuevos dispositivos de Windows Autopilot no se pueden unir al dominio local (unión híbrida a Microsoft Entra).
guidance-domain-join-path = Dispositivos > Inscripción > Windows > Windows Autopilot > Conector de Intune para Active Directory
guidance-domain-join-step-1 = En el servidor, compruebe que el servicio del Conector de Intune para Active Directory se está ejecutando y reinícielo.
guidance-domain-join-step-2 = Compruebe que el servidor puede acceder a un controlador de dominio y, por el puerto 443, a los puntos de conexión de red de Intune.
guidance-domain-join-step-3 = Busque errores en Visor de eventos > Registros de aplicaciones y servicios > Microsoft > Intune > ODJConnectorService.
guidance-domain-join-step-4 = Sustituya los conectores anteriores a 2025, que ya no se admiten: desinstale el conector e instale la versión actual.

guidance-code-signing-certificate-others = Otros certificados de firma de código
guidance-code-signing-certificate-action = Obtenga un nuevo certificado de firma de código y vuelva a firmar las aplicaciones.
guidance-code-signing-certificate-impact = Las aplicaciones de línea de negocio para Windows firmadas con él pueden dejar de iniciarse.
guidance-code-signing-certificate-path = Administración de inquilinos > Conectores y tokens > Certificados de empresa de Windows
guidance-code-signing-certificate-step-1 = Obtenga un nuevo certificado de firma de código de su entidad de certificación.
guidance-code-signing-certificate-step-2 = Firme las aplicaciones con él y vuelva a cargarlas.
guidance-code-signing-certificate-step-3 = Cargue el nuevo certificado (.cer).

guidance-compliance-partner-others = Otros asociados de cumplimiento de dispositivos
guidance-compliance-partner-impact = Los datos de cumplimiento de los dispositivos que administra el asociado quedan obsoletos en Microsoft Entra ID, y el acceso condicional decide en función de ellos.
guidance-compliance-partner-path = Administración de inquilinos > Conectores y tokens > Administración de cumplimiento de partners
guidance-compliance-partner-step-1 = Compruebe el estado del asociado en cada plataforma y los grupos asignados.
guidance-compliance-partner-step-2 = En la consola del asociado, compruebe la conexión con Intune y sincronícela.

guidance-telecom-expense-others = Otros servicios de administración de gastos de telecomunicaciones
guidance-telecom-expense-action = Compruebe que el estado de la conexión es «Activo».
guidance-telecom-expense-impact = Los límites de uso de datos y de itinerancia dejan de aplicarse.
guidance-telecom-expense-path = Administración de inquilinos > Conectores y tokens > Administración de gastos de telecomunicaciones
guidance-telecom-expense-step-2 = En la consola del servicio, abra Configuración > Configuración de MDM y vuelva a conectarlo a Intune.

## The history of a connector

history-title = Historial
history-caption = Historial, primero lo más reciente
history-earlier = Historial anterior
strip-legend = Qué muestra el gráfico
strip-legend-not-configured = No configurado, retirado o ignorado
strip-legend-removed = Eliminado
strip-legend-held = Atenuado: día sin instantánea, último estado conocido
# A connector that is not in the latest snapshot
strip-removed = Eliminado
# $status: its last status, in lower case
strip-removed-was = antes: { $status }
# The reason in a row of the history, in place of that for a status
history-unlisted = Ya no aparece
# The title of a strip. $name: the name of a connector; $dates: its first and its last day
strip-title = { $name }, { $dates }
# The days of a strip or a year by their status: a list in a sentence
days-unhealthy =
    { $count ->
        [one] { $count } día en estado incorrecto
       *[other] { $count } días en estado incorrecto
    }
days-warning =
    { $count ->
        [one] { $count } día con advertencia
       *[other] { $count } días con advertencia
    }
days-unknown =
    { $count ->
        [one] { $count } día en estado desconocido
       *[other] { $count } días en estado desconocido
    }
days-healthy =
    { $count ->
        [one] { $count } día en estado correcto
       *[other] { $count } días en estado correcto
    }
days-not-configured =
    { $count ->
        [one] { $count } día sin configurar
       *[other] { $count } días sin configurar
    }
days-retired =
    { $count ->
        [one] { $count } día en estado retirado
       *[other] { $count } días en estado retirado
    }
days-ignored =
    { $count ->
        [one] { $count } día en estado ignorado
       *[other] { $count } días en estado ignorado
    }
days-not-captured =
    { $count ->
        [one] { $count } día sin capturar
       *[other] { $count } días sin capturar
    }
days-unreadable =
    { $count ->
        [one] { $count } día no legible
       *[other] { $count } días no legibles
    }
days-removed =
    { $count ->
        [one] { $count } día en estado eliminado
       *[other] { $count } días en estado eliminado
    }
days-without-snapshot =
    { $count ->
        [one] { $count } día sin instantánea
       *[other] { $count } días sin instantánea
    }

## Deadlines

deadlines-none = No hay fechas límite
deadlines-none-hub = Ningún certificado, token ni mensaje tiene fecha.
deadlines-none-fleet = Ningún certificado ni token tiene fecha de expiración.
# $count: the number of deadlines
deadlines-later = { $count } dentro de más de 90 días
# $count: the number of deadlines; $period: the label of the period, in lower case, such as "within 30 days"
deadlines-more = { $count } más { $period }
# $period: the label of the period; the list behind "more"
deadlines-continued = { $period } (continuación)
# Periods
# The labels of periods; below, the same within a sentence
period-overdue = Plazo vencido
period-7-days = En los próximos 7 días
period-30-days = En los próximos 30 días
period-90-days = En los próximos 90 días
period-later = Más adelante
inline-period-overdue = con el plazo vencido
inline-period-7-days = en los próximos 7 días
inline-period-30-days = en los próximos 30 días
inline-period-90-days = en los próximos 90 días
inline-period-later = con fecha posterior
# Behind the title of a message in a list of deadlines
deadline-of-message = fecha límite para actuar
# What happens at a date, in front of it
deadline-expires = Expira
deadline-expired = Expiró
deadline-act-by = Fecha límite para actuar
# $names: a list of connectors
deadlines-no-expiry = Sin fecha de expiración: { $names }.
# $types: a list of connector types
deadlines-types-in-part = No capturados por completo: { $types }.
deadlines-connectors-not-captured = No se capturaron los conectores.
deadlines-messages-not-captured = No se capturaron los mensajes.
deadlines-messages-in-part = Los mensajes solo se capturaron en parte.

## Incidents and advisories

incidents-action = Problemas en su entorno que requieren acción
# $services: the names of services, such as "Microsoft Intune"
incidents-active = Incidentes y avisos activos de { $services }
incidents-active-other = Otros incidentes y avisos activos
incidents-active-other-caption = Otros incidentes y avisos activos de { $services }
incidents-none-known = No se conoce ningún incidente ni aviso activo
incidents-none-other = No hay otros incidentes ni avisos activos
incidents-none = No hay incidentes ni avisos activos
# Behind "No active incidents or advisories" and the like
incidents-for = de { $services }.
incidents-none-of-kind = Ninguno de este tipo.
incidents-unlisted = Ya no aparecen
incidents-unlisted-note = Estos problemas desaparecieron sin un estado final. No se sabe si están resueltos.
incidents-not-in-latest = No están en la última instantánea
incidents-not-in-latest-note = La última instantánea no incluye todos los problemas. No se sabe si estos están resueltos.
incidents-past = Incidentes y avisos resueltos
incidents-past-months = Meses de incidentes y avisos resueltos
incidents-past-caption = Incidentes y avisos resueltos, primero los actualizados más recientemente
# $status: the last status of an issue that is not in the latest snapshot
incidents-last-status = Último estado conocido: { $status }
incidents-see-past = Ver incidentes y avisos anteriores
incidents-preferences = Configurar las preferencias de comunicación del estado del servicio
# The kind of one issue
kind-incident = Incidente
kind-advisory = Aviso
# The choices of a filter, each in front of a number
filter-incidents = Incidentes
filter-advisories = Avisos
filter-other-issues = Otros
# $id: the id of an issue or message, for screen readers
id-in-parentheses = ({ $id })

## One incident or advisory

incident-no-status = Sin estado
# $moment: date and time
incident-last-update = Última actualización: { $moment }
# $moment: date and time; $age: how long ago
incident-last-update-age = Última actualización: { $moment } ({ $age })
# $moment: date and time
incident-next-update = Próxima actualización, a más tardar: { $moment }
incident-impact = Impacto en los usuarios
incident-updates = Actualizaciones del servicio
incident-earlier =
    { $count ->
        [one] { $count } actualización anterior
       *[other] { $count } actualizaciones anteriores
    }
incident-no-updates = Aún no hay actualizaciones.
incident-no-date = Sin fecha
# Where the status is from. $moment: the time of the snapshot
incident-known = Instantánea del { $moment }
incident-action = Este problema está en su entorno y continuará hasta que usted actúe.
incident-open = Abrir en el centro de administración de Microsoft 365
incident-no-longer-listed = Ya no aparece
# $status: its last status, as the service gives it; $moment: the time of the last snapshot with the issue
incident-gone-not-listed = Ya no aparece. Último estado conocido: { $status } (instantánea del { $moment }). No se sabe si está resuelto.
incident-gone-not-captured = No capturado. Último estado conocido: { $status } (instantánea del { $moment }). No se sabe si está resuelto.

## Messages

messages-title = Noticias de Intune
messages-deadline = Fecha límite
# $count: the number of messages
messages-only-deadline = Solo con fecha límite { $count }
messages-active = Mensajes activos
messages-active-months = Meses de mensajes activos
messages-active-caption = Mensajes activos, primero los actualizados más recientemente
messages-other-active = Los demás mensajes activos
messages-no-match = Ningún mensaje coincide.
messages-none-known = No se conoce ningún mensaje activo
messages-none = No hay mensajes activos
messages-past = Mensajes anteriores y programados
messages-past-months = Meses de mensajes anteriores y programados
messages-past-caption = Mensajes finalizados, archivados, aún no iniciados o que ya no aparecen, primero los actualizados más recientemente
messages-see-past = Ver mensajes anteriores
messages-preferences = Configurar las preferencias de comunicación de las noticias
# A link to all messages, if there is at most one
messages-all = Todos los mensajes
# $count: the number of messages, 2 or more
messages-see-all =
    { $count ->
       *[other] Ver los { $count } mensajes
    }
# The category of a message, and the choices of a filter, each in front of a number
category-prevent = Evitar o solucionar problemas
category-plan = Planear el cambio
category-inform = Mantenerse informado
category-other = Otra
# For screen readers, in front of the name of a month. $list: what the months are of
month-of-list = { $list }:{" "}
# A filter that shows everything. $count: how many there are
filter-all = Todos { $count }

## One message

message-facts = Detalles
message-summary = Resumen
message-body = Mensaje
# $what: what has to be done, such as "Act by"; $date: the date
message-act-by = { $what }: { $date }.
# $due: how far away the date is
message-act-by-due = { $what }: { $date }, { $due }.
message-major-change = Cambio importante
message-edits = Ediciones
message-edited = Editado
# $moment: date and time
message-edited-at = Editado el { $moment }
# $moment: the time of the snapshot
message-edit-seen = visto por primera vez en la instantánea del { $moment }
# For screen readers, in front of removed words
message-removed-words = eliminado:{" "}
message-added-words = agregado:{" "}
message-skipped-words = palabras omitidas
message-edit-too-long = Editado; es demasiado largo para compararlo palabra por palabra.
# A tag behind the title. $date: a date
message-edited-on = Editado el { $date }
# $severity: one of the severities, such as "High"
message-severity = Gravedad: { $severity }
# The label of a date
message-label-act-by = Fecha límite para actuar
message-label-was-to-act-by = Fecha límite pasada
# Why a message is not active. $date: a date
message-archived = Archivado
message-ended = Finalizó el { $date }
message-starts = Comienza el { $date }
message-not-started = No iniciado
message-open = Abrir en el centro de mensajes
# Values in the comparison of an edited message with the one before
message-date-not-set = sin establecer
message-value-none = ninguno
message-value-yes = sí
message-value-no = no

## Licenses

licenses-not-captured = Licencias no capturadas
licenses-caption = Licencias de usuario; no se muestran las licencias de dispositivo
licenses-none-known = No se conoce ninguna licencia de usuario
licenses-none = No hay licencias de usuario
# Behind "No user licenses"
licenses-none-why = Este inquilino no tiene asignado ningún producto que incluya Intune.
licenses-legend = Qué muestran las líneas
licenses-table-caption = Licencias en cada fecha en que cambió una cifra, primero lo más reciente
# The title of the drawing. $dates: its first and its last day
licenses-chart = Licencias adquiridas y asignadas, { $dates }
# $count: a number
licenses-owned-same = Adquiridas: { $count }, tanto al principio como al final.
licenses-owned-moved = Adquiridas: { $from } al principio, { $to } ahora.
licenses-assigned-same = Asignadas: { $count }, tanto al principio como al final.
licenses-assigned-moved = Asignadas: { $from } al principio, { $to } ahora.

# $products: a list of products
licenses-over-assigned = Más asignadas que adquiridas: { $products }.
licenses-all = Todas las licencias
# $count: the number of licenses, in all four
licenses-free =
    { $count ->
        [one] { $count } disponible
       *[other] { $count } disponibles
    }
licenses-over =
    { $count ->
        [one] { $count } asignada en exceso
       *[other] { $count } asignadas en exceso
    }
licenses-in-grace =
    { $count ->
        [one] { $count } en período de gracia
       *[other] { $count } en período de gracia
    }
licenses-suspended =
    { $count ->
        [one] { $count } suspendida
       *[other] { $count } suspendidas
    }
# $assigned, $owned: numbers
licenses-of-owned = { $assigned } de { $owned }

## All tenants

# $moment: date and time; $source: the data that the site is made from
fleet-as-of = A fecha de { $moment }, el momento más reciente de { $source }
fleet-tenants = Inquilinos
fleet-caption = Inquilinos, de peor a mejor estado
fleet-column-tenant = Inquilino
fleet-column-worst-connector = Peor conector
fleet-none = No hay inquilinos
fleet-health-none = No hay incidentes ni avisos activos
# Behind "No incident or advisory is active"
fleet-health-none-captured = en los datos capturados.
# $count: the number of issues
fleet-resolved = Resueltos en una instantánea más reciente de otro inquilino: { $count }
# $count: the number of tenants
fleet-health-in-part =
    { $count ->
        [one] El estado del servicio de { $count } inquilino solo se capturó en parte.
       *[other] El estado del servicio de { $count } inquilinos solo se capturó en parte.
    }
fleet-health-not-captured =
    { $count ->
        [one] No se capturó el estado del servicio de { $count } inquilino.
       *[other] No se capturó el estado del servicio de { $count } inquilinos.
    }
# Behind the status of a tenant whose snapshot is old. $date: the date of the snapshot
fleet-status-as-of = a fecha de { $date }
# What expires when. $what: such as "expires"; $date: the date; $age: how far away it is
fleet-worst-date = { $what }: { $date }, { $age }
fleet-in-part = en parte
fleet-licenses-in-part = Capturadas en parte
# For screen readers, behind the type of a connector. $tenant: its tenant
fleet-of-tenant = de { $tenant }
# $name: the name of a connector; $tenant: its tenant
fleet-deadline-name = { $name } ({ $tenant })
# $status: the status of an issue; $date: the date of the snapshot; $source: the tenant of the snapshot
fleet-hit-known = { $status }, a fecha de { $date } ({ $source })
# $date: the date of the last update
fleet-hit-updated = actualizado el { $date }
fleet-more-tenants =
    { $count ->
        [one] { $count } inquilino más
       *[other] { $count } inquilinos más
    }
# The data that the page is made from
fleet-source =
    { $snapshots ->
        [one] { $snapshots } instantánea
       *[other] { $snapshots } instantáneas
    } de { $tenants ->
        [one] { $tenants } inquilino
       *[other] { $tenants } inquilinos
    }
# The status of a tenant whose snapshot is old
fleet-outdated = Desactualizado
# $count: the number of all tenants; none needs attention
fleet-attention-none =
    { $count ->
        [one] El único inquilino no requiere atención.
       *[other] Ninguno de los { $count } inquilinos requiere atención.
    }
# $count: the number of tenants that need attention; $all: the number of all
fleet-attention =
    { $count ->
        [one]
            { $all ->
                [one] { $count } de { $all } inquilino requiere atención.
               *[other] { $count } de { $all } inquilinos requiere atención.
            }
       *[other]
            { $all ->
                [one] { $count } de { $all } inquilino requieren atención.
               *[other] { $count } de { $all } inquilinos requieren atención.
            }
    }
# The worst connector of a tenant. $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"
fleet-expired = Expiró el { $at }
fleet-expires = Expira el { $at }
fleet-last-sync = Última sincronización: { $at }
fleet-last-change = Último cambio: { $at }
# How old the latest snapshot of a tenant is
fleet-stale-minutes =
    { $count ->
        [one] Sin instantánea nueva desde hace { $count } minuto
       *[other] Sin instantánea nueva desde hace { $count } minutos
    }
fleet-stale-hours =
    { $count ->
        [one] Sin instantánea nueva desde hace { $count } hora
       *[other] Sin instantánea nueva desde hace { $count } horas
    }
fleet-stale-days =
    { $count ->
        [one] Sin instantánea nueva desde hace { $count } día
       *[other] Sin instantánea nueva desde hace { $count } días
    }
# In the column "Not readable". $count: the number of files, or of snapshots
fleet-unread-files =
    { $count ->
        [one] { $count } archivo de la instantánea
       *[other] { $count } archivos de la instantánea
    }
fleet-unread-newest =
    { $count ->
        [one] La instantánea más reciente
       *[other] Las { $count } instantáneas más recientes
    }
# In the column "Health". $count: the number of incidents and advisories; "known" if the list was captured only in part
fleet-none-active = Ninguno activo
fleet-none-known = Ninguno conocido
fleet-active =
    { $count ->
        [one] { $count } activo
       *[other] { $count } activos
    }
fleet-known =
    { $count ->
        [one] { $count } conocido
       *[other] { $count } conocidos
    }
# $active: one of the four texts above; $count: the number of issues that a newer snapshot of another tenant shows as resolved
fleet-resolved-since =
    { $count ->
        [one] { $active }, { $count } resuelto desde entonces
       *[other] { $active }, { $count } resueltos desde entonces
    }
# $product: the only product of which more licenses are assigned than owned
fleet-over-assigned = { $product }: exceso de asignación
fleet-products-over-assigned =
    { $count ->
        [one] { $count } producto con exceso de asignación
       *[other] { $count } productos con exceso de asignación
    }
# $at: the date and time of the snapshot
fleet-expired-since = Expiró después de la instantánea del { $at }, salvo que se haya renovado desde entonces.
# $count: the number of certificates and tokens
fleet-later =
    { $count ->
        [one] { $count } credencial expira dentro de más de 90 días: consulte el calendario o las páginas de los inquilinos.
       *[other] { $count } credenciales expiran dentro de más de 90 días: consulte el calendario o las páginas de los inquilinos.
    }
# Behind a tenant. $date: the date of its snapshot; $status: the status of an issue in it
fleet-says = a fecha de { $date }: { $status }
unread-title = No se pudo leer
# In front of other sentences about the tenant
unread-newest-sentence = No se pudo leer la instantánea más reciente.
# $title: how many files could not be read, or the label of a mark; a sentence follows
alert-title = { $title }.

## Snapshots and files that could not be read

# A heading; on the board, a sentence
unread-newest = No se pudo leer la instantánea más reciente
unread-newest-several =
    { $count ->
        [one] No se pudo leer la instantánea más reciente
       *[other] No se pudieron leer las { $count } instantáneas más recientes
    }
unread-part = No se pudo leer una parte de esta instantánea
# Snapshots whose tenant is not known
unread-unknown-tenants =
    { $count ->
        [one] No se pudo leer { $count } instantánea
       *[other] No se pudieron leer { $count } instantáneas
    }
# Behind these headings. $moment: the time of the snapshot that the page is about
unread-shown = Esta página muestra la instantánea del { $moment }. Repita la exportación o corrija el archivo.
unread-part-text = Los datos de ese archivo figuran como no capturados. Repita la exportación o corrija el archivo.
# Chosen by the number of snapshots
unread-unknown-tenants-text =
    { $count ->
        [one] No se sabe a qué inquilino pertenece, por lo que un inquilino puede faltar o estar desactualizado. Repita la exportación o corrija el archivo.
       *[other] No se sabe a qué inquilinos pertenecen, por lo que un inquilino puede faltar o estar desactualizado. Repita la exportación o corrija el archivo.
    }
# A list of snapshots and files. $moment: the time of the snapshot; $error: the code of the error
unread-snapshot = { $moment }: { $file } ({ $error })
unread-snapshot-unnamed = { $moment } ({ $error })
# In place of $moment
unread-time-unknown = Hora desconocida
unread-file = { $file } ({ $error })
unread-file-unnamed = un archivo ({ $error })
# $file: one of the two above. Behind newer snapshots in the list
unread-of-shown = De la instantánea mostrada: { $file }
# The end of a list
unread-more =
    { $count ->
        [one] { $count } más
       *[other] { $count } más
    }
# What could not be read on a day, behind its date or status
unread-day-in-part = no se pudo leer por completo
unread-day =
    { $count ->
        [one] no se pudo leer una instantánea
       *[other] no se pudieron leer { $count } instantáneas
    }

# The script that filters the table of all tenants
fleet-any-status = Cualquier estado
# $count: the number of tenants
fleet-count =
    { $count ->
        [one] { $count } inquilino
       *[other] { $count } inquilinos
    }
# $shown: the number of tenants that match, in digits; $count: the number of all
fleet-shown =
    { $count ->
        [one] { $shown } de { $count } inquilino
       *[other] { $shown } de { $count } inquilinos
    }

## The age of a page, by the clock of the reader: texts of a script

# The notice on an old page. $begin: `age-old-begin`, which is bold; $date: date and time
age-old-tenant = { $begin }: muestra el estado del inquilino a fecha de { $date }.
age-old-fleet = { $begin }: muestra el estado de los inquilinos a fecha de { $date }.
# $length: a length of time in its basic form, as the browser writes it in the language of the page, such as "9 days"
age-old-begin = Esta página tiene { $length } de antigüedad
# The notice if the clock of the reader is behind. $begin: `age-ahead-begin`, which is bold; $date: date and time
age-ahead-tenant = { $begin }: una de las dos horas no es correcta. La página muestra el estado del inquilino a fecha de { $date }.
age-ahead-fleet = { $begin }: una de las dos horas no es correcta. La página muestra el estado de los inquilinos a fecha de { $date }.
# $length: as in `age-old-begin`
age-ahead-begin = La hora de esta página es { $length } posterior a la del reloj de su equipo
# $number: the number of certificates and tokens, in digits; $names: their names
age-ended =
    { $count ->
        [one] Salvo renovación posterior, { $number } credencial ha expirado: { $names }.
       *[other] Salvo renovación posterior, { $number } credenciales han expirado: { $names }.
    }
# $length: the time until the last of them, as in `age-old-begin`
age-soon =
    { $count ->
        [one] Salvo renovación posterior, { $number } credencial expira en un plazo de { $length }: { $names }.
       *[other] Salvo renovación posterior, { $number } credenciales expiran en un plazo de { $length }: { $names }.
    }
# $names: the first names; $number: the number of the others, in digits
age-names-more =
    { $count ->
        [one] { $names } y { $number } más
       *[other] { $names } y { $number } más
    }
# $count: the number of connectors monitored by last sync
age-syncs =
    { $count ->
        [one] No se muestran las sincronizaciones posteriores de { $count } conector.
       *[other] No se muestran las sincronizaciones posteriores de { $count } conectores.
    }
# Behind the name of a certificate or token
age-expired = expiró después de crearse esta página, salvo renovación posterior
# $length: as in `age-old-begin`
age-expires = expira en un plazo de { $length }

## The field that finds rows of a list: texts of a script

# For screen readers: what is searched
list-search = Lista
list-find = Buscar
# $shown, $all: numbers of rows, in digits
list-found = Filas mostradas: { $shown } de { $all }

## The wall board

# For screen readers, behind the name of a tenant
board-tenant-status = : { $status }
# $status: the status of a tenant whose snapshot is old; $date: the date of the snapshot
board-status-as-of = { $status } a fecha de { $date }
board-not-listed = No mostrados:
board-other-tenants = Otros inquilinos por estado
board-incidents = Incidentes y avisos activos
board-action-required = Acción requerida
board-title = Panel
# Issues that are not listed
board-more-incidents =
    { $count ->
        [one] { $count } incidente más
       *[other] { $count } incidentes más
    }
board-more-advisories =
    { $count ->
        [one] { $count } aviso más
       *[other] { $count } avisos más
    }
board-more-issues =
    { $count ->
        [one] { $count } incidente o aviso más
       *[other] { $count } incidentes y avisos más
    }

## Feeds and calendars, as files

# The title of an entry of a feed. $subject: such as the name of a connector; $change: such as "renewed"
feed-title = { $subject }: { $change }
# The title of an event. $kind: the name of the connector type
event-expires = Expira: { $name } ({ $kind })
event-act-by = Fecha límite para actuar: { $title }
# The description of an event, line by line. $status: the label of a status; $because: the reason in lower case
event-status = { $status }: { $because }.
# Behind `event-status`
event-warning = Advertencia a partir del { $moment }.
event-message = Mensaje { $id }: { $title }
event-impact = Qué deja de funcionar: { $impact }
# For a connector that has not expired
event-impact-later = Si expira: { $impact }
# $place: a menu path or an address
event-where = Dónde: { $place }
event-link = Vínculo: { $address }
event-step = { $number }. { $step }
event-runbook = Runbook: { $address }
event-article = Artículo de Microsoft: { $address }
event-owner = Responsable: { $owner }
event-contact = Contacto: { $contact }
# Categories of events
event-category-expiry = Expiración
event-category-action = Acción requerida

## Dates

# $day: of the month, such as 2; $month: the short name of the month; $year: such as 2026
written-date = { $day } { $month } { $year }
# $date: a date; $time: such as 08:05; $zone: the short name of the time zone, such as UTC
date-and-time = { $date }, { $time } { $zone }
# Several days of one month. $first: the first day of the month that is meant, such as 3
dates-in-month = { $first }–{ $day } { $month } { $year }
# Several days of one year. $first and $first-month: the first day
dates-in-year = { $first } { $first-month } – { $day } { $month } { $year }
# $from, $to: dates
dates = { $from } – { $to }
# $weekday: the name of the day; $month: the name of the month
date-with-weekday = { $weekday }, { $day } de { $month } de { $year }
# $month: the name of the month
month-and-year = { $month } de { $year }
date-too-early = día anterior al año 0
date-too-late = día posterior al año 9999

# The number of the first day of a month, as $day and $first of these texts
first-day = 1
month-january = enero
month-february = febrero
month-march = marzo
month-april = abril
month-may = mayo
month-june = junio
month-july = julio
month-august = agosto
month-september = septiembre
month-october = octubre
month-november = noviembre
month-december = diciembre
month-january-short = ene
month-february-short = feb
month-march-short = mar
month-april-short = abr
month-may-short = may
month-june-short = jun
month-july-short = jul
month-august-short = ago
month-september-short = sept
month-october-short = oct
month-november-short = nov
month-december-short = dic
weekday-monday = Lunes
weekday-tuesday = Martes
weekday-wednesday = Miércoles
weekday-thursday = Jueves
weekday-friday = Viernes
weekday-saturday = Sábado
weekday-sunday = Domingo

## Lengths of time

days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
# $long: a length, such as "7 days"; $short: the rest, such as "2 hours"
two-lengths = { $long } y { $short }

## How far away a time is

# The same lengths within `time-in` and `time-ago`, for languages in which they have another form there.
relative-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
relative-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
relative-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
relative-seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
# $length: such as "7 days 2 hours"
time-in = dentro de { $length }
time-ago = hace { $length }
time-of-snapshot = en el momento de la instantánea
time-far-away = dentro de miles de años
today = hoy
tomorrow = mañana
yesterday = ayer
overdue-since-today = venció hoy
# $length: such as "28 days"
overdue-by = venció hace { $length }

## Numbers and lists

# Between groups of three digits: 1,200. Nothing: write { "" }
number-separator = {"."}
# The number of digits from which a number has separators, such as 4 for 1,200 and 5 for 1200 and 12,000.
number-separator-digits = 5
# The last two entries of a list
list-last = { $first } y { $last }
# Two entries of a longer list
list-more = { $first }, { $next }

## Statuses

status-unhealthy = Incorrecto
status-warning = Advertencia
status-unknown = Desconocido
status-healthy = Correcto
status-not-configured = No configurado
status-retired = Retirado
status-ignored = Ignorado
status-not-captured = No capturado
status-reports-problem = Notifica un problema
# The same on pages about the past
status-reported-problem = Notificó un problema
status-in-part = Capturado en parte
# A day with snapshots that could not be read
status-unreadable = No legible
# A connector that no longer exists
status-removed = Eliminado
# The same within a sentence
inline-unhealthy = incorrecto
inline-warning = advertencia
inline-unknown = desconocido
inline-healthy = correcto
inline-not-configured = no configurado
inline-retired = retirado
inline-ignored = ignorado
inline-not-captured = no capturado
inline-reports-problem = notifica un problema
inline-in-part = capturado en parte
# Behind a number of connectors that are counted by their status, too. $count: the number of connectors
all-report-problem =
    { $count ->
        [one] en total notifica un problema
       *[other] en total notifican un problema
    }
# Behind a number. $count: the number of connector types
types-not-captured =
    { $count ->
        [one] tipo no capturado
       *[other] tipos no capturados
    }

# A number of connectors, or of connector types, by status. Entries of a list
number-unhealthy =
    { $count ->
        [one] { $count } incorrecto
       *[other] { $count } incorrectos
    }
number-warning =
    { $count ->
        [one] { $count } con advertencia
       *[other] { $count } con advertencia
    }
number-unknown =
    { $count ->
        [one] { $count } desconocido
       *[other] { $count } desconocidos
    }
number-healthy =
    { $count ->
        [one] { $count } correcto
       *[other] { $count } correctos
    }
number-not-configured =
    { $count ->
        [one] { $count } no configurado
       *[other] { $count } no configurados
    }
number-retired =
    { $count ->
        [one] { $count } retirado
       *[other] { $count } retirados
    }
number-ignored =
    { $count ->
        [one] { $count } ignorado
       *[other] { $count } ignorados
    }
number-not-captured =
    { $count ->
        [one] { $count } no capturado
       *[other] { $count } no capturados
    }
# "more" if others are counted in front of them
number-reporting =
    { $count ->
        [one] { $count } notifica un problema
       *[other] { $count } notifican un problema
    }
number-reporting-too =
    { $count ->
        [one] { $count } más notifica un problema
       *[other] { $count } más notifican un problema
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
gap-denied = { $error }: la exportación necesita { $permissions }
gap-denied-unknown = { $error }: a la exportación le falta un permiso
gap-busy = Microsoft Graph estaba ocupado ({ $error }): repita la exportación
gap-failed = Microsoft Graph respondió con un error ({ $error })
# $file: the name of a file
gap-unreadable = No se pudo leer: { $file } ({ $error })
gap-unreadable-file = un archivo
not-captured-messages = Esta instantánea no incluye mensajes; eso no significa que no haya ninguno.
not-captured-connectors = Esta instantánea no incluye conectores; eso no significa que no haya ninguno.
not-captured-licenses = Esta instantánea no incluye licencias; eso no significa que no haya ninguna.
not-captured-health = Esta instantánea no incluye el estado del servicio; eso no significa que no haya incidentes ni avisos.
in-part-messages = Puede haber más mensajes activos de los que muestra esta lista.
in-part-health = Puede haber más incidentes y avisos activos de los que muestra esta lista.
in-part-connectors = Solo se capturó una parte de esta lista; puede haber más conectores.
in-part-licenses = El inquilino puede tener más licencias de las que muestra esta lista.

## How many there are

count-incidents =
    { $count ->
        [one] { $count } incidente
       *[other] { $count } incidentes
    }
count-advisories =
    { $count ->
        [one] { $count } aviso
       *[other] { $count } avisos
    }
count-issues =
    { $count ->
        [one] { $count } incidente o aviso
       *[other] { $count } incidentes y avisos
    }
count-snapshots =
    { $count ->
        [one] { $count } instantánea
       *[other] { $count } instantáneas
    }
count-changes =
    { $count ->
        [one] { $count } cambio
       *[other] { $count } cambios
    }

## Messages and issues of services that the site does not show

# $count: how many; $services: the services, each with its number if there are several
other-messages =
    { $count ->
        [one] No se muestra { $count } mensaje de { $services }.
       *[other] No se muestran { $count } mensajes de { $services }.
    }
other-messages-unnamed =
    { $count ->
        [one] No se muestra { $count } mensaje sin servicio indicado.
       *[other] No se muestran { $count } mensajes sin servicio indicado.
    }
other-issues =
    { $count ->
        [one] No se muestra { $count } incidente o aviso de { $services }.
       *[other] No se muestran { $count } incidentes y avisos de { $services }.
    }
other-issues-unnamed =
    { $count ->
        [one] No se muestra { $count } incidente o aviso sin servicio indicado.
       *[other] No se muestran { $count } incidentes y avisos sin servicio indicado.
    }
# An entry of the list of services. $number: how many it has
service-with-number = { $service } ({ $number })
service-unnamed = servicio no indicado
more-services =
    { $count ->
        [one] { $count } servicio más
       *[other] { $count } servicios más
    }

## Why a connector has its status, in sentences

# $at: a date and time with its distance, such as "22 Nov 2026 08:00 UTC (in 3 days)"
time-and-distance = { $at } ({ $distance })
reason-switched-off = Desactivado o no configurado.
reason-retired = Microsoft ha retirado este tipo de conector.
reason-bound = Vinculado; no tiene nada que expire.
reason-expired = Expiró el { $at }.
# $limit: a length of time
reason-expires-soon = Expira el { $at }. La advertencia comienza { $limit } antes de la expiración.
reason-expires-later = Expira el { $at }.
reason-does-not-expire = No expira.
reason-no-expiry = Configurado, pero no se conoce su fecha de expiración.
reason-sync-recent = Última sincronización: { $at }.
reason-sync-old = Última sincronización: { $at }. Advertencia tras { $limit }.
reason-sync-too-old = Última sincronización: { $at }. Incorrecto tras { $limit }.
reason-never-synced = Configurado, pero nunca se ha sincronizado.
reason-sync-after = La última sincronización notificada, { $at }, es posterior a esta instantánea.
reason-sync-unset = La última sincronización notificada es el marcador de posición 31 dic 9999.

## Why a connector has its status, in phrases for a table

brief-switched-off = Desactivado o no configurado
brief-retired = Retirado por Microsoft
# $day: the last day
brief-ignored-until = Ignorado hasta el { $day }
brief-bound = Vinculado
# $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"; in lists about the past, a date and time
brief-expired = Expiró el { $at }
brief-expires = Expira el { $at }
brief-does-not-expire = No expira
brief-no-expiry = Fecha de expiración desconocida
# $distance: such as "3 hours ago"
brief-sync = Última sincronización: { $distance }
# $limit: a length of time
brief-sync-limit = Última sincronización: { $distance } (límite: { $limit })
brief-never-synced = Nunca sincronizado
brief-sync-after = Última sincronización posterior a la instantánea
brief-sync-unset = Fecha de la última sincronización no establecida
# The same in lists about the past, with dates instead of distances. $at: a date and time
past-sync = Última sincronización: { $at }
past-sync-old = Última sincronización: { $at }, con más de { $limit } de antigüedad
past-sync-too-old = Última sincronización: { $at }, con { $limit } o más de antigüedad
past-sync-after = Última sincronización: { $at }, posterior a la instantánea
past-sync-unset = Última sincronización con el marcador de posición 31 dic 9999 como fecha

## Why a connector had its status, behind a colon or in a sentence, without distances

because-switched-off = desactivado o no configurado
because-retired = retirado por Microsoft
# $day: the last day
because-ignored-until = ignorado hasta el { $day }
because-bound = vinculado
# $at: a date and time
because-expired = expiró el { $at }
because-expires = expira el { $at }
because-does-not-expire = no expira
because-no-expiry = fecha de expiración desconocida
because-sync = última sincronización el { $at }
# $limit: a length of time
because-sync-old = última sincronización el { $at }, con más de { $limit } de antigüedad
because-sync-too-old = última sincronización el { $at }, con { $limit } o más de antigüedad
because-never-synced = nunca sincronizado
because-sync-after = última sincronización el { $at }, posterior a la instantánea
because-sync-unset = última sincronización con el marcador de posición 31 dic 9999 como fecha

## The next status, in a table

# $status: a status; $date: a date
next-without-sync = { $status } a partir del { $date } si no se sincroniza
next-from = { $status } a partir del { $date }

## The rules of the statuses

rule-expiry = Certificados y tokens: según el tiempo que falta para la expiración
rule-sync = Conexiones: según el tiempo transcurrido desde la última sincronización correcta
rule-bindings = Vinculaciones: según si existen
rule-retired = Tipos de conector retirados: sin estado
rule-ignored = Conectores ignorados: sin estado
rule-off = No hay ninguno configurado, o está desactivado.
rule-expired = Ha expirado.
# $limit: a length of time
rule-expires-within = Expira en un plazo de { $limit }.
rule-expiry-unknown = Configurado, pero no se conoce la fecha de expiración.
rule-expires-later = No expira en un plazo de { $limit }.
rule-sync-too-old = Última sincronización hace { $limit } o más.
rule-sync-old = Última sincronización hace más de { $limit }.
rule-sync-unknown = Nunca sincronizado, o la fecha es posterior a la instantánea.
rule-sync-recent = Última sincronización hace { $limit } como máximo.
rule-bound = Vinculado.
rule-why-retired = Microsoft ha retirado este tipo de conector. Sus conectores no tienen otro estado.
rule-why-ignored = La configuración de este sitio lo ignora: no se incluye en ningún recuento y no tiene fecha límite.
rule-limits-of-type = Estos límites están establecidos para este tipo de conector.
rule-limits-of-connector = Estos límites están establecidos solo para este conector.

## Connector types

# The names that the Intune admin center shows on its page of the tenant status. Also the heading of a badge, so keep them short.
connector-type-apple-push-certificate = Certificado push MDM de Apple (APNs)
connector-type-apple-vpp-expiry = Expiración de VPP
connector-type-apple-vpp-sync = Última sincronización de VPP
connector-type-windows-autopilot = Última sincronización de Windows Autopilot
connector-type-microsoft-store = Última sincronización de Microsoft Store para Empresas (retirado)
connector-type-jamf = Último latido de Jamf
connector-type-certificate-connector = Última conexión del conector de certificados (NDES)
connector-type-apple-enrollment-expiry = Expiración del token de inscripción de Apple (ADE/DEP)
connector-type-apple-enrollment-sync = Última sincronización del token de inscripción de Apple (ADE/DEP)
connector-type-exchange-on-premises = Última sincronización de Exchange ActiveSync local
connector-type-google-play-sync = Sincronización de aplicaciones de Google Play administrado
connector-type-google-play-binding = Conector de Google Play administrado
connector-type-defender-for-endpoint = Último latido de Microsoft Defender para punto de conexión
connector-type-mobile-threat-defense = Último latido de Mobile Threat Defense
connector-type-chrome-enterprise = Última sincronización de directorio de Chrome Enterprise
connector-type-teamviewer = Última conexión de TeamViewer
connector-type-servicenow = Última conexión de ServiceNow
connector-type-domain-join = Última conexión del conector de unión a dominio (ODJ)
connector-type-code-signing-certificate = Expiración del certificado de firma de código
connector-type-compliance-partner = Último latido del asociado de cumplimiento de dispositivos
connector-type-telecom-expense = Última sincronización de administración de gastos de telecomunicaciones

## Details of connectors, by the names that the program gives them

property-apple-id = ID de Apple
property-topic = Tema
property-serial-number = Número de serie
property-location = Ubicación
property-organization = Organización
property-country = País o región
property-token-type = Tipo de token
property-devices = Dispositivos sincronizados
property-owner = Propietario
property-machine = Equipo
property-version = Versión
property-server = Servidor
property-connector-server = Servidor del conector
property-smtp = Dirección SMTP principal
property-platforms = Plataformas

## Values of the services' enumerations
# Statuses of an issue, as a label and within a sentence.
issue-status-service-operational = Servicio operativo
inline-issue-status-service-operational = servicio operativo
issue-status-investigating = Investigando
inline-issue-status-investigating = investigando
issue-status-restoring-service = Restaurando el servicio
inline-issue-status-restoring-service = restaurando el servicio
issue-status-verifying-service = Verificando el servicio
inline-issue-status-verifying-service = verificando el servicio
issue-status-service-restored = Servicio restaurado
inline-issue-status-service-restored = servicio restaurado
issue-status-post-incident-review-published = Informe posterior al incidente publicado
inline-issue-status-post-incident-review-published = informe posterior al incidente publicado
issue-status-service-degradation = Degradación del servicio
inline-issue-status-service-degradation = degradación del servicio
issue-status-service-interruption = Interrupción del servicio
inline-issue-status-service-interruption = interrupción del servicio
issue-status-extended-recovery = Recuperación extendida
inline-issue-status-extended-recovery = recuperación extendida
issue-status-false-positive = Falso positivo
inline-issue-status-false-positive = falso positivo
issue-status-investigation-suspended = Investigación suspendida
inline-issue-status-investigation-suspended = investigación suspendida
issue-status-resolved = Resuelto
inline-issue-status-resolved = resuelto
issue-status-mitigated-external = Mitigado externamente
inline-issue-status-mitigated-external = mitigado externamente
issue-status-mitigated = Mitigado
inline-issue-status-mitigated = mitigado
issue-status-resolved-external = Resuelto externamente
inline-issue-status-resolved-external = resuelto externamente
issue-status-confirmed = Confirmado
inline-issue-status-confirmed = confirmado
issue-status-reported = Notificado
inline-issue-status-reported = notificado
# States of a subscription, as a label and within a sentence.
account-status-pending = Pendiente
inline-account-status-pending = pendiente
account-status-active = Activo
inline-account-status-active = activo
account-status-warning = Advertencia
inline-account-status-warning = advertencia
account-status-disabled = Deshabilitado
inline-account-status-disabled = deshabilitado
account-status-deleted = Eliminado
inline-account-status-deleted = eliminado
account-status-blocked = Bloqueado
inline-account-status-blocked = bloqueado
account-status-locked-out = Acceso bloqueado
inline-account-status-locked-out = acceso bloqueado
# Who must act on an issue.
origin-microsoft = Microsoft
origin-third-party = Terceros
origin-customer = Cliente
# Severities of a message.
severity-normal = Normal
severity-high = Alta
severity-critical = Crítica

## Search

search-title = Búsqueda
search-label = Buscar en este sitio
search-words = Buscar
search-hint = Basta con el principio de cada palabra. Use comillas para buscar una frase exacta: "enrollment token".
search-needs-script = La búsqueda necesita JavaScript. Estas páginas ofrecen el mismo contenido:
search-loading = Cargando el índice de búsqueda…
search-failed = No se pudo cargar el índice de búsqueda.
search-none = No se encontró nada. Use menos palabras o quite filtros.
# $count: number of results, which selects the plural form; $number: the same, as shown
search-found =
    { $count ->
        [one] { $number } resultado
        [many] { $number } de resultados
       *[other] { $number } resultados
    }
search-more = Mostrar más resultados
search-filters = Filtros
search-any = Cualquiera
search-active = Solo activos
search-deadline = Fecha límite
search-with-deadline = Con fecha límite
search-year = Año
search-change = Cambio
# $date: a date
search-due = Fecha límite: { $date }
# $words: the words of the text that match
search-in-text = En el texto: { $words }
search-all-tenants = Buscar en todos los inquilinos

## Reports: one file about a tenant, for auditors and mail

report-title-state = Informe de estado
# $period: a month or a year
report-title-period = { $period }: informe
report-about = Acerca de este informe
report-period = Período
# $dates: first and last day; $zone: name of the time zone
report-period-text = { $dates }, días en la zona horaria { $zone }
report-selected = Selección por fecha y hora
# $moment: a date and time
report-selected-text = La última instantánea hasta el { $moment }, inclusive
report-snapshot = Instantánea tomada
report-latest = Última instantánea leída
report-measured = Momento de referencia de la antigüedad y los plazos
# $moment: a date and time
report-measured-capture = { $moment }, cuando se tomó la instantánea
report-digest = SHA-256 de la instantánea
report-audience = Audiencia
report-audience-all = Sin restricciones: muestra todo el contenido de las instantáneas
report-language = Idioma
report-zone = Zona horaria
report-program = Programa
report-unread = Se desconoce lo que habrían mostrado estos archivos.
report-missing = No capturado
report-missing-none = Todas las partes de la instantánea se capturaron por completo.
# Why a part was not captured, behind a colon
report-missing-unknown = motivo desconocido
report-evidence = Conectores y sus datos
report-act-by = Mensajes con fecha límite para actuar
report-act-by-none = Ningún mensaje activo tiene fecha límite para actuar
# $moment: a date and time
report-not-over = Este período aún no ha terminado: la última instantánea se tomó el { $moment }. Se desconocen los días posteriores.
report-captures = Días con una instantánea
# $snapshots: such as "30 snapshots"; $days: such as "28 of 30 days"
report-captures-text = { $snapshots } en { $days }.
report-captures-without =
    { $count ->
        [one] { $count } día no tiene instantánea y es desconocido.
       *[other] { $count } días no tienen instantánea y son desconocidos.
    }
report-captures-unreadable =
    { $count ->
        [one] { $count } día solo tiene instantáneas que no se pudieron leer y es desconocido.
       *[other] { $count } días solo tienen instantáneas que no se pudieron leer y son desconocidos.
    }
# $dates: first and last day
report-captures-strip = Peor estado de cada día, { $dates }
# $count: the days of the period; $days: a number of them
report-days-of =
    { $count ->
        [one] { $days } de { $count } día
       *[other] { $days } de { $count } días
    }
# $days: such as "28 of 30 days"
report-coverage = Capturado por completo en { $days }.
report-net = Qué ha cambiado
# $from, $to: dates and times
report-net-compared = Comparadas: las instantáneas del { $from } y del { $to }.
# Behind report-net-compared
report-net-same = No hay diferencias.
report-net-one = Solo hay una instantánea, por lo que no hay nada que comparar.
report-net-no = No hay ninguna instantánea de este período; se desconocen los cambios.
report-log = Todos los cambios, por instantánea
report-log-none = No se encontraron cambios entre instantáneas sucesivas de este período.
report-more-changes =
    { $count ->
        [one] No se muestra { $count } cambio más.
       *[other] No se muestran { $count } cambios más.
    }
report-days = Días por estado
report-days-caption = Días de cada conector por estado; los números de cada fila suman el total de días del período
report-days-none = Ninguna instantánea de este período contiene conectores
report-days-not-listed =
    { $count ->
        [one] { $count } día en el que no aparece en la lista.
       *[other] { $count } días en los que no aparece en la lista.
    }
report-not-in-use = Sin uso
report-healthy-share = En estado correcto
# $days: a number of days
report-without-data = { $days } sin datos
# $days: such as "28 of 30 days"; $percent: a number
report-share = { $days } ({ $percent } %)
report-spells = Estado a lo largo del tiempo
report-spells-caption = Días consecutivos con el mismo estado
report-from = Desde
report-until = Hasta
report-column-days = Días
report-no-snapshot = Desconocido: sin instantánea
report-not-listed = No aparece en la lista
report-deadlines = Fechas de expiración de este período
report-deadlines-caption = Fechas de expiración de este período, de la más próxima a la más lejana
report-deadlines-none = Ninguna instantánea tiene una fecha de expiración en este período
report-outcome = Resultado
report-outcomes = Fechas de expiración por resultado
report-deadline-missed = Incumplida: expiró
report-deadline-met = Cumplida: renovada a tiempo
report-deadline-withdrawn = Ya no se aplica
report-deadline-ahead = Aún pendiente
# $seen: the time of the last snapshot with the date, in all of these; $next: the time of the next snapshot
report-evidence-missed = La instantánea del { $seen } todavía tiene esta fecha.
report-evidence-met = Vista por última vez el { $seen }; la instantánea del { $next } tiene una fecha posterior.
report-evidence-withdrawn = Vista por última vez el { $seen }; en la instantánea del { $next }, el conector está eliminado, desactivado o ignorado, o tiene otra fecha.
report-evidence-unknown = Vista por última vez el { $seen }; la instantánea siguiente, del { $next }, es posterior a esta fecha.
report-evidence-none = Vista por última vez el { $seen }; ninguna instantánea posterior muestra qué ocurrió después.
report-evidence-ahead = Vista por última vez el { $seen }; la fecha es posterior a la última instantánea.
report-incidents-none = Ninguna instantánea de este período contiene incidentes ni avisos activos
report-incidents-caption = Incidentes y avisos que estuvieron activos en este período
report-opened = Primera aparición
report-opened-before = Antes de este período o en su primera instantánea
report-ended = Fin
report-days-active = Días en activo
report-incident-active = No finalizado
report-incident-resolved = Resuelto
report-licenses-none = Ninguna instantánea de este período contiene licencias
report-licenses-caption = Licencias adquiridas y asignadas: primer y último número, mínimo y máximo de este período
report-first = Primero
report-last = Último
report-lowest = Mínimo
report-highest = Máximo
report-with-data = Con datos
report-methods = Método
report-method-state = Cada estado se deduce de las fechas indicadas como datos, según la regla que figura junto a ellas, en el momento de referencia. Los estados que notifica el servicio se muestran, pero no cambian el resultado. El estado de un tipo de conector es el del peor de sus conectores; los ignorados y los retirados no cuentan. El estado de las partes no capturadas es desconocido.
report-method-captures = Un día va de medianoche a medianoche en la zona horaria indicada arriba. Tiene una instantánea si ese día se tomó una y se pudo leer. Todos los demás días son desconocidos, también los posteriores a la última instantánea: no se toma nada del día anterior.
report-method-changes = Los cambios netos comparan la última instantánea anterior al período (o, si no la hay, la primera del período) con la última del período. Una nueva fecha de sincronización no es un cambio. Debajo figuran todos los cambios de cada instantánea a la siguiente.
report-method-days = Un conector tiene el peor estado de todas las instantáneas de un día, cada una evaluada en su propio momento. Un día sin instantánea, o sin una que contenga el tipo de conector, es desconocido. «Sin uso» son los días en que el conector no estaba configurado, estaba retirado o ignorado, o no aparecía en una instantánea completa. La proporción de días en estado correcto se calcula sobre todos los demás días, por lo que los desconocidos la reducen; se redondea hacia abajo.
# $expiry, $warning, $unhealthy: lengths of time
report-method-rule = Expiración: incorrecto si ha expirado; advertencia si expira en un plazo de { $expiry }. Última sincronización: correcto hasta { $warning }, incorrecto a partir de { $unhealthy }, advertencia entre ambos valores. Un conector sin esa fecha está en estado desconocido. La configuración de un tipo de conector o de un conector concreto tiene prioridad.
report-method-spells = Cada línea es una serie de días consecutivos con el mismo resultado que en «Días por estado». En conjunto, las líneas de un conector abarcan todos los días del período. El motivo procede de la última instantánea con ese estado.
report-method-deadlines = Se cuenta cada fecha de expiración de este período que una instantánea tiene para un conector en uso. Incumplida: una instantánea tomada en esa fecha o después todavía la tiene. Cumplida: la siguiente instantánea con el tipo de conector se tomó antes de la fecha y tiene una posterior. Desconocido: la siguiente se tomó después de la fecha o no existe. Ya no se aplica: antes de la fecha, el conector se eliminó, se desactivó o se ignoró, o se corrigió su fecha. Las instantáneas en las que el conector no tiene fecha no se tienen en cuenta. Las instantáneas posteriores al período también cuentan. No se sabe si alguien actuó ante un mensaje, por lo que las fechas de los mensajes no se cuentan.
report-method-incidents = Figuran los problemas que una instantánea de este período muestra como activos y los que finalizaron en él. La primera aparición y el fin corresponden a la primera instantánea que los muestra; el hecho en sí ocurrió entre esa instantánea y la anterior. Los días en activo son días con una instantánea que muestra el problema como activo; en los días sin instantánea, se desconoce.
report-method-licenses = Los números proceden de las instantáneas de este período que tienen la licencia; los días sin ella no se completan. En la suma de todas las licencias solo cuentan las instantáneas que las capturaron por completo.
report-sources = Instantáneas utilizadas
report-column-digest = SHA-256
report-sources-note = El hash es el del archivo; en el caso de una carpeta, el de las líneas que sha256sum muestra para sus archivos.
report-more-snapshots =
    { $count ->
        [one] No se muestra { $count } instantánea más.
       *[other] No se muestran { $count } instantáneas más.
    }

## Baselines: agreed snapshots, compared with the latest one

baselines-title = Líneas base
# Below the title
baselines-intro = Instantáneas acordadas, comparadas con la más reciente.
# A link to the page. $count: the number of baselines
baselines-all =
    { $count ->
        [one] { $count } línea base
       *[other] Las { $count } líneas base
    }
# $count: the number of differences
baselines-differences =
    { $count ->
        [one] { $count } diferencia
       *[other] { $count } diferencias
    }
baselines-same = Sin diferencias
# Where a part could not be compared
baselines-same-in-part = Sin diferencias en lo capturado
baselines-not-compared = Sin comparar
baselines-latest = La instantánea de esta línea base es la más reciente.
# $day: such as 22 Nov 2026
baselines-no-snapshot = Este inquilino no tiene ninguna instantánea del { $day }.
# $moment: date and time
baselines-unread = No se pudo leer la instantánea del { $moment }.
baselines-unread-unknown = No se pudo leer la instantánea.
# $parts: a list of sections and connector types
baselines-missing = No se puede comparar, porque falta en una de las instantáneas: { $parts }.
baselines-in-part = Solo se puede comparar en parte, porque una de las instantáneas no lo contiene completo: { $parts }.
# On the overview page. $link: the title of the baseline; $count: the number of differences
baselines-hub-differs =
    { $count ->
        [one] Difiere de { $link } en { $count } punto
       *[other] Difiere de { $link } en { $count } puntos
    }
baselines-hub-same = Sin diferencias con { $link }
baselines-hub-same-in-part = Sin diferencias con { $link } en lo capturado
baselines-hub-not-compared = Sin comparar con { $link }

## Tables for spreadsheets

tables-for-spreadsheets = Tablas para hojas de cálculo
table-csv = { $name } (CSV)
table-workbook = Todas las tablas (Excel)
table-utc = { $heading } (UTC)
table-more =
    { $count ->
        [one] { $count } fila más: consulte { $file }
       *[other] { $count } filas más: consulte { $file }
    }
table-captured = Capturado
table-as-of = Fecha de referencia
table-page = Página
table-contact = Contacto
table-type-key = Clave del tipo
table-sku = SKU
table-subject = Elemento
table-subject-id = Id. del elemento
table-change = Cambio
table-before = Antes
table-after = Después

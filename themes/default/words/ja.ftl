### The texts of the default theme and of the program, in Japanese.
###
### A theme of your own replaces single messages with a file of the same name: see "Words" in themes/README.md.
### Names of connectors, statuses, dates and counts come from the program, as variables.
### A message whose variable is called $moment, $link or the like has an element of the page in its place.

# The name of the language in itself, for links from pages in other languages
language-name = 日本語

## Every page

skip-to-content = メイン コンテンツにスキップ
main-menu = メイン メニュー
breadcrumb = 階層リンク
feeds-and-calendars = フィードと予定表
# $feed: what the calendar contains, such as "Expiry dates of Contoso"
feed-calendar = 予定表に追加: { $feed }
# $feed: what the feed contains, such as "Changes of Contoso"
feed-atom = 購読 (Atom): { $feed }
# $audience: the name of the audience that the edition is made for
footer-audience = 対象ユーザー: { $audience }。この対象ユーザーが閲覧できる内容だけを表示しています。
# $program: name and version of the program; $source: the data that the site is made from
footer-built-by = 作成: { $program } (データ: { $source })
footer-data = このテナントの状態 (データ形式)
footer-board = 大画面用ボード
# $contact: the text of the option `contact`
footer-questions = お問い合わせ: { $contact }
# Links to the page in other languages
other-languages = 他の言語
years = 年
months = 月
# The title of a site that has none in its settings
site-title = Intune テナントの状態
# The titles of audiences that have none in the settings. $name: the name of an audience
audience-everyone = すべてのユーザー向け
audience-helpdesk = ヘルプデスク向け
audience-administrators = 管理者向け
audience-other = { $name } 向け
list-as-table = 表形式で表示

# The time that a page is about. $moment: date and time
as-of-moment = { $moment } 時点
# The same as a sentence. $moment: one of these texts
as-of-sentence = { $moment }。
# $moment: the time that the page is about; $captured: the time of the snapshot; $age: how long before it, such as "2 hours ago"
as-of-later = { $moment } 時点 (スナップショットの取得: { $captured }、{ $age })
# $moment: the time of the snapshot, which is also the time that the page is about
as-of-captured = { $moment } 時点 (スナップショットの取得時)
# A title in the tab of the browser, from the most specific part to the site. $first: the parts in front
page-title = { $first } - { $next }
# The data that the page is made from, behind "from": see `footer-built-by`. $moment: the time of a snapshot
source-past = { $moment } のスナップショット
source-one = スナップショット 1 件
source-latest = スナップショット { $count } 件のうち最新のもの
# $date: the date of the last snapshot with the item
last-seen = 最終確認: { $date }
# An item that is not in the latest snapshot. $moment: the time of the last snapshot with it
gone-not-captured = 最終確認: { $moment }。最新のスナップショットには、この一覧の全体は含まれていません。
gone-connector = 最終確認: { $moment }。それ以降のスナップショットに、このコネクタはありません。
gone-incident = 最終確認: { $moment }。それ以降のスナップショットに、このインシデントはありません。
gone-advisory = 最終確認: { $moment }。それ以降のスナップショットに、このアドバイザリはありません。
gone-message = 最終確認: { $moment }。それ以降のスナップショットに、このメッセージはありません。

## The menu, whose entries are also titles and breadcrumbs

# The page of the fleet
menu-all-tenants = すべてのテナント
menu-overview = 概要
menu-connectors = コネクタ
menu-health = サービス正常性
menu-news = ニュース
menu-changes = 変更
menu-archive = アーカイブ

## Labels of facts

fact-ended = 終了
fact-feature = 機能
fact-id = ID
fact-last-updated = 最終更新
fact-major-change = 主要な変更
fact-origin = 発生元
fact-published = 公開
fact-service = サービス
fact-services = サービス
fact-severity = 重大度
fact-shown-until = 表示期限
fact-tags = タグ
# The value of a fact
fact-yes = はい
# $name: the name of a property; $value: its value, both as the service gives them
name-and-value = { $name }: { $value }

## Titles of feeds and calendars

# $name: the name of a tenant, or a connector type with its tenant, such as "Jamf Last Heartbeat (Contoso Ltd)"
feed-changes = { $name } の変更
feed-changes-all = すべてのテナントの変更
feed-expiries = { $name } の有効期限
feed-expiries-all = すべてのテナントの有効期限
# $kind: the name of a connector type; $tenant: the name of its tenant
feed-type-of-tenant = { $kind } ({ $tenant })
# In lists of several tenants. $tenant: the name of a tenant; $title: what is listed, such as a connector or a change
feed-title-of-tenant = { $tenant }: { $title }

## Kinds of changes, as categories of the entries of a feed

kind-connector-moved = コネクタの状態の変化
kind-connector-reported = コネクタの問題の報告
kind-expiry-moved = 有効期限の変更
kind-connector-removed = コネクタの削除
kind-connector-switched-off = コネクタの無効化
kind-connector-added = コネクタの追加
kind-connector-switched-on = コネクタの有効化
kind-credential-renewed = 証明書/トークンの更新
kind-connector-details-changed = コネクタの詳細の変更
kind-incident-opened = インシデントの発生
kind-incident-reopened = インシデントの再発
kind-incident-updated = インシデントの更新
kind-incident-listed-again = インシデント: 一覧に再表示
kind-incident-no-longer-listed = インシデント: 一覧に表示なし
kind-incident-resolved = インシデントの解決
kind-message-new = 新規メッセージ
kind-message-updated = メッセージの更新
kind-message-ended = メッセージの終了
kind-licenses-over-assigned = ライセンスの割り当て超過
kind-licenses-suspended = ライセンスの停止
kind-licenses-in-grace = ライセンスの猶予期間
kind-licenses-lost = ライセンスの減少
kind-licenses-bought = ライセンスの増加
kind-licenses-settled = ライセンスの割り当て超過の解消
kind-licenses-renamed = ライセンスの名称変更
kind-account-status-changed = アカウントの状態の変更
kind-mdm-authority-changed = MDM 機関の変更
kind-cloud-changed = クラウドの変更
kind-domain-changed = ドメインの変更
kind-location-changed = 場所の変更
kind-tenant-renamed = テナントの名称変更
kind-service-release-changed = サービス リリースの変更
kind-capture-stopped = 取得の停止
kind-capture-partial = 一部のみ取得
kind-capture-resumed = 取得の再開
kind-capture-completed = 全体の取得
kind-capture-began = 取得の開始

## Badges

badge-newest-unread = 最新のスナップショットが読み取り不可
badge-all-healthy = すべて正常
# $count: the number of connector types
badge-types-in-part = { $count } 種類が一部のみ取得
badge-types-not-captured = { $count } 種類が未取得
# $name: a tenant or a connector type; $status: the text of the badge; $moment: date and time
badge-title = { $name }: { $status } ({ $moment } 時点)

## Shared headings of tables

column-assigned = 割り当て済み
column-category = カテゴリ
column-act-by = 対応期限
column-connector = コネクタ
column-evidence = 根拠
column-health = 正常性
column-issue = 問題
column-kind = 種類
column-last-30-days = 過去 30 日間
column-license = ライセンス
column-licenses = ライセンス
column-message = メッセージ
column-not-readable = 読み取り不可
column-owned = 保有
column-reason = 理由
column-ignored-until = 無視の期限
column-seen-in = 確認元
column-snapshot = スナップショット
column-started = 開始
column-status = 状態
column-total = 合計
column-type = 種類
column-updated = 最終更新
column-use = 使用状況
column-when = 期間
column-why = 理由

## What needs attention, on the hub, on the board and on the page of all tenants

summary-title = 注意が必要な項目
# A label in front of a connector, its next step and the date
summary-next = 次の期限:
# Behind it. $date: the date; $due: how far away it is
summary-next-expires = 有効期限 { $date } ({ $due })
# $status: the label of a status; read by screen readers in front of a name
status-prefix = { $status }:{" "}
connectors-by-status = 状態別のコネクタ数
# $number: how many; $label: the label of a status
count-and-status = { $label } { $number }
tenants-by-status = 状態別のテナント数
connectors-need-attention = 注意が必要なコネクタ

# $status: the state of the subscription, as the service names it, in lower case
summary-account = アカウントの状態: { $status }。
# The numbers of connectors are a list, which is a sentence: "2 connectors are unhealthy, 1 needs attention soon and 1 more
# reports a problem." The first entry has the noun, and those behind it do not.
summary-unhealthy = コネクタ { $count } 件が異常
summary-warning = コネクタ { $count } 件で近日中に対応が必要
summary-warning-too = { $count } 件で近日中に対応が必要
summary-unknown = コネクタ { $count } 件が不明
summary-unknown-too = { $count } 件が不明
summary-reporting = コネクタ { $count } 件で問題の報告あり
summary-reporting-too = 他の { $count } 件で問題の報告あり
summary-all-healthy = 構成済みのコネクタはすべて正常です。
summary-captured-healthy = 取得したコネクタはすべて正常です。
summary-none-configured = 構成済みのコネクタはありません。
summary-none-configured-in-part = 取得した範囲には、構成済みのコネクタはありません。
# $count: the number of connector types that were captured
summary-none-configured-of = 取得した { $count } 種類の中に、構成済みのコネクタはありません。
# Behind the sentence above. $count: the number of connector types
summary-types-not-captured = { $count } 種類は未取得です。
summary-no-types-captured = コネクタ { $count } 種類はすべて未取得です。
# $count: the number of connector types that were not captured; $all: the number of all
summary-types-missing = コネクタ { $all } 種類のうち { $count } 種類は未取得です。
summary-types-in-part = コネクタ { $count } 種類は一部のみ取得されています。
summary-list-in-part = コネクタの一覧は一部のみ取得されています。
summary-ignored = コネクタ { $count } 件は無視されています。
summary-health-not-captured = サービス正常性は未取得です。
summary-health-none-known = 取得した範囲には、アクティブなインシデントはありません。一覧は一部のみ取得されています。
summary-health-none = アクティブなインシデント/アドバイザリはありません。
# Each is a sentence of its own, or in front of the two messages behind them
summary-active-incidents = アクティブなインシデントが { $count } 件あります
summary-active-advisories = アクティブなアドバイザリが { $count } 件あります
summary-active-issues = アクティブなインシデント/アドバイザリが { $count } 件あります
# $active: one of the texts above; $count: the number of these issues that the tenant has to act on
summary-active-action = { $active } (うち { $count } 件は対応が必要)
# $active: one of the texts above
summary-active-in-part = { $active } (一覧は一部のみ取得)
# $count: the number of products
summary-over-assigned = 割り当て超過の製品が { $count } 件あります。
summary-licenses-in-part = ライセンスは一部のみ取得されています。
summary-nothing = ここに表示されている範囲では、注意が必要な項目はありません。
summary-more = 問題のある他のコネクタ { $count } 件
# Since when a connector has a status. $at: date and time
summary-unhealthy-since = { $at } から異常
summary-warning-since = { $at } から警告
# Since when a service reports a problem of a connector. $at: date and time
summary-reported-since = { $at } から報告あり
# If it may have been reported before the first snapshot
summary-reported-since-at-least = 遅くとも { $at } から報告あり

## The hub

on-this-page = このページの内容
hub-required-action = 必要な対応
hub-connector-status = コネクタの状態
hub-service-health = Intune のサービス正常性
hub-deadlines = 期限
hub-tenant-details = テナントの詳細
# $date: the date of the snapshot before
hub-changes-since = { $date }以降の変更
hub-all-connectors = すべてのコネクタ
hub-all-health = すべてのインシデント/アドバイザリ
hub-connectors-caption = コネクタ (状態の悪い順)
hub-connectors-rest = その他の種類のコネクタ
hub-no-connector = 構成済みのコネクタはありません
# On paper, where a list is cut off. $count: the number of connector types that are not listed
hub-more-connectors = 他 { $count } 種類は「コネクタ」を参照してください。
access-title = Microsoft の管理センターでこの内容を表示するために必要なロール
# $roles: the names of roles
access-roles = { $roles }。
# $who: the roles that can grant the others
access-granted-by = 付与できるロール: { $who }。
access-intune-sections = テナントの詳細、ライセンス、コネクタ
# Roles, in place of $roles in `access-roles`
access-intune-roles = Intune 管理センターを開くことができるロール (Intune 管理者など)
access-health-roles = グローバル管理者またはサービス サポート管理者
access-news-roles = グローバル管理者、サービス サポート管理者、またはメッセージ センター閲覧者
# In place of $who in `access-granted-by`
access-intune-who = グローバル管理者 (Intune のロールは Intune ロール管理者も可)
# The names behind "under" are entries of the menu of the Microsoft 365 admin center
access-admin-center-who = グローバル管理者 (Microsoft 365 管理センターの [ユーザー] > [アクティブなユーザー] > [役割の管理])

# The control that shows further connector types. $count: how many; the first text if no type is shown
hub-show-types = { $count } 種類を表示
hub-show-more = 他 { $count } 種類を表示
# $show: one of the texts above; $statuses: a list of numbers by status, such as "1 warning, 1 not captured"
hub-show-with = { $show } ({ $statuses })

## Facts of a tenant

fact-name = テナント名
fact-location = テナントの場所
fact-mdm-authority = MDM 機関
fact-service-release = サービス リリース
fact-domain = 初期ドメイン
fact-tenant-id = テナント ID
fact-account-status = アカウントの状態
fact-enrolled-devices = 登録済みデバイス
fact-licensed-users = ライセンス付与済みユーザー
# Behind a fact that is a problem. $value: the fact
fact-needs-attention = { $value } (要注意)
# Links behind facts
fact-change-authority = 管理センターで変更
fact-whats-new = Intune の新機能

## The archive

# Behind a sentence about the year, above its calendars
archive-days = { $summary }各日には、その日の最も悪い状態を表示しています。
archive-days-plain = リンクになっている日にはスナップショットがあります。
# $year: a year, such as 2026
archive-list = { $year }年のすべてのスナップショット (一覧)
archive-connectors = { $year }年のすべてのコネクタ (日別)
archive-connectors-caption = { $year }年のコネクタ (日別)
# In place of the number of changes, behind the time of a snapshot
archive-first = 最初のスナップショット
archive-no-changes = 変更なし

## The calendar of the archive

calendar-monday = 月曜日
calendar-monday-short = 月
calendar-tuesday = 火曜日
calendar-tuesday-short = 火
calendar-wednesday = 水曜日
calendar-wednesday-short = 水
calendar-thursday = 木曜日
calendar-thursday-short = 木
calendar-friday = 金曜日
calendar-friday-short = 金
calendar-saturday = 土曜日
calendar-saturday-short = 土
calendar-sunday = 日曜日
calendar-sunday-short = 日
# A day, for screen readers. $date: the day; $what: its status, or what could not be read
calendar-day-and-what = { $date }: { $what }
# $count: the number of snapshots of the day
calendar-snapshots = スナップショット { $count } 件
# Behind the status of a day. $count: the number of snapshots, 2 or more
calendar-and-snapshots = 、スナップショット { $count } 件
# Behind the status of a day. $unread: what could not be read
calendar-and-unread = 、{ $unread }
calendar-legend = カレンダーの凡例
calendar-legend-no-snapshot = 数字のみ: スナップショットなし
calendar-legend-two-snapshots = ×2: スナップショット 2 件 (悪いほうの状態を表示)
calendar-legend-unread = !: スナップショットの全体または一部が読み取り不可

## An earlier snapshot

# $moment: the time of the snapshot; behind the name of the tenant
snapshot-then = { $moment } 時点
# $place: which snapshot it is, such as "Snapshot 3 of 30"
snapshot-place = アーカイブ: { $place }。このページの内容はすべて、この時点のものです。
snapshot-links = スナップショット
# $label: the time of that snapshot
snapshot-older = 1 つ前 { $label }
snapshot-newer = 1 つ後 { $label }
snapshot-oldest = 最も古いスナップショット
snapshot-newest = 最新のスナップショット
# $tenant: the name of the tenant; leads to its current page
snapshot-now = 現在の状態: { $tenant }
snapshot-changes = 1 つ前のスナップショット以降の変更
# $number: counted from the first snapshot
snapshot-number = スナップショット { $number }

## Changes

changes-all = すべての変更
# $count: the number of changes, as text; $link: the date of the first snapshot
changes-since-first = 最初のスナップショット ({ $link }) 以降: { $count }
changes-more = 他の変更 { $count } 件
# On paper, where a list is cut off. $count: the number of changes that are not listed
changes-more-on-paper = 他 { $count } 件は「変更」を参照してください。
# $link: the time of the snapshot; $since: the time of the snapshot before
changes-of-snapshot = { $link } のスナップショット (比較対象: { $since } のスナップショット)
# $link: a link with the text "the snapshot of …"
changes-compared = 比較対象: { $link }
# $moment: date and time
changes-the-snapshot = { $moment } のスナップショット
changes-none = 変更はありません
# Behind "No changes"
changes-none-ever = (最初のスナップショット以降)
changes-none-in-year = (この年)
changes-nothing = 変更はありません
# Behind "Nothing changed"
changes-nothing-shown = (これらのページに表示される範囲)
# $days: a number of days, such as 7
changes-last-days = 過去 { $days } 日間
changes-none-net = 差分はありません
# $link: a link with the text "the snapshot of …"
changes-net-since = { $link }以降の差分。変更後に元に戻ったものは含まれません。
changes-between = スナップショット間の変更
# $year: such as 2025
changes-of-year = { $year }年の変更
# Choices of the filter by kind
changes-kind-issues = インシデント/アドバイザリ
changes-kind-messages = メッセージ
changes-kind-captures = データの取得

## What changed, as a label; the label of a connector may also be its status

# A connector
change-connector-unignored = 無視の解除
change-connector-renewed = 更新済み
change-connector-cleared = 問題の解消
change-connector-expiry = 有効期限の変更
change-connector-details = 詳細の変更
change-connector-added = 追加
change-connector-removed = 削除
change-connector-on = 有効化
change-connector-off = 無効化
# An incident or advisory
change-issue-opened = 発生
change-issue-updated = 更新あり
change-issue-unlisted = 一覧に表示なし
change-issue-listed = 一覧に再表示
change-issue-resolved = 解決済み
change-issue-reopened = 再発
# A message
change-message-new = 新規
change-message-updated = 更新あり
change-message-ended = 終了
# The licenses of a product
change-license-new = 新規
change-license-more = 保有数の増加
change-license-gone = 保有なし
change-license-fewer = 保有数の減少
change-license-over = 割り当て超過
change-license-settled = 割り当て超過の解消
change-license-suspended = 停止
change-license-grace = 猶予期間
change-license-renamed = 名称変更
# A fact about the tenant
change-tenant-changed = 変更
# A section of the snapshots
change-capture-again = 取得の再開
change-capture-began = 取得の開始
change-capture-completed = 全体を取得
# The same within a sentence, such as the title of an entry of a feed, behind the name of the subject
inline-change-connector-unignored = 無視の解除
inline-change-connector-renewed = 更新済み
inline-change-connector-cleared = 問題の解消
inline-change-connector-expiry = 有効期限の変更
inline-change-connector-details = 詳細の変更
inline-change-connector-added = 追加
inline-change-connector-removed = 削除
inline-change-connector-on = 有効化
inline-change-connector-off = 無効化
inline-change-issue-opened = 発生
inline-change-issue-updated = 更新あり
inline-change-issue-unlisted = 一覧に表示なし
inline-change-issue-listed = 一覧に再表示
inline-change-issue-resolved = 解決済み
inline-change-issue-reopened = 再発
inline-change-message-new = 新規
inline-change-message-updated = 更新あり
inline-change-message-ended = 終了
inline-change-license-new = 新規
inline-change-license-more = 保有数の増加
inline-change-license-gone = 保有なし
inline-change-license-fewer = 保有数の減少
inline-change-license-over = 割り当て超過
inline-change-license-settled = 割り当て超過の解消
inline-change-license-suspended = 停止
inline-change-license-grace = 猶予期間
inline-change-license-renamed = 名称変更
inline-change-tenant-changed = 変更
inline-change-capture-again = 取得の再開
inline-change-capture-began = 取得の開始
inline-change-capture-completed = 全体を取得

## The subject of a change

# $id: such as IT123
change-subject-incident = インシデント { $id }
change-subject-advisory = アドバイザリ { $id }
# An issue of another kind. $classification: the word of the service for its kind
change-subject-issue = { $classification } { $id }
# $id: such as MC123
change-subject-message = メッセージ { $id }
# Facts about the tenant
fact-cloud = クラウド
change-fact-domain = ドメイン

## What changed, in sentences

# $status: the status before, in lower case. The reason for the current status stands behind it
change-previously = 以前の状態: { $status }。
# A connector that is ignored now. $because: such as "ignored until 31 Mar 2027: server decommissioned"
change-now-ignored = 以前の状態: { $status }。現在の状態: { $because }。
change-sync-lost = 以前の状態: { $status }。最終同期が不明になりました。
# $status: the last status, in lower case
change-last-status = 最後に確認された状態: { $status }。
# $at, $before: dates and times. The credential had expired
change-renewed-expired = 新しい有効期限: { $at } (以前は { $before } に有効期限切れ)。
# The credential had not expired
change-renewed = 新しい有効期限: { $at } (以前: { $before })。
change-expiry-from-unknown = 新しい有効期限: { $at } (以前: 不明)。
change-expiry-from-none = 新しい有効期限: { $at } (以前: 有効期限なし)。
change-endless-expired = 有効期限がなくなりました (以前は { $before } に有効期限切れ)。
change-endless = 有効期限がなくなりました (以前: { $before })。
change-no-expiry = 有効期限はありません (以前: { $before })。
change-no-expiry-from-unknown = 有効期限はありません (以前: 不明)。
change-expiry-lost = 有効期限が不明になりました (以前: { $before })。
change-expiry-lost-from-none = 有効期限が不明になりました (以前: 有効期限なし)。
# Two changes in one sentence, before its period
change-and = { $first }、{ $next }
# A detail of a connector. $name: its name, such as "Apple ID"
detail-changed = { $name } を { $from } から { $to } に変更
detail-added = { $name } を追加: { $value }
detail-removed = { $name } を削除 (以前: { $value })
detail-changed-somehow = { $name } を変更
# Names of details
detail-name = 名前
detail-measured-by = 判定の基準
detail-link = リンク
# What the status of a connector is measured by
measured-by-expiry = 有効期限
measured-by-sync = 最終同期
measured-by-set-up = 設定の有無
# Incidents and advisories. $status, $from, $to: a status within a sentence
change-status = 状態: { $status }。
change-status-reopened = 再びアクティブになりました。状態: { $status }。
change-status-unseen = 1 つ前のスナップショット以降に開始され、すでに終了しています。状態: { $status }。
# $moment: the time of the last snapshot that lists the issue
change-status-unlisted = 最後に確認された状態: { $status } ({ $moment } のスナップショット)。
# The begin of a sentence
change-status-moved = 状態が { $from } から { $to } に変化
# The begin of a sentence, or a part behind `change-status-moved`
change-posts = 新しい更新情報 { $count } 件
# $parts: a list such as "Title, links and details"; its first entry is in lower case behind another change
change-edited = { $parts }を編集
# An issue whose status and texts are as before
change-updated-somehow = 更新されました。
# Messages. $date: the day
change-act-by = 対応期限: { $date }。
change-active-again = 再びアクティブになりました。
change-expired-on = { $date }に期限切れになりました。
change-expired = 期限切れになりました。
change-archived = アーカイブされました。
change-rescheduled = 予定が変更され、まだ開始されていません。
change-not-listed = メッセージ センターの一覧に表示されなくなりました。
change-major = 主要な変更に指定されました。
change-not-major = 主要な変更の指定が解除されました。
# $to, $from: dates, with times if the day is the same
change-act-by-moved = 新しい対応期限: { $to } (以前: { $from })。
change-act-by-set = 対応期限を設定: { $to }。
change-act-by-removed = 対応期限を削除 (以前: { $from })。
change-act-by-changed = 対応期限を変更。
change-start-moved = 新しい開始日: { $to } (以前: { $from })。
change-start-set = 開始日を設定: { $to }。
change-start-removed = 開始日を削除 (以前: { $from })。
change-start-changed = 開始日を変更。
change-end-moved = 新しい終了日: { $to } (以前: { $from })。
change-end-set = 終了日を設定: { $to }。
change-end-removed = 終了日を削除 (以前: { $from })。
change-end-changed = 終了日を変更。
# Licenses. $before: the number before
change-owned-first = 保有数: { $count } (以前: なし)。
change-owned = 保有数: { $count } (以前: { $before })。
change-owned-none = 保有数: なし (以前: { $before })。
change-assigned = 割り当て済み { $assigned }、保有 { $owned }。
change-suspended = 停止: { $count } (以前: { $before })。
change-in-grace = 猶予期間中: { $count } (以前: { $before })。
# $name: the name of the product before
change-renamed = 以前の名称: { $name }。
# A fact about the tenant. $from, $to: its values
change-fact = { $from } から { $to } に変更されました。
# Microsoft clouds
cloud-global = グローバル
cloud-us-gov = 米国政府機関 (GCC High)
cloud-us-dod = 米国政府機関 (DoD)
cloud-china = 中国 (21Vianet)
# What the snapshots include
capture-stopped = このスナップショットには含まれていません。
capture-resumed = この情報を含む直前のスナップショットと比較しています。
capture-began = 以前のスナップショットには含まれていませんでした。
capture-partial = 一部のみ取得されています。不足分は削除として扱われません。
capture-completed = 全体が取得されました。

## Parts of messages and issues that can be edited

edited-title = タイトル
edited-text = 本文
edited-links = リンク
edited-act-by = 対応期限
edited-start = 開始日
edited-end = 終了日
edited-major-change = 主要な変更
edited-classification = 分類
edited-impact = 影響
edited-posts = 以前の更新情報
edited-details = 詳細
# The same in a list behind another part, before "edited"
inline-edited-title = タイトル
inline-edited-text = 本文
inline-edited-links = リンク
inline-edited-summary = 概要
inline-edited-act-by = 対応期限
inline-edited-start = 開始日
inline-edited-end = 終了日
inline-edited-category = カテゴリ
inline-edited-severity = 重大度
inline-edited-major-change = 主要な変更
inline-edited-services = サービス
inline-edited-tags = タグ
inline-edited-classification = 分類
inline-edited-impact = 影響
inline-edited-feature = 機能
inline-edited-origin = 発生元
inline-edited-posts = 以前の更新情報
inline-edited-details = 詳細

## Connectors

connectors-caption = 種類別のコネクタ (状態の悪い順)
connectors-none = コネクタはありません
connectors-ignored = 無視されているコネクタ
connectors-ignored-note = これらのコネクタは、このサイトの設定で無視されています。状態は判定されず、どの集計にも含まれません。
connectors-no-reason = この対象ユーザーには非表示
connectors-no-end-date = 期限なし
connectors-worst-of-type = 同じ種類に複数のコネクタがある場合は、最も悪い状態がその種類の状態になります。
# $types: the names of connector types
connectors-own-limits = 次の種類には別のしきい値が適用されます (各ページに表示): { $types }。
# $configured: how many of the connector types; $all: how many types there are
connectors-types-configured = コネクタ { $all } 種類のうち { $configured } 種類が構成済み
# $missing: how many of the types were not captured
connectors-types-in-part = コネクタ { $all } 種類のうち { $configured } 種類が構成済み、{ $missing } 種類が未取得
rule-title = 状態の判定方法
rule-applies = 該当

## One connector type

type-badge = バッジ
type-connectors = この種類のコネクタ
# $type: the name of a connector type
type-caption = { $type }: コネクタ (状態の悪い順)
type-history-caption = { $type }: コネクタ (日別)
type-not-captured = このスナップショットには、この種類のコネクタの情報がありません。コネクタが存在しないという意味ではありません。
type-decides = この種類の状態を決定
# Why a type has its status if no single connector decides it, in a table; with a period, also as a sentence
type-none-set-up = 設定されているものはありません
type-rest-not-known = 一覧の残りの部分がないため、状態は不明です
# $count: the number of connectors, 2 or more
type-all-ignored = { $count } 件すべてが無視されています
type-all-off = { $count } 件すべてが無効または未設定です
type-all-off-or-ignored = { $count } 件すべてが無効、未設定、または無視のいずれかです
type-not-in-snapshot = このスナップショットにないため、構成済みかどうかは不明です
# Behind the sentence that says why the type is missing
type-maybe-configured = 構成済みかどうかは不明です。
# $count: the number of connectors, 2 or more; $statuses: how many have which status, such as "1 unhealthy, 2 healthy"
type-members = コネクタ { $count } 件: { $statuses }

## Problems of connectors, reported by a service

# $name: the name of the connector; $text: one or more sentences about its problems
report-of = { $name }: { $text }
# Behind the sentences about one connector. $count: the number of the others
report-others = この種類の他のコネクタ { $count } 件でも問題が報告されています。
# A problem in a table; with a period, also as a sentence
report-token-invalid = トークンが無効です
report-token-expired = トークンの有効期限が切れています
report-token-elsewhere = トークンが別の MDM ソリューションに割り当てられています
report-token-same-location = 場所が同じ別のトークンがあります
report-sync-failed = 前回の同期に失敗しました
report-credentials-invalid = 資格情報が無効です
report-google-error = Google の API がエラーを返しました
report-management-error = 管理サービスがエラーを返しました
report-partner-unresponsive = パートナーが応答していません
report-partner-terminated = パートナーが接続を終了しました
report-partner-rejected = パートナーが接続を拒否しました
report-partner-unavailable = パートナーを利用できません
report-partner-error = パートナーとの接続でエラーが発生しています
report-connector-inactive = コネクタが非アクティブです
report-connector-error = コネクタでエラーが発生しています
report-app-sync-failed = 前回のアプリの同期に失敗しました
report-disconnected = コネクタが切断されています
report-setup-failed = セットアップに失敗しました
report-connection-removed = 接続を削除しています
report-binding-removed = バインドを削除しています
report-upload-failed = 証明書のアップロードに失敗しました
# $error: an error code, such as 3
report-terms = エラー { $error }: Apple の新しい利用規約に同意していません。Apple Business Manager または Apple School Manager で同意してください
report-error = 前回の同期がエラー { $error } で終了しました
# $cause: why, as the service gives it
report-upload-cause = 証明書のアップロードに失敗しました: { $cause }
# $value: a status, as the service gives it, such as "unhealthy"
report-status-page = Microsoft の状態ページでは { $value } と表示されています
# The same problems behind a colon
inline-token-invalid = トークンが無効
inline-token-expired = トークンの有効期限切れ
inline-token-elsewhere = トークンが別の MDM ソリューションに割り当て済み
inline-token-same-location = 場所が同じ別のトークンあり
inline-sync-failed = 前回の同期に失敗
inline-terms = Apple の新しい利用規約に未同意
inline-credentials-invalid = 資格情報が無効
inline-google-error = Google の API でエラー
inline-management-error = 管理サービスでエラー
inline-partner-unresponsive = パートナーの応答なし
inline-partner-terminated = パートナーが接続を終了
inline-partner-rejected = パートナーが接続を拒否
inline-partner-unavailable = パートナーを利用不可
inline-partner-error = パートナーとの接続でエラー
inline-connector-inactive = コネクタが非アクティブ
inline-connector-error = コネクタでエラー
inline-app-sync-failed = 前回のアプリの同期に失敗
inline-disconnected = コネクタが切断
inline-setup-failed = セットアップに失敗
inline-connection-removed = 接続を削除中
inline-binding-removed = バインドを削除中
inline-upload-failed = 証明書のアップロードに失敗

## What a connector reports now, in the list of changes

# $value: the value that the service gives, such as "invalid", or `reported-error`
reported-now = サービスからの報告: { $value }。
# $meaning: one of the problems above, behind a colon
reported-now-meaning = サービスからの報告: { $value } ({ $meaning })。
reported-now-status-page = Microsoft の状態ページでの表示: { $value }。
# $before: what it reported before
reported-was = サービスからの報告: { $value } (以前: { $before })。
reported-was-meaning = サービスからの報告: { $value } ({ $meaning }、以前: { $before })。
reported-was-status-page = Microsoft の状態ページでの表示: { $value } (以前: { $before })。
reported-no-longer = { $before } の報告はなくなりました。
# Within these sentences. $error: an error code, such as 3
reported-error = エラー { $error }
reported-no-error = エラーなし

## One connector

connector-status-gone = 最後に確認された時点の状態
connector-last-status = 最後に確認された状態:
# $what: the relation to another connector, in front of its name
connector-twin = { $what }:
connector-evidence = 根拠
connector-reported = サービスからの報告
connector-reported-note = サービスからの報告をそのまま表示しています。上記の状態には影響しません。
connector-all-days = すべてのコネクタ (日別)
# $place: the rank of the connector, such as "2 of 5"
connector-place = このコネクタの順位: { $place } (状態の悪い順)
# $title: the title of the section, such as "Certificate connectors"
connector-members-caption = { $title } (状態の悪い順)
connector-next = 今後の状態の変化
connector-next-gone = 予定されていた状態の変化
# $age: how far away the step is, such as "in 3 days"; $unless: what would prevent it
connector-step = { $age } ({ $unless })
# Behind a date and its distance, and a comma
connector-unless-renewed = 更新しない場合
connector-if-sync-stops = 同期されない場合
# What happens next, if no date is known
connector-next-warning = これより先の変化は不明です。
connector-next-unknown = 判定に必要な日付がないため、不明です。
connector-next-healthy = なし: 期限となる日付がありません。
connector-next-not-configured = なし (未構成の間)。
connector-next-retired = なし: この種類のコネクタは、Microsoft により廃止されました。
connector-next-ignored = なし (無視されている間)。
# The rank of a connector among those of its type, within `connector-place`
connector-rank = { $count } 件中 { $rank } 番目
# The title of a section, for types that have no title of their own below
connector-others = この種類の他のコネクタ
# The label of a date
connector-expired = 有効期限切れ
connector-expires = 有効期限
connector-last-sync = 最終同期
connector-last-change = 最終変更
# Facts. Their labels are `deadline-expires` and these
evidence-last-sync = 最後に成功した同期
evidence-last-change = 最終変更
# The time that the rule compares dates with
evidence-measured-from = 判定の基準日時
evidence-configured = 構成済み
evidence-no = いいえ
# Values of dates
evidence-expiry-unknown = 不明
evidence-never = 実績なし
evidence-placeholder = 9999年12月31日 (プレースホルダー)
# A property and its value, as the service reports them
evidence-reported = 「{ $name }: { $value }」
# $values: a list of `evidence-reported`; $status: the status by the rule, in lower case
evidence-differs = サービスからの報告は{ $values }ですが、判定方法に従うとこのコネクタは{ $status }です。表示している状態は、判定方法に従ったものです。
# The relation to another connector, in front of its name: see `connector-twin`
twin-account = 同じアカウント
twin-token = 同じトークン

## Guidance for a connector

# $what: what the text is about, such as "Impact"
guidance-impact = { $what }:
guidance-path = Intune 管理センターのメニュー パス
guidance-owner = 担当者:
guidance-contact = 連絡先:
# Links to where a connector is repaired: a page of the admin center, or one that the settings or the snapshot name
link-admin-center = 管理センターで開く
link-management-page = 管理ページを開く
# In front of an address that is text, because links are switched off. $label: the text of the link
link-address = { $label }:
# Titles of the section
guidance-title = 対処方法
guidance-title-fails = 障害時の対処方法
guidance-title-renew = 更新方法
guidance-title-set-up = 設定する場所
guidance-title-depends = 依存する機能
# Labels of the impact
guidance-stops = 影響
guidance-stops-expired = 有効期限が切れた場合の影響
guidance-stops-failed = 障害が発生した場合の影響
# Texts of links
guidance-article = Microsoft の記事
guidance-runbook = 手順書

## What to do about connectors of each type

# `-others`: the title of the section with the other connectors of the type. `-action`: the first thing to do, in one
# short sentence. `-impact`: what stops working. `-path`: the menu path in the Intune admin center, its entries separated
# by " > ". `-step-1` and so on: the steps of a renewal or repair.
# Names of menus, pages and buttons are those that the admin centers and portals show in this language.

# Steps and actions of several types
guidance-renew-apple-token = 同じ管理対象 Apple アカウントでトークンを更新します。
guidance-check-partner = パートナーのコンソールで、Intune との接続を確認します。
guidance-stay-connected = 管理センターで [切断] を選択しないでください。すべての Android Enterprise デバイスの登録が解除されます。

guidance-apple-push-certificate-others = 他の MDM プッシュ証明書
guidance-apple-push-certificate-action = 同じ Apple ID で証明書を更新します。
guidance-apple-push-certificate-impact = Intune から iPhone、iPad、Mac に接続できなくなります。ポリシー、アプリ、リモート アクションは配信されず、新規の登録もできません。
guidance-apple-push-certificate-path = デバイス > 登録 > Apple > Apple MDM プッシュ証明書
guidance-apple-push-certificate-step-1 = 管理センターで [CSR のダウンロード] を選択します。
guidance-apple-push-certificate-step-2 = 証明書の作成に使用したものと同じ Apple ID で、Apple Push Certificates Portal にサインインします。[Create a Certificate] ではなく [Renew] を選択し、CSR をアップロードして、新しい証明書をダウンロードします。
guidance-apple-push-certificate-step-3 = 管理センターで、新しい証明書 (.pem) をアップロードします。有効期限が切れてから 30 日以内に行ってください。

guidance-apple-vpp-others = 他の VPP トークン
guidance-apple-vpp-expiry-impact = この場所のライセンスを Intune で割り当てたり取り消したりできなくなります。この場所で購入したアプリは、インストールも更新もされません。
guidance-apple-vpp-path = テナント管理 > コネクタとトークン > Apple VPP トークン
guidance-apple-vpp-expiry-step-1 = 同じ管理対象 Apple アカウントで Apple Business Manager または Apple School Manager にサインインし、[環境設定] > [支払いと請求] > [App とブック] > [コンテンツトークン] を開いて、この場所のトークンをダウンロードします。
guidance-apple-vpp-expiry-step-2 = 管理センターでトークンを選択し、[基本] を編集して、ダウンロードしたファイルをアップロードします。新しいトークンは作成しないでください。
guidance-apple-vpp-expiry-step-3 = 新しい有効期限が表示されるまで、ページを最新の情報に更新します。

guidance-apple-vpp-sync-action = トークンの状態を確認し、[同期] を選択します。
guidance-apple-vpp-sync-impact = この場所の新規購入、ライセンス数、アプリの更新が Intune に反映されません。
guidance-apple-vpp-sync-step-1 = トークンの状態を確認します。有効期限切れまたは無効のトークンは更新し、重複しているトークンは削除します。
guidance-apple-vpp-sync-step-2 = トークンを選択し、[同期] を選択します。
guidance-apple-vpp-sync-step-3 = 再び同期に失敗する場合は、トークンを更新します。管理対象 Apple アカウントのパスワードまたはドメインが変更されると、トークンは無効になります。

guidance-windows-autopilot-others = 他の Windows Autopilot の同期
guidance-windows-autopilot-action = Windows Autopilot デバイスの一覧で [同期] を選択します。
guidance-windows-autopilot-impact = 新規または変更された Windows Autopilot デバイスが Intune に表示されず、デプロイ プロファイルも割り当てられません。
guidance-windows-autopilot-path = デバイス > 登録 > Windows > Windows Autopilot > デバイス
guidance-windows-autopilot-step-1 = 一覧で [同期] を選択します。デバイスの数によっては、数分かかることがあります。
guidance-windows-autopilot-step-2 = 一覧を最新の情報に更新し、最新のデバイスが表示されることを確認します。
guidance-windows-autopilot-step-3 = 再び同期に失敗する場合は、Intune のサービス正常性を確認し、サポート リクエストを作成します。

guidance-microsoft-store-others = 他のビジネス向け Microsoft Store との接続
guidance-microsoft-store-action = 対応は不要です。このサービスは Microsoft により終了されました。
guidance-microsoft-store-impact = 新たな影響はありません。ビジネス向け Microsoft Store は、Microsoft により廃止されました。
guidance-microsoft-store-path = アプリ > すべてのアプリ > 作成
guidance-microsoft-store-step-1 = 以前のストアのアプリを、種類が [Microsoft Store アプリ (新規)] のアプリに置き換えます。

guidance-jamf-others = 他の Jamf との接続
guidance-jamf-action = Jamf Pro で接続を確認します。
guidance-jamf-impact = Jamf Pro が管理する Mac のコンプライアンス情報が古くなり、条件付きアクセスによってブロックされる可能性があります。
guidance-jamf-path = テナント管理 > コネクタとトークン > パートナー デバイスの管理
guidance-jamf-step-1 = Jamf Pro で [設定] > [グローバル] > [デバイスコンプライアンス] を開き、接続がオンになっていることを確認します。
guidance-jamf-step-2 = Jamf Pro からポート 443 で login.microsoftonline.com と *.manage.microsoft.com に接続できることを確認します。
guidance-jamf-step-3 = Microsoft Entra ID で、Jamf のアプリケーションのアクセス許可が変更されていないことを確認します。
guidance-jamf-step-4 = Jamf Pro でデバイスコンプライアンスではなく条件付きアクセスの統合を使用している場合は、移行します。条件付きアクセスの統合は、Jamf でサポートされなくなりました。

guidance-certificate-connector-others = 他の証明書コネクタ
guidance-certificate-connector-action = サーバーが稼働し、コネクタのサービスが実行されていることを確認します。
guidance-certificate-connector-impact = デバイスの SCEP/PKCS 証明書は、新規発行も更新も失効も行われません。既存の証明書の有効期限が切れると、Wi-Fi、VPN、メールを利用できなくなります。
guidance-certificate-connector-path = テナント管理 > コネクタとトークン > 証明書コネクタ
guidance-certificate-connector-step-1 = サーバーで、Certificate Connector for Microsoft Intune のサービスが実行されていることを確認し、再起動します。
guidance-certificate-connector-step-2 = サーバーからポート 443 で Intune のネットワーク エンドポイントと autoupdate.msappproxy.net に接続できることを確認します。
guidance-certificate-connector-step-3 = イベント ビューアーの [アプリケーションとサービス ログ] > [Microsoft] > [Intune] > [Certificate Connectors] で、エラーを確認します。
guidance-certificate-connector-step-4 = それでも接続できない場合は、アンインストールし、最新バージョンをインストールします。

guidance-apple-enrollment-others = 他の Enrollment Program トークン
guidance-apple-enrollment-expiry-impact = このトークンの Apple デバイスは、新規導入時やリセット後に自動登録されません。
guidance-apple-enrollment-path = デバイス > 登録 > Apple > Enrollment Program トークン
guidance-apple-enrollment-expiry-step-1 = Apple Business または Apple School Manager で、このトークンのデバイス管理サービスを開き、[トークンをダウンロード] を選択します。この時点で現在のトークンは無効になるため、更新を最後まで完了してください。
guidance-apple-enrollment-expiry-step-2 = 管理センターでトークンを選択し、[トークンの更新] を選択して、元のトークンの作成に使用した Apple ID を入力します。
guidance-apple-enrollment-expiry-step-3 = ダウンロードしたファイルをアップロードし、[トークンの更新] を選択します。

guidance-apple-enrollment-sync-action = Apple Business Manager でアカウントを確認し、[同期] を選択します。
guidance-apple-enrollment-sync-impact = Apple Business に新しく追加されたデバイスが Intune に表示されず、登録ポリシーも割り当てられません。
guidance-apple-enrollment-sync-step-1 = トークンを選択し、[デバイス] > [同期] を選択します。Apple の制限により、同期できるのは 15 分に 1 回までです。
guidance-apple-enrollment-sync-step-2 = 同期に失敗する場合は、Apple Business または Apple School Manager にサインインし、新しい利用規約があれば同意します。
guidance-apple-enrollment-sync-step-3 = それでも失敗する場合は、同じ Apple ID でトークンを更新します。

guidance-exchange-on-premises-others = 他の Exchange コネクタ
guidance-exchange-on-premises-action = コネクタを削除します。Microsoft によるサポートは終了しました。
guidance-exchange-on-premises-impact = Intune はオンプレミスの Exchange へのアクセスを制御しなくなりました。Microsoft によるサポートは 2024年2月19日に終了し、それ以降コネクタは同期されていません。
guidance-exchange-on-premises-path = テナント管理 > Exchange アクセス > Exchange ActiveSync オンプレミス コネクタ
guidance-exchange-on-premises-step-1 = ハイブリッド先進認証を設定するか、メールボックスを Exchange Online に移行します。
guidance-exchange-on-premises-step-2 = コネクタをアンインストールし、Intune から削除します。

guidance-google-play-sync-others = 他のマネージド Google Play の同期
guidance-google-play-sync-action = [マネージド Google Play] で [同期] を選択します。
guidance-google-play-sync-impact = マネージド Google Play の新規または変更されたアプリが Intune に反映されません。
guidance-google-play-sync-path = テナント管理 > コネクタとトークン > マネージド Google Play
guidance-google-play-sync-step-1 = 管理センターで [同期] を選択します。
guidance-google-play-sync-step-2 = 同期に失敗する場合は、接続されているアカウントが存在し、Google のエンタープライズの所有者であることを確認します。

guidance-google-play-binding-others = 他のマネージド Google Play アカウント
guidance-google-play-binding-action = マネージド Google Play とのバインドを確認します。
guidance-google-play-binding-impact = Android Enterprise デバイスの登録も管理もできず、アプリも配信されません。
guidance-google-play-binding-path = デバイス > 登録 > Android > マネージド Google Play
guidance-google-play-binding-step-1 = 接続されているアカウントとその組織を確認します。
guidance-google-play-binding-step-2 = テナントが接続されていない場合は、[Google を起動して今すぐ接続する] を選択し、以前と同じアカウントを使用します。

guidance-defender-for-endpoint-others = 他の Defender との接続
guidance-defender-for-endpoint-action = Microsoft Defender ポータルで、Intune との接続を確認します。
guidance-defender-for-endpoint-impact = Defender のデバイス リスクが Intune に届かないため、コンプライアンスと条件付きアクセスに脅威が反映されません。
guidance-defender-for-endpoint-path = エンドポイント セキュリティ > Microsoft Defender for Endpoint
guidance-defender-for-endpoint-step-1 = 接続の状態を確認します。
guidance-defender-for-endpoint-step-2 = Microsoft Defender ポータルで [システム] > [設定] > [エンドポイント] > [高度な機能] を開き、[Microsoft Intune 接続] をオンにします。
guidance-defender-for-endpoint-step-3 = 管理センターで、各プラットフォームが接続されていることを確認します。状態が変わるまでに 15 分かかることがあります。

guidance-mobile-threat-defense-others = 他の Mobile Threat Defense コネクタ
guidance-mobile-threat-defense-impact = パートナーの脅威レベルが Intune に届きません。応答のない状態が続くと、パートナーの情報はコンプライアンスの評価で無視されます。
guidance-mobile-threat-defense-path = テナント管理 > コネクタとトークン > Mobile Threat Defense
guidance-mobile-threat-defense-step-1 = コネクタを選択し、状態を確認します。また、いずれかのプラットフォームがオンになっていることを確認します。
guidance-mobile-threat-defense-step-2 = パートナーのコンソールで Intune との接続を確認し、求められた場合は再度サインインします。
guidance-mobile-threat-defense-step-3 = コネクタを利用できない場合は、パートナーのコンソールから再設定します。

guidance-chrome-enterprise-others = 他の Chrome Enterprise との接続
guidance-chrome-enterprise-action = Google 管理コンソールで、接続されているアカウントを確認します。
guidance-chrome-enterprise-impact = ChromeOS デバイスの情報が古くなり、リモート アクションも届きません。
guidance-chrome-enterprise-path = テナント管理 > コネクタとトークン > Chrome Enterprise
guidance-chrome-enterprise-step-1 = 状態、最終チェックイン、接続されているアカウントを確認します。
guidance-chrome-enterprise-step-2 = Google 管理コンソールで、このアカウントが有効で ChromeOS デバイスの管理を許可されていること、および [セキュリティ] > [アクセスとデータ管理] > [API の制御] に Intune のクライアント ID が残っていることを確認します。
guidance-chrome-enterprise-step-3 = 接続の削除は、ほかに方法がない場合にのみ行います。すべての ChromeOS デバイスが Intune から削除されます。

guidance-teamviewer-others = 他の TeamViewer コネクタ
guidance-teamviewer-action = TeamViewer のアカウントとライセンスを確認します。
guidance-teamviewer-impact = ヘルプデスクは Intune から TeamViewer セッションを開始できません。
guidance-teamviewer-path = テナント管理 > コネクタとトークン > TeamViewer コネクタ
guidance-teamviewer-step-1 = コネクタがオンになっていること、およびそのアドレスが利用中の TeamViewer リージョンのものであることを確認します。
guidance-teamviewer-step-2 = TeamViewer のアカウントとライセンスが有効であることを確認します。
guidance-teamviewer-step-3 = 設定で [保存] を選択し、[新しいリモート アシスタンス セッション] でテスト セッションを開始します。

guidance-servicenow-others = 他の ServiceNow コネクタ
guidance-servicenow-action = 管理センターで [接続のテスト] を選択し、ServiceNow にサインインします。
guidance-servicenow-impact = ヘルプデスクは Intune で ServiceNow のインシデントを表示できません。
guidance-servicenow-path = テナント管理 > コネクタとトークン > ServiceNow コネクタ
guidance-servicenow-step-2 = ServiceNow で、OAuth アプリケーションが有効であること、および CORS ルールで管理センターが許可されていることを確認します。
guidance-servicenow-step-3 = 管理センターで [保存] を選択します。

guidance-domain-join-others = 他のドメイン参加コネクタ
guidance-domain-join-action = サーバーでコネクタのサービスが実行されていることを確認し、再起動します。
guidance-domain-join-impact = 新しい Windows Autopilot デバイスをオンプレミス ドメインに参加させることができません (Microsoft Entra ハイブリッド参加)。
guidance-domain-join-path = デバイス > 登録 > Windows > Windows Autopilot > Intune Connector for Active Directory
guidance-domain-join-step-1 = サーバーで、Intune Connector for Active Directory のサービスが実行されていることを確認し、再起動します。
guidance-domain-join-step-2 = サーバーから、ドメイン コントローラーと、ポート 443 で Intune のネットワーク エンドポイントに接続できることを確認します。
guidance-domain-join-step-3 = イベント ビューアーの [アプリケーションとサービス ログ] > [Microsoft] > [Intune] > [ODJConnectorService] で、エラーを確認します。
guidance-domain-join-step-4 = 2025年より前のコネクタはサポートされなくなったため、アンインストールし、最新バージョンをインストールします。

guidance-code-signing-certificate-others = 他のコード署名証明書
guidance-code-signing-certificate-action = 新しいコード署名証明書を取得し、アプリに再署名します。
guidance-code-signing-certificate-impact = この証明書で署名された Windows 用の基幹業務アプリが起動しなくなる可能性があります。
guidance-code-signing-certificate-path = テナント管理 > コネクタとトークン > Windows エンタープライズ証明書
guidance-code-signing-certificate-step-1 = 証明機関から新しいコード署名証明書を取得します。
guidance-code-signing-certificate-step-2 = その証明書でアプリに署名し、再度アップロードします。
guidance-code-signing-certificate-step-3 = 新しい証明書 (.cer) をアップロードします。

guidance-compliance-partner-others = 他のデバイス コンプライアンス パートナー
guidance-compliance-partner-impact = パートナーが管理するデバイスのコンプライアンス情報が Microsoft Entra ID で古くなり、条件付きアクセスはその古い情報に基づいて判定されます。
guidance-compliance-partner-path = テナント管理 > コネクタとトークン > パートナー コンプライアンス管理
guidance-compliance-partner-step-1 = プラットフォームごとのパートナーの状態と、割り当てられたグループを確認します。
guidance-compliance-partner-step-2 = パートナーのコンソールで Intune との接続を確認し、同期します。

guidance-telecom-expense-others = 他の通信費管理サービス
guidance-telecom-expense-action = 接続の状態が [アクティブ] であることを確認します。
guidance-telecom-expense-impact = データ使用量とローミングの制限が適用されなくなります。
guidance-telecom-expense-path = テナント管理 > コネクタとトークン > 通信費管理
guidance-telecom-expense-step-2 = サービスのコンソールで [Settings] > [MDM configuration] を開き、Intune に再接続します。

## The history of a connector

history-title = 履歴
history-caption = 履歴 (新しい順)
history-earlier = 以前の履歴
strip-legend = 図の凡例
strip-legend-not-configured = 未構成、廃止、無視
strip-legend-removed = 削除済み
strip-legend-held = 薄い色: その日のスナップショットなし (最後に確認された状態)
# A connector that is not in the latest snapshot
strip-removed = 削除済み
# $status: its last status, in lower case
strip-removed-was = 最後の状態: { $status }
# The reason in a row of the history, in place of that for a status
history-unlisted = 一覧に表示なし
# The title of a strip. $name: the name of a connector; $dates: its first and its last day
strip-title = { $name } ({ $dates })
# The days of a strip or a year by their status: a list in a sentence
days-unhealthy = 異常 { $count } 日
days-warning = 警告 { $count } 日
days-unknown = 不明 { $count } 日
days-healthy = 正常 { $count } 日
days-not-configured = 未構成 { $count } 日
days-retired = 廃止 { $count } 日
days-ignored = 無視 { $count } 日
days-not-captured = 未取得 { $count } 日
days-unreadable = 読み取り不可 { $count } 日
days-removed = 削除済み { $count } 日
days-without-snapshot = スナップショットなし { $count } 日

## Deadlines

deadlines-none = 期限はありません
deadlines-none-hub = 期限の日付がある証明書、トークン、メッセージはありません。
deadlines-none-fleet = 有効期限のある証明書、トークンはありません。
# $count: the number of deadlines
deadlines-later = 90 日より先: { $count } 件
# $count: the number of deadlines; $period: the label of the period, in lower case, such as "within 30 days"
deadlines-more = 他 { $count } 件 ({ $period })
# $period: the label of the period; the list behind "more"
deadlines-continued = { $period } (続き)
# Periods
# The labels of periods; below, the same within a sentence
period-overdue = 期限超過
period-7-days = 7 日以内
period-30-days = 30 日以内
period-90-days = 90 日以内
period-later = それ以降
inline-period-overdue = 期限超過
inline-period-7-days = 7 日以内
inline-period-30-days = 30 日以内
inline-period-90-days = 90 日以内
inline-period-later = それ以降
# Behind the title of a message in a list of deadlines
deadline-of-message = 対応期限
# What happens at a date, in front of it
deadline-expires = 有効期限
deadline-expired = 有効期限切れ
deadline-act-by = 対応期限
# $names: a list of connectors
deadlines-no-expiry = 有効期限なし: { $names }。
# $types: a list of connector types
deadlines-types-in-part = 全体が取得されていない種類: { $types }。
deadlines-connectors-not-captured = コネクタは未取得です。
deadlines-messages-not-captured = メッセージは未取得です。
deadlines-messages-in-part = メッセージは一部のみ取得されています。

## Incidents and advisories

incidents-action = 環境内で対応が必要な問題
# $services: the names of services, such as "Microsoft Intune"
incidents-active = { $services } のアクティブなインシデント/アドバイザリ
incidents-active-other = その他のアクティブなインシデント/アドバイザリ
incidents-active-other-caption = { $services } のその他のアクティブなインシデント/アドバイザリ
incidents-none-known = 取得した範囲には、アクティブなインシデント/アドバイザリはありません
incidents-none-other = その他のアクティブなインシデント/アドバイザリはありません
incidents-none = アクティブなインシデント/アドバイザリはありません
# Behind "No active incidents or advisories" and the like
incidents-for = (対象サービス: { $services })
incidents-none-of-kind = この種類のものはありません。
incidents-unlisted = 一覧に表示されなくなった問題
incidents-unlisted-note = これらの問題は、最終的な状態が示されないまま一覧に表示されなくなりました。解決済みかどうかは不明です。
incidents-not-in-latest = 最新のスナップショットにない問題
incidents-not-in-latest-note = 最新のスナップショットに含まれている問題は一部だけです。これらの問題が解決済みかどうかは不明です。
incidents-past = 解決済みのインシデント/アドバイザリ
incidents-past-months = 解決済みのインシデント/アドバイザリの月
incidents-past-caption = 解決済みのインシデント/アドバイザリ (最終更新の新しい順)
# $status: the last status of an issue that is not in the latest snapshot
incidents-last-status = 最後に確認された状態: { $status }
incidents-see-past = 過去のインシデント/アドバイザリを表示
incidents-preferences = サービス正常性の通知を設定
# The kind of one issue
kind-incident = インシデント
kind-advisory = アドバイザリ
# The choices of a filter, each in front of a number
filter-incidents = インシデント
filter-advisories = アドバイザリ
filter-other-issues = その他
# $id: the id of an issue or message, for screen readers
id-in-parentheses = ({ $id })

## One incident or advisory

incident-no-status = 状態なし
# $moment: date and time
incident-last-update = 最終更新: { $moment }
# $moment: date and time; $age: how long ago
incident-last-update-age = 最終更新: { $moment } ({ $age })
# $moment: date and time
incident-next-update = 次回更新予定: { $moment } まで
incident-impact = ユーザーへの影響
incident-updates = サービスからの更新情報
incident-earlier = 以前の更新情報 { $count } 件
incident-no-updates = 更新情報はまだありません。
incident-no-date = 日付なし
# Where the status is from. $moment: the time of the snapshot
incident-known = { $moment } のスナップショット
incident-action = この問題は環境内で発生しており、対応するまで解消されません。
incident-open = Microsoft 365 管理センターで開く
incident-no-longer-listed = 一覧に表示なし
# $status: its last status, as the service gives it; $moment: the time of the last snapshot with the issue
incident-gone-not-listed = 一覧に表示されなくなりました。最後に確認された状態: { $status } ({ $moment } のスナップショット)。解決済みかどうかは不明です。
incident-gone-not-captured = 未取得です。最後に確認された状態: { $status } ({ $moment } のスナップショット)。解決済みかどうかは不明です。

## Messages

messages-title = Intune ニュース
messages-deadline = 対応期限
# $count: the number of messages
messages-only-deadline = 期限ありのみ { $count }
messages-active = アクティブなメッセージ
messages-active-months = アクティブなメッセージの月
messages-active-caption = アクティブなメッセージ (最終更新の新しい順)
messages-other-active = その他のアクティブなメッセージ
messages-no-match = 一致するメッセージはありません。
messages-none-known = 取得した範囲には、アクティブなメッセージはありません
messages-none = アクティブなメッセージはありません
messages-past = 過去と開始前のメッセージ
messages-past-months = 過去と開始前のメッセージの月
messages-past-caption = 終了、アーカイブ済み、開始前、または一覧に表示されなくなったメッセージ (最終更新の新しい順)
messages-see-past = 過去のメッセージを表示
messages-preferences = ニュースの通知を設定
# A link to all messages, if there is at most one
messages-all = すべてのメッセージ
# $count: the number of messages, 2 or more
messages-see-all = { $count } 件のメッセージをすべて表示
# The category of a message, and the choices of a filter, each in front of a number
category-prevent = 問題の予防または修正
category-plan = 変更の計画
category-inform = 最新の情報を得る
category-other = その他
# For screen readers, in front of the name of a month. $list: what the months are of
month-of-list = { $list }:{" "}
# A filter that shows everything. $count: how many there are
filter-all = すべて { $count }

## One message

message-facts = 基本情報
message-summary = 概要
message-body = メッセージ
# $what: what has to be done, such as "Act by"; $date: the date
message-act-by = { $what }: { $date }。
# $due: how far away the date is
message-act-by-due = { $what }: { $date } ({ $due })。
message-major-change = 主要な変更
message-edits = 編集履歴
message-edited = 編集
# $moment: date and time
message-edited-at = 編集: { $moment }
# $moment: the time of the snapshot
message-edit-seen = 最初に確認: { $moment } のスナップショット
# For screen readers, in front of removed words
message-removed-words = 削除:{" "}
message-added-words = 追加:{" "}
message-skipped-words = 省略
message-edit-too-long = 編集されましたが、長すぎるため単語ごとの比較はできません。
# A tag behind the title. $date: a date
message-edited-on = 編集: { $date }
# $severity: one of the severities, such as "High"
message-severity = 重大度: { $severity }
# The label of a date
message-label-act-by = 対応期限
message-label-was-to-act-by = 当時の対応期限
# Why a message is not active. $date: a date
message-archived = アーカイブ済み
message-ended = 終了: { $date }
message-starts = 開始予定: { $date }
message-not-started = 開始前
message-open = メッセージ センターで開く
# Values in the comparison of an edited message with the one before
message-date-not-set = 未設定
message-value-none = なし
message-value-yes = はい
message-value-no = いいえ

## Licenses

licenses-not-captured = ライセンスは未取得
licenses-caption = ユーザー ライセンス (デバイス ライセンスは表示されません)
licenses-none-known = 取得した範囲には、ユーザー ライセンスはありません
licenses-none = ユーザー ライセンスはありません
# Behind "No user licenses"
licenses-none-why = Intune を含む製品は、このテナントに割り当てられていません。
licenses-legend = グラフの凡例
licenses-table-caption = ライセンス数の推移 (変動時のみ、新しい順)
# The title of the drawing. $dates: its first and its last day
licenses-chart = ライセンスの保有数と割り当て数 ({ $dates })
# $count: a number
licenses-owned-same = 保有: { $count } (期間の初めと終わりで同数)。
licenses-owned-moved = 保有: 期間の初めは { $from }、現在は { $to }。
licenses-assigned-same = 割り当て済み: { $count } (期間の初めと終わりで同数)。
licenses-assigned-moved = 割り当て済み: 期間の初めは { $from }、現在は { $to }。

# $products: a list of products
licenses-over-assigned = 保有数を超えて割り当て: { $products }。
licenses-all = すべてのライセンス
# $count: the number of licenses, in all four
licenses-free = 空き { $count }
licenses-over = 割り当て超過 { $count }
licenses-in-grace = 猶予期間中 { $count }
licenses-suspended = 停止 { $count }
# $assigned, $owned: numbers
licenses-of-owned = 割り当て { $assigned } / 保有 { $owned }

## All tenants

# $moment: date and time; $source: the data that the site is made from
fleet-as-of = { $moment } 時点 ({ $source }のうち最新の時刻)
fleet-tenants = テナント
fleet-caption = テナント (状態の悪い順)
fleet-column-tenant = テナント
fleet-column-worst-connector = 最も悪いコネクタ
fleet-none = テナントはありません
fleet-health-none = アクティブなインシデント/アドバイザリはありません
# Behind "No incident or advisory is active"
fleet-health-none-captured = (取得した範囲)
# $count: the number of issues
fleet-resolved = 別のテナントの新しいスナップショットで解決済み: { $count } 件
# $count: the number of tenants
fleet-health-in-part = { $count } テナントのサービス正常性は一部のみ取得されています。
fleet-health-not-captured = { $count } テナントのサービス正常性は未取得です。
# Behind the status of a tenant whose snapshot is old. $date: the date of the snapshot
fleet-status-as-of = { $date }時点
# What expires when. $what: such as "expires"; $date: the date; $age: how far away it is
fleet-worst-date = { $what } { $date } ({ $age })
fleet-in-part = 一部のみ
fleet-licenses-in-part = 一部のみ取得
# For screen readers, behind the type of a connector. $tenant: its tenant
fleet-of-tenant = (テナント: { $tenant })
# $name: the name of a connector; $tenant: its tenant
fleet-deadline-name = { $name } ({ $tenant })
# $status: the status of an issue; $date: the date of the snapshot; $source: the tenant of the snapshot
fleet-hit-known = { $status } ({ $date }時点、{ $source })
# $date: the date of the last update
fleet-hit-updated = 最終更新: { $date }
fleet-more-tenants = 他 { $count } テナント
# The data that the page is made from
fleet-source = { $tenants } テナントのスナップショット { $snapshots } 件
# The status of a tenant whose snapshot is old
fleet-outdated = 古い情報
# $count: the number of all tenants; none needs attention
fleet-attention-none = { $count } テナントのうち、注意が必要なテナントはありません。
# $count: the number of tenants that need attention; $all: the number of all
fleet-attention = { $all } テナントのうち { $count } テナントに注意が必要です。
# The worst connector of a tenant. $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"
fleet-expired = 有効期限切れ { $at }
fleet-expires = 有効期限 { $at }
fleet-last-sync = 最終同期 { $at }
fleet-last-change = 最終変更 { $at }
# How old the latest snapshot of a tenant is
fleet-stale-minutes = { $count } 分間未取得
fleet-stale-hours = { $count } 時間未取得
fleet-stale-days = { $count } 日間未取得
# In the column "Not readable". $count: the number of files, or of snapshots
fleet-unread-files = スナップショットのファイル { $count } 件
fleet-unread-newest = 最新のスナップショット { $count } 件
# In the column "Health". $count: the number of incidents and advisories; "known" if the list was captured only in part
fleet-none-active = アクティブなし
fleet-none-known = 取得した範囲でなし
fleet-active = アクティブ { $count } 件
fleet-known = 取得した範囲で { $count } 件
# $active: one of the four texts above; $count: the number of issues that a newer snapshot of another tenant shows as resolved
fleet-resolved-since = { $active }、その後解決 { $count } 件
# $product: the only product of which more licenses are assigned than owned
fleet-over-assigned = { $product } の割り当て超過
fleet-products-over-assigned = 割り当て超過の製品 { $count } 件
# $at: the date and time of the snapshot
fleet-expired-since = { $at } のスナップショットの後に有効期限が切れました (その後更新された場合を除く)。
# $count: the number of certificates and tokens
fleet-later = 有効期限が 90 日より先の証明書/トークンが { $count } 件あります。予定表または各テナントのページを参照してください。
# Behind a tenant. $date: the date of its snapshot; $status: the status of an issue in it
fleet-says = { $date }時点: { $status }
unread-title = 読み取れなかったデータ
# In front of other sentences about the tenant
unread-newest-sentence = 最新のスナップショットを読み取れませんでした。
# $title: how many files could not be read, or the label of a mark; a sentence follows
alert-title = { $title }。

## Snapshots and files that could not be read

# A heading; on the board, a sentence
unread-newest = 最新のスナップショットを読み取れませんでした
unread-newest-several = 最新のスナップショット { $count } 件を読み取れませんでした
unread-part = このスナップショットの一部を読み取れませんでした
# Snapshots whose tenant is not known
unread-unknown-tenants = スナップショット { $count } 件を読み取れませんでした
# Behind these headings. $moment: the time of the snapshot that the page is about
unread-shown = このページには { $moment } のスナップショットを表示しています。もう一度エクスポートするか、ファイルを修正してください。
unread-part-text = このファイルの内容は未取得です。もう一度エクスポートするか、ファイルを修正してください。
# Chosen by the number of snapshots
unread-unknown-tenants-text =
    { $count ->
       *[other] どのテナントのものか不明なため、テナントが表示されていないか、情報が古い可能性があります。もう一度エクスポートするか、ファイルを修正してください。
    }
# A list of snapshots and files. $moment: the time of the snapshot; $error: the code of the error
unread-snapshot = { $moment }: { $file } ({ $error })
unread-snapshot-unnamed = { $moment } ({ $error })
# In place of $moment
unread-time-unknown = 日時不明
unread-file = { $file } ({ $error })
unread-file-unnamed = ファイル ({ $error })
# $file: one of the two above. Behind newer snapshots in the list
unread-of-shown = 表示中のスナップショット: { $file }
# The end of a list
unread-more = 他 { $count } 件
# What could not be read on a day, behind its date or status
unread-day-in-part = 一部読み取り不可
unread-day = スナップショット { $count } 件が読み取り不可

# The script that filters the table of all tenants
fleet-any-status = すべての状態
# $count: the number of tenants
fleet-count = { $count } テナント
# $shown: the number of tenants that match, in digits; $count: the number of all
fleet-shown = { $count } テナント中 { $shown } テナント

## The age of a page, by the clock of the reader: texts of a script

# The notice on an old page. $begin: `age-old-begin`, which is bold; $date: date and time
age-old-tenant = { $begin }。{ $date } 時点のテナントの状態を表示しています。
age-old-fleet = { $begin }。{ $date } 時点の各テナントの状態を表示しています。
# $length: a length of time in its basic form, as the browser writes it in the language of the page, such as "9 days"
age-old-begin = このページは { $length }前のものです
# The notice if the clock of the reader is behind. $begin: `age-ahead-begin`, which is bold; $date: date and time
age-ahead-tenant = { $begin }。どちらかの日時が間違っています。{ $date } 時点のテナントの状態を表示しています。
age-ahead-fleet = { $begin }。どちらかの日時が間違っています。{ $date } 時点の各テナントの状態を表示しています。
# $length: as in `age-old-begin`
age-ahead-begin = このページの日時は、コンピューターの時計より { $length }進んでいます
# $number: the number of certificates and tokens, in digits; $names: their names
age-ended =
    { $count ->
       *[other] その後更新されていない場合、証明書/トークン { $number } 件の有効期限が切れています: { $names }。
    }
# $length: the time until the last of them, as in `age-old-begin`
age-soon =
    { $count ->
       *[other] その後更新されていない場合、証明書/トークン { $number } 件の有効期限が { $length }以内に切れます: { $names }。
    }
# $names: the first names; $number: the number of the others, in digits
age-names-more =
    { $count ->
       *[other] { $names }、他 { $number } 件
    }
# $count: the number of connectors monitored by last sync
age-syncs = 最終同期で判定されるコネクタ { $count } 件について、その後の同期は反映されていません。
# Behind the name of a certificate or token
age-expired = このページの作成後に有効期限切れ (その後更新された場合を除く)
# $length: as in `age-old-begin`
age-expires = { $length }以内に有効期限切れ

## The field that finds rows of a list: texts of a script

# For screen readers: what is searched
list-search = 一覧
list-find = 検索
# $shown, $all: numbers of rows, in digits
list-found = { $all } 件中 { $shown } 件

## The wall board

# For screen readers, behind the name of a tenant
board-tenant-status = : { $status }
# $status: the status of a tenant whose snapshot is old; $date: the date of the snapshot
board-status-as-of = { $status } ({ $date }時点)
board-not-listed = 表示されていないテナント:
board-other-tenants = 状態別のその他のテナント数
board-incidents = アクティブなインシデント/アドバイザリ
board-action-required = 対応が必要
board-title = ボード
# Issues that are not listed
board-more-incidents = 他のインシデント { $count } 件
board-more-advisories = 他のアドバイザリ { $count } 件
board-more-issues = 他のインシデント/アドバイザリ { $count } 件

## Feeds and calendars, as files

# The title of an entry of a feed. $subject: such as the name of a connector; $change: such as "renewed"
feed-title = { $subject }: { $change }
# The title of an event. $kind: the name of the connector type
event-expires = 有効期限: { $name } ({ $kind })
event-act-by = 対応期限: { $title }
# The description of an event, line by line. $status: the label of a status; $because: the reason in lower case
event-status = { $status }: { $because }。
# Behind `event-status`
event-warning = { $moment } から警告。
event-message = メッセージ { $id }: { $title }
event-impact = 影響: { $impact }
# For a connector that has not expired
event-impact-later = 有効期限が切れた場合の影響: { $impact }
# $place: a menu path or an address
event-where = 場所: { $place }
event-link = リンク: { $address }
event-step = { $number }. { $step }
event-runbook = 手順書: { $address }
event-article = Microsoft の記事: { $address }
event-owner = 担当者: { $owner }
event-contact = 連絡先: { $contact }
# Categories of events
event-category-expiry = 有効期限
event-category-action = 対応が必要

## Dates

# $day: of the month, such as 2; $month: the short name of the month; $year: such as 2026
written-date = { $year }年{ $month }{ $day }日
# $date: a date; $time: such as 08:05; $zone: the short name of the time zone, such as UTC
date-and-time = { $date } { $time } { $zone }
# Several days of one month. $first: the first day of the month that is meant, such as 3
dates-in-month = { $year }年{ $month }{ $first }日～{ $day }日
# Several days of one year. $first and $first-month: the first day
dates-in-year = { $year }年{ $first-month }{ $first }日～{ $month }{ $day }日
# $from, $to: dates
dates = { $from }～{ $to }
# $weekday: the name of the day; $month: the name of the month
date-with-weekday = { $year }年{ $month }{ $day }日{ $weekday }
# $month: the name of the month
month-and-year = { $year }年{ $month }
date-too-early = 0年より前
date-too-late = 9999年より後

# The number of the first day of a month, as $day and $first of these texts
first-day = 1
month-january = 1月
month-february = 2月
month-march = 3月
month-april = 4月
month-may = 5月
month-june = 6月
month-july = 7月
month-august = 8月
month-september = 9月
month-october = 10月
month-november = 11月
month-december = 12月
month-january-short = 1月
month-february-short = 2月
month-march-short = 3月
month-april-short = 4月
month-may-short = 5月
month-june-short = 6月
month-july-short = 7月
month-august-short = 8月
month-september-short = 9月
month-october-short = 10月
month-november-short = 11月
month-december-short = 12月
weekday-monday = 月曜日
weekday-tuesday = 火曜日
weekday-wednesday = 水曜日
weekday-thursday = 木曜日
weekday-friday = 金曜日
weekday-saturday = 土曜日
weekday-sunday = 日曜日

## Lengths of time

days = { $count } 日
hours = { $count } 時間
minutes = { $count } 分
seconds = { $count } 秒
# $long: a length, such as "7 days"; $short: the rest, such as "2 hours"
two-lengths = { $long } { $short }

## How far away a time is

# The same lengths within `time-in` and `time-ago`, for languages in which they have another form there.
relative-days = { $count } 日
relative-hours = { $count } 時間
relative-minutes = { $count } 分
relative-seconds = { $count } 秒
# $length: such as "7 days 2 hours"
time-in = { $length }後
time-ago = { $length }前
time-of-snapshot = スナップショットの時点
time-far-away = 数千年先
today = 今日
tomorrow = 明日
yesterday = 昨日
overdue-since-today = 今日から期限超過
# $length: such as "28 days"
overdue-by = { $length }超過

## Numbers and lists

# Between groups of three digits: 1,200. Nothing: write { "" }
number-separator = ,
# The number of digits from which a number has separators, such as 4 for 1,200 and 5 for 1200 and 12,000.
number-separator-digits = 4
# The last two entries of a list
list-last = { $first }、{ $last }
# Two entries of a longer list
list-more = { $first }、{ $next }

## Statuses

status-unhealthy = 異常
status-warning = 警告
status-unknown = 不明
status-healthy = 正常
status-not-configured = 未構成
status-retired = 廃止
status-ignored = 無視
status-not-captured = 未取得
status-reports-problem = 問題の報告あり
# The same on pages about the past
status-reported-problem = 問題の報告あり
status-in-part = 一部のみ取得
# A day with snapshots that could not be read
status-unreadable = 読み取り不可
# A connector that no longer exists
status-removed = 削除済み
# The same within a sentence
inline-unhealthy = 異常
inline-warning = 警告
inline-unknown = 不明
inline-healthy = 正常
inline-not-configured = 未構成
inline-retired = 廃止
inline-ignored = 無視
inline-not-captured = 未取得
inline-reports-problem = 問題の報告あり
inline-in-part = 一部のみ取得
# Behind a number of connectors that are counted by their status, too. $count: the number of connectors
all-report-problem =
    { $count ->
       *[other] 件で問題の報告あり (状態を問わず)
    }
# Behind a number. $count: the number of connector types
types-not-captured =
    { $count ->
       *[other] 種類が未取得
    }

# A number of connectors, or of connector types, by status. Entries of a list
number-unhealthy = 異常 { $count } 件
number-warning = 警告 { $count } 件
number-unknown = 不明 { $count } 件
number-healthy = 正常 { $count } 件
number-not-configured = 未構成 { $count } 件
number-retired = 廃止 { $count } 件
number-ignored = 無視 { $count } 件
number-not-captured = 未取得 { $count } 件
# "more" if others are counted in front of them
number-reporting = 問題の報告あり { $count } 件
number-reporting-too = 他に問題の報告あり { $count } 件

## Sentences

# A phrase as a sentence
sentence = { $phrase }。
# One sentence behind the other
sentences = { $first }{ $second }
# A phrase with the reason that a person gave
with-reason = { $phrase }: { $reason }

## Why a part of a snapshot is missing

# $error: the code of the error; $permissions: the names of permissions of Microsoft Graph
gap-denied = { $error }: エクスポートにはアクセス許可 { $permissions } が必要です
gap-denied-unknown = { $error }: エクスポートに必要なアクセス許可がありません
gap-busy = Microsoft Graph がビジー状態でした ({ $error })。もう一度エクスポートしてください
gap-failed = Microsoft Graph がエラーを返しました ({ $error })
# $file: the name of a file
gap-unreadable = 読み取れませんでした: { $file } ({ $error })
gap-unreadable-file = ファイル
not-captured-messages = このスナップショットにはメッセージの情報がありません。メッセージが存在しないという意味ではありません。
not-captured-connectors = このスナップショットにはコネクタの情報がありません。コネクタが存在しないという意味ではありません。
not-captured-licenses = このスナップショットにはライセンスの情報がありません。ライセンスが存在しないという意味ではありません。
not-captured-health = このスナップショットにはサービス正常性の情報がありません。問題が発生していないという意味ではありません。
in-part-messages = この一覧のほかにも、アクティブなメッセージがある可能性があります。
in-part-health = この一覧のほかにも、アクティブなインシデント/アドバイザリがある可能性があります。
in-part-connectors = この一覧は一部のみ取得されたものです。ほかにもコネクタがある可能性があります。
in-part-licenses = テナントは、この一覧のほかにもライセンスを保有している可能性があります。

## How many there are

count-incidents = インシデント { $count } 件
count-advisories = アドバイザリ { $count } 件
count-issues = インシデント/アドバイザリ { $count } 件
count-snapshots = スナップショット { $count } 件
count-changes = 変更 { $count } 件

## Messages and issues of services that the site does not show

# $count: how many; $services: the services, each with its number if there are several
other-messages = { $services }: メッセージ { $count } 件は表示されていません。
other-messages-unnamed = サービス名のないメッセージ { $count } 件は表示されていません。
other-issues = { $services }: インシデント/アドバイザリ { $count } 件は表示されていません。
other-issues-unnamed = サービス名のないインシデント/アドバイザリ { $count } 件は表示されていません。
# An entry of the list of services. $number: how many it has
service-with-number = { $service } ({ $number })
service-unnamed = サービス名なし
more-services = 他 { $count } サービス

## Why a connector has its status, in sentences

# $at: a date and time with its distance, such as "22 Nov 2026 08:00 UTC (in 3 days)"
time-and-distance = { $at } ({ $distance })
reason-switched-off = 無効になっているか、未設定です。
reason-retired = この種類のコネクタは、Microsoft により廃止されました。
reason-bound = バインド済みです。有効期限はありません。
reason-expired = { $at } に有効期限が切れました。
# $limit: a length of time
reason-expires-soon = 有効期限は { $at } です。有効期限の { $limit }前から警告になります。
reason-expires-later = 有効期限は { $at } です。
reason-does-not-expire = 有効期限はありません。
reason-no-expiry = 構成済みですが、有効期限が不明です。
reason-sync-recent = 最終同期は { $at } です。
reason-sync-old = 最終同期は { $at } です。{ $limit }を超えると警告になります。
reason-sync-too-old = 最終同期は { $at } です。{ $limit }以上経過すると異常になります。
reason-never-synced = 構成済みですが、一度も同期されていません。
reason-sync-after = 報告された最終同期 ({ $at }) は、このスナップショットより後の日時です。
reason-sync-unset = 報告された最終同期は、プレースホルダーの 9999年12月31日です。

## Why a connector has its status, in phrases for a table

brief-switched-off = 無効または未設定
brief-retired = Microsoft により廃止
# $day: the last day
brief-ignored-until = { $day }まで無視
brief-bound = バインド済み
# $at: a date with its distance, such as "22 Nov 2026 (in 3 days)"; in lists about the past, a date and time
brief-expired = 有効期限切れ: { $at }
brief-expires = 有効期限: { $at }
brief-does-not-expire = 有効期限なし
brief-no-expiry = 有効期限が不明
# $distance: such as "3 hours ago"
brief-sync = 最終同期: { $distance }
# $limit: a length of time
brief-sync-limit = 最終同期: { $distance } (しきい値: { $limit })
brief-never-synced = 同期の実績なし
brief-sync-after = 最終同期の日時がスナップショットより後
brief-sync-unset = 最終同期の日付が未設定
# The same in lists about the past, with dates instead of distances. $at: a date and time
past-sync = 最終同期: { $at }
past-sync-old = 最終同期: { $at } ({ $limit }を超えて経過)
past-sync-too-old = 最終同期: { $at } ({ $limit }以上経過)
past-sync-after = 最終同期: { $at } (スナップショットより後)
past-sync-unset = 最終同期がプレースホルダーの日付 9999年12月31日

## Why a connector had its status, behind a colon or in a sentence, without distances

because-switched-off = 無効または未設定
because-retired = Microsoft により廃止
# $day: the last day
because-ignored-until = { $day }まで無視
because-bound = バインド済み
# $at: a date and time
because-expired = { $at } に有効期限切れ
because-expires = 有効期限 { $at }
because-does-not-expire = 有効期限なし
because-no-expiry = 有効期限が不明
because-sync = 最終同期 { $at }
# $limit: a length of time
because-sync-old = 最終同期 { $at } ({ $limit }を超えて経過)
because-sync-too-old = 最終同期 { $at } ({ $limit }以上経過)
because-never-synced = 同期の実績なし
because-sync-after = 最終同期 { $at } (スナップショットより後)
because-sync-unset = 最終同期がプレースホルダーの日付 9999年12月31日

## The next status, in a table

# $status: a status; $date: a date
next-without-sync = 同期されない場合、{ $date }から{ $status }
next-from = { $date }から{ $status }

## The rules of the statuses

rule-expiry = 証明書とトークン: 有効期限までの残り時間で判定
rule-sync = 接続: 最後に成功した同期からの経過時間で判定
rule-bindings = バインド: 有無で判定
rule-retired = 廃止されたコネクタの種類: 状態なし
rule-ignored = 無視されているコネクタ: 状態なし
rule-off = 未設定、または無効
rule-expired = 有効期限切れ
# $limit: a length of time
rule-expires-within = { $limit }以内に有効期限が切れる
rule-expiry-unknown = 構成済みだが、有効期限が不明
rule-expires-later = { $limit }以内に有効期限が切れない
rule-sync-too-old = 最終同期から { $limit }以上経過
rule-sync-old = 最終同期から { $limit }を超えて経過
rule-sync-unknown = 同期の実績がない、または最終同期の日時がスナップショットより後
rule-sync-recent = 最終同期から { $limit }以内
rule-bound = バインド済み
rule-why-retired = この種類のコネクタは、Microsoft により廃止されました。他の状態になることはありません。
rule-why-ignored = このサイトの設定で無視されています。集計には含まれず、期限もありません。
rule-limits-of-type = これらのしきい値は、この種類のコネクタ用に設定されています。
rule-limits-of-connector = これらのしきい値は、このコネクタ専用に設定されています。

## Connector types

# The names that the Intune admin center shows on its page of the tenant status. Also the heading of a badge, so keep them short.
connector-type-apple-push-certificate = Apple MDM プッシュ証明書 (APNs)
connector-type-apple-vpp-expiry = VPP の有効期限日
connector-type-apple-vpp-sync = VPP の最終同期日
connector-type-windows-autopilot = Windows Autopilot の最終同期日
connector-type-microsoft-store = ビジネス向け Microsoft Store の最終同期日 (廃止)
connector-type-jamf = Jamf の最終ハートビート
connector-type-certificate-connector = 証明書コネクタ (NDES) の最終接続
connector-type-apple-enrollment-expiry = Apple 登録トークン (ADE/DEP) の有効期限日
connector-type-apple-enrollment-sync = Apple 登録トークン (ADE/DEP) の最終同期日
connector-type-exchange-on-premises = Exchange ActiveSync オンプレミスの最終同期日
connector-type-google-play-sync = マネージド Google Play アプリの同期
connector-type-google-play-binding = マネージド Google Play コネクタ
connector-type-defender-for-endpoint = Microsoft Defender for Endpoint の最終ハートビート
connector-type-mobile-threat-defense = Mobile Threat Defense の最終ハートビート
connector-type-chrome-enterprise = Chrome Enterprise の最終ディレクトリ同期
connector-type-teamviewer = TeamViewer の最終接続
connector-type-servicenow = ServiceNow の最終接続
connector-type-domain-join = ドメイン参加コネクタ (ODJ) の最終接続
connector-type-code-signing-certificate = コード署名証明書の有効期限日
connector-type-compliance-partner = デバイス コンプライアンス パートナーの最終ハートビート
connector-type-telecom-expense = 通信費管理の最終同期日

## Details of connectors, by the names that the program gives them

property-apple-id = Apple ID
property-topic = Topic
property-serial-number = シリアル番号
property-location = 場所
property-organization = 組織
property-country = 国または地域
property-token-type = トークンの種類
property-devices = 同期済みデバイス
property-owner = 所有者
property-machine = コンピューター
property-version = バージョン
property-server = サーバー
property-connector-server = コネクタ サーバー
property-smtp = プライマリ SMTP アドレス
property-platforms = プラットフォーム

## Values of the services' enumerations
# Statuses of an issue, as a label and within a sentence.
issue-status-service-operational = サービスは正常です
inline-issue-status-service-operational = サービス正常
issue-status-investigating = 調査中
inline-issue-status-investigating = 調査中
issue-status-restoring-service = サービスの復元
inline-issue-status-restoring-service = サービスの復元
issue-status-verifying-service = サービスを確認中
inline-issue-status-verifying-service = サービスを確認中
issue-status-service-restored = サービスが復元されました
inline-issue-status-service-restored = サービス復元済み
issue-status-post-incident-review-published = インシデントの事後レポートを発行済み
inline-issue-status-post-incident-review-published = インシデントの事後レポートを発行済み
issue-status-service-degradation = サービスの低下
inline-issue-status-service-degradation = サービスの低下
issue-status-service-interruption = サービスの中断
inline-issue-status-service-interruption = サービスの中断
issue-status-extended-recovery = 拡張復旧
inline-issue-status-extended-recovery = 拡張復旧
issue-status-false-positive = 誤検知
inline-issue-status-false-positive = 誤検知
issue-status-investigation-suspended = 調査の中断
inline-issue-status-investigation-suspended = 調査の中断
issue-status-resolved = 解決済み
inline-issue-status-resolved = 解決済み
issue-status-mitigated-external = 外部で軽減済み
inline-issue-status-mitigated-external = 外部で軽減済み
issue-status-mitigated = 軽減済み
inline-issue-status-mitigated = 軽減済み
issue-status-resolved-external = 外部で解決済み
inline-issue-status-resolved-external = 外部で解決済み
issue-status-confirmed = 確認済み
inline-issue-status-confirmed = 確認済み
issue-status-reported = 報告済み
inline-issue-status-reported = 報告済み
# States of a subscription, as a label and within a sentence.
account-status-pending = 保留中
inline-account-status-pending = 保留中
account-status-active = アクティブ
inline-account-status-active = アクティブ
account-status-warning = 警告
inline-account-status-warning = 警告
account-status-disabled = 無効
inline-account-status-disabled = 無効
account-status-deleted = 削除済み
inline-account-status-deleted = 削除済み
account-status-blocked = ブロック済み
inline-account-status-blocked = ブロック済み
account-status-locked-out = ロックアウト
inline-account-status-locked-out = ロックアウト
# Who must act on an issue.
origin-microsoft = Microsoft
origin-third-party = サード パーティ
origin-customer = 顧客
# Severities of a message.
severity-normal = 標準
severity-high = 高
severity-critical = 重大

## Search

search-title = 検索
search-label = このサイトを検索
search-words = 検索語句
search-hint = 単語の先頭だけでも検索できます。フレーズで検索するには、引用符で囲みます: "enrollment token"
search-needs-script = 検索には JavaScript が必要です。同じ内容は次のページにあります:
search-loading = 検索インデックスを読み込んでいます…
search-failed = 検索インデックスを読み込めませんでした。
search-none = 見つかりませんでした。語句を減らすか、フィルターを解除してください。
# $count: number of results, which selects the plural form; $number: the same, as shown
search-found =
    { $count ->
       *[other] { $number } 件
    }
search-more = さらに表示
search-filters = フィルター
search-any = すべて
search-active = アクティブのみ
search-deadline = 期限
search-with-deadline = 期限あり
search-year = 年
search-change = 変更
# $date: a date
search-due = 期限 { $date }
# $words: the words of the text that match
search-in-text = 本文: { $words }
search-all-tenants = すべてのテナントで検索

## Reports: one file about a tenant, for auditors and mail

report-title-state = 状態レポート
# $period: a month or a year
report-title-period = レポート: { $period }
report-about = このレポートについて
report-period = 期間
# $dates: first and last day; $zone: name of the time zone
report-period-text = { $dates } (日付のタイム ゾーン: { $zone })
report-selected = 日時の指定
# $moment: a date and time
report-selected-text = { $moment } 以前の最後のスナップショット
report-snapshot = スナップショットの取得日時
report-latest = 読み取った最新のスナップショット
report-measured = 経過時間と期限の基準日時
# $moment: a date and time
report-measured-capture = { $moment } (スナップショットの取得日時)
report-digest = スナップショットの SHA-256
report-audience = 対象ユーザー
report-audience-all = 制限なし: スナップショットの内容をすべて表示
report-language = 言語
report-zone = タイム ゾーン
report-program = プログラム
report-unread = これらのファイルの内容は不明です。
report-missing = 未取得
report-missing-none = スナップショットのすべての部分が完全に取得されています。
# Why a part was not captured, behind a colon
report-missing-unknown = 理由は不明
report-evidence = コネクタとその根拠
report-act-by = 対応期限のあるメッセージ
report-act-by-none = 対応期限のあるアクティブなメッセージはありません
# $moment: a date and time
report-not-over = この期間はまだ終了していません。最新のスナップショットの取得日時は { $moment } です。それ以降の日は不明です。
report-captures = スナップショットのある日
# $snapshots: such as "30 snapshots"; $days: such as "28 of 30 days"
report-captures-text = { $days }に{ $snapshots }。
report-captures-without = { $count } 日はスナップショットがなく、状態は不明です。
report-captures-unreadable = { $count } 日は読み取れないスナップショットしかなく、状態は不明です。
# $dates: first and last day
report-captures-strip = 各日の最も悪い状態 ({ $dates })
# $count: the days of the period; $days: a number of them
report-days-of = { $count } 日中 { $days } 日
# $days: such as "28 of 30 days"
report-coverage = 完全に取得: { $days }。
report-net = 変更点
# $from, $to: dates and times
report-net-compared = 比較対象: { $from } と { $to } のスナップショット。
# Behind report-net-compared
report-net-same = 違いはありません。
report-net-one = スナップショットが 1 つしかないため、比較できません。
report-net-no = この期間のスナップショットがないため、変更点は不明です。
report-log = スナップショット別のすべての変更
report-log-none = この期間の連続するスナップショットの間に変更は見つかりませんでした。
report-more-changes = 他の変更 { $count } 件は表示されていません。
report-days = 状態別の日数
report-days-caption = コネクタの状態別の日数 (各行の合計は期間の日数と一致します)
report-days-none = この期間のスナップショットにコネクタの情報はありません
report-days-not-listed = 一覧に表示のない日: { $count } 日。
report-not-in-use = 未使用
report-healthy-share = 正常な日の割合
# $days: a number of days
report-without-data = うちデータなし { $days } 日
# $days: such as "28 of 30 days"; $percent: a number
report-share = { $days } ({ $percent }%)
report-spells = 状態の推移
report-spells-caption = 同じ状態が続いた期間
report-from = 開始日
report-until = 終了日
report-column-days = 日数
report-no-snapshot = 不明: スナップショットなし
report-not-listed = 一覧に表示なし
report-deadlines = この期間の有効期限
report-deadlines-caption = この期間の有効期限 (早い順)
report-deadlines-none = この期間内の有効期限を含むスナップショットはありません
report-outcome = 結果
report-outcomes = 結果別の有効期限
report-deadline-missed = 期限切れ
report-deadline-met = 期限内に更新
report-deadline-withdrawn = 対象外
report-deadline-ahead = 期限前
# $seen: the time of the last snapshot with the date, in all of these; $next: the time of the next snapshot
report-evidence-missed = { $seen } のスナップショットでも、この有効期限のままです。
report-evidence-met = 最終確認: { $seen }。{ $next } のスナップショットでは、有効期限がこれより後になっています。
report-evidence-withdrawn = 最終確認: { $seen }。{ $next } のスナップショットでは、コネクタが削除、無効化、または無視されているか、有効期限が異なります。
report-evidence-unknown = 最終確認: { $seen }。次のスナップショット ({ $next }) は、この有効期限より後のものです。
report-evidence-none = 最終確認: { $seen }。その後の状況を示すスナップショットはありません。
report-evidence-ahead = 最終確認: { $seen }。有効期限は最新のスナップショットより後です。
report-incidents-none = この期間のスナップショットに、アクティブなインシデント/アドバイザリはありません
report-incidents-caption = この期間にアクティブだったインシデント/アドバイザリ
report-opened = 最初の確認
report-opened-before = この期間より前、または期間内の最初のスナップショット
report-ended = 終了
report-days-active = アクティブな日数
report-incident-active = 未終了
report-incident-resolved = 解決済み
report-licenses-none = この期間のスナップショットにライセンスの情報はありません
report-licenses-caption = 保有ライセンス数と割り当て済みライセンス数: この期間の最初、最後、最小、最大
report-first = 最初
report-last = 最後
report-lowest = 最小
report-highest = 最大
report-with-data = データあり
report-methods = 算出方法
report-method-state = 各状態は、根拠として示した日付から、併記した判定方法に従い、基準日時の時点で判定されます。サービスから報告された状態は表示しますが、判定には影響しません。コネクタの種類の状態は、その種類のコネクタの中で最も悪い状態です。無視されたものと廃止されたものは数えません。取得されなかった部分は不明です。
report-method-captures = 1 日は上記のタイム ゾーンの 0 時から 24 時までです。その日に取得され、読み取れたスナップショットがある日だけを「スナップショットのある日」とします。最新のスナップショットより後の日を含め、それ以外の日はすべて不明です。前日の状態は引き継ぎません。
report-method-changes = 変更点は、期間前の最後のスナップショット (なければ期間内の最初) と期間内の最後のスナップショットを比較したものです。同期日時の更新は変更に含みません。その下に、各スナップショットから次のスナップショットまでのすべての変更を示します。
report-method-days = コネクタの 1 日の状態は、その日の各スナップショットをそれぞれの取得日時で判定した中で最も悪い状態です。スナップショットのない日、またはコネクタの種類を含むスナップショットのない日は不明です。「未使用」は、コネクタが未構成、廃止、または無視の状態だった日と、全体が取得されたスナップショットの一覧に表示されなかった日です。正常な日の割合は、それ以外のすべての日に対する割合なので、不明な日があると下がります。端数は切り捨てます。
# $expiry, $warning, $unhealthy: lengths of time
report-method-rule = 有効期限: 期限切れは異常、残り { $expiry }以内は警告。最終同期: { $warning }以内は正常、{ $unhealthy }以上は異常、その間は警告。日付のないコネクタは不明です。コネクタの種類または個々のコネクタの設定が優先されます。
report-method-spells = 各行は、「状態別の日数」と同じ結果が連続した日をまとめたものです。1 つのコネクタの行を合わせると、期間のすべての日になります。理由は、その状態の最後のスナップショットに基づきます。
report-method-deadlines = 使用中のコネクタについてスナップショットに含まれる、この期間内の有効期限をすべて数えます。期限切れ: 有効期限以降のスナップショットでも、その有効期限のままです。期限内に更新: その種類のコネクタを含む次のスナップショットが有効期限より前に取得され、有効期限がより後になっています。不明: 次のスナップショットが有効期限より後に取得されたか、存在しません。対象外: 有効期限より前に、コネクタが削除、無効化、または無視されたか、有効期限が訂正されました。コネクタに有効期限の日付がないスナップショットは除外します。期間より後のスナップショットも根拠に含めます。メッセージへの対応の有無は分からないため、メッセージの期限は数えません。
report-method-incidents = この期間のスナップショットでアクティブな問題と、この期間に終了した問題を示します。最初の確認と終了の日時は、それを示す最初のスナップショットの日時です。実際の開始や終了は、1 つ前のスナップショットからそのスナップショットまでの間です。アクティブな日数は、問題がアクティブと示されたスナップショットのある日の数です。スナップショットのない日については不明です。
report-method-licenses = 数値は、この期間のスナップショットのうち、そのライセンスを含むものに基づきます。データのない日は補完しません。すべてのライセンスの合計では、ライセンスの全体が取得されたスナップショットだけを数えます。
report-sources = 使用したスナップショット
report-column-digest = SHA-256
report-sources-note = ハッシュ値はファイルから計算したものです。フォルダーの場合は、その中のファイルについて sha256sum が出力する行から計算したものです。
report-more-snapshots = 他のスナップショット { $count } 件は表示されていません。

## Baselines: agreed snapshots, compared with the latest one

baselines-title = ベースライン
# Below the title
baselines-intro = 合意済みのスナップショットを最新のスナップショットと比較します。
# A link to the page. $count: the number of baselines
baselines-all = すべてのベースライン ({ $count } 件)
# $count: the number of differences
baselines-differences = 差異 { $count } 件
baselines-same = 差異はありません
# Where a part could not be compared
baselines-same-in-part = 取得した範囲に差異はありません
baselines-not-compared = 未比較
baselines-latest = このベースラインのスナップショットは最新のものです。
# $day: such as 22 Nov 2026
baselines-no-snapshot = このテナントには { $day }のスナップショットがありません。
# $moment: date and time
baselines-unread = { $moment } のスナップショットを読み取れませんでした。
baselines-unread-unknown = スナップショットを読み取れませんでした。
# $parts: a list of sections and connector types
baselines-missing = 一方のスナップショットでは未取得のため、比較できません: { $parts }。
baselines-in-part = 一方のスナップショットでは一部のみ取得されているため、一部しか比較できません: { $parts }。
# On the overview page. $link: the title of the baseline; $count: the number of differences
baselines-hub-differs = { $link } との差異: { $count } 件
baselines-hub-same = { $link } との差異はありません
baselines-hub-same-in-part = 取得した範囲では、{ $link } との差異はありません
baselines-hub-not-compared = { $link } とは比較していません

## Tables for spreadsheets

tables-for-spreadsheets = 表計算ソフト用の表
table-csv = { $name } (CSV)
table-workbook = すべての表 (Excel)
table-utc = { $heading } (UTC)
table-more =
    { $count ->
       *[other] 他 { $count } 行: { $file } を参照
    }
table-captured = 取得済み
table-as-of = 基準日時
table-page = ページ
table-contact = 連絡先
table-type-key = 種類のキー
table-sku = SKU
table-subject = 対象
table-subject-id = 対象 ID
table-change = 変更内容
table-before = 変更前
table-after = 変更後

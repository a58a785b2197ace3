# Bringing a copy back

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ spoc backup ../copy.db
    ../copy.db: 1 ticket, 0 runs, 40 entries, {…}
    $ spoc log -s "Printer jams" --from ben@example.net --as nadia -q
    2
    $ spoc deliver
    sent: ana@example.net · [#1] VPN drops
    sent: mira@example.org · [#1] it was given to you: VPN drops
    sent: ben@example.net · [#2] Printer jams
    sent: ida@example.org · [#2] it was given to you: Printer jams
    $ spoc restore ../copy.db --dry-run
    would restore Example Works: 1 ticket, 0 runs, 40 entries
    it was proved: everything agrees
    $ spoc restore ../copy.db
    ! spoc: this needs a yes: Replace the desk Example Works (2 tickets, 0 runs) by ../copy.db?
    ! hint: give --yes where nobody can be asked
    ? 64
    $ spoc restore ../copy.db --yes
    restored Example Works: 1 ticket, 0 runs, 40 entries
    it was proved: everything agrees
    what was there is kept in {dir}/desk/spoc.db.replaced
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    $ spoc list --columns id,subject
    #  subject
    1  VPN drops
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

What was there is kept. Nothing is sent twice: the acknowledgement of the first ticket was sent after the copy was made, and the copy
does not know that.

    $ ls | grep -vxE "spoc.db(-shm|-wal)?|store.toml"
    README.md
    holidays.ics
    kb
    mail
    oncall.ics
    people.csv
    routing.test.toml
    spoc.db.replaced
    spoc.toml
    workflows
    $ spoc deliver
    ! spoc: nothing leaves the desk: it was restored from an older copy, and may have sent it before
    ! hint: look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    ? 79
    $ spoc deliver --dry-run
    would be sent: ana@example.net · [#1] VPN drops
    would be sent: mira@example.org · [#1] it was given to you: VPN drops
    $ spoc health
    warning: never swept, 2 to deliver, all held back since a restore (!), the oldest since 0s, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…}
    ? 1
    $ spoc deliver --list
    notice  state   about     to           reason           tries  next try  error
         1  queued  ticket 1  requester    acknowledgement      0
         2  queued  ticket 1  person:mira  assigned             0
    $ spoc deliver --drop 1 2 --reason "sent before the restore"
    ! 2 are dropped
    $ spoc restore --release --desk . --now 2026-06-05T08:00:00Z --dry-run
    what waits would leave again
    $ spoc restore --release --dry-run
    what waits would leave again
    $ spoc restore --release
    what waits leaves with the next spoc deliver
    $ spoc restore --release --json
    {"schema":"spoc.restore/1","released":false}
    $ spoc deliver
    ! nothing is due to be sent
    $ spoc history desk --kind desk.restored
    41 2026-06-05 10:00 desk root: an older copy took its place, up to entry 40; nothing leaves until it is released
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

The whole folder was lost:

    $ spoc restore ../copy.db ../new --json
    {
      "schema": "spoc.restore/1",
      "name": "Example Works",
      "tickets": 1,
      "runs": 0,
      "entries": 40,
      "differences": 0,
      "replaced": null,
      "files": [
        "holidays.ics",
        "kb/1-vpn-drops.md",
        "kb/2-printer-shows-offline.md",
        "kb/3-password-or-locked-account.md",
        "kb/4-who-is-calling.md",
        "kb/5-lost-badge.md",
        "kb/6-payslip.md",
        "kb/7-where-is-my-order.md",
        "kb/8-expense-claim.md",
        "oncall.ics",
        "spoc.toml",
        "workflows/access_request.toml",
        "workflows/equipment_request.toml",
        "workflows/leave_of_absence.toml",
        "workflows/offboarding.toml",
        "workflows/office_move.toml",
        "workflows/onboarding.toml",
        "workflows/purchase.toml",
        "workflows/transfer.toml"
      ]
    }
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    $ cd ../new && spoc check && spoc verify && cd ../desk
    19 files: 0 errors, 0 warnings
    everything agrees: store, chain, seals, state, clocks, agenda, index

A desk without tickets is replaced without a question; what is no copy is refused, and so is one from a newer spoc:

    $ spoc init ../empty --quiet
    {dir}/empty
    $ spoc restore ../copy.db --desk ../empty --now 2026-06-06T08:00:00Z
    restored Example Works: 1 ticket, 0 runs, 40 entries
    it was proved: everything agrees
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    $ spoc restore spoc.toml --yes
    ! spoc: the store cannot be used: file is not a database
    ? 78
    $ spoc restore ../nothing.db --yes
    ! spoc: there is no file ../nothing.db
    ? 66
    $ spoc restore
    ! spoc: which copy?
    ! hint: spoc restore FILE
    ? 64
    $ spoc restore --release ../copy.db
    ! spoc: --release takes no file
    ? 64
    $ cp ../copy.db ../newer.db && python3 -c 'import sqlite3; c = sqlite3.connect("../newer.db"); c.execute("pragma user_version = 99"); c.commit()'
    $ spoc restore ../newer.db --yes
    ! spoc: the store has schema 99, this program knows up to 1
    ! hint: a newer version of spoc made it: use that one
    ? 78

A damaged copy is better than none, and only when somebody says so:

    $ cp ../copy.db ../bent.db && python3 -c 'import sqlite3; c = sqlite3.connect("../bent.db"); c.execute("update ticket set subject = ?", ("VPN works",)); c.commit()'
    $ spoc restore ../bent.db --yes
    ! spoc: the copy is damaged: 1: projection: differs in: subject and 2 more
    ! hint: nothing was changed; when there is no better one: --force
    ? 65
    $ spoc restore ../bent.db --yes --force
    restored Example Works: 1 ticket, 0 runs, 40 entries
    it is damaged: 3 differences
    what was there is kept in {dir}/desk/spoc.db.replaced-2
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    ? 1
    $ spoc restore ../bent.db --yes -f
    restored Example Works: 1 ticket, 0 runs, 40 entries
    it is damaged: 3 differences
    what was there is kept in {dir}/desk/spoc.db.replaced-3
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    ? 1
    $ spoc restore ../copy.db --yes --format text
    restored Example Works: 1 ticket, 0 runs, 40 entries
    it was proved: everything agrees
    what was there is kept in {dir}/desk/spoc.db.replaced-4
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`

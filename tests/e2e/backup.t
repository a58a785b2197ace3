# Copies of a desk

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ spoc backup ../copy.db
    ../copy.db: 1 ticket, 0 runs, 40 entries, {…}
    $ spoc backup ../copy.db
    ! spoc: ../copy.db is there already
    ! hint: name another file, or replace it: --force
    ? 73
    $ spoc backup ../copy.db --force --verify
    ../copy.db: 1 ticket, 0 runs, 40 entries, {…}
    $ spoc backup ../copy.db -f --verify
    ../copy.db: 1 ticket, 0 runs, 40 entries, {…}
    $ spoc backup ../other.db --verify --json
    {
      "schema": "spoc.backup/1",
      "file": "../other.db",
      "bytes": {…},
      "tickets": 1,
      "runs": 0,
      "entries": 40,
      "verified": true
    }
    $ spoc backup ../third.db --format text
    ../third.db: 1 ticket, 0 runs, 40 entries, {…}
    $ spoc backup ../none.db --dry-run
    ../none.db would be made: 1 ticket, 0 runs, 40 entries
    $ spoc backup ../none.db -n --json
    {
      "schema": "spoc.backup/1",
      "file": "../none.db",
      "bytes": null,
      "tickets": 1,
      "runs": 0,
      "entries": 40,
      "verified": false,
      "dry_run": true
    }
    $ spoc backup ../copy.db -n
    ! spoc: ../copy.db is there already
    ! hint: name another file, or replace it: --force
    ? 73
    $ spoc backup /no/such/folder/copy.db -n
    ! spoc: cannot create /no/such/folder/copy.db.part: No such file or directory
    ? 73
    $ ls ..
    copy.db
    desk
    other.db
    third.db
    $ spoc backup .
    ! spoc: . is a folder
    ! hint: name a file in it
    ? 73
    $ spoc backup /no/such/folder/copy.db
    ! spoc: cannot create /no/such/folder/copy.db.part: No such file or directory
    ? 73

A copy is everything, so not everybody makes one:

    $ spoc backup ../hers.db --as ida
    ! spoc: ida may not backup
    ! hint: no role of ida has backup
    ? 77

A copy needs nothing beside it, and says where the desk was:

    $ python3 -c 'import sqlite3; c = sqlite3.connect("file:../copy.db?mode=ro", uri=True); print(c.execute("pragma journal_mode").fetchone(), c.execute("select subject from ticket").fetchall())'
    ('delete',) [('VPN drops',)]
    $ stat -c %a ../copy.db
    600

While somebody holds the lock for writing, copies are made all the same:

    $ store hold-writes 20 & holder=$!; while [ ! -e locked ]; do sleep 0.05; done
    $ spoc backup ../busy.db --wait 0
    ../busy.db: 1 ticket, 0 runs, 40 entries, {…}
    $ kill $holder; rm locked

# Making a desk

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init first --name "Example Works" --time-zone Europe/Berlin
    made a desk in {dir}/first
    ! hint: try  cd {dir}/first  and  spoc log "printer jams"
    $ ls first | grep -vxE "spoc.db(-shm|-wal)?|store.toml"
    spoc.toml
    $ spoc log -s "printer jams" --desk first --as ana
    #1 P3 new service_desk · printer jams · due 2026-06-05 14:00
    $ spoc check --desk first
    1 file: 0 errors, 0 warnings

It is checked before anything is promised:

    $ spoc init second --time-zone Europe/Berlni
    ! spoc: unknown time zone "Europe/Berlni"
    ! hint: did you mean "Europe/Berlin"?
    ? 64
    $ ls second
    ! ls: cannot access 'second': No such file or directory
    ? 2

Nothing is overwritten:

    $ spoc init first
    ! spoc: there is a desk in {dir}/first already
    ! hint: choose another folder
    ? 73
    $ mkdir third && echo mine > third/spoc.toml
    $ spoc init third --sample
    ! spoc: there is a desk in {dir}/third already
    ! hint: choose another folder
    ? 73
    $ cat third/spoc.toml
    mine

A whole organisation to play with, and a desk whose equal commands give equal stores:

    $ spoc init sample --sample --quiet
    {dir}/sample
    $ spoc who --desk sample --quiet | wc -l
    25
    $ spoc check --desk sample --strict
    20 files: 0 errors, 0 warnings
    $ spoc init sample2 --sample --name other
    ! spoc: the sample desk has its own name and zone
    ! hint: leave out --name and --time-zone
    ? 64
    $ for d in a b; do spoc init $d --rehearsal --name Rehearsal --time-zone UTC --now 2026-06-01T08:00:00Z -q; spoc log -s one --desk $d --as ana -q; spoc history --desk $d --json > $d.json; done; cmp a.json b.json && echo equal
    {dir}/a
    1
    {dir}/b
    1
    equal
    $ grep -o '"recorded_at":"[^"]*"' a.json | tail -1
    "recorded_at":"2026-06-05T08:00:00Z"
    $ spoc init json --json
    {
      "schema": "spoc.desk/1",
      "folder": "{dir}/json",
      "name": "json",
      "store": "{re:/.*/json/spoc\.db|postgresql:.*}",
      "files": [
        "spoc.toml"
      ]
    }
    $ mkdir here && cd here && spoc init --now 2026-06-01T08:00:00Z -q && cd ..
    {dir}/here
    $ spoc init elsewhere --store postgresql://db.example.org/spoc
    ! spoc: the server of the store does not answer: could not translate host name "db.example.org" to address: Name or service not known
    ! hint: is its name right?
    ? 69
    $ spoc init elsewhere --store other.db --service-role worker --readers people
    ! spoc: a store in a file has no roles
    ! hint: they are of a server: --store postgresql://HOST/DATABASE
    ? 64
    $ spoc init elsewhere --store sqlite://spoc.db
    ! spoc: a store cannot be at "sqlite://spoc.db"
    ! hint: it is a path, or postgresql://HOST/DATABASE
    ? 64
    $ spoc init elsewhere --store file://other.example.org/spoc.db
    ! spoc: "file://other.example.org/spoc.db" names another machine
    ! hint: file:PATH or file:///PATH is of this one
    ? 64
    $ spoc init elsewhere --store data/ -n
    ! spoc: "data/" names no file
    ! hint: it is a path, or file:///var/lib/spoc/spoc.db
    ? 64
    $ spoc init elsewhere --store file:data/desk.db -q
    {dir}/elsewhere
    $ cat elsewhere/store.toml
    store = "{dir}/data/desk.db"
    $ spoc log -s "printer jams" --desk elsewhere --as ana -q
    1
    $ ls data elsewhere
    data:
    desk.db
    desk.db-shm
    desk.db-wal

    elsewhere:
    spoc.toml
    store.toml
    $ SPOC_STORE=file:data/desk.db spoc list --desk elsewhere -q
    1
    $ SPOC_STORE=postgres://db.example.org/spoc spoc list --desk elsewhere -q
    ! spoc: the server of the store does not answer: could not translate host name "db.example.org" to address: Name or service not known
    ! hint: is its name right?
    ? 69
    $ spoc init another --store data/desk.db
    ! spoc: {dir}/data/desk.db is there already
    ! hint: choose another place for the store
    ? 73
    $ spoc init another --store "$PWD/data/other.db" -n
    a desk would be made in {dir}/another:
      spoc.toml
      store.toml
      {dir}/data/other.db
    $ rm -r elsewhere data
    $ spoc init /proc/nothing
    ! spoc: cannot create folder /proc/nothing: No such file or directory
    ? 73
    $ spoc init --dry-run
    a desk would be made in {dir}:
      spoc.toml
      spoc.db

What would be made; nothing is:

    $ spoc init later --dry-run
    a desk would be made in {dir}/later:
      spoc.toml
      spoc.db
    $ spoc init later --sample -n --json | tail -3
      ],
      "dry_run": true
    }
    $ spoc init later --dry-run --time-zone Nowhere
    ! spoc: unknown time zone "Nowhere"
    ! hint: use an IANA name such as Europe/Berlin
    ? 64
    $ ls
    a
    a.json
    b
    b.json
    first
    here
    json
    sample
    third

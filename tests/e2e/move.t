# spoc move

    $ spoc init desk --sample --now 2026-06-15T08:00:00Z >made 2>&1
    $ cd desk && export SPOC_NOW=2026-06-15T09:00:00Z
    $ spoc log "VPN drops" --from ana@example.org -q
    1
    $ spoc export >../before

Nothing changes before the store is asked for, and a trial makes nothing:

    $ spoc move
    ! spoc: where to?
    ! hint: spoc move --to WHERE: a path, file: or postgresql: URL
    ? 64
    $ spoc move --to sqlite://there.db
    ! spoc: a store cannot be at "sqlite://there.db"
    ! hint: it is a path, or postgresql://HOST/DATABASE
    ? 64
    $ spoc move --to ../there.db --dry-run
    would move to {dir}/there.db: 1 ticket, 0 runs, 40 entries
    $ spoc move --to ../there.db --dry-run --json
    {
      "schema": "spoc.move/1",
      "store": "{dir}/there.db",
      "resumed": false,
      "tickets": 1,
      "runs": 0,
      "entries": 40,
      "left_out": [],
      "dry_run": true
    }
    $ ls ../there.db
    ! ls: cannot access '../there.db': No such file or directory
    ? 2

The whole desk is at the new place, its journal and what is queued included:

    $ spoc move --to ../there.db
    moved to {dir}/there.db: 1 ticket, 0 runs, 40 entries
    it was proved: everything agrees
    $ cat store.toml
    store = "{dir}/there.db"
    $ spoc export | cmp - ../before && spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

It is there already, and goes nowhere where something is:

    $ spoc move --to ../there.db
    ! spoc: the store is at {dir}/there.db already
    ! hint: name another place
    ? 64
    $ spoc move --to ../before
    ! spoc: there is something at {dir}/before already
    ! hint: name a place where nothing is yet
    ? 73

Once more. The store it comes from says where it went, to whoever names it still, and takes nothing:

    $ spoc move --to spoc2.db --json
    {
      "schema": "spoc.move/1",
      "store": "{dir}/desk/spoc2.db",
      "resumed": false,
      "tickets": 1,
      "runs": 0,
      "entries": 40,
      "left_out": []
    }
    $ cat store.toml
    store = "spoc2.db"
    $ SPOC_STORE=../there.db spoc list
    ! spoc: the store has moved to {dir}/desk/spoc2.db
    ! hint: name that in $SPOC_STORE or in the desk's store.toml; a move that was interrupted goes on with `spoc move --to {dir}/desk/spoc2.db`
    ? 78
    $ SPOC_STORE=../there.db spoc note 1 -m "to the old place"
    ! spoc: the store has moved to {dir}/desk/spoc2.db
    ! hint: name that in $SPOC_STORE or in the desk's store.toml; a move that was interrupted goes on with `spoc move --to {dir}/desk/spoc2.db`
    ? 78
    $ SPOC_STORE=../there.db spoc upgrade
    ! spoc: the store has moved to {dir}/desk/spoc2.db
    ! hint: name that in $SPOC_STORE or in the desk's store.toml; a move that was interrupted goes on with `spoc move --to {dir}/desk/spoc2.db`
    ? 78
    $ spoc export | cmp - ../before

What was interrupted before store.toml named the new place is ended by the same command:

    $ echo 'store = "../there.db"' >store.toml
    $ spoc list -q
    ! spoc: the store has moved to {dir}/desk/spoc2.db
    ! hint: name that in $SPOC_STORE or in the desk's store.toml; a move that was interrupted goes on with `spoc move --to {dir}/desk/spoc2.db`
    ? 78
    $ spoc move --to spoc2.db --dry-run
    the move to {dir}/desk/spoc2.db would be ended
    $ spoc move --to spoc2.db
    moved to {dir}/desk/spoc2.db: 1 ticket, 0 runs, 40 entries
    it was proved before, and has ended now
    $ spoc list -q
    1

Back where it has been before, this desk may go:

    $ spoc note 1 -m "Since Monday." -q
    1
    $ spoc move --to ../there.db
    moved to {dir}/there.db: 1 ticket, 0 runs, 41 entries
    it was proved: everything agrees
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

Who names the place in a variable has to change it:

    $ SPOC_STORE=../there.db spoc move --to ../fourth.db
    moved to {dir}/fourth.db: 1 ticket, 0 runs, 41 entries
    it was proved: everything agrees
    ! hint: $SPOC_STORE names the old place: change it wherever it is set
    $ SPOC_STORE=../fourth.db spoc list -q
    1


# Restoring over a file that is no store

Only with a store in a file: what is damaged on a server is its administrators' to repair.

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample >made 2>&1 && cd desk
    $ spoc log -s "VPN drops" -q
    1
    $ spoc backup ../copy.db >made

A store that cannot be read is put aside:

    $ printf 'no store' > spoc.db && rm -f spoc.db-wal spoc.db-shm
    $ spoc restore ../copy.db
    ! spoc: this needs a yes: Replace a store that cannot be read by ../copy.db?
    ! hint: give --yes where nobody can be asked
    ? 64
    $ spoc restore ../copy.db --yes
    restored Example Works: 1 ticket, 0 runs, 40 entries
    it was proved: everything agrees
    what was there is kept in {dir}/desk/spoc.db.damaged
    ! nothing leaves the desk until you let it: what the copy would send may have been sent already
    ! hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

# Upgrading a store

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --name "Example Works" --time-zone UTC --quiet && cd desk
    {dir}/desk
    $ spoc upgrade
    the store is up to date
    $ spoc upgrade --json
    {
      "schema": "spoc.upgrade/1",
      "steps": 0
    }
    $ spoc upgrade --dry-run
    the store is up to date
    $ SPOC_STORE=$PWD/spoc.db spoc upgrade --service-role worker
    ! spoc: a store in a file has no roles
    ! hint: they are of a server: --store postgresql://HOST/DATABASE
    ? 64
    $ SPOC_STORE=$PWD/spoc.db spoc upgrade --readers people
    ! spoc: a store in a file has no roles
    ! hint: they are of a server: --store postgresql://HOST/DATABASE
    ? 64
    $ cd .. && spoc upgrade
    ! spoc: there is no desk here or above
    ! hint: make one: spoc init DIR; or name one: --desk DIR, $SPOC_DESK
    ? 66

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
    $ cd .. && spoc upgrade
    ! spoc: there is no desk here or above
    ! hint: make one: spoc init DIR; or name one: --desk DIR, $SPOC_DESK
    ? 66

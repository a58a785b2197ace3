# Following no more

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    1
    $ spoc watch 1 lab@example.net --as selma -q; spoc watch 1 lukas --as selma -q
    1
    1
    $ spoc unwatch 1 lba@example.net --as selma
    ! spoc: "lba@example.net" does not follow ticket 1
    ! hint: did you mean "lab@example.net"?
    ? 66
    $ spoc unwatch 1 lab@example.net --dry-run --as selma
    ticket 1 would be
      lab@example.net follows it no more
    $ spoc unwatch 1 lab@example.net --as selma
    #1 P3 new access · no access to erp · due 2026-06-05 14:00
    $ spoc unwatch 1 lukas --as selma --quiet
    1
    $ spoc watch 1 lukas --as selma --quiet
    1
    $ spoc unwatch 1 lukas --as selma --json | grep '"participants"'
      "participants": [],
    $ spoc show 1 --json | grep '"participants"'
      "participants": [],

# Going on

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    1
    $ spoc log -s "no access to crm" --team access --from ida --as nadia -q
    2
    $ spoc take 1 2 --as selma -q
    1
    2
    $ spoc wait 1 --on requester --ask "Which module?" --until 2026-06-10T08:00:00Z --as selma -q
    1
    $ export SPOC_NOW=2026-06-08T08:00:00Z
    $ spoc resume 1 --as selma --dry-run
    ticket 1 would be
      goes on by hand
    $ spoc resume 1 --as selma
    #1 P3 open access/selma · no access to erp · due 2026-06-10 17:30

The pause moved the deadline; how it was counted can be read:

    $ spoc show 1 | grep -E '^(status|turn|due|clock|resolution)'
    status     open
    turn       desk, since 2026-06-08 10:00
    due        2026-06-10 17:30 (in 2d 7h)
    clock        state    target  used  due
    resolution   running  3bd       0s  2026-06-10 17:30 (in 2d 7h)
    $ spoc resume 1 --as selma
    ! spoc: ticket 1 is open: resume is not possible
    ! hint: it is open: resolve, wait, release or cancel it
    ? 79
    $ spoc resume 1 2 --as selma --quiet
    ! spoc: ticket 1 is open: resume is not possible
    ! hint: it is open: resolve, wait, release or cancel it
    ! spoc: ticket 2 is open: resume is not possible
    ! hint: it is open: resolve, wait, release or cancel it
    ? 80
    $ spoc wait 1 2 --on vendor --as selma -q; spoc resume 1 2 --as selma --json | grep -E '"(total|id|status|turn)"'
    1
    2
      "total": 2,
          "id": 1,
          "status": "open",
          "turn": "desk",
          "id": 2,
          "status": "open",
          "turn": "desk",

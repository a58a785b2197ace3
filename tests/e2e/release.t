# Handing work back

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in "no access to erp" "no access to crm"; do spoc log -s "$s" --team access --as nadia -q; done
    1
    2
    $ spoc take 1 2 --as selma -q
    1
    2
    $ spoc release 1 -r "away from tomorrow" --as selma --dry-run
    ticket 1 would be
      handed back: away from tomorrow
    $ spoc release 1 -r "away from tomorrow" --as selma
    #1 P3 new access · no access to erp · due 2026-06-08 11:30
    $ spoc release 2 --reason "wrong team" --as selma --json | grep -E '"(status|assignee|team)"'
      "status": "new",
      "team": "access",
      "assignee": null,
    $ spoc history 1 --kind ticket.released
    49 2026-06-05 10:00 #1 selma: handed back: away from tomorrow

Nobody has it any more, and who handed it back does not get it again from the rules:

    $ spoc release 1 --as selma
    ! spoc: ticket 1 is new: release is not possible
    ! hint: somebody has to take it first: spoc take
    ? 79
    $ spoc release 1 2 --as selma --quiet
    ! spoc: ticket 1 is new: release is not possible
    ! hint: somebody has to take it first: spoc take
    ! spoc: ticket 2 is new: release is not possible
    ! hint: somebody has to take it first: spoc take
    ? 80
    $ spoc take 1 --as felix -q; spoc cancel 1 -m "found" --as felix -q; spoc release 1 --as felix
    1
    1
    ! spoc: ticket 1 is cancelled: release is not possible
    ! hint: log a new ticket
    ? 79

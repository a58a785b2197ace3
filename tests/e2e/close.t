# Closing

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in one two three; do spoc log -s "$s" --team access --from ida --as nadia -q; done
    1
    2
    3
    $ spoc resolve 1 -m "done" --as selma -q
    1
    $ spoc close 1 --as ida --dry-run
    ticket 1 would be
      closed by requester
    $ spoc close 1 --as ida
    #1 P3 closed access/selma · one
    $ spoc history 1 --kind ticket.closed
    58 2026-06-05 10:00 #1 ida: closed by requester
    $ spoc show 1 --json | grep -E '"(status|closed_at|turn)"'
      "status": "closed",
      "turn": "nobody",
      "closed_at": "2026-06-05T08:00:00Z",

What was never resolved closes by force only, with a reason:

    $ spoc close 2 --as selma
    ! spoc: ticket 2 is new: close is not possible
    ! hint: somebody has to take it first: spoc take
    ? 79
    $ spoc close 2 --force --as selma
    ! spoc: closing by force needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc close 2 --force --reason "asked twice, gone" --as selma
    #2 P3 closed access · two
    $ spoc close 1 2 3 --force -r "cleaning up" --quiet --as selma
    3
    ! spoc: ticket 1 is closed: close is not possible
    ! hint: reopen it within the window, or log a new ticket
    ! spoc: ticket 2 is closed: close is not possible
    ! hint: reopen it within the window, or log a new ticket
    ? 80
    $ spoc history 3 --kind ticket.closed
    63 2026-06-05 10:00 #3 selma: closed by hand: cleaning up

    $ spoc resolve 1 -m "again" --as selma
    ! spoc: ticket 1 is closed: resolve is not possible
    ! hint: reopen it within the window, or log a new ticket
    ? 79
    $ spoc close 1 --as selma --json
    ! {"schema":"spoc.error/1","code":"conflict","exit":79,"message":"ticket 1 is closed: close is not possible","hint":"reopen it within the window, or log a new ticket","where":null}
    ? 79

Silence closes, too: five business days here.

    $ spoc log -s four --team access --from ida --as nadia -q
    4
    $ spoc resolve 4 -m "done" --as selma -q
    4
    $ spoc escalate --now 2026-06-12T07:00:00Z
    0 due, 0 changed, 0 notices queued
    $ spoc show 4 --now 2026-06-12T07:00:00Z | grep ^status
    status     resolved
    $ spoc escalate --now 2026-06-12T09:00:00Z
    1 due, 1 changed, 1 notice queued
    $ spoc history 4 --since 2026-06-06 | cut -d' ' -f2-
    2026-06-12 10:00 #4 time: closed by silence

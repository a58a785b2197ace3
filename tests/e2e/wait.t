# Standing still on purpose

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in one two three four; do spoc log -s "$s" --team access --from ida --as nadia -q; done
    1
    2
    3
    4
    $ spoc wait 1 --on requester --ask "Which floor?" --until +2bd --as selma --dry-run
    ticket 1 would be
      waits on requester until 2026-06-09T08:00:00Z: Which floor?
      clock acknowledge #1 stopped
      clock response #1 stopped
      a notice to requester: question
    $ spoc wait 1 --on requester --ask "Which floor?" --until +2bd --as selma
    #1 P3 waiting access · one
    $ spoc wait 2 --on vendor --as selma
    #2 P3 waiting access · two · due 2026-06-05 14:00
    $ spoc wait 3 --on date -u "mon 9:00" --as selma
    #3 P3 waiting access · three · due 2026-06-05 14:00
    $ spoc wait 4 --on approval --until 2026-06-10T10:00:00Z --as selma --json | grep -E '^  "(status|waiting_on|turn|wake_at|due_at)"'
      "status": "waiting",
      "waiting_on": "approval",
      "turn": "approver",
      "due_at": "2026-06-05T12:00:00Z",
      "wake_at": "2026-06-05T12:00:00Z",
    $ spoc list waiting --columns id,waiting_on,turn,wake_at,due_at
    #  waiting on  turn       wakes             due
    1  requester   requester  2026-06-09 10:00
    2  vendor      vendor     2026-06-05 14:00  2026-06-05 14:00 (in 4h)
    3  date        nobody     2026-06-05 14:00  2026-06-05 14:00 (in 4h)
    4  approval    approver   2026-06-05 14:00  2026-06-05 14:00 (in 4h)

What waits for its requester or a date does not consume resolution time:

    $ spoc show 1 --now 2026-06-08T08:00:00Z | grep -E '^(clock|resolution)'
    clock        state   target  used  due
    resolution   paused  3bd       0s
    $ spoc show 2 --now 2026-06-08T08:00:00Z | grep -E '^(clock|resolution)'
    clock        state    target    used  due
    resolution   running  3bd     6h 30m  2026-06-10 10:00 (in 2d)

One wait at a time; what wakes up by itself does so when the sweep comes, or any command on it:

    $ spoc wait 3 --on date --until 2026-06-09T07:00:00Z --as selma
    ! spoc: ticket 3 is waiting: wait is not possible
    ! hint: it waits: resume it first
    ? 79
    $ spoc escalate --now 2026-06-09T07:00:00Z
    #2 response@-1bh: tell, told team
    #2 response@100%: tell+route, told owner
    #2 stalled:unacknowledged: tell, told team, owner
    #3 response@-1bh: tell, told team
    #3 response@100%: tell+route, told owner
    #3 stalled:unacknowledged: tell, told team, owner
    #4 response@-1bh: tell, told team
    #4 response@100%: tell+route, told owner
    #4 stalled:unacknowledged: tell, told team, owner
    3 due, 3 changed, 10 notices queued
    $ spoc show 3 --now 2026-06-09T07:00:00Z | grep -E '^(status|turn)'
    status     open
    turn       desk, since 2026-06-08 09:00

What is missing is told:

    $ spoc wait 2 --as selma
    ! spoc: on whom it waits was not said
    ! hint: add --on requester, vendor, approval or date
    ? 64
    $ spoc wait 2 --on rain --as selma
    ! spoc: --on takes requester, vendor, approval, date, not "rain"
    ? 64
    $ spoc wait 2 --on requester --until +1bd --as selma
    ! spoc: waiting on the requester needs a question
    ! hint: add --ask TEXT
    ? 64
    $ spoc wait 2 --on date --as selma
    ! spoc: waiting on date needs a time to wake up
    ! hint: add --until TIME
    ? 64
    $ spoc log -s five --team access --as nadia -q
    5
    $ spoc wait 5 --on date --until 2026-06-01 --as selma
    ! spoc: 2026-05-31T22:00:00Z is not in the future
    ! hint: choose a later time
    ? 65
    $ spoc wait 2 --on date --until someday --as selma
    ! spoc: "someday" is no time
    ! hint: write 2026-11-21T17:00:00Z, "2026-11-21 18:00", 2026-11-21, now, today, 17:00, "tomorrow 14:00", "mon 9:00", +2bd or -3h
    ? 64
    $ spoc resolve 2 -m done --as selma -q; spoc wait 2 --on vendor --as selma
    2
    ! spoc: ticket 2 is resolved: wait is not possible
    ! hint: an answer was offered: close it, or reopen it
    ? 79
    $ spoc wait 1 2 --on vendor --quiet --as selma
    ! spoc: ticket 1 is waiting: wait is not possible
    ! hint: it waits: resume it first
    ! spoc: ticket 2 is resolved: wait is not possible
    ! hint: an answer was offered: close it, or reopen it
    ? 80

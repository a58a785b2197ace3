# What is overdue or stands still

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia
    #1 P2 open network/mira · VPN drops · due 2026-06-05 11:00
    $ spoc log -s "no access to erp" --team access --from ida --as nadia
    #2 P3 new access · no access to erp · due 2026-06-05 14:00
    $ spoc take 2 --as selma -q
    2
    $ spoc escalate
    0 due, 0 changed, 0 notices queued

## The sweep

Each rung of the ladder fires once, at its time; the same sweep again does nothing.

    $ spoc escalate --now 2026-06-05T10:00:00Z --dry-run
    #1 response@100%: tell+route, told owner
    1 due, 1 would change, 2 notices would be queued
    $ spoc escalate --now 2026-06-05T10:00:00Z
    #1 response@100%: tell+route, told owner
    1 due, 1 changed, 2 notices queued
    $ spoc escalate --now 2026-06-05T10:00:00Z
    0 due, 0 changed, 0 notices queued
    $ spoc list overdue --now 2026-06-05T10:00:01Z --columns id,due_at,overdue,subject
    #  due                           overdue  subject
    1  2026-06-08 11:30 (in 2d 23h)  yes      VPN drops
    $ spoc list --overdue --now 2026-06-05T10:00:01Z -q
    1
    $ spoc report summary 2026-06 --overdue --now 2026-06-05T10:00:01Z --format csv | tr -d '\r' | grep '^volume,all'
    volume,all,,1,0,0,0

After an outage what was missed is applied in order, at its true time:

    $ spoc escalate --now 2026-06-08T14:00:00Z
    #1 resolution@75%: tell, told assignee
    #1 stalled:unacknowledged: tell, told team, owner
    #1 resolution@100%: tell+raise, told assignee, lead
    #1 resolution@+4bh: tell+route, told lead
    #2 response@-1bh: tell, told team
    #2 response@100%: tell+route, told owner
    2 due, 2 changed, 8 notices queued
    $ spoc history 1 --kind rung.fired
    53 2026-06-05 11:00 #1 time: rung response@-1bh passed: its condition does not hold
    55 2026-06-05 12:00 #1 time: rung response@100% fired: tell+route, told owner
    58 2026-06-05 12:00 #1 time: rung response@100% when ticket.priority == 'P1' passed: its condition does not hold
    59 2026-06-08 09:30 #1 time: rung resolution@75% fired: tell, told assignee
    60 2026-06-08 09:30 #1 time: rung stalled:unacknowledged fired: tell, told team, owner
    62 2026-06-08 11:30 #1 time: rung resolution@100% fired: tell+raise, told assignee, lead
    67 2026-06-08 11:30 #1 time: rung resolution@+4bh fired: tell+route, told lead
    $ spoc show 1 --now 2026-06-08T14:00:00Z | grep -E '^(priority|team|assignee|clock|resolution|stalled)'
    priority   P1 (impact medium, urgency high), by hand
    team       desktop
    assignee   pavel
    stalled    unacknowledged since 2026-06-05 12:00
    clock        state     target  used  due
    resolution   breached  4h       78h  2026-06-05 14:00 (3d 2h ago)

For programs; --quiet says nothing:

    $ spoc escalate --now 2026-06-09T14:00:00Z --json
    {
      "schema": "spoc.sweep/1",
      "at": "2026-06-09T14:00:00Z",
      "woken": 2,
      "rungs": [
        {
          "ticket": 2,
          "rung": "stalled:unacknowledged",
          "episode": "2026-06-08T09:30:00Z",
          "n": 1,
          "at": "2026-06-08T14:30:00Z",
          "action": "tell",
          "told": [
            "team",
            "owner"
          ]
        },
        {
          "ticket": 2,
          "rung": "stalled:silent",
          "episode": "2026-06-05T08:00:00Z",
          "n": 1,
          "at": "2026-06-09T08:00:00Z",
          "action": "tell",
          "told": [
            "assignee"
          ]
        },
        {
          "ticket": 2,
          "rung": "resolution@75%",
          "episode": "2026-06-05T08:00:00Z",
          "n": 1,
          "at": "2026-06-09T11:22:30Z",
          "action": "tell",
          "told": [
            "assignee"
          ]
        },
        {
          "ticket": 1,
          "rung": "stalled:silent",
          "episode": "2026-06-05T08:00:00Z",
          "n": 1,
          "at": "2026-06-09T08:00:00Z",
          "action": "tell",
          "told": [
            "assignee"
          ]
        }
      ],
      "changed": 2,
      "notices": 4,
      "held": 0,
      "released": 0,
      "failed": [],
      "handed_over": []
    }
    $ spoc escalate --now 2026-06-09T14:30:00Z --quiet
    $ spoc escalate --now 2026-06-09T14:30:00Z --format json
    {
      "schema": "spoc.sweep/1",
      "at": "2026-06-09T14:30:00Z",
      "woken": 0,
      "rungs": [],
      "changed": 0,
      "notices": 0,
      "held": 0,
      "released": 0,
      "failed": [],
      "handed_over": []
    }

## One ticket, now

    $ export SPOC_NOW=2026-06-10T08:00:00Z
    $ spoc log -s "the printer smokes" --from ida --as nadia
    #3 P3 open service_desk/nadia · the printer smokes · due 2026-06-10 15:00
    $ spoc escalate 3 -m "a customer stands at the door" --as nadia --dry-run
    ticket 3 would be
      priority P2 by hand: a customer stands at the door
      clock acknowledge #1 has a new target: 1bh: a customer stands at the door
      clock response #1 has a new target: 2bh: a customer stands at the door
      clock resolution #1 has a new target: 8bh: a customer stands at the door
      a notice to assignee: escalated
      a notice to lead: escalated
    $ spoc escalate 3 -m "a customer stands at the door" --as nadia
    #3 P2 open service_desk/nadia · the printer smokes · due 2026-06-10 11:00
    $ spoc escalate 3 --message "and another one" --as nadia -q
    3
    $ spoc escalate 3 -m "and a third" --as nadia -q
    3
    $ spoc show 3 | grep -E '^(priority|resolution)'; spoc show 3 | tail -3
    priority   P1 (impact medium, urgency medium), by hand
    resolution   running  4h        0s  2026-06-10 14:00 (in 4h)

    2026-06-10 10:00 · nadia · internal
      escalated: and a third
    $ spoc escalate 3 --as nadia
    ! spoc: raising a ticket needs a text
    ! hint: say it with -m TEXT
    ? 64
    $ spoc escalate -m "all of them"
    ! spoc: -m goes with a ticket
    ! hint: spoc escalate 42 -m REASON
    ? 64
    $ spoc escalate 3 --confirm-storm -m x --as nadia
    ! spoc: --confirm-storm goes with the sweep
    ! hint: leave out the ticket
    ? 64
    $ spoc escalate 99 -m x --as nadia
    ! spoc: there is no ticket 99
    ? 66

## Storms

More people than policy allows would be told at once: the tickets change, the messages are held until somebody looked.

    $ sed -i 's/^storm .*/storm = 10/' spoc.toml
    $ spoc apply --yes > /dev/null
    $ for i in $(seq 1 12); do echo "{\"subject\": \"line $i is down\", \"team\": \"service_desk\", \"from\": \"p$i@example.net\"}"; done | spoc log --jsonl - --as nadia --quiet > numbers
    $ spoc wait --on requester --ask "Which line?" --until 2026-06-30 --as nadia --quiet - < numbers | wc -l
    12
    $ spoc escalate --now 2026-06-12T08:00:00Z --quiet --dry-run
    ! spoc: {re:[0-9]+} notices would be held: {re:2[0-9]} people would be told at once, more than the storm limit
    ! hint: see what happened, then release them with --confirm-storm
    ? 80
    $ spoc escalate --now 2026-06-12T08:00:00Z --quiet
    ! spoc: {re:[0-9]+} notices are held: {re:2[0-9]} people would be told at once, more than the storm limit
    ! hint: see what happened, then release them with --confirm-storm
    ? 80
    $ spoc escalate --now 2026-06-12T08:01:00Z
    0 due, 0 changed, 0 notices queued
    $ spoc deliver --list | grep -c held
    {re:[1-9][0-9]*}
    $ spoc escalate --now 2026-06-12T08:02:00Z --confirm-storm
    {re:[1-9][0-9]*} held before are released
    0 due, 0 changed, 0 notices queued
    $ spoc deliver --list | grep -c held
    0
    ? 1

## Beside another sweep

One sweep runs at a time. Another one has nothing to do and says nothing; the lock ends with its process, however that ends.

    $ sed -i 's/^storm .*/storm = 200/' spoc.toml && spoc apply --yes > /dev/null
    $ spoc escalate --now 2026-06-18T08:00:00Z --dry-run | tail -1
    {re:[1-9][0-9]*} due, {…} would change, {…} notices would be queued
    $ store hold sweep spoc escalate --now 2026-06-18T08:00:00Z
    $ store hold sweep spoc escalate --now 2026-06-18T08:00:00Z --json | tail -3
      "handed_over": [],
      "elsewhere": true
    }

## Who does not take what they were given

A team may say how long somebody has to take what the desk gave them. Then the next is asked, once a sweep, and both are told.

    $ spoc init ../asked --sample --quiet && cd ../asked
    {dir}/asked
    $ sed -i 's/^distribute = "least_loaded"/&\naccept_within = "30bm"/' spoc.toml && spoc apply --yes >/dev/null
    $ spoc log -s "VPN drops again" --from ana@example.net --as nadia
    #1 P2 open network/mira · VPN drops again · due 2026-06-10 11:00
    $ spoc explain 1 | grep -A 1 '^next'
    next
      2026-06-10 10:30  the next is asked if mira has not taken it  (spoc.toml:58:7)
    $ spoc escalate --now 2026-06-10T08:29:00Z
    0 due, 0 changed, 0 notices queued
    $ spoc escalate --now 2026-06-10T08:31:00Z
    1 due, 1 changed, 2 notices queued
    $ spoc escalate --now 2026-06-10T08:31:00Z
    0 due, 0 changed, 0 notices queued
    $ spoc explain 1 --now 2026-06-10T08:31:00Z | sed -n '/^assignee/,/^$/p'
    assignee
      2026-06-10 10:00  mira by least_loaded: least loaded of 2 eligible in network
      2026-06-10 10:30  asked no longer: mira did not take it within 30bm
      2026-06-10 10:31  oscar by least_loaded: mira did not take it within 30bm; least loaded of 1 eligible in network
    $ spoc deliver --now 2026-06-10T08:31:00Z | grep '@example.org'
    sent: mira@example.org · [#1] it was given to you: VPN drops again
    sent: oscar@example.org · [#1] it was given to you: VPN drops again
    $ spoc take 1 --as oscar --now 2026-06-10T08:40:00Z -q
    1
    $ spoc escalate --now 2026-06-10T08:59:00Z
    0 due, 0 changed, 0 notices queued
    $ spoc history 1 --kind ticket.passed_on
    43 2026-06-10 10:30 #1 time: taken from mira: mira did not take it within 30bm
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ cd ../desk

## A ticket that fails

It is named and stays due; everything else goes on.

    $ store sql "update ticket set bundle = 'gone' where id = 3"
    $ spoc escalate --now 2026-06-18T08:00:00Z | tail -1
    {re:[1-9][0-9]*} due, {…} changed, {…} notices queued
    ! spoc: ticket 3: there is no bundle gone
    $ spoc escalate --now 2026-06-18T08:00:00Z --json | grep -A 8 failed
      "failed": [
        {
          "ticket": 3,
          "run": null,
          "code": "not_found",
          "message": "there is no bundle gone"
        }
      ],
      "handed_over": []
    ! spoc: ticket 3: there is no bundle gone
    $ spoc escalate --now 2026-06-18T08:00:00Z --quiet
    ! spoc: ticket 3: there is no bundle gone
    ? 80

# How tickets belong together

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in "cable torn" "switch offline" "phones silent" "mail gone"; do spoc log -s "$s" --team network --as nadia -q; done
    1
    2
    3
    4
    $ spoc link 1 --blocks 2 --as mira
    #1 P3 open network/mira · cable torn · due 2026-06-05 14:00
    $ spoc link 2 --blocks 3 --as mira --dry-run
    ticket 2 would be
      blocks 3
    ticket 3 would be
      blocked_by 2
    $ spoc link 2 --blocks 3 --as mira -q
    2
    $ spoc link 3 --blocks 1 --as mira
    ! spoc: that would be a circle: 3 blocks 1 blocks 2 blocks 3
    ! hint: take one of these links away first
    ? 79
    $ spoc link 1 --blocks 1 --as mira
    ! spoc: ticket 1 cannot be linked to itself
    ? 64
    $ spoc link 1 --as mira
    ! spoc: how they belong together was not said
    ! hint: add --blocks, --child-of, --duplicates or --relates with a ticket
    ? 64
    $ spoc link 1 --blocks 2 --relates 3 --as mira
    ! spoc: one link at a time
    ! hint: repeat the command for the other
    ? 64
    $ spoc resolve 2 -m "on again" --as mira
    ! spoc: ticket 2 is blocked by 1 (open, mira): resolve is not possible
    ! hint: resolve that first, or: spoc link 1 --blocks 2 --remove
    ? 79
    $ spoc show 2 | grep links
    links     blocked by #1, blocks #3
    $ spoc show 2 --json | sed -n '/"links"/,/\]/p'
      "links": [
        {
          "kind": "blocked_by",
          "id": 1
        },
        {
          "kind": "blocks",
          "id": 3
        }
      ],
    $ spoc explain 2 --now 2026-06-11T14:00:00Z | sed -n '/^blocked/,/^$/p'
    blocked
      ticket 1 has to be resolved first: it is open
      2026-06-05 10:00  ticket 1 stands still: silent
    $ spoc link 1 --blocks 2 --remove --as mira -q
    1
    $ spoc resolve 2 -m "on again" --as mira -q
    2
    $ spoc link 3 --relates 4 --as mira --json | sed -n '/"links"/,/\]/p'
      "links": [
        {
          "kind": "blocked_by",
          "id": 2
        },
        {
          "kind": "relates",
          "id": 4
        }
      ],

A parent shows how far its children are; it is answered after them or with them:

    $ spoc link 3 4 --child-of 1 --as mira -q
    3
    4
    $ spoc link 1 --child-of 4 --as mira
    ! spoc: that would be a circle: 1 child_of 4 child_of 1
    ! hint: take one of these links away first
    ? 79
    $ spoc link 3 --child-of 2 --as mira
    ! spoc: ticket 3 is a child of 1 already
    ! hint: take that away first: spoc link 3 --child-of 1 --remove
    ? 79
    $ spoc resolve 3 -m "phones ring" --as mira -q
    3
    $ spoc show 1 | grep children
    children  1 of 2 over: #3, #4
    $ spoc show 1 --json | grep children_over
      "children_over": 1,
    $ spoc list --linked 1 --status all --columns id,subject
    #  subject
    3  phones silent
    4  mail gone
    $ spoc list --linked 99
    ! spoc: there is no ticket 99
    ? 66
    $ spoc resolve 1 -m "new cable" --as mira
    ! spoc: ticket 1 has open children: 4
    ! hint: answer them first, or with it: --with-children
    ? 79
    $ spoc resolve 1 -m "new cable" --with-children --as mira
    #1 P3 resolved network/mira · cable torn
    #4 P3 resolved network/oscar · mail gone
    $ spoc undo --as mira -q
    1
    4

A duplicate gets the answer of what it duplicates:

    $ spoc log "mail is gone" --as nadia --json | sed -n '/"duplicates"/,/\]/p'
      "duplicates": [
        {
          "id": 4,
          "score": 100,
          "subject": "mail gone",
          "status": "open",
          "why": "common words gone, mail"
        }
      ],
    $ spoc log "mail gone again" --as nadia
    #6 P3 open service_desk/jonas · mail gone again · due 2026-06-05 14:00
    ! like #4 (score 100): mail gone
    ! like #5 (score 100): mail is gone
    $ spoc explain 6 | sed -n '/^like/,/^$/p'
    like it
      ticket 4, score 100: mail gone; common words gone, mail
      ticket 5, score 100: mail is gone; common words gone, mail
    $ spoc link 5 6 --duplicates 4 --as nadia -q
    5
    6
    $ spoc resolve 4 -m "it was the cable" --as mira
    #4 P3 resolved network/oscar · mail gone
    #6 P3 resolved service_desk/jonas · mail gone again
    #5 P3 resolved service_desk/ida · mail is gone
    $ spoc history 5 --kind ticket.resolved
    123 2026-06-05 10:00 #5 mira: resolved: it was the cable
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

What stands still holds up what it blocks, until it goes on:

    $ spoc log -s "core switch" --team network --assign mira --as nadia -q
    7
    $ spoc log -s "lab offline" --team network --assign oscar --as nadia -q
    8
    $ spoc link 7 --blocks 8 --as mira -q
    7
    $ spoc escalate --now 2026-06-09T14:00:00Z -q
    $ spoc history 8 --kind blocker.stalled
    178 2026-06-09 16:00 #8 time: blocked_by 7: what blocks stands still
    $ spoc note 8 -m "Waiting for the switch." --as oscar --now 2026-06-10T08:00:00Z -q
    8
    $ spoc show 8 --now 2026-06-11T06:00:00Z | grep stalled
    stalled   unacknowledged since 2026-06-08 11:30
    stalled   blocked since 2026-06-08 16:30
    $ spoc list --stalled -q --now 2026-06-11T06:00:00Z
    1
    7
    8
    $ spoc show 8 --json --now 2026-06-11T06:00:00Z | tr -d ' \n' | grep -o '"stalled":[^]]*]'
    "stalled":[{"kind":"unacknowledged","since":"2026-06-08T09:30:00Z","threshold_s":14400},{"kind":"blocked","since":"2026-06-08T14:30:00Z","threshold_s":28800}]
    $ spoc explain 8 --now 2026-06-11T06:00:00Z | grep -E 'blocked|stands still:'
      2026-06-08 16:30  stalled (blocked): longer than 8h of open time
    blocked
      2026-06-08 11:30  ticket 7 stands still: unacknowledged
      2026-06-09 16:30  stalled:blocked fired: tell, told owner
      stalled:blocked does not fire: it has fired as often as it may  (spoc.toml:441:3)
    $ spoc assign 7 --to mira --as mira --now 2026-06-11T06:30:00Z -q
    7
    $ spoc note 7 -m "The new one has come." --as mira --now 2026-06-11T06:30:00Z -q
    7
    $ spoc history 8 --kind blocker.moved
    202 2026-06-11 08:30 #8 time: blocked_by 7: what blocks stands still no longer
    $ spoc show 8 --now 2026-06-11T06:30:00Z | grep blocked
    links     blocked by #7
    $ spoc resolve 7 -m "Replaced." --as mira --now 2026-06-11T06:40:00Z -q
    7
    $ spoc deliver --list | grep freed
         5  queued  ticket 3  assignee      freed                0
        29  queued  ticket 8  assignee      freed                0
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

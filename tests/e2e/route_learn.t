# Routing that learns from what was resolved

    $ export SPOC_NOW=2026-06-08T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk

A new desk has nothing to learn from:

    $ spoc route --learn
    ! spoc: there is too little to learn from: 0 resolved tickets, and 0 of two teams with at least 10
    ! hint: it learns from resolved and closed tickets that were not confidential
    ? 65

Two dozen tickets that people brought to their teams:

    $ for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
    >   printf '{"subject": "the coffee machine on floor %s leaks", "team": "workplace", "from": "ana"}\n' $n
    >   printf '{"subject": "invoice %s was paid twice", "team": "finance", "from": "ana"}\n' $n
    > done > past.jsonl
    $ spoc log --jsonl past.jsonl --as nadia --quiet | wc -l
    24
    $ spoc resolve --status new,open -m done --yes --quiet | wc -l
    24

Each is tried by a model that has not seen it.

    $ spoc route --learn --dry-run --quiet
    $ spoc route --learn
    learned from  24 tickets of 2 teams
    right         100.0% (24/24)

    confidence
    minimum confidence          placed           right
                   0.5  100.0% (24/24)  100.0% (24/24)
                   0.6  100.0% (24/24)  100.0% (24/24)
                   0.7  100.0% (24/24)  100.0% (24/24)
                   0.8  100.0% (24/24)  100.0% (24/24)
                   0.9  100.0% (24/24)  100.0% (24/24)
                  0.95  100.0% (24/24)  100.0% (24/24)
                  0.99     0.0% (0/24)             n/a

    confusion
    resolved by  finance  workplace
    finance           12          0
    workplace          0         12
    ! it places what nothing else does when it is at least 0.80 sure
    $ spoc route --learn > /dev/null
    ! it is what the desk had learned before
    ! it places what nothing else does when it is at least 0.80 sure
    $ spoc route --learn --json
    {"schema":"spoc.learning/1","resolved":24,"tickets":24,"left_out":0,"changed":false,"accuracy":{"n":24,"d":24},"tables":[{"name":"confidence","columns":["minimum_confidence","placed","right"],"rows":[[0.5,{"n":24,"d":24},{"n":24,"d":24}],[0.6,{"n":24,"d":24},{"n":24,"d":24}],[0.7,{"n":24,"d":24},{"n":24,"d":24}],[0.8,{"n":24,"d":24},{"n":24,"d":24}],[0.9,{"n":24,"d":24},{"n":24,"d":24}],[0.95,{"n":24,"d":24},{"n":24,"d":24}],[0.99,{"n":0,"d":24},{"n":0,"d":0}]]},{"name":"confusion","columns":["resolved_by","finance","workplace"],"rows":[["finance",12,0],["workplace",0,12]]}]}
    $ spoc history --kind routing.learned
    341 2026-06-08 10:00 desk root: routing was learned from 24 tickets: right for 24 of 24

What nothing else places goes where past tickets point, and the words that weighed are said:

    $ spoc log "the coffee machine on floor 3 leaks again" --from ana
    #25 P3 open workplace/walter · the coffee machine on floor 3 leaks again · due 2026-06-08 15:00
    $ spoc history 25 --kind ticket.routed
    344 2026-06-08 10:00 #25 root: routed to workplace by learned: what 24 tickets taught is 0.94 sure of team workplace, and 0.80 is asked for: machine, coffee, floor, leaks, the
    $ spoc log "what is the meaning of it all" --from ana
    #26 P3 open service_desk/ida · what is the meaning of it all · due 2026-06-08 15:00
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

It takes no tickets and moves none:

    $ spoc route 25 --learn
    ! spoc: --learn takes no tickets
    ! hint: it learns from all that were resolved
    ? 64
    $ spoc route --learn --to finance
    ! spoc: --to does not go with --learn
    ! hint: learning moves nothing
    ? 64
    $ spoc route --learn --as ana
    ! spoc: ana may not apply
    ! hint: no role of ana has apply
    ? 77

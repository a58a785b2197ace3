# The most pressing ticket, and my day

    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc next --as mira
    ! nothing waits for mira
    ? 1
    $ spoc log -s "VPN drops" --from ana
    #1 P2 open network/mira · VPN drops · due 2026-06-08 10:00
    $ spoc log -s "no access to erp" --team access --as nadia
    #2 P3 new access · no access to erp · due 2026-06-08 14:00
    $ spoc log -s "no access to crm" --team access --as viktor --priority P1 --reason "the auditors are here"
    #3 P1 new access · no access to crm · due 2026-06-08 09:15

The reasons are a sum:

    $ spoc next --as mira
    #1 P2 open network/mira · VPN drops · due 2026-06-08 10:00
      urgency 5.0 = priority P2 3.0 + yours already 2.0
    $ spoc next --as selma
    #3 P1 new access · no access to crm · due 2026-06-08 09:15
      urgency 6.0 = priority P1 6.0
    $ spoc next --as selma --json | tail -14
          "calendar": null,
          "policy": "standard"
        }
      ],
      "urgency": {
        "points": 6.0,
        "parts": [
          {
            "what": "priority P1",
            "points": 6.0
          }
        ]
      }
    }
    $ spoc next --as selma --quiet
    3

Taking it goes on to the next one when somebody was faster:

    $ spoc next --as selma --take --dry-run
    #3 P1 open access/selma · no access to crm · due 2026-06-08 09:30
      urgency 6.0 = priority P1 6.0
    $ spoc next --as selma --take
    #3 P1 open access/selma · no access to crm · due 2026-06-08 09:30
      urgency 6.0 = priority P1 6.0
    $ spoc next --as felix --take -q
    2
    $ spoc next --as felix --now 2026-06-08T10:00:00Z
    #2 P3 open access/felix · no access to erp · due 2026-06-09 09:00
      urgency 7.2 = priority P3 1.5 + response 37% used 3.8 + yours already 2.0
    $ spoc next --dry-run --as felix
    ! spoc: --dry-run goes with --take
    ! hint: without it nothing is written
    ? 64

`spoc` alone is my day:

    $ spoc away felix --until 2026-06-09
    felix is away from 2026-06-08 09:00 until 2026-06-10 00:00; selma covers
    #2 goes to selma
    $ spoc --as selma
    mine: 2  (spoc next; spoc list mine)
    #  prio  status  team    due                        subject
    3  P1    open    access  2026-06-08 09:30 (in 30m)  no access to crm
    2  P3    open    access  2026-06-09 09:00 (in 1d)   no access to erp

    due today: 1  (spoc show ID)
    #  prio  status  team    due                        subject
    3  P1    open    access  2026-06-08 09:30 (in 30m)  no access to crm

    away: 1  (spoc away)
      felix until 2026-06-10 00:00
    $ spoc --as selma --json
    {
      "schema": "spoc.day/1",
      "person": "selma",
      "mine": [
        3,
        2
      ],
      "due": [
        3
      ],
      "unowned": [],
      "followed": [],
      "away": [
        {
          "person": "felix",
          "until": "2026-06-09T22:00:00Z"
        }
      ],
      "undelivered": 0
    }
    $ spoc --as helene
    ! nothing to do: nothing is yours, and your teams have nothing untaken

Without a desk it says what it is:

    $ (cd / && spoc 2>&1 >/dev/null | head -2)
    spoc is the single point of contact of an organisation: it logs, routes, watches
    and reports what people ask for, and runs the work that follows.
    $ cd / && spoc 2>/dev/null
    ? 64
    $ spoc --desk {dir}/nowhere
    ! spoc: there is no desk in {dir}/nowhere
    ! hint: make one: spoc init {dir}/nowhere
    ? 66

# Reports under another policy

    $ export SPOC_NOW=2026-06-01T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "printer jams" --from ana@example.net --service printing --urgency low --quiet
    1
    $ spoc log -s "VPN drops every hour" --from ana@example.net --quiet
    2
    $ SPOC_NOW=2026-06-02T08:00:00Z spoc resolve 2 -m "restarted" --quiet --as nadia
    2
    $ SPOC_NOW=2026-06-03T08:00:00Z spoc escalate --quiet
    $ SPOC_NOW=2026-06-03T09:00:00Z spoc resolve 1 -m "cleaned" --quiet --as ida
    1
    $ export SPOC_NOW=2026-06-05T15:00:00Z

Under the desk's own policy nothing is different:

    $ spoc report summary --what-if .
    summary: what would have been different under the other policy
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  .
    read as        recomputed, not predicted: what people did, and when, stays as it was; what policy decides is decided anew
    as of          2026-06-05 17:00
    journal        81
    again          --as-of 2026-06-05T15:00:00Z --upto 81

    differences
    figure                    as it was  under the other  difference
    tickets recomputed                2                2           0
    promises broken                   4                4           0
    rungs fired                       9                9           0
    notices                          19               19           0
    tickets placed elsewhere          0                0           0

    promises
    clock        by        name          as it was  under the other  difference
    acknowledge  all                             1                1           0
    acknowledge  priority  P2                    1                1           0
    acknowledge  team      network               1                1           0
    resolution   all                             1                1           0
    resolution   priority  P2                    1                1           0
    resolution   team      desktop               1                1           0
    response     all                             2                2           0
    response     priority  P2                    1                1           0
    response     priority  P4                    1                1           0
    response     team      network               1                1           0
    response     team      service_desk          1                1           0

    escalations
    rung                    by        name          as it was  under the other  difference
    resolution@+4bh         all                             1                1           0
    resolution@+4bh         priority  P1                    1                1           0
    resolution@+4bh         team      desktop               1                1           0
    resolution@100%         all                             1                1           0
    resolution@100%         priority  P2                    1                1           0
    resolution@100%         team      desktop               1                1           0
    resolution@75%          all                             1                1           0
    resolution@75%          priority  P2                    1                1           0
    resolution@75%          team      desktop               1                1           0
    response@-1bh           all                             1                1           0
    response@-1bh           priority  P4                    1                1           0
    response@-1bh           team      service_desk          1                1           0
    response@100%           all                             2                2           0
    response@100%           priority  P2                    1                1           0
    response@100%           priority  P4                    1                1           0
    response@100%           team      network               1                1           0
    response@100%           team      service_desk          1                1           0
    stalled:silent          all                             1                1           0
    stalled:silent          priority  P4                    1                1           0
    stalled:silent          team      desktop               1                1           0
    stalled:unacknowledged  all                             1                1           0
    stalled:unacknowledged  priority  P2                    1                1           0
    stalled:unacknowledged  team      desktop               1                1           0
    stalled:unowned         all                             1                1           0
    stalled:unowned         priority  P2                    1                1           0
    stalled:unowned         team      desktop               1                1           0

    changed
    ticket  what  as it was  under the other

    messages
    audience   reason                  as it was  under the other  difference
    assignee   all                             3                3           0
    assignee   resolution@100%                 1                1           0
    assignee   resolution@75%                  1                1           0
    assignee   stalled:silent                  1                1           0
    lead       all                             3                3           0
    lead       resolution@+4bh                 1                1           0
    lead       resolution@100%                 1                1           0
    lead       stalled:unowned                 1                1           0
    owner      all                             3                3           0
    owner      response@100%                   2                2           0
    owner      stalled:unacknowledged          1                1           0
    person     all                             4                4           0
    person     assigned                        4                4           0
    requester  all                             4                4           0
    requester  acknowledgement                 2                2           0
    requester  resolved                        2                2           0
    team       all                             2                2           0
    team       response@-1bh                   1                1           0
    team       stalled:unacknowledged          1                1           0

    load
    team          from        as it was  under the other  difference  capacity  capacity under the other
    desktop       2026-06-01       0.79             0.79           0        56                        56
    network       2026-06-01       0.07             0.07           0        32                        32
    service_desk  2026-06-01       0.42             0.42           0        80                        80

    placement
    team          as it was  under the other  difference
    network               1                1           0
    service_desk          1                1           0

    placed elsewhere
    ticket  placed  team  by  team under the other  by under the other

    policy
    differs in

    not reproduced
    ticket  what  recorded  recomputed

A file in the place of spoc.toml; what people did, and when, stays as it was:

    $ sed -e '/^target.P4/s/resolution = "10bd"/resolution = "1bd"/' -e '/^team  *= "network"/s/network/desktop/' spoc.toml > other.toml
    $ diff spoc.toml other.toml | grep '^>'
    \> team     = "desktop"
    \> team     = "desktop"
    \> target.P4 = { acknowledge = "1bd", response = "2bd", resolution = "1bd" }
    \> target.P4 = { response = "2bd", resolution = "1bd" }
    \> team  = "desktop"
    \> team = "desktop"
    $ spoc report sla --what-if other.toml
    sla: which promises and rungs would have gone otherwise under the other policy
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  other.toml
    read as        recomputed, not predicted: what people did, and when, stays as it was; what policy decides is decided anew
    as of          2026-06-05 17:00
    journal        81
    again          --as-of 2026-06-05T15:00:00Z --upto 81

    differences
    figure                    as it was  under the other  difference
    tickets recomputed                2                2           0
    promises broken                   4                6           2
    rungs fired                       9               12           3
    notices                          19               23           4
    tickets placed elsewhere          0                1           1

    promises
    clock        by        name          as it was  under the other  difference
    acknowledge  all                             1                2           1
    acknowledge  priority  P2                    1                1           0
    acknowledge  priority  P3                    0                1           1
    acknowledge  team      desktop               0                1           1
    acknowledge  team      network               1                0          -1
    acknowledge  team      service_desk          0                1           1
    resolution   all                             1                2           1
    resolution   priority  P2                    1                1           0
    resolution   priority  P4                    0                1           1
    resolution   team      desktop               1                0          -1
    resolution   team      service_desk          0                2           2
    response     all                             2                2           0
    response     priority  P2                    1                1           0
    response     priority  P3                    0                1           1
    response     priority  P4                    1                0          -1
    response     team      desktop               0                1           1
    response     team      network               1                0          -1
    response     team      service_desk          1                1           0

    escalations
    rung                    by        name          as it was  under the other  difference
    resolution@+4bh         all                             1                1           0
    resolution@+4bh         priority  P1                    1                1           0
    resolution@+4bh         team      desktop               1                0          -1
    resolution@+4bh         team      service_desk          0                1           1
    resolution@100%         all                             1                2           1
    resolution@100%         priority  P2                    1                1           0
    resolution@100%         priority  P4                    0                1           1
    resolution@100%         team      desktop               1                0          -1
    resolution@100%         team      service_desk          0                2           2
    resolution@75%          all                             1                2           1
    resolution@75%          priority  P2                    1                1           0
    resolution@75%          priority  P4                    0                1           1
    resolution@75%          team      desktop               1                0          -1
    resolution@75%          team      service_desk          0                2           2
    response@-1bh           all                             1                1           0
    response@-1bh           priority  P3                    0                1           1
    response@-1bh           priority  P4                    1                0          -1
    response@-1bh           team      service_desk          1                1           0
    response@100%           all                             2                2           0
    response@100%           priority  P2                    1                1           0
    response@100%           priority  P3                    0                1           1
    response@100%           priority  P4                    1                0          -1
    response@100%           team      desktop               0                1           1
    response@100%           team      network               1                0          -1
    response@100%           team      service_desk          1                1           0
    stalled:silent          all                             1                1           0
    stalled:silent          priority  P3                    0                1           1
    stalled:silent          priority  P4                    1                0          -1
    stalled:silent          team      desktop               1                1           0
    stalled:unacknowledged  all                             1                2           1
    stalled:unacknowledged  priority  P2                    1                1           0
    stalled:unacknowledged  priority  P3                    0                1           1
    stalled:unacknowledged  team      desktop               1                1           0
    stalled:unacknowledged  team      service_desk          0                1           1
    stalled:unowned         all                             1                1           0
    stalled:unowned         priority  P2                    1                1           0
    stalled:unowned         team      desktop               1                0          -1
    stalled:unowned         team      service_desk          0                1           1

    changed
    ticket  what                         as it was         under the other
         1  breach response              2026-06-03 10:00  2026-06-02 10:00
         1  breach resolution                              2026-06-02 10:00
         1  breach acknowledge                             2026-06-02 10:00
         1  rung response@-1bh           2026-06-03 09:00  2026-06-02 10:00
         1  rung response@100%           2026-06-03 10:00  2026-06-02 10:00
         1  rung resolution@75%                            2026-06-01 17:00
         1  rung resolution@100%                           2026-06-02 10:00
         1  rung stalled:unacknowledged                    2026-06-02 15:00

    policy
    differs in
    service remote_access: changed team
    service wide_area_line: changed team
    sla complaints: changed target
    sla standard: changed target
    route vpn: changed team
    route line down: changed team

    not reproduced
    ticket  what  recorded  recomputed
    $ spoc report sla --what-if other.toml --ticket 1 --format markdown
    # sla

    which promises and rungs would have gone otherwise under the other policy

    - period: 2026-06-01 10:00 to before 2026-06-05 17:00 (Europe/Berlin)
    - compared with: other.toml
    - read as: recomputed, not predicted: what people did, and when, stays as it was; what policy decides is decided anew
    - as of: 2026-06-05 17:00
    - journal: 81
    - again: --as-of 2026-06-05T15:00:00Z --upto 81

    ## differences

    | figure | as it was | under the other | difference |
    | --- | ---: | ---: | ---: |
    | tickets recomputed | 1 | 1 | 0 |
    | promises broken | 1 | 3 | 2 |
    | rungs fired | 3 | 6 | 3 |
    | notices | 7 | 12 | 5 |
    | tickets placed elsewhere | 0 | 0 | 0 |

    ## promises

    | clock | by | name | as it was | under the other | difference |
    | --- | --- | --- | ---: | ---: | ---: |
    | acknowledge | all |  | 0 | 1 | 1 |
    | acknowledge | priority | P3 | 0 | 1 | 1 |
    | acknowledge | team | service\_desk | 0 | 1 | 1 |
    | resolution | all |  | 0 | 1 | 1 |
    | resolution | priority | P4 | 0 | 1 | 1 |
    | resolution | team | service\_desk | 0 | 1 | 1 |
    | response | all |  | 1 | 1 | 0 |
    | response | priority | P3 | 0 | 1 | 1 |
    | response | priority | P4 | 1 | 0 | -1 |
    | response | team | service\_desk | 1 | 1 | 0 |

    ## escalations

    | rung | by | name | as it was | under the other | difference |
    | --- | --- | --- | ---: | ---: | ---: |
    | resolution@100% | all |  | 0 | 1 | 1 |
    | resolution@100% | priority | P4 | 0 | 1 | 1 |
    | resolution@100% | team | service\_desk | 0 | 1 | 1 |
    | resolution@75% | all |  | 0 | 1 | 1 |
    | resolution@75% | priority | P4 | 0 | 1 | 1 |
    | resolution@75% | team | service\_desk | 0 | 1 | 1 |
    | response@-1bh | all |  | 1 | 1 | 0 |
    | response@-1bh | priority | P3 | 0 | 1 | 1 |
    | response@-1bh | priority | P4 | 1 | 0 | -1 |
    | response@-1bh | team | service\_desk | 1 | 1 | 0 |
    | response@100% | all |  | 1 | 1 | 0 |
    | response@100% | priority | P3 | 0 | 1 | 1 |
    | response@100% | priority | P4 | 1 | 0 | -1 |
    | response@100% | team | service\_desk | 1 | 1 | 0 |
    | stalled:silent | all |  | 1 | 1 | 0 |
    | stalled:silent | priority | P3 | 0 | 1 | 1 |
    | stalled:silent | priority | P4 | 1 | 0 | -1 |
    | stalled:silent | team | desktop | 1 | 1 | 0 |
    | stalled:unacknowledged | all |  | 0 | 1 | 1 |
    | stalled:unacknowledged | priority | P3 | 0 | 1 | 1 |
    | stalled:unacknowledged | team | desktop | 0 | 1 | 1 |

    ## changed

    | ticket | what | as it was | under the other |
    | ---: | --- | --- | --- |
    | 1 | breach response | 2026-06-03 10:00 | 2026-06-02 10:00 |
    | 1 | breach resolution |  | 2026-06-02 10:00 |
    | 1 | breach acknowledge |  | 2026-06-02 10:00 |
    | 1 | rung response@-1bh | 2026-06-03 09:00 | 2026-06-02 10:00 |
    | 1 | rung response@100% | 2026-06-03 10:00 | 2026-06-02 10:00 |
    | 1 | rung resolution@75% |  | 2026-06-01 17:00 |
    | 1 | rung resolution@100% |  | 2026-06-02 10:00 |
    | 1 | rung stalled:unacknowledged |  | 2026-06-02 15:00 |

    ## clocks

    | side | clock | cycle | sla | target | calendar | started | decided | stopped | used | verdict |
    | --- | --- | ---: | --- | --- | --- | --- | --- | --- | ---: | --- |
    | as it was | response | 1 | standard | 2bd | office | 2026-06-01 10:00 | 2026-06-03 10:00 | 2026-06-03 11:00 | 17h | broken |
    | as it was | resolution | 1 | standard | 10bd | office | 2026-06-01 10:00 | 2026-06-15 10:00 | 2026-06-03 11:00 | 17h | kept |
    | under the other | response | 1 | standard | 8bh | office | 2026-06-01 10:00 | 2026-06-02 10:00 | 2026-06-03 11:00 | 17h | broken |
    | under the other | resolution | 1 | standard | 3bd | office | 2026-06-01 10:00 | 2026-06-02 10:00 | 2026-06-03 11:00 | 17h | broken |
    | under the other | acknowledge | 1 | standard | 4bh | office | 2026-06-01 10:00 | 2026-06-02 10:00 | 2026-06-03 11:00 | 17h | broken |

    ## arithmetic

    | side | clock | cycle | from | to | counted | sum |
    | --- | --- | ---: | --- | --- | ---: | ---: |
    | as it was | response | 1 | 2026-06-01 10:00 | 2026-06-03 11:00 | 17h | 17h |
    | as it was | resolution | 1 | 2026-06-01 10:00 | 2026-06-03 11:00 | 17h | 17h |
    | under the other | response | 1 | 2026-06-01 10:00 | 2026-06-03 11:00 | 17h | 17h |
    | under the other | resolution | 1 | 2026-06-01 10:00 | 2026-06-03 11:00 | 17h | 17h |
    | under the other | acknowledge | 1 | 2026-06-01 10:00 | 2026-06-03 11:00 | 17h | 17h |

    ## rungs

    | side | rung | at | action | episode |
    | --- | --- | --- | --- | --- |
    | as it was | response@-1bh | 2026-06-03 09:00 | tell | 2026-06-01 10:00 |
    | as it was | response@100% | 2026-06-03 10:00 | tell+route | 2026-06-01 10:00 |
    | as it was | response@100% when ticket.priority == 'P1' | 2026-06-03 10:00 | none | 2026-06-01 10:00 |
    | as it was | stalled:silent | 2026-06-03 10:00 | tell | 2026-06-01 10:00 |
    | under the other | resolution@75% | 2026-06-01 17:00 | tell | 2026-06-01 10:00 |
    | under the other | resolution@100% | 2026-06-02 10:00 | tell+raise | 2026-06-01 10:00 |
    | under the other | response@-1bh | 2026-06-02 10:00 | tell | 2026-06-01 10:00 |
    | under the other | response@100% | 2026-06-02 10:00 | tell+route | 2026-06-01 10:00 |
    | under the other | response@100% when ticket.priority == 'P1' | 2026-06-02 10:00 | none | 2026-06-01 10:00 |
    | under the other | stalled:unacknowledged | 2026-06-02 15:00 | tell | 2026-06-02 10:00 |
    | under the other | stalled:silent | 2026-06-03 10:00 | tell | 2026-06-01 10:00 |

    ## policy

    | differs in |
    | --- |
    | service remote\_access: changed team |
    | service wide\_area\_line: changed team |
    | sla complaints: changed target |
    | sla standard: changed target |
    | route vpn: changed team |
    | route line down: changed team |

    ## not\_reproduced

    | ticket | what | recorded | recomputed |
    | ---: | --- | --- | --- |
    $ spoc report routing workload --what-if other.toml --team network --format csv | tr -d '\r'
    report,cohort,period_begin,period_end,as_of,upto,tickets,undecided
    "routing, workload",created,2026-05-31T22:00:00Z,2026-06-30T22:00:00Z,2026-06-05T15:00:00Z,81,,

    table,figure,as_it_was,under_the_other,difference
    differences,tickets recomputed,0,0,0
    differences,promises broken,0,0,0
    differences,rungs fired,0,0,0
    differences,notices,0,0,0
    differences,tickets placed elsewhere,0,0,0

    table,team,as_it_was,under_the_other,difference

    table,ticket,placed,team,by,team_under_the_other,by_under_the_other

    table,differs_in
    policy,service remote_access: changed team
    policy,service wide_area_line: changed team
    policy,sla complaints: changed target
    policy,sla standard: changed target
    policy,route vpn: changed team
    policy,route line down: changed team

    table,ticket,what,recorded,recomputed

    table,audience,reason,as_it_was,under_the_other,difference

    table,team,from,as_it_was,under_the_other,difference,capacity,capacity_under_the_other
    $ spoc report routing --what-if other.toml --json
    {
      "schema": "spoc.report/1",
      "report": "routing",
      "cohort": "created",
      "period": {
        "begin": "2026-05-31T22:00:00Z",
        "end": "2026-06-30T22:00:00Z",
        "zone": "Europe/Berlin"
      },
      "before": {
        "begin": "2026-04-30T22:00:00Z",
        "end": "2026-05-31T22:00:00Z"
      },
      "as_of": "2026-06-05T15:00:00Z",
      "upto": 81,
      "what_if": "other.toml",
      "tables": [
        {
          "name": "differences",
          "columns": [
            "figure",
            "as_it_was",
            "under_the_other",
            "difference"
          ],
          "rows": [
            [
              "tickets recomputed",
              2,
              2,
              0
            ],
            [
              "promises broken",
              4,
              6,
              2
            ],
            [
              "rungs fired",
              9,
              12,
              3
            ],
            [
              "notices",
              19,
              23,
              4
            ],
            [
              "tickets placed elsewhere",
              0,
              1,
              1
            ]
          ]
        },
        {
          "name": "placement",
          "columns": [
            "team",
            "as_it_was",
            "under_the_other",
            "difference"
          ],
          "rows": [
            [
              "desktop",
              0,
              1,
              1
            ],
            [
              "network",
              1,
              0,
              -1
            ],
            [
              "service_desk",
              1,
              1,
              0
            ]
          ]
        },
        {
          "name": "placed_elsewhere",
          "columns": [
            "ticket",
            "placed",
            "team",
            "by",
            "team_under_the_other",
            "by_under_the_other"
          ],
          "rows": [
            [
              2,
              "2026-06-01T08:00:00Z",
              "network",
              "rule vpn",
              "desktop",
              "rule vpn"
            ]
          ]
        },
        {
          "name": "policy",
          "columns": [
            "differs_in"
          ],
          "rows": [
            [
              "service remote_access: changed team"
            ],
            [
              "service wide_area_line: changed team"
            ],
            [
              "sla complaints: changed target"
            ],
            [
              "sla standard: changed target"
            ],
            [
              "route vpn: changed team"
            ],
            [
              "route line down: changed team"
            ]
          ]
        },
        {
          "name": "not_reproduced",
          "columns": [
            "ticket",
            "what",
            "recorded",
            "recomputed"
          ],
          "rows": []
        }
      ]
    }
    $ spoc report summary --what-if other.toml --format html -o page.html && grep -c '<h3>' page.html
    10
    $ spoc report summary --what-if other.toml --format openmetrics | grep promises_difference
    # TYPE spoc_summary_promises_difference gauge
    # HELP spoc_summary_promises_difference difference of promises
    spoc_summary_promises_difference{clock="acknowledge",by="all"} 1
    spoc_summary_promises_difference{clock="acknowledge",by="priority",name="P2"} 0
    spoc_summary_promises_difference{clock="acknowledge",by="priority",name="P3"} 1
    spoc_summary_promises_difference{clock="acknowledge",by="team",name="desktop"} 1
    spoc_summary_promises_difference{clock="acknowledge",by="team",name="network"} -1
    spoc_summary_promises_difference{clock="acknowledge",by="team",name="service_desk"} 1
    spoc_summary_promises_difference{clock="resolution",by="all"} 1
    spoc_summary_promises_difference{clock="resolution",by="priority",name="P2"} 0
    spoc_summary_promises_difference{clock="resolution",by="priority",name="P4"} 1
    spoc_summary_promises_difference{clock="resolution",by="team",name="desktop"} -1
    spoc_summary_promises_difference{clock="resolution",by="team",name="service_desk"} 2
    spoc_summary_promises_difference{clock="response",by="all"} 0
    spoc_summary_promises_difference{clock="response",by="priority",name="P2"} 0
    spoc_summary_promises_difference{clock="response",by="priority",name="P3"} 1
    spoc_summary_promises_difference{clock="response",by="priority",name="P4"} -1
    spoc_summary_promises_difference{clock="response",by="team",name="desktop"} 1
    spoc_summary_promises_difference{clock="response",by="team",name="network"} -1
    spoc_summary_promises_difference{clock="response",by="team",name="service_desk"} 0
    $ spoc report summary --what-if other.toml --format xlsx -o book.xlsx && head -c 2 book.xlsx
    PK{no newline}

A folder may bring other people along:

    $ mkdir -p ../small && cp -r spoc.toml workflows *.ics ../small/ && printf 'id,name,teams\nida,Ida,service_desk\n' > ../small/people.csv
    $ spoc report workload 2026-06 --what-if ../small --format csv | tr -d '\r' | grep -e '^differences' -e '^load'
    differences,tickets recomputed,2,2,0
    differences,promises broken,4,4,0
    differences,rungs fired,9,8,-1
    differences,notices,19,17,-2
    differences,tickets placed elsewhere,0,0,0
    load,desktop,2026-06-01,0.79,0.79,0,56,
    load,network,2026-06-01,0.07,0.07,0,32,
    load,service_desk,2026-06-01,0.42,0.42,0,80,

What cannot be asked:

    $ spoc report backlog --what-if .
    ! spoc: report backlog cannot be asked under another policy
    ! hint: these can: summary, sla, workload, routing
    ? 64
    $ spoc report sla --ticket 1
    sla: which promises were kept, counted at the deadline, and what broke the others
    period     2026-06-01 10:00 to before 2026-06-05 17:00 (Europe/Berlin)
    cohort     created; sla counts promises whose deadline lies in the period
    undecided  0 of the cohort's 1 tickets are still open
    as of      2026-06-05 17:00
    journal    81
    again      --as-of 2026-06-05T15:00:00Z --upto 81

    attainment
    clock       by        name      attainment  met  breached  undecided  resolved only  attainment before
    response    all                 0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    response    priority  P4        0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    response    team      desktop   0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    response    service   printing  0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    resolution  all                        n/a    0         0          0   100.0% (1/1)                n/a
    resolution  priority  P4               n/a    0         0          0   100.0% (1/1)                n/a
    resolution  team      desktop          n/a    0         0          0   100.0% (1/1)                n/a
    resolution  service   printing         n/a    0         0          0   100.0% (1/1)                n/a

    breaches
    clock     cause  breached         share
    response  work          1  100.0% (1/1)

    What broke promises
    response work  ████████████████████████████████████████ 1
    $ spoc report sla --what-if . --ticket 99
    ! spoc: there is no ticket 99
    ? 66
    $ spoc report sla --what-if nowhere
    ! spoc: there is no policy at nowhere
    ! hint: a folder with spoc.toml in it, or a file in its place
    ? 66
    $ echo 'name,teams' > ../small/people.csv
    $ spoc report sla --what-if ../small
    ! spoc: ../small/people.csv, row 1, column id: the column "id" is missing
    ! hint: columns are id, name, address, login, phone, manager, department, location, language, teams, lead_of, skills, capacity, calendar, cover, roles
    ? 65
    $ printf 'spoc = 1\n[desk]\nnam = "x"\n' > wrong.toml
    $ spoc report sla --what-if wrong.toml
    ! wrong.toml:1:1: error: "calendar" is missing [missing-key]
    !   spoc = 1
    !   ^
    !   hint: Working times.
    ! wrong.toml:1:1: error: "team" is missing [missing-key]
    !   spoc = 1
    !   ^
    !   hint: Teams; who is in them comes from the directory.
    ! wrong.toml:2:2: error: "name" is missing in desk [missing-key]
    !   [desk]
    !    ^^^^
    !   hint: Name of the organisation or desk, as messages and reports show it.
    ! wrong.toml:2:2: error: "calendar" is missing in desk [missing-key]
    !   [desk]
    !    ^^^^
    !   hint: Working time where nothing else names a calendar.
    ! wrong.toml:2:2: error: "front_line" is missing in desk [missing-key]
    !   [desk]
    !    ^^^^
    !   hint: Takes what nothing places, owns tickets for the requester, and is the last rung of every ladder.
    ! wrong.toml:3:1: error: there is no key "nam" in desk [unknown-key]
    !   nam = "x"
    !   ^^^
    !   hint: did you mean "name"?
    ! spoc: the policy at wrong.toml has errors: nothing can be recomputed under it
    ! hint: see them all with spoc check
    ? 78

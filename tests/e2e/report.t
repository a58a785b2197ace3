# Reports

    $ export SPOC_NOW=2026-06-01T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc report
    report        answers
    summary       what came in, what is left, which promises were kept, how long it took
    sla           which promises were kept, counted at the deadline, and what broke the others
    times         how long until acknowledged, answered, resolved, and where the time went
    backlog       what is left, how old it is, what stands still
    workload      who took, resolved and has how much, and for how long
    first-line    what the first line solves by itself and at the first contact
    handovers     who passes on to whom, and whether it comes back
    providers     the departments and teams, and what they are asked for most
    crossings     services that engage several departments, by volume and waiting between them
    journey       a request from the side of whoever asked
    streams       how long runs of each workflow take, where they wait, which steps decide it
    causes        why people ask: what can be removed, what needs an answer at once, what may wait
    satisfaction  what those who asked say, and how sure that is
    routing       how tickets were placed, and how often that was right
    trend         the figures week by week or month by month
    forecast      work that is planned and not yet open, per team and week
    board         a document of summary, sla, backlog, causes, satisfaction

Some history: one answered in time, one given up, one reopened and still open:

    $ spoc log -s "printer jams" --from ana@example.net --service printing --channel phone --quiet
    1
    $ SPOC_NOW=2026-06-01T08:30:00Z spoc take 1 --quiet --as ida
    1
    $ SPOC_NOW=2026-06-01T09:00:00Z spoc resolve 1 -m "cleaned" --quiet --as ida
    1
    $ SPOC_NOW=2026-06-02T08:00:00Z spoc log -s "never mind" --from ana@example.net --quiet
    2
    $ SPOC_NOW=2026-06-02T09:00:00Z spoc cancel 2 -m "solved itself" --quiet --as nadia
    2
    $ SPOC_NOW=2026-06-03T08:00:00Z spoc log -s "VPN drops" --from ben@example.net --quiet
    3
    $ SPOC_NOW=2026-06-03T09:00:00Z spoc resolve 3 -m "restarted" --quiet --as nadia
    3
    $ SPOC_NOW=2026-06-04T08:00:00Z spoc reopen 3 -m "again" --quiet --as nadia
    3
    $ export SPOC_NOW=2026-06-05T15:00:00Z
    $ spoc report summary
    summary: what came in, what is left, which promises were kept, how long it took
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      1 of the cohort's 3 tickets are still open
    as of          2026-06-05 17:00
    journal        74
    again          --as-of 2026-06-05T15:00:00Z --upto 74

    volume
    by        name          logged  resolved  logged before  resolved before
    all                          3         2              0                0
    channel   cli                2         1              0                0
    channel   phone              1         1              0                0
    type      incident           3         2              0                0
    priority  P2                 1         1              0                0
    priority  P3                 1         0              0                0
    priority  P4                 1         1              0                0
    team      network            1         1              0                0
    team      service_desk       2         1              0                0

    backlog
    figure                  tickets  tickets before
    open before                   0               0
    in: logged                    3               0
    in: reopened                  1               0
    out: resolved                 2               0
    out: closed unanswered        0               0
    out: cancelled                1               0
    out: merged                   0               0
    open after                    1               0

    sla
    clock          attainment  met  breached  undecided  attainment before
    acknowledge    0.0% (0/2)    0         2          0                n/a
    response     100.0% (2/2)    2         0          0                n/a
    resolution    50.0% (1/2)    1         1          0                n/a

    times
    measure          time      tickets  median  p90      p95  mean  median before  mean before
    acknowledgement  elapsed         2     45m  57m  58m 30s   45m              –            –
    acknowledgement  business        2     45m  57m  58m 30s   45m              –            –
    first response   elapsed         2      1h   1h       1h    1h              –            –
    first response   business        2      1h   1h       1h    1h              –            –
    resolution       elapsed         1      1h   1h       1h    1h              –            –
    resolution       business        1      1h   1h       1h    1h              –            –

    quality
    figure                      value  value before
    reopened of resolved  50.0% (1/2)           n/a
    rated of resolved      0.0% (0/2)           n/a
    satisfied of rated            n/a           n/a
    mean rating                     –             –

The same again, byte for byte, whatever happens later:

    $ spoc report summary --json > first.json
    $ again=$(spoc report summary | sed -n 's/^again *//p')
    $ export SPOC_NOW=2026-06-20T08:00:00Z
    $ spoc resolve 3 -m "replaced" --quiet --as nadia
    3
    $ spoc report summary 2026-06 $again --json | cmp - first.json && echo same
    same
    $ spoc report summary 2026-06 --json | cmp - first.json >/dev/null || echo different
    different

Cohorts, periods, filters, formats:

    $ spoc report summary 2026-06 --cohort resolved --format csv | tr -d '\r' | sed -n '/times,resolution/p'
    times,resolution,elapsed,2,736200,1322280,1395540,736200,,
    times,resolution,business,2,178200,317880,335340,178200,,
    $ spoc report summary --since 2026-06-03 --until 2026-06-03 --format csv | tr -d '\r' | sed -n '/open before/,/open after/p'
    backlog,open before,0,0
    backlog,in: logged,1,1
    backlog,in: reopened,0,0
    backlog,out: resolved,1,0
    backlog,out: closed unanswered,0,0
    backlog,out: cancelled,0,1
    backlog,out: merged,0,0
    backlog,open after,0,0
    $ spoc report summary 2026-06 --service printing --format csv | tr -d '\r' | grep 'volume,all'
    volume,all,,1,1,0,0
    $ spoc report summary 2026-06 --where "ticket.channel == 'phone'" --format csv | tr -d '\r' | grep 'volume,all'
    volume,all,,1,1,0,0
    $ spoc report summary 2026-06 --status cancelled --format csv | tr -d '\r' | grep 'volume,all'
    volume,all,,1,0,0,0
    $ spoc report summary 2026-06 --overdue --as-of 2026-06-05T15:00:00Z --format csv | tr -d '\r' | grep 'volume,all'
    volume,all,,1,1,0,0
    $ spoc report summary 2026-06 --stalled --as-of 2026-06-12T15:00:00Z --format csv | tr -d '\r' | grep 'volume,all'
    volume,all,,1,1,0,0
    $ spoc report summary 2026-06 --format markdown -o summary.md && head -3 summary.md
    # summary

    what came in, what is left, which promises were kept, how long it took
    $ spoc report summary 2026-06 --cohort open --output - --format json | grep cohort
      "cohort": "open",

What cannot be asked:

    $ spoc report sumary
    ! spoc: there is no report "sumary"
    ! hint: did you mean "summary"?
    ? 66
    $ spoc report summary 2026-6-1
    ! spoc: "2026-6-1" is no period
    ! hint: write 2026, 2026-10, 2026-Q3, 2026-W36, 2026-10-05, today, this-week, last-month, 30d or A..B
    ? 64
    $ spoc report summary 2026-06 --since 2026-06-01
    ! spoc: the period is given twice
    ! hint: PERIOD, or --since and --until
    ? 64
    $ spoc report summary --upto 1000000
    ! spoc: --upto cannot be "1000000"
    ! hint: the position of an entry: 0 to 91
    ? 64
    $ spoc report summary --cohort some
    ! spoc: --cohort takes created, resolved, open, not "some"
    ? 64
    $ spoc report summary ..2026-06
    ! spoc: a report needs a period with a beginning
    ! hint: like 2026-10, last-month or 2026-10-01..2026-10-15
    ? 64

Only what is linked with a ticket:

    $ spoc link 1 --relates 2 --quiet
    1
    $ spoc report summary 2026-06 --linked 1 --json | grep -A3 '"logged"' | head -4
            "logged",
            "resolved",
            "logged_before",
            "resolved_before"
    $ spoc report summary 2026-06 --linked 99
    ! spoc: there is no ticket 99
    ? 66

# Every report of a small month

    $ export SPOC_NOW=2026-06-01T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ at() { SPOC_NOW=$1 spoc "${@:2}" --quiet; }
    $ at 2026-06-01T08:00:00Z log "printer jams" --from ana@example.net --service printing --channel phone
    1
    $ at 2026-06-01T08:10:00Z take 1 --as ida
    1
    $ at 2026-06-01T08:30:00Z resolve 1 -m "cleaned" --as ida
    1
    $ at 2026-06-02T08:00:00Z rate 1 --score 5 --as ida
    1
    $ at 2026-06-02T08:00:00Z log "VPN drops" --from ben@example.net --team service_desk
    2
    $ at 2026-06-02T09:00:00Z take 2 --as ida
    2
    $ at 2026-06-02T10:00:00Z wait 2 --on requester --ask "since when?" --until 2026-06-05 --as ida
    2
    $ at 2026-06-02T13:00:00Z resume 2 --as ida
    2
    $ at 2026-06-02T14:00:00Z route 2 --to network --reason "a switch" --handover "port 7 is dead" --as ida
    2
    $ at 2026-06-03T08:00:00Z take 2 --as mira
    2
    $ at 2026-06-03T10:00:00Z note 2 -m "port replaced" --spent 45m --as mira
    2
    $ at 2026-06-03T11:00:00Z resolve 2 -m "a dead port" --as mira
    2
    $ at 2026-06-08T08:00:00Z log "chair is broken" --from ben@example.net --channel walk-in
    3
    $ at 2026-06-08T09:00:00Z run start onboarding --set employee.id=E1 --set employee.name=Mona --set employee.private=m@home.example --set manager=rosa --set start_date=2026-07-01
    r1
    $ export SPOC_NOW=2026-06-12T15:00:00Z

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
    $ spoc report sla
    sla: which promises were kept, counted at the deadline, and what broke the others
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created; sla counts promises whose deadline lies in the period
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    attainment
    clock        by        name             attainment  met  breached  undecided  resolved only  attainment before
    acknowledge  all                        0.0% (0/2)    0         2          0     0.0% (0/1)                n/a
    acknowledge  priority  P1               0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    acknowledge  priority  P3               0.0% (0/1)    0         1          0            n/a                n/a
    acknowledge  team      service_desk     0.0% (0/2)    0         2          0     0.0% (0/1)                n/a
    acknowledge  service                    0.0% (0/1)    0         1          0            n/a                n/a
    acknowledge  service   remote_access    0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    response     all                       33.3% (1/3)    1         2          0    50.0% (1/2)                n/a
    response     priority  P1               0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    response     priority  P3               0.0% (0/1)    0         1          0            n/a                n/a
    response     priority  P4             100.0% (1/1)    1         0          0   100.0% (1/1)                n/a
    response     team      service_desk    33.3% (1/3)    1         2          0    50.0% (1/2)                n/a
    response     service                    0.0% (0/1)    0         1          0            n/a                n/a
    response     service   printing       100.0% (1/1)    1         0          0   100.0% (1/1)                n/a
    response     service   remote_access    0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    update       all                        0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    update       priority  P1               0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    update       team      service_desk     0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    update       service   remote_access    0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    resolution   all                        0.0% (0/2)    0         2          0    50.0% (1/2)                n/a
    resolution   priority  P1               0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    resolution   priority  P3               0.0% (0/1)    0         1          0            n/a                n/a
    resolution   priority  P4                      n/a    0         0          0   100.0% (1/1)                n/a
    resolution   team      service_desk     0.0% (0/2)    0         2          0    50.0% (1/2)                n/a
    resolution   service                    0.0% (0/1)    0         1          0            n/a                n/a
    resolution   service   printing                n/a    0         0          0   100.0% (1/1)                n/a
    resolution   service   remote_access    0.0% (0/1)    0         1          0     0.0% (0/1)                n/a
    due          all                        0.0% (0/1)    0         1          0            n/a                n/a
    due          priority  P3               0.0% (0/1)    0         1          0            n/a                n/a
    due          team      sales            0.0% (0/1)    0         1          0            n/a                n/a
    due          service                    0.0% (0/1)    0         1          0            n/a                n/a

    breaches
    clock        cause   breached         share
    acknowledge  queue          1   50.0% (1/2)
    acknowledge  work           1   50.0% (1/2)
    response     work           2  100.0% (2/2)
    update       change         1  100.0% (1/1)
    resolution   work           2  100.0% (2/2)
    due          work           1  100.0% (1/1)

    What broke promises
    acknowledge queue  ████████████████████ 1
    acknowledge work   ████████████████████ 1
    response work      ████████████████████████████████████████ 2
    update change      ████████████████████ 1
    resolution work    ████████████████████████████████████████ 2
    due work           ████████████████████ 1
    $ spoc report times
    times: how long until acknowledged, answered, resolved, and where the time went
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    times
    measure          time                  tickets   median      p90      p95     mean  median before  mean before
    acknowledgement  elapsed                     2      35m      55m  57m 30s      35m              –            –
    acknowledgement  business                    2      35m      55m  57m 30s      35m              –            –
    acknowledgement  net of the requester        2      35m      55m  57m 30s      35m              –            –
    first response   elapsed                     2   1h 15m   1h 51m   1h 55m   1h 15m              –            –
    first response   business                    2   1h 15m   1h 51m   1h 55m   1h 15m              –            –
    first response   net of the requester        2   1h 15m   1h 51m   1h 55m   1h 15m              –            –
    resolution       elapsed                     2  13h 45m       1d    1d 1h  13h 45m              –            –
    resolution       business                    2   5h 15m    9h 3m   9h 31m   5h 15m              –            –
    resolution       net of the requester        2  12h 15m  21h 39m  22h 49m  12h 15m              –            –

    by priority
    priority  resolution            tickets  median    p90    p95   mean
    P1        elapsed                     1   1d 3h  1d 3h  1d 3h  1d 3h
    P1        business                    1     10h    10h    10h    10h
    P1        net of the requester        1      1d     1d     1d     1d
    P4        elapsed                     1     30m    30m    30m    30m
    P4        business                    1     30m    30m    30m    30m
    P4        net of the requester        1     30m    30m    30m    30m

    parts
    open time                   share     sum  tickets  median    p90     p95    mean
    queue            1.3% (3h/9d 16h)      3h        4      0s  2h 6m  2h 33m     45m
    requester        1.3% (3h/9d 16h)      3h        4      0s  2h 6m  2h 33m     45m
    approval         0.0% (0s/9d 16h)      0s        4      0s     0s      0s      0s
    vendor           0.0% (0s/9d 16h)      0s        4      0s     0s      0s      0s
    date             0.0% (0s/9d 16h)      0s        4      0s     0s      0s      0s
    work        97.4% (9d 10h/9d 16h)  9d 10h        4  2d 13h  4d 6h   4d 6h   2d 8h
    whole      100.0% (9d 16h/9d 16h)  9d 16h        4  2d 16h  4d 6h   4d 6h  2d 10h

    Where the open time went, in percent
    queue      ▌ 1.3% (3h/9d 16h)
    requester  ▌ 1.3% (3h/9d 16h)
    approval   0.0% (0s/9d 16h)
    vendor     0.0% (0s/9d 16h)
    date       0.0% (0s/9d 16h)
    work       ███████████████████████████████████████ 97.4% (9d 10h/9d 16h)
    whole      ████████████████████████████████████████ 100.0% (9d 16h/9d 16h)

    flow
    figure                       value
    L: open on average            0.83
    λ: open at some time, a day   0.34
    W: days each was open in it   2.42
    λ·W                           0.83
    $ spoc report backlog
    backlog: what is left, how old it is, what stands still
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created; backlog counts tickets open at the period's end
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    ageing
    by        name          tickets  0-1  2-3  4-7  8-14  15-30  31-60  60+  tickets before
    all                           2    0    0    2     0      0      0    0               0
    priority  P3                  2    0    0    2     0      0      0    0               0
    team      sales               1    0    0    1     0      0      0    0               0
    team      service_desk        1    0    0    1     0      0      0    0               0

    oldest
    ticket  priority  team          assignee  since             business days  subject
         3  P3        service_desk  jonas     2026-06-08 10:00              4  chair is broken
         4  P3        sales         rosa      2026-06-08 11:00              4  Complete the joiner form for Mona

    stalled
    kind    tickets  longest
    silent        2    4d 7h
    $ spoc report workload
    workload: who took, resolved and has how much, and for how long
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created; workload counts what was done in the period
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    teams
    team          taken  resolved  open  load  held  median     p90     p95    mean  taken before  resolved before
    desktop           1         0     0     0     1      4h      4h      4h      4h             0                0
    network           1         0     0     0     1     20h     20h     20h     20h             0                0
    sales             1         0     1     2     1   4d 6h   4d 6h   4d 6h   4d 6h             0                0
    service_desk      4         3     1     2     3      3h  3d 11h  3d 21h  1d 11h             0                0

    people
    person  taken  resolved  open  load  absent  held  median    p90      p95   mean  taken before  resolved before
    ida         2         1     0     0       –     2     45m    57m  58m 30s    45m             0                0
    jonas       1         0     1     2       –     1   4d 7h  4d 7h    4d 7h  4d 7h             0                0
    mira        2         1     0     0       –     1     20h    20h      20h    20h             0                0
    rosa        1         0     1     2       –     1   4d 6h  4d 6h    4d 6h  4d 6h             0                0

    held in open time
    by      name          held  median     p90      p95     mean
    team    desktop          1      3h      3h       3h       3h
    team    network          1      5h      5h       5h       5h
    team    sales            1  1d 12h  1d 12h   1d 12h   1d 12h
    team    service_desk     3      2h   1d 6h    1d 9h  13h 10m
    person  ida              2     45m     57m  58m 30s      45m
    person  jonas            1  1d 13h  1d 13h   1d 13h   1d 13h
    person  mira             1      5h      5h       5h       5h
    person  rosa             1  1d 12h  1d 12h   1d 12h   1d 12h

    held
    person  what           visits   time
    ida     printing            1    30m
    ida     remote_access       1     1h
    jonas   incident            1  4d 7h
    mira    remote_access       1    20h
    rosa    task                1  4d 6h
    $ spoc report first-line 2026-06 --as-of 2026-07-10
    first-line: what the first line solves by itself and at the first contact
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created; first-line counts tickets resolved in the period that cannot come back any more
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-07-11 00:00
    journal        102
    again          --as-of 2026-07-10T22:00:00Z --upto 102

    first line
    figure                                value  value before
    first contact resolution        50.0% (1/2)           n/a
    first level resolution          50.0% (1/2)           n/a
    undecided: may still come back   0.0% (0/2)             –

    by service
    what           first contact   first level
    printing        100.0% (1/1)  100.0% (1/1)
    remote_access     0.0% (0/1)    0.0% (0/1)
    $ spoc report handovers
    handovers: who passes on to whom, and whether it comes back
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    handovers
    figure                                   value  value before
    handed over of tickets             25.0% (1/4)           n/a
    came back of tickets               25.0% (1/4)           n/a
    returns of hand-overs              33.3% (1/3)           n/a
    accepted without a question back  100.0% (3/3)           n/a

    pairs
    from          to            handovers       returns      accepted
    desktop       network               1    0.0% (0/1)  100.0% (1/1)
    network       service_desk          1  100.0% (1/1)  100.0% (1/1)
    service_desk  desktop               1    0.0% (0/1)  100.0% (1/1)
    $ spoc report providers
    providers: the departments and teams, and what they are asked for most
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    providers
    department  team          tickets  resolved  open  had them  tickets before
    it                              3         2     1    5d 10h               0
    it          desktop             1         0     0        4h               0
    it          network             1         0     0       20h               0
    it          service_desk        3         2     1    4d 10h               0
    sales                           1         0     1     4d 6h               0
    sales       sales               1         0     1     4d 6h               0

    requests
    department  team          request        tickets         share
    it                        incident             1   33.3% (1/3)
    it                        printing             1   33.3% (1/3)
    it                        remote_access        1   33.3% (1/3)
    it          desktop       remote_access        1  100.0% (1/1)
    it          network       remote_access        1  100.0% (1/1)
    it          service_desk  incident             1   33.3% (1/3)
    it          service_desk  printing             1   33.3% (1/3)
    it          service_desk  remote_access        1   33.3% (1/3)
    sales                     task                 1  100.0% (1/1)
    sales       sales         task                 1  100.0% (1/1)
    $ spoc report crossings
    crossings: services that engage several departments, by volume and waiting between them
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    crossings
    rank  service  crossing  departments  waiting  requests  median  p90  p95  mean  crossing before  waiting before

    waiting in open time
    service  requests  median  p90  p95  mean
    $ spoc report journey --requester ben@example.net
    journey: a request from the side of whoever asked
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      1 of the cohort's 2 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    journey
    figure                        tickets  median  p90  p95  mean  median before  mean before
    contacts                            2       1    1    1     1              –            –
    came back after an answer           2       0    0    0     0              –            –
    visits to a provider                2       1    1    1     1              –            –
    visits to the same one again        2       0    0    0     0              –            –

    turns
    waits for  time                     share  tickets   median     p90     p95     mean  mean before
    queue      elapsed       2.3% (3h/5d 10h)        2   1h 30m  2h 42m  2h 51m   1h 30m            –
    queue      business                     –        2       1h  1h 48m  1h 54m       1h            –
    requester  elapsed       2.3% (3h/5d 10h)        2   1h 30m  2h 42m  2h 51m   1h 30m            –
    requester  business                     –        2       1h  1h 48m  1h 54m       1h            –
    approval   elapsed       0.0% (0s/5d 10h)        2       0s      0s      0s       0s            –
    approval   business                     –        2       0s      0s      0s       0s            –
    vendor     elapsed       0.0% (0s/5d 10h)        2       0s      0s      0s       0s            –
    vendor     business                     –        2       0s      0s      0s       0s            –
    date       elapsed       0.0% (0s/5d 10h)        2       0s      0s      0s       0s            –
    date       business                     –        2       0s      0s      0s       0s            –
    work       elapsed   95.4% (5d 4h/5d 10h)        2   2d 14h  3d 22h   4d 2h   2d 14h            –
    work       business                     –        2  21h 30m   1d 9h  1d 11h  21h 30m            –

    visits
    provider  tickets  visits  had them
    it              2       2    5d 10h
    $ spoc report streams
    streams: how long runs of each workflow take, where they wait, which steps decide it
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    streams
    workflow    runs  over  on target  lead median  lead p90  lead mean  touch  flow efficiency  touch estimated  lead median before  on target before  flow efficiency before  called off
    onboarding     1     0        n/a            –         –          –     0s              n/a              n/a                   –               n/a                     n/a           0

    lead
    workflow  time  runs  median  p90  p95  mean  median before  mean before

    waiting
    workflow    waits for   time                 share
    onboarding  queue         0s       0.0% (0s/4d 6h)
    onboarding  requester     0s       0.0% (0s/4d 6h)
    onboarding  approval      0s       0.0% (0s/4d 6h)
    onboarding  vendor        0s       0.0% (0s/4d 6h)
    onboarding  date          0s       0.0% (0s/4d 6h)
    onboarding  work       4d 6h  100.0% (4d 6h/4d 6h)
    onboarding  whole      4d 6h  100.0% (4d 6h/4d 6h)

    steps
    workflow    step     on path  path time  of the lead       again  times  median  p90  p95  mean
    onboarding  request      n/a         0s          n/a  0.0% (0/1)      0       –    –    –     –

    Time on the path that decided the end, in hours
    onboarding request  0s

    steps in open time
    workflow  step  times  median  p90  p95  mean

    lanes
    department  step     state   from              to   took
    sales       request  active  2026-06-08 11:00      4d 6h
    $ spoc report causes
    causes: why people ask: what can be removed, what needs an answer at once, what may wait
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    kinds
    kind               tickets         share  hours        share of hours    estimated  tickets before
    no cause was said        4  100.0% (4/4)  74.25  100.0% (3d 2h/3d 2h)  75.0% (3/4)               0

    Hours by kind of cause
    no cause was said  ████████████████████████████████████████ 74.25

    causes
    kind               cause  tickets         share  hours        share of hours    estimated  tickets before
    no cause was said               4  100.0% (4/4)  74.25  100.0% (3d 2h/3d 2h)  75.0% (3/4)               0
    $ spoc report satisfaction
    satisfaction: what those who asked say, and how sure that is
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created; satisfaction counts tickets resolved in the period
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    satisfaction
    by       name           rated of resolved  satisfied of rated  from percent  to percent  mean rating  satisfied before
    all                           50.0% (1/2)                   –             –           –            –                 –
    service  printing            100.0% (1/1)                   –             –           –            –                 –
    service  remote_access         0.0% (0/1)                   –             –           –            –                 –
    team     service_desk         50.0% (1/2)                   –             –           –            –                 –
    $ spoc report routing
    routing: how tickets were placed, and how often that was right
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    undecided      2 of the cohort's 4 tickets are still open
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    routing
    placed by        tickets  moved afterwards      accuracy  accuracy before
    all         100.0% (4/4)                 1   75.0% (3/4)              n/a
    command      25.0% (1/4)                 1    0.0% (0/1)              n/a
    front_line   25.0% (1/4)                 0  100.0% (1/1)              n/a
    service      25.0% (1/4)                 0  100.0% (1/1)              n/a
    workflow     25.0% (1/4)                 0  100.0% (1/1)              n/a

    rules
    rule  tickets  moved afterwards  accuracy  accuracy before
    $ spoc report trend
    trend: the figures week by week or month by month
    period     2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    cohort     created; trend counts what happened in each week or month
    undecided  2 of the cohort's 4 tickets are still open
    as of      2026-06-12 17:00
    journal    102
    again      --as-of 2026-06-12T15:00:00Z --upto 102

    trend
    from        logged  reopened  resolved  open after  attainment  median resolution  p90 resolution  satisfied
    2026-06-01       2         0         2           0  0.0% (0/1)            13h 45m              1d          –
    2026-06-08       2         0         0           2  0.0% (0/2)                  –               –          –

    Logged, resolved, open
    ▁▁  logged
    █▁  resolved
    ▁█  open_after

    Resolution in hours: median, up to the 90th percentile
    ▁   median_resolution
    ▁   p90_resolution

    hours
    weekday  00  01  02  03  04  05  06  07  08  09  10  11  12  13  14  15  16  17  18  19  20  21  22  23
    Mon       0   0   0   0   0   0   0   0   0   0   2   1   0   0   0   0   0   0   0   0   0   0   0   0
    Tue       0   0   0   0   0   0   0   0   0   0   1   0   0   0   0   0   0   0   0   0   0   0   0   0
    Wed       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Thu       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Fri       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Sat       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Sun       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    $ spoc report forecast
    forecast: work that is planned and not yet open, per team and week
    period   2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    cohort   created; forecast counts steps of open runs, whatever the period
    as of    2026-06-12 17:00
    journal  102
    again    --as-of 2026-06-12T15:00:00Z --upto 102

    forecast
    week of     team       steps  undecided
    2026-06-08                 1          0
    2026-06-15  desktop        1          1
    2026-06-15  hr             1          0
    2026-06-15  identity       1          0
    2026-06-15  payroll        1          0
    2026-06-15  workplace      1          0
    2026-06-22  access         1          0
    2026-06-29                 1          0
    2026-07-27  hr             1          0

What a change has made of it:

    $ spoc report trend routing --before-after 2026-06-05 --format csv | tr -d '\r' | grep '^routing'
    routing,all,1,2,2,0,1,2,2,0.5,1,2
    routing,command,0,0,2,0,,0,0,0,0,1
    routing,front_line,0.5,1,2,0,1,1,1,,0,0
    routing,service,0,0,2,0,,0,0,1,1,1
    routing,workflow,0.5,1,2,0,1,1,1,,0,0
    $ spoc report routing --before-after 2026-07-05
    ! spoc: --before-after lies outside the period
    ! hint: within it: the period has what is before and after
    ? 64

A page with charts, without scripts; a workbook; metrics:

    $ spoc report summary sla times backlog handovers trend streams --format html -o page.html
    $ grep -c '<svg' page.html
    12
    $ grep -ci '<script\|javascript:\|https\?://' page.html
    0
    ? 1
    $ spoc report summary --format openmetrics | grep -v '^#' | head -3
    spoc_report_tickets{report="summary"} 4
    spoc_report_undecided{report="summary"} 2
    spoc_summary_volume_logged{by="all"} 4
    $ spoc report summary --format openmetrics | tail -1
    # EOF
    $ spoc report sla times --format xlsx -o book.xlsx && head -c 2 book.xlsx && echo
    PK
    $ spoc export --ics | tr -d '\r' | head -12
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//spoc//desk//EN
    X-WR-CALNAME:Example Works
    BEGIN:VTIMEZONE
    TZID:UTC
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0000
    END:STANDARD
    END:VTIMEZONE

A trend has any figure of any report, by week or by month; a figure that there is not is said with those that there are:

    $ spoc report trend 2026-05..2026-06 --by month --figure sla/attainment/resolution/all/attainment --figure "handovers/handovers/handed over of tickets/value" --figure times/times/resolution/elapsed/median
    trend: the figures week by week or month by month
    period     2026-05-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    cohort     created; trend counts what happened in each week or month
    undecided  2 of the cohort's 4 tickets are still open
    as of      2026-06-12 17:00
    journal    102
    again      --as-of 2026-06-12T15:00:00Z --upto 102

    figures
    from        sla/attainment/resolution/all/attainment  handovers/handovers/handed over of tickets/value  times/times/resolution/elapsed/median
    2026-05-01                                         –                                               n/a                                      –
    2026-06-01                                0.0% (0/2)                                       25.0% (1/4)                                13h 45m
     ▁  sla/attainment/resolution/all/attainment
     ▁  handovers/handovers/handed over of tickets/value
     ▁  times/times/resolution/elapsed/median

    trend
    from        logged  reopened  resolved  open after  attainment  median resolution  p90 resolution  satisfied
    2026-05-01       0         0         0           0         n/a                  –               –          –
    2026-06-01       4         0         2           2  0.0% (0/3)            13h 45m              1d          –

    Logged, resolved, open
    ▁█  logged
    ▁█  resolved
    ▁█  open_after

    Resolution in hours: median, up to the 90th percentile
     ▁  median_resolution
     ▁  p90_resolution

    hours
    weekday  00  01  02  03  04  05  06  07  08  09  10  11  12  13  14  15  16  17  18  19  20  21  22  23
    Mon       0   0   0   0   0   0   0   0   0   0   2   1   0   0   0   0   0   0   0   0   0   0   0   0
    Tue       0   0   0   0   0   0   0   0   0   0   1   0   0   0   0   0   0   0   0   0   0   0   0   0
    Wed       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Thu       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Fri       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Sat       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    Sun       0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0   0
    $ spoc report trend 2026-06 --figure backlog/ageing/team/desktop/tickets --figure backlog/ageing/team/sales/tickets --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["tables"][0])'
    {'name': 'figures', 'columns': ['from', 'backlog/ageing/team/desktop/tickets', 'backlog/ageing/team/sales/tickets'], 'rows': [['2026-06-01', None, None], ['2026-06-08', None, 1]]}
    $ spoc report trend 2026-06 --figure sla/attainment/resolution/al/met
    ! spoc: no row of sla/attainment is "resolution/al"
    ! hint: there are: acknowledge/all, acknowledge/priority/P1, acknowledge/service/remote_access, acknowledge/team/service_desk, response/all, response/priority/P1, response/priority/P4, response/service/printing, response/service/remote_access, response/team/service_desk, update/all, update/priority/P1
    ? 66
    $ spoc report trend 2026-06 --figure sla/promises/resolution/all/met
    ! spoc: report sla has no table "promises"
    ! hint: there are: attainment, breaches
    ? 66
    $ spoc report trend 2026-06 --figure sla/attainment/resolution/all/mett
    ! spoc: table attainment of report sla has no figure "mett"
    ! hint: there are: attainment, met, breached, undecided, resolved_only, attainment_before
    ? 66
    $ spoc report trend 2026-06 --figure sla
    ! spoc: "sla" is no figure
    ! hint: REPORT/TABLE/ROW/COLUMN, as in sla/attainment/resolution/all/attainment
    ? 64
    $ spoc report trend 2026-06 --figure trend/trend/logged
    ! spoc: a trend has no trend
    ! hint: name the figure that it shows
    ? 64
    $ spoc report sla --by week
    ! spoc: --by goes with trend
    ! hint: spoc report trend 2026 --by month --figure FIGURE
    ? 64
    $ spoc report sla --figure sla/attainment/resolution/all/met
    ! spoc: --figure goes with trend
    ! hint: spoc report trend 2026 --by month --figure FIGURE
    ? 64

One ticket, all its life:

    $ spoc report journey --ticket 2
    journey: a request from the side of whoever asked
    period     2026-06-02 10:00 to before 2026-06-12 17:00 (Europe/Berlin)
    cohort     created
    undecided  0 of the cohort's 1 tickets are still open
    as of      2026-06-12 17:00
    journal    102
    again      --as-of 2026-06-12T15:00:00Z --upto 102

    journey
    figure                        tickets  median  p90  p95  mean  median before  mean before
    contacts                            1       1    1    1     1              –            –
    came back after an answer           1       0    0    0     0              –            –
    visits to a provider                1       1    1    1     1              –            –
    visits to the same one again        1       0    0    0     0              –            –

    turns
    waits for  time                  share  tickets  median  p90  p95  mean  mean before
    queue      elapsed    11.1% (3h/1d 3h)        1      3h   3h   3h    3h            –
    queue      business                  –        1      2h   2h   2h    2h            –
    requester  elapsed    11.1% (3h/1d 3h)        1      3h   3h   3h    3h            –
    requester  business                  –        1      2h   2h   2h    2h            –
    approval   elapsed     0.0% (0s/1d 3h)        1      0s   0s   0s    0s            –
    approval   business                  –        1      0s   0s   0s    0s            –
    vendor     elapsed     0.0% (0s/1d 3h)        1      0s   0s   0s    0s            –
    vendor     business                  –        1      0s   0s   0s    0s            –
    date       elapsed     0.0% (0s/1d 3h)        1      0s   0s   0s    0s            –
    date       business                  –        1      0s   0s   0s    0s            –
    work       elapsed   77.8% (21h/1d 3h)        1     21h  21h  21h   21h            –
    work       business                  –        1      6h   6h   6h    6h            –

    visits
    provider  tickets  visits  had them
    it              1       1     1d 3h

    course
    from              to                waits for  provider  team          person  elapsed  business
    2026-06-02 10:00  2026-06-02 10:00  queue                                           0s        0s
    2026-06-02 10:00  2026-06-02 11:00  queue      it        service_desk               1h        1h
    2026-06-02 11:00  2026-06-02 12:00  work       it        service_desk  ida          1h        1h
    2026-06-02 12:00  2026-06-02 12:00  queue      it        desktop                    0s        0s
    2026-06-02 12:00  2026-06-02 15:00  requester  it        desktop                    3h        2h
    2026-06-02 15:00  2026-06-02 16:00  queue      it        desktop                    1h        1h
    2026-06-02 16:00  2026-06-02 16:00  queue      it        network                    0s        0s
    2026-06-02 16:00  2026-06-03 12:00  work       it        network       mira        20h        5h
    2026-06-03 12:00  2026-06-03 13:00  queue      it        service_desk               1h        0s
    2026-06-03 13:00  2026-06-03 13:00  work       it        service_desk  mira         0s        0s
    $ spoc report journey --ticket 99
    ! spoc: there is no ticket 99
    ? 66

What there is, for programs, too; the documents of policy are among them:

    $ spoc report | tail -2
    forecast      work that is planned and not yet open, per team and week
    board         a document of summary, sla, backlog, causes, satisfaction
    $ spoc report --json | python3 -c 'import json, sys; d = json.load(sys.stdin); print(d["schema"], d["tables"][0]["rows"][-1])'
    spoc.reports/1 ['board', 'a document of summary, sla, backlog, causes, satisfaction']

What is named twice stands there once:

    $ spoc report board summary --format openmetrics | grep -c '^# TYPE spoc_summary_backlog_tickets gauge'
    1

Comparing is done in one way at a time:

    $ spoc report summary --what-if . --before-after 2026-06-05
    ! spoc: --before-after does not go with --what-if
    ! hint: it compares what was with what would have been, over all tickets of the period
    ? 64
    $ spoc report summary --what-if . --cohort open
    ! spoc: --cohort does not go with --what-if
    ! hint: it compares what was with what would have been, over all tickets of the period
    ? 64

Teams and services that only tickets know, since they came with another desk's history, can be asked for:

    $ printf 'case,time,activity,team\nA1,2026-06-01T08:00:00Z,new,Old desk\nA1,2026-06-02T08:00:00Z,done,Old desk\n' > log.csv
    $ printf 'log = "old"\n[column]\ncase = "case"\ntime = "time"\nactivity = "activity"\nstatus = "activity"\nteam = "team"\n[value.status]\nnew = "new"\ndone = "resolved"\n' > map.toml
    $ spoc import --map map.toml log.csv
    2 rows of old: 1 ticket logged
    $ spoc report times --team "Old desk" --format csv | tr -d '\r' | grep '^times,resolution'
    times,resolution,elapsed,1,86400,86400,86400,86400,,
    times,resolution,business,1,28800,28800,28800,28800,,
    times,resolution,net of the requester,1,86400,86400,86400,86400,,
    $ spoc report times --team "Older desk"
    ! spoc: there is no team "Older desk"
    ? 66

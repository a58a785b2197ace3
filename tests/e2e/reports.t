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
    $ spoc report sla
    sla: which promises were kept, counted at the deadline, and what broke the others
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
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
    queue         1.3% (10800/837000)      3h        4      0s  2h 6m  2h 33m     45m
    requester     1.3% (10800/837000)      3h        4      0s  2h 6m  2h 33m     45m
    approval          0.0% (0/837000)      0s        4      0s     0s      0s      0s
    vendor            0.0% (0/837000)      0s        4      0s     0s      0s      0s
    date              0.0% (0/837000)      0s        4      0s     0s      0s      0s
    work        97.4% (815400/837000)  9d 10h        4  2d 13h  4d 6h   4d 6h   2d 8h
    whole      100.0% (837000/837000)  9d 16h        4  2d 16h  4d 6h   4d 6h  2d 10h

    Where the open time went, in percent
    queue      ▌ 1.3% (10800/837000)
    requester  ▌ 1.3% (10800/837000)
    approval   0.0% (0/837000)
    vendor     0.0% (0/837000)
    date       0.0% (0/837000)
    work       ███████████████████████████████████████ 97.4% (815400/837000)
    whole      ████████████████████████████████████████ 100.0% (837000/837000)

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
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    ageing
    by        name          tickets  0-1  2-3  4-7  8-14  15-30  31-60  60+
    all                           2    0    0    2     0      0      0    0
    priority  P3                  2    0    0    2     0      0      0    0
    team      sales               1    0    0    1     0      0      0    0
    team      service_desk        1    0    0    1     0      0      0    0

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
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    teams
    team          taken  resolved  open  load  held  median     p90     p95    mean
    desktop           1         0     0     0     1      4h      4h      4h      4h
    network           1         0     0     0     1     20h     20h     20h     20h
    sales             1         0     1     2     1   4d 6h   4d 6h   4d 6h   4d 6h
    service_desk      4         3     1     2     3      3h  3d 11h  3d 21h  1d 11h

    people
    person  taken  resolved  open  load  absent  held  median    p90      p95   mean
    ida         2         1     0     0       –     2     45m    57m  58m 30s    45m
    jonas       1         0     1     2       –     1   4d 7h  4d 7h    4d 7h  4d 7h
    mira        2         1     0     0       –     1     20h    20h      20h    20h
    rosa        1         0     1     2       –     1   4d 6h  4d 6h    4d 6h  4d 6h

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
    cohort         created
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
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    providers
    department  team          tickets  resolved  open  had them
    it          desktop             1         0     0        4h
    it          network             1         0     0       20h
    it          service_desk        3         2     1    4d 10h
    sales       sales               1         0     1     4d 6h

    requests
    team          request        tickets         share
    desktop       remote_access        1  100.0% (1/1)
    network       remote_access        1  100.0% (1/1)
    service_desk  incident             1   33.3% (1/3)
    service_desk  printing             1   33.3% (1/3)
    service_desk  remote_access        1   33.3% (1/3)
    sales         task                 1  100.0% (1/1)
    $ spoc report crossings
    crossings: services that engage several departments, by volume and waiting between them
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    crossings
    rank  service  crossing  departments  waiting  requests  median  p90  p95  mean
    $ spoc report journey --requester ben@example.net
    journey: a request from the side of whoever asked
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    journey
    figure                        tickets  median  p90  p95  mean
    contacts                            2       1    1    1     1
    visits to a provider                2       1    1    1     1
    visits to the same one again        2       0    0    0     0

    turns
    waits for  time                      share  tickets   median     p90     p95     mean
    queue      elapsed     2.3% (10800/468000)        2   1h 30m  2h 42m  2h 51m   1h 30m
    queue      business                      –        2       1h  1h 48m  1h 54m       1h
    requester  elapsed     2.3% (10800/468000)        2   1h 30m  2h 42m  2h 51m   1h 30m
    requester  business                      –        2       1h  1h 48m  1h 54m       1h
    approval   elapsed         0.0% (0/468000)        2       0s      0s      0s       0s
    approval   business                      –        2       0s      0s      0s       0s
    vendor     elapsed         0.0% (0/468000)        2       0s      0s      0s       0s
    vendor     business                      –        2       0s      0s      0s       0s
    date       elapsed         0.0% (0/468000)        2       0s      0s      0s       0s
    date       business                      –        2       0s      0s      0s       0s
    work       elapsed   95.4% (446400/468000)        2   2d 14h  3d 22h   4d 2h   2d 14h
    work       business                      –        2  21h 30m   1d 9h  1d 11h  21h 30m

    visits
    provider  tickets  visits  had them
    it              2       2    5d 10h
    $ spoc report streams
    streams: how long runs of each workflow take, where they wait, which steps decide it
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    streams
    workflow    runs  over  on target  lead median  lead p90  lead mean  touch  flow efficiency  touch estimated  lead median before
    onboarding     1     0        n/a            –         –          –     0s              n/a              n/a                   –

    waiting
    workflow    waits for   time                   share
    onboarding  queue         0s         0.0% (0/367200)
    onboarding  requester     0s         0.0% (0/367200)
    onboarding  approval      0s         0.0% (0/367200)
    onboarding  vendor        0s         0.0% (0/367200)
    onboarding  date          0s         0.0% (0/367200)
    onboarding  work       4d 6h  100.0% (367200/367200)
    onboarding  whole      4d 6h  100.0% (367200/367200)

    steps
    workflow    step     on path  path time  of the lead       again  times  median  p90  p95  mean
    onboarding  request      n/a         0s          n/a  0.0% (0/1)      0       –    –    –     –

    Time on the path that decided the end, in hours
    onboarding request  0s

    lanes
    department  step     state   from              to   took
                request  active  2026-06-08 11:00      4d 6h
    $ spoc report causes
    causes: why people ask: what can be removed, what needs an answer at once, what may wait
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

    kinds
    kind               tickets         share  hours          share of hours    estimated  tickets before
    no cause was said        4  100.0% (4/4)  74.25  100.0% (267300/267300)  75.0% (3/4)               0

    Hours by kind of cause
    no cause was said  ████████████████████████████████████████ 74.25

    causes
    kind               cause  tickets         share  hours          share of hours    estimated  tickets before
    no cause was said               4  100.0% (4/4)  74.25  100.0% (267300/267300)  75.0% (3/4)               0
    $ spoc report satisfaction
    satisfaction: what those who asked say, and how sure that is
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
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
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

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
    period         2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)
    compared with  2026-05-01 00:00 to before 2026-06-01 00:00
    cohort         created
    as of          2026-06-12 17:00
    journal        102
    again          --as-of 2026-06-12T15:00:00Z --upto 102

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
    13
    $ grep -ci '<script\|javascript:\|https\?://' page.html
    0
    ? 1
    $ spoc report summary --format openmetrics | grep -v '^#' | head -3
    spoc_summary_volume_logged{by="all"} 4
    spoc_summary_volume_logged{by="channel",name="cli"} 1
    spoc_summary_volume_logged{by="channel",name="phone"} 1
    $ spoc report summary --format openmetrics | tail -1
    # EOF
    $ spoc report sla times --format xlsx -o book.xlsx && head -c 2 book.xlsx && echo
    PK
    $ spoc export --ics | tr -d '\r' | head -12
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//spoc//desk//EN
    X-WR-CALNAME:Example Works
    BEGIN:VEVENT
    UID:ticket-3@example-works.spoc.invalid
    DTSTAMP:20260612T150000Z
    DTSTART:20260608T130000Z
    SUMMARY:#3 P3 due with jonas: chair is broken
    END:VEVENT
    BEGIN:VEVENT
    UID:ticket-4@example-works.spoc.invalid

# Planning runs

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/visit.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A visit"
    > owner = "facilities"
    > key = "inputs.guest"
    > anchor = "inputs.day"
    > target = "anchor @ 09:00"
    > [inputs.guest]
    > type = "string"
    > [inputs.day]
    > type = "date"
    > check = "value > date(now())"
    > else = "a visit is announced the day before"
    > [inputs.remote]
    > type = "bool"
    > default = false
    > [steps.ask]
    > team = "workplace"
    > title = "Ask {{ inputs.guest }} what they need"
    > due = "opened + 5bd"
    > form = { car = "bool" }
    > [steps.parking]
    > team = "workplace"
    > needs = ["ask"]
    > when = "steps.ask.outputs.car"
    > due = "activated + 1bd"
    > scope = "ready"
    > [steps.room]
    > team = "workplace"
    > needs = ["ask"]
    > when = "!inputs.remote"
    > due = "anchor - 1bd"
    > scope = "ready"
    > [steps.tour]
    > team = "workplace"
    > needs = ["room", "parking"]
    > start = "anchor"
    > due = "anchor"
    > END
    $ spoc apply --yes > /dev/null

A run that does not exist yet: who does what until when, under which condition, and what decides it.

    $ spoc run plan visit --set guest=Ann --set day=2026-06-19
    step     who        start             due               note
    ask      workplace  2026-06-05 10:00  2026-06-12 10:00
    parking  workplace  2026-06-12 10:00  2026-06-15 10:00  decided by step ask
    room     workplace  2026-06-12 10:00  2026-06-18 17:30  because !inputs.remote
    tour     workplace  2026-06-19 08:30  2026-06-19 15:00  critical

    target        2026-06-19 09:00 (in 13d 23h)
    expected end  2026-06-19 15:00 (in 14d 5h)
    lead time     14d 5h
    keeps target  yes
    not known     step ask
    $ spoc run plan visit -s guest=Ann -s day=2026-06-08 -s remote=true
    step     who        start             due               note
    ask      workplace  2026-06-05 10:00  2026-06-12 10:00  critical
    parking  workplace  2026-06-12 10:00  2026-06-15 10:00  decided by step ask; critical
    room     workplace                                      skipped: !inputs.remote
    tour     workplace  2026-06-15 10:00  2026-06-08 17:30  too late already; critical

    target        2026-06-08 09:00 (in 2d 23h)
    expected end  2026-06-15 10:00 (in 10d)
    lead time     10d
    keeps target  no
    not known     step ask
    $ echo '{"guest": "Ann", "day": "2026-06-05"}' | spoc run plan visit -i - --override day -r "she is here"
    step     who        start             due               note
    ask      workplace  2026-06-05 10:00  2026-06-12 10:00  critical
    parking  workplace  2026-06-12 10:00  2026-06-15 10:00  decided by step ask; critical
    room     workplace  2026-06-12 10:00  2026-06-04 17:30  because !inputs.remote; too late already
    tour     workplace  2026-06-15 10:00  2026-06-05 15:00  too late already; critical

    target        2026-06-05 09:00 (1h ago)
    expected end  2026-06-15 10:00 (in 10d)
    lead time     10d
    keeps target  no
    not known     step ask
    $ echo "{\"guest\": \"Ann\"}" | spoc run plan visit --input - -s day=2026-06-05
    ! spoc: the inputs cannot be used: day: a visit is announced the day before
    ! hint: give them with --set path=value, files also with --attach FILE, or all with --input FILE
    ? 65
    $ spoc run plan visit -s guest=Ann -s day=2026-06-19 --json | python3 -c 'import json,sys; p = json.load(sys.stdin); print(p["schema"], p["unknowns"], p["simulation"], p["critical_path"]); print(*(((s["id"], s["condition"], s["when"], s["decided_by"], s["due_at"])) for s in p["steps"]), sep="\n")'
    spoc.plan/1 ['step ask'] None ['tour']
    ('ask', 'always', None, None, '2026-06-12T08:00:00Z')
    ('parking', 'undecided', 'steps.ask.outputs.car', 'step ask', '2026-06-15T08:00:00Z')
    ('room', 'true', '!inputs.remote', None, '2026-06-18T15:30:00Z')
    ('tour', 'always', None, None, '2026-06-19T13:00:00Z')
    $ spoc run list
    ! no run matches
    $ spoc run plan vist -s guest=Ann
    ! spoc: there is no workflow "vist"
    ! hint: did you mean "visit"?
    ? 66

What earlier runs took says more than what was promised. Six visits, each asked for and got ready in its own time:

    $ i=0; for took in 1 2 2 3 9 27; do i=$((i+1)); SPOC_NOW=2026-05-04T07:00:00Z spoc run start visit -s guest=G$i -s day=2026-05-20 -q; SPOC_NOW=$(date -u -d "2026-05-04T07:00:00Z + $took hours" +%FT%TZ) spoc done visit:G$i/ask --set car=$([ $took -gt 2 ] && echo true || echo false) -q; done
    r1
    1
    r2
    3
    r3
    5
    r4
    7
    r5
    10
    r6
    13
    $ for i in 1 2 3 4 5 6; do SPOC_NOW=2026-05-06T07:00:00Z spoc done visit:G$i/room -q; done
    2
    4
    6
    9
    12
    15
    $ spoc run start visit -s guest=Bo -s day=2026-06-09
    r7
    $ spoc run plan r7
    step     who        start             due               note
    ask      workplace  2026-06-05 10:00  2026-06-12 10:00  critical
    parking  workplace  2026-06-12 10:00  2026-06-15 10:00  decided by step ask; critical
    room     workplace  2026-06-12 10:00  2026-06-08 17:30  because !inputs.remote; too late already
    tour     workplace  2026-06-15 10:00  2026-06-09 17:30  too late already; critical

    target        2026-06-09 09:00 (in 3d 23h)
    expected end  2026-06-15 10:00 (in 10d)
    lead time     10d
    keeps target  no
    not known     step ask
    $ spoc run plan visit:Bo --simulate 500
    step     who        start             due               note
    ask      workplace  2026-06-05 10:00  2026-06-12 10:00  critical
    parking  workplace  2026-06-12 10:00  2026-06-15 10:00  decided by step ask; critical
    room     workplace  2026-06-12 10:00  2026-06-08 17:30  because !inputs.remote; too late already
    tour     workplace  2026-06-15 10:00  2026-06-09 17:30  too late already; critical

    target        2026-06-09 09:00 (in 3d 23h)
    expected end  2026-06-15 10:00 (in 10d)
    lead time     10d
    keeps target  no
    not known     step ask

    simulated     500 trials, seed 1
    keeps target  20.4% (102/500)

    odds  end
    10%   2026-06-09 17:30 (in 4d 7h)
    25%   2026-06-09 17:30 (in 4d 7h)
    50%   2026-06-09 17:30 (in 4d 7h)
    75%   2026-06-09 17:30 (in 4d 7h)
    90%   2026-06-10 10:00 (in 5d)
    95%   2026-06-10 13:30 (in 5d 3h)

    step     takes                                       skipped         again          critical
    ask      as 6 earlier ones, median 2h           0.0% (0/500)  0.0% (0/500)   79.6% (398/500)
    parking  until it is due (0 of 5 earlier ones)  0.0% (0/500)  0.0% (0/500)     4.2% (21/500)
    room     as 6 earlier ones, median 13h          0.0% (0/500)  0.0% (0/500)   75.4% (377/500)
    tour     until it is due (0 of 5 earlier ones)  0.0% (0/500)  0.0% (0/500)  100.0% (500/500)
    $ spoc run plan visit:Bo --simulate 500 | grep -A1 simulated
    simulated     500 trials, seed 1
    keeps target  20.4% (102/500)
    $ spoc run plan visit:Bo --simulate 500 --seed 2 | grep -A1 simulated
    simulated     500 trials, seed 2
    keeps target  20.4% (102/500)
    $ spoc run plan visit:Bo --simulate 200 --seed 2 --format json | python3 -c 'import json,sys; s = json.load(sys.stdin)["simulation"]; print(s["trials"], s["seed"], s["keeps_target"], s["ends"][-1], s["steps"][0])'
    200 2 {'n': 36, 'd': 200} {'percent': 95, 'end_at': '2026-06-10T11:30:00Z'} {'id': 'ask', 'basis': 'history', 'past': 6, 'median_s': 7200, 'past_returned': 0, 'skipped': {'n': 0, 'd': 200}, 'returned': {'n': 0, 'd': 200}, 'critical': {'n': 164, 'd': 200}}
    $ spoc run plan visit -s guest=Cy -s day=2026-06-19 --simulate 100 | grep simulated
    simulated     100 trials, seed 1

A step under way is expected to take longer than it has:

    $ SPOC_NOW=2026-06-05T14:00:00Z spoc run plan visit:Bo --simulate 100 | grep -A9 odds
    odds  end
    10%   2026-06-09 17:30 (in 4d 1h)
    25%   2026-06-09 17:30 (in 4d 1h)
    50%   2026-06-10 09:00 (in 4d 17h)
    75%   2026-06-10 11:30 (in 4d 19h)
    90%   2026-06-10 13:30 (in 4d 21h)
    95%   2026-06-10 14:30 (in 4d 22h)

    step     takes                                       skipped         again          critical
    ask      as 6 earlier ones, median 2h           0.0% (0/100)  0.0% (0/100)  100.0% (100/100)

What does not go together:

    $ spoc run plan r7 --set day=2026-06-19
    ! spoc: --set is for a run that does not exist yet
    ! hint: what would move: spoc run amend r7 --set PATH=VALUE --dry-run
    ? 64
    $ spoc run plan r99
    ! spoc: there is no run r99
    ? 66
    $ spoc run plan visit:Nobody
    ! spoc: there is no run visit:Nobody
    ? 66
    $ spoc run plan r7 --simulate many
    ! spoc: --simulate cannot be "many"
    ! hint: a number from 1 to 100000
    ? 64
    $ spoc run plan r7 --seed 3
    ! spoc: --seed goes with --simulate N
    ? 64
    $ spoc run plan r7 --simulate 5 --seed x
    ! spoc: --seed cannot be "x"
    ! hint: a number from 0
    ? 64
    $ spoc run plan visit -s guest=Ann -s day=2026-06-05 --override day --reason " "
    ! spoc: an override needs a reason
    ! hint: add --reason TEXT
    ? 64

Access ends within a day of the last hour, whatever weekday that is, and also when it is known late:

    $ for day in 2026-12-14 2026-12-18; do spoc run plan offboarding --set employee=lukas --set last_day=$day --set manager=rosa | grep -E '^(target|keeps|accounts|applications|badge)'; done
    accounts          identity   2026-12-14 18:00  2026-12-14 22:00
    applications      access     2026-12-14 18:00  2026-12-15 18:00
    badge             security   2026-12-14 18:00  2026-12-15 18:00  critical
    target        2026-12-15 18:00 (in 193d 9h)
    keeps target  yes
    accounts          identity   2026-12-18 18:00  2026-12-18 22:00
    applications      access     2026-12-18 18:00  2026-12-19 18:00
    badge             security   2026-12-18 18:00  2026-12-19 18:00  critical
    target        2026-12-19 18:00 (in 197d 9h)
    keeps target  yes
    $ spoc run plan offboarding --set employee=lukas --set last_day=2026-06-05 --set manager=rosa --now 2026-06-05T14:00:00Z | grep -E '^(target|keeps|handover|accounts|applications|badge)'
    handover          rosa       2026-06-05 16:00  2026-06-09 08:30  because !inputs.at_once
    accounts          identity   2026-06-05 18:00  2026-06-05 22:00
    applications      access     2026-06-05 18:00  2026-06-06 18:00
    badge             security   2026-06-05 18:00  2026-06-06 18:00  critical
    target        2026-06-06 18:00 (in 1d 2h)
    keeps target  yes

# Moving runs by hand

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/gear.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Gear"
    > owner = "facilities"
    > [inputs.what]
    > type = "string"
    > [steps.pack]
    > team = "workplace"
    > title = "Pack {{ inputs.what }}"
    > END
    $ cat > workflows/visit.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A visit"
    > owner = "facilities"
    > anchor = "inputs.day"
    > on_cancel = "compensate"
    > [inputs.day]
    > type = "date"
    > [inputs.rooms]
    > type = "list"
    > of = { id = "string" }
    > [steps.badge]
    > team = "workplace"
    > title = "Print the badge"
    > compensate = { task = { team = "workplace", title = "Destroy the badge" } }
    > [steps.rooms]
    > team = "workplace"
    > for_each = "inputs.rooms"
    > key = "item.id"
    > open = true
    > title = "Book {{ item.id }}"
    > due = "anchor - 1bd"
    > skippable = true
    > decline = true
    > [steps.gear]
    > kind = "call"
    > call = "gear"
    > with = { what = "'a projector'" }
    > [steps.tour]
    > team = "workplace"
    > start = "anchor - 2bd"
    > early = true
    > mutex = "guide"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start visit --set day=2026-07-15 --set 'rooms=[{"id":"A"},{"id":"B"}]' --as helene
    r1
    $ spoc run show r1
    r1 visit

    state   running
    inputs  day=2026-07-15, rooms=[{"id":"A"},{"id":"B"}]
    opened  2026-06-05 10:00 (now)
    anchor  2026-07-15 08:30 (in 39d 22h)

    step     state      ticket  who        due                           waits for
    badge    active     #1      workplace                                ticket 1 is not resolved
    rooms    active             workplace                                step rooms/A, rooms/B
    rooms/A  active     #2      workplace  2026-07-14 17:30 (in 39d 7h)  ticket 2 is not resolved
    rooms/B  active     #3      workplace  2026-07-14 17:30 (in 39d 7h)  ticket 3 is not resolved
    gear     active                                                      run r2 is not over
    tour     scheduled                                                   it starts at 2026-07-13 08:30
    $ spoc run list
    id  workflow  key  state          done  target  opened            finished
    r1  visit          running  0.0% (0/4)          2026-06-05 10:00
    r2  gear           running  0.0% (0/1)          2026-06-05 10:00

Dates move with the inputs they count from:

    $ spoc run amend r1 --set day=2026-07-22 --dry-run --as helene
    r1 visit running
    #2 P3 open workplace/walter · Book A · due 2026-07-21 17:30
    #3 P3 open workplace/walter · Book B · due 2026-07-21 17:30

    step          state      was                            is
    rooms/A       active     2026-07-14 17:30 (in 39d 7h)   2026-07-21 17:30 (in 46d 7h)
    rooms/B       active     2026-07-14 17:30 (in 39d 7h)   2026-07-21 17:30 (in 46d 7h)
    tour          scheduled  2026-07-13 08:30 (in 37d 22h)  2026-07-20 08:30 (in 44d 22h)
    expected end             2026-07-14 17:30 (in 39d 7h)   2026-07-21 17:30 (in 46d 7h)
    $ spoc run amend r1 --set day=2026-07-22 --reason "her flight was moved" --as helene
    r1 visit running
    #2 P3 open workplace/walter · Book A · due 2026-07-21 17:30
    #3 P3 open workplace/walter · Book B · due 2026-07-21 17:30

    step          state      was                            is
    rooms/A       active     2026-07-14 17:30 (in 39d 7h)   2026-07-21 17:30 (in 46d 7h)
    rooms/B       active     2026-07-14 17:30 (in 39d 7h)   2026-07-21 17:30 (in 46d 7h)
    tour          scheduled  2026-07-13 08:30 (in 37d 22h)  2026-07-20 08:30 (in 44d 22h)
    expected end             2026-07-14 17:30 (in 39d 7h)   2026-07-21 17:30 (in 46d 7h)
    $ spoc run amend r1 --set dya=2026-07-22 --as helene
    ! spoc: the inputs cannot be used: dya: the workflow has no such input; did you mean "day"?
    ? 65
    $ spoc run amend r1 --as helene
    ! spoc: nothing is changed
    ! hint: --set start_date=2026-09-01
    ? 64

Items are added, declined, tried again, withdrawn and skipped:

    $ spoc run add-item r1/rooms --set id=C --as helene
    r1 visit running
    #5 P3 open workplace/yusuf · Book C · due 2026-07-21 17:30
    $ spoc run add-item r1/rooms --set id=C --as helene
    ! spoc: step rooms has the item "C" already
    ? 79
    $ spoc reject 2 -m "it is being painted" --as walter
    #2 P3 cancelled workplace/walter · Book A
    $ spoc explain r1/rooms/A
    step
      a task of workflow visit  (workflows/visit.toml:16:8)
      2026-06-05 10:00  it began
      2026-07-21 17:30  it is due  (workflows/visit.toml:22:7)
      its ticket is 2
      2026-06-05 10:00  it is failed: declined: it is being painted

    waiting
      rooms/A is failed

    wakes up
      2026-07-20 08:30
    $ spoc run withdraw r1/rooms/B -m "two are enough" --as helene
    r1 visit running
    #3 P3 cancelled workplace/walter · Book B
    $ spoc run skip r1/rooms/C -m "one is enough" --as helene
    r1 visit running
    #5 P3 cancelled workplace/yusuf · Book C
    $ spoc run show r1 | tail -8
    step     state      ticket  who        due                           waits for
    badge    active     #1      workplace                                ticket 1 is not resolved
    rooms    failed             workplace
    rooms/A  failed     #2      workplace  2026-07-21 17:30 (in 46d 7h)
    rooms/B  withdrawn  #3      workplace  2026-07-21 17:30 (in 46d 7h)
    rooms/C  skipped    #5      workplace  2026-07-21 17:30 (in 46d 7h)
    gear     active                                                      run r2 is not over
    tour     scheduled                                                   it starts at 2026-07-20 08:30
    $ spoc run retry r1/rooms/A -m "the paint is dry" --as helene
    r1 visit running
    #6 P3 open workplace/yusuf · Book A · due 2026-07-21 17:30
    $ spoc run begin r1/tour --as helene
    r1 visit running
    #7 P3 open workplace/yusuf · tour
    $ spoc run complete r1/badge --as helene
    r1 visit running
    #1 P3 closed workplace/walter · Print the badge
    $ spoc run complete r1/badge --set no=7 --as helene
    ! spoc: the form of step badge is not complete: no: the form has no such field
    ! hint: --set field=value
    ? 65
    $ spoc run hold r1 -m "the visit is in doubt" --as helene
    r1 visit held
    $ spoc explain r1/tour
    step
      a task of workflow visit  (workflows/visit.toml:29:8)
      2026-06-05 10:00  it began
      2026-07-20 08:30  it starts  (workflows/visit.toml:31:9)
      its ticket is 7

    waiting
      2026-06-05 10:00  tour is active and waits: the run is held; spoc run release r1
    $ spoc run release r1 -m "it is on" --as helene
    r1 visit running

Only one run has the guide:

    $ spoc run start visit --set day=2026-06-08 --set 'rooms=[]' --as helene
    r3
    $ spoc explain r3/tour
    step
      a task of workflow visit  (workflows/visit.toml:29:8)

    waiting
      2026-06-05 10:00  tour is pending and waits: r1/tour has guide (r1/tour); spoc explain r1/tour

Cancelling takes back what was done, and reaches the runs that were called:

    $ spoc run cancel r1 -m "she is ill" --as helene
    r1 visit cancelling
    r2 gear cancelled
    r3 visit running
    #10 P3 open workplace/yusuf · Destroy the badge
    #6 P3 cancelled workplace/yusuf · Book A
    #7 P3 cancelled workplace/yusuf · tour
    #4 P3 cancelled workplace/walter · Pack a projector
    #11 P3 open workplace/yusuf · tour
    $ spoc run list --state all
    id  workflow  key  state               done  target  opened            finished
    r1  visit          cancelling  100.0% (4/4)          2026-06-05 10:00
    r2  gear           cancelled   100.0% (1/1)          2026-06-05 10:00  2026-06-05 10:00
    r3  visit          running      25.0% (1/4)          2026-06-05 10:00
    r4  gear           running       0.0% (0/1)          2026-06-05 10:00
    $ spoc run show r3 | tail -2
    gear   active                          run r4 is not over
    tour   active  #11     workplace       ticket 11 is not resolved
    $ spoc done $(spoc list --run r1 -q) --as walter
    #10 P3 closed workplace/yusuf · Destroy the badge
    $ spoc run show r1 | tail -12
    anchor    2026-07-22 08:30 (in 46d 22h)
    finished  2026-06-05 10:00 (now)

    step        state      ticket  who        due                           waits for
    badge       done       #1      workplace
    rooms       cancelled          workplace
    rooms/A     cancelled  #6      workplace  2026-07-21 17:30 (in 46d 7h)
    rooms/B     withdrawn  #3      workplace  2026-07-21 17:30 (in 46d 7h)
    rooms/C     skipped    #5      workplace  2026-07-21 17:30 (in 46d 7h)
    gear        cancelled
    tour        cancelled  #7      workplace
    undo:badge  done       #10     workplace
    $ spoc run cancel r1 -m "again" --as helene
    r1 visit cancelled
    $ spoc run cancel r2 r3 -m "all of it" --as helene --json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], [(r["id"], r["state"]) for r in d["runs"]])'
    spoc.runs/1 [('r2', 'cancelled'), ('r3', 'cancelled'), ('r4', 'cancelled')]
    $ spoc run cancel r3 --as helene
    ! spoc: cancelling needs a text
    ! hint: say why with -m TEXT
    ? 64
    $ spoc run hold r9 -m "no" --as helene
    ! spoc: there is no run r9
    ? 66
    $ spoc run skip r3 -m "no" --as helene
    ! spoc: "r3" is no step of a run
    ! hint: like r7/payroll, or r7/access/vpn for one item
    ? 64

Each says first what it would do, and answers in JSON:

    $ spoc run start visit --set day=2026-09-15 --set 'rooms=[{"id":"A"},{"id":"B"},{"id":"C"}]' --as helene
    r5
    $ spoc run hold r5 --message "not yet" --dry-run --as helene
    r5 visit held
    $ spoc run hold r5 --message "not yet" --json --as helene | python3 -c 'import json,sys; print(json.load(sys.stdin)["runs"][0]["state"])'
    held
    $ spoc run release r5 --message "now" --dry-run --as helene
    r5 visit running
    $ spoc run release r5 --message "now" --json --as helene | python3 -c 'import json,sys; print(json.load(sys.stdin)["runs"][0]["state"])'
    running
    $ spoc run add-item r5/rooms -s id=D --dry-run --as helene
    r5 visit running
    #17 P3 open workplace/yusuf · Book D · due 2026-09-14 17:30
    $ spoc run add-item r5/rooms -s id=D --json --as helene | python3 -c 'import json,sys; print([(s["item"], s["state"]) for s in json.load(sys.stdin)["runs"][0]["steps"] if s["item"]])'
    [('A', 'active'), ('B', 'active'), ('C', 'active'), ('D', 'active')]
    $ spoc run skip r5/rooms/A --message "no" --dry-run --as helene
    r5 visit running
    #13 P3 cancelled workplace/walter · Book A
    $ spoc run skip r5/rooms/A --message "no" --json --as helene | python3 -c 'import json,sys; print([(s["item"], s["state"], s["reason"]) for s in json.load(sys.stdin)["runs"][0]["steps"] if s["item"] == "A"])'
    [('A', 'skipped', 'no')]
    $ spoc run withdraw r5/rooms/B --message "no" --dry-run --as helene
    r5 visit running
    #14 P3 cancelled workplace/walter · Book B
    $ spoc run withdraw r5/rooms/B --message "no" --json --quiet --as helene
    r5
    $ spoc reject $(spoc list --run r5 --where 'ticket.item == "C"' -q) -m "it leaks" --quiet --as walter
    15
    $ spoc run retry r5/rooms/C --message "mended" --dry-run --as helene
    r5 visit running
    #18 P3 open workplace/yusuf · Book C · due 2026-09-14 17:30
    $ spoc run retry r5/rooms/C --message "mended" --json --quiet --as helene
    r5
    $ spoc run begin r5/tour --dry-run --as helene
    r5 visit running
    #19 P3 open workplace/walter · tour
    $ spoc run redo r5/rooms --message "other rooms" --dry-run --as helene
    ! spoc: step rooms is not over
    ! hint: retry is for a step that failed
    ? 79
    $ spoc run redo r5/rooms/A --message "free again" --json --quiet --as helene
    r5
    $ spoc run redo r5/rooms/B -m "this one, too" --as helene
    r5 visit running
    #20 P3 open workplace/yusuf · Book B · due 2026-09-14 17:30
    $ spoc run begin r5/tour --json --quiet --as helene
    r5
    $ spoc run complete r5/badge -s no=7 --dry-run --as helene
    ! spoc: the form of step badge is not complete: no: the form has no such field
    ! hint: --set field=value
    ? 65
    $ spoc run complete r5/badge --json --quiet --as helene
    r5
    $ spoc run amend r5 -s day=2026-09-22 -r "later" --json --quiet --as helene
    r5
    $ spoc run cancel r5 --message "over" --dry-run --as helene
    r5 visit cancelling
    r6 gear cancelled
    #22 P3 open workplace/walter · Destroy the badge
    #19 P3 cancelled workplace/walter · Book A
    #20 P3 cancelled workplace/yusuf · Book B
    #18 P3 cancelled workplace/yusuf · Book C
    #17 P3 cancelled workplace/yusuf · Book D
    #21 P3 cancelled workplace/walter · tour
    #16 P3 cancelled workplace/walter · Pack a projector

Several at once are one operation, steps that are over and read the input are named:

    $ cat > workflows/talk.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A talk"
    > owner = "facilities"
    > anchor = "inputs.day"
    > target = "anchor @ 09:00"
    > [inputs.day]
    > type = "date"
    > [inputs.guests]
    > type = "int"
    > [steps.invite]
    > team = "workplace"
    > title = "Invite {{ inputs.guests }} guests for {{ inputs.day }}"
    > [steps.chairs]
    > team = "workplace"
    > needs = ["invite"]
    > title = "{{ inputs.guests }} chairs"
    > due = "anchor - 1bd"
    > [steps.sweets]
    > team = "workplace"
    > needs = ["chairs"]
    > when = "inputs.guests < 50"
    > due = "anchor"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start talk --set day=2026-08-03 --set guests=20 -q --as helene
    r7
    $ spoc run start talk --set day=2026-08-03 --set guests=30 -q --as helene
    r8
    $ spoc done r7/invite -q --as walter
    22
    $ spoc run amend r7 r8 --set day=2026-08-10 -s guests=60 --dry-run --as helene
    r7 talk running
    r8 talk running
    #24 P3 open workplace/walter · 60 chairs · due 2026-08-07 15:00
    #23 P3 open workplace/yusuf · Invite 60 guests for 2026-08-10

    r7
    step          state         was                            is
    chairs        active        2026-07-31 15:00 (in 56d 5h)   2026-08-07 15:00 (in 63d 5h)
    sweets        skipped then  2026-08-03 17:30 (in 59d 7h)
    target                      2026-08-03 09:00 (in 58d 23h)  2026-08-10 09:00 (in 65d 23h)
    expected end                2026-08-03 17:30 (in 59d 7h)   2026-08-07 15:00 (in 63d 5h)

    r8
    step          state         was                            is
    chairs        pending       2026-07-31 15:00 (in 56d 5h)   2026-08-07 15:00 (in 63d 5h)
    sweets        skipped then  2026-08-03 17:30 (in 59d 7h)
    target                      2026-08-03 09:00 (in 58d 23h)  2026-08-10 09:00 (in 65d 23h)
    expected end                2026-08-03 17:30 (in 59d 7h)   2026-08-07 15:00 (in 63d 5h)
    ! r7/invite is over and read what changed: spoc run redo r7/invite -m WHY
    $ spoc run amend r7 r8 r99 -s guests=60 --reason "more want to come" --as helene
    r7 talk running
    r8 talk running
    #24 P3 open workplace/walter · 60 chairs · due 2026-07-31 15:00
    #23 P3 open workplace/yusuf · Invite 60 guests for 2026-08-03

    r7
    step          state         was                           is
    sweets        skipped then  2026-08-03 17:30 (in 59d 7h)
    expected end                2026-08-03 17:30 (in 59d 7h)  2026-07-31 15:00 (in 56d 5h)

    r8
    step          state         was                           is
    sweets        skipped then  2026-08-03 17:30 (in 59d 7h)
    expected end                2026-08-03 17:30 (in 59d 7h)  2026-07-31 15:00 (in 56d 5h)
    ! spoc: there is no run r99
    ! r7/invite is over and read what changed: spoc run redo r7/invite -m WHY
    ? 80
    $ spoc list --run r7 --columns id,step,subject
     #  step    subject
    24  chairs  60 chairs
    $ spoc run list -q --where "run.workflow == 'talk'" | spoc run amend - -s day=2026-08-10 --json --as helene | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], [(a["run"], [(m["step"], m["due_was"], m["due_at"]) for m in a["moved"]], a["target_at"], a["redo"]) for a in d["amended"]])'
    spoc.runs/1 [('r7', [('chairs', '2026-07-31T13:00:00Z', '2026-08-07T13:00:00Z')], '2026-08-10T07:00:00Z', [{'step': 'invite', 'command': 'spoc run redo r7/invite -m WHY'}]), ('r8', [('chairs', '2026-07-31T13:00:00Z', '2026-08-07T13:00:00Z')], '2026-08-10T07:00:00Z', [])]
    $ spoc undo --as helene
    ! spoc: operation o39 is "run amend": what moves a run cannot be undone
    ! hint: amend it to what it was, which spoc history RUN shows
    ? 79
    $ spoc run cancel r7 r8 -m "over" -q --as helene
    r7
    r8
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

What has begun and is not wanted any more is taken back while the run goes on, one step at a time:

    $ cat > workflows/car.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A car"
    > owner = "facilities"
    > on_cancel = "compensate"
    > [inputs.car]
    > type = "bool"
    > default = true
    > [steps.order]
    > team = "workplace"
    > when = "inputs.car"
    > title = "Order a car"
    > compensate = { task = { team = "workplace", title = "Cancel the car" } }
    > [steps.permit]
    > team = "workplace"
    > when = "inputs.car"
    > title = "Ask for a permit"
    > compensate = { task = { team = "workplace", title = "Give the permit back" } }
    > [steps.desk]
    > team = "workplace"
    > title = "Find a desk"
    > END
    $ spoc apply --yes > /dev/null
    $ car=$(spoc run start car -q --as helene); echo $car
    r9
    $ spoc run amend $car --set car=false --reason "she takes the train" --dry-run --as helene
    r9 car running
    #28 P3 open workplace/yusuf · Give the permit back
    #25 P3 cancelled workplace/walter · Order a car
    #26 P3 cancelled workplace/walter · Ask for a permit

    step    state      was  is
    order   withdrawn
    permit  withdrawn
    $ spoc run amend $car --set car=false --reason "she takes the train" --as helene
    r9 car running
    #28 P3 open workplace/yusuf · Give the permit back
    #25 P3 cancelled workplace/walter · Order a car
    #26 P3 cancelled workplace/walter · Ask for a permit

    step    state      was  is
    order   withdrawn
    permit  withdrawn
    $ spoc run show $car | tail -6
    step         state      ticket  who        due  waits for
    order        withdrawn  #25     workplace
    permit       withdrawn  #26     workplace
    desk         active     #27     workplace       ticket 27 is not resolved
    undo:order   pending                            step undo:permit
    undo:permit  active     #28     workplace       ticket 28 is not resolved
    $ spoc done $car/desk --as walter -q && spoc done $car/undo:permit --as walter -q && spoc done $car/undo:order --as walter -q
    27
    28
    29
    $ spoc run list --state all -W car
    id  workflow  key  state          done  target  opened            finished
    r9  car            done   100.0% (3/3)          2026-06-05 10:00  2026-06-05 10:00
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

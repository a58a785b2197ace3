# Decision tables, roles and measures of a workflow

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/visit.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A visit"
    > owner = "facilities"
    > anchor = "inputs.day"
    > target = "anchor @ 09:00"
    > [inputs.day]
    > type = "date"
    > [inputs.guests]
    > type = "int"
    > [inputs.host]
    > type = "person"
    > [roles]
    > guide = "inputs.host"
    > [decide.room]
    > inputs = { guests = "inputs.guests" }
    > outputs = { name = "string", lunch = "bool" }
    > rules = [
    >   { guests = "<= 4", then = { name = "the small one", lunch = true } },
    >   { guests = "[5..20]", then = { name = "the hall", lunch = true } },
    >   { guests = "> 20", then = { name = "the canteen", lunch = false } },
    > ]
    > [report]
    > lead_time = { from = "opened", to = "done_at('book')" }
    > on_time = "done_at('book') <= target"
    > [steps.book]
    > team = "workplace"
    > title = "Book {{ decide.room.name }}"
    > [steps.lunch]
    > team = "workplace"
    > when = "decide.room.lunch"
    > title = "Order lunch"
    > [steps.tour]
    > assign = "roles.guide"
    > title = "Show the house"
    > END
    $ spoc check
    21 files: 0 errors, 0 warnings
    $ spoc apply --yes > /dev/null
    $ spoc run start visit --set day=2026-06-12 --set guests=30 --set host=ana --as helene
    r1
    $ spoc run show r1
    r1 visit

    state   running
    inputs  day=2026-06-12, guests=30, host=ana
    roles   guide=ana
    opened  2026-06-05 10:00 (now)
    anchor  2026-06-12 08:30 (in 6d 22h)
    target  2026-06-12 09:00 (in 6d 23h)

    step   state    ticket  who        due  waits for
    book   active   #1      workplace       ticket 1 is not resolved
    lunch  skipped
    tour   active   #2      ana             ticket 2 is not resolved

Somebody else shows the house, in one place, open work included:

    $ spoc run amend r1 --set roles.guide=nina --reason "Ana is ill" --as helene
    r1 visit running
    #2 P3 open nina · Show the house
    $ spoc show 2 | head -12
    #2 Show the house

    status    open
    turn      desk, since 2026-06-05 10:00
    priority  P3 (impact medium, urgency medium)
    type      task
    assignee  nina
    channel   workflow
    run       r1/tour
    created   2026-06-05 10:00 (now)
    $ spoc run amend r1 --set roles.guid=nina --as helene
    ! spoc: the inputs cannot be used: roles.guid: the workflow has no such role; did you mean "guide"?
    ? 65
    $ spoc resolve 1 -m "done" --now 2026-06-08T08:00:00Z --quiet
    1
    $ spoc run show r1 | head -12
    r1 visit

    state      running
    inputs     day=2026-06-12, guests=30, host=ana
    roles      guide=nina
    opened     2026-06-05 10:00 (now)
    anchor     2026-06-12 08:30 (in 6d 22h)
    target     2026-06-12 09:00 (in 6d 23h)
    lead time  3d, on time

    step   state    ticket  who        due  waits for
    book   done     #1      workplace
    $ spoc run show r1 --json | grep -A4 '"roles"'
        "roles": {
          "guide": "nina"
        }
      },
      "vars": {},
    --
      "roles": {
        "guide": "nina"
      },
      "lead_time_s": 259200,
      "on_time": true,

A gap and an overlap are named with what they are about:

    $ sed -i -e 's/"<= 4"/"<= 5"/' -e 's/"> 20"/"> 21"/' workflows/visit.toml
    $ spoc check
    workflows/visit.toml:18:9: error: no rule of decide.room is for guests = 21 [decision-gap]
      rules = [
              ^
      hint: add a rule, or say what else holds: default = { … }
    workflows/visit.toml:20:3: error: rules 1 and 2 of decide.room are both for guests = 5 [decision-overlap]
        { guests = "[5..20]", then = { name = "the hall", lunch = true } },
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: hit = "first" lets the first one count
    21 files: 2 errors, 0 warnings
    ? 1

What must hold and does not is a failure, until it holds again:

    $ sed -i -e 's/"<= 5"/"<= 4"/' -e 's/"> 21"/"> 20"/' workflows/visit.toml
    $ cat >> workflows/visit.toml <<'END'
    > [[invariant]]
    > expr = "inputs.guests <= 50"
    > text = "the house has room"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start visit --set day=2026-06-19 --set guests=40 --set host=ana --as helene
    r2
    $ spoc run amend r2 --set guests=60 --as helene
    r2 visit running
    #5 P3 open workplace/walter · r2 of visit does not hold any more: the house has room
    $ spoc run show r2 | tail -5
    step         state    ticket  who        due  waits for
    book         active   #3      workplace       ticket 3 is not resolved
    lunch        skipped
    tour         active   #4      ana             ticket 4 is not resolved
    invariant:1  failed   #5
    $ spoc run amend r2 --set guests=45 --as helene
    r2 visit running
    #5 P3 closed workplace/walter · r2 of visit does not hold any more: the house has room
    $ spoc list --type failure --status all
    #  prio  status  team       assignee  due  subject
    5  P3    closed  workplace  walter         r2 of visit does not hold any more: the house has room

Who is on call when the step begins gets it; where nobody is, that is a failure:

    $ cat > workflows/alarm.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "An alarm"
    > owner = "it"
    > [inputs.team]
    > type = "team"
    > [steps.look]
    > team = "network"
    > assign = "on_call(inputs.team)"
    > title = "Look at the alarm"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start alarm --set team=network -q
    r3
    $ spoc list --run r3 --columns id,assignee,subject
    #  assignee  subject
    6  oscar     Look at the alarm
    $ spoc run start alarm --set team=hr -q
    r4
    $ spoc list --run r4 --columns id,type,subject
    #  type     subject
    7  failure  look of alarm failed: "on_call(inputs.team)": who is on call for hr has no value

The same start again finds the run, also when somebody has another role in it by now:

    $ sed -i 's/^owner = "facilities"/owner = "facilities"\nkey = "inputs.guests"/' workflows/visit.toml
    $ spoc apply --yes > /dev/null
    $ spoc run start visit --set day=2026-06-19 --set guests=7 --set host=ana --as helene -q
    r5
    $ spoc run amend r5 --set roles.guide=nina --as helene -q
    r5
    $ spoc run start visit --set day=2026-06-19 --set guests=7 --set host=ana --as helene
    r5
    ! r5 is running already

# Putting policy in force

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia
    #1 P3 new access · no access to erp · due 2026-06-05 14:00
    $ spoc log -s "no access to crm" --team access --from ida --as nadia -q
    2
    $ spoc apply --dry-run
    the files are in force already

An edited file changes nothing until it is in force:

    $ sed -i 's/^target.P3 = .*4bh.*8bh.*/target.P3 = { response = "2bh", resolution = "1bd" }/' spoc.toml
    $ spoc log -s "no access to time" --team access --from ida --as nadia
    #3 P3 new access · no access to time · due 2026-06-05 14:00
    $ spoc apply --dry-run --now 2026-06-05T11:00:00Z
    sla standard: changed target
    3 open tickets are held to it, 3 due times move, 3 clocks breach, 0 recover
      #1 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #2 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #3 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #1 acknowledge: 2026-06-05 14:00 → –
      #1 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
      #2 acknowledge: 2026-06-05 14:00 → –
      #2 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
      #3 acknowledge: 2026-06-05 14:00 → –
      #3 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
    the next sweep tells ida (3), jonas (3), nadia (3), viktor (3)
    $ spoc apply --dry-run --json --now 2026-06-05T11:00:00Z
    {
      "schema": "spoc.apply/1",
      "before": "{…}",
      "after": "{…}",
      "differences": [
        "sla standard: changed target"
      ],
      "tickets": 3,
      "moved": 3,
      "breached": 3,
      "recovered": 0,
      "kept": 0,
      "deadlines": [
        {
          "ticket": 1,
          "clock": "acknowledge",
          "before": "2026-06-05T12:00:00Z",
          "after": null,
          "breaches": false,
          "recovers": false
        },
        {
          "ticket": 1,
          "clock": "response",
          "before": "2026-06-08T09:30:00Z",
          "after": "2026-06-05T10:00:00Z",
          "breaches": true,
          "recovers": false
        },
        {
          "ticket": 1,
          "clock": "resolution",
          "before": "2026-06-10T08:00:00Z",
          "after": "2026-06-08T08:00:00Z",
          "breaches": false,
          "recovers": false
        },
        {
          "ticket": 2,
          "clock": "acknowledge",
          "before": "2026-06-05T12:00:00Z",
          "after": null,
          "breaches": false,
          "recovers": false
        },
        {
          "ticket": 2,
          "clock": "response",
          "before": "2026-06-08T09:30:00Z",
          "after": "2026-06-05T10:00:00Z",
          "breaches": true,
          "recovers": false
        },
        {
          "ticket": 2,
          "clock": "resolution",
          "before": "2026-06-10T08:00:00Z",
          "after": "2026-06-08T08:00:00Z",
          "breaches": false,
          "recovers": false
        },
        {
          "ticket": 3,
          "clock": "acknowledge",
          "before": "2026-06-05T12:00:00Z",
          "after": null,
          "breaches": false,
          "recovers": false
        },
        {
          "ticket": 3,
          "clock": "response",
          "before": "2026-06-08T09:30:00Z",
          "after": "2026-06-05T10:00:00Z",
          "breaches": true,
          "recovers": false
        },
        {
          "ticket": 3,
          "clock": "resolution",
          "before": "2026-06-10T08:00:00Z",
          "after": "2026-06-08T08:00:00Z",
          "breaches": false,
          "recovers": false
        }
      ],
      "told": [
        {
          "who": "ida",
          "tickets": 3
        },
        {
          "who": "jonas",
          "tickets": 3
        },
        {
          "who": "nadia",
          "tickets": 3
        },
        {
          "who": "viktor",
          "tickets": 3
        }
      ],
      "dry_run": true
    }
    $ spoc apply --now 2026-06-05T11:00:00Z
    sla standard: changed target
    3 open tickets are held to it, 3 due times move, 3 clocks breach, 0 recover
      #1 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #2 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #3 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #1 acknowledge: 2026-06-05 14:00 → –
      #1 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
      #2 acknowledge: 2026-06-05 14:00 → –
      #2 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
      #3 acknowledge: 2026-06-05 14:00 → –
      #3 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
    the next sweep tells ida (3), jonas (3), nadia (3), viktor (3)
    ! spoc: this needs a yes: Put it in force?
    ! hint: give --yes where nobody can be asked
    ? 64
    $ spoc apply --yes --now 2026-06-05T11:00:00Z
    sla standard: changed target
    3 open tickets are held to it, 3 due times move, 3 clocks breach, 0 recover
      #1 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #2 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #3 response: 2026-06-08 11:30 → 2026-06-05 12:00, breaches
      #1 acknowledge: 2026-06-05 14:00 → –
      #1 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
      #2 acknowledge: 2026-06-05 14:00 → –
      #2 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
      #3 acknowledge: 2026-06-05 14:00 → –
      #3 resolution: 2026-06-10 10:00 → 2026-06-08 10:00
    the next sweep tells ida (3), jonas (3), nadia (3), viktor (3)
    $ spoc list --columns id,due_at,overdue --now 2026-06-05T11:00:00Z
    #  due                           overdue
    1  2026-06-08 10:00 (in 2d 21h)  yes
    2  2026-06-08 10:00 (in 2d 21h)  yes
    3  2026-06-08 10:00 (in 2d 21h)  yes
    $ spoc apply -y
    the files are in force already
    $ spoc history desk --kind policy.put_in_force --format csv --columns actor,kind | tr -d '\r' | tail -2
    {user},policy.put_in_force
    {user},policy.put_in_force

With --new-only open tickets keep what they are held to:

    $ export SPOC_NOW=2026-06-05T11:30:00Z
    $ sed -i 's/resolution = "1bd" }/resolution = "2bd" }/' spoc.toml
    $ spoc apply --new-only --yes
    sla standard: changed target
    3 open tickets keep what they are held to
    $ spoc log -s "no access to drawings" --team access --from ida --as nadia
    #4 P3 new access · no access to drawings · due 2026-06-08 09:00
    $ spoc list --columns id,due_at
    #  due
    1  2026-06-08 10:00 (in 2d 20h)
    2  2026-06-08 10:00 (in 2d 20h)
    3  2026-06-08 10:00 (in 2d 20h)
    4  2026-06-08 09:00 (in 2d 19h)

A file that is wrong puts nothing in force:

    $ sed -i 's/^name *= "Example Works"/nmae = "Example Works"/' spoc.toml
    $ spoc apply --yes
    ! spoc.toml:5:2: error: "name" is missing in desk [missing-key]
    !   [desk]
    !    ^^^^
    !   hint: Name of the organisation or desk, as messages and reports show it.
    ! spoc.toml:6:1: error: there is no key "nmae" in desk [unknown-key]
    !   nmae = "Example Works"
    !   ^^^^
    !   hint: did you mean "name"?
    ! spoc: the files have errors: nothing was put in force
    ! hint: see them all with spoc check
    ? 78
    $ spoc apply --yes --json
    ! {"schema":"spoc.error/1","code":"configuration","exit":78,"message":"the files have errors: nothing was put in force","hint":"see them all with spoc check","where":null,"diagnostics":[{"file":"spoc.toml","line":5,"column":2,"end_line":5,"end_column":6,"code":"missing-key","severity":"error","message":"\"name\" is missing in desk","hint":"Name of the organisation or desk, as messages and reports show it."},{"file":"spoc.toml","line":6,"column":1,"end_line":6,"end_column":5,"code":"unknown-key","severity":"error","message":"there is no key \"nmae\" in desk","hint":"did you mean \"name\"?"}]}
    ? 78
    $ spoc apply --yes --json 2>&1 | python3 -c 'import json, sys; e = json.load(sys.stdin); print(e["schema"], e["code"], [d["code"] for d in e["diagnostics"]])'
    spoc.error/1 configuration ['missing-key', 'unknown-key']
    $ spoc log -s "work goes on" --as nadia --quiet
    5

What it does to many open tickets is summed up; --json has every deadline:

    $ cd .. && spoc init many --sample --quiet && cd many
    {dir}/many
    $ for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "{\"subject\": \"no access $i\", \"team\": \"access\"}"; done | spoc log --jsonl - --quiet --as nadia | tail -1
    12
    $ spoc escalate --quiet --now 2026-06-05T13:30:00Z
    $ sed -i 's/^target.P3 = .*4bh.*8bh.*/target.P3 = { acknowledge = "8bh", response = "2bh", resolution = "4bd" }/' spoc.toml
    $ spoc apply --dry-run --now 2026-06-05T13:30:00Z
    sla standard: changed target
    12 open tickets are held to it, 12 due times move, 0 clocks breach, 0 recover
      acknowledge: 12 later
      response: 12 earlier
      resolution: 12 later
      #1 acknowledge: 2026-06-08 11:00 → 2026-06-08 16:00
      #1 response: 2026-06-08 16:00 → 2026-06-08 09:00
      #1 resolution: 2026-06-10 13:30 → 2026-06-11 13:30
      #2 acknowledge: 2026-06-08 11:00 → 2026-06-08 16:00
      #2 response: 2026-06-08 16:00 → 2026-06-08 09:00
      #2 resolution: 2026-06-10 13:30 → 2026-06-11 13:30
      #3 acknowledge: 2026-06-08 11:00 → 2026-06-08 16:00
      #3 response: 2026-06-08 16:00 → 2026-06-08 09:00
      #3 resolution: 2026-06-10 13:30 → 2026-06-11 13:30
      #4 acknowledge: 2026-06-08 11:00 → 2026-06-08 16:00
      and 26 more; --json has them all
    the next sweep tells felix (12), selma (12)
    $ spoc apply --new-only --yes --now 2026-06-05T13:30:00Z
    sla standard: changed target
    12 open tickets keep what they are held to
    $ spoc apply --now 2026-06-05T13:31:00Z | head -2
    the files are in force already
    12 open tickets are held to it, 12 due times move, 0 clocks breach, 0 recover
    ! spoc: this needs a yes: Put it in force?
    ! hint: give --yes where nobody can be asked
    $ spoc apply --yes --now 2026-06-05T13:31:00Z --json | grep -c '"ticket"'
    36

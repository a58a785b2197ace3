# Changing what is known

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "laptop for a trainee" --service laptop --set model=standard --from ida --as nadia
    #1 P4 open desktop/pavel · laptop for a trainee · due 2026-06-09 10:00

Members and the fields of the service, typed as policy declares them:

    $ spoc edit 1 --set needed_by=2026-06-20 --set fields.model=developer --set subject="laptop for Kim" --as ida
    #1 P4 open desktop/pavel · laptop for Kim · due 2026-06-09 10:00
    $ spoc history 1 --kind ticket.edited
    37 2026-06-05 10:00 #1 ida: changed fields.needed_by – → "2026-06-20", fields.model "standard" → "developer", subject "laptop for a trainee" → "laptop for Kim"
    $ spoc edit 1 -s tags+=trainee -s tags+=autumn --as ida -q
    1
    $ spoc edit 1 --set tags-=autumn --as ida --json | python3 -c 'import json,sys; t = json.load(sys.stdin); print(t["tags"], t["fields"])'
    ['trainee'] {'model': 'developer', 'needed_by': '2026-06-20'}
    $ spoc edit 1 --set tags=a,b --as ida --dry-run
    ticket 1 would be
      changed tags ["trainee"] → ["a","b"]

What is set already changes nothing:

    $ spoc edit 1 --set model=developer --as ida --dry-run
    nothing would change

Priority follows impact and urgency; by hand it needs a reason, and `derived` ends that:

    $ spoc edit 1 --set urgency=high --reason "starts on Monday" --as ida --dry-run
    ticket 1 would be
      changed urgency "medium" → "high"
      priority P3: impact low and urgency high give P3 by the matrix
      clock acknowledge #1 started: 4bh in office
      clock response #1 has a new target: 8bh: starts on Monday
      clock resolution #1 has a new target: 3bd: starts on Monday
    $ spoc edit 1 --set urgency=high --reason "starts on Monday" --as ida
    #1 P3 open desktop/pavel · laptop for Kim · due 2026-06-05 14:00
    $ spoc edit 1 --set priority=P1 --as ida
    ! spoc: a priority by hand needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc edit 1 --set priority=P1 -r "the board waits" --as ida
    #1 P1 open desktop/pavel · laptop for Kim · due 2026-06-05 10:15
    $ spoc show 1 | grep ^priority
    priority   P1 (impact low, urgency high), by hand
    $ spoc edit 1 --set priority=derived --as ida
    #1 P3 open desktop/pavel · laptop for Kim · due 2026-06-05 14:00
    $ spoc show 1 | grep ^priority
    priority   P3 (impact low, urgency high)

Another service brings another category, and its confidentiality:

    $ spoc edit 1 --set service=payroll_question --as ida -q
    1
    $ spoc show 1 --json | grep -E '^  "(service|category|confidential)"'
      "service": "payroll_question",
      "category": "personnel",
      "confidential": true,

Only when nobody changed it since:

    $ version=$(spoc show 1 --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["version"])')
    $ spoc edit 1 --set subject=one --if-version $version --as ida
    #1 P3 open desktop/pavel · one · due 2026-06-05 14:00
    $ spoc edit 1 --set subject=two --if-version $version --as ida
    ! spoc: ticket 1 is at version 30, not 28
    ! hint: look at it again, then repeat the change
    ? 79
    $ spoc edit 1 --set subject=two --if-version last --as ida
    ! spoc: --if-version cannot be "last"
    ! hint: a number, as `version` in the JSON
    ? 64

Words that mean nothing:

    $ spoc edit 1 --set urgncy=high --as ida
    ! spoc: a ticket has no member "urgncy" that can be set
    ! hint: did you mean "urgency"?
    ? 65
    $ spoc edit 1 --set urgency=hgih --as ida
    ! spoc: urgency cannot be "hgih"
    ! hint: it takes one of high, medium, low
    ? 65
    $ spoc edit 1 --set service=laptpo --as ida
    ! spoc: there is no service "laptpo"
    ! hint: did you mean "laptop"?
    ? 65
    $ spoc edit 1 --set priority=P9 --reason x --as ida
    ! spoc: there is no priority "P9"
    ! hint: one of P1, P2, P3, P4
    ? 65
    $ spoc edit 1 --set urgency --as ida
    ! spoc: "urgency" sets nothing
    ! hint: write it as name=value
    ? 64
    $ spoc edit 1 --as ida
    ! spoc: nothing to change was named
    ! hint: add --set field=value
    ? 64
    $ spoc log -s "second laptop" --service laptop --set model=standard --as nadia -q
    2
    $ spoc edit 2 --set needed_by=soon --as ida
    ! spoc: needed_by cannot be "soon"
    ! hint: it takes a date like 2026-11-21, tomorrow or +2bd
    ? 65
    $ spoc edit 1 2 99 --set tags+=trainee --as ida
    #1 P3 open desktop/pavel · one · due 2026-06-05 14:00
    #2 P4 open desktop/ida · second laptop · due 2026-06-09 10:00
    ! spoc: there is no ticket 99
    ? 80

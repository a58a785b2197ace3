# Bringing tickets to the right place

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --no-route --as nadia
    #1 P3 new nowhere · VPN drops · due 2026-06-05 14:00
    $ spoc log -s "payslip of May is missing" --no-route --as nadia
    #2 P3 new nowhere · payslip of May is missing · due 2026-06-05 14:00
    $ spoc log -s "a strange noise" --no-route --as nadia
    #3 P3 new nowhere · a strange noise · due 2026-06-05 14:00

By the rules of policy, with the reasons:

    $ spoc route 1 --dry-run --as nadia
    ticket 1 would be
      changed service – → "remote_access" by rule vpn
      changed category – → "network" by rule vpn
      changed urgency "medium" → "high" by rule vpn
      priority P2: impact medium and urgency high give P2 by the matrix
      routed to network by rule vpn: rule "vpn" applies: ticket.text.matches("(?i)\bvpn\b") || ticket.service == "remote_access"
      assigned to mira (least_loaded): least loaded of 2 eligible in network
      nadia answers for it: logged it
      clock acknowledge #1 has a new target: 1bh: placed
      clock response #1 has a new target: 2bh: placed
      clock resolution #1 has a new target: 8bh: placed
      a notice to person:mira: assigned
    ! ticket 1 goes to network by rule
    !   rule "through the personnel address" does not apply: ticket.recipient != null && ticket.recipient.startsWith('hr@') (spoc.toml:{…}:9)
    !   rule "vpn" applies: ticket.text.matches("(?i)\bvpn\b") || ticket.service == "remote_access" (spoc.toml:{…}:10)
    $ spoc route 1 --as nadia
    #1 P2 open network/mira · VPN drops · due 2026-06-05 11:00
    $ spoc route --as nadia
    #2 P3 new confidential · payslip of May is missing · due 2026-06-05 14:00
    #3 P3 open service_desk/ida · a strange noise · due 2026-06-05 14:00
    $ spoc route --as nadia
    ! every ticket has its place
    $ spoc route --json --as nadia
    {
      "schema": "spoc.tickets/1",
      "total": 0,
      "tickets": []
    }
    $ spoc list --columns id,service,team,assignee,subject
    #  service           team          assignee  subject
    1  remote_access     network       mira      VPN drops
    2  payroll_question  payroll                 payslip of May is missing
    3                    service_desk  ida       a strange noise

By hand, with a reason; the hand-over carries what was tried and what is next:

    $ spoc route 3 --to workplace --as ida
    ! spoc: routing by hand needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc route 3 --to workplace --reason "comes from the ventilation" --handover "not the computer" --as ida --dry-run
    ticket 3 would be
      routed to workplace by hand: comes from the ventilation; hand-over: not the computer
      assigned to walter (least_loaded): least loaded of 2 eligible in workplace
      a notice to person:walter: assigned
    $ spoc route 3 --to workplace --reason "comes from the ventilation" --handover "not the computer" --as ida
    #3 P3 open workplace/walter · a strange noise · due 2026-06-05 14:00
    $ spoc route 3 -t workplace -r "again" --as ida
    ! spoc: ticket 3 is with workplace already
    ? 79
    $ spoc history 3 --kind ticket.routed | tail -1
    65 2026-06-05 10:00 #3 ida: routed to workplace by hand: comes from the ventilation; hand-over: not the computer

Routing never changes the owner, who answers to the requester:

    $ spoc show 3 | grep -E '^(team|assignee|owner)'
    team      workplace
    assignee  walter
    owner     nadia

To a person; to a vendor, with its own number:

    $ spoc route 1 --to oscar --reason "on site" --as mira
    #1 P2 open network/oscar · VPN drops · due 2026-06-05 11:00
    $ spoc route 1 --to acme_telecom --reason "the line itself" --handover "modem replaced" --ref ACME-88 --as oscar --json | grep -E '"(team|tier|assignee|turn|transfers)"'
      "turn": "vendor",
      "team": "acme_telecom",
      "tier": 3,
      "assignee": null,
      "transfers": 1,
    $ spoc route 1 --to acme_telecom --reason "they split the case" --ref ACME-90 --as oscar --dry-run
    ticket 1 would be
      routed to acme_telecom by hand: they split the case; their number: ACME-90
    $ spoc show 1 --now 2026-06-05T09:00:00Z | grep -E '^(clock|vendor|resolution)'
    clock        state    target  used  due
    resolution   running  8bh       1h  2026-06-08 11:30 (in 3d)
    vendor       running  2bd       1h  2026-06-07 10:00 (in 1d 23h)
    $ spoc history 1 --kind ticket.routed --format csv | tr -d '\r' | tail -1
    68,2026-06-05T08:00:00Z,1,o11,oscar,ticket.routed,"{""team"":""acme_telecom"",""department"":""it"",""tier"":3,""by"":""hand"",""reason"":""the line itself"",""handover"":""modem replaced"",""reference"":""ACME-88"",""vendor"":true}"

Somebody is asked without getting it; they take part from then on:

    $ spoc route 3 --consult oscar -m "Is it the uplink?" --as ida --dry-run
    ticket 3 would be
      noted: Is it the uplink?
      oscar was asked for help
      a notice to person:oscar: consulted
    $ spoc route 3 --consult oscar --message "Is it the uplink?" --as ida
    #3 P3 open workplace/walter · a strange noise · due 2026-06-05 14:00
    $ printf 'And the cable?\n' | spoc route 3 --consult mira -F - --as ida -q
    3
    $ spoc show 3 | tail -6

    2026-06-05 10:00 · ida · internal
      Is it the uplink?

    2026-06-05 10:00 · ida · internal
      And the cable?
    $ spoc route 3 --consult oscar --as ida
    ! spoc: asking somebody needs a question
    ! hint: say it with -m TEXT
    ? 64
    $ spoc route 3 --consult oscar --file x -e --as ida
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc route 3 --consult oscar --edit --as ida
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc route 3 --consult oscar -m x --to network --as ida
    ! spoc: --to does not go with --consult
    ! hint: asking somebody moves nothing
    ? 64
    $ spoc route 3 --to network -r x -m "y" --as ida
    ! spoc: --message goes with --consult
    ! hint: say what is done with --handover TEXT
    ? 64
    $ spoc route --consult oscar -m x --as ida
    ! spoc: about which ticket was not said
    ! hint: name it: spoc route 42 --consult PERSON -m TEXT
    ? 64

What cannot be:

    $ spoc route 3 --to wrokplace --reason x --as ida
    ! spoc: there is no team or person "wrokplace"
    ! hint: did you mean "workplace"?
    ? 66
    $ spoc route 3 --reason x --as ida
    ! spoc: --reason goes with --to
    ! hint: say where it is to go
    ? 64
    $ spoc route --to network --reason x --as ida
    ! spoc: which tickets was not said
    ! hint: spoc route 42, or a filter like --team NAME
    ? 64
    $ spoc cancel 3 -m "silence" --as walter -q
    3
    $ spoc route 3 --as ida
    ! spoc: ticket 3 is cancelled: route is not possible
    ! hint: log a new ticket
    ? 79
    $ spoc route 1 3 --quiet --as ida
    1
    ! spoc: ticket 3 is cancelled: route is not possible
    ! hint: log a new ticket
    ? 80

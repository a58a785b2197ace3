# Taking back

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log "VPN drops every hour" --from ana --as nadia
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-05 11:00
    $ spoc log "Printer on floor 3 jams" --from ana --team desktop --as nadia
    #2 P3 open desktop/ida · Printer on floor 3 jams · due 2026-06-05 14:00
    $ spoc undo --as mira
    ! spoc: mira has done nothing that could be undone
    ? 66
    $ spoc take 1 --as mira -q
    1
    $ spoc undo --dry-run --as mira
    ticket 1 would be
      operation o6 undone
    ! o6 would be undone: take of 2026-06-05 10:00, 1 ticket
    $ spoc undo --as mira
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-05 11:00
    ! o6 undone: take of 2026-06-05 10:00, 1 ticket
    $ spoc history 1 --after 20
    29 2026-06-05 10:00 #1 nadia: logged as incident: VPN drops every hour for Ana Silva through cli
    30 2026-06-05 10:00 #1 nadia: changed service – → "remote_access" by rule vpn
    31 2026-06-05 10:00 #1 nadia: changed category – → "network" by rule vpn
    32 2026-06-05 10:00 #1 nadia: changed urgency "medium" → "high" by rule vpn
    33 2026-06-05 10:00 #1 nadia: priority P2: impact medium and urgency high give P2 by the matrix
    34 2026-06-05 10:00 #1 nadia: routed to network by rule vpn: rule "vpn" applies: ticket.text.matches("(?i)\bvpn\b") || ticket.service == "remote_access"
    35 2026-06-05 10:00 #1 nadia: assigned to mira (least_loaded): least loaded of 2 eligible in network
    36 2026-06-05 10:00 #1 nadia: nadia answers for it: logged it
    37 2026-06-05 10:00 #1 nadia: service level standard
    38 2026-06-05 10:00 #1 nadia: clock acknowledge #1 started: 1bh in office
    39 2026-06-05 10:00 #1 nadia: clock response #1 started: 2bh in office
    40 2026-06-05 10:00 #1 nadia: clock resolution #1 started: 8bh in office
    50 2026-06-05 10:00 #1 mira: taken (undone by o7)
    51 2026-06-05 10:00 #1 mira: clock acknowledge #1 stopped (undone by o7)
    52 2026-06-05 10:00 #1 mira: operation o6 undone
    $ spoc explain 1 | sed -n '/^undone/,/^$/p'
    undone
      2026-06-05 10:00  mira took back operation o6: ticket.taken, clock.stopped

Nothing is left to undo, and what was undone stays so:

    $ spoc undo --as mira
    ! spoc: mira has done nothing that could be undone
    ? 66
    $ spoc undo o5 --as mira
    ! spoc: operation o5 is somebody else's
    ! hint: who did something can undo it, and whose reach is the whole desk
    ? 77
    $ spoc undo o99 --as mira
    ! spoc: there is no operation o99
    ! hint: see them: spoc history --columns operation,kind,subject
    ? 66
    $ spoc undo last --as mira
    ! spoc: "last" is no operation
    ! hint: operations are called o12; spoc history --columns operation,kind,subject shows them
    ? 64

Clocks behave as if it had not happened. The answer has not left: it is dropped. What a sweep did meanwhile is decided again.

    $ spoc resolve 1 -m "Restart it." --as mira -q
    1
    $ spoc escalate --now 2026-06-05T12:00:00Z
    1 due, 1 changed, 0 notices queued
    $ spoc undo --as mira --now 2026-06-05T12:30:00Z
    #1 P2 open desktop/pavel · VPN drops every hour · due 2026-06-08 11:30
    ! o8 undone: resolve of 2026-06-05 10:00, 1 ticket; 1 notice not sent
    $ spoc show 1 --now 2026-06-05T12:30:00Z
    #1 VPN drops every hour

    status     open
    turn       desk, since 2026-06-05 10:00
    priority   P2 (impact medium, urgency high)
    type       incident
    service    remote_access
    category   network
    team       desktop
    assignee   pavel
    owner      nadia
    requester  Ana Silva <ana@example.org>
    channel    cli
    created    2026-06-05 10:00 (4h 30m ago)
    due        2026-06-08 11:30 (in 2d 21h)

    clock        state     target    used  due
    acknowledge  breached  1bh     4h 30m  2026-06-05 11:00 (3h 30m ago)
    response     breached  2bh     4h 30m  2026-06-05 12:00 (2h 30m ago)
    resolution   running   8bh     4h 30m  2026-06-08 11:30 (in 2d 21h)

    2026-06-05 10:00 · mira · public · undone
      Restart it.
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

A notice that has left is corrected:

    $ export SPOC_NOW=2026-06-05T12:40:00Z
    $ spoc deliver --quiet
    $ spoc assign 2 --to tomas --as nadia -q
    2
    $ spoc deliver
    sent: tomas@example.org · [#2] it was given to you: Printer on floor 3 jams
    $ spoc undo --as nadia --json | grep -E '"(schema|operation|verb|at|dropped|corrections|runs|assignee|dry_run)"'
      "schema": "spoc.undo/1",
      "operation": "o15",
        "operation": "o13",
        "verb": "assign",
        "at": "2026-06-05T12:40:00Z"
      "dropped": 0,
      "corrections": 1,
      "runs": [],
          "operation": "o15",
          "assignee": "ida",
      "dry_run": false
    $ spoc deliver
    sent: tomas@example.org · [#2] what was said before was taken back: Printer on floor 3 jams
    $ grep -rhE "^Taken back" --exclude="spoc.db*" .
    Taken back: it was given to you

A bulk command is one operation; with -q the numbers of its tickets are printed:

    $ spoc edit 1 2 --set tags+=loud --as nadia -q
    1
    2
    $ spoc undo -q --as nadia
    1
    2
    $ spoc list --tag loud
    ! no ticket matches

What came later forbids it, and is named; the owner of that can take it back first:

    $ spoc take 2 --as ida -q
    2
    $ spoc edit 2 --set tags+=loud --as nadia -q
    2
    $ spoc undo --as ida
    ! spoc: operation o19 cannot be undone: after it came entry 84, ticket.edited by nadia in o20, about ticket 2
    ! hint: if it is to go, undo that first: spoc undo o20
    ? 79
    $ spoc undo --as ida --json
    ! {"schema":"spoc.error/1","code":"conflict","exit":79,"message":"operation o19 cannot be undone: after it came entry 84, ticket.edited by nadia in o20, about ticket 2","hint":"if it is to go, undo that first: spoc undo o20","where":null}
    ? 79
    $ spoc undo --as nadia -q
    2
    $ spoc undo --as ida
    #2 P3 open desktop/ida · Printer on floor 3 jams · due 2026-06-08 11:30
    ! o19 undone: take of 2026-06-05 14:40, 1 ticket
    $ spoc undo o15 --as nadia -q
    ! spoc: operation o15 is "undo", which cannot be undone
    ! hint: name an earlier one: spoc undo o…; spoc history --actor shows them
    ? 79
    $ spoc note 2 -m "hm" --as ida -q
    2
    $ spoc undo --as ida
    ! spoc: operation o23 is "note", which cannot be undone
    ! hint: name an earlier one: spoc undo o…; spoc history --actor shows them
    ? 79
    $ spoc history 2 --kind ticket.taken --json | grep -o '"undone_by":"[^"]*"'
    "undone_by":"o22"
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

An absence is taken back with what it handed over, as long as nothing has followed from it:

    $ spoc take 2 --as ida -q
    2
    $ spoc away ida --until 2026-06-12 --as viktor
    ida is away from 2026-06-05 14:40 until 2026-06-13 00:00; nadia covers
    #2 goes to nadia
    $ spoc undo --as viktor
    #2 P3 open desktop/ida · Printer on floor 3 jams · due 2026-06-08 11:30
    ! o25 undone: away of 2026-06-05 14:40, 1 ticket; 1 notice not sent
    $ spoc away
    person  since             until             cover
    emil    2026-06-12 10:00  2026-06-26 10:00
    $ spoc away ida --since 2026-06-08T08:00:00Z --until 2026-06-12 --as viktor
    ida is away from 2026-06-08 10:00 until 2026-06-13 00:00; nadia covers
    $ spoc escalate --now 2026-06-08T09:00:00Z -q
    $ spoc undo --as viktor --now 2026-06-08T10:00:00Z
    ! spoc: operation o27 cannot be undone: after it came entry 102, absence.began in o29, about ida
    ! hint: an absence ends with spoc away PERSON --back
    ? 79
    $ spoc away ida --back --as viktor --now 2026-06-08T10:00:00Z
    ida is back

Whatever the number of its tickets, an operation is undone at once, or not at all:

    $ export SPOC_NOW=2026-06-08T11:00:00Z
    $ seq 300 | sed 's/.*/{"subject": "Move to house B, desk &", "tags": ["move"], "team": "workplace"}/' > rows.jsonl
    $ spoc log --jsonl rows.jsonl --as nadia -q | wc -l
    300
    $ spoc edit --tag move --set tags+=june --yes -q --as nadia | wc -l
    300
    $ spoc assign --tag june --to walter --yes -q --as nadia | wc -l
    300
    $ spoc resolve --tag june -m "It was put off." --yes -q --as viktor | wc -l
    300
    $ spoc undo --as viktor -q | wc -l
    300
    $ spoc note 100 -m "Really?" --as walter -q
    100
    $ spoc undo --as nadia
    ! spoc: operation o37 cannot be undone: after it came entry 4899, ticket.noted by walter in o40, about ticket 100
    ! hint: "note" cannot be undone, so what was before it stands: change it by the verb that does
    ? 79
    $ spoc list --assignee walter --tag june -q | wc -l
    300
    $ spoc resolve 101 -m "Done already." --as walter -q
    101
    $ spoc undo --as walter -q
    101
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

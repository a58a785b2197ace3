# The journal

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ SPOC_NOW=2026-06-05T08:30:00Z spoc note 1 -m "which network?" --public --as oscar -q
    1
    $ SPOC_NOW=2026-06-06T09:00:00Z spoc log -s "no access to erp" --team access --from ida --as jonas -q
    2
    $ SPOC_NOW=2026-06-06T22:30:00Z spoc take 2 --as selma -q
    2
    $ export SPOC_NOW=2026-06-08T08:00:00Z

Of a ticket, of the desk, of everything:

    $ spoc history 2
    45 2026-06-06 11:00 #2 jonas: logged as incident: no access to erp for Ida Lindqvist through cli
    46 2026-06-06 11:00 #2 jonas: priority P3: impact medium and urgency medium give P3 by the matrix
    47 2026-06-06 11:00 #2 jonas: routed to access by command: the command names team access
    48 2026-06-06 11:00 #2 jonas: jonas answers for it: logged it
    49 2026-06-06 11:00 #2 jonas: service level standard
    50 2026-06-06 11:00 #2 jonas: clock acknowledge #1 started: 4bh in office
    51 2026-06-06 11:00 #2 jonas: clock response #1 started: 8bh in office
    52 2026-06-06 11:00 #2 jonas: clock resolution #1 started: 3bd in office
    53 2026-06-07 00:30 #2 selma: taken
    54 2026-06-07 00:30 #2 selma: clock acknowledge #1 stopped
    $ spoc history desk --kind desk.created
    1 2026-06-05 10:00 desk {user}: desk Example Works made
    $ spoc history --quiet | wc -l
    54

Filters may be combined:

    $ spoc history --actor selma
    53 2026-06-07 00:30 #2 selma: taken
    54 2026-06-07 00:30 #2 selma: clock acknowledge #1 stopped
    $ spoc history --actor jonas -k ticket.logged
    45 2026-06-06 11:00 #2 jonas: logged as incident: no access to erp for Ida Lindqvist through cli
    $ spoc history --kind ticket.noted --kind ticket.taken
    ! spoc: option --kind is given twice
    ! hint: it takes one value, once
    ? 64
    $ spoc history --kind ticket.takne
    ! spoc: there is no kind of event "ticket.takne"
    ! hint: did you mean "ticket.taken"?
    ? 64
    $ spoc history --since 2026-06-06 --until 2026-06-06 --quiet
    45
    46
    47
    48
    49
    50
    51
    52
    $ spoc history --since 2026-06-07 --quiet
    53
    54
    $ spoc history --until 2026-06-05T08:29:59Z --kind ticket.noted
    ! no entry matches
    $ spoc history --after 51
    52 2026-06-06 11:00 #2 jonas: clock resolution #1 started: 3bd in office
    53 2026-06-07 00:30 #2 selma: taken
    54 2026-06-07 00:30 #2 selma: clock acknowledge #1 stopped
    $ spoc history 1 --limit 2
    29 2026-06-05 10:00 #1 nadia: logged as incident: VPN drops for ana@example.net through cli
    30 2026-06-05 10:00 #1 nadia: changed service – → "remote_access" by rule vpn
    ! 14 more

For programs:

    $ spoc history 1 --kind ticket.noted --format csv | tr -d '\r'
    seq,at,subject,operation,actor,kind,data
    41,2026-06-05T08:30:00Z,1,o5,oscar,ticket.noted,"{""text"":""which network?"",""public"":true}"
    $ spoc history 1 --kind ticket.noted --format tsv --columns seq,at,kind
    seq	at	kind
    41	2026-06-05T08:30:00Z	ticket.noted
    $ spoc history 1 --kind ticket.noted --format jsonl
    {"seq":41,"subject":"1","operation":"o5","at":"2026-06-05T08:30:00Z","recorded_at":"{…}","actor":{"person":"oscar","on_behalf":null,"via":"cli","login":"{user}"},"kind":"ticket.noted","data":{"text":"which network?","public":true},"undone_by":null}
    $ spoc history 2 --kind ticket.taken --json
    {"schema":"spoc.history/1","events":[{"seq":53,"subject":"2","operation":"o7","at":"2026-06-06T22:30:00Z","recorded_at":"{…}","actor":{"person":"selma","on_behalf":null,"via":"cli","login":"{user}"},"kind":"ticket.taken","data":{},"undone_by":null}]}
    $ spoc history 2 --columns seq,actor,kind --limit 3
    seq  actor  kind
     45  jonas  ticket.logged
     46  jonas  ticket.prioritised
     47  jonas  ticket.routed
    ! 7 more
    $ spoc history --columns seq,nothing
    ! spoc: there is no column "nothing"
    ! hint: one of seq, at, subject, operation, actor, kind, data
    ? 64
    $ spoc history 2 --limit 1 --format jsonl --columns seq,subject
    {"seq":45,"subject":"2"}
    ! 9 more

Whoever acts for somebody else stands beside them; `--follow` goes on with what is written from now on:

    $ spoc history 2 --kind ticket.taken --format jsonl | grep -o '"actor":.*"login":"[a-z]*"'
    "actor":{"person":"selma","on_behalf":null,"via":"cli","login":"{user}"
    $ (timeout 4 spoc history --follow --after 51 --kind ticket.noted > followed; true) & sleep 1; spoc note 2 -m "while it follows" --as jonas -q; wait; cat followed
    2
    {re:\d+} {…} #2 jonas: noted: while it follows
    $ spoc history -f --limit 3
    ! spoc: --follow never ends: it takes neither --json nor --columns nor --limit
    ! hint: a document a line: --format jsonl
    ? 64

What is not there:

    $ spoc history 9
    ! spoc: there is no ticket 9
    ? 66
    $ spoc history r9
    ! spoc: there is no run r9
    ? 66
    $ spoc history key:K
    ! spoc: there is no ticket with the key "K"
    ? 66
    $ spoc history --after last
    ! spoc: --after cannot be "last"
    ! hint: the `seq` of an entry
    ? 64
    $ spoc history --limit 0
    ! spoc: --limit cannot be "0"
    ! hint: a number from 1
    ? 64
    $ spoc history --since whenever
    ! spoc: "whenever" is no time
    ! hint: write 2026-11-21T17:00:00Z, "2026-11-21 18:00", 2026-11-21, now, today, 17:00, "tomorrow 14:00", "mon 9:00", +2bd or -3h
    ? 64
    $ spoc history --actor nobody-here
    ! no entry matches

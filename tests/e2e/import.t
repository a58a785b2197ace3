# A whole desk from JSON

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ spoc run start onboarding --set employee.id=E1234 --set employee.name="Mona Fischer" --set employee.private=mona@home.example --set manager=rosa --set start_date=2026-07-01
    r1
    $ spoc deliver -q
    $ spoc export -o ../desk.jsonl
    ! ../desk.jsonl: {…}
    $ spoc import ../desk.jsonl ../new
    imported Example Works: 2 tickets, 1 run, 50 entries
    it was proved: everything agrees
    policy's files were written: holidays.ics, kb/1-vpn-drops.md, kb/2-printer-shows-offline.md, kb/3-password-or-locked-account.md, kb/4-who-is-calling.md, kb/5-lost-badge.md, kb/6-payslip.md, kb/7-where-is-my-order.md, kb/8-expense-claim.md, oncall.ics, spoc.toml, workflows/access_request.toml, workflows/equipment_request.toml, workflows/leave_of_absence.toml, workflows/offboarding.toml, workflows/office_move.toml, workflows/onboarding.toml, workflows/purchase.toml, workflows/transfer.toml
    $ cd ../new && spoc verify && spoc export | cmp - ../desk.jsonl
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc check && spoc list --columns id,subject
    19 files: 0 errors, 0 warnings
    #  subject
    1  VPN drops
    2  Complete the joiner form for Mona Fischer

Into a desk that has no tickets, from standard input, tried first:

    $ spoc init ../empty --quiet
    {dir}/empty
    $ spoc import - --desk ../empty --dry-run --json < ../desk.jsonl
    {
      "schema": "spoc.import/1",
      "name": "Example Works",
      "tickets": 2,
      "runs": 1,
      "entries": 50,
      "differences": 0,
      "replaced": null,
      "files": [],
      "dry_run": true
    }
    $ spoc import - --desk ../empty --now 2026-06-06T08:00:00Z --format text < ../desk.jsonl
    imported Example Works: 2 tickets, 1 run, 50 entries
    it was proved: everything agrees
    $ spoc import ../desk.jsonl
    ! spoc: a whole desk can be read only into an empty one
    ! hint: into a new folder: spoc import FILE DIR
    ? 79

A line that is not as it was written is named, and nothing has changed:

    $ sed '30s/"at":"20/"at":"19/' ../desk.jsonl > ../bent.jsonl
    $ spoc import ../bent.jsonl ../third
    ! spoc: line 30: it is not as it was written, or lines before it are missing
    ? 65
    $ sed 30d ../desk.jsonl | spoc import - ../third
    ! spoc: line 30: it is not as it was written, or lines before it are missing
    ? 65
    $ head -20 ../desk.jsonl | spoc import - ../third
    ! spoc: line 21: it ends too early: lines are missing
    ? 65
    $ echo '{"subject": "Printer jams"}' | spoc import - ../third
    ! spoc: line 1: it is no export of a desk
    ? 65
    $ ls ../third

Another desk's history goes into a desk that is there. The map says what its words mean:

    $ export SPOC_NOW=2026-07-01T08:00:00Z
    $ cd .. && spoc init old --name "Old Desk" --time-zone UTC --quiet && cd old
    {dir}/old
    $ cat > map.toml <<'END'
    > log         = "tracker"
    > time_format = "%d/%m/%Y %H:%M"
    > missing     = ["?"]
    > [column]
    > case     = "number"
    > time     = "at"
    > activity = "state"
    > status   = "state"
    > person   = "by"
    > team     = "group"
    > priority = "urgent"
    > [value.status]
    > "New"     = "new"
    > "Active"  = "open"
    > "Parked"  = "waiting requester"
    > "Done"    = "resolved"
    > [value.priority]
    > "1 - High" = "P1"
    > "3 - Low"  = "P3"
    > END
    $ cat > log.csv <<'END'
    > number,at,state,by,group,urgent
    > T1,8/6/2026 09:00,New,ann,Helpdesk,3 - Low
    > T1,8/6/2026 09:30,Active,ben,?,?
    > T2,8/6/2026 10:00,New,ann,Helpdesk,2 - Middle
    > T1,31/6/2026 10:00,Parked,ben,?,?
    > T1,8/6/2026 11:00,Active,cara,Network,1 - High
    > T1,9/6/2026 08:00,Done,cara,?,?
    > T2,8/6/2026 10:30,Finished,ann,?,?
    > END
    $ spoc import --map map.toml log.csv --dry-run
    7 rows of tracker: 1 ticket would be logged, 3 rejected
    ! spoc: row 4: priority: the desk has no priority "2 - Middle" (the map says which it is: [value.priority]; one of P1, P2, P3, P4)
    ! spoc: row 5: time: "31/6/2026 10:00" is no time (the map says %d/%m/%Y %H:%M)
    ! spoc: row 8: status: "Finished" is no status (the map says what it means: [value.status]; one of new, open, waiting requester, resolved, closed, cancelled, reopened, or "" for nothing)
    ? 80
    $ spoc import --map map.toml log.csv
    7 rows of tracker: 1 ticket logged, 3 rejected
    ! spoc: row 4: priority: the desk has no priority "2 - Middle" (the map says which it is: [value.priority]; one of P1, P2, P3, P4)
    ! spoc: row 5: time: "31/6/2026 10:00" is no time (the map says %d/%m/%Y %H:%M)
    ! spoc: row 8: status: "Finished" is no status (the map says what it means: [value.status]; one of new, open, waiting requester, resolved, closed, cancelled, reopened, or "" for nothing)
    ? 80
    $ spoc list --status all --columns id,priority,status,team,assignee,created_at,resolved_at
    #  prio  status    team     assignee  created           resolved
    1  P1    resolved  Network  cara      2026-06-08 09:00  2026-06-09 08:00
    $ spoc history 1 --kind ticket.recounted
    10 2026-06-08 09:00 #1 ann: New, says tracker in row 2
    11 2026-06-08 09:30 #1 ben: Active, says tracker in row 3
    14 2026-06-08 11:00 #1 cara: Active, says tracker in row 6
    22 2026-06-09 08:00 #1 cara: Done, says tracker in row 7
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

The same file again adds nothing; mended, it adds what is new:

    $ spoc import --map map.toml log.csv --json
    {"schema":"spoc.history_import/1","rejected":[{"row":4,"column":"priority","reason":"the desk has no priority \"2 - Middle\"","hint":"the map says which it is: [value.priority]; one of P1, P2, P3, P4"},{"row":5,"column":"time","reason":"\"31/6/2026 10:00\" is no time","hint":"the map says %d/%m/%Y %H:%M"},{"row":8,"column":"status","reason":"\"Finished\" is no status","hint":"the map says what it means: [value.status]; one of new, open, waiting requester, resolved, closed, cancelled, reopened, or \"\" for nothing"}],"log":"tracker","read":7,"imported":0,"known":4,"logged":0,"extended":0}
    ! spoc: row 4: priority: the desk has no priority "2 - Middle" (the map says which it is: [value.priority]; one of P1, P2, P3, P4)
    ! spoc: row 5: time: "31/6/2026 10:00" is no time (the map says %d/%m/%Y %H:%M)
    ! spoc: row 8: status: "Finished" is no status (the map says what it means: [value.status]; one of new, open, waiting requester, resolved, closed, cancelled, reopened, or "" for nothing)
    ? 80
    $ sed -e 's/31\/6/8\/6/' -e 's/2 - Middle/3 - Low/' -e 's/Finished/Done/' log.csv | gzip > mended.csv.gz
    $ spoc import --map map.toml mended.csv.gz
    7 rows of tracker: 1 ticket logged, 1 went on, 4 rows known
    $ spoc list --status all --columns id,status,team,created_at,resolved_at
    #  status    team      created           resolved
    1  resolved  Network   2026-06-08 09:00  2026-06-09 08:00
    2  resolved  Helpdesk  2026-06-08 10:00  2026-06-08 10:30
    $ spoc report times 2026-06 --format csv | tr -d '\r' | grep '^parts'
    parts,queue,0.0425531914893617,3600,84600,3600,2,1800,1800,1800,1800
    parts,requester,0,0,84600,0,2,0,0,0,0
    parts,approval,0,0,84600,0,2,0,0,0,0
    parts,vendor,0,0,84600,0,2,0,0,0,0
    parts,date,0,0,84600,0,2,0,0,0,0
    parts,work,0.9574468085106383,81000,84600,81000,2,40500,72900,76950,40500
    parts,whole,1,84600,84600,84600,2,42300,74700,78750,42300

Rows that cannot be used are kept with their reasons where --rejects says, and are read again when they are mended:

    $ printf 'number,at,state,by,group,urgent\nT3,8/6/2026 09:00,New,ann,Helpdesk,3 - Low\nT4,8/6/2026 09:10,New,ann,"Help, desk",4 - None\nT5,9/6/2026,New,ann,?,?\n' > more.csv
    $ spoc import --map map.toml more.csv --rejects left.csv
    3 rows of tracker: 1 ticket logged, 2 rejected
    ! spoc: row 3: priority: the desk has no priority "4 - None" (the map says which it is: [value.priority]; one of P1, P2, P3, P4)
    ! spoc: row 4: time: "9/6/2026" is no time (the map says %d/%m/%Y %H:%M)
    ? 80
    $ cat left.csv
    why_rejected,number,at,state,by,group,urgent
    "priority: the desk has no priority ""4 - None""",T4,8/6/2026 09:10,New,ann,"Help, desk",4 - None
    "time: ""9/6/2026"" is no time",T5,9/6/2026,New,ann,?,?
    $ sed -e 's/,4 - None$/,3 - Low/' left.csv > again.csv
    $ spoc import --map map.toml again.csv --rejects once-more.csv
    2 rows of tracker: 1 ticket logged, 1 rejected
    ! spoc: row 3: time: "9/6/2026" is no time (the map says %d/%m/%Y %H:%M)
    ? 80
    $ cat once-more.csv
    why_rejected,number,at,state,by,group,urgent
    "time: ""9/6/2026"" is no time",T5,9/6/2026,New,ann,?,?
    $ spoc import --map map.toml more.csv --rejects left.csv
    ! spoc: left.csv is there already
    ! hint: rejected rows go to a new file
    ? 73
    $ printf 'number,at,state,by,group,urgent\nT6,x,New,ann,?,?\n' | spoc import --map map.toml - --rejects - --dry-run 2>/dev/null | tr '\036' '>'
    >why_rejected,number,at,state,by,group,urgent
    >"time: ""x"" is no time",T6,x,New,ann,?,?
    1 row of tracker: 0 tickets would be logged, 1 rejected
    $ spoc import --map map.toml more.csv --rejects - --json
    ! {"schema":"spoc.error/1","code":"usage","exit":64,"message":"rejected rows cannot stand in a JSON document","hint":"name a file: --rejects FILE","where":null}
    ? 64
    $ spoc import desk.jsonl --rejects left.csv
    ! spoc: --rejects goes with --map
    ! hint: a whole desk is read as a whole, or not
    ? 64

A second table, of cases, goes with a log of events where the map joins it:

    $ cat > join.toml <<'END'
    > log = "both"
    > [join]
    > key    = "number"
    > theirs = "case"
    > [column]
    > case     = "number"
    > time     = "at"
    > activity = "state"
    > subject  = "join:title"
    > priority = "join:level"
    > END
    $ printf 'case;title;level\nB1;Mail is slow;P2\nB2;No sound;P3\n' | gzip > cases.csv.gz
    $ printf 'number,at,state\nB1,2026-06-08T09:00:00Z,New\nB3,2026-06-08T09:30:00Z,New\n' > both.csv
    $ spoc import --map join.toml --join cases.csv.gz both.csv
    2 rows of both: 2 tickets logged, 1 row not in the joined table
    $ spoc import --map join.toml --join cases.csv.gz both.csv --dry-run --json
    {"schema":"spoc.history_import/1","rejected":[],"log":"both","read":2,"imported":0,"known":2,"logged":0,"extended":0,"unjoined":1,"dry_run":true}
    $ spoc list --status all --where 'ticket.key.startsWith("both")' --columns priority,subject
    prio  subject
    P2    Mail is slow
    P3    B3
    $ spoc import --map join.toml both.csv
    ! spoc: the map joins a second table
    ! hint: name it: --join FILE
    ? 64
    $ spoc import --map map.toml --join cases.csv.gz log.csv
    ! spoc: the map joins no second table
    ! hint: [join] key = "Incident ID" says how
    ? 64
    $ spoc import desk.jsonl --join cases.csv.gz
    ! spoc: --join goes with --map
    ! hint: a whole desk needs no second table
    ? 64

XES is read by its attributes' keys; what was imported can be written as XES again, in the words of its log:

    $ spoc export --xes | grep -c '<event>'
    11
    $ spoc export --xes > again.xes
    $ cat > xes.toml <<'END'
    > log = "again"
    > [column]
    > case     = "case:concept:name"
    > time     = "time:timestamp"
    > activity = "concept:name"
    > person   = "org:resource"
    > END
    $ spoc import --map xes.toml again.xes
    11 rows of again: 6 tickets logged
    $ spoc history --kind ticket.recounted --format csv | wc -l
    23

What cannot be imported:

    $ spoc import --map map.toml log.csv other
    ! spoc: a history is imported into a desk that is there
    ! hint: name it with --desk DIR
    ? 64
    $ echo 'log = "x"' > empty.toml && spoc import --map empty.toml log.csv
    ! empty.toml:1:1: error: there is no [column] [missing-key]
    !   log = "x"
    !   ^
    !   hint: [column] subject = "Header"
    !
    ! spoc: the map empty.toml cannot be used
    ? 65
    $ sed 's/^case/cass/' map.toml > wrong.toml && spoc import --map wrong.toml log.csv
    ! wrong.toml:5:1: error: there is no member "cass" [unknown-member]
    !   cass     = "number"
    !   ^^^^
    !   hint: did you mean "case"?
    !
    ! spoc: the map wrong.toml cannot be used
    ? 65
    $ sed 's/"number"/"no"/' map.toml > wrong.toml && spoc import --map wrong.toml log.csv
    ! spoc: wrong.toml:5:12: there is no column "no" for case
    !     case     = "no"
    !                ^
    ? 65
    $ printf '\037\213garbage' | spoc import --map map.toml -
    ! spoc: the compressed input is damaged
    ! hint: copy it again, then try again
    ? 65
    $ echo '<html></html>' | spoc import --map xes.toml -
    ! spoc: line 1 of the log cannot be read: its root is no <log>
    ! hint: XES is XML with a <log> of traces of events
    ? 65
    $ spoc import --map map.toml log.csv --desk ../none
    ! spoc: there is no desk in ../none
    ! hint: make one: spoc init ../none
    ? 66

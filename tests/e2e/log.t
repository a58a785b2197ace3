# Logging

A small desk of our own:

    $ export SPOC_NOW=2026-06-05T10:00:00Z
    $ mkdir desk && cd desk
    $ cat > spoc.toml <<'END'
    > spoc = 1
    > [desk]
    > name       = "Example Works"
    > address    = "help@example.org"
    > time_zone  = "UTC"
    > calendar   = "always"
    > front_line = "front"
    > [calendar.always]
    > hours = { mon-sun = ["00:00-24:00"] }
    > [team.front]
    > [team.network]
    > [service.laptop]
    > title    = "Laptop"
    > category = "hardware"
    > type     = "request"
    > team     = "front"
    > fields   = { model = "enum(standard, developer)?", needed_by = "date?" }
    > [cause.cable]
    > kind = "removable"
    > [priority]
    > levels = ["P1", "P2", "P3"]
    > weight = [3, 2, 1]
    > matrix = [["P1", "P1", "P2"], ["P1", "P2", "P3"], ["P2", "P3", "P3"]]
    > [sla.standard]
    > target.P1 = { resolution = "1h" }
    > target.P2 = { resolution = "4h" }
    > target.P3 = { resolution = "8h" }
    > [[route]]
    > name = "vpn"
    > when = "ticket.text.contains('VPN')"
    > team = "network"
    > END
    $ cp spoc.toml ../policy.toml && rm spoc.toml && spoc init . --name "Example Works" --time-zone UTC >/dev/null && cp ../policy.toml spoc.toml && spoc apply --yes >/dev/null
    ! hint: try  cd {dir}/desk  and  spoc log "printer jams"
    $ printf 'id,name,address,login,teams\nben,Ben Ott,ben@example.org,ben,network\nada,Ada May,ada@example.org,ada,front\n' > people.csv
    $ spoc people sync people.csv >/dev/null

## One ticket

A subject is enough; people may leave out `-s`. The answer is the ticket as it is:

    $ spoc log -s "printer jams"
    #1 P2 new front · printer jams · due 2026-06-05 14:00
    $ spoc log "VPN drops" --from rita@example.net --message "since noon"
    #2 P2 new network · VPN drops · due 2026-06-05 14:00
    $ spoc log --quiet --subject "number only" --requester "Rita Ray <rita@example.net>"
    3

The description may come from a file, standard input or an editor; its first line is the subject where none is said:

    $ printf 'screen flickers\nonly on battery\n' > text
    $ spoc log -F text
    #4 P2 new front · screen flickers · due 2026-06-05 14:00
    $ echo "from a pipe" | spoc log --file - --quiet
    5
    $ script -qec 'EDITOR="cp text" spoc log --edit --dry-run' /dev/null | tr -d '\r'
    like #4 (score 100): screen flickers
    a new ticket would be
      logged as incident: screen flickers through cli
      priority P2: impact medium and urgency medium give P2 by the matrix
      routed to front by front_line: nothing places it: the front line front takes it
      service level standard
      clock resolution #1 started: 4h
    $ EDITOR="cp text" spoc log -e --quiet
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64

Nothing said is an error that names the flag:

    $ spoc log
    ! spoc: a ticket needs a subject
    ! hint: say what it is about: -s TEXT
    ? 64
    $ spoc log "one" -s "two"
    ! spoc: the subject was said twice
    ! hint: leave out -s or the argument
    ? 64
    $ spoc log -m "one" -F text
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64

What it is about, how urgent it is, who works on it:

    $ spoc log -s a --type question --category billing --impact high --urgency high
    #6 P1 new front · a · due 2026-06-05 11:00
    $ spoc log -s b --service laptop --set model=developer --set needed_by=2026-06-12 --tag vip -t new --json | grep -A3 -E '"(type|category|fields|tags)"'
      "type": "request",
      "subject": "b",
      "description": "",
      "status": "new",
    --
      "category": "hardware",
      "cause": null,
      "article": null,
      "team": "front",
    --
      "tags": [
        "new",
        "vip"
      ],
      "fields": {
        "model": "developer",
        "needed_by": "2026-06-12"
      },
    $ spoc log -s c --priority P1 --reason "the board waits" --dry-run | head -1
    a new ticket would be
    $ spoc log -s c --priority P1 -r "the board waits"
    #8 P1 new front · c · due 2026-06-05 11:00
    $ spoc log -s d --priority P1
    ! spoc: a priority by hand needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc log -s e --team network --assign ben
    #9 P2 open network/ben · e · due 2026-06-05 14:00
    $ spoc log -s "VPN f" --no-route
    #10 P2 new nowhere · VPN f · due 2026-06-05 14:00
    $ spoc log -s g --cause cable --parent 1 --confidential --json | grep -E '"(cause|parent|confidential|created|schema)"'
      "schema": "spoc.ticket/1",
      "cause": "cable",
      "confidential": true,
      "created": true,
      "parent": 1,

How it came is `--channel`, else `$SPOC_CHANNEL`, else cli:

    $ spoc log -s h --json | grep '"channel"'
      "channel": "cli",
    $ SPOC_CHANNEL=phone spoc log -s h --json | grep '"channel"'
      "channel": "phone",
    $ SPOC_CHANNEL=phone spoc log -s h --channel desk --json | grep '"channel"'
      "channel": "desk",

Files are kept with it, and an answer at first contact resolves it:

    $ spoc log -s "with a file" --attach text -a people.csv
    #15 P2 new front · with a file · due 2026-06-05 14:00
    $ spoc log -s "how do I print?" --resolve "press the green button"
    #16 P2 resolved front/{user} · how do I print?

Words that are not known are refused with the nearest:

    $ spoc log -s x --team netwrok
    ! spoc: there is no team "netwrok"
    ! hint: did you mean "network"?
    ? 66
    $ spoc log -s x --service laptpo
    ! spoc: there is no service "laptpo"
    ! hint: did you mean "laptop"?
    ? 65
    $ spoc log -s x --impact hgih
    ! spoc: impact cannot be "hgih"
    ! hint: did you mean "high"?
    ? 65
    $ spoc log -s x --service laptop --set model=gold
    ! spoc: model cannot be "gold"
    ! hint: it takes one of standard, developer
    ? 65
    $ spoc log -s x --service laptop --set modle=standard
    ! spoc: service laptop has no field "modle"
    ! hint: did you mean "model"?
    ? 65
    $ spoc log -s x --cause cabel
    ! spoc: there is no cause "cabel"
    ! hint: did you mean "cable"?
    ? 65
    $ spoc log -s x --requester nobody
    ! spoc: there is nobody called "nobody"
    ? 66
    $ spoc log -s x --parent 999
    ! spoc: there is no ticket 999 to be the parent
    ? 66
    $ spoc log -s x --attach nowhere
    ! spoc: cannot open nowhere: No such file or directory
    ? 66

## The same key logs once

    $ spoc log -s "alarm 7" --key mon-7 --json | grep -E '"(id|created)"'
      "id": 17,
      "created": true,
    $ spoc log -s "alarm 7" --key mon-7 --json | grep -E '"(id|created)"'
      "id": 17,
      "created": false,
    $ spoc log -s "alarm 7, still" --key mon-7 --on-known note --quiet
    17
    $ spoc resolve key:mon-7 -m "restarted" --quiet
    17
    $ spoc log -s "alarm 7, again" -k mon-7 --on-known reopen
    #17 P2 open front/{user} · alarm 7 · due 2026-06-05 14:00
    $ spoc log -s "alarm 7, new" -k mon-7 --on-known new --json | grep -A2 -E '"(id|created|key|links)"'
      "id": 18,
      "version": 6,
      "operation": "o24",
    --
      "key": null,
      "created": true,
      "parent": null,
      "children": [],
      "links": [
        {
          "kind": "relates",
          "id": 17
        }
      ],
    $ spoc log -s "x" -k mon-7 --on-known whatever
    ! spoc: --on-known takes ignore, note, reopen, new, not "whatever"
    ? 64

## Nothing happens with --dry-run

    $ spoc log -s "VPN trial" --from rita@example.net --dry-run
    a new ticket would be
      logged as incident: VPN trial for rita@example.net through cli
      priority P2: impact medium and urgency medium give P2 by the matrix
      routed to network by rule vpn: rule "vpn" applies: ticket.text.contains('VPN')
      ada answers for it: of front, for this requester: nobody there logged it or had it
      service level standard
      clock resolution #1 started: 4h
      a notice to requester: acknowledgement
    $ spoc list --status all --quiet | tail -1
    18

## Many

A row of JSON Lines has the options as members. Bad rows are told and left out:

    $ cat > rows.jsonl <<'END'
    > {"subject": "first", "from": "rita@example.net", "tags": ["a"], "key": "r1"}
    > {"subject": "second", "urgnecy": "high"}
    > {"subject": "third", "team": "netwrok"}
    > not json
    > {"subject": "VPN fifth", "impact": "high", "fields": {"x": 1}, "attachments": [{"name": "a.txt", "base64": "aGVsbG8="}]}
    > END
    $ spoc log --jsonl rows.jsonl --rejects bad.jsonl
    19
    20
    ! spoc: row 2: urgnecy: a row has no such member (did you mean "urgency"?)
    ! spoc: row 3: team: there is no team "netwrok" (did you mean "network"?)
    ! spoc: row 4: expected a JSON value, at column 2
    ! 5 rows: 2 logged, 3 rejected
    ? 80
    $ cat bad.jsonl
    {"subject": "second", "urgnecy": "high"}
    {"subject": "third", "team": "netwrok"}
    not json

Who calls the program for somebody else gets them in the answer, each line behind a record separator:

    $ printf 'subject,team\nx,nowhere\n' | spoc log --csv - --rejects - --dry-run 2>/dev/null | tr '\036' '>'
    >subject,team
    >x,nowhere
    $ printf 'subject\nx\n' | spoc log --csv - --rejects - --json
    ! {"schema":"spoc.error/1","code":"usage","exit":64,"message":"rejected rows cannot stand in a JSON document","hint":"name a file: --rejects FILE","where":null}
    ? 64

The same file logs once, also its rows without a key; `--again` logs them again, but not what has a key of its own:

    $ spoc log --jsonl rows.jsonl --quiet 2>/dev/null
    19
    20
    ? 80
    $ spoc log --jsonl rows.jsonl --again --quiet 2>/dev/null
    19
    21
    ? 80

The report as JSON; rows from standard input have no key of their own:

    $ printf '{"subject": "p"}\n{"subjct": "q"}\n' | spoc log --jsonl - --json
    {"schema":"spoc.import/1","rejected":[{"row":2,"column":"subjct","reason":"a row has no such member","hint":"did you mean \"subject\"?"}],"read":2,"accepted":1,"created":1}
    ! spoc: row 2: subjct: a row has no such member (did you mean "subject"?)
    ? 80
    $ printf '{"subject": "p"}\n' | spoc log --jsonl - --dry-run
    ! 1 row: 1 would be logged

Options hold for rows that do not say it themselves:

    $ printf '{"subject": "p", "channel": "chat"}\n{"subject": "q"}\n' | spoc log --jsonl - --channel import --team network --tag bulk --quiet
    23
    24
    $ spoc list --tag bulk --columns subject,channel,team --format csv | tr -d '\r'
    subject,channel,team
    p,chat,network
    q,import,network

A table needs headers that are members, or a map:

    $ printf 'subject;from;urgency\nslow disk;rita@example.net;high\nno mail;;low\n' > plain.csv
    $ spoc log --csv plain.csv
    25
    26
    ! plain.csv is utf-8, separated by ";"
    ! 2 rows: 2 logged
    $ printf 'Number,Short text,Priority\nINC1,bad switch,1 - High\nINC2,bad cable,NULL\n' > export.csv
    $ spoc log --csv export.csv
    ! spoc: the column "Number" is no member of a ticket
    ! hint: say what the columns mean: --map FILE
    ? 65
    $ cat > map.toml <<'END'
    > missing = ["NULL"]
    > [column]
    > key     = "Number"
    > subject = "Short text"
    > urgency = "Priority"
    > [value.urgency]
    > "1 - High" = "high"
    > END
    $ spoc log --csv export.csv --map map.toml
    27
    28
    ! export.csv is utf-8, separated by ","
    ! 2 rows: 2 logged
    $ spoc list --columns subject,key,urgency --format csv --where "ticket.key in ['INC1', 'INC2']" | tr -d '\r'
    subject,key,urgency
    bad switch,INC1,high
    bad cable,INC2,medium

A map is checked whole:

    $ printf 'delimter = ";"\n[column]\nsubjet = "Short text"\n' > wrong.toml
    $ spoc log --csv export.csv --map wrong.toml
    ! wrong.toml:1:1: error: a map has no key "delimter" [unknown-key]
    !   delimter = ";"
    !   ^^^^^^^^
    !   hint: did you mean "delimiter"?
    !
    ! wrong.toml:3:1: error: there is no member "subjet" [unknown-member]
    !   subjet = "Short text"
    !   ^^^^^^
    !   hint: did you mean "subject"?
    !
    ! spoc: the map wrong.toml cannot be used
    ? 65

What is for one ticket is not for many, and the other way round:

    $ spoc log --jsonl rows.jsonl -s x
    ! spoc: --subject is for one ticket
    ! hint: the rows say it themselves
    ? 64
    $ spoc log -s x --again
    ! spoc: --again is for many rows
    ! hint: add --csv FILE or --jsonl FILE
    ? 64
    $ spoc log --jsonl rows.jsonl --csv plain.csv
    ! spoc: rows can come from one place only
    ! hint: use --jsonl or --csv
    ? 64
    $ spoc log --jsonl rows.jsonl --map map.toml
    ! spoc: --map is for --csv
    ! hint: JSON Lines names its members itself
    ? 64
    $ spoc log --jsonl rows.jsonl --rejects bad.jsonl
    ! spoc: bad.jsonl is there already
    ! hint: rejected rows go to a new file
    ? 73
    $ spoc log --jsonl nowhere.jsonl
    ! spoc: cannot open nowhere.jsonl: No such file or directory
    ? 66

## The ticket you changed last

A dot names it, wherever a ticket is named:

    $ spoc log "Switch is loud" --quiet
    29
    $ spoc note . -m "it hums" --quiet
    29
    $ spoc log "Hear it" --parent . --quiet
    30
    $ spoc show . --json | jq -c '[.subject, .parent]'
    ["Hear it",29]
    $ spoc explain . | head -n 3
    priority
      2026-06-05 10:00  it is P2: impact medium and urgency medium give P2 by the matrix
      impact medium and urgency medium give P2 by the matrix  (spoc.toml:23:38)
    $ spoc resolve . -m "A new fan." --quiet
    30
    $ spoc note . -m "x" --as ben
    ! spoc: you have changed no ticket lately
    ! hint: name one by its number: spoc list
    ? 66

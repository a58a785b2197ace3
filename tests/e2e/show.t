# The story of a ticket

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ printf 'adapter 3: link lost\n' > trace.txt
    $ spoc log -s "VPN drops every hour" -m "Since the update it drops every hour." --from ana@example.net --tag home -a trace.txt --key M-1 --as nadia
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-05 11:00
    $ spoc assign 1 --to oscar --as mira -q
    1
    $ SPOC_NOW=2026-06-05T08:10:00Z spoc note 1 -m "Which network are you in?" --public --as oscar
    #1 P2 open network/oscar · VPN drops every hour · due 2026-06-08 10:10
    $ SPOC_NOW=2026-06-05T08:40:00Z spoc note 1 -m "At home, on the cable." --as-requester --as nadia
    #1 P2 open network/oscar · VPN drops every hour · due 2026-06-05 12:40
    $ SPOC_NOW=2026-06-05T08:45:00Z spoc note 1 -m "Perhaps the MTU." --attach trace.txt --spent 15m --as oscar
    #1 P2 open network/oscar · VPN drops every hour · due 2026-06-05 12:40

What the ticket is, what it was promised, and what was said:

    $ spoc show 1 --now 2026-06-05T09:00:00Z
    #1 VPN drops every hour

    status     open
    turn       desk, since 2026-06-05 10:00
    priority   P2 (impact medium, urgency high)
    type       incident
    service    remote_access
    category   network
    team       network
    assignee   oscar
    owner      nadia
    requester  ana@example.net
    channel    cli
    key        M-1
    tags       home
    created    2026-06-05 10:00 (1h ago)
    due        2026-06-05 12:40 (in 1h 40m)

    clock        state    target  used  due
    acknowledge  met      1bh      10m  2026-06-05 11:00 (now)
    response     met      2bh      10m  2026-06-05 12:00 (in 1h)
    resolution   running  8bh       1h  2026-06-08 11:30 (in 3d)
    update       running  1bd      50m  2026-06-08 10:10 (in 2d 23h)
    response #2  running  2bh      20m  2026-06-05 12:40 (in 1h 40m)

    Since the update it drops every hour.

    2026-06-05 10:00 · nadia · requester
      [1] trace.txt (21 bytes)

    2026-06-05 10:10 · oscar · public
      Which network are you in?

    2026-06-05 10:40 · nadia · requester
      At home, on the cable.

    2026-06-05 10:45 · oscar · internal
      Perhaps the MTU.
      [2] trace.txt (21 bytes)

The same by its external key; with the journal of its events:

    $ spoc show key:M-1 --events --now 2026-06-05T09:00:00Z | tail -20
    2026-06-05 10:00 nadia logged as incident: VPN drops every hour for ana@example.net through cli
    2026-06-05 10:00 nadia changed service – → "remote_access" by rule vpn
    2026-06-05 10:00 nadia changed category – → "network" by rule vpn
    2026-06-05 10:00 nadia changed urgency "medium" → "high" by rule vpn
    2026-06-05 10:00 nadia priority P2: impact medium and urgency high give P2 by the matrix
    2026-06-05 10:00 nadia routed to network by rule vpn: rule "vpn" applies: ticket.text.matches("(?i)\bvpn\b") || ticket.service == "remote_access"
    2026-06-05 10:00 nadia assigned to mira (least_loaded): least loaded of 2 eligible in network
    2026-06-05 10:00 nadia nadia answers for it: logged it
    2026-06-05 10:00 nadia service level standard
    2026-06-05 10:00 nadia clock acknowledge #1 started: 1bh in office
    2026-06-05 10:00 nadia clock response #1 started: 2bh in office
    2026-06-05 10:00 nadia clock resolution #1 started: 8bh in office
    2026-06-05 10:00 mira assigned to oscar (hand)
    2026-06-05 10:10 oscar answered: Which network are you in?
    2026-06-05 10:10 oscar clock acknowledge #1 stopped
    2026-06-05 10:10 oscar clock response #1 stopped
    2026-06-05 10:10 oscar clock update #1 started: 1bd in office
    2026-06-05 10:40 nadia the requester says: At home, on the cable.
    2026-06-05 10:40 nadia clock response #2 started: 2bh in office
    2026-06-05 10:45 oscar noted (15m spent) with 1 file: Perhaps the MTU.

Files that came with it, by their number:

    $ spoc show 1 --attachment 1
    adapter 3: link lost
    $ spoc show 1 --attachment 2 -o copy.txt; cmp copy.txt trace.txt
    $ spoc show 1 --attachment 2 --output copy.txt
    ! spoc: copy.txt already exists
    ! hint: choose another name or remove it first
    ? 73
    $ spoc show 1 --attachment 3
    ! spoc: there is no attachment 3
    ! hint: the ticket has 2
    ? 66
    $ spoc show 1 -o copy2.txt
    ! spoc: -o goes with --attachment or --raw
    ! hint: name the attachment: --attachment 1
    ? 64

What was said, byte for byte, for a file or a pipe:

    $ spoc show 1 --raw
    Since the update it drops every hour.
    Which network are you in?
    At home, on the cable.
    Perhaps the MTU.
    $ spoc show 1 --raw -o said.txt; wc -l < said.txt
    4
    $ spoc show 1 --raw --output said.txt
    ! spoc: said.txt already exists
    ! hint: choose another name or remove it first
    ? 73

For programs; absent values are null:

    $ spoc show 1 --json --now 2026-06-05T09:00:00Z | head -60
    {
      "schema": "spoc.ticket/1",
      "id": 1,
      "version": 20,
      "operation": "o8",
      "type": "incident",
      "subject": "VPN drops every hour",
      "description": "Since the update it drops every hour.",
      "status": "open",
      "waiting_on": null,
      "turn": "desk",
      "turn_since": "2026-06-05T08:00:00Z",
      "priority": "P2",
      "impact": "medium",
      "urgency": "high",
      "service": "remote_access",
      "category": "network",
      "cause": null,
      "article": null,
      "team": "network",
      "department": "it",
      "tier": 2,
      "assignee": "oscar",
      "owner": "nadia",
      "reference": null,
      "requester": {
        "person": null,
        "name": null,
        "address": "ana@example.net",
        "department": null
      },
      "participants": [],
      "channel": "cli",
      "recipient": null,
      "language": null,
      "confidential": false,
      "tags": [
        "home"
      ],
      "fields": {},
      "key": "M-1",
      "created": false,
      "parent": null,
      "children": [],
      "links": [],
      "merged_into": null,
      "run": null,
      "step": null,
      "item": null,
      "form": null,
      "checklist": [],
      "due_at": "2026-06-05T10:40:00Z",
      "overdue": false,
      "stalled": [],
      "created_at": "2026-06-05T08:00:00Z",
      "acknowledged_at": "2026-06-05T08:10:00Z",
      "responded_at": "2026-06-05T08:10:00Z",
      "resolved_at": null,
      "closed_at": null,
      "last_activity_at": "2026-06-05T08:45:00Z",
    $ spoc show 1 --format json | python3 -c 'import json,sys; t = json.load(sys.stdin); print(t["conversation"][0]["attachments"]); print(*(e["kind"] for e in t["events"]), sep="\n")'
    [{'name': 'trace.txt', 'type': None, 'size': 21, 'hash': '51beedbedeef5a4477fc166cf0e118976e59c18f01aa707f8fefbeb3a4fa5262'}]
    ticket.logged
    ticket.edited
    ticket.edited
    ticket.edited
    ticket.prioritised
    ticket.routed
    ticket.assigned
    ticket.owned
    sla.chosen
    clock.started
    clock.started
    clock.started
    ticket.assigned
    ticket.noted
    clock.stopped
    clock.stopped
    clock.started
    ticket.noted
    clock.started
    ticket.noted

What is not there:

    $ spoc show 2
    ! spoc: there is no ticket 2
    ? 66
    $ spoc show 2 --json
    ! {"schema":"spoc.error/1","code":"not_found","exit":66,"message":"there is no ticket 2","hint":null,"where":null}
    ? 66
    $ spoc show key:M-2
    ! spoc: there is no ticket with the key "M-2"
    ? 66
    $ spoc show r1
    ! spoc: there is no run r1
    ? 66
    $ spoc show onboarding:E9
    ! spoc: there is no run onboarding:E9
    ? 66
    $ spoc show one
    ! spoc: "one" is no number of a ticket
    ! hint: like 42, #42, key:ABC, r7/payroll, or . for the one you changed last
    ? 64
    $ spoc show
    ! spoc: missing argument ID
    ! hint: usage: spoc show ID… [OPTION…]
    ? 64
    $ spoc show 1 2
    ! spoc: there is no ticket 2
    ? 66

Text from outside cannot reach the terminal, whatever it holds; JSON has it as it came:

    $ spoc log -s "$(printf 'red \033[31malert\033[0m \033]0;title\007')" -m "$(printf 'left \342\200\256 right\n\033[2J')" --as nadia | cat -v
    #2 P3 open service_desk/ida M-BM-7 red M-bM-^PM-^[[31malertM-bM-^PM-^[[0m M-bM-^PM-^[]0;titleM-bM-^PM-^G M-BM-7 due 2026-06-05 14:00
    $ spoc show 2 | head -1 | cat -v
    #2 red M-bM-^PM-^[[31malertM-bM-^PM-^[[0m M-bM-^PM-^[]0;titleM-bM-^PM-^G
    $ spoc show 2 | tail -3 | cat -v

    left \u{202e} right
    M-bM-^PM-^[[2J
    $ spoc show 2 --json | grep -E '^  "(subject|description)"'
      "subject": "red \u001b[31malert\u001b[0m \u001b]0;title\u0007",
      "description": "left ‮ right\n\u001b[2J",

A name that came with a file says what it was called and nothing more; the content is kept once:

    $ printf '{"subject": "x", "key": "files", "from": "ana@example.net", "attachments": [{"name": "../../\\u001b[2J.bashrc", "base64": "aGVsbG8="}, {"name": "b.txt", "base64": "aGVsbG8="}]}\n' | spoc log --jsonl - --as nadia --quiet
    3
    $ spoc show key:files --json | grep -A3 -E '"name": ".*(bashrc|b.txt)"'
              "name": "␛[2J.bashrc",
              "type": null,
              "size": 5,
              "hash": "324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf"
    --
              "name": "b.txt",
              "type": null,
              "size": 5,
              "hash": "324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf"
    --
                "name": "␛[2J.bashrc",
                "size": 5,
                "hash": "324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf"
              },
    --
                "name": "b.txt",
                "size": 5,
                "hash": "324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf"
              }

Several, also by numbers from standard input:

    $ spoc show 1 3 | grep '^#'
    #1 VPN drops every hour
    #3 x
    $ spoc list -q --status all | spoc show - --json | grep -E '^  "(schema|total)"'
      "schema": "spoc.tickets/1",
      "total": 3,
    $ spoc show 1 3 --raw
    ! spoc: --attachment and --raw are about one ticket
    ! hint: name one
    ? 64

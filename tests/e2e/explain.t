# Why

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops every hour" --from ana@example.net --service remote_access --quiet
    1
    $ spoc explain 1
    priority
      2026-06-05 10:00  it is P2: impact medium and urgency high give P2 by the matrix
      impact medium and urgency high give P2 by the matrix  (spoc.toml:154:4)

    promise
      SLA standard: it applies to every ticket that none before it does  (spoc.toml:412:6)

    place
      2026-06-05 10:00  team network by rule "vpn": rule "vpn" applies: ticket.text.matches("(?i)\bvpn\b") || ticket.service == "remote_access"  (spoc.toml:479:1)

    assignee
      2026-06-05 10:00  mira by least_loaded: least loaded of 2 eligible in network

    owner
      2026-06-05 10:00  ida answers for it to the requester until it is closed, wherever it goes: of service_desk, for this requester: nobody there logged it or had it

    status
      2026-06-05 10:00  open; it is the turn of desk

    turn
      2026-06-05 10:00  the turn of desk: it was logged

    permission
      root owns the store
      + take, release, note, wait, resume, resolve, edit, assign, route, watch, close, reopen, cancel, link, merge, escalate: the store's owner

    rules now
      rule "through the personnel address" does not apply: ticket.recipient != null && ticket.recipient.startsWith('hr@')  (spoc.toml:475:9)
      rule "vpn" applies: ticket.text.matches("(?i)\bvpn\b") || ticket.service == "remote_access"  (spoc.toml:481:10)
      asked now they would bring it to network by rule

    candidates now
      + mira: load 4, last one 2026-06-05 10:00
      + oscar: load 0, no ticket yet
      oscar would be chosen: least loaded of 2 eligible in network  (spoc.toml:57:7)

    ladder
      2026-06-08 09:30  resolution@75% is due, measured from 2026-06-05 10:00  (spoc.toml:426:3)
      2026-06-08 11:30  resolution@100% is due, measured from 2026-06-05 10:00  (spoc.toml:427:3)
      2026-06-08 16:30  resolution@+4bh is due, measured from 2026-06-05 10:00  (spoc.toml:428:3)
      2026-06-05 11:00  response@-1bh is due, measured from 2026-06-05 10:00  (spoc.toml:429:3)
      2026-06-05 12:00  response@100% is due, measured from 2026-06-05 10:00  (spoc.toml:430:3)
      2026-06-05 12:00  response@100% when ticket.priority == 'P1' is due, measured from 2026-06-05 10:00  (spoc.toml:431:3)
      vendor@+1bd does not fire: its clock has not started  (spoc.toml:432:3)
      team@100% does not fire: its clock has not started  (spoc.toml:433:3)
      update@100% does not fire: its clock has not started  (spoc.toml:433:68)
      due@75% does not fire: its clock has not started  (spoc.toml:434:3)
      due@100% does not fire: its clock has not started  (spoc.toml:435:3)
      stalled:unowned does not fire: it does not stand still in this way  (spoc.toml:436:3)
      stalled:unacknowledged does not fire: it does not stand still in this way  (spoc.toml:437:3)
      2026-06-09 10:00  stalled:silent is due, measured from 2026-06-05 10:00  (spoc.toml:438:3)
      stalled:overslept does not fire: it does not stand still in this way  (spoc.toml:439:3)
      stalled:unanswered does not fire: it does not stand still in this way  (spoc.toml:440:3)
      stalled:blocked does not fire: it does not stand still in this way  (spoc.toml:441:3)
      stalled:undelivered does not fire: it does not stand still in this way  (spoc.toml:442:3)

    clock acknowledge
      target 1bh = 1h in open time of office, running  (spoc.toml:412:6)
      started 2026-06-05 10:00
        2026-06-05 10:00 to 2026-06-05 11:00  + 1h = 1h
      due 2026-06-05 11:00
      used 0s

    clock response
      target 2bh = 2h in open time of office, running  (spoc.toml:412:6)
      started 2026-06-05 10:00
        2026-06-05 10:00 to 2026-06-05 12:00  + 2h = 2h
      due 2026-06-05 12:00
      used 0s

    clock resolution
      target 8bh = 8h in open time of office, running  (spoc.toml:412:6)
      started 2026-06-05 10:00
        2026-06-05 10:00 to 2026-06-05 15:00  + 5h = 5h
        2026-06-08 08:30 to 2026-06-08 11:30  + 3h = 8h
      due 2026-06-08 11:30
      used 0s

    next
      2026-06-05 11:00  breach of acknowledge
      2026-06-05 11:00  response@-1bh tells team; if ticket.priority in ['P3', 'P4']  (spoc.toml:429:3)
      2026-06-05 12:00  breach of response
      2026-06-05 12:00  response@100% tells owner; routes to backup  (spoc.toml:430:3)
      2026-06-05 12:00  response@100% when ticket.priority == 'P1' tells on_call; if ticket.priority == 'P1'  (spoc.toml:431:3)
      2026-06-08 09:30  resolution@75% tells assignee  (spoc.toml:426:3)
      2026-06-08 11:30  breach of resolution
      2026-06-08 11:30  resolution@100% tells assignee, lead; raises the priority  (spoc.toml:427:3)
      2026-06-08 16:30  resolution@+4bh tells lead; routes to lead  (spoc.toml:428:3)
      2026-06-09 10:00  stalled:silent tells assignee  (spoc.toml:438:3)

    wakes up
      2026-06-05 11:00

One clock, to be checked by hand; parts that count add up to the target:

    $ SPOC_NOW=2026-06-05T09:00:00Z spoc wait 1 --on requester --ask "Which network are you in?" --until 2026-06-10T08:00:00Z --quiet --as pavel
    1
    $ SPOC_NOW=2026-06-08T08:00:00Z spoc resume 1 --quiet --as pavel
    1
    $ export SPOC_NOW=2026-06-08T08:30:00Z
    $ spoc explain 1.resolution
    promise
      SLA standard: it applies to every ticket that none before it does  (spoc.toml:412:6)

    clock resolution
      target 8bh = 8h in open time of office, running  (spoc.toml:412:6)
      started 2026-06-05 10:00
        2026-06-05 10:00 to 2026-06-05 11:00  + 1h = 1h
        2026-06-05 11:00 to 2026-06-08 10:00  waiting on requester
        2026-06-08 10:00 to 2026-06-08 12:00  + 2h = 3h
        2026-06-08 13:00 to 2026-06-08 17:30  + 4h 30m = 7h 30m
        2026-06-09 08:30 to 2026-06-09 09:00  + 30m = 8h
      due 2026-06-09 09:00
      used 1h 30m

    next
      2026-06-08 16:00  resolution@75% tells assignee  (spoc.toml:426:3)
      2026-06-09 09:00  breach of resolution
      2026-06-09 09:00  resolution@100% tells assignee, lead; raises the priority  (spoc.toml:427:3)
      2026-06-09 14:00  resolution@+4bh tells lead; routes to lead  (spoc.toml:428:3)
    $ spoc explain 1.resolution --json
    {
      "schema": "spoc.explain/1",
      "about": "1.resolution",
      "answers": [
        {
          "name": "promise",
          "reasons": [
            {
              "text": "SLA standard: it applies to every ticket that none before it does",
              "at": null,
              "where": {
                "file": "spoc.toml",
                "line": 412,
                "column": 6
              }
            }
          ]
        }
      ],
      "clocks": [
        {
          "name": "resolution",
          "cycle": 1,
          "state": "running",
          "with": null,
          "target": "8bh",
          "target_s": 28800,
          "used_s": 5400,
          "calendar": "office",
          "policy": "standard",
          "where": {
            "file": "spoc.toml",
            "line": 412,
            "column": 6
          },
          "started_at": "2026-06-05T08:00:00Z",
          "due_at": "2026-06-09T07:00:00Z",
          "stopped_at": null,
          "breached_at": null,
          "parts": [
            {
              "from": "2026-06-05T08:00:00Z",
              "to": "2026-06-05T09:00:00Z",
              "counted_s": 3600,
              "sum_s": 3600,
              "pause": null
            },
            {
              "from": "2026-06-05T09:00:00Z",
              "to": "2026-06-08T08:00:00Z",
              "counted_s": 0,
              "sum_s": 3600,
              "pause": "waiting on requester"
            },
            {
              "from": "2026-06-08T08:00:00Z",
              "to": "2026-06-08T10:00:00Z",
              "counted_s": 7200,
              "sum_s": 10800,
              "pause": null
            },
            {
              "from": "2026-06-08T11:00:00Z",
              "to": "2026-06-08T15:30:00Z",
              "counted_s": 16200,
              "sum_s": 27000,
              "pause": null
            },
            {
              "from": "2026-06-09T06:30:00Z",
              "to": "2026-06-09T07:00:00Z",
              "counted_s": 1800,
              "sum_s": 28800,
              "pause": null
            }
          ]
        }
      ],
      "next": [
        {
          "what": "resolution@75%",
          "at": "2026-06-08T14:00:00Z",
          "then": "tells assignee",
          "where": {
            "file": "spoc.toml",
            "line": 426,
            "column": 3
          }
        },
        {
          "what": "breach of resolution",
          "at": "2026-06-09T07:00:00Z",
          "then": null,
          "where": null
        },
        {
          "what": "resolution@100%",
          "at": "2026-06-09T07:00:00Z",
          "then": "tells assignee, lead; raises the priority",
          "where": {
            "file": "spoc.toml",
            "line": 427,
            "column": 3
          }
        },
        {
          "what": "resolution@+4bh",
          "at": "2026-06-09T12:00:00Z",
          "then": "tells lead; routes to lead",
          "where": {
            "file": "spoc.toml",
            "line": 428,
            "column": 3
          }
        }
      ],
      "wake_at": null,
      "steps": []
    }
    $ spoc explain 1.resolutoin
    ! spoc: ticket 1 has no clock "resolutoin"
    ! hint: it has acknowledge, response, resolution, update
    ? 66

A person: load, presence, whether they could get a ticket now:

    $ spoc explain viktor
    load
      0 open tickets
      load 0 of 24: the weights of the tickets whose clock runs
      the desk has never chosen them

    presence
      calendar office is open

    eligibility
      + service_desk: can take a ticket  (spoc.toml:44:7)

    permission
      role requester: sees as far as own; own: close, log, note, rate, reopen, status  (spoc.toml:568:7)
      who it was given to: sees as far as own; own: approve, away, tick, undo, work
      role lead: sees as far as desk; own: undo; department: approve, assign, away, cancel, close, edit, history, merge, override, reopen, report, run, tick, work; desk: escalate, kb, link, log, route, watch  (spoc.toml:576:7)
      role administrator: sees as far as desk; desk: apply, approve, assign, away, backup, cancel, close, deliver, edit, erase, escalate, event, export, history, import, kb, link, log, merge, override, people, reopen, report, route, run, sweep, tick, undo, verify, watch, work  (spoc.toml:588:7)
      leads it
      leads service_desk
    $ spoc explain nobody-here
    ! spoc: there is nobody called "nobody-here"
    ? 66

A run: what each step that is not over waits for, and the command that moves it. A step: when it began or begins, and why not yet:

    $ spoc run start onboarding --set employee.id=E1234 --set employee.name="Mona Fischer" --set employee.private=mona@home.example --set manager=rosa --set start_date=2026-07-01
    r1
    $ spoc explain r1
    waiting
      2026-06-08 10:30  request is active and waits: ticket 2 is not resolved (rosa); spoc resolve 2
      2026-06-08 10:30  approve is pending and waits: a step it needs is not over (request); spoc explain r1/request
      2026-06-08 10:30  contract is pending and waits: a step it needs is not over (approve); spoc explain r1/approve
      2026-06-08 10:30  payroll is pending and waits: a step it needs is not over (contract); spoc explain r1/contract
      2026-06-08 10:30  desk is pending and waits: a step it needs is not over (contract); spoc explain r1/contract
      2026-06-08 10:30  identity is pending and waits: a step it needs is not over (contract); spoc explain r1/contract
      2026-06-08 10:30  laptop is pending and waits: a step it needs is not over (contract); spoc explain r1/contract
      2026-06-08 10:30  access is pending and waits: a step it needs is not over (identity); spoc explain r1/identity
      2026-06-08 10:30  remote_access is pending and waits: a step it needs is not over (identity); spoc explain r1/identity
      2026-06-08 10:30  ready is pending and waits: a step it needs is not over (payroll, desk, identity, laptop, access, remote_access); spoc explain r1/payroll
      2026-06-08 10:30  welcome is pending and waits: a step it needs is not over (ready); spoc explain r1/ready
      2026-06-08 10:30  thirty_days is pending and waits: a step it needs is not over (ready); spoc explain r1/ready
      2026-06-08 10:30  feedback is pending and waits: a step it needs is not over (thirty_days); spoc explain r1/thirty_days
    $ spoc explain r1/request
    step
      a task of workflow onboarding  (workflows/onboarding.toml:40:8)
      2026-06-08 10:30  it began
      2026-06-10 10:30  it is due  (workflows/onboarding.toml:45:10)
      its ticket is 2

    waiting
      2026-06-08 10:30  request is active and waits: ticket 2 is not resolved (rosa); spoc resolve 2
    $ spoc explain r1/access
    step
      a task of workflow onboarding  (workflows/onboarding.toml:109:8)

    waiting
      2026-06-08 10:30  access is pending and waits: a step it needs is not over (identity); spoc explain r1/identity
    $ spoc explain onboarding:E1234/access --json
    {
      "schema": "spoc.explain/1",
      "about": "r1/access",
      "answers": [
        {
          "name": "step",
          "reasons": [
            {
              "text": "a task of workflow onboarding",
              "at": null,
              "where": {
                "file": "workflows/onboarding.toml",
                "line": 109,
                "column": 8
              }
            }
          ]
        }
      ],
      "clocks": [],
      "next": [],
      "wake_at": null,
      "steps": [
        {
          "step": "access",
          "state": "pending",
          "waits_for": {
            "code": "step",
            "who": "identity",
            "since": "2026-06-08T08:30:00Z",
            "command": "spoc explain r1/identity",
            "detail": "a step it needs is not over",
            "until": null
          }
        }
      ]
    }
    $ spoc explain r1/acess
    ! spoc: run r1 has no step "acess"
    ! hint: did you mean "access"?
    ? 66
    $ spoc explain r9
    ! spoc: there is no run r9
    ? 66

A ticket by its key, and none:

    $ spoc log -s "screen is dark" --from ana@example.net --key M-7 --quiet
    3
    $ spoc explain key:M-7 --json | head -4
    {
      "schema": "spoc.explain/1",
      "about": "3",
      "answers": [
    $ spoc explain 99
    ! spoc: there is no ticket 99
    ? 66

After a sweep the ladder says what each rung did, what became one notice, and what is due next:

    $ spoc log -s "printer on floor 3" --from ana@example.net --team desktop --assign pavel --as nadia --quiet --now 2026-06-15T08:00:00Z
    4
    $ spoc escalate --quiet --now 2026-06-19T10:00:00Z
    $ spoc explain 4 --now 2026-06-19T10:00:00Z | grep -E 'fired|passed|resolution@.*due'
      2026-06-17 12:00  resolution@75% fired: tell, told assignee (in one notice with stalled:silent, resolution@100%)
      resolution@75% does not fire: it has fired as often as it may  (spoc.toml:426:3)
      2026-06-18 10:00  resolution@100% fired: tell+raise, told assignee, lead (in one notice with stalled:silent, resolution@75%, resolution@+4bh)
      resolution@100% does not fire: it has fired as often as it may  (spoc.toml:427:3)
      2026-06-18 10:00  resolution@+4bh fired: tell+route, told lead (in one notice with resolution@100%)
      resolution@+4bh does not fire: it has fired as often as it may  (spoc.toml:428:3)
      2026-06-16 09:00  response@-1bh fired: tell, told team (in one notice with stalled:unacknowledged)
      response@-1bh does not fire: it has fired as often as it may  (spoc.toml:429:3)
      2026-06-16 10:00  response@100% fired: tell+route, told owner (in one notice with stalled:unacknowledged)
      response@100% does not fire: it has fired as often as it may  (spoc.toml:430:3)
      2026-06-16 10:00  response@100% when ticket.priority == 'P1' passed: its condition did not hold
      response@100% when ticket.priority == 'P1' does not fire: it has fired as often as it may  (spoc.toml:431:3)
      2026-06-16 15:00  stalled:unacknowledged fired: tell, told team, owner (in one notice with response@-1bh, response@100%)
      stalled:unacknowledged does not fire: it has fired as often as it may  (spoc.toml:437:3)
      2026-06-17 10:00  stalled:silent fired: tell, told assignee (in one notice with resolution@75%, resolution@100%, stalled:silent)
      2026-06-18 10:00  stalled:silent fired for the 2. time: tell, told assignee (in one notice with stalled:silent, resolution@75%, resolution@100%)
      2026-06-19 10:00  stalled:silent fired for the 3. time: tell, told assignee (in one notice with stalled:silent, resolution@75%, resolution@100%)
      stalled:silent does not fire: it has fired as often as it may  (spoc.toml:438:3)

A service may start a workflow. Who is nobody of the directory is not turned away; somebody of it is told what is missing:

    $ spoc log -s "a phone for the fair" --service equipment --set item=phone --set needed_by=+5bd --from buyer@customer.example --now 2026-06-22T08:00:00Z -q
    5
    $ spoc explain 5 --now 2026-06-22T08:00:00Z | sed -n '/^workflow/,/^$/p'
    workflow
      2026-06-22 10:00  Workflow equipment_request was not started, because buyer@customer.example is nobody of the directory: the inputs cannot be used: employee: is missing  (spoc.toml:223:10)
    $ spoc log -s "a phone" --service equipment --set item=phone --set needed_by=tomorrow --from ana --now 2026-06-22T08:00:00Z -q
    6
    $ spoc show 6 --now 2026-06-22T08:00:00Z | grep needed_by
    needed_by  2026-06-23
    $ spoc run list -q
    r1
    r2
    $ spoc log -s "a phone" --service equipment --from ana --now 2026-06-22T08:00:00Z -q
    ! spoc: spoc.toml:235:57: the workflow of service equipment needs item: ticket.fields.item has no value
    !     with  = { employee = "ticket.requester.person", item = "ticket.fields.item", needed_by = "ticket.fields.needed_by", why = "ticket.subject" }
    !                                                             ^
    ! hint: give it with --set
    ? 65

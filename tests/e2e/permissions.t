# Who may see and do what

    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc log "Printer jams" --from ana --quiet
    1

Who asked is told how it stands, and answers; nothing else. What is seen and may not be done is refused with the reason.

    $ spoc list --as ana
    #  prio  status  team          assignee  due                       subject
    1  P3    open    service_desk  ida       2026-06-08 14:00 (in 5h)  Printer jams
    $ spoc note 1 -m "It smokes now." --as ana --dry-run
    ticket 1 would be
      the requester says: It smokes now.
      the rest is for those who answer it
    $ spoc log -s "Broken again" --as ana --dry-run
    a new ticket would be
      logged as incident: Broken again for Ana Silva through cli
      the rest is for those who answer it
    $ spoc note 1 -m "It smokes now." --as ana
    #1 P3 open service_desk/ida · Printer jams · due 2026-06-08 14:00
    $ spoc note 1 -m "Drum is worn, says nobody aloud." --as nadia --quiet
    1
    $ spoc show 1 --as ana
    #1 Printer jams

    status     open
    turn       desk, since 2026-06-08 09:00
    priority   P3 (impact medium, urgency medium)
    type       incident
    team       service_desk
    assignee   ida
    owner      ida
    requester  Ana Silva <ana@example.org>
    channel    cli
    created    2026-06-08 09:00 (now)
    due        2026-06-08 14:00 (in 5h)

    2026-06-08 09:00 · ana · requester
      It smokes now.
    $ spoc take 1 --as ana
    ! spoc: ana may not take ticket 1
    ! hint: who it was given to: take as far as own
    ? 77
    $ spoc explain 1 --as ana
    ! spoc: ana is told how ticket 1 stands, not why
    ! hint: spoc show 1
    ? 77
    $ spoc log "Somebody's keyboard" --from nadia --as ana
    ! spoc: ana may log only what they ask for themselves
    ! hint: leave out --requester
    ? 77
    $ spoc log "My keyboard" --team network --as ana
    ! spoc: ana may not route
    ! hint: no role of ana has route
    ? 77
    $ spoc report summary --as ana
    ! spoc: ana may not report
    ! hint: no role of ana has report
    ? 77
    $ spoc verify --as nadia
    ! spoc: nadia may not verify
    ! hint: no role of nadia has verify
    ? 77

Confidential is stronger than any role: of a team, a service, or one ticket. What is hidden is answered like a number that does not
exist.

    $ spoc log "A colleague" --service employee_concern --from ana --as nadia
    #2 P2 new confidential · A colleague · due 2026-06-08 11:00
    $ spoc log "Pay slip of Mona" --confidential --team payroll --quiet
    3
    $ spoc edit 1 --set confidential=true --quiet
    1
    $ spoc list --as viktor
    #  prio  status  team          assignee  due                       subject
    1  P3    open    service_desk  ida       2026-06-08 14:00 (in 5h)  Printer jams
    $ spoc list --as helene --columns id,team,subject
    #  team                subject
    2  employee_relations  A colleague
    3  payroll             Pay slip of Mona
    $ spoc show 3 --as viktor
    ! spoc: there is no ticket 3
    ? 66
    $ spoc show 99 --as viktor
    ! spoc: there is no ticket 99
    ? 66
    $ spoc take 3 --as nadia
    ! spoc: there is no ticket 3
    ? 66
    $ spoc list --team employee_relations --as viktor
    ! spoc: there is no team "employee_relations"
    ? 66
    $ spoc catalog teams --as viktor --columns name,members --limit 9
    name          members
    service_desk  ida, jonas, nadia, viktor
    desktop       ida, pavel, tomas
    network       mira, oscar
    identity      felix, selma
    access        felix, selma
    acme_telecom
    hr            bruno, carla, helene
    payroll       bruno, carla
    workplace     walter, yusuf
    ! 6 more
    $ spoc show 2 --as ana
    #2 A colleague

    status     new
    turn       desk, since 2026-06-08 09:00
    priority   P2 (impact medium, urgency high)
    type       complaint
    service    employee_concern
    category   personnel
    requester  Ana Silva <ana@example.org>
    channel    cli
    created    2026-06-08 09:00 (now)
    due        2026-06-08 11:00 (in 2h)

Why somebody may:

    $ spoc explain nadia
    load
      0 open tickets
      load 0 of 20: the weights of the tickets whose clock runs
      the desk has never chosen them

    presence
      calendar office is open

    eligibility
      + service_desk: can take a ticket  (spoc.toml:44:7)

    permission
      role requester: sees as far as own; own: close, log, note, rate, reopen, status  (spoc.toml:568:7)
      who it was given to: sees as far as own; own: approve, away, tick, undo, work
      role agent: sees as far as desk; own: away, undo; team: approve, tick; department: assign, cancel, close, edit, history, merge, reopen, report, work; desk: escalate, kb, link, log, route, watch  (spoc.toml:572:7)
    $ spoc explain 1 --as nadia | sed -n '/^permission/,/^$/p'
    permission
      it is confidential; it is with service_desk of it, ida works on it; nadia sees all of it
      + take, release, note, wait, resume, resolve, edit, assign, close, reopen, cancel, merge: role agent has it as far as department  (spoc.toml:572:7)
      + route, watch, link, escalate: role agent has it as far as desk  (spoc.toml:572:7)

The caller who owns the store may do all; `--as` brings the rights of that person, and nobody else may use it.

    $ spoc explain 3 | sed -n '/^permission/,/^$/p'
    permission
      root owns the store
      + take, release, note, wait, resume, resolve, edit, assign, route, watch, close, reopen, cancel, link, merge, escalate: the store's owner
    $ spoc apply --yes --as viktor
    the files are in force already
    $ spoc apply --yes --as nadia
    ! spoc: nadia may not apply
    ! hint: no role of nadia has apply
    ? 77
    $ spoc people sync people.csv --as nadia
    ! spoc: nadia may not people
    ! hint: no role of nadia has people
    ? 77
    $ spoc escalate --as nadia
    ! spoc: nadia may not sweep
    ! hint: no role of nadia has sweep
    ? 77
    $ spoc deliver --as nadia
    ! spoc: nadia may not deliver
    ! hint: no role of nadia has deliver
    ? 77

What concerns the desk as a whole is for whom policy gives it to:

    $ for verb in "backup copy.db" "export" "erase ana --yes" "health" "verify"; do spoc $verb --as nina; echo $?; done 2>&1 | grep -v hint
    spoc: nina may not backup
    77
    spoc: nina may not export
    77
    spoc: nina may not erase
    77
    spoc: nina may not verify
    77
    spoc: nina may not verify
    77

Somebody who follows a ticket is told what its requester is told; who is consulted sees all of it; people say when they are away
themselves.

    $ spoc log "Lens is scratched" --team engineering --quiet
    4
    $ spoc watch 4 ana --quiet
    4
    $ spoc note 4 -m "Between us: our fault." --as samir --quiet
    4
    $ spoc show 4 --as ana | grep -c fault
    0
    ? 1
    $ spoc rate 4 --score 5 --as ana
    ! spoc: ana may not rate ticket 4
    ! hint: role requester: rate as far as own
    ? 77
    $ spoc away ana --until 2026-06-20 --as ana
    ana is away from 2026-06-08 09:00 until 2026-06-21 00:00; nobody covers
    $ spoc away nadia --until 2026-06-20 --as ana
    ! spoc: ana may not say when nadia is away
    ! hint: they may themselves
    ? 77
    $ spoc status 3 --as nadia
    ! spoc: there is no ticket 3
    ? 66
    $ spoc next --as ana
    ! nothing waits for ana
    ? 1

What somebody else's ticket is called is not told: for who cannot see it the key is free, and theirs from then on.

    $ spoc log -s "mine" --key secret-1 --confidential --as ana -q
    5
    $ spoc log -s "mine too" --key secret-1 --as carla --json | grep -E '"(id|key|created)"'
      "id": 6,
      "key": "secret-1",
      "created": true,
    $ spoc log -s "mine too" --key secret-1 --as carla --json | grep -E '"(id|created)"'
      "id": 6,
      "created": false,
    $ spoc show key:secret-1 --as carla | head -1
    #6 mine too
    $ spoc list --where "ticket.key == 'secret-1'" --columns id,key --as carla
    #  key
    6  secret-1

# Another version of a workflow

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/visit.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A visit"
    > owner = "facilities"
    > key = "inputs.guest"
    > anchor = "inputs.day"
    > [inputs.guest]
    > type = "string"
    > [inputs.day]
    > type = "date"
    > [steps.ask]
    > team = "workplace"
    > title = "Ask {{ inputs.guest }}"
    > form = { size = "string" }
    > [steps.room]
    > team = "workplace"
    > needs = ["ask"]
    > title = "Book a room"
    > text = "It must be {{ steps.ask.outputs.size }}."
    > due = "anchor - 2bd"
    > checklist = ["booked"]
    > [steps.tour]
    > team = "workplace"
    > needs = ["room"]
    > END
    $ spoc apply --yes > /dev/null
    $ for guest in Ann Bo Cy; do spoc run start visit -s guest=$guest -s day=2026-06-19; done
    r1
    r2
    r3
    $ spoc done visit:Bo/ask --set size=large -q
    2
    $ spoc done visit:Cy/ask --set size=small -q
    3
    $ spoc tick visit:Cy/room 1 -q
    5
    $ spoc done visit:Cy/room -q
    5

The file is edited. Which runs could follow it, and why not, can be asked before it is in force:

    $ sed -i 's/title = "Book a room"/title = "Reserve a room"/; s/anchor - 2bd/anchor - 1bd/; s/checklist = \["booked"\]/checklist = ["booked", "coffee ordered"]\nform = { room = "string" }/' workflows/visit.toml
    $ printf '[steps.badge]\nteam = "workplace"\nneeds = ["ask"]\ntitle = "Print a badge"\n' >> workflows/visit.toml
    $ spoc run list -q | spoc run migrate - --to workflows/visit.toml --dry-run
    r1 visit:Ann compliant
    r2 visit:Bo replanned
    r3 visit:Cy replanned
      room: it was not asked for room (spoc run redo r3/room -m WHY does it again)
    ! 3 runs: 1 compliant, 2 replanned
    $ spoc run migrate visit:Bo --to workflows/visit.toml --dry-run
    r2 visit:Bo replanned

    step          state        was                           is
    room          active       2026-06-17 17:30 (in 12d 7h)  2026-06-18 17:30 (in 13d 7h)
    tour          pending      2026-06-17 17:30 (in 12d 7h)  2026-06-18 17:30 (in 13d 7h)
    badge         new, active
    expected end               2026-06-17 17:30 (in 12d 7h)  2026-06-18 17:30 (in 13d 7h)
    $ spoc run migrate visit:Bo --to workflows/visit.toml
    ! spoc: workflows/visit.toml is not the visit that is in force
    ! hint: put it into workflows/visit.toml and in force with spoc apply; --dry-run shows now what would move
    ? 79
    $ spoc apply --yes > /dev/null
    $ spoc run migrate visit:Ann visit:Bo visit:Cy --to workflows/visit.toml --reason "coffee for guests"
    r1 visit:Ann compliant
    r2 visit:Bo replanned
    r3 visit:Cy replanned
      room: it was not asked for room (spoc run redo r3/room -m WHY does it again)
    ! 3 runs: 1 compliant, 2 replanned
    $ spoc run show visit:Bo | tail -5
    step   state    ticket  who        due                           waits for
    ask    done     #2      workplace
    room   active   #4      workplace  2026-06-18 17:30 (in 13d 7h)  ticket 4 is not resolved
    tour   pending          workplace                                step room
    badge  active   #7      workplace                                ticket 7 is not resolved
    $ spoc show r2/room
    #4 Reserve a room

    status    open
    turn      desk, since 2026-06-05 10:00
    priority  P3 (impact medium, urgency medium)
    type      task
    team      workplace
    assignee  yusuf
    channel   workflow
    run       r2/room
    created   2026-06-05 10:00 (now)
    due       2026-06-18 17:30 (in 13d 7h)

    clock  state    target            used  due
    due    running  2026-06-18 17:30    0s  2026-06-18 17:30 (in 13d 7h)

    [ ] booked (1)
    [ ] coffee ordered (2)

    It must be large.
    $ spoc history r2 | tail -5
    55 2026-06-05 10:00 r2 {user}: step ask done {"size":"large"}
    56 2026-06-05 10:00 r2 workflow: step room began as ticket 4 with workplace
    87 2026-06-05 10:00 r2 {user}: now follows version ca00ae91d7d9: coffee for guests
    88 2026-06-05 10:00 r2 workflow: step room replanned, due 2026-06-18T15:30:00Z: coffee for guests
    89 2026-06-05 10:00 r2 workflow: step badge began as ticket 7 with workplace
    $ spoc run migrate visit:Bo
    r2 visit:Bo follows that version already
    $ spoc done visit:Bo/room
    ! spoc: ticket 4 has open items: 1, 2
    ! hint: tick them: spoc tick 4 1
    ? 79
    $ spoc tick visit:Bo/room 1 2 -q
    4
    $ spoc done visit:Bo/room --set room=A12
    #4 P3 closed workplace/yusuf · Reserve a room
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

What has happened must fit. A run in which it does not stays as it is, and the others go on:

    $ cp workflows/visit.toml before.toml
    $ sed -i 's/^needs = \["room"\]/needs = ["room", "lunch"]/; s/size = "string"/size = "int"/' workflows/visit.toml
    $ printf '[steps.lunch]\nteam = "workplace"\n[inputs.city]\ntype = "string"\n' >> workflows/visit.toml
    $ spoc apply --yes > /dev/null
    $ spoc run migrate r1 r2 r3 --dry-run
    r1 visit:Ann impossible
      inputs.city: is missing (give it: --set city=VALUE)
    r2 visit:Bo impossible
      inputs.city: is missing (give it: --set city=VALUE)
      ask: its answer does not fit the new form: size: must be a whole number (spoc run redo r2/ask -m WHY does it again)
      tour: it has begun, and in the new version it begins only after lunch
    r3 visit:Cy impossible
      inputs.city: is missing (give it: --set city=VALUE)
      ask: its answer does not fit the new form: size: must be a whole number (spoc run redo r3/ask -m WHY does it again)
      room: it was not asked for room (spoc run redo r3/room -m WHY does it again)
      tour: it has begun, and in the new version it begins only after lunch
    ! 3 runs: 3 impossible
    ! spoc: run r1 cannot be migrated: inputs.city: is missing
    ! hint: give it: --set city=VALUE
    ! spoc: run r2 cannot be migrated: inputs.city: is missing
    ! hint: give it: --set city=VALUE
    ! spoc: run r3 cannot be migrated: inputs.city: is missing
    ! hint: give it: --set city=VALUE
    ? 80
    $ spoc run migrate r1 r2 r3 --set city=Berlin
    r1 visit:Ann replanned
    r2 visit:Bo impossible
      ask: its answer does not fit the new form: size: must be a whole number (spoc run redo r2/ask -m WHY does it again)
      tour: it has begun, and in the new version it begins only after lunch
    r3 visit:Cy impossible
      ask: its answer does not fit the new form: size: must be a whole number (spoc run redo r3/ask -m WHY does it again)
      room: it was not asked for room (spoc run redo r3/room -m WHY does it again)
      tour: it has begun, and in the new version it begins only after lunch
    ! 3 runs: 1 replanned, 2 impossible
    ! spoc: run r2 cannot be migrated: ask: its answer does not fit the new form: size: must be a whole number
    ! hint: spoc run redo r2/ask -m WHY does it again
    ! spoc: run r3 cannot be migrated: ask: its answer does not fit the new form: size: must be a whole number
    ! hint: spoc run redo r3/ask -m WHY does it again
    ? 80
    $ spoc run show r1 | sed -n 3,8p
    state   running
    inputs  guest=Ann, day=2026-06-19, city=Berlin
    opened  2026-06-05 10:00 (now)
    anchor  2026-06-19 08:30 (in 13d 22h)

    step   state    ticket  who        due  waits for
    $ spoc run migrate r2 --set city=Berlin
    ! spoc: run r2 cannot be migrated: ask: its answer does not fit the new form: size: must be a whole number
    ! hint: spoc run redo r2/ask -m WHY does it again
    ? 79
    $ spoc run migrate r1 r2 --set city=Berlin --json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], [(r["run"], r["fitness"], r["known"], [f["why"] for f in r["findings"]]) for r in d["runs"]])'
    spoc.migration/1 [('r1', 'compliant', True, []), ('r2', 'impossible', False, ['its answer does not fit the new form: size: must be a whole number', 'it has begun, and in the new version it begins only after lunch'])]
    ! spoc: run r2 cannot be migrated: ask: its answer does not fit the new form: size: must be a whole number
    ! hint: spoc run redo r2/ask -m WHY does it again
    $ cp before.toml workflows/visit.toml && spoc apply --yes > /dev/null
    $ spoc run migrate r1 -r "back again" -q
    ! spoc: run r1 cannot be migrated: lunch: it is active, and the new version has it no more
    ? 79
    $ spoc run show r1 | sed -n 3,4p
    state   running
    inputs  guest=Ann, day=2026-06-19, city=Berlin
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

A step that is begun cannot go, and one that waits to begin can:

    $ sed 's/steps.ask\]/steps.request]/; s/"ask"/"request"/; s/steps\.ask\./steps.request./' workflows/visit.toml > other.toml
    $ spoc run migrate r1 --to other.toml --dry-run
    r1 visit:Ann impossible
      inputs.city: the new version has no such input
      ask: it is active, and the new version has it no more
      lunch: it is active, and the new version has it no more
    ! spoc: run r1 cannot be migrated: ask: it is active, and the new version has it no more
    ? 80
    $ echo 'spoc = 2' > broken.toml
    $ spoc run migrate r1 --to broken.toml --dry-run
    ! spoc: broken.toml:1:1: the workflow has no steps
    !     spoc = 2
    !     ^
    ! hint: [steps.first] with a team or somebody to assign
    ? 78
    $ spoc run migrate r1 --to nowhere.toml
    ! spoc: cannot open nowhere.toml: No such file or directory
    ? 66
    $ spoc run migrate r99
    ! spoc: there is no run r99
    ? 66
    $ spoc run cancel r1 -m "she is ill" -q
    r1
    $ spoc run migrate r1 --dry-run --to other.toml
    r1 visit:Ann impossible
      it is cancelled
    ! spoc: run r1 cannot be migrated: it is cancelled
    ? 80
    $ spoc run migrate r2 --as ana
    ! spoc: ana may not run
    ! hint: no role of ana has run
    ? 77

What moves a run is not undone, and says what leads back:

    $ spoc run migrate r2 -s day=2026-06-26 -q
    r2
    $ spoc undo
    ! spoc: operation o23 is "run migrate": what moves a run cannot be undone
    ! hint: put the older version in force again, and migrate back
    ? 79

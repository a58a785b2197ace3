# Events from outside

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat >> spoc.toml <<'END'
    >
    > [event."parcel.arrived"]
    > fields = { order = "string", shelf = "string?" }
    > keep = "30d"
    > END
    $ cat > workflows/parcel.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A parcel"
    > owner = "facilities"
    > key = "inputs.order"
    > [inputs.order]
    > type = "string"
    > [steps.arrival]
    > kind = "wait"
    > event = "parcel.arrived"
    > match = "event.order == inputs.order"
    > due = "activated + 5d"
    > on_timeout = "escalate"
    > team = "workplace"
    > [steps.unpack]
    > team = "workplace"
    > needs = ["arrival"]
    > title = "Unpack {{ inputs.order }}"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start parcel --set order=P1 --as helene
    r1
    $ spoc run start parcel --set order=P2 --as helene
    r2
    $ spoc event put parcel.arrived --id S-1 --data '{"order": "P1", "shelf": "B"}'
    r1 parcel:P1 running
    #1 P3 open workplace/walter · Unpack P1
    $ spoc run show r1 | tail -3
    step     state   ticket  who        due                       waits for
    arrival  done            workplace  2026-06-10 10:00 (in 5d)
    unpack   active  #1      workplace                            ticket 1 is not resolved
    $ spoc event put parcel.arrived --id S-1 --data '{"order": "P1", "shelf": "B"}'
    ! parcel.arrived S-1 came before
    $ spoc event put parcel.arrived --id S-1 --data '{"order": "P2"}'
    ! spoc: event parcel.arrived S-1 came before, with other data
    ! hint: give it another --id
    ? 79

One that fits no run is kept and listed; a run that begins later takes it:

    $ spoc event put parcel.arrived --id S-3 --data '{"order": "P3"}'
    ! parcel.arrived S-3 is kept: no run waits for it
    $ spoc event list
    event           id   came                    kept until                 taken  data
    parcel.arrived  S-3  2026-06-05 10:00 (now)  2026-07-05 10:00 (in 30d)  no     {"order":"P3"}
    $ spoc run start parcel --set order=P3 --as helene
    r3
    $ spoc run show r3 | tail -3
    step     state   ticket  who        due                       waits for
    arrival  done            workplace  2026-06-10 10:00 (in 5d)
    unpack   active  #2      workplace                            ticket 2 is not resolved
    $ spoc event list
    ! every event was taken
    $ spoc event list --all --json
    {"schema":"spoc.events/1","total":2,"events":[{"event":"parcel.arrived","id":"S-1","at":"2026-06-05T08:00:00Z","keep_until":"2026-07-05T08:00:00Z","taken":true,"data":{"order":"P1","shelf":"B"}},{"event":"parcel.arrived","id":"S-3","at":"2026-06-05T08:00:00Z","keep_until":"2026-07-05T08:00:00Z","taken":true,"data":{"order":"P3"}}]}
    $ spoc event list --all --quiet
    parcel.arrived S-1
    parcel.arrived S-3

    $ spoc event put parcel.arrived --id S-9 --data '{"order": "P2"}' --dry-run
    r2 parcel:P2 running
    #3 P3 open workplace/walter · Unpack P2
    $ echo '{"order": "P9"}' > arrived.json
    $ spoc event put parcel.arrived --id S-9 --data arrived.json --json
    {"schema":"spoc.runs/1","total":0,"runs":[]}
    ! parcel.arrived S-9 is kept: no run waits for it

What does not fit is refused:

    $ spoc event put parcel.arived --id S-4
    ! spoc: there is no event "parcel.arived"
    ! hint: did you mean "parcel.arrived"?
    ? 66
    $ spoc event put parcel.arrived --id S-4 --data '{"ordr": "P1"}'
    ! spoc: event parcel.arrived does not fit: order: a value is missing; ordr: the event has no such field
    ? 65
    $ spoc event put parcel.arrived --data '{"order": "P1"}'
    ! spoc: an event has an id of its own
    ! hint: --id I: the same id is the same event
    ? 64

When the event does not come, a team is asked for what it would have said:

    $ spoc explain r2/arrival
    step
      a wait of workflow parcel  (workflows/parcel.toml:8:8)
      2026-06-05 10:00  it began
      2026-06-10 10:00  it is due  (workflows/parcel.toml:12:7)

    waiting
      2026-06-05 10:00  arrival is active and waits: the event parcel.arrived order="P2" has not come (parcel.arrived); spoc event put parcel.arrived --id … --data …

    wakes up
      2026-06-10 10:00
    $ export SPOC_NOW=2026-06-11T08:00:00Z
    $ spoc escalate --quiet
    $ spoc list --run r2 --columns id,step,team,subject
    #  step     team       subject
    3  arrival  workplace  arrival
    $ spoc resolve $(spoc list --run r2 -q) --set order=P2 --as walter
    #3 P3 closed workplace/walter · arrival
    $ spoc run show r2 | tail -3
    step     state   ticket  who        due  waits for
    arrival  done    #3      workplace
    unpack   active  #4      workplace       ticket 4 is not resolved
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

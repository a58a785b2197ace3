# What of a run applies, and what is taken back

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/car.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A car"
    > owner = "facilities"
    > on_cancel = "compensate"
    > [inputs.car]
    > type = "bool"
    > [inputs.remote]
    > type = "bool"
    > [steps.permit]
    > team = "hr"
    > compensate = { task = { team = "hr", title = "Give the permit back", due = "activated + 1bd" } }
    > [steps.car]
    > team = "workplace"
    > when = "inputs.car"
    > compensate = { task = { team = "workplace", title = "Return the car" } }
    > checklist = ["key", { id = "card", text = "fuel card", when = "!inputs.remote" }, { id = "screen", text = "a screen", when = "inputs.remote" }]
    > [steps.parking]
    > team = "workplace"
    > needs = ["permit"]
    > when = "!inputs.remote"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start car --set car=true --set remote=true -q
    r1

A step that will be skipped says so before its turn; items of a list that are left out are named:

    $ spoc explain r1/parking
    step
      a task of workflow car  (workflows/car.toml:18:8)
      only when !inputs.remote: by what is known now it will be skipped  (workflows/car.toml:21:8)

    waiting
      2026-06-05 10:00  parking is pending and waits: a step it needs is not over (permit); spoc explain r1/permit
    $ spoc explain r1/car
    step
      a task of workflow car  (workflows/car.toml:13:8)
      only when inputs.car  (workflows/car.toml:15:8)
      2026-06-05 10:00  it began
      its ticket is 2
      item card is asked for only when !inputs.remote: it is left out  (workflows/car.toml:17:63)
      item screen is asked for only when inputs.remote: it is  (workflows/car.toml:17:126)

    waiting
      2026-06-05 10:00  car is active and waits: ticket 2 is not resolved (workplace); spoc resolve 2
    $ spoc run graph r1
    ---
    title: "r1 car#58; running"
    ---
    flowchart TD
      n0["permit<br/>hr<br/>active #35;1"]:::active
      n1["car<br/>workplace<br/>0 of 2 ticked, 1 left out<br/>active #35;2"]:::active
      n2["parking<br/>workplace<br/>when #33;inputs.remote<br/>will be skipped"]:::skipped
      n0 --> n2
      classDef active fill:#ddf4ff,stroke:#0969da,color:#1f2328
      classDef skipped fill:#f6f8fa,stroke:#8c959f,color:#1f2328

What takes a step back is explained like any step:

    $ spoc done r1/permit --as bruno -q && spoc run amend r1 --set car=false -q
    1
    r1
    $ spoc explain r1/undo:car
    step
      it takes back car of workflow car  (workflows/car.toml:13:8)
      2026-06-05 10:00  it began
      its ticket is 3

    waiting
      2026-06-05 10:00  undo:car is active and waits: ticket 3 is not resolved (workplace); spoc resolve 3
    $ spoc explain r1
    waiting
      2026-06-05 10:00  undo:car is active and waits: ticket 3 is not resolved (workplace); spoc resolve 3
    $ spoc run graph r1 | grep car
    title: "r1 car#58; running"
      n1["car<br/>workplace<br/>0 of 2 ticked, 1 left out<br/>taken back#58; active #35;3<br/>withdrawn #35;2"]:::skipped
    $ spoc explain r1/undo:nothing
    ! spoc: run r1 has no step "undo:nothing"
    ? 66
